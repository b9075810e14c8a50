package scenario_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// crew is a chain of 8 steps with 50 people each, who are the inputs.
func crew(b testing.TB, along, across kpi.Rule, dist scenario.Dist) (*chain.Result, []scenario.Input) {
	b.Helper()
	m := chain.Model{
		KPIs:  []kpi.Indicator{{ID: "x", Decimals: 2, Along: along, Across: across}},
		Goals: []chain.Goal{{At: chain.Whole("c"), KPI: "x", Target: decimal.New(5, 1)}},
	}
	if along == kpi.Product {
		m.KPIs[0].Decimals, m.Goals[0].Target = 4, decimal.New(5, -1)
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
	require.NoError(b, err)
	r, err := plan.Evaluate("now", ms)
	require.NoError(b, err)
	return r, inputs
}

// BenchmarkSimulate is one run of 400 inputs and 8 steps.
func BenchmarkSimulate(b *testing.B) {
	triangular, uniform := scenario.Triangular(d("0.7"), d("0.9"), d("1")), scenario.Uniform(d("0.7"), d("1"))
	for _, c := range []struct {
		name          string
		along, across kpi.Rule
		dist          scenario.Dist
	}{
		{"sum of sums", kpi.Sum, kpi.Sum, triangular},
		{"sum of sums, uniform", kpi.Sum, kpi.Sum, uniform},
		{"sum of ratios", kpi.Sum, kpi.Ratio, triangular},
		{"path of ratios", kpi.Path, kpi.Ratio, triangular},
		{"bottleneck of sums", kpi.Bottleneck, kpi.Sum, triangular},
		{"product of ratios", kpi.Product, kpi.Ratio, triangular},
	} {
		b.Run(c.name, func(b *testing.B) {
			r, inputs := crew(b, c.along, c.across, c.dist)
			b.ReportAllocs()
			const runs = 20_000
			for b.Loop() {
				o, err := scenario.Simulate(r, scenario.Simulation{At: chain.Whole("c"), KPI: "x", Inputs: inputs, Runs: runs, Seed: 1})
				require.NoError(b, err)
				require.Equal(b, runs, o.Runs)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/runs, "ns/run")
		})
	}
}
