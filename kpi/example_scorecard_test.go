package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// A scorecard shows a chain at a glance. The customer's satisfaction is critical:
// no card is better than that.
func ExampleScorecard_Score() {
	card := kpi.Scorecard{Items: []kpi.Item{
		{KPI: "lead", Weight: d("2")},
		{KPI: "cost"},
		{KPI: "happy", Critical: true},
	}}
	goal := &kpi.Thresholds{Target: d("25"), Amber: kpi.AtMost(d("28"))}
	lead, _ := kpi.Indicator{ID: "lead", Better: kpi.Lower}.Gauge(kpi.Of(d("24")), goal)
	cost, _ := kpi.Indicator{ID: "cost", Better: kpi.Lower}.Gauge(kpi.Of(d("20")), goal)
	happy, _ := kpi.Indicator{ID: "happy"}.Gauge(kpi.Of(d("7.8")), &kpi.Thresholds{Target: d("8"), Amber: kpi.AtLeast(d("7"))})

	score := card.Score([]kpi.Gauge{lead, cost, happy})
	fmt.Println("satisfaction", happy.Status, happy.Score)
	fmt.Println("card", score.Status, score.Value, "of", score.Coverage)
	// Output:
	// satisfaction amber 90
	// card amber 97.5 of 1
}
