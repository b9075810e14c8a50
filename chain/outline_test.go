package chain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// workshop has two chains that share a step, and something outside them.
func workshop() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "cost", Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Sum},
			{ID: "last", Along: kpi.End, Across: kpi.Ratio},
			{ID: "lead", Better: kpi.Lower, Along: kpi.Path, Across: kpi.Ratio},
			{ID: "mood"},
		},
		Units: []chain.Unit{
			{ID: "shop"}, {ID: "bench", Parent: "shop"}, {ID: "paint", Parent: "shop"}, {ID: "office"}, {ID: "stock"},
		},
		Members: []chain.Member{
			{Person: "a", Unit: "bench"}, {Person: "b", Unit: "bench"}, {Person: "c", Unit: "shop"}, {Person: "d", Unit: "stock"},
		},
		Steps: []chain.Step{
			{ID: "idle"},
			{ID: "make", By: []chain.Assignment{{Unit: "shop"}, {Unit: "office", KPIs: []string{"lead"}}}},
			{ID: "bill", By: []chain.Assignment{{Unit: "office"}}},
			{ID: "call"},
		},
		Chains: []chain.Chain{
			{ID: "order", Links: []chain.Link{{Step: "make"}, {Step: "call", After: []string{chain.Start}}, {Step: "bill", After: []string{"make"}}}},
			{ID: "repair", Links: chain.Sequence("make")},
		},
		Goals: []chain.Goal{
			{At: chain.Whole("order"), KPI: "cost", Target: num("9"), Depth: chain.Teams},
			{At: chain.Whole("order"), KPI: "lead", Target: num("9")},
			{At: chain.Place{Unit: "stock"}, KPI: "cost", Target: num("9")},
			{At: chain.At("bill").By("stock").Who("d"), KPI: "cost", Target: num("9")},
		},
	}
}

func TestOutline(t *testing.T) {
	p, err := chain.NewPlan(workshop())
	require.NoError(t, err)
	var lines []string
	for at, depth := range p.Outline() {
		lines = append(lines, strings.Repeat("  ", depth)+at.String())
	}
	assert.Equal(t, []string{
		"order", "repair",
		"/make", "  /make/shop", "    /make/bench", "    /make/paint", "  /make/office",
		"/call",
		"/bill", "  /bill/office",
		"/idle",
		"//stock",
	}, lines)
	for range p.Outline() {
		break // may stop
	}
}

func TestCounts(t *testing.T) {
	p, err := chain.NewPlan(workshop())
	require.NoError(t, err)
	order, step := chain.Whole("order"), chain.At("make")
	tests := []struct {
		kpi         string
		whole, part chain.Place
		want        bool
	}{
		{"cost", order, step, true},
		{"cost", order, chain.At("bill"), true},
		{"cost", order, chain.At("idle"), false},
		{"cost", order, step.By("shop"), false}, // no direct part
		{"last", order, chain.At("bill"), true},
		{"last", order, step, false},
		{"lead", order, step, true},
		{"lead", order, chain.At("call"), false}, // leads nowhere
		{"mood", order, step, false},
		{"cost", step, step.By("shop"), true},
		{"cost", step, step.By("office"), false}, // lead only
		{"lead", step, step.By("office"), true},
		{"cost", step, step.By("bench"), false}, // no direct part
		{"cost", step.By("shop"), step.By("bench"), true},
		{"cost", step.By("shop"), step.By("shop").Who("c"), false}, // below the depth
		{"lead", step.By("shop"), step.By("shop").Who("c"), true},
		{"mood", step, step.By("shop"), false},
		{"none", step, step.By("shop"), false},
		{"cost", chain.At("none"), step, false},
		{"cost", step, chain.At("none"), false},
		{"cost", step, order, false},
		{"cost", chain.Place{Chain: "order", Step: "make"}, step.By("shop"), false},
		{chain.Passes, order, chain.Place{Chain: "order", Step: "make"}, false},
		{"cost", chain.Place{Unit: "stock"}, chain.Place{Unit: "stock", Person: "d"}, true},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s of %s in %s", test.kpi, test.part, test.whole), func(t *testing.T) {
			assert.Equal(t, test.want, p.Counts(test.whole, test.part, test.kpi))
		})
	}
}
