package dashboard_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// d makes decimals bearable in models written by hand.
var d = decimal.RequireFromString

// shop is an order that runs through four steps, two of them in parallel, with a
// wait before the last.
func shop() chain.Model {
	order := chain.Whole("order")
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower,
				Along: kpi.Path, Across: kpi.Ratio, Over: kpi.Ratio, Coverage: d("0.8")},
			{ID: "right", Name: "Right first time", Unit: kpi.Percent, Decimals: 4,
				Along: kpi.Product, Across: kpi.Ratio, Over: kpi.Ratio},
			{ID: "cost", Name: "Cost", Unit: "EUR", Decimals: 2, Better: kpi.Lower,
				Along: kpi.Total, Across: kpi.Total, Over: kpi.Total},
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 3, Over: kpi.Ratio},
			{ID: "stock", Name: "Stock", Unit: "EUR", Better: kpi.Lower, Across: kpi.Sum, Over: kpi.End},
			{ID: "onshelf", Name: "On the shelf", Unit: kpi.Percent, Decimals: 3, Across: kpi.Ratio, Over: kpi.Ratio},
		},
		Units: []chain.Unit{
			{ID: "sales"}, {ID: "finance"}, {ID: "purchasing"},
			{ID: "logistics", Name: "Logistics"}, {ID: "day", Parent: "logistics"}, {ID: "night", Parent: "logistics"},
		},
		Members: []chain.Member{
			{Person: "p1", Unit: "day"}, {Person: "p2", Unit: "day"}, {Person: "p3", Unit: "day"},
			{Person: "p4", Unit: "night"}, {Person: "p5", Unit: "night"},
			{Person: "p3", Unit: "night", Weight: d("0.5")}, // p3 works in two teams
		},
		Steps: []chain.Step{
			{ID: "sell", By: []chain.Assignment{{Unit: "sales"}}},
			{ID: "pick", By: []chain.Assignment{{Unit: "logistics"}}},
			{ID: "pay", By: []chain.Assignment{{Unit: "finance"}}},
			{ID: "dock", Name: "Waiting for the van", Handover: true, KPIs: []string{"lead"}},
			{ID: "ship", By: []chain.Assignment{{Unit: "night"}}},
		},
		Chains: []chain.Chain{{
			ID: "order", Name: "Order at home", Question: "Can I have it tomorrow?", Satisfaction: "happy", Owner: "p9",
			Links: []chain.Link{
				{Step: "sell"},
				{Step: "pick", After: []string{"sell"}},
				{Step: "pay", After: []string{"sell"}},
				{Step: "dock", After: []string{"pick", "pay"}},
				{Step: "ship", Passes: d("1.25")},
			},
			Scorecard: kpi.Scorecard{Items: []kpi.Item{
				{KPI: "happy", Weight: d("2"), Critical: true}, {KPI: "lead"}, {KPI: "right"}, {KPI: "cost"},
			}},
		}},
		Goals: []chain.Goal{
			{At: order, KPI: "happy", Target: d("0.9"), Amber: kpi.AtLeast(d("0.85"))},
			{At: order, KPI: "lead", Target: d("24"), Amber: kpi.AtMost(d("28")), Weights: map[string]decimal.Decimal{
				"sell": d("1"), "pick": d("4"), "pay": d("2"), "dock": d("2"), "ship": d("7")}},
			{At: order, KPI: "right", Target: d("0.9"), Amber: kpi.AtLeast(d("0.85")), Depth: chain.Teams},
			{At: order, KPI: "cost", Target: d("100000"), Green: kpi.AtMost(d("101000")),
				Amber: kpi.AtMost(d("105000")), Depth: chain.Departments},
			{At: chain.At("sell"), KPI: "onshelf", Target: d("0.97"), Amber: kpi.AtLeast(d("0.95"))},
			{At: chain.Place{Unit: "purchasing"}, KPI: "stock", Target: d("400000")},
		},
		Influences: []chain.Influence{
			{From: "lead", To: "happy", Effect: d("-0.4")},
			{From: "right", To: "happy", Effect: d("0.6")},
			{From: "onshelf", To: "happy", Effect: d("0.3")},
			{From: "stock", To: "onshelf", Effect: d("0.7"), Because: "less stock, emptier shelves"},
		},
		MinGroup: 3,
	}
}

// month makes up a month's readings.
func month() []chain.Measurement {
	m := func(p chain.Place, id, num, den string) chain.Measurement {
		return chain.Measurement{At: p, KPI: id, Reading: kpi.Per(d(num), d(den))}
	}
	return []chain.Measurement{
		m(chain.Whole("order"), "happy", "880", "1000"),
		m(chain.At("sell"), "lead", "1500", "1000"),
		m(chain.At("sell"), "right", "985", "1000"),
		m(chain.At("sell"), "onshelf", "940", "1000"),
		m(chain.At("pay"), "lead", "4000", "1000"),
		m(chain.At("pay"), "right", "999", "1000"),
		m(chain.At("dock"), "lead", "1500", "1000"),
		m(chain.At("ship").By("night"), "lead", "9000", "1000"),
		m(chain.At("ship").By("night"), "right", "970", "1000"),
		m(chain.At("pick").By("day").Who("p1"), "lead", "1400", "200"),
		m(chain.At("pick").By("day").Who("p2"), "lead", "1200", "200"),
		m(chain.At("pick").By("day").Who("p3"), "lead", "700", "100"),
		m(chain.At("pick").By("night").Who("p4"), "lead", "2000", "200"),
		m(chain.At("pick").By("night").Who("p5"), "lead", "2200", "200"),
		m(chain.At("pick").By("night").Who("p3"), "lead", "1000", "100"),
		m(chain.At("pick").By("day"), "right", "490", "500"),
		m(chain.At("pick").By("night"), "right", "480", "500"),
		m(chain.At("sell").By("sales"), "cost", "26000", "1"),
		m(chain.At("pick").By("logistics"), "cost", "27500", "1"),
		m(chain.At("pay").By("finance"), "cost", "21000", "1"),
		m(chain.At("ship").By("logistics"), "cost", "20800", "1"),
	}
}

// planOf compiles a model that is known to be right.
func planOf(t testing.TB, m chain.Model) *chain.Plan {
	t.Helper()
	p, err := chain.NewPlan(m)
	require.NoError(t, err)
	return p
}

// evaluate evaluates one period of a model.
func evaluate(t testing.TB, m chain.Model, ms ...chain.Measurement) *chain.Result {
	t.Helper()
	r, err := planOf(t, m).Evaluate("2025-03", ms)
	require.NoError(t, err)
	return r
}

// boardsOf returns the boards of results.
func boardsOf(t testing.TB, results ...*chain.Result) *dashboard.Boards {
	t.Helper()
	b, err := dashboard.New(results...)
	require.NoError(t, err)
	return b
}

// boardFor returns the board of one audience.
func boardFor(t testing.TB, r *chain.Result, audience chain.Place) *dashboard.Board {
	t.Helper()
	b, err := boardsOf(t, r).For(audience)
	require.NoError(t, err)
	return b
}
