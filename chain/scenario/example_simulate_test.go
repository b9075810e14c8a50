package scenario_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// Two steps side by side, each of them 10 days on average: the chain of the averages is
// green, and so are three runs of ten.
func ExampleSimulate() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:  []kpi.Indicator{{ID: "lead", Unit: "days", Decimals: 1, Better: kpi.Lower, Along: kpi.Path}},
		Steps: []chain.Step{{ID: "ask"}, {ID: "check"}, {ID: "build"}, {ID: "join"}},
		Chains: []chain.Chain{{ID: "order", Links: []chain.Link{{Step: "ask"}, {Step: "check"},
			{Step: "build", After: []string{"ask"}}, {Step: "join", After: []string{"check", "build"}}}}},
		Goals: []chain.Goal{{At: chain.Whole("order"), KPI: "lead", Target: d("12"), Amber: kpi.AtMost(d("14"))}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	lead := func(step, days string) chain.Measurement {
		return chain.Measurement{At: chain.At(step), KPI: "lead", Reading: kpi.Of(d(days))}
	}
	now, err := plan.Evaluate("now", []chain.Measurement{lead("ask", "1"), lead("check", "10"), lead("build", "10"), lead("join", "1")})
	if err != nil {
		fmt.Println(err)
		return
	}
	g, _ := now.Gauge(chain.Whole("order"), "lead")
	fmt.Println("of the averages:", g.Reading, g.Status)

	o, err := scenario.Simulate(now, scenario.Simulation{
		At: chain.Whole("order"), KPI: "lead", Runs: 10_000, Seed: 1,
		Inputs: []scenario.Input{
			{At: chain.At("check"), KPI: "lead", Dist: scenario.Triangular(d("5"), d("8"), d("17"))},
			{At: chain.At("build"), KPI: "lead", Dist: scenario.Triangular(d("5"), d("8"), d("17"))},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	mean, _ := o.Mean()
	median, _ := o.Quantile(d("0.5"))
	fmt.Println("green", o.Share(kpi.Green), "amber", o.Share(kpi.Amber), "red", o.Share(kpi.Red))
	fmt.Println("mean", mean.Round(1), "median", median.Round(1))
	// Output:
	// of the averages: 12 green
	// green 0.3011 amber 0.2981 red 0.4008
	// mean 13.4 median 13.4
}
