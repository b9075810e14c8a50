package scenario_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// What would it do for the customer if the warehouse picked an order in 20 hours, not
// in 30? All that would show it is the warehouse itself and the chain.
func ExampleCompare() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs: []kpi.Indicator{{ID: "lead", Name: "Lead time", Unit: "h", Better: kpi.Lower, Along: kpi.Sum}},
		Steps: []chain.Step{
			{ID: "pick", Name: "Pick"},
			{ID: "ship", Name: "Ship"},
		},
		Chains: []chain.Chain{{ID: "order", Name: "Order", Links: chain.Sequence("pick", "ship")}},
		Goals: []chain.Goal{
			{At: chain.Whole("order"), KPI: "lead", Target: decimal.New(48, 0), Amber: kpi.AtMost(decimal.New(60, 0))},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	hours := func(step string, h int64) chain.Measurement {
		return chain.Measurement{At: chain.At(step), KPI: "lead", Reading: kpi.Of(decimal.New(h, 0))}
	}
	now, err := plan.Evaluate("now", []chain.Measurement{hours("pick", 30), hours("ship", 24)})
	if err != nil {
		fmt.Println(err)
		return
	}
	then, err := now.With(hours("pick", 20))
	if err != nil {
		fmt.Println(err)
		return
	}

	for _, c := range scenario.Compare(now, then) {
		fmt.Printf("%-5s  %s %-5s  ->  %s %s\n", plan.Name(c.At),
			c.Before.Reading, c.Before.Status, c.After.Reading, c.After.Status)
	}
	// Output:
	// Order  54 amber  ->  44 green
	// Pick   30 amber  ->  20 green
}
