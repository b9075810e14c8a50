package main

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// d makes decimals bearable in models written by hand.
var d = decimal.RequireFromString

// The two customer chains, and the team that is judged on its calls.
var (
	line = chain.Whole("line")
	bill = chain.Whole("bill")
	desk = chain.Place{Unit: "desk"}
)

// provider is a telecom provider seen from two questions of its customers. Both
// begin at the same service desk.
func provider() chain.Model {
	return chain.Model{
		Format: chain.Format,
		KPIs: []kpi.Indicator{
			{ID: "solved", Name: "Solved first time", Unit: kpi.Percent, Decimals: 3, Serves: kpi.Customer,
				Along: kpi.Product, Across: kpi.Ratio},
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 3, Serves: kpi.Customer},
			{ID: "calls", Name: "Calls taken", Unit: "calls", Serves: kpi.Internal, Across: kpi.Sum},
		},
		Steps: []chain.Step{
			{ID: "answer", Name: "Answer the call", By: by("desk")},
			{ID: "phone", Name: "Fix it on the phone", By: by("desk")},
			{ID: "second", Name: "Fix it in the second line", By: by("engineers")},
			{ID: "test", Name: "Test the line", By: by("engineers")},
			{ID: "explain", Name: "Explain the bill", By: by("billing")},
			{ID: "correct", Name: "Correct the bill", By: by("billing")},
		},
		Chains: []chain.Chain{
			{ID: "line", Name: "My line is down", Question: "When does my line work again?",
				Satisfaction: "happy", Scorecard: scorecard(), Links: []chain.Link{
					{Step: "answer"},
					{Step: "phone", Passes: d("0.7"), Choice: "fix"},
					{Step: "second", Passes: d("0.3"), Choice: "fix"}, // three in ten need it
					{Step: "test", Passes: d("1.25")},                 // one in five comes back
				}},
			{ID: "bill", Name: "My bill", Question: "Why is my bill so high?",
				Satisfaction: "happy", Scorecard: scorecard(), Links: []chain.Link{
					{Step: "answer"},
					{Step: "explain"},
					{Step: "correct", Passes: d("0.4")}, // four in ten are wrong indeed
				}},
		},
		Units: []chain.Unit{
			{ID: "service", Name: "Customer service"},
			{ID: "desk", Name: "Service desk", Parent: "service"},
			{ID: "billing", Name: "Billing", Parent: "service"},
			{ID: "engineers", Name: "Network engineers"},
		},
		Members: slices.Concat(
			team("desk", "p01", "p02", "p03", "p04", "p05", "p06"),
			team("billing", "p07", "p08", "p09"),
			team("engineers", "p10", "p11", "p12", "p13"),
		),
		Goals: []chain.Goal{
			{At: line, KPI: "solved", Target: d("0.88"), Amber: kpi.AtLeast(d("0.8"))},
			{At: bill, KPI: "solved", Target: d("0.93"), Amber: kpi.AtLeast(d("0.88"))},
			{At: line, KPI: "happy", Target: d("0.85"), Amber: kpi.AtLeast(d("0.75"))},
			{At: bill, KPI: "happy", Target: d("0.85"), Amber: kpi.AtLeast(d("0.75"))},
			{At: desk, KPI: "calls", Target: d("9000"), Amber: kpi.AtLeast(d("8500"))}, // left over from the chart
		},
		Influences: []chain.Influence{
			{From: "calls", To: "solved", Effect: d("-0.7"), Because: "a call cut short is a question half answered"},
			{From: "solved", To: "happy", Effect: d("0.8"), Because: "nobody likes to call twice"},
		},
	}
}

// by puts one unit on a step.
func by(unit string) []chain.Assignment { return []chain.Assignment{{Unit: unit}} }

// team makes people members of a unit.
func team(unit string, people ...string) []chain.Member {
	members := make([]chain.Member, len(people))
	for k, p := range people {
		members[k] = chain.Member{Person: p, Unit: unit}
	}
	return members
}

// scorecard is the one yardstick of both chains: no light is better than the
// customers' own.
func scorecard() kpi.Scorecard {
	return kpi.Scorecard{Items: []kpi.Item{{KPI: "happy", Critical: true}, {KPI: "solved"}}}
}
