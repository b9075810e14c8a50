package scenario_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

func d(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// project has two steps side by side, and then a third.
func project(t *testing.T) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(chain.Model{
		KPIs:   []kpi.Indicator{{ID: "lead", Unit: "d", Decimals: 2, Better: kpi.Lower, Along: kpi.Path}},
		Steps:  []chain.Step{{ID: "ask"}, {ID: "left"}, {ID: "right"}, {ID: "join"}},
		Chains: []chain.Chain{{ID: "order", Links: []chain.Link{{Step: "ask"}, {Step: "left"}, {Step: "right", After: []string{"ask"}}, {Step: "join", After: []string{"left", "right"}}}}},
		Goals:  []chain.Goal{{At: chain.Whole("order"), KPI: "lead", Target: d("12"), Amber: kpi.AtMost(d("13"))}},
	})
	require.NoError(t, err)
	lead := func(step, days string) chain.Measurement {
		return chain.Measurement{At: chain.At(step), KPI: "lead", Reading: kpi.Of(d(days))}
	}
	r, err := plan.Evaluate("now", []chain.Measurement{lead("ask", "1"), lead("left", "10"), lead("right", "10"), lead("join", "1")})
	require.NoError(t, err)
	return r
}

func TestSimulateMergeBias(t *testing.T) {
	r := project(t)
	inputs := []scenario.Input{
		{At: chain.At("left"), KPI: "lead", Dist: scenario.Triangular(d("5"), d("8"), d("17"))},
		{At: chain.At("right"), KPI: "lead", Dist: scenario.Triangular(d("5"), d("8"), d("17"))},
	}
	o, err := scenario.Simulate(r, scenario.Simulation{At: chain.Whole("order"), KPI: "lead", Inputs: inputs, Runs: 20000, Seed: 1})
	require.NoError(t, err)
	mean, _ := o.Mean()
	t.Log(mean, o.Green, o.Amber, o.Red)
	assert.True(t, mean.GreaterThan(d("13")))
	one, err := scenario.Simulate(r, scenario.Simulation{At: chain.At("left"), KPI: "lead", Inputs: inputs, Runs: 100000, Seed: 1})
	require.NoError(t, err)
	mean, _ = one.Mean()
	t.Log(mean)
}
