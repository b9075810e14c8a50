package chain_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
)

// Lights are for going over everything: here those of the lead time, at the chain and its
// steps. Scores are in hundredths, and so are gaps, as is asked: 1.5 too much at the chain.
func ExampleResult_Lights() {
	may, err := evaluatedRepair(repair(), "4.5", "25", "35")
	if err != nil {
		fmt.Println(err)
		return
	}
	all, err := may.Plan().Roster(may.Plan().Places(chain.Place{}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, v := range may.Lights(all, "lead", 2) {
		if at := all.At(i); at.Unit == "" {
			fmt.Println(at, v.Status, v.Score, v.Gap)
		}
	}
	// Output:
	// repair amber 6250 -150
	// /hear amber 6428 -50
	// /mend green 10000 100
	// /test green 10000 0
}
