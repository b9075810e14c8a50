package exact_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
)

// What package decimal makes of it is the float nearest to it.
func TestRough(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for n := range 20_000 {
		x, _ := frac(r)
		d := x.Out(exact.HalfAway)
		want, got := d.InexactFloat64(), exact.Rough(d)
		require.InDelta(t, want, got, 3*math.Abs(want)/(1<<52), "case %d: %s", n, x)
	}
	assert.InDelta(t, 12e20, exact.Rough(decimal.New(12, 20)), 3*12e20/(1<<52))
}

func TestCompare(t *testing.T) {
	ordered := [][]decimal.Decimal{ // equal within a row
		{decimal.New(-1, math.MaxInt32), decimal.New(-1, math.MaxInt32)},
		{decimal.New(-1, 1<<30)},
		{power(1_000_000, 0).Neg(), decimal.New(-10, 999_999)},
		{decimal.New(-12, 3), decimal.New(-12000, 0), decimal.New(-1200000, -2)},
		{decimal.New(-11, 3)},
		{decimal.New(-1, -1<<30)},
		{decimal.Decimal{}, decimal.New(0, 0), decimal.New(0, 1<<30), decimal.New(0, math.MinInt32)},
		{decimal.New(1, math.MinInt32), decimal.New(1, math.MinInt32)},
		{decimal.New(1, -1<<30), decimal.New(1000, -1<<30-3)},
		{decimal.New(95, -2), decimal.New(950, -3)},
		{decimal.New(951, -3)},
		{decimal.New(1, 0), power(40, -40)},
		{decimal.New(9, 0)},
		{decimal.New(10, 0), decimal.New(1, 1)},
		{decimal.New(1, 1<<30)},
	}
	for i, row := range ordered {
		for j, other := range ordered {
			for _, a := range row {
				for _, b := range other {
					want := cmp.Compare(i, j)
					assert.Equal(t, want, exact.Compare(a, b), "rows %d and %d", i, j)
				}
			}
		}
	}
}
