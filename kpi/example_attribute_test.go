package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// A month of an order's lead time: 26.2 hours against a target of 24. Picking was
// slower than agreed; shipping was as fast as agreed, and had to be done over more
// often than planned.
func ExampleIndicator_Attribute() {
	lead := kpi.Indicator{ID: "lead", Unit: "h", Better: kpi.Lower, Along: kpi.Sum}
	steps := []kpi.Part{
		{ID: "pick", Reading: kpi.Of(d("15")), Goal: &kpi.Thresholds{Target: d("13")}},
		{ID: "ship", Reading: kpi.Of(d("8")), Goal: &kpi.Thresholds{Target: d("8")},
			Planned: d("1.25"), Passes: kpi.Per(d("140"), d("100"))},
	}
	sum, _ := kpi.Sum.Operator()
	reading, err := sum.Compose(steps)
	if err != nil {
		fmt.Println(err)
		return
	}
	order, err := lead.Gauge(reading, &kpi.Thresholds{Target: d("24")})
	if err != nil {
		fmt.Println(err)
		return
	}
	why, err := lead.Attribute(sum, order, steps)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(order.Reading, "h, gap", why.Gap)
	for k, s := range why.Shares {
		fmt.Printf("%s: %s, of which time %s and times passed %s\n", steps[k].ID, s.Gap, s.Value, s.Passes)
	}
	fmt.Println("reserve", why.Reserve)
	// Output:
	// 26.2 h, gap -2.2
	// pick: -2, of which time -2 and times passed 0
	// ship: -1.2, of which time 0 and times passed -1.2
	// reserve 1
}

// Two teams that both answer more questions right first time than they aimed for, and
// a whole that got worse all the same: the team with the hard questions got most of
// them. Nobody did worse; the mix did (Simpson's paradox).
func ExampleIndicator_Attribute_mix() {
	right := kpi.Indicator{ID: "right", Decimals: 2, Along: kpi.Ratio}
	teams := []kpi.Part{
		{ID: "easy", Reading: kpi.Per(d("368"), d("400")), Goal: &kpi.Thresholds{Target: d("0.90")}, Weight: d("800")},
		{ID: "hard", Reading: kpi.Per(d("390"), d("600")), Goal: &kpi.Thresholds{Target: d("0.60")}, Weight: d("200")},
	}
	ratio, _ := kpi.Ratio.Operator()
	reading, err := ratio.Compose(teams)
	if err != nil {
		fmt.Println(err)
		return
	}
	// 0.84 is what both targets give at the planned volumes, 800 and 200.
	whole, err := right.Gauge(reading, &kpi.Thresholds{Target: d("0.84")})
	if err != nil {
		fmt.Println(err)
		return
	}
	why, err := right.Attribute(ratio, whole, teams)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(right.Format(whole.Reading, kpi.Format{}), "right, gap", why.Gap)
	for k, s := range why.Shares {
		fmt.Println(teams[k].ID+": by its answers", s.Value, "and by its share of the questions", s.Mix)
	}
	// Output:
	// 0.76 right, gap -0.082
	// easy: by its answers 0.012 and by its share of the questions -0.0444
	// hard: by its answers 0.02 and by its share of the questions -0.0696
}
