package main

import (
	"maps"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// trends returns the trend over all months of England, as "", and of each type.
func trends(t *testing.T, v *view) map[string]kpi.Trend {
	t.Helper()
	boards, err := dashboard.New(v.results...)
	require.NoError(t, err)
	board, err := boards.For(england)
	require.NoError(t, err)
	of := map[chain.Place]string{england: ""}
	for _, w := range ways {
		of[w.step()] = w.kind
	}
	all := map[string]kpi.Trend{}
	for _, tile := range slices.Concat(board.Sections[0].Own, board.Sections[0].Parts) {
		if kind, ok := of[tile.At]; ok && tile.KPI == within {
			all[kind] = tile.Trend
		}
	}
	require.Len(t, all, 1+len(ways))
	return all
}

// Natural limits and the line of England's 36 months, and of each type's, to all six
// decimals that they have.
func TestLimits(t *testing.T) {
	types, _ := drawn(t)
	want := figures(t)
	for of, trend := range trends(t, types) {
		require.NotNil(t, trend.Limits)
		next, ok := trend.Next.Value()
		require.True(t, ok)
		for what, got := range map[string]decimal.Decimal{
			"center": trend.Limits.Center, "low": trend.Limits.Low, "high": trend.Limits.High,
			"range": trend.Limits.Range, "slope": trend.Slope, "next": next,
		} {
			assert.Equal(t, want[figure{what, of, ""}], got.StringFixed(6), "%s of %q", what, of)
			assert.True(t, got.Equal(got.Round(6)), "%s of %q has more decimals: %s", what, of, got)
		}
		assert.Equal(t, want[figure{"move", of, ""}], trend.Move.String(), of)
	}
}

// What is more than noise: which months, by which rules, and which way.
func TestSignals(t *testing.T) {
	types, _ := drawn(t)
	want, got := map[figure]string{}, map[figure]string{}
	for f, value := range figures(t) {
		if len(f.what) > 6 && f.what[:6] == "signal" {
			want[f] = value
		}
	}
	for of, trend := range trends(t, types) {
		for _, s := range trend.Signals {
			way := map[bool]string{true: "better", false: "worse"}[s.Better]
			got[figure{"signal " + string(s.Rule), of, types.months[s.Index]}] = way
		}
	}
	assert.Equal(t, want, got)
	rules := map[string]bool{}
	for f := range got {
		rules[f.what] = true
	}
	assert.Len(t, slices.Collect(maps.Keys(rules)), 3, "every rule is met")
}

// The centre of the limits is the mean of the months, as it is of any series; the
// figure of all months is not.
func TestCenterIsNoFigureOfThePeriod(t *testing.T) {
	types, _ := drawn(t)
	center := trends(t, types)[""].Limits.Center
	assert.Equal(t, figures(t)[figure{"mean of months", "", ""}], center.StringFixed(6))
	assert.NotEqual(t, value(together(t, types), england).StringFixed(6), center.StringFixed(6))
}

// The course of the last year to date is what the year came to so far, and at the end
// the year itself; what is needed makes the year.
func TestCourse(t *testing.T) {
	types, _ := drawn(t)
	want, last := facts(t), len(types.months)
	for left := range 12 {
		month := types.months[last-1-left]
		year, err := types.lastYear(left)
		require.NoError(t, err)
		tile, err := tileOfEngland(year)
		require.NoError(t, err)
		c, so := tile.Course, want[figure{"year to date", "", month}]
		require.NotNil(t, c, month)
		assert.Equal(t, left, c.Left)
		assert.Equal(t, so.light, c.ToDate.Status.String(), month)
		num, den, _ := c.ToDate.Reading.Terms()
		assert.Equal(t, [2]int64{so.within, so.patients}, [2]int64{num.IntPart(), den.IntPart()}, month)
		promise := decimal.New(95, -2)
		for _, n := range c.Needed {
			in, came, _ := n.Terms()
			num, den = num.Add(in), den.Add(came)
		}
		kept := num.Cmp(den.Mul(promise)) >= 0
		assert.Equal(t, len(c.Needed) > 0, kept, month)
		assert.Equal(t, left > 0 && len(c.Needed) == 0, c.OutOfReach && left > 0, month)
	}
}
