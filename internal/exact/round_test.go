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

func TestDecimal(t *testing.T) {
	tests := []struct {
		name              string
		x                 exact.Num
		places            int32
		floor, ceil, half string
	}{
		{"zero", exact.Int(0), 2, "0", "0", "0"},
		{"whole", exact.Int(1200), 2, "1200", "1200", "1200"},
		{"exact with fewer places", exact.Frac(1, 4), 24, "0.25", "0.25", "0.25"},
		{"third", exact.Frac(1, 3), 2, "0.33", "0.34", "0.33"},
		{"two thirds", exact.Frac(2, 3), 2, "0.66", "0.67", "0.67"},
		{"negative third", exact.Frac(-1, 3), 2, "-0.34", "-0.33", "-0.33"},
		{"half goes away from zero", exact.Frac(1, 8), 2, "0.12", "0.13", "0.13"},
		{"negative half goes away from zero", exact.Frac(-1, 8), 2, "-0.13", "-0.12", "-0.13"},
		{"just below half", exact.Frac(math.MaxInt64/2, math.MaxInt64), 0, "0", "1", "0"},
		{"rounds to a shorter number", exact.Frac(999, 1000), 2, "0.99", "1", "1"},
		{"a third at 24 places", exact.Frac(1, 3), 24,
			"0.333333333333333333333333", "0.333333333333333333333334", "0.333333333333333333333333"},
		{"two thirds at 24 places", exact.Frac(-2, 3), 24,
			"-0.666666666666666666666667", "-0.666666666666666666666666", "-0.666666666666666666666667"},
		{"smallest int64", exact.Int(math.MinInt64), 3,
			"-9223372036854775808", "-9223372036854775808", "-9223372036854775808"},
		{"too large for a grid", exact.Frac(math.MaxInt64, 2), 0,
			"4611686018427387903", "4611686018427387904", "4611686018427387904"},
		{"trailing zeros of a long number", exact.Int(math.MaxInt64).Mul(exact.Int(math.MaxInt64)).Add(exact.Frac(1, 2)), 5,
			"85070591730234615847396907784232501249.5", "85070591730234615847396907784232501249.5",
			"85070591730234615847396907784232501249.5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.floor, exact.Text(tt.x.Decimal(tt.places, exact.Floor)), "floor")
			assert.Equal(t, tt.ceil, exact.Text(tt.x.Decimal(tt.places, exact.Ceil)), "ceil")
			assert.Equal(t, tt.half, exact.Text(tt.x.Decimal(tt.places, exact.HalfAway)), "half away")
		})
	}
}

// round is the slow way: it counts in units of 10^-places from the number's floor.
func round(x *big.Rat, places int, m exact.Mode) *big.Int {
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	y := new(big.Rat).Mul(x, new(big.Rat).SetInt(power))
	floor := new(big.Int).Div(y.Num(), y.Denom()) // Euclidean: down for a positive divisor
	above := new(big.Rat).Sub(y, new(big.Rat).SetInt(floor))
	up := above.Sign() > 0
	if c := above.Cmp(big.NewRat(1, 2)); m == exact.HalfAway {
		up = c > 0 || c == 0 && x.Sign() > 0
	}
	if m == exact.Floor || !up {
		return floor
	}
	return floor.Add(floor, big.NewInt(1))
}

func TestRoundingAgreesWithBig(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 60_000 {
		x, bx := frac(r)
		if n%3 == 0 { // halves and other short decimals
			c, d := integer(r), []int64{2, 4, 5, 8, 10, 1000}[r.IntN(6)]
			x, bx = exact.Frac(c, d), big.NewRat(c, d)
		}
		if n%7 == 0 {
			y, by := frac(r)
			x, bx = x.Mul(y), bx.Mul(bx, by)
		}
		places, m := r.IntN(26), exact.Mode(r.IntN(3))
		want := round(bx, places, m)
		got, fits := x.Grid(int32(places), m)
		require.Equal(t, want.IsInt64(), fits, "case %d: %s to %d places, mode %d", n, bx, places, m)
		if fits {
			require.Equal(t, want.Int64(), got, "case %d: %s to %d places, mode %d", n, bx, places, m)
		}
		d := x.Decimal(int32(places), m)
		require.Zero(t, d.Cmp(decimal.NewFromBigInt(want, -int32(places))), "case %d: %s to %d places, mode %d", n, bx, places, m)
		require.LessOrEqual(t, d.Exponent(), int32(0), "exponent of %s", bx)
		tail := new(big.Int).Rem(d.Coefficient(), big.NewInt(10)).Sign() == 0
		require.False(t, tail && d.Exponent() < 0, "case %d: %s has trailing zeros", n, exact.Text(d))
		_, whole := new(big.Int).QuoRem(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil), bx.Denom(), new(big.Int))
		require.Equal(t, whole.Sign() == 0, x.Terminates(int32(places)), "case %d: %s in %d places", n, bx, places)
	}
}

func TestOutCanBeReadBack(t *testing.T) {
	tests := []struct {
		name string
		x    exact.Num
		want string
	}{
		{"as many as fit", exact.Frac(1, 3), "0.333333333333333333333333"},
		{"six digits before the point", exact.Frac(2_000_000, 3), "666666.666666666666666666666667"},
		{"seven digits before the point", exact.Frac(20_000_000, 3), "6666666.66666666666666666666667"},
		{"rounded up to one more digit", exact.Int(10_000_000).Sub(exact.Frac(1, math.MaxInt64)).Sub(exact.Scaled(1, 25)), "9999999.99999999999999999989158"},
		{"negative", exact.Frac(-20_000_000, 3), "-6666666.66666666666666666666667"},
		{"whole", exact.Int(12), "12"},
		{"rounds to a whole number", exact.Int(10_000_000).Sub(exact.Scaled(1, 27)), "10000000"},
		{"longer than a number may be", exact.Int(math.MaxInt64).Mul(exact.Int(math.MaxInt64)).Add(exact.Frac(1, 3)),
			"85070591730234615847396907784232501249"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, exact.Text(tt.x.Out(exact.HalfAway)))
		})
	}
}

func TestOutIsAtMostThirtyDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 20_000 {
		x, _ := frac(r)
		for m := range exact.Mode(3) {
			require.NoError(t, exact.Check(x.Out(m)), "%s", x)
		}
	}
}

func TestString(t *testing.T) {
	assert.Equal(t, "3/4", exact.Frac(6, 8).String())
	assert.Equal(t, "-5", exact.Frac(10, -2).String())
	assert.Equal(t, "9223372036854775808", exact.Frac(math.MinInt64, -1).String())
	assert.Equal(t, "1/9223372036854775808", exact.Frac(-1, math.MinInt64).String())
}

// Whatever a number is, what leaves is what 24 decimals round it to, or as many as fit.
func TestOutAgreesWithDecimal(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for n := range 20_000 {
		x, _ := frac(r)
		if n%3 == 0 {
			x = x.Mul(exact.Scaled(integer(r), int32(r.IntN(19))))
		}
		for m := range exact.Mode(3) {
			want := x.Decimal(exact.OutPlaces, m)
			for places := int32(exact.OutPlaces); exact.Check(want) != nil && places > 0; places-- {
				want = x.Decimal(places-1, m)
			}
			require.Equal(t, want, x.Out(m), "case %d: %s, mode %d", n, x, m)
			y, _ := frac(r)
			require.Equal(t, want, x.Add(y).Cut().OutSub(y, false, m), "case %d: %s + %s less the latter, mode %d", n, x, y, m)
			require.Equal(t, want, y.Sub(x).Cut().OutSub(y, true, m), "case %d: %s less what %[3]s exceeds it by, mode %d", n, x, y, m)
			require.Equal(t, want, x.Cut().Out(m), "case %d: %s cut off, mode %d", n, x, m)
			num, den := x.Terms()
			unreduced := big.NewInt(r.Int64N(1000) + 1)
			require.Equal(t, want, exact.OutQuotient(num.Mul(num, unreduced), den.Mul(den, unreduced), m),
				"case %d: %s, mode %d, times %s", n, x, m, unreduced)
		}
	}
}

// Where there are just so many digits before the point that there is room for fewer behind.
func TestOutOfLargeQuotients(t *testing.T) {
	third := exact.Frac(1, 3)
	for whole := int64(1); whole < 1e18; whole *= 10 {
		for _, n := range []int64{whole - 1, whole, whole<<1 + 1} {
			x := exact.Int(n).Add(third)
			num, den := x.Terms()
			num.Lsh(num, 70)
			assert.Equal(t, x.Out(exact.HalfAway), exact.OutQuotient(num, den.Lsh(den, 70), exact.HalfAway), "%s", x)
		}
	}
}

func TestOutAllocations(t *testing.T) {
	decimals := make([]decimal.Decimal, 1)
	for name, x := range map[string]exact.Num{ // in no order
		"whole": exact.Int(12), "decimal": exact.Scaled(1234, 2), "quotient": exact.Frac(-20_000_000, 3),
	} {
		assert.LessOrEqual(t, testing.AllocsPerRun(100, func() { decimals[0] = x.Out(exact.HalfAway) }), 3.0, name)
	}
}
