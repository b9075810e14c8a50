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
