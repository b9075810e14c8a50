package chain_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

// The two stories of the founding text, as checks of islands and conflicts tell
// them: the shop that judges purchasing on its stock, and the telecom provider that
// judges its service desk on its calls.
func TestGoldenStories(t *testing.T) {
	shop := storyShop(t)
	loose := storyShop(t)
	cut(&loose, "stock")
	steered := provider()
	before := provider()
	before.Goals = before.Goals[:1]
	tests := []struct {
		name, story string
		model       chain.Model
	}{
		{"story-shop", "Purchasing is judged on its stock. What it does to the customer is known.", shop},
		{"story-shop-loose", "Purchasing is judged on its stock. What that does to anybody is not said.", loose},
		{"story-telecom-calls", "The desk is judged on its calls, and nobody on anything else.", before},
		{"story-telecom", "Both questions are steered by the chain. The desk is judged on its calls still.", steered},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plan, err := chain.NewPlan(test.model)
			require.NoError(t, err)
			text := test.story + "\n"
			for _, f := range findings(plan, influenceChecks()...) {
				text += "\n" + storyText(plan, f)
			}
			golden.Compare(t, filepath.Join("testdata", test.name+".txt"), text)
		})
	}
}

// Package decimal's variables are the host's: they change no byte.
func TestStoriesUnderDecimalSettings(t *testing.T) {
	flip.Decimals(t, 50)
	TestGoldenStories(t)
}

// storyText writes a finding and its path, a hop a line.
func storyText(p *chain.Plan, f chain.Finding) string {
	lines := []string{f.String()}
	for _, h := range f.Path {
		def, _ := p.Indicator(h.KPI)
		target := "no goal"
		if h.Goal != nil {
			target = "target " + def.Format(kpi.Of(h.Goal.Target), kpi.Format{Group: true})
		}
		line := fmt.Sprintf("    %-13s %-20s %s", h.At, def.Name, target)
		if h.Effect.Sign() != 0 {
			line += fmt.Sprintf(", moves the next by %s: %s", exact.Text(h.Effect), h.Because)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n") + "\n"
}

// storyShop is the shop of the examples.
func storyShop(t *testing.T) chain.Model {
	t.Helper()
	data, err := os.ReadFile("../examples/shop/year/model.json")
	require.NoError(t, err)
	m, err := chain.Decode(data)
	require.NoError(t, err)
	return m
}

// provider is a telecom provider whose desk answers two questions. Its first goal is
// on the desk's calls; the others steer by the chains.
func provider() chain.Model {
	line, bill := chain.Whole("line"), chain.Whole("bill")
	by := func(unit string) []chain.Assignment { return []chain.Assignment{{Unit: unit}} }
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "calls", Name: "Calls taken", Unit: "calls", Across: kpi.Sum},
			{ID: "wait", Name: "Waiting time", Unit: "min", Decimals: 1, Better: kpi.Lower},
			{ID: "care", Name: "Time to listen", Unit: "min", Decimals: 1},
			{ID: "solved", Name: "Solved first time", Unit: kpi.Percent, Decimals: 3, Along: kpi.Product, Across: kpi.Ratio},
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 3},
		},
		Steps: []chain.Step{
			{ID: "answer", Name: "Answer the call", By: by("desk")},
			{ID: "repair", Name: "Repair the line", By: by("engineers")},
			{ID: "explain", Name: "Explain the bill", By: by("billing")},
		},
		Chains: []chain.Chain{
			{ID: "line", Name: "My line is down", Question: "When does my line work again?", Satisfaction: "happy",
				Links: chain.Sequence("answer", "repair")},
			{ID: "bill", Name: "My bill", Question: "Why is my bill so high?", Satisfaction: "happy",
				Links: chain.Sequence("answer", "explain")},
		},
		Units: []chain.Unit{{ID: "desk", Name: "Service desk"}, {ID: "engineers", Name: "Engineers"}, {ID: "billing", Name: "Billing"}},
		Members: []chain.Member{{Person: "p1", Unit: "desk"}, {Person: "p2", Unit: "desk"}, {Person: "p3", Unit: "engineers"},
			{Person: "p4", Unit: "billing"}},
		Goals: []chain.Goal{
			{At: chain.Place{Unit: "desk"}, KPI: "calls", Target: num("9000")},
			{At: line, KPI: "solved", Target: num("0.88")},
			{At: bill, KPI: "solved", Target: num("0.93")},
			{At: line, KPI: "happy", Target: num("0.85")},
			{At: bill, KPI: "happy", Target: num("0.85")},
		},
		Influences: []chain.Influence{
			{From: "calls", To: "wait", Effect: num("-0.6"), Because: "who takes more calls leaves fewer waiting"},
			{From: "wait", To: "happy", Effect: num("-0.5"), Because: "nobody likes to wait"},
			{From: "calls", To: "care", Effect: num("-0.7"), Because: "who hurries does not listen"},
			{From: "care", To: "solved", Effect: num("0.8"), Because: "who does not listen answers another question"},
			{From: "solved", To: "happy", Effect: num("0.8"), Because: "nobody likes to call twice"},
		},
	}
}
