package chain_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Two months of a chain of two steps, one of them three times as busy. Each month's
// yield is the product of its steps', 0.5625 and 0.9025; the quarter's is not their mean,
// nor that mean weighed, but what each step had right out of all it did.
func ExamplePlan_Combine() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:   []kpi.Indicator{{ID: "right", Decimals: 2, Along: kpi.Product, Over: kpi.Ratio}},
		Steps:  []chain.Step{{ID: "pick"}, {ID: "pack"}},
		Chains: []chain.Chain{{ID: "order", Links: chain.Sequence("pick", "pack")}},
		Goals:  []chain.Goal{{At: chain.Whole("order"), KPI: "right", Target: num("0.8")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	var months []*chain.Result
	for _, done := range []kpi.Reading{per("75", "100"), per("285", "300")} {
		month, err := plan.Evaluate("month", []chain.Measurement{
			measured(chain.At("pick"), "right", done), measured(chain.At("pack"), "right", done)})
		if err != nil {
			fmt.Println(err)
			return
		}
		months = append(months, month)
	}
	quarter, err := plan.Combine("quarter", months...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range append(months, quarter) {
		pick, _ := r.Gauge(chain.At("pick"), "right")
		order, _ := r.Gauge(chain.Whole("order"), "right")
		fmt.Println(r.Period(), pick.Reading, order.Reading, order.Status)
	}
	// Output:
	// month 75/100 0.5625 red
	// month 285/300 0.9025 green
	// quarter 360/400 0.81 green
}
