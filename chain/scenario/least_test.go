package scenario_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

// brute tries all values of all parts, and returns the least effort; nil if none does.
func (c *leastCase) brute(t *testing.T) *big.Rat {
	t.Helper()
	var given []chain.Measurement
	values := make([]exact.Num, len(c.parts))
	for i := range c.parts {
		at := chain.At(fmt.Sprint("s", i))
		g, _ := c.Gauge(at, "k")
		given = append(given, chain.Measurement{At: at, KPI: "k", Reading: g.Reading})
	}
	probe, err := c.Probe(leastWhole, "k", given)
	require.NoError(t, err)
	var best *big.Rat
	var try func(i int, effort *big.Rat)
	try = func(i int, effort *big.Rat) {
		if best != nil && effort.Cmp(best) >= 0 {
			return
		}
		if i == len(c.parts) {
			s, err := probe.Try(values)
			require.NoError(t, err)
			if s.Light == light.Green {
				best = effort
			}
			return
		}
		for k, v := range c.parts[i].values {
			if values[i] = exact.MustFrom(v); k == 0 {
				values[i] = c.parts[i].from
			}
			try(i+1, new(big.Rat).Add(effort, c.parts[i].effort(k)))
		}
	}
	try(0, new(big.Rat))
	return best
}

// atBest returns the gauge of the chain with all parts at their best.
func (c *leastCase) atBest(t *testing.T) kpi.Gauge {
	t.Helper()
	var ms []chain.Measurement
	for i, p := range c.parts {
		if last := len(p.values) - 1; last > 0 {
			r := kpi.Of(p.values[last])
			if g, _ := c.Gauge(chain.At(fmt.Sprint("s", i)), "k"); c.def.Along == kpi.Ratio {
				_, volume, _ := g.Reading.Terms()
				r = kpi.Per(p.values[last].Mul(volume), volume)
			}
			ms = append(ms, chain.Measurement{At: chain.At(fmt.Sprint("s", i)), KPI: "k", Reading: r})
		}
	}
	best, err := c.With(ms...)
	require.NoError(t, err)
	g, _ := best.Gauge(leastWhole, "k")
	return g
}

// bound returns how much more than the least the total may be: see Least.
func (c *leastCase) bound() *big.Rat {
	digit := decimal.New(1, -c.def.Decimals).Rat()
	one, all := new(big.Rat), new(big.Rat)
	for _, p := range c.parts {
		if len(p.values) > 1 {
			e := new(big.Rat).Quo(digit, p.room)
			all.Add(all, e)
			if e.Cmp(one) > 0 {
				one = e
			}
		}
	}
	switch c.def.Along {
	case kpi.Min, kpi.Max, kpi.Bottleneck:
		return new(big.Rat)
	case kpi.Path, kpi.Product:
		if c.unit && c.def.Along == kpi.Path {
			return new(big.Rat)
		}
		return all
	}
	if c.unit && (c.def.Along == kpi.Sum || c.def.Along == kpi.Total) {
		return new(big.Rat)
	}
	return one
}

// certify checks that the moves do, and that none alone can be a last digit less.
func (c *leastCase) certify(t *testing.T, e scenario.Effort) {
	t.Helper()
	moves := func(less int) (ms []chain.Measurement) {
		for i, m := range e.Moves {
			r := m.To
			if i == less {
				r = c.back(m)
			}
			ms = append(ms, chain.Measurement{At: m.At, KPI: "k", Reading: r})
		}
		return ms
	}
	after, err := c.With(moves(-1)...)
	require.NoError(t, err)
	g, _ := after.Gauge(leastWhole, "k")
	assert.Equal(t, kpi.Green, g.Status)
	assert.Equal(t, g, e.Whole)
	for i, m := range e.Moves {
		less, err := c.With(moves(i)...)
		require.NoError(t, err)
		g, _ := less.Gauge(leastWhole, "k")
		assert.NotEqual(t, kpi.Green, g.Status, "%s a last digit less", m.At)
	}
}

// onTarget reports whether all that moves goes to its target.
func (c *leastCase) onTarget(e scenario.Effort) bool {
	for _, m := range e.Moves {
		goal, _ := c.Plan().Target(m.At, "k")
		if to, _ := m.To.Value(); !to.Equal(goal.Target) {
			return false
		}
	}
	return len(e.Moves) > 0
}

// back returns a move's reading one last digit nearer to what the part reads.
func (c *leastCase) back(m scenario.Move) kpi.Reading {
	from, _ := m.From.Value()
	to, _ := m.To.Value()
	step := decimal.New(1, -c.def.Decimals)
	if to.Cmp(from) < 0 {
		step = step.Neg()
	}
	v := to.Sub(step)
	if v.Sub(from).Sign() != step.Sign() {
		v = from
	}
	_, volume, _ := m.To.Terms()
	if volume.Sign() > 0 {
		return kpi.Per(v.Mul(volume), volume)
	}
	return kpi.Of(v)
}

// Least is held against all that the parts could read.
func TestLeast_bruteForce(t *testing.T) {
	for _, rule := range []kpi.Rule{kpi.Sum, kpi.Total, kpi.Mean, kpi.Ratio, kpi.End, kpi.Min, kpi.Max,
		kpi.Bottleneck, kpi.Path, kpi.Product} {
		for _, better := range []kpi.Direction{kpi.Higher, kpi.Lower, kpi.Near} {
			t.Run(fmt.Sprint(rule, " ", better), func(t *testing.T) { bruteForce(t, rule, better) })
		}
	}
}

func bruteForce(t *testing.T, rule kpi.Rule, better kpi.Direction) {
	const cases = 60
	rng := rand.New(rand.NewPCG(5, uint64(better)))
	seen := map[string]int{}
	for n := 0; n < cases; {
		c := newLeastCase(t, rng, rule, better)
		if g, _ := c.whole(); g.Status == kpi.NoData || g.Status == kpi.Green && seen["green"] >= 5 {
			continue
		}
		n++
		e, err := scenario.Least(c.Result, leastWhole, "k")
		if rule == kpi.Product && err != nil && better != kpi.Higher {
			seen["refused"]++
			require.ErrorIs(t, err, kpi.ErrRule)
			continue
		}
		require.NoError(t, err)
		seen[c.hold(t, e)]++
		if t.Failed() {
			t.Log(c.Explain(leastWhole, "k"), e)
			return
		}
	}
	t.Log(seen)
}

// Along a critical path the least is on the grid, however the steps wait for each other.
func TestLeast_networks(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	for n := range 60 {
		c := leastCase{unit: true, def: kpi.Indicator{ID: "k", Better: kpi.Lower, Along: kpi.Path}}
		var links []chain.Link
		for i := range 6 {
			l := chain.Link{Step: fmt.Sprint("s", i), After: []string{chain.Start}}
			for j := range i {
				if rng.IntN(3) == 0 {
					l.After = append(l.After, fmt.Sprint("s", j))
				}
			}
			if len(l.After) > 1 {
				l.After = l.After[1:]
			}
			links = append(links, l)
		}
		m := leastModel(c.def, fmt.Sprint(2+rng.IntN(6)), links...)
		plan, err := chain.NewPlan(m)
		require.NoError(t, err)
		var ms []chain.Measurement
		for _, l := range links {
			r := kpi.Of(decimal.New(int64(1+rng.IntN(4)), 0))
			ms = append(ms, chain.Measurement{At: chain.At(l.Step), KPI: "k", Reading: r})
		}
		c.Result, err = plan.Evaluate("now", ms)
		require.NoError(t, err)
		c.look(t, m)
		e, err := scenario.Least(c.Result, leastWhole, "k")
		require.NoError(t, err)
		c.hold(t, e)
		require.False(t, t.Failed(), "network %d: %v", n, links)
	}
}

// hold checks an answer against all others, and says what it was.
func (c *leastCase) hold(t *testing.T, e scenario.Effort) string {
	t.Helper()
	best := c.brute(t)
	switch {
	case c.def.Better == kpi.Near && c.onTarget(e):
		assert.Equal(t, kpi.Green, e.Whole.Status)
		return "on target" // which need not be the least, and may be either way
	case best == nil:
		assert.True(t, e.OutOfReach)
		assert.Empty(t, e.Moves)
		if c.def.Better != kpi.Near { // where last digits may jump
			assert.Equal(t, c.atBest(t), e.Whole)
		}
		return "out of reach"
	case e.OutOfReach:
		assert.Equal(t, kpi.Near, c.def.Better, "found nothing")
		return "jumped"
	case best.Sign() == 0:
		assert.Empty(t, e.Moves)
		return "green"
	}
	rounding := big.NewRat(1, 1_000_000_000_000_000_000)
	over := new(big.Rat).Sub(e.Total.Rat(), best)
	assert.GreaterOrEqual(t, new(big.Rat).Add(over, rounding).Sign(), 0, "less than the least")
	assert.LessOrEqual(t, over.Cmp(new(big.Rat).Add(c.bound(), rounding)), 0, "%s against %s", e.Total, best.FloatString(6))
	c.certify(t, e)
	if over.Cmp(rounding) > 0 {
		return "near the least"
	}
	return "least"
}
