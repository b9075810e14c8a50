package dashboard_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// relay is a chain of the links given: a step is a handover if its name is in
// lower case, and is done by a unit of its own name otherwise.
func relay(links ...chain.Link) chain.Model {
	m := chain.Model{
		KPIs:   []kpi.Indicator{{ID: "wait", Better: kpi.Lower}},
		Chains: []chain.Chain{{ID: "c", Links: links}},
	}
	for _, l := range links {
		step := chain.Step{ID: l.Step, Handover: true}
		if l.Step == strings.ToUpper(l.Step) {
			step = chain.Step{ID: l.Step, By: []chain.Assignment{{Unit: l.Step}}}
			m.Units = append(m.Units, chain.Unit{ID: l.Step})
		}
		m.Steps = append(m.Steps, step)
		m.Goals = append(m.Goals, chain.Goal{At: chain.At(l.Step), KPI: "wait", Target: d("1")})
	}
	return m
}

// after is a link after the steps named.
func after(step string, steps ...string) chain.Link { return chain.Link{Step: step, After: steps} }

// or is a link of a choice.
func or(step string, steps ...string) chain.Link {
	return chain.Link{Step: step, After: steps, Choice: "or", Passes: d("0.5")}
}

func TestHandovers(t *testing.T) {
	tests := []struct {
		name  string
		links []chain.Link
		want  string // by unit: the handovers on its board, in order
	}{
		{"none", chain.Sequence("A", "B"), "A: B:"},
		{"between two", chain.Sequence("A", "h", "B", "C"), "A:h B:h C:"},
		{"one after another", chain.Sequence("A", "h", "i", "B"), "A:hi B:hi"},
		{"before and after", chain.Sequence("A", "h", "B", "i", "C"), "A:h B:hi C:i"},
		{"before the first", chain.Sequence("h", "A", "B"), "A:h B:"},
		{"after the last", chain.Sequence("A", "B", "h"), "A: B:h"},
		{"from one of two", []chain.Link{after("A"), after("h", "A"), after("B", "A"), after("C", "h", "B")}, "A:h B: C:h"},
		{"from two", []chain.Link{after("A"), after("B", chain.Start), after("h", "A", "B"), after("C")}, "A:h B:h C:h"},
		{"to two", []chain.Link{after("A"), after("h"), after("B", "h"), after("C", "h")}, "A:h B:h C:h"},
		{"not beside it", []chain.Link{after("A"), after("h"), after("B", "A"), after("C", "h")}, "A:h B: C:h"},
		{"not from the start", []chain.Link{after("h"), after("A"), after("B", chain.Start)}, "A:h B:"},
		{"from a choice", []chain.Link{after("A"), or("B"), or("C"), after("h"), after("D")}, "A: B:h C:h D:h"},
		{"from a choice by name", []chain.Link{after("A"), or("B"), or("C"), after("h", "B"), after("D")}, "A: B:h C:h D:h"},
		{"to a choice", []chain.Link{after("A"), after("h"), or("B"), or("C")}, "A:h B:h C:h"},
		{"in a choice", []chain.Link{after("A"), or("B"), or("h"), after("C")}, "A:h B: C:h"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := relay(test.links...)
			boards := boardsOf(t, evaluate(t, m))
			var got []string
			for _, u := range m.Units {
				b, err := boards.For(chain.Place{Unit: u.ID})
				require.NoError(t, err)
				got = append(got, u.ID+":"+stepsOf(b.Sections[0].Handovers))
			}
			assert.Equal(t, test.want, strings.Join(got, " "))
		})
	}
}

// stepsOf returns the steps of tiles, one after the other.
func stepsOf(tiles []dashboard.Tile) string {
	var steps string
	for _, t := range tiles {
		steps += t.At.Step
	}
	return steps
}

// Handovers are for departments and teams.
func TestHandoversOfOthers(t *testing.T) {
	m := relay(chain.Sequence("A", "h", "B")...)
	m.Members = []chain.Member{{Person: "p", Unit: "A"}}
	boards := boardsOf(t, evaluate(t, m))
	audiences := []chain.Place{{}, chain.Whole("c"), chain.At("A"), chain.At("h"), {Person: "p"}, {Unit: "A", Person: "p"}}
	for _, audience := range audiences {
		b, err := boards.For(audience)
		require.NoError(t, err)
		assert.Empty(t, b.Sections[0].Handovers, "audience %q", audience)
	}
}

// Many handovers in layers are no more work than few: the ways through them are
// not counted one by one.
func TestHandoversInLayers(t *testing.T) {
	links := []chain.Link{after("A")}
	last := []string{"A"}
	for _, layer := range strings.Fields("ab cd ef gh ij kl mn op qr st uv wx yz") {
		links = append(links, after(layer[:1], last...), after(layer[1:], last...))
		last = []string{layer[:1], layer[1:]}
	}
	links = append(links, after("B", last...))
	b := boardFor(t, evaluate(t, relay(links...)), chain.Place{Unit: "B"})
	assert.Equal(t, "abcdefghijklmnopqrstuvwxyz", stepsOf(b.Sections[0].Handovers))
}
