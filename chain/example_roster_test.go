package chain_test

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// A host that keeps figures in columns has a row for each of its places. It finds these
// once, and evaluates period after period without making a measurement: here of three
// steps, whose lead times are hundredths of hours.
func ExamplePlan_EvaluateRoster() {
	plan, err := chain.NewPlan(repair())
	if err != nil {
		fmt.Println(err)
		return
	}
	rows, err := plan.Roster(slices.Values([]chain.Place{chain.At("hear"), chain.At("mend"), chain.At("test")}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, month := range []struct {
		name string
		lead []int64
	}{{"May", []int64{450, 300, 400}}, {"June", []int64{400, 310, 400}}} {
		r, err := plan.EvaluateRoster(month.name, rows, chain.Readings{KPI: "lead", Num: month.lead, Decimals: 2})
		if err != nil {
			fmt.Println(err)
			return
		}
		g, _ := r.Gauge(chain.Whole("repair"), "lead")
		fmt.Println(r.Period(), g.Reading, g.Status)
		for i, v := range r.Lights(rows, "lead", 2) {
			fmt.Println("  ", rows.At(i), v.Status, v.Gap)
		}
	}
	// Output:
	// May 11.5 green
	//    /hear amber -50
	//    /mend green 100
	//    /test green 0
	// June 11.1 green
	//    /hear green 0
	//    /mend green 90
	//    /test green 0
}
