package scenario_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// An order waits for the slower of two checks, and takes 16 hours: 4 too many. To save
// them all on the credit check alone would not do, for then the stock check is the slower
// one. Two hours of the credit check are a quarter of it; the other two are saved where
// both ways meet, at shipping, which asks less than saving them on both checks.
func ExampleLeast() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:  []kpi.Indicator{{ID: "lead time", Unit: "h", Better: kpi.Lower, Along: kpi.Path}},
		Steps: []chain.Step{{ID: "take"}, {ID: "stock check"}, {ID: "credit check"}, {ID: "ship"}},
		Chains: []chain.Chain{{ID: "order", Links: []chain.Link{
			{Step: "take"},
			{Step: "stock check"},
			{Step: "credit check", After: []string{"take"}},
			{Step: "ship", After: []string{"stock check", "credit check"}},
		}}},
		Goals: []chain.Goal{{At: chain.Whole("order"), KPI: "lead time", Target: decimal.New(12, 0)}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	hours := func(step string, n int64) chain.Measurement {
		return chain.Measurement{At: chain.At(step), KPI: "lead time", Reading: kpi.Of(decimal.New(n, 0))}
	}
	week, err := plan.Evaluate("week 12", []chain.Measurement{
		hours("take", 3), hours("stock check", 6), hours("credit check", 8), hours("ship", 5)})
	if err != nil {
		fmt.Println(err)
		return
	}
	least, err := scenario.Least(week, chain.Whole("order"), "lead time")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range least.Moves {
		fmt.Printf("%s: from %s to %s h, effort %s\n", m.At.Step, m.From, m.To, m.Effort)
	}
	fmt.Printf("together %s; then %s h, %s\n", least.Total, least.Whole.Reading, least.Whole.Status)
	// Output:
	// credit check: from 8 to 6 h, effort 0.25
	// ship: from 5 to 3 h, effort 0.4
	// together 0.65; then 12 h, green
}
