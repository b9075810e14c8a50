package chain_test

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// A host that keeps figures in columns has a row for each of its places. It finds these
// once, and evaluates period after period without making a measurement: here of three
// steps, hours in all and the number of repairs. In June the last of them is still to come.
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
		name           string
		hours, repairs []int64
		read           []bool
	}{
		{"May", []int64{450, 300, 440}, []int64{100, 100, 110}, nil},
		{"June", []int64{400, 310, 0}, []int64{100, 100, 0}, []bool{true, true, false}},
	} {
		r, err := plan.EvaluateRoster(month.name, rows, chain.Readings{KPI: "lead", Num: month.hours, Den: month.repairs, Read: month.read})
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
	// June no data no data
	//    /hear green 0
	//    /mend green 90
	//    /test no data 0
}
