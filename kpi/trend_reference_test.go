package kpi_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// The trend once more, slowly, as the definitions have it, in package math/big.

func rat(n int64, d int64) *big.Rat { return big.NewRat(n, d) }

func minus(a, b *big.Rat) *big.Rat    { return new(big.Rat).Sub(a, b) }
func plus(a, b *big.Rat) *big.Rat     { return new(big.Rat).Add(a, b) }
func times(a, b *big.Rat) *big.Rat    { return new(big.Rat).Mul(a, b) }
func quo(a, b *big.Rat) *big.Rat      { return new(big.Rat).Quo(a, b) }
func distance(a, b *big.Rat) *big.Rat { return new(big.Rat).Abs(minus(a, b)) }

// ratOf returns the value of a reading; nil if it has none.
func ratOf(r kpi.Reading) *big.Rat {
	num, den, ok := r.Terms()
	if _, value := r.Value(); !ok || !value {
		return nil
	}
	if den.IsZero() {
		return num.Rat()
	}
	return quo(num.Rat(), den.Rat())
}

// ratText returns a number as ours are written.
func ratText(x *big.Rat, places int32) string {
	return exact.Text(d(x.FloatString(int(places))))
}

func medianOf(xs []*big.Rat) *big.Rat {
	xs = slices.SortedFunc(slices.Values(xs), (*big.Rat).Cmp)
	n := len(xs)
	return quo(plus(xs[(n-1)/2], xs[n/2]), rat(2, 1))
}

func meanOf(xs []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, x := range xs {
		sum = plus(sum, x)
	}
	return quo(sum, rat(int64(len(xs)), 1))
}

// slowTrend is the reference, as text.
func slowTrend(in kpi.Indicator, readings []kpi.Reading, goal *kpi.Thresholds) string {
	var at []int64
	var y []*big.Rat
	for k, r := range readings {
		if v := ratOf(r); v != nil {
			at, y = append(at, int64(k)), append(y, v)
		}
	}
	gain := func(v *big.Rat) *big.Rat {
		switch in.Better {
		case kpi.Lower:
			return new(big.Rat).Neg(v)
		case kpi.Near:
			return new(big.Rat).Neg(distance(v, goal.Target.Rat()))
		}
		return v
	}
	unclear := in.Better == kpi.Near && goal == nil
	move, slope, next := kpi.Unclear, new(big.Rat), "no data"
	if len(y) >= 3 {
		var slopes, starts []*big.Rat
		better, worse := 0, 0
		for j := range y {
			for i := range j {
				slopes = append(slopes, quo(minus(y[j], y[i]), rat(at[j]-at[i], 1)))
				if !unclear {
					switch gain(y[j]).Cmp(gain(y[i])) {
					case 1:
						better++
					case -1:
						worse++
					}
				}
			}
		}
		slope = medianOf(slopes)
		for k, v := range y {
			starts = append(starts, minus(v, times(slope, rat(at[k], 1))))
		}
		tau := rat(int64(better-worse), int64(len(slopes)))
		switch {
		case unclear:
		case tau.Cmp(rat(1, 2)) >= 0:
			move = kpi.Improving
		case tau.Cmp(rat(-1, 2)) <= 0:
			move = kpi.Worsening
		default:
			move = kpi.Steady
		}
		if !unclear {
			next = ratText(clip(in, plus(medianOf(starts), times(slope, rat(int64(len(readings)), 1)))), in.Decimals+2)
		}
	}
	text := fmt.Sprintln(move, ratText(slope, in.Decimals+2), next)
	if len(y) < 5 {
		return text
	}
	return text + slowSignals(in, at, y, gain, unclear)
}

func clip(in kpi.Indicator, x *big.Rat) *big.Rat {
	if low, ok := in.Domain.Min(); ok && x.Cmp(low.Rat()) < 0 {
		return low.Rat()
	}
	if high, ok := in.Domain.Max(); ok && x.Cmp(high.Rat()) > 0 {
		return high.Rat()
	}
	return x
}

func slowSignals(in kpi.Indicator, at []int64, y []*big.Rat, gain func(*big.Rat) *big.Rat, unclear bool) string {
	var moving []*big.Rat
	for k := range y[1:] {
		moving = append(moving, distance(y[k+1], y[k]))
	}
	center, range1 := meanOf(y), meanOf(moving)
	width := times(range1, rat(266, 100))
	places := in.Decimals + 2
	text := fmt.Sprintln(ratText(center, places), ratText(clip(in, minus(center, width)), places),
		ratText(clip(in, plus(center, width)), places), ratText(times(range1, rat(3268, 1000)), places))
	side := func(k int) int {
		if k < 0 {
			return 0
		}
		return y[k].Cmp(center)
	}
	far := func(k, s int) bool { return side(k) == s && times(distance(y[k], center), rat(2, 1)).Cmp(width) > 0 }
	three := func(k, s int) bool {
		count := 0
		for j := k - 3; j <= k; j++ {
			if j >= 0 && far(j, s) {
				count++
			}
		}
		return count >= 3
	}
	for k := range y {
		signal := func(rule kpi.SignalRule) {
			text += fmt.Sprintln(at[k], rule, !unclear && gain(y[k]).Cmp(gain(center)) > 0)
		}
		if distance(y[k], center).Cmp(width) > 0 {
			signal(kpi.Outside)
		}
		for _, s := range []int{-1, 1} {
			run := side(k-8) != s
			for j := k - 7; j <= k; j++ {
				run = run && side(j) == s
			}
			// A run of sixteen is one run: it got long enough eight ago.
			if run {
				signal(kpi.Run8)
			}
		}
		for _, s := range []int{-1, 1} {
			if three(k, s) && !three(k-1, s) {
				signal(kpi.ThreeOf4)
			}
		}
	}
	return text
}

// asText writes a trend as the reference does.
func asText(t kpi.Trend) string {
	text := fmt.Sprintln(t.Move, kpi.Of(t.Slope), t.Next)
	if t.Limits == nil {
		return text
	}
	text += fmt.Sprintln(kpi.Of(t.Limits.Center), kpi.Of(t.Limits.Low), kpi.Of(t.Limits.High), kpi.Of(t.Limits.Range))
	for _, s := range t.Signals {
		text += fmt.Sprintln(s.Index, s.Rule, s.Better)
	}
	return text
}

// drawSeries draws readings of one of several kinds: few different values, so that many
// are equal; quotients; numbers that hardly differ and floats cannot tell apart; long
// runs.
func drawSeries(r *rand.Rand) []kpi.Reading {
	kind, level := r.IntN(7), r.Int64N(7)
	all := make([]kpi.Reading, r.IntN(30))
	for k := range all {
		if r.IntN(12) == 0 {
			level = r.Int64N(7)
		}
		switch v := r.Int64N(5); {
		case r.IntN(9) == 0:
			all[k] = []kpi.Reading{{}, per("0", "0"), per("5", "0")}[r.IntN(3)]
		case kind == 0:
			all[k] = kpi.Of(decimal.New(v, 0))
		case kind == 1:
			all[k] = kpi.Per(decimal.New(v, 0), decimal.New(1+r.Int64N(9), 0))
		case kind == 2:
			all[k] = kpi.Per(decimal.New(r.Int64N(1<<40), 0), decimal.New(1+r.Int64N(1<<50), 0))
		case kind == 3:
			all[k] = kpi.Of(decimal.New(1, 19).Add(decimal.New(v-2, -4)))
		case kind == 4:
			all[k] = kpi.Of(decimal.New(10000000000000000+r.Int64N(9), -8))
		case kind == 5:
			all[k] = kpi.Of(decimal.New(level*10+v%2, -1))
		default:
			all[k] = kpi.Of(decimal.New(int64(k)*3+v*level, -2))
		}
	}
	return all
}

func TestTrend_isTheReference(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 7))
		in := kpi.Indicator{ID: "x", Decimals: r.Int32N(8), Better: kpi.Direction(r.IntN(3))}
		if r.IntN(3) == 0 {
			in.Domain = kpi.Between(d("0"), d("3"))
		}
		var goal *kpi.Thresholds
		if r.IntN(4) > 0 {
			goal = &kpi.Thresholds{Target: decimal.New(r.Int64N(50), -1)}
		}
		series := drawSeries(r)
		got := in.Trend(series, goal)
		if !assert.Equal(t, slowTrend(in, series, goal), asText(got), "seed %d: %s", seed, series) {
			return
		}
		seen[got.Move.String()]++
		for _, s := range got.Signals {
			seen[string(s.Rule)]++
		}
	}
	for _, what := range []string{"unclear", "worsening", "steady", "improving", "outside", "run8", "three_of_4"} {
		assert.Greater(t, seen[what], 30, what)
	}
}

// Turning a series upside down, or moving all of it, turns and moves the trend.
func TestTrend_laws(t *testing.T) {
	opposite := map[kpi.Move]kpi.Move{kpi.Improving: kpi.Worsening, kpi.Worsening: kpi.Improving, kpi.Steady: kpi.Steady}
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 8))
		series := drawSeries(r)
		higher, lower := kpi.Indicator{ID: "x"}, kpi.Indicator{ID: "x", Better: kpi.Lower}
		up, down := higher.Trend(series, nil), lower.Trend(series, nil)
		assert.Equal(t, opposite[up.Move], down.Move)
		assert.Equal(t, up.Limits, down.Limits)
		for k, s := range up.Signals {
			assert.Equal(t, s.Rule, down.Signals[k].Rule)
			assert.NotEqual(t, s.Better, down.Signals[k].Better, "a signal is on one side")
		}
		later := append(make([]kpi.Reading, 3), series...)
		moved := higher.Trend(later, nil)
		assert.Equal(t, asText(kpi.Trend{Move: up.Move, Slope: up.Slope, Next: up.Next, Limits: up.Limits}),
			asText(kpi.Trend{Move: moved.Move, Slope: moved.Slope, Next: moved.Next, Limits: moved.Limits}),
			"no data before the first reading changes nothing")
		if up.Move == kpi.Improving || up.Move == kpi.Worsening {
			assert.GreaterOrEqual(t, up.Slope.Sign()*map[kpi.Move]int{kpi.Improving: 1, kpi.Worsening: -1}[up.Move], 0,
				"tau of a half has a slope of the same sign")
		}
	}
}
