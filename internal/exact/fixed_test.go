package exact_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
)

func TestPlain(t *testing.T) {
	tests := []struct {
		name   string
		d      decimal.Decimal
		want   int64
		places int32
		fits   bool
	}{
		{"whole", decimal.New(12, 0), 12, 0, true},
		{"a fraction", decimal.New(-125, -2), -125, 2, true},
		{"zeros at its end", decimal.New(12500, -3), 12500, 3, true},
		{"an exponent", decimal.New(-7, 3), -7000, 0, true},
		{"zero", decimal.Decimal{}, 0, 0, true},
		{"zero with a huge exponent", decimal.New(0, 1<<30), 0, 0, true},
		{"largest", decimal.New(math.MaxInt64, -30), math.MaxInt64, 30, true},
		{"smallest", decimal.New(math.MinInt64, -9), math.MinInt64, 9, true},
		{"largest exponent", decimal.New(9, 18), 9_000_000_000_000_000_000, 0, true},
		{"too large an exponent", decimal.New(10, 18), 0, 0, false},
		{"too many places", decimal.New(1, -31), 0, 0, false},
		{"a gigabyte", decimal.New(1, 1<<30), 0, 0, false},
		{"the largest exponent", decimal.New(1, math.MaxInt32), 0, 0, false},
		{"the smallest exponent", decimal.New(1, math.MinInt32), 0, 0, false},
		{"beyond int64", decimal.RequireFromString("18446744073709551616"), 0, 0, false},
		{"beyond int64 by its zeros", decimal.RequireFromString("1000000000000000000000e-20"), 0, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, places, fits := exact.Plain(tt.d)
			require.Equal(t, tt.fits, fits)
			if fits {
				assert.Equal(t, tt.want, got)
				assert.Equal(t, tt.places, places)
				require.NoError(t, exact.Check(tt.d))
				assert.True(t, exact.MustFrom(tt.d).Equal(exact.Scaled(got, places)))
			}
		})
	}
}

func TestShift(t *testing.T) {
	tests := []struct {
		name   string
		n      int64
		places int32
		want   int64
		fits   bool
	}{
		{"none", -125, 0, -125, true},
		{"some", -125, 4, -1_250_000, true},
		{"zero by many", 0, 40, 0, true},
		{"largest", 922_337_203_685_477_580, 1, 9_223_372_036_854_775_800, true},
		{"too large", 922_337_203_685_477_581, 1, 0, false},
		{"too large below zero", -922_337_203_685_477_581, 1, 0, false},
		{"beyond 128 bits", math.MaxInt64, 18, 0, false},
		{"too many places", 1, 19, 0, false},
		{"smallest, by none", math.MinInt64, 0, math.MinInt64, true},
		{"smallest", math.MinInt64, 1, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, fits := exact.Shift(tt.n, tt.places)
			require.Equal(t, tt.fits, fits)
			if fits {
				assert.Equal(t, tt.want, got)
			}
		})
	}
}

func TestFixed(t *testing.T) {
	tests := []struct {
		name   string
		d      decimal.Decimal
		places int32
		want   int64
		fits   bool
	}{
		{"whole", decimal.New(12, 0), 0, 12, true},
		{"more places", decimal.New(-125, -1), 4, -125000, true},
		{"as many places", decimal.New(125, -1), 1, 125, true},
		{"zeros at its end", decimal.New(12500, -3), 1, 125, true},
		{"too few places", decimal.New(-125, -2), 1, 0, false},
		{"an exponent", decimal.New(7, 3), 2, 700000, true},
		{"zero", decimal.Decimal{}, 9, 0, true},
		{"zero with a huge exponent", decimal.New(0, 1<<30), 9, 0, true},
		{"largest", decimal.New(math.MaxInt64, -9), 9, math.MaxInt64, true},
		{"too large", decimal.New(math.MaxInt64, -8), 9, 0, false},
		{"a gigabyte", decimal.New(1, 1<<30), 9, 0, false},
		{"the largest exponent", decimal.New(1, math.MaxInt32), 9, 0, false},
		{"the smallest exponent", decimal.New(1, math.MinInt32), 9, 0, false},
		{"beyond int64", decimal.RequireFromString("18446744073709551616"), 0, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, fits := exact.Fixed(tt.d, tt.places)
			require.Equal(t, tt.fits, fits)
			if fits {
				assert.Equal(t, tt.want, got)
			}
		})
	}
}

func TestCompareQuotients(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	positive := func() int64 { return 1 + (integer(r)>>1)&(math.MaxInt64>>1) }
	for range 20_000 {
		a, b, c, d := integer(r), positive(), integer(r), positive()
		if r.IntN(5) == 0 {
			c, d = a, b
		}
		require.Equal(t, big.NewRat(a, b).Cmp(big.NewRat(c, d)), exact.CompareQuotients(a, b, c, d), "%d/%d and %d/%d", a, b, c, d)
	}
}
