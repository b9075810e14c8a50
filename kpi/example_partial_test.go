package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// Two machines each see some of the orders that one team handled, in any order. What
// they send each other is a few bytes, and what comes out is what one machine would
// have made of all of it.
func ExamplePartial() {
	merge := func(orders ...kpi.Reading) (all kpi.Partial) {
		for _, r := range orders {
			one, err := right.Partial(r)
			if err != nil {
				fmt.Println(err)
				continue
			}
			all, _ = all.Merge(one)
		}
		return all
	}
	here := merge(kpi.Per(d("90"), d("100")), kpi.Per(d("0"), d("0")))
	there := merge(kpi.Per(d("5"), d("10")), kpi.Of(d("0.7")))

	sent, _ := there.MarshalBinary()
	var received kpi.Partial
	if err := received.UnmarshalBinary(sent); err != nil {
		fmt.Println(err)
	}
	whole, err := here.Merge(received)
	fmt.Printf("%d bytes, %v, %v\n", len(sent), whole.Reading(), err)
	// Output:
	// kpi "right": reading 0.7 has no volume to be pooled by: give its terms, as Per
	// 15 bytes, 95/110, <nil>
}

// Three times a third of an hour is an hour: nothing is rounded on the way. Where an
// hour is missing the sum is not known, whenever that turns out.
func ExamplePartial_Merge() {
	hours := kpi.Indicator{ID: "hours", Across: kpi.Sum}
	third, _ := hours.Partial(kpi.Per(d("1"), d("3")))
	missing, _ := hours.Partial(kpi.Reading{})

	var sum kpi.Partial // of nothing so far
	for range 3 {
		sum, _ = sum.Merge(third)
	}
	fmt.Println(third.Reading(), "three times is", sum.Reading())
	sum, _ = sum.Merge(missing)
	fmt.Println("and with one missing:", sum.Reading())
	// Output:
	// 0.333333333333333333333333 three times is 1
	// and with one missing: no data
}

// Over time a copy of the indicator is merged, by its rule for that.
func ExampleIndicator_Partial() {
	daily := faults // which adds up over periods
	daily.Across = daily.Over
	var month kpi.Partial
	for _, day := range fields("3 0 4 1") {
		p, err := daily.Partial(day)
		if err != nil {
			fmt.Println(err)
		}
		month, _ = month.Merge(p)
	}
	fmt.Println(month.Reading())
	// Output:
	// 8
}
