//go:build !race && !386 && !wasm

package scenario_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// A run of a simulation makes the decimal that its value is kept in, which is two
// allocations, and nothing for its inputs; a quotient that 64 bits do not hold costs
// those of its fraction. What is set up once is some forty for each input. Bounds are a
// few percent above what it is: lower them where work is saved.
func TestSimulateWork(t *testing.T) {
	for _, c := range []struct {
		along, across kpi.Rule
		run, input    float64 // allocations, at most
	}{
		{kpi.Sum, kpi.Sum, 2.1, 45},
		{kpi.Sum, kpi.Ratio, 2.1, 41},
		{kpi.Path, kpi.Ratio, 4.1, 41},
		{kpi.Bottleneck, kpi.Sum, 2.1, 41},
		{kpi.Product, kpi.Ratio, 14.5, 41},
	} {
		r, inputs := crew(t, c.along, c.across, scenario.Triangular(d("0.7"), d("0.9"), d("1")))
		allocations := func(runs int) float64 {
			s := scenario.Simulation{At: chain.Whole("c"), KPI: "x", Inputs: inputs, Runs: runs, Seed: 1}
			return testing.AllocsPerRun(1, func() {
				_, err := scenario.Simulate(r, s)
				require.NoError(t, err)
			})
		}
		const few, many = 100, 2_100
		name := fmt.Sprintf("%s of %s", c.along, c.across)
		first := allocations(few)
		run := (allocations(many) - first) / (many - few)
		input := (first - few*run) / float64(len(inputs))
		t.Logf("%s: %.2f allocations for a run, %.1f once for an input", name, run, input)
		assert.LessOrEqual(t, run, c.run, "%s: allocations of a run", name)
		assert.LessOrEqual(t, input, c.input, "%s: allocations once for an input", name)
	}
}
