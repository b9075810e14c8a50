package main

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// simulate measures a run of a chain of 8 steps of 50 people, who are the inputs.
func (m *meter) simulate() {
	low, mode, high := decimal.New(7, -1), decimal.New(9, -1), decimal.New(1, 0)
	for _, r := range []struct{ along, across kpi.Rule }{
		{kpi.Sum, kpi.Sum}, {kpi.Sum, kpi.Ratio}, {kpi.Bottleneck, kpi.Sum}, {kpi.Path, kpi.Ratio}, {kpi.Product, kpi.Ratio},
	} {
		result, inputs, err := crew(r.along, r.across, scenario.Triangular(low, mode, high))
		if err != nil {
			m.err = err
			return
		}
		const runs = 10_000 // so that what is done once does not show
		m.time(fmt.Sprintf("Simulate, a run of 400 inputs and 8 steps, %s of %s", r.along, r.across), 6_000, runs, func() error {
			_, err := scenario.Simulate(result, scenario.Simulation{At: chain.Whole("c"), KPI: "x", Inputs: inputs, Runs: runs, Seed: 1})
			return err
		})
	}
}

// crew is a chain of 8 steps with 50 people each.
func crew(along, across kpi.Rule, dist scenario.Dist) (*chain.Result, []scenario.Input, error) {
	m := chain.Model{
		KPIs:  []kpi.Indicator{{ID: "x", Decimals: 4, Along: along, Across: across}},
		Goals: []chain.Goal{{At: chain.Whole("c"), KPI: "x", Target: decimal.New(5, -1)}},
	}
	var steps []string
	var ms []chain.Measurement
	var inputs []scenario.Input
	for s := range 8 {
		step, unit := fmt.Sprint("s", s), fmt.Sprint("u", s)
		steps = append(steps, step)
		m.Steps = append(m.Steps, chain.Step{ID: step, By: []chain.Assignment{{Unit: unit}}})
		m.Units = append(m.Units, chain.Unit{ID: unit})
		for p := range 50 {
			person := fmt.Sprint("p", s, "-", p)
			m.Members = append(m.Members, chain.Member{Person: person, Unit: unit})
			at := chain.At(step).By(unit).Who(person)
			ms = append(ms, chain.Measurement{At: at, KPI: "x", Reading: kpi.Per(decimal.New(9, 0), decimal.New(10, 0))})
			inputs = append(inputs, scenario.Input{At: at, KPI: "x", Dist: dist})
		}
	}
	m.Chains = []chain.Chain{{ID: "c", Links: chain.Sequence(steps...)}}
	plan, err := chain.NewPlan(m)
	if err != nil {
		return nil, nil, err
	}
	r, err := plan.Evaluate("now", ms)
	return r, inputs, err
}
