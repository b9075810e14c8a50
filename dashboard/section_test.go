package dashboard_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// service has two chains that share a step, two KPIs in the other order than their
// IDs, and one step and one department outside the chains.
func service() chain.Model {
	goal := func(p chain.Place, id string) chain.Goal {
		return chain.Goal{At: p, KPI: id, Target: d("100"), Amber: kpi.AtLeast(d("50"))}
	}
	m := chain.Model{
		KPIs: []kpi.Indicator{{ID: "y", Name: "Why", Across: kpi.Min}, {ID: "x"}, {ID: "skill"}},
		Units: []chain.Unit{
			{ID: "front"}, {ID: "left", Parent: "front"}, {ID: "right", Parent: "front"}, {ID: "back"},
		},
		Steps: []chain.Step{
			{ID: "file", By: []chain.Assignment{{Unit: "back"}}},
			{ID: "listen", By: []chain.Assignment{{Unit: "front"}}},
			{ID: "solve", By: []chain.Assignment{{Unit: "front"}, {Unit: "back"}}},
			{ID: "bill", By: []chain.Assignment{{Unit: "back"}}},
		},
		Chains: []chain.Chain{
			{ID: "ask", Name: "Question", Question: "How?", Links: chain.Sequence("listen", "solve")},
			{ID: "claim", Links: chain.Sequence("solve", "bill", "listen"),
				Scorecard: kpi.Scorecard{Items: []kpi.Item{{KPI: "y"}}}},
			{ID: "one", Links: chain.Sequence("bill")},
		},
		Goals: []chain.Goal{
			goal(chain.Place{Unit: "front"}, "y"),
			goal(chain.Place{Chain: "claim", Step: "solve"}, chain.Passes),
			goal(chain.Place{Chain: "one", Step: "bill"}, chain.Passes),
		},
	}
	for _, c := range m.Chains {
		m.Goals = append(m.Goals, goal(chain.Whole(c.ID), "x"), goal(chain.Whole(c.ID), "y"))
	}
	for _, s := range m.Steps {
		m.Goals = append(m.Goals, goal(chain.At(s.ID), "x"), goal(chain.At(s.ID), "y"))
	}
	for k := range m.Goals {
		if m.Goals[k].KPI == chain.Passes {
			m.Goals[k].Amber, m.Goals[k].Target = kpi.AtMost(d("2")), d("1")
		}
	}
	return m
}

// outline writes which tiles are where, and no more of them than that.
func outline(b *dashboard.Board) string {
	var all []string
	for _, s := range b.Sections {
		line := fmt.Sprintf("%s(%s)", s.Chain, s.Name)
		for _, l := range lists(s) {
			if len(l.tiles) > 0 {
				line += " " + l.name + ":"
			}
			for _, t := range l.tiles {
				line += " " + t.At.String() + "=" + t.KPI
			}
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

// Which places each audience sees, in which list and order.
func TestSections(t *testing.T) {
	const (
		askWhole, claimWhole = "ask=y ask=x", "claim=y claim=x"
		claimParts           = " parts: claim/solve=passes /solve=y /solve=x /bill=y /bill=x /listen=y /listen=x"
		solveParts           = " parts: /solve/front=y /solve/back=y"
	)
	tests := []struct {
		audience chain.Place
		want     []string
	}{
		{chain.Place{}, []string{
			"ask(Question) own: " + askWhole + " parts: /listen=y /listen=x /solve=y /solve=x",
			"claim(claim) own: " + claimWhole + claimParts,
			"one(one) own: one=y one=x parts: one/bill=passes",
		}},
		{chain.Whole("claim"), []string{
			"claim(claim) own: " + claimWhole + claimParts,
		}},
		{chain.At("solve"), []string{
			"ask(Question) shared: " + askWhole + " own: /solve=y /solve=x" + solveParts,
			"claim(claim) shared: " + claimWhole + " own: claim/solve=passes /solve=y /solve=x" + solveParts,
		}},
		{chain.At("listen"), []string{ // one department does it
			"ask(Question) shared: " + askWhole + " own: /listen=y /listen=x",
			"claim(claim) shared: " + claimWhole + " own: /listen=y /listen=x",
		}},
		{chain.Place{Chain: "claim", Step: "solve"}, []string{
			"claim(claim) shared: " + claimWhole + " own: claim/solve=passes /solve=y /solve=x" + solveParts,
		}},
		{chain.At("file"), []string{"() own: /file=y /file=x"}},
		{chain.Place{Unit: "front"}, []string{
			"ask(Question) shared: " + askWhole + " own: /listen/front=y /solve/front=y" +
				" parts: /listen/left=y /listen/right=y /solve/left=y /solve/right=y",
			"claim(claim) shared: " + claimWhole + " own: /solve/front=y /listen/front=y" +
				" parts: /solve/left=y /solve/right=y /listen/left=y /listen/right=y",
			"() own: //front=y parts: //left=y //right=y",
		}},
		{chain.Place{Unit: "left"}, []string{
			"ask(Question) shared: " + askWhole + " own: /listen/left=y /solve/left=y",
			"claim(claim) shared: " + claimWhole + " own: /solve/left=y /listen/left=y",
			"() own: //left=y",
		}},
		{chain.Place{Chain: "ask", Unit: "front"}, []string{
			"ask(Question) shared: " + askWhole + " own: /listen/front=y /solve/front=y" +
				" parts: /listen/left=y /listen/right=y /solve/left=y /solve/right=y",
		}},
		{chain.Place{Chain: "claim", Step: "listen", Unit: "front"}, []string{
			"claim(claim) shared: " + claimWhole + " own: /listen/front=y parts: /listen/left=y /listen/right=y",
		}},
		{chain.Place{Unit: "back"}, []string{
			"ask(Question) shared: " + askWhole + " own: /solve/back=y",
			"claim(claim) shared: " + claimWhole + " own: /solve/back=y /bill/back=y",
			"one(one) shared: one=y one=x own: /bill/back=y",
			"() own: /file/back=y",
		}},
	}
	boards := boardsOf(t, evaluate(t, service()))
	for _, test := range tests {
		t.Run(test.audience.String(), func(t *testing.T) {
			b, err := boards.For(test.audience)
			require.NoError(t, err)
			assert.Equal(t, strings.Join(test.want, "\n"), outline(b))
		})
	}
}

// Only what stands on the board is defined on it, in model order, and so is what
// is in sight of it without a tile of its own.
func TestBoardKPIs(t *testing.T) {
	far := service()
	far.KPIs = append([]kpi.Indicator{{ID: "end"}, {ID: "way"}}, far.KPIs...)
	far.Influences = []chain.Influence{{From: "x", To: "way", Effect: d("1")}, {From: "way", To: "end", Effect: d("1")}}
	far.Chains[0].Satisfaction = "end"
	tests := []struct {
		name     string
		model    chain.Model
		audience chain.Place
		want     []string
	}{
		{"all", service(), chain.Place{}, []string{"y", "x", "passes"}},
		{"some", service(), chain.At("listen"), []string{"y", "x"}},
		{"in sight", far, chain.At("listen"), []string{"end", "way", "y", "x"}},
		{"out of sight", far, chain.At("bill"), []string{"y", "x", "passes"}},
		{"in another chain", far, chain.Place{Unit: "front", Chain: "claim"}, []string{"y", "x"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, i := range boardFor(t, evaluate(t, test.model), test.audience).KPIs {
				got = append(got, i.ID)
			}
			assert.Equal(t, test.want, got)
		})
	}
}
