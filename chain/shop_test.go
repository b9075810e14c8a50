package chain_test

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// num makes decimals bearable in models written by hand.
var num = decimal.RequireFromString

// shop is an order that runs through four steps, two of them in parallel, with a
// wait before the last.
func shop() chain.Model {
	order := chain.Whole("order")
	return chain.Model{
		Format: chain.Format,
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower,
				Along: kpi.Path, Across: kpi.Ratio, Over: kpi.Ratio, Coverage: num("0.8")},
			{ID: "right", Name: "Right first time", Unit: kpi.Percent, Decimals: 4,
				Along: kpi.Product, Across: kpi.Ratio, Over: kpi.Ratio},
			{ID: "cost", Name: "Cost", Unit: "EUR", Decimals: 2, Better: kpi.Lower,
				Along: kpi.Total, Across: kpi.Total, Over: kpi.Total},
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 3, Over: kpi.Ratio},
			{ID: "stock", Name: "Stock", Unit: "EUR", Better: kpi.Lower, Across: kpi.Sum, Over: kpi.End},
			{ID: "onshelf", Name: "On the shelf", Unit: kpi.Percent, Decimals: 3,
				Across: kpi.Ratio, Over: kpi.Ratio},
		},
		Steps: []chain.Step{
			{ID: "sell", By: []chain.Assignment{{Unit: "sales"}}},
			{ID: "pick", By: []chain.Assignment{{Unit: "logistics"}}},
			{ID: "pay", By: []chain.Assignment{{Unit: "finance"}}},
			{ID: "dock", Name: "Waiting for the van", Handover: true, KPIs: []string{"lead"}},
			{ID: "ship", By: []chain.Assignment{{Unit: "night"}}},
		},
		Chains: []chain.Chain{{
			ID: "order", Name: "Order at home", Question: "Can I have it tomorrow?",
			Satisfaction: "happy", Owner: "p9",
			Links: []chain.Link{
				{Step: "sell"},
				{Step: "pick", After: []string{"sell"}},
				{Step: "pay", After: []string{"sell"}},
				{Step: "dock", After: []string{"pick", "pay"}},
				{Step: "ship", Passes: num("1.25")},
			},
			Scorecard: kpi.Scorecard{Items: []kpi.Item{
				{KPI: "happy", Weight: num("2"), Critical: true}, {KPI: "lead"}, {KPI: "right"}, {KPI: "cost"},
			}},
		}},
		Units: []chain.Unit{
			{ID: "sales"}, {ID: "finance"}, {ID: "purchasing"},
			{ID: "logistics"}, {ID: "day", Parent: "logistics"}, {ID: "night", Parent: "logistics"},
		},
		Members: []chain.Member{
			{Person: "p1", Unit: "day"}, {Person: "p2", Unit: "day"}, {Person: "p3", Unit: "day"},
			{Person: "p4", Unit: "night"}, {Person: "p5", Unit: "night"},
			{Person: "p3", Unit: "night", Weight: num("0.5")}, // p3 works in two teams
		},
		Goals: []chain.Goal{
			{At: order, KPI: "happy", Target: num("0.9"), Amber: kpi.AtLeast(num("0.85"))},
			{At: order, KPI: "lead", Target: num("24"), Amber: kpi.AtMost(num("28")),
				Weights: map[string]decimal.Decimal{
					"sell": num("1"), "pick": num("4"), "pay": num("2"), "dock": num("2"), "ship": num("7"),
				}},
			{At: order, KPI: "right", Target: num("0.9"), Amber: kpi.AtLeast(num("0.85")), Depth: chain.Teams},
			{At: order, KPI: "cost", Target: num("100000"), Green: kpi.AtMost(num("101000")),
				Amber: kpi.AtMost(num("105000")), Depth: chain.Departments},
			{At: chain.At("sell"), KPI: "onshelf", Target: num("0.97"), Amber: kpi.AtLeast(num("0.95"))},
			{At: chain.Place{Unit: "purchasing"}, KPI: "stock", Target: num("400000")},
		},
		Influences: []chain.Influence{
			{From: "lead", To: "happy", Effect: num("-0.4")},
			{From: "right", To: "happy", Effect: num("0.6"),
				Curve: []chain.Point{{From: num("0.8"), To: num("0.7")}, {From: num("0.9"), To: num("0.85")}}},
			{From: "onshelf", To: "happy", Effect: num("0.3")},
			{From: "stock", To: "onshelf", Effect: num("0.7"), Because: "less stock, emptier shelves"},
		},
		MinGroup: 3,
	}
}
