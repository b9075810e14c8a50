package kpi_test

import (
	"encoding/json"
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// A reading is held against a goal: 184 of 200 orders went right the first time,
// where 95 % is aimed for.
func ExampleIndicator_Gauge() {
	right := kpi.Indicator{ID: "right", Unit: kpi.Percent, Decimals: 3}
	goal := kpi.Thresholds{Target: d("0.95"), Green: kpi.AtLeast(d("0.94")), Amber: kpi.AtLeast(d("0.90"))}

	g, err := right.Gauge(kpi.Per(d("184"), d("200")), &goal)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(right.Format(g.Reading, kpi.Format{}), "is", g.Status)
	fmt.Println("score", g.Score, "gap", g.Gap, "room", g.Room)
	// Output:
	// 92.0 % is amber
	// score 75 gap -0.03 room 0.02
}

// Near the target is good, and both sides of it are not.
func ExampleIndicator_Gauge_near() {
	stock := kpi.Indicator{ID: "stock", Unit: "days", Better: kpi.Near}
	goal := kpi.Thresholds{Target: d("80"), Green: kpi.Between(d("75"), d("85")), Amber: kpi.Between(d("65"), d("90"))}

	for _, days := range []string{"60", "70", "80", "88", "95"} {
		g, err := stock.Gauge(kpi.Of(d(days)), &goal)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(days, g.Status, g.Score)
	}
	// Output:
	// 60 red 25
	// 70 amber 75
	// 80 green 100
	// 88 amber 70
	// 95 red 0
}

// A goal that is out of order is refused, and the error says why.
func ExampleIndicator_Gauge_error() {
	lead := kpi.Indicator{ID: "lead", Better: kpi.Lower}
	_, err := lead.Gauge(kpi.Of(d("27")), &kpi.Thresholds{Target: d("25"), Amber: kpi.AtMost(d("24"))})
	fmt.Println(err)
	// Output:
	// kpi "lead": goal: green, which is at most 25, lies outside amber, which is at most 24
}

// Labels are for people: rounded, with a unit, in their language.
func ExampleIndicator_Format() {
	cost := kpi.Indicator{ID: "cost", Unit: "EUR", Decimals: 2}
	spent := kpi.Per(d("123456"), d("7"))
	fmt.Println(cost.Format(spent, kpi.Format{Group: true}))
	fmt.Println(cost.Format(spent, kpi.Format{Group: true, Language: "nl"}))
	fmt.Println(cost.Format(kpi.Reading{}, kpi.Format{Language: "nl"}))
	// Output:
	// 17,636.57 EUR
	// 17.636,57 EUR
	// geen gegevens
}

// Both terms of a quotient are kept, so that parts can be pooled exactly.
func ExamplePer() {
	right := kpi.Per(d("182"), d("200"))
	value, _ := right.Value()
	written, _ := json.Marshal(right)
	fmt.Println(right, "is", value)
	fmt.Println(string(written))
	// Output:
	// 182/200 is 0.91
	// {"num":"182","den":"200"}
}

// A definition reports everything that is wrong with it.
func ExampleIndicator_Valid() {
	right := kpi.Indicator{ID: "right", Along: kpi.Product, Across: kpi.Mean, Coverage: d("80")}
	fmt.Println(right.Valid())
	// Output:
	// across: rule mean does not group, so the value would depend on the organisation chart
	// coverage: 80 is not a fraction in 0..1
}
