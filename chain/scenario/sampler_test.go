package scenario_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/internal/splitmix"
	"github.com/kpichain/kpichain/kpi"
)

// A steps is a distribution rounded to the steps that are drawn.
type steps struct {
	scenario.Dist
	log int32 // a step is a power of ten
}

// stepsOf is the definition: the largest power of ten of which a million fit between the
// ends, if the ends have at most 18 digits in it, and the ends rounded inwards to it.
func stepsOf(dist scenario.Dist) steps {
	s := steps{dist, 18}
	for s.High.Sub(s.Low).Shift(-s.log).LessThan(decimal.New(1, 6)) &&
		decimal.Max(s.High.Abs(), s.Low.Abs()).Shift(1-s.log).LessThan(decimal.New(1, 18)) {
		s.log--
	}
	s.Low = s.Low.Shift(-s.log).Ceil().Shift(s.log)
	s.High = s.High.Shift(-s.log).Floor().Shift(s.log)
	s.Mode = decimal.Min(decimal.Max(s.Mode.Round(-s.log), s.Low), s.High)
	return s
}

// quantile returns, in steps, the least k with u/2^64 < F(k + 1/2): the definition, by
// trying.
func (s steps) quantile(u uint64) decimal.Decimal {
	share := new(big.Rat).SetFrac(new(big.Int).SetUint64(u), new(big.Int).Lsh(big.NewInt(1), 64))
	k, beyond := s.Low.Shift(-s.log).IntPart()-1, s.High.Shift(-s.log).IntPart()+1
	for k < beyond {
		middle := k + (beyond-k)/2
		x := decimal.New(2*middle+1, 0).Mul(decimal.New(5, -1)).Shift(s.log)
		if share.Cmp(cumulative(s.Dist, x.Rat())) < 0 {
			beyond = middle
		} else {
			k = middle + 1
		}
	}
	return decimal.New(k, s.log)
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

// Every draw is the one that the definition gives.
func TestDraws(t *testing.T) {
	for _, c := range []struct {
		name string
		dist scenario.Dist
		log  int32
	}{
		{"triangular", scenario.Triangular(d("5"), d("8"), d("17")), -5},
		{"just a million", scenario.Uniform(d("0"), d("1")), -6},
		{"just less than ten million", scenario.Uniform(d("0.1"), d("10")), -6},
		{"rising only", scenario.Triangular(d("0"), d("1"), d("1")), -6},
		{"falling only", scenario.Triangular(d("0"), d("0"), d("1")), -6},
		{"below zero", scenario.Triangular(d("-7.5"), d("-7"), d("2.25")), -6},
		{"ends that are rounded", scenario.Triangular(d("0.123456789"), d("0.2"), d("0.3000000001")), -7},
		{"a mode that is an end then", scenario.Triangular(d("0.123456789"), d("0.123456789"), d("0.3")), -7},
		{"uniform", scenario.Uniform(d("-3"), d("12.5")), -5},
		{"wide", scenario.Triangular(d("0"), d("12345678901"), d("99999999999.5")), 4},
		{"wide and uniform", scenario.Uniform(d("-400000000"), d("900000000000")), 5},
		{"the widest", scenario.Triangular(d("-999999999999999999"), d("0"), d("999999999999999999")), 12},
		{"as fine as 18 digits", scenario.Triangular(d("12345678901.1"), d("12345678901.10005"), d("12345678901.1001")), -7},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := stepsOf(c.dist)
			assert.Equal(t, c.log, s.log)
			check := func(key uint64, n int) {
				values, places := scenario.Draws(c.dist, key, n)
				for k, got := range values {
					want := s.quantile(splitmix.At(key, uint64(k)))
					assert.True(t, want.Equal(decimal.New(got, -places)), "%d: %d, want %s", k, got, want)
				}
			}
			check(42, 1000)
			for _, u := range []uint64{0, 1, 1 << 32, 1<<63 - 1, 1 << 63, math.MaxUint64 - 1, math.MaxUint64} {
				assert.Equal(t, u, splitmix.At(streamOf(u), 0))
				check(streamOf(u), 1)
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

// A certain reading is always the same, and those of a list are drawn alike, as they are.
func TestDrawsOfFew(t *testing.T) {
	count := func(dist scenario.Dist) map[string]int {
		counts := map[string]int{}
		values, places := scenario.Draws(dist, 7, 30_000)
		for _, k := range values {
			counts[decimal.New(k, -places).String()]++
		}
		return counts
	}
	assert.Equal(t, map[string]int{"-2.5": 30_000}, count(scenario.Triangular(d("-2.5"), d("-2.5"), d("-2.5"))))
	assert.Equal(t, map[string]int{"0": 30_000}, count(scenario.Dist{Values: []decimal.Decimal{{}}}))
	assert.Equal(t, map[string]int{"0.943333333333333333": 30_000},
		count(scenario.Empirical([]kpi.Reading{kpi.Per(d("283"), d("300"))})), "18 digits")
	assert.Equal(t, map[string]int{"123456789012345678": 30_000}, count(scenario.Uniform(d("123456789012345678"), d("123456789012345678.1"))))
	counts := count(scenario.Dist{Values: []decimal.Decimal{d("1.04"), d("1.06"), d("-2"), d("1.04")}})
	assert.Len(t, counts, 3)
	for k, share := range map[string]float64{"1.04": 0.5, "1.06": 0.25, "-2": 0.25} { // in any order
		assert.InDelta(t, share, float64(counts[k])/30_000, 0.012, k) // four standard errors
	}
}

// Where 18 digits are too few what is drawn is still between the ends, or nothing is.
func TestDrawsOf18Digits(t *testing.T) {
	values, _ := scenario.Draws(scenario.Uniform(d("123456789012345678.1"), d("123456789012345679.2")), 1, 3)
	assert.Equal(t, []int64{123456789012345679, 123456789012345679, 123456789012345679}, values)

	r := project(t)
	at := chain.At("left").By("u1").Who("p10")
	for dist, reason := range map[*scenario.Dist]string{
		{Low: d("123456789012345678.1"), High: d("123456789012345678.9"), Uniform: true}:     "no number of 18 digits lies between",
		{Values: []decimal.Decimal{d("999999999999999999.5"), d("3")}}:                       "more than 18 before the point",
		{Low: d("0.12345678901234567891"), High: d("0.12345678901234567892"), Uniform: true}: "no number of 18 digits lies between",
	} { // in any order: each on its own
		_, err := scenario.Simulate(r, scenario.Simulation{At: at, KPI: "work", Runs: 1,
			Inputs: []scenario.Input{{At: at, KPI: "work", Dist: *dist}}})
		assert.ErrorContains(t, err, reason)
	}
}
