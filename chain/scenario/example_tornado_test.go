package scenario_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
)

// Which uncertainty matters most? Sending was seldom below 95 %, but nobody knows how
// packing will go in the new hall.
func ExampleTornado() {
	may, err := orders()
	if err != nil {
		fmt.Println(err)
		return
	}
	between := func(step, low, high string) scenario.Input {
		d := scenario.Dist{Low: decimal.RequireFromString(low), High: decimal.RequireFromString(high), Uniform: true}
		return scenario.Input{At: chain.At(step), KPI: "right", Dist: d}
	}
	swings, err := scenario.Tornado(may, chain.Whole("order"), "right", []scenario.Input{
		between("pick", "0.96", "0.98"), between("pack", "0.9", "0.99"), between("send", "0.95", "0.99")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range swings {
		fmt.Println(s.At, s.Low, "to", s.High)
	}
	// Output:
	// /pack 0.851175 to 0.9362925
	// /send 0.90307 to 0.941094
	// /pick 0.91728 to 0.93639
}
