package scenario_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// A list of levers, for a spreadsheet.
func ExampleTabulate() {
	d := decimal.RequireFromString
	levers := []scenario.Lever{
		{At: chain.At("pick"), OnTarget: d("5"), Up: d("0.1"), Down: d("-0.1"), Needed: kpi.Of(d("9.5"))},
		{At: chain.At("pay"), OnTarget: d("-2")},
	}
	fmt.Print(scenario.Tabulate(levers).CSV())
	// Output:
	// chain,step,unit,person,on_target,up,down,needed
	// ,pick,,,5,0.1,-0.1,9.5
	// ,pay,,,-2,0,0,
}
