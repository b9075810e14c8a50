package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// The shop has a year of lead times, of which one month was not measured. They get
// shorter, though no month is out of the ordinary but the last: that is worth asking what
// was done.
func ExampleIndicator_Trend() {
	lead := kpi.Indicator{ID: "lead", Name: "Lead time", Unit: "h", Better: kpi.Lower, Domain: kpi.AtLeast(d("0"))}
	months := []kpi.Reading{
		kpi.Of(d("47")), kpi.Of(d("48")), kpi.Of(d("46")), kpi.Of(d("47")), {}, kpi.Of(d("45")),
		kpi.Of(d("46")), kpi.Of(d("45")), kpi.Of(d("44")), kpi.Of(d("45")), kpi.Of(d("44")), kpi.Of(d("38")),
	}
	trend := lead.Trend(months, nil)
	fmt.Println(trend.Move, trend.Slope, "h a month, next", trend.Next)
	fmt.Println("expect", trend.Limits.Low, "to", trend.Limits.High)
	for _, s := range trend.Signals {
		fmt.Println("month", s.Index+1, s.Rule, "better:", s.Better)
	}
	// Output:
	// improving -0.4 h a month, next 43
	// expect 40.48 to 49.52
	// month 12 outside better: true
}

// Right first time goes to and fro: a light that changes colour need not mean that
// anything else changed.
func ExampleIndicator_Trend_noise() {
	right := kpi.Indicator{ID: "right", Unit: kpi.Percent, Decimals: 3, Domain: kpi.Between(d("0"), d("1"))}
	weeks := []kpi.Reading{
		kpi.Per(d("182"), d("200")), kpi.Per(d("171"), d("180")), kpi.Per(d("204"), d("220")),
		kpi.Per(d("189"), d("200")), kpi.Per(d("176"), d("190")), kpi.Per(d("199"), d("210")),
	}
	goal := kpi.Thresholds{Target: d("0.93")}
	var lights []kpi.Status
	for _, w := range weeks {
		g, err := right.Gauge(w, &goal)
		if err != nil {
			fmt.Println(err)
			return
		}
		lights = append(lights, g.Status)
	}
	trend := right.Trend(weeks, &goal)
	fmt.Println(lights)
	fmt.Println(trend.Move, "around", right.Format(kpi.Of(trend.Limits.Center), kpi.Format{}))
	fmt.Println(len(trend.Signals), "signals")
	// Output:
	// [red green red green red green]
	// steady around 93.4 %
	// 0 signals
}
