package kpi_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// theil_sen_three_points. scipy gives two intercepts, the median of the values less the
// slope times the median of the indices (separate, 0.5), and the median of the values
// less the slope times their index (joint, 0). Ours is the joint one: half of the
// readings lie on or above the line.
//
// Source: Sen 1968 example via scipy scipy/stats tests (test_theilslopes).
func TestPublished_theilSen(t *testing.T) {
	in := kpi.Indicator{ID: "x", Decimals: 2}
	got := in.Trend(fields("0 1 1"), nil)
	assert.Equal(t, "improving 0.5 1.5", trendText(got), "the joint line stands at 0 + 3 · 0.5")
}

// Pacing as others compute it. goals has one target for the periods, in the unit of the
// case: where a day's share of the goal is no decimal, days are taken together or amounts
// are counted in thirds, which changes nothing but the unit.
func TestPublished_pacing(t *testing.T) {
	cases := []struct {
		name, source, published string
		decimals                int32
		periods, elapsed        int
		target, actual          string // of a period, so far
		forecast, needed, goal  string
	}{
		{"pacing_96000, in six days a period", "https://cal76.calculator.city/?p=2254",
			"240000 of 260000, 0.923; required 9111.11 a day, 54666.67 in six", 2,
			5, 2, "52000", "96000", "240000", "54666.67", "260000"},
		{"pacing_quarter, in thirds", "https://codingace.net/sales/quarterly_run_rate.html",
			"320192.31, required 3026.32 a day; three times that", 2,
			90, 52, "10000", "555000", "960576.923076923076923076923077", "9078.95", "900000"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := kpi.Indicator{ID: "sales", Decimals: c.decimals, Over: kpi.Sum}
			goals := make([]kpi.Thresholds, c.periods)
			for k := range goals {
				goals[k].Target = d(c.target)
			}
			read := make([]kpi.Reading, c.elapsed) // all of it on the first day
			for k := range read {
				read[k] = of("0")
			}
			read[0] = of(c.actual)
			got, err := in.Course(read, goals, nil)
			require.NoError(t, err)
			value, _ := got.Forecast.Reading.Value()
			assert.True(t, value.Sub(d(c.forecast)).Abs().LessThan(decimal.New(1, -20)), "%s: %s", value, c.source)
			assert.Equal(t, c.goal, kpi.Of(got.Forecast.Goal.Target).String())
			last := got.Needed[len(got.Needed)-1] // a digit less in the first makes them add up
			assert.Equal(t, c.needed, last.String(), c.published)
			assert.Len(t, got.Needed, c.periods-c.elapsed)
		})
	}
}

// Attainment is a ratio to the target, which has no meaning for a target of zero; ours is
// the gap, in the unit, from which it follows.
func TestPublished_attainment(t *testing.T) {
	cases := []struct{ name, goal, actual, gap, percent string }{
		{"attainment_January", "90000", "70000", "-20000", "77.78"},
		{"attainment_Week_6", "25000", "19500", "-5500", "78"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := sales.Course([]kpi.Reading{of(c.actual)}, []kpi.Thresholds{*goal(c.goal)}, nil)
			require.NoError(t, err)
			assert.Equal(t, c.gap, kpi.Of(got.ToDate.Gap).String())
			percent := got.ToDate.Gap.Add(d(c.goal)).Mul(d("100")).DivRound(d(c.goal), 2)
			assert.Equal(t, c.percent, kpi.Of(percent).String(), "https://codingace.net/crmp/sales_attainment.html")
		})
	}
}
