package exact_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
)

// Long numbers with inline ones, on either side, until they are longer than 512 bits and
// beyond what is worked out in words.
func TestLongWithInlineAgreesWithBig(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	x, bx := frac(r)
	longest := 0
	for n := range 60_000 {
		y, by := frac(r)
		op := operations[r.IntN(len(operations))]
		same(t, op.want(by, bx), op.got(y, x), "pair %d: %s of %s and %s", n, op.name, by, bx)
		z, bz := op.got(x, y), op.want(bx, by)
		same(t, bz, z, "pair %d: %s of %s and %s", n, op.name, bx, by)
		require.Equal(t, bz.Cmp(by), z.Cmp(y), "pair %d: %s cmp %s", n, bz, by)
		require.Equal(t, by.Cmp(bz), y.Cmp(z), "pair %d: %s cmp %s", n, by, bz)
		x, bx = z, bz
		if longest = max(longest, x.BitLen()); x.BitLen() > 700 || r.IntN(40) == 0 {
			x, bx = frac(r)
		}
	}
	assert.Greater(t, longest, 600, "bits of the longest number")
}

// Numbers that are nearly the same as an inline one, and share its factors.
func TestLongBesideInline(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for n := range 20_000 {
		y, by := frac(r)
		tiny, btiny := exact.Frac(1, math.MaxInt64-int64(r.IntN(100))), new(big.Rat)
		btiny.SetString(tiny.String())
		x, bx := y.Add(tiny.Mul(tiny)), new(big.Rat).Add(by, btiny.Mul(btiny, btiny))
		same(t, bx, x, "case %d: %s and a tiny bit", n, by)
		require.Equal(t, 1, x.Cmp(y), "case %d: %s and a tiny bit cmp it", n, by)
		require.Equal(t, -1, y.Cmp(x), "case %d: %s cmp it and a tiny bit", n, by)
		same(t, new(big.Rat).Sub(bx, by), x.Sub(y), "case %d: what is left of %s", n, by)
		same(t, new(big.Rat), x.Sub(y.Add(tiny.Mul(tiny))), "case %d: nothing is left of %s", n, bx)
	}
}

func TestFloatIsNear(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	x, bx := frac(r)
	for n := range 5_000 {
		want, _ := bx.Float64()
		require.InEpsilon(t, want+1e-300, x.Float()+1e-300, 1e-15, "case %d: %s", n, bx)
		y, by := frac(r)
		if x, bx = x.Mul(y), new(big.Rat).Mul(bx, by); n%4 == 0 || x.IsZero() {
			x, bx = frac(r)
		}
	}
}

// A long number and an inline one make another in two allocations: the number, and all
// words of its terms.
func TestLongAllocations(t *testing.T) {
	var long exact.Num
	for _, d := range []int64{50_123, 49_871, 51_237, 48_811, 50_021} {
		long = long.Add(exact.Frac(1_234_567, d))
	}
	y, made := exact.Frac(7, 49_999), make([]exact.Num, 1)
	for name, do := range map[string]func(){ // in no order
		"sum":        func() { made[0] = long.Add(y) },
		"difference": func() { made[0] = y.Sub(long) },
		"product":    func() { made[0] = y.Mul(long) },
		"quotient":   func() { made[0] = long.Quo(y) },
	} {
		assert.LessOrEqual(t, testing.AllocsPerRun(100, do), 2.0, name)
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() { _ = long.Cmp(y) + y.Cmp(long) }))
}
