package scenario_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
)

// Where is there most to gain? Picking is furthest from its target; one order in a
// thousand more gives nearly the same everywhere.
func ExampleLevers() {
	may, err := orders()
	if err != nil {
		fmt.Println(err)
		return
	}
	levers, err := scenario.Levers(may, chain.Whole("order"), "right")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range levers {
		fmt.Println(l.At, "on target", l.OnTarget, "one digit", l.Up, l.Down, "needed", l.Needed)
	}
	// Output:
	// /pick on target 0.0085995 one digit 0.0009555 -0.0009555 needed 984/1000
	// /send on target 0.004753 one digit 0.0009506 -0.0009506 needed 989/1000
	// /pack on target 0 one digit 0.00094575 -0.00094575 needed 994/1000
}
