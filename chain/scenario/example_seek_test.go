package scenario_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// orders is a month of a chain of three steps, of which a share goes right the first time.
func orders() (*chain.Result, error) {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:  []kpi.Indicator{{ID: "right", Decimals: 3, Along: kpi.Product, Across: kpi.Ratio}},
		Steps: []chain.Step{{ID: "pick"}, {ID: "pack"}, {ID: "send"}},
		Chains: []chain.Chain{{ID: "order", Question: "When do I have it?",
			Links: chain.Sequence("pick", "pack", "send")}},
		Goals: []chain.Goal{{At: chain.Whole("order"), KPI: "right", Target: decimal.RequireFromString("0.94")}},
	})
	if err != nil {
		return nil, err
	}
	right := func(step string, of int64) chain.Measurement {
		return chain.Measurement{At: chain.At(step), KPI: "right", Reading: kpi.Per(decimal.New(of, 0), decimal.New(1000, 0))}
	}
	return plan.Evaluate("May", []chain.Measurement{right("pick", 970), right("pack", 980), right("send", 975)})
}

// How well must orders be sent for 94 % to go right from beginning to end? And what if
// that is to be 96 %?
func ExampleSeek() {
	may, err := orders()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, want := range []string{"0.94", "0.96"} {
		n, err := scenario.Seek(may, chain.Whole("order"), "right", decimal.RequireFromString(want), chain.At("send"))
		switch {
		case err != nil:
			fmt.Println(err)
		case n.OutOfReach:
			fmt.Println(want, "is out of reach: at best", n.Whole)
		default:
			fmt.Println(want, "takes", n.Reading, "which makes", n.Whole, "and one order less", n.Short)
		}
	}
	// Output:
	// 0.94 takes 989/1000 which makes 0.9401434 and one order less 0.9391928
	// 0.96 is out of reach: at best 0.9506
}
