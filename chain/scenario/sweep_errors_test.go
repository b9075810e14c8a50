package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

func TestSweepErrors(t *testing.T) {
	good := sweepAxis(sweepFix, "lead", "0", "10", "1")
	cases := []struct {
		name string
		at   chain.Place
		kpi  string
		axes []scenario.Axis
		want []string // path and code
		is   error
	}{
		{"no axis", sweepWhole, "lead", nil, []string{"axes KS205"}, kpi.ErrRange},
		{"three axes", sweepWhole, "lead",
			[]scenario.Axis{good, good, good}, []string{"axes KS205", "axes[1] KS104"}, kpi.ErrRange},
		{"unknown whole", chain.Whole("none"), "lead",
			[]scenario.Axis{good}, []string{"at KS101"}, chain.ErrUnknown},
		{"unknown KPI", sweepWhole, "none",
			[]scenario.Axis{good}, []string{"kpi KS102"}, chain.ErrUnknown},
		{"unknown place of an axis", sweepWhole, "lead",
			[]scenario.Axis{good, sweepAxis(chain.At("none"), "lead", "0", "1", "1")},
			[]string{"axes[1].at KS101"}, chain.ErrUnknown},
		{"unknown KPI of an axis", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, "none", "0", "1", "1")},
			[]string{"axes[0].kpi KS102"}, chain.ErrUnknown},
		{"the whole itself", sweepFix, "lead",
			[]scenario.Axis{good}, []string{"axes[0].at KS103"}, chain.ErrUnknown},
		{"a place above", sweepBench, "lead",
			[]scenario.Axis{good}, []string{"axes[0].at KS103"}, chain.ErrUnknown},
		{"a step of no chain", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(chain.At("sell"), "lead", "0", "1", "1")},
			[]string{"axes[0].at KS103"}, chain.ErrUnknown},
		{"a KPI that does not count", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, "right", "0", "1", "1")},
			[]string{"axes[0].kpi KS103"}, chain.ErrUnknown},
		{"the same axis twice", sweepWhole, "lead",
			[]scenario.Axis{good, good}, []string{"axes[1] KS104"}, chain.ErrDuplicate},
		{"another KPI at the same place", sweepWhole, "lead",
			[]scenario.Axis{good, sweepAxis(sweepFix, "right", "0", "1", "1")},
			[]string{"axes[1].kpi KS103"}, chain.ErrUnknown},
		{"passes of a step, which are those of a link", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, chain.Passes, "0", "1", "1")},
			[]string{"axes[0].kpi KM709"}, chain.ErrUnknown},
		{"one axis below the other", sweepWhole, "lead",
			[]scenario.Axis{good, sweepAxis(sweepBench, "lead", "0", "1", "1")},
			[]string{"axes[1].at KS103"}, chain.ErrUnknown},
		{"one axis above the other", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepBench, "lead", "0", "1", "1"), good},
			[]string{"axes[0].at KS103"}, chain.ErrUnknown},
		{"from above to, and no step", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, "lead", "2", "1", "0")},
			[]string{"axes[0] KS201", "axes[0].step KS201"}, kpi.ErrRange},
		{"a step down", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, "lead", "1", "2", "-1")},
			[]string{"axes[0].step KS201"}, kpi.ErrRange},
		{"a long number", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, "lead", "1", "1e40", "1")},
			[]string{"axes[0].to KS203"}, kpi.ErrRange},
		{"a long point", sweepWhole, "near",
			[]scenario.Axis{sweepAxis(sweepFix, "near", "1e20", "100000000000000000001", "1e-20")},
			[]string{"axes[0] KS205"}, kpi.ErrRange},
		{"a long point of a few", sweepWhole, "near",
			[]scenario.Axis{sweepAxis(sweepFix, "near", "1e20", "100000000000000000001", "0.50000000000000000001")},
			[]string{"axes[0] KS203"}, kpi.ErrRange},
		{"a million and one points", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, "lead", "0", "1000000", "1")},
			[]string{"axes[0] KS205"}, kpi.ErrRange},
		{"more points than there are numbers", sweepWhole, "lead",
			[]scenario.Axis{sweepAxis(sweepFix, "lead", "0", "1e29", "1e-30")},
			[]string{"axes[0] KS205"}, kpi.ErrRange},
		{"a million and one points together", sweepWhole, "lead", []scenario.Axis{
			sweepAxis(sweepFix, "lead", "0", "100", "1"), sweepAxis(sweepPasses, chain.Passes, "1", "9901", "1")},
			[]string{"axes KS205"}, kpi.ErrRange},
		// What is refused of the first point says that the grid was not.
		{"a million points", sweepWhole, "odd",
			[]scenario.Axis{sweepAxis(sweepFix, "odd", "2", "1000001", "1")},
			[]string{"axes KM711"}, kpi.ErrRule},
		{"a million points together", sweepWhole, "odd", []scenario.Axis{
			sweepAxis(sweepFix, "odd", "2", "1001", "1"), sweepAxis(chain.At("ask"), "odd", "1", "1000", "1")},
			[]string{"axes KM711"}, kpi.ErrRule},
		{"outside the domain at both ends", sweepWhole, "right",
			[]scenario.Axis{sweepAxis(sweepBench, "right", "-1", "2", "1")},
			[]string{"axes[0].from KM706", "axes[0].to KM706"}, kpi.ErrRange},
		{"outside the domain at the last point", sweepWhole, "right", []scenario.Axis{
			sweepAxis(sweepPasses, chain.Passes, "1", "2", "1"), sweepAxis(sweepBench, "right", "0.5", "95", "1")},
			[]string{"axes[1].to KM706"}, kpi.ErrRange},
		{"passes of a choice, at the corner only", sweepWhole, "lead", []scenario.Axis{
			sweepAxis(sweepShip, chain.Passes, "0.3", "0.7", "0.1"), sweepAxis(sweepFetch, chain.Passes, "0", "0.4", "0.1")},
			[]string{"axes[0].to KM710", "axes[1].to KM710"}, kpi.ErrRange},
		{"everything at once", chain.At("none"), "none",
			[]scenario.Axis{sweepAxis(chain.At("no"), "no", "2", "1", "0")},
			[]string{"at KS101", "kpi KS102", "axes[0].at KS101", "axes[0].kpi KS102", "axes[0] KS201", "axes[0].step KS201"}, kpi.ErrRange},
		{"an operator that fails at the last point", sweepWhole, "odd",
			[]scenario.Axis{sweepAxis(sweepFix, "odd", "0", "2", "1")},
			[]string{"axes KM711"}, kpi.ErrRule},
		{"an operator that fails with what else was read", sweepFix, "even",
			[]scenario.Axis{sweepAxis(sweepBench.Who("p2"), "even", "2", "3", "1")},
			[]string{"axes[0].to KM711"}, kpi.ErrRule},
		{"an operator that fails between the ends", sweepWhole, "odd",
			[]scenario.Axis{sweepAxis(sweepFix, "odd", "0", "9", "1")},
			[]string{"axes KM711"}, kpi.ErrRule},
	}
	r := sweepResult(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := scenario.Sweep(r, c.at, c.kpi, c.axes...)
			var invalid *chain.InvalidError
			require.ErrorAs(t, err, &invalid)
			var problems []string
			for _, p := range invalid.Problems {
				problems = append(problems, p.Path+" "+p.Code)
				assert.NotEmpty(t, p.Reason)
			}
			assert.Equal(t, c.want, problems)
			assert.ErrorIs(t, err, c.is)
			assert.Equal(t, scenario.Table{}, got)
		})
	}
}

// A place that reads nothing has no volume to keep.
func TestSweepWithoutVolume(t *testing.T) {
	p1 := sweepBench.Who("p1")
	r, err := sweepResult(t).With(chain.Measurement{At: p1, KPI: "lead"})
	require.NoError(t, err)
	_, err = scenario.Sweep(r, sweepWhole, "lead", sweepAxis(p1, "lead", "1", "2", "1"))
	var invalid *chain.InvalidError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, "axes[0].from", invalid.Problems[0].Path)
	assert.ErrorIs(t, err, kpi.ErrRule)
}

func TestSweepSaysAtWhichPoint(t *testing.T) {
	_, err := scenario.Sweep(sweepResult(t), sweepWhole, "odd", sweepAxis(sweepFix, "odd", "0", "9", "1"))
	var invalid *chain.InvalidError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, `axes: the operator of rule "odd" fails for the steps of chain "repair": 5 is odd, at odd /fix = 2`,
		invalid.Problems[0].String())
}
