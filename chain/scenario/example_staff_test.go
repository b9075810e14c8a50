package scenario_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// Pickers and drivers both ask for somebody. The chain delivers what its narrowest step
// can do: one more picker helps, until the drivers hold it up.
func ExampleStaff() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs: []kpi.Indicator{{ID: "week", Name: "Orders a week", Along: kpi.Bottleneck, Across: kpi.Sum}},
		Steps: []chain.Step{
			{ID: "pick", By: []chain.Assignment{{Unit: "pickers"}}},
			{ID: "ship", By: []chain.Assignment{{Unit: "drivers"}}},
		},
		Units:  []chain.Unit{{ID: "pickers", Name: "Pickers"}, {ID: "drivers", Name: "Drivers"}},
		Chains: []chain.Chain{{ID: "order", Links: chain.Sequence("pick", "ship")}},
		Members: []chain.Member{
			{Person: "p1", Unit: "pickers"}, {Person: "p2", Unit: "pickers"},
			{Person: "p3", Unit: "drivers"}, {Person: "p4", Unit: "drivers"}, {Person: "p5", Unit: "drivers"},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	now, err := plan.Evaluate("now", []chain.Measurement{
		{At: chain.At("pick").By("pickers"), KPI: "week", Reading: kpi.Of(decimal.New(80, 0))},
		{At: chain.At("ship").By("drivers"), KPI: "week", Reading: kpi.Of(decimal.New(105, 0))},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	gains, err := scenario.Staff(now, "order", "week", []scenario.Hire{
		{Step: "ship", Unit: "drivers"},
		{Step: "pick", Unit: "pickers", Weight: decimal.New(5, -1)},
		{Step: "pick", Unit: "pickers"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range gains {
		fmt.Printf("%-8s +%-3s %s -> %s\n", plan.Name(chain.Place{Unit: g.Hire.Unit}), g.Adds, g.Before.Reading, g.After.Reading)
	}
	// Output:
	// Pickers  +40  80 -> 105
	// Pickers  +20  80 -> 100
	// Drivers  +35  80 -> 80
}
