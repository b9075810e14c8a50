package scenario_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// How fast must picking be, and how seldom may it come back, for an order to be on time?
func ExampleSweep() {
	d := decimal.RequireFromString
	plan, err := chain.NewPlan(chain.Model{
		KPIs:   []kpi.Indicator{{ID: "lead", Unit: "h", Better: kpi.Lower, Along: kpi.Sum}},
		Steps:  []chain.Step{{ID: "sell"}, {ID: "pick"}},
		Chains: []chain.Chain{{ID: "order", Links: chain.Sequence("sell", "pick")}},
		Goals:  []chain.Goal{{At: chain.Whole("order"), KPI: "lead", Target: d("10"), Amber: kpi.AtMost(d("12"))}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	now, err := plan.Evaluate("now", []chain.Measurement{
		{At: chain.At("sell"), KPI: "lead", Reading: kpi.Of(d("1"))},
		{At: chain.At("pick"), KPI: "lead", Reading: kpi.Of(d("10"))},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	pick, passed := chain.At("pick"), chain.Place{Chain: "order", Step: "pick"}
	table, err := scenario.Sweep(now, chain.Whole("order"), "lead",
		scenario.Axis{At: pick, KPI: "lead", From: d("6"), To: d("10"), Step: d("2")},
		scenario.Axis{At: passed, KPI: chain.Passes, From: d("1"), To: d("1.25"), Step: d("0.25")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(table.CSV())
	// Output:
	// lead /pick,passes order/pick,value,status,gap
	// 6,1,7,green,3
	// 6,1.25,8.5,green,1.5
	// 8,1,9,green,1
	// 8,1.25,11,amber,-1
	// 10,1,11,amber,-1
	// 10,1.25,13.5,red,-3.5
}
