package chain_test

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// repair is a chain of three steps, in hours, that four people do.
func repair(goals ...chain.Goal) chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: "Hours", Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio},
			{ID: "happy", Name: "Customers satisfied", Decimals: 2},
		},
		Units: []chain.Unit{{ID: "desk"}, {ID: "shop"}},
		Members: []chain.Member{
			{Person: "p1", Unit: "desk"}, {Person: "p2", Unit: "desk"}, {Person: "p3", Unit: "shop"}, {Person: "p4", Unit: "shop"}},
		Steps: []chain.Step{
			{ID: "hear", By: []chain.Assignment{{Unit: "desk"}}},
			{ID: "mend", By: []chain.Assignment{{Unit: "shop"}}},
			{ID: "test", By: []chain.Assignment{{Unit: "shop"}}}},
		Chains: []chain.Chain{{ID: "repair", Question: "Can you mend it?", Satisfaction: "happy",
			Links: chain.Sequence("hear", "mend", "test")}},
		Goals: append([]chain.Goal{{At: chain.Whole("repair"), KPI: "lead", Target: num("12"), Amber: kpi.AtMost(num("14"))}}, goals...),
		Influences: []chain.Influence{{From: "lead", To: "happy", Effect: num("-0.7"), Because: "who waits long looks elsewhere",
			Curve: []chain.Point{{From: num("8"), To: num("0.95")}, {From: num("16"), To: num("0.65")}}}},
	}
}

// evaluatedRepair returns a period of it: hours over a number of repairs, by step and
// person.
func evaluatedRepair(m chain.Model, hear, p3, p4 string) (*chain.Result, error) {
	plan, err := chain.NewPlan(m)
	if err != nil {
		return nil, err
	}
	mend, test := chain.At("mend").By("shop"), chain.At("test").By("shop")
	return plan.Evaluate("May", []chain.Measurement{
		measured(chain.At("hear"), "lead", of(hear)),
		measured(mend.Who("p3"), "lead", per(p3, "10")), measured(mend.Who("p4"), "lead", per(p4, "10")),
		measured(test.Who("p3"), "lead", per("30", "10")), measured(test.Who("p4"), "lead", per("50", "10")),
		measured(chain.Place{Chain: "repair", Step: "test"}, chain.Passes, per("30", "20")),
	})
}

// A gap divided: the workshop mends faster than was agreed; the desk took a little
// longer; and half of all repairs were tested twice, which is nobody's doing in
// particular and stays at the step.
func ExampleResult_Attribute() {
	may, err := evaluatedRepair(repair(), "4.5", "25", "35")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, by := range []chain.Level{chain.Steps, chain.Departments, chain.People} {
		a, err := may.Attribute(chain.Whole("repair"), "lead", by)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("gap", a.Gap, "by", by)
		for _, c := range a.Shares {
			fmt.Printf("  %-9s %6s", c.At, c.Share.Gap)
			if c.Share.Passes.Sign() != 0 {
				fmt.Print("  passed more often ", c.Share.Passes)
			}
			fmt.Println()
		}
	}
	// Output:
	// gap -1.5 by steps
	//   /test         -2  passed more often -2
	//   /hear       -0.5
	//   /mend          1
	// gap -1.5 by departments
	//   /test         -2  passed more often -2
	//   //desk      -0.5
	//   //shop         1
	// gap -1.5 by people
	//   //desk      -0.5
	//   //shop/p3  1.375
	//   //shop/p4 -0.375
	//   /test         -2  passed more often -2
}

// Somebody set goals of their own below the chain's. Everyone could be green and the
// customer still wait too long: the example shows how, and how long at the worst.
func ExamplePlan_Counterexample() {
	own := func(step, target string) chain.Goal {
		return chain.Goal{At: chain.At(step), KPI: "lead", Target: num(target), Depth: chain.Steps}
	}
	plan, err := chain.NewPlan(repair(own("hear", "4"), own("mend", "6"), own("test", "5")))
	if err != nil {
		fmt.Println(err)
		return
	}
	whole := chain.Whole("repair")
	worst, err := plan.Worst(whole, "lead", kpi.Green)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("all green, and", worst, "hours")
	shown, err := plan.Evaluate("shown", plan.Counterexample(whole, "lead"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for at, g := range shown.All() {
		hours, _ := g.Reading.Value()
		fmt.Println(at, hours, g.Status)
	}
	// Output:
	// all green, and 15 hours
	// repair 15 red
	// /hear 4 green
	// /mend 6 green
	// /test 5 green
}

// Satisfaction is no sum: it is held against what drives it. The curve says what the
// hours lead one to expect.
func ExampleResult_Drivers() {
	may, err := evaluatedRepair(repair(chain.Goal{At: chain.Whole("repair"), KPI: "happy", Target: num("0.9")}), "4.5", "25", "35")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range may.Drivers("repair", "happy") {
		fmt.Println(d.KPI, d.Gauge.Reading, d.Gauge.Status, "weighs", d.Weight, "and gives", d.Contribution, "of 100 points")
		fmt.Println("it lets one expect", d.Expected)
	}
	// Output:
	// lead 13.5 amber weighs 1 and gives 62.5 of 100 points
	// it lets one expect 0.74375
}

// Next year's shares in proportion to this year's practice.
func ExampleResult_Weights() {
	plan, err := chain.NewPlan(repair())
	if err != nil {
		fmt.Println(err)
		return
	}
	year, err := plan.Evaluate("2025", []chain.Measurement{
		measured(chain.At("hear"), "lead", of("2")), measured(chain.At("mend"), "lead", of("6")), measured(chain.At("test"), "lead", of("4")),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	whole := chain.Whole("repair")
	weights := year.Weights(whole, "lead")
	next, err := plan.WithGoals([]chain.Goal{{At: whole, KPI: "lead", Target: decimal.NewFromInt(10), Weights: weights}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range slices.Sorted(maps.Keys(weights)) {
		t, _ := next.Target(chain.At(step), "lead")
		fmt.Println(step, "weighs", weights[step], "and aims for", t.Target)
	}
	// Output:
	// hear weighs 2 and aims for 1.7
	// mend weighs 6 and aims for 5
	// test weighs 4 and aims for 3.3
}
