package picture_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// goals is a chain with a goal that goes down to its steps, one that is moved by
// others, and a department with a goal of its own.
func goals() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower, Along: kpi.Path},
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 3},
			{ID: "shelf", Name: "On the shelf"},
			{ID: "stock", Name: "Stock", Better: kpi.Lower},
			{ID: "busy", Name: "Occupancy", Better: kpi.Near, Unit: kpi.Percent, Decimals: 2},
		},
		Units:   []chain.Unit{{ID: "buy", Name: "Purchasing"}, {ID: "crew", Name: "Crew"}},
		Members: []chain.Member{{Person: "p1", Unit: "crew"}},
		Steps: []chain.Step{
			{ID: "pick", Name: "Pick", By: []chain.Assignment{{Unit: "crew"}}},
			{ID: "wait", Name: "Wait", Handover: true},
			{ID: "check", Name: "Check", KPIs: []string{"shelf"}},
		},
		Chains: []chain.Chain{{ID: "order", Name: "Order", Question: "Now?", Satisfaction: "happy", Owner: "p9",
			Links: chain.Sequence("pick", "wait", "check")}},
		Goals: []chain.Goal{
			{At: chain.Whole("order"), KPI: "lead", Target: d("24.5")},
			{At: chain.Whole("order"), KPI: "happy", Target: d("0.9")},
			{At: chain.Whole("order"), KPI: "busy", Target: d("0.8")},
			{At: chain.At("pick"), KPI: "shelf", Target: d("777")},
			{At: chain.At("pick").By("crew"), KPI: "shelf", Target: d("777")},
			{At: chain.At("pick").By("crew").Who("p1"), KPI: "shelf", Target: d("777")},
			{At: chain.Place{Unit: "buy"}, KPI: "stock", Target: d("777")},
		},
		Influences: []chain.Influence{
			{From: "lead", To: "happy", Effect: d("-0.4")},
			{From: "stock", To: "shelf", Effect: d("0.7"), Because: "less stock, emptier shelves"},
			{From: "busy", To: "lead", Effect: d("0.25")},
		},
	}
}

func TestDOT(t *testing.T) {
	flip.Decimals(t, 50)
	want := `digraph {
  graph [rankdir=LR, labelloc=t, fontname="sans-serif", label="Goals and influences"]
  node [shape=box, fontname="sans-serif"]
  edge [fontname="sans-serif"]
  n1 [style=bold, label="Order"]
  n2 [shape=ellipse, label="Lead time"]
  n3 [shape=ellipse, label="Customers satisfied"]
  n4 [shape=ellipse, label="On the shelf"]
  n5 [shape=ellipse, label="Stock"]
  n6 [shape=ellipse, label="Occupancy"]
  n7 [label="Pick"]
  n8 [shape=hexagon, label="Wait\nhandover"]
  n9 [label="Crew\nPick"]
  n10 [style=dashed, label="Purchasing\noutside the customer chains"]
  n1 -> n2 [label="goal ≤ 24.5 h"]
  n2 -> n7 [style=dotted, label="path"]
  n2 -> n8 [style=dotted, label="path"]
  n1 -> n3 [label="goal ≥ 90.0 %"]
  n1 -> n6 [label="goal ≈ 80 %"]
  n7 -> n4 [label="goal"]
  n9 -> n4 [label="goal"]
  n10 -> n5 [label="goal"]
  n2 -> n3 [style=solid, label="helps (-0.4)"]
  n5 -> n4 [style=dashed, label="harms (+0.7)\nless stock, emptier shelves"]
  n6 -> n2 [style=solid, arrowhead=empty, label="moves (+0.25)"]
}
`
	got := picture.DOT(goals(), picture.Options{})
	assert.Equal(t, want, got)
	for _, hidden := range []string{"p1", "p9", "777"} {
		assert.NotContains(t, got, hidden, "neither people nor targets below the chain")
	}

	dutch := strings.NewReplacer("Goals and influences", "Doelen en invloeden", "handover", "overdracht", "goal", "doel",
		"outside the customer chains", "buiten de klantketens", "helps", "helpt", "harms", "schaadt", "moves", "beweegt",
		"24.5", "24,5", "90.0", "90,0", "0.4", "0,4", "0.7", "0,7", "0.25", "0,25").Replace(want)
	assert.Equal(t, dutch, picture.DOT(goals(), picture.Options{Format: kpi.Format{Language: "nl"}}))
}

// TestDOT_invalid draws what is no model.
func TestDOT_invalid(t *testing.T) {
	huge := decimal.New(1, 1<<30)
	tests := []struct {
		name  string
		model chain.Model
		want  string
	}{
		{"nothing", chain.Model{}, ``},
		{"a goal of nobody, and of a person", chain.Model{Goals: []chain.Goal{{KPI: "k"}, {At: chain.Place{Person: "p"}, KPI: "k"}}}, ``},
		{"a goal of what is not there", chain.Model{Goals: []chain.Goal{{At: chain.Whole("c"), KPI: "k", Target: d("5")}}},
			`n1 [style=bold, label="c"] n2 [shape=ellipse, label="k"] n1 -> n2 [label="goal ≥ 5"]`},
		{"numbers too long to write", chain.Model{
			Goals:      []chain.Goal{{At: chain.Whole("c"), KPI: "k", Target: huge}},
			Influences: []chain.Influence{{From: "k", To: "l", Effect: huge}},
		}, `n1 [style=bold, label="c"] n2 [shape=ellipse, label="k"] n3 [shape=ellipse, label="l"] ` +
			`n1 -> n2 [label="goal"] n2 -> n3 [style=solid, arrowhead=empty, label="moves"]`},
		{"KPIs without an ID", chain.Model{KPIs: []kpi.Indicator{{}, {Name: "second"}}},
			`n1 [shape=ellipse, label="?"]`},
		{"a part left out, a step twice, a goal twice", chain.Model{
			KPIs:   []kpi.Indicator{{ID: "k", Along: "rule \"x\""}},
			Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("s", "s", "t")}},
			Goals: []chain.Goal{
				{At: chain.Whole("c"), KPI: "k", Weights: map[string]decimal.Decimal{"s": d("1"), "t": {}}},
				{At: chain.Whole("c"), KPI: "k", Weights: map[string]decimal.Decimal{"s": d("1"), "t": {}}},
			},
		}, `n1 [style=bold, label="c"] n2 [shape=ellipse, label="k"] n3 [label="s"] ` +
			`n1 -> n2 [label="goal ≥ 0"] n2 -> n3 [style=dotted, label="rule \"x\""]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.TrimSuffix(picture.DOT(tt.model, picture.Options{}), "}\n")
			var lines []string
			for _, line := range strings.Split(strings.TrimSpace(got), "\n")[4:] {
				lines = append(lines, strings.TrimSpace(line))
			}
			assert.Equal(t, tt.want, strings.Join(lines, " "))
		})
	}
}

// TestDOT_valid holds that the model of the table is one.
func TestDOT_valid(t *testing.T) {
	m := goals()
	_, err := chain.NewPlan(m)
	require.NoError(t, err)
}
