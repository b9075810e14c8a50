// Command telecom tells the second story of the founding text: a telecom provider
// that judges its service desk on the number of calls, and so answers fast what it
// should have answered well.
//
// Two customer questions share one step: whoever calls about a dead line and
// whoever calls about a bill are answered by the same people. The desk gets one
// target that is good enough for both. The KPI multiplies along the chain, over a
// choice (three lines in ten need the second line) and over work that comes back
// (one test in five).
//
// The model stands in model.go as Go literals, the readings in months.go, and what
// is printed in tell.go. For a model in JSON, see the example shop.
package main

import (
	"errors"
	"io"
	"log"
	"os"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

func main() {
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// run works everything out, and then tells it: what can go wrong comes first.
func run(w io.Writer) error {
	plan, err := chain.NewPlan(provider())
	if err != nil {
		return err
	}
	goals := plan.Model().Goals
	forLine, err1 := plan.WithGoals(goals[:1]) // what each question asks by itself
	forBill, err2 := plan.WithGoals(goals[1:2])
	calls, err3 := plan.LineOfSight(line.Chain, desk, "calls")
	justMet, err4 := plan.Evaluate("just met", onTarget(plan))
	before, err5 := plan.Evaluate("March", march())
	after, err6 := plan.Evaluate("June", june())
	if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
		return err
	}
	asPlanned, err := after.With(withoutPasses(after)...)
	if err != nil {
		return err
	}

	t := teller{w, plan}
	t.journeys()
	t.targets(forLine, forBill)
	t.everyoneOnTarget(justMet)
	t.months(before, after)
	t.comingBack(asPlanned, after)
	t.sight(calls, after)
	return nil
}

// onTarget makes up a month in which everyone just meets the target, and nobody
// does better.
func onTarget(plan *chain.Plan) []chain.Measurement {
	var all []chain.Measurement
	for at := range plan.Places(chain.Place{}) {
		if goal, ok := plan.Target(at, "solved"); ok && at.Person != "" {
			all = append(all, chain.Measurement{At: at, KPI: "solved", Reading: kpi.Per(goal.Target, d("1"))})
		}
	}
	return all
}

// withoutPasses takes away how often each step was passed, so that what was planned
// counts again.
func withoutPasses(r *chain.Result) []chain.Measurement {
	var all []chain.Measurement
	for m := range r.Measurements() {
		if m.KPI == chain.Passes {
			m.Reading = kpi.Reading{}
			all = append(all, m)
		}
	}
	return all
}
