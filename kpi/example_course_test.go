package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// The hours that a team may spend on rework in a year, more in the busy months, are a
// full tank. After five months the gauge says how far the rest goes, and what is left
// for each month to come.
func ExampleIndicator_Course() {
	rework := kpi.Indicator{ID: "rework", Name: "Rework", Unit: "h", Better: kpi.Lower, Over: kpi.Sum,
		Domain: kpi.AtLeast(d("0"))}
	var months []kpi.Thresholds
	for _, hours := range []string{"80", "100", "120", "100", "80", "100", "120", "100"} {
		months = append(months, kpi.Thresholds{Target: d(hours), Amber: kpi.AtMost(d("140"))})
	}
	read := []kpi.Reading{kpi.Of(d("95")), kpi.Of(d("110")), kpi.Of(d("135")), kpi.Of(d("104")), kpi.Of(d("90"))}
	year, err := rework.Course(read, months, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("so far", year.ToDate.Reading, "of", year.ToDate.Goal.Target, year.ToDate.Status)
	fmt.Println("forecast", rework.Format(year.Forecast.Reading, kpi.Format{}), "of", year.Forecast.Goal.Target, year.Forecast.Status)
	fmt.Println("the rest lasts", year.Range, "months, and", year.Left, "are left")
	fmt.Println("each may take", year.Needed)
	// Output:
	// so far 534 of 480 amber
	// forecast 890 h of 800 amber
	// the rest lasts 2.4 months, and 3 are left
	// each may take [83 100 83]
}

// Right first time: what the months left must be, at the volume that was usual so far,
// and when it is too late.
func ExampleIndicator_Course_outOfReach() {
	right := kpi.Indicator{ID: "right", Unit: kpi.Percent, Decimals: 3, Over: kpi.Ratio, Domain: kpi.Between(d("0"), d("1"))}
	quarter := []kpi.Thresholds{{Target: d("0.95")}, {Target: d("0.95")}, {Target: d("0.95")}}
	for _, second := range []string{"186", "170"} {
		read := []kpi.Reading{kpi.Per(d("188"), d("200")), kpi.Per(d(second), d("200"))}
		c, err := right.Course(read, quarter, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		if c.OutOfReach {
			fmt.Println("out of reach")
			continue
		}
		fmt.Println("needed", right.Format(c.Needed[0], kpi.Format{}))
	}
	// Output:
	// needed 98.0 %
	// out of reach
}
