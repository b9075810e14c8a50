package exact_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"unsafe"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
)

// edges are the int64s at which something may overflow or be reduced away.
var edges = []int64{
	0, 1, -1, 2, -2, 3, 5, 7, 10, -10, 60, 1000, 1 << 20, 1e9, 1e18, -1e18, 1 << 31, 1 << 32, 1 << 62,
	math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, math.MinInt64 + 1,
}

// frac returns a generated quotient in both representations.
func frac(r *rand.Rand) (exact.Num, *big.Rat) {
	n, d := integer(r), integer(r)
	for d == 0 {
		d = integer(r)
	}
	return exact.Frac(n, d), new(big.Rat).SetFrac(big.NewInt(n), big.NewInt(d))
}

// integer returns an int64 of any length, one of four an edge.
func integer(r *rand.Rand) int64 {
	if r.IntN(4) == 0 {
		return edges[r.IntN(len(edges))]
	}
	return int64(r.Uint64()) >> r.IntN(64)
}

// TestNumIsThreeWords: two of 64 bits, and a pointer as wide as the machine's.
func TestNumIsThreeWords(t *testing.T) {
	assert.Equal(t, 8+8+unsafe.Sizeof(uintptr(0)), unsafe.Sizeof(exact.Num{}))
}

func TestZeroValueIsZero(t *testing.T) {
	var zero exact.Num
	assert.True(t, zero.Equal(exact.Int(0)))
	assert.Equal(t, "0", zero.String())
	assert.Equal(t, "3/4", zero.Add(exact.Frac(3, 4)).String())
}

// operations are compared with math/big on generated pairs; what does not fit
// inline comes back in the next round as an operand.
var operations = []struct {
	name string
	got  func(x, y exact.Num) exact.Num
	want func(x, y *big.Rat) *big.Rat
}{
	{"Add", exact.Num.Add, func(x, y *big.Rat) *big.Rat { return new(big.Rat).Add(x, y) }},
	{"Sub", exact.Num.Sub, func(x, y *big.Rat) *big.Rat { return new(big.Rat).Sub(x, y) }},
	{"Mul", exact.Num.Mul, func(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(x, y) }},
	{"Quo", quo, func(x, y *big.Rat) *big.Rat {
		if y.Sign() == 0 {
			return x
		}
		return new(big.Rat).Quo(x, y)
	}},
	{"Min", exact.Min, func(x, y *big.Rat) *big.Rat { return pick(x, y, -1) }},
	{"Max", exact.Max, func(x, y *big.Rat) *big.Rat { return pick(x, y, 1) }},
	{"Neg", func(x, _ exact.Num) exact.Num { return x.Neg() }, func(x, _ *big.Rat) *big.Rat { return new(big.Rat).Neg(x) }},
	{"Abs", func(x, _ exact.Num) exact.Num { return x.Abs() }, func(x, _ *big.Rat) *big.Rat { return new(big.Rat).Abs(x) }},
}

func quo(x, y exact.Num) exact.Num {
	if y.IsZero() {
		return x
	}
	return x.Quo(y)
}

// pick returns the one of x and y that compares to the other as want.
func pick(x, y *big.Rat, want int) *big.Rat {
	if x.Cmp(y) == want {
		return x
	}
	return y
}

func TestArithmeticAgreesWithBig(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	x, bx := frac(r)
	for n := range 250_000 {
		y, by := frac(r)
		require.Equal(t, bx.Cmp(by), x.Cmp(y), "pair %d: %s cmp %s", n, bx, by)
		require.Equal(t, bx.Cmp(by) == 0, x.Equal(y), "pair %d: %s equal %s", n, bx, by)
		require.Equal(t, bx.Cmp(by) < 0, x.Less(y), "pair %d: %s less %s", n, bx, by)
		op := operations[n%len(operations)]
		z, bz := op.got(x, y), op.want(bx, by)
		same(t, bz, z, "pair %d: %s of %s and %s", n, op.name, bx, by)
		if x, bx = z, bz; n%5 == 0 || bz.Denom().BitLen() > 300 || bz.Num().BitLen() > 300 {
			x, bx = frac(r)
		}
	}
}

// same holds a number against the one of math/big, and its form: as it fits, so it
// lies.
func same(t *testing.T, want *big.Rat, got exact.Num, message string, args ...any) {
	t.Helper()
	if want.RatString() != got.String() {
		require.Equal(t, want.RatString(), got.String(), append([]any{message}, args...)...)
	}
	fits := want.Num().IsInt64() && want.Denom().IsInt64()
	if fits != got.Inline() {
		require.Equal(t, fits, got.Inline(), append([]any{"inline: " + message}, args...)...)
	}
	if want.Sign() != got.Sign() || want.IsInt() != got.IsInt() || (want.Sign() == 0) != got.IsZero() {
		require.Fail(t, "sign or integer of "+got.String())
	}
}

func TestFracOfExtremes(t *testing.T) {
	for _, n := range edges {
		for _, d := range edges {
			if d == 0 {
				continue
			}
			want := new(big.Rat).SetFrac(big.NewInt(n), big.NewInt(d))
			same(t, want, exact.Frac(n, d), "%d/%d", n, d)
			same(t, new(big.Rat).SetInt64(n), exact.Int(n), "%d", n)
		}
	}
}

func TestScaledAgreesWithBig(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 60_000 {
		c, places := integer(r), int32(r.IntN(31))
		if r.IntN(3) == 0 { // something to reduce
			c = c % 1000 * int64(math.Pow10(r.IntN(16)))
		}
		power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
		same(t, new(big.Rat).SetFrac(big.NewInt(c), power), exact.Scaled(c, places), "case %d: %de-%d", n, c, places)

		hi, lo := integer(r), r.Uint64()<<r.IntN(64)
		wide := new(big.Int).Lsh(big.NewInt(hi), 64)
		wide.Add(wide, new(big.Int).SetUint64(lo))
		same(t, new(big.Rat).SetFrac(wide, power), exact.Scaled128(hi, lo, places), "case %d: %d:%de-%d", n, hi, lo, places)
	}
}

func TestScaledOutsideItsPlaces(t *testing.T) {
	assert.Equal(t, "700", exact.Scaled(7, -2).String())
	assert.Equal(t, "1/10000000000000000000000000000000000000", exact.Scaled(1000, 40).String())
}

func TestInlineDoesNotAllocate(t *testing.T) {
	x, y := exact.Frac(3, 7), exact.Scaled(-12345, 4)
	wide := exact.Frac(math.MaxInt64, math.MaxInt64-1)
	allocs := testing.AllocsPerRun(100, func() {
		z := x.Add(y).Sub(x).Mul(y).Quo(y).Neg().Abs().Inv()
		if z.Cmp(wide) == 0 || wide.Less(y) || wide.Equal(x) || z.Sign() == 0 {
			t.Fatal("wrong")
		}
		if _, ok := exact.Max(x, y).Grid(4, exact.HalfAway); !ok {
			t.Fatal("wrong")
		}
		exact.Scaled128(0, 123456, 6).Terminates(3)
	})
	assert.Zero(t, allocs)
}

func TestDivisionByZeroPanics(t *testing.T) {
	assert.Panics(t, func() { exact.Frac(1, 0) })
	assert.Panics(t, func() { exact.Int(1).Quo(exact.Int(0)) })
	assert.Panics(t, func() { exact.Int(0).Inv() })
}

// Terms and Quotient are each other's inverse, and neither shares anything.
func TestTerms(t *testing.T) {
	long := exact.MustFrom(decimal.RequireFromString("123456789012345678901234567890")).Quo(exact.Int(7))
	for _, x := range []exact.Num{exact.Int(0), exact.Frac(-3, 4), exact.Int(math.MinInt64), long, long.Neg()} {
		num, den := x.Terms()
		assert.True(t, exact.Quotient(num, den).Equal(x), "%s", x)
		assert.Positive(t, den.Sign(), "%s", x)
		before := x.String()
		num.SetInt64(5)
		den.SetInt64(9)
		assert.Equal(t, before, x.String(), "what it gave is the caller's")
	}
	assert.True(t, exact.Quotient(big.NewInt(6), big.NewInt(-4)).Equal(exact.Frac(-3, 2)))
}

func TestAny(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"0.5", "1/2"},
		{strings.Repeat("9", 31), strings.Repeat("9", 31)},
		{"-" + strings.Repeat("9", 31) + ".5", "-1" + strings.Repeat("9", 30) + "9/2"},
		{"0." + strings.Repeat("0", 40) + "1", "1/1" + strings.Repeat("0", 41)},
		{"7e40", "7" + strings.Repeat("0", 40)},
	} {
		assert.Equal(t, c.want, exact.Any(decimal.RequireFromString(c.text)).String())
	}
}
