package kpi_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// A drawnCourse is a question to Course, the same for the same seed.
type drawnCourse struct {
	*rand.Rand
	in       kpi.Indicator
	op       kpi.Operator
	readings []kpi.Reading
	goals    []kpi.Thresholds
}

// drawCourse draws one without gaps. Targets are all alike, have seasons, some of them
// zero, or have both signs; readings lie around them and may be finer than Decimals.
func drawCourse(t testing.TB, seed uint64) *drawnCourse {
	c := &drawnCourse{Rand: rand.New(rand.NewPCG(seed, 9))}
	over := []kpi.Rule{kpi.Sum, kpi.Total, kpi.Ratio, kpi.Min, kpi.Max, kpi.End, "own"}[c.IntN(7)]
	c.in = kpi.Indicator{ID: "x", Over: over, Decimals: c.Int32N(3), Better: kpi.Direction(c.IntN(3))}
	c.op = operator(t, kpi.Mean)
	switch c.IntN(3) {
	case 0:
		c.in.Domain = kpi.AtLeast(d("0"))
	case 1:
		c.in.Domain = kpi.Between(d("0"), decimal.New(5+c.Int64N(20), 0))
	}
	kind, level := c.IntN(4), c.Int64N(12)
	for range 1 + c.IntN(8) {
		target := decimal.New(level, 0)
		switch kind {
		case 1:
			target = decimal.New(c.Int64N(12), 0)
		case 2:
			target = decimal.New(1+c.Int64N(120), -1)
		case 3:
			target = decimal.New(c.Int64N(12)-3, 0)
		}
		c.goals = append(c.goals, kpi.Thresholds{Target: target})
	}
	spread := []int64{200, 200, 3000}[c.IntN(3)]
	for k := range c.IntN(len(c.goals) + 1) {
		value := c.goals[k].Target.Add(decimal.New(c.Int64N(2*spread)-spread, -2))
		volume := decimal.New(1+c.Int64N(20), 0)
		switch {
		case c.IntN(12) == 0:
			c.readings = append(c.readings, per("0", "0"))
		case over == kpi.Ratio || c.IntN(3) == 0:
			c.readings = append(c.readings, kpi.Per(value.Mul(volume), volume))
		default:
			c.readings = append(c.readings, kpi.Of(value))
		}
	}
	return c
}

func (c *drawnCourse) course(t testing.TB, readings []kpi.Reading) kpi.Course {
	got, err := c.in.Course(readings, c.goals, c.op)
	require.NoError(t, err)
	return got
}

// digit is the last digit of a target.
func (c *drawnCourse) digit() decimal.Decimal { return decimal.New(1, -c.in.Decimals) }

// looser returns a needed reading one last digit less strict.
func (c *drawnCourse) looser(r kpi.Reading) kpi.Reading {
	num, den, _ := r.Terms()
	by := c.digit()
	if c.in.Better == kpi.Higher {
		by = by.Neg()
	}
	if den.IsZero() {
		return kpi.Of(num.Add(by))
	}
	return kpi.Per(num.Add(by.Mul(den)), den)
}

// made reports whether readings of all periods make the target: for Near to the last
// digit below it.
func (c *drawnCourse) made(t testing.TB, readings []kpi.Reading) bool {
	got := c.course(t, readings)
	require.Zero(t, got.Left)
	if c.in.Better == kpi.Near {
		short := got.ToDate.Gap.Neg()
		_, over := got.ToDate.Reading.Value()
		v, _ := got.ToDate.Reading.Value()
		return over && short.LessThanOrEqual(c.digit()) && v.LessThanOrEqual(got.ToDate.Goal.Target)
	}
	return got.ToDate.Status == kpi.Green
}

// What is needed, read in every period left, makes the target; for sums and rates one
// last digit less strict in any of them does not. It is within the domain and, where it
// is out of reach, the best that the domain has does not make it either.
func TestCourse_needed(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(1500) {
		c := drawCourse(t, seed)
		got := c.course(t, c.readings)
		require.Equal(t, len(c.goals)-len(c.readings), got.Left, "seed %d", seed)
		full := slices.Concat(c.readings, got.Needed)
		switch {
		case got.OutOfReach:
			seen["out "+string(c.in.Over)]++
			require.Empty(t, got.Needed)
			c.best(t, seed)
			continue
		case got.Left == 0:
			require.Empty(t, got.Needed)
			continue
		}
		seen["in "+string(c.in.Over)]++
		require.Len(t, got.Needed, got.Left, "seed %d", seed)
		require.True(t, c.made(t, full), "seed %d: %s needed %s", seed, c.readings, got.Needed)
		for k, r := range got.Needed {
			v, _ := r.Value()
			require.True(t, c.in.Domain.Contains(v), "seed %d", seed)
			flow := c.in.Over == kpi.Sum || c.in.Over == kpi.Total || c.in.Over == kpi.Ratio
			if v, _ = c.looser(r).Value(); !flow || !c.in.Domain.Contains(v) {
				continue
			}
			less := slices.Clone(full)
			less[len(c.readings)+k] = c.looser(r)
			require.False(t, c.made(t, less), "seed %d: %s needed %s, and less in period %d", seed, c.readings, got.Needed, k)
			seen["just "+string(c.in.Over)]++
		}
	}
	for _, r := range []kpi.Rule{kpi.Sum, kpi.Total, kpi.Ratio, kpi.Min, kpi.Max, "own"} {
		assert.Greater(t, seen["in "+string(r)], 30, r)
		assert.Greater(t, seen["out "+string(r)], 5, r)
	}
	assert.Greater(t, seen["just sum"], 200)
	assert.Greater(t, seen["just ratio"], 200)
}

// best holds a target that is out of reach: the ends of the domain on the strict side do
// not make it; for Near neither does what any of some values in the domain give.
func (c *drawnCourse) best(t testing.TB, seed uint64) {
	low, hasLow := c.in.Domain.Min()
	high, hasHigh := c.in.Domain.Max()
	pick := func(v decimal.Decimal) []kpi.Reading {
		full := slices.Clone(c.readings)
		volume := c.volume()
		for len(full) < len(c.goals) {
			if c.in.Over == kpi.Ratio {
				full = append(full, kpi.Per(v.Mul(volume), volume))
			} else {
				full = append(full, kpi.Of(v))
			}
		}
		return full
	}
	var tries []decimal.Decimal
	switch {
	case c.in.Better == kpi.Higher && hasHigh:
		tries = append(tries, high)
	case c.in.Better == kpi.Lower && hasLow:
		tries = append(tries, low)
	case c.in.Better == kpi.Near:
		for v := decimal.New(-20, 0); v.LessThan(d("40")); v = v.Add(d("0.5")) {
			if c.in.Domain.Contains(v) {
				tries = append(tries, v)
			}
		}
	default:
		// What was read decides alone, or the domain is open: only the least and the most
		// can be lost for ever.
		require.Contains(t, []kpi.Rule{kpi.Min, kpi.Max}, c.in.Over, "seed %d", seed)
		tries = append(tries, d("-1000"), d("0"), d("1000"))
	}
	for _, v := range tries {
		if c.in.Better == kpi.Near {
			at, _ := c.course(t, pick(v)).ToDate.Reading.Value()
			require.False(t, at.Equal(c.course(t, nil).Forecast.Goal.Target) && c.in.Over != kpi.Ratio, "seed %d: %s", seed, v)
			continue
		}
		require.False(t, c.made(t, pick(v)), "seed %d: out of reach, but not with %s", seed, v)
	}
}

// volume is what a period to come has: the mean of those so far, to nine decimals.
func (c *drawnCourse) volume() decimal.Decimal {
	sum, n := decimal.Decimal{}, int64(0)
	for _, r := range c.readings {
		if _, den, ok := r.Terms(); ok && !den.IsZero() {
			sum, n = sum.Add(den), n+1
		}
	}
	if n == 0 {
		return d("1")
	}
	return sum.DivRound(decimal.New(n, 0), 9)
}

// The figures once more, slowly: to date, forecast, their goals and the range.
func TestCourse_isTheReference(t *testing.T) {
	for seed := range uint64(1500) {
		c := drawCourse(t, seed)
		got := c.course(t, c.readings)
		want := c.slow()
		require.Equal(t, want.toDate, figureText(got.ToDate), "seed %d", seed)
		require.Equal(t, want.forecast, figureText(got.Forecast), "seed %d: %s %v", seed, c.readings, c.in)
		require.Equal(t, want.lasts, got.Range.String(), "seed %d: %s", seed, c.readings)
	}
}

// figureText is a gauge's value and target, to twelve decimals.
func figureText(g kpi.Gauge) string {
	value, target := "none", "none"
	if v := ratOf(g.Reading); v != nil {
		value = ratText(v, 12)
	}
	if g.Goal != nil {
		target = ratText(g.Goal.Target.Rat(), 12)
	}
	return value + " of " + target
}

type slowCourse struct{ toDate, forecast, lasts string }

func (c *drawnCourse) slow() (s slowCourse) {
	var values, volumes, targets []*big.Rat // of the periods so far that are not absent; of all
	var all, counted []*big.Rat             // volumes with absent ones, and targets without
	for k, g := range c.goals {
		targets = append(targets, g.Target.Rat())
		if k >= len(c.readings) {
			continue
		}
		_, den, _ := c.readings[k].Terms()
		all = append(all, den.Rat())
		if v := ratOf(c.readings[k]); v != nil {
			values, volumes, counted = append(values, v), append(volumes, den.Rat()), append(counted, targets[k])
		}
	}
	coming := c.volume().Rat()
	weights := slices.Clone(all)
	for len(weights) < len(targets) {
		weights = append(weights, coming)
	}
	compose := func(xs, weights []*big.Rat) *big.Rat {
		switch c.in.Over {
		case kpi.Sum, kpi.Total:
			return times(meanOf(xs), rat(int64(len(xs)), 1))
		case kpi.Min:
			return slices.MinFunc(xs, (*big.Rat).Cmp)
		case kpi.Max:
			return slices.MaxFunc(xs, (*big.Rat).Cmp)
		case kpi.End:
			return xs[len(xs)-1]
		case kpi.Ratio:
			sum, weight := new(big.Rat), new(big.Rat)
			for k, x := range xs {
				sum, weight = plus(sum, times(x, weights[k])), plus(weight, weights[k])
			}
			if weight.Sign() != 0 {
				return quo(sum, weight)
			}
		}
		return meanOf(xs)
	}
	past := len(c.readings)
	value := func(xs, weights []*big.Rat) string {
		if len(xs) == 0 {
			return "none"
		}
		return ratText(compose(xs, weights), 12)
	}
	s.toDate = "none of none"
	if past > 0 {
		last := values
		if c.in.Over == kpi.End && ratOf(c.readings[past-1]) == nil {
			last = nil
		}
		s.toDate = value(last, volumes) + " of " + value(targets[:past], all)
	}
	likely, likelyVolumes := slices.Clone(values), slices.Clone(volumes)
	for _, target := range targets[past:] {
		if len(values) == 0 {
			break
		}
		next := meanOf(values)
		switch c.in.Over {
		case kpi.Ratio, kpi.End:
			next = compose(values, volumes)
		case kpi.Sum, kpi.Total:
			whole := meanOf(counted)
			signs := map[int]bool{}
			for _, x := range targets {
				signs[x.Sign()] = true
			}
			if whole.Sign() != 0 && !(signs[-1] && signs[1]) {
				next = times(quo(next, whole), target)
			}
		}
		likely, likelyVolumes = append(likely, next), append(likelyVolumes, coming)
	}
	if c.in.Over == kpi.End && past == len(targets) && ratOf(c.readings[past-1]) == nil {
		likely = nil
	}
	s.forecast = value(likely, likelyVolumes) + " of " + value(targets, weights)
	s.lasts = "no data"
	if len(values) > 0 && (c.in.Over == kpi.Sum || c.in.Over == kpi.Total) && c.in.Better == kpi.Lower {
		rate := meanOf(values)
		rest := minus(compose(targets, nil), compose(values, nil))
		switch {
		case rest.Sign() <= 0:
			s.lasts = "0"
		case rate.Sign() > 0:
			tenths := times(quo(rest, rate), rat(10, 1))
			whole := new(big.Int).Quo(tenths.Num(), tenths.Denom())
			s.lasts = kpi.Of(decimal.NewFromBigInt(whole, -1)).String()
		}
	}
	return s
}

// Neither what it is given nor its order in time is changed, and it says the same twice.
func TestCourse_changesNothing(t *testing.T) {
	for seed := range uint64(100) {
		c := drawCourse(t, seed)
		readings, goals := slices.Clone(c.readings), slices.Clone(c.goals)
		first := c.course(t, c.readings)
		assert.Equal(t, readings, c.readings)
		assert.Equal(t, goals, c.goals)
		assert.Equal(t, text(t, first), text(t, c.course(t, c.readings)))
		later := append(slices.Clone(c.readings), make([]kpi.Reading, first.Left)...)
		assert.Equal(t, text(t, first), text(t, c.course(t, later)), "no data at the end is the future")
	}
}

// A hole anywhere leaves what was read, and what is needed, unsaid.
func TestCourse_gaps(t *testing.T) {
	for seed := range uint64(1000) {
		c := drawCourse(t, seed)
		if len(c.readings) < 2 {
			continue
		}
		holed := slices.Clone(c.readings)
		holed[c.IntN(len(holed)-1)] = kpi.Reading{}
		got := c.course(t, holed)
		assert.Equal(t, "no data no data no data", got.ToDate.Reading.String()+" "+got.Forecast.Reading.String()+" "+got.Range.String())
		assert.Empty(t, got.Needed)
		assert.False(t, got.OutOfReach)
		assert.Equal(t, len(c.goals)-len(c.readings), got.Left)
		assert.NotNil(t, got.ToDate.Goal)
	}
}

// Whatever it is asked, a course is a course or one of the errors that it names.
func TestCourse_oddQuestions(t *testing.T) {
	odd := []kpi.Reading{{}, of("0"), of("-7"), per("0", "0"), per("5", "0"), per("-5", "0"), per("1", "3"), per("2", "-1"),
		kpi.Of(digits31), kpi.Of(gigabyte), kpi.Of(decimal.New(999999999999999999, 12)), per("1", "0.000000000000000000000000000001")}
	targets := []decimal.Decimal{d("0"), d("5"), d("-5"), d("1.5"), decimal.New(1, 29), decimal.New(1, -30)}
	rules := []kpi.Rule{kpi.Sum, kpi.Total, kpi.Ratio, kpi.Min, kpi.Max, kpi.End, "own", kpi.None, kpi.Path}
	operators := []kpi.Operator{nil, weakest{}, failing, upsideDown{}, meanOfPeriods{}, operator(t, kpi.Product), operator(t, kpi.Path),
		operator(t, kpi.Bottleneck)}
	answered := 0
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 13))
		in := kpi.Indicator{ID: "x", Over: rules[r.IntN(len(rules))], Decimals: r.Int32N(4), Better: kpi.Direction(r.IntN(3))}
		if r.IntN(2) == 0 {
			in.Domain = kpi.Between(d("0"), d("6"))
		}
		var readings []kpi.Reading
		var goals []kpi.Thresholds
		few := 1 + r.IntN(len(odd))
		for range r.IntN(6) {
			readings = append(readings, odd[r.IntN(few)])
		}
		for range r.IntN(8) {
			goals = append(goals, kpi.Thresholds{Target: targets[r.IntN(len(targets))]})
		}
		got, err := in.Course(readings, goals, operators[r.IntN(len(operators))])
		if err == nil {
			answered++
			require.LessOrEqual(t, got.Left, len(goals))
			continue
		}
		require.Equal(t, kpi.Course{}, got)
		wraps := errors.Is(err, kpi.ErrRange) || errors.Is(err, kpi.ErrRule) || errors.Is(err, kpi.ErrParts)
		require.True(t, wraps, "seed %d: %s", seed, err)
	}
	assert.Greater(t, answered, 200)
}
