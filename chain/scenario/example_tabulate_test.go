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
	levers := []scenario.Lever{
		{At: chain.At("pick"), OnTarget: decimal.New(5, 0), Up: decimal.New(1, -1), Down: decimal.New(-1, -1), Needed: kpi.Of(decimal.New(95, -1))},
		{At: chain.At("pay"), OnTarget: decimal.New(-2, 0)},
	}
	fmt.Print(scenario.Tabulate(levers).CSV())
	// Output:
	// chain,step,unit,person,on_target,up,down,needed
	// ,pick,,,5,0.1,-0.1,9.5
	// ,pay,,,-2,0,0,
}
