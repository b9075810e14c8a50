package scenario_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/internal/splitmix"
)

// quantile returns, in last digits, the least k with u/2^64 < F(k + 1/2): the
// definition, by trying.
func quantile(d scenario.Dist, places int32, u uint64) int64 {
	share := new(big.Rat).SetFrac(new(big.Int).SetUint64(u), new(big.Int).Lsh(big.NewInt(1), 64))
	k, beyond := d.Low.Shift(places).Floor().IntPart()-1, d.High.Shift(places).Ceil().IntPart()+1
	for k < beyond {
		middle := k + (beyond-k)/2
		x := decimal.New(2*middle+1, 0).Mul(decimal.New(5, -1)).Shift(-places)
		if share.Cmp(cumulative(d, x.Rat())) < 0 {
			beyond = middle
		} else {
			k = middle + 1
		}
	}
	return k
}

// cumulative returns F(x).
func cumulative(d scenario.Dist, x *big.Rat) *big.Rat {
	low, mode, high := d.Low.Rat(), d.Mode.Rat(), d.High.Rat()
	rat := func() *big.Rat { return new(big.Rat) }
	part := func(a, b *big.Rat) *big.Rat { return rat().Quo(rat().Sub(x, a), rat().Sub(b, a)) }
	switch {
	case x.Cmp(low) <= 0:
		return rat()
	case x.Cmp(high) >= 0:
		return big.NewRat(1, 1)
	case d.Uniform:
		return part(low, high)
	case x.Cmp(mode) <= 0:
		return rat().Mul(part(low, high), part(low, mode))
	}
	return rat().Sub(big.NewRat(1, 1), rat().Mul(part(high, low), part(high, mode)))
}

// Every draw is the one that the definition gives, whichever way it is worked out.
func TestDraws(t *testing.T) {
	for _, c := range []struct {
		name   string
		dist   scenario.Dist
		places int32
	}{
		{"triangular", scenario.Triangular(d("5"), d("8"), d("17")), 2},
		{"few values", scenario.Triangular(d("5"), d("8"), d("17")), 0},
		{"one value and two halves", scenario.Uniform(d("0"), d("1")), 0},
		{"rising only", scenario.Triangular(d("0"), d("1"), d("1")), 3},
		{"falling only", scenario.Triangular(d("0"), d("0"), d("1")), 3},
		{"below zero", scenario.Triangular(d("-7.5"), d("-7"), d("2.25")), 1},
		{"finer than the KPI", scenario.Triangular(d("0.1234567"), d("0.2"), d("0.3000001")), 2},
		{"much finer than the KPI", scenario.Uniform(d("0.123456789012345"), d("0.3")), 2},
		{"within one digit", scenario.Triangular(d("0.21"), d("0.22"), d("0.23")), 1},
		{"uniform", scenario.Uniform(d("-3"), d("12.5")), 2},
		{"wide", scenario.Triangular(d("0"), d("12345678901"), d("99999999999.5")), 2},
		{"wide and uniform", scenario.Uniform(d("-400000000"), d("900000000000")), 3},
		{"the widest", scenario.Triangular(d("-999999999999999999"), d("0"), d("999999999999999999")), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := scenario.Draws(c.dist, c.places, 42, 2000)
			want := make([]int64, len(got))
			for n := range want {
				want[n] = quantile(c.dist, c.places, splitmix.At(42, uint64(n)))
			}
			assert.Equal(t, want, got)
			for _, u := range []uint64{0, 1, 1 << 32, 1<<63 - 1, 1 << 63, math.MaxUint64 - 1, math.MaxUint64} {
				assert.Equal(t, u, splitmix.At(streamOf(u), 0))
				assert.Equal(t, []int64{quantile(c.dist, c.places, u)}, scenario.Draws(c.dist, c.places, streamOf(u), 1), "%d", u)
			}
		})
	}
}

// streamOf returns the stream that begins with u: SplitMix64, backwards.
func streamOf(u uint64) uint64 {
	u ^= u>>31 ^ u>>62
	u *= 0x319642b2d24d8ec3 // the inverse of 0x94d049bb133111eb
	u ^= u>>27 ^ u>>54
	u *= 0x96de1b173f119089 // and of 0xbf58476d1ce4e5b9
	u ^= u>>30 ^ u>>60
	return u - 0x9e3779b97f4a7c15
}

// A certain reading is always the same, rounded half away from zero, and readings are
// drawn alike.
func TestDrawsOfFew(t *testing.T) {
	count := func(dist scenario.Dist, places int32) map[int64]int {
		counts := map[int64]int{}
		for _, k := range scenario.Draws(dist, places, 7, 30_000) {
			counts[k]++
		}
		return counts
	}
	assert.Equal(t, map[int64]int{-3: 30_000}, count(scenario.Triangular(d("-2.5"), d("-2.5"), d("-2.5")), 0))
	assert.Equal(t, map[int64]int{0: 30_000}, count(scenario.Dist{Values: []decimal.Decimal{{}}}, 2))
	counts := count(scenario.Dist{Values: []decimal.Decimal{d("1.04"), d("1.06"), d("-2"), d("1.1")}}, 1)
	assert.Len(t, counts, 3)
	for k, share := range map[int64]float64{10: 0.25, 11: 0.5, -20: 0.25} {
		assert.InDelta(t, share, float64(counts[k])/30_000, 0.01, "%d", k) // four standard errors
	}
}
