package chain

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// Where whole numbers tell what a place reads after one of its parts changed, exact ones
// tell the same, up to the largest that there are.
func TestShiftPacked(t *testing.T) {
	const unit = 10
	column := &column{numPlaces: 2, denPlaces: 1}
	rng := rand.New(rand.NewPCG(5, 6))
	number := func() int64 {
		switch rng.IntN(8) {
		case 0:
			return math.MaxInt64 - rng.Int64N(3)
		case 1:
			return math.MinInt64 + rng.Int64N(3)
		}
		return rng.Int64N(7) - 3
	}
	draw := func() (v packed) {
		v = packed{num: number(), state: uint8(rule.Bare), lacking: int32(rng.IntN(8) / 7), covered: rng.Int64N(8) / 7}
		if v.state += uint8(rng.IntN(2)); v.is() == rule.Terms {
			v.den = max(number(), unit)
		}
		return v
	}
	told := map[rule.Closed]int{}
	for range 200_000 {
		for _, closed := range []rule.Closed{rule.Add, rule.Pool, rule.Least, rule.Most} {
			unpack := func(v *packed) cell {
				c := cell{Reading: column.read(v.is(), v.num, v.den), measured: v.measured(), lacking: v.lacking, covered: v.covered}
				if value, ok := c.Value(); ok && closed != rule.Pool && !c.measured {
					c.Reading = rule.Of(value)
				}
				return c
			}
			whole, before, now := draw(), draw(), draw()
			before.state, now.state = before.state|markMeasured, now.state|markMeasured
			want, old := unpack(&whole), whole
			a, b := unpack(&before), unpack(&now)
			if !whole.shift(closed, &before, &now, unit) {
				require.Equal(t, old, whole, "nothing has changed")
				continue
			}
			told[closed]++
			require.True(t, want.shift(closed, &a, &b))
			got := unpack(&whole)
			require.True(t, same(&want, &got), "%v of %+v from %+v to %+v is %+v", closed, old, before, now, whole)
		}
	}
	for _, closed := range []rule.Closed{rule.Add, rule.Pool, rule.Least, rule.Most} {
		assert.Greater(t, told[closed], 1000, "%v", closed)
	}
}

// What is in no column does not pile up, however often a result is changed.
func TestWithApart(t *testing.T) {
	plan, err := NewPlan(Model{
		KPIs:    []kpi.Indicator{{ID: "cost", Across: kpi.Total}},
		Steps:   []Step{{ID: "s", By: []Assignment{{Unit: "u"}}}},
		Units:   []Unit{{ID: "u"}},
		Members: []Member{{Person: "p", Unit: "u"}, {Person: "q", Unit: "u"}},
	})
	require.NoError(t, err)
	cost := func(person string, v decimal.Decimal) Measurement {
		return Measurement{At: At("s").By("u").Who(person), KPI: "cost", Reading: kpi.Of(v)}
	}
	r, err := plan.Evaluate("now", []Measurement{cost("p", decimal.New(1, 0)), cost("q", decimal.New(2, 0))})
	require.NoError(t, err)
	for n := range int64(20) {
		r, err = r.With(cost("p", decimal.New(n, -20)))
		require.NoError(t, err)
	}
	assert.Len(t, r.over.cells, 3, "the person, the unit and the step")
	assert.Len(t, r.over.apart, 3)
	g, ok := r.Gauge(At("s"), "cost")
	require.True(t, ok)
	assert.True(t, g.Reading.Equal(kpi.Of(decimal.RequireFromString("2.00000000000000000019"))), g.Reading)
}
