package kpi_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// A drawn whole, the same for the same seed.
type drawn struct {
	*rand.Rand
	rule  kpi.Rule // empty: custom
	op    kpi.Operator
	in    kpi.Indicator
	whole kpi.Gauge
	parts []kpi.Part
}

func draw(t testing.TB, r kpi.Rule, seed uint64) *drawn {
	c := &drawn{Rand: rand.New(rand.NewPCG(seed, uint64(len(r)))), rule: r, op: spread}
	if r != kpi.None {
		c.op = operator(t, r)
	}
	c.in = kpi.Indicator{ID: "x", Decimals: c.Int32N(4), Better: kpi.Direction(c.IntN(3))}
	c.whole = kpi.Gauge{Reading: kpi.Of(c.number()), Goal: &kpi.Thresholds{Target: c.number()}}
	for k := range 1 + c.IntN(7) {
		c.parts = append(c.parts, c.part(k))
	}
	c.chances()
	if whole, err := c.op.Compose(c.parts); c.IntN(2) == 0 && err == nil {
		if _, ok := whole.Value(); ok {
			c.whole.Reading = whole
		}
	}
	return c
}

// number draws one that every rule composes.
func (c *drawn) number() decimal.Decimal { return decimal.New(c.Int64N(1001), -3) }

func (c *drawn) part(k int) kpi.Part {
	p := kpi.Part{ID: string(rune('a' + k)), Goal: &kpi.Thresholds{Target: c.number()}}
	p.Planned, p.Weight = d("1"), decimal.New(1+c.Int64N(30), -1)
	value, volume := c.number(), decimal.New(1+c.Int64N(20), 0)
	if c.IntN(4) == 0 {
		value = p.Goal.Target
	}
	p.Reading = kpi.Per(value.Mul(volume), volume)
	if c.rule != kpi.Ratio && c.IntN(2) == 0 {
		p.Reading = kpi.Of(value)
	}
	switch {
	case c.rule == kpi.None: // an operator is given parts that have a value
	case c.IntN(9) == 0:
		p.Reading = kpi.Reading{}
	case c.IntN(9) == 0:
		p.Reading = per("0", "0")
	}
	if c.IntN(2) == 0 {
		p.Planned = d([]string{"0.25", "0.8", "1.25", "3"}[c.IntN(4)])
	}
	if c.IntN(2) == 0 {
		p.Passes = of([]string{"0", "0.5", "1", "1.2", "4"}[c.IntN(5)])
	}
	for before := range k {
		if c.IntN(3) == 0 {
			p.After = append(p.After, before)
		}
	}
	return p
}

// chances makes the last parts alternatives, where a rule has a meaning for these.
func (c *drawn) chances() {
	if len(c.parts) < 3 || c.rule == kpi.Mean || c.rule == kpi.End || c.IntN(2) == 0 {
		return
	}
	for k := len(c.parts) - 2; k < len(c.parts); k++ {
		p := &c.parts[k]
		p.Choice, p.Planned, p.Passes = "x", d("0.4"), of([]string{"0", "0.3", "0.5"}[c.IntN(3)])
		p.After = nil
	}
}

func (c *drawn) String() string {
	return fmt.Sprintf("%s of %s: %s", against(c.whole), c.rule, strings.Join(spelled(c.parts), "; "))
}

// against writes a reading and its target.
func against(g kpi.Gauge) string { return fmt.Sprint(g.Reading, " against ", kpi.Of(g.Goal.Target)) }

// everyDrawn runs a law on drawn wholes of all rules, a custom one among them.
func everyDrawn(t *testing.T, law func(t *testing.T, c *drawn, a kpi.Attribution)) {
	for _, r := range append([]kpi.Rule{kpi.None}, rules...) {
		t.Run(string(r), func(t *testing.T) {
			for seed := range uint64(400) {
				c := draw(t, r, seed)
				a, err := c.in.Attribute(c.op, c.whole, c.parts)
				require.NoError(t, err, "seed %d: %s", seed, c)
				law(t, c, a)
				require.False(t, t.Failed(), "seed %d: %s: %s", seed, c, told(a))
			}
		})
	}
}

// The gap is the whole's, and all of it is divided.
func TestAttributeLaws_addUp(t *testing.T) {
	everyDrawn(t, func(t *testing.T, c *drawn, a kpi.Attribution) {
		requireAddsUp(t, c.in, a)
		g, err := c.in.Gauge(c.whole.Reading, c.whole.Goal)
		require.NoError(t, err)
		assert.True(t, a.Gap.Equal(g.Gap.Round(c.in.Decimals+2)), "the gap is %s", g.Gap)
		assert.Len(t, a.Shares, len(c.parts))
	})
}

// A part that read better than its target has no Value below zero, one that read
// worse none above, and one on its target none; nor has one that was not read.
func TestAttributeLaws_fair(t *testing.T) {
	everyDrawn(t, func(t *testing.T, c *drawn, a kpi.Attribution) {
		worse := c.in.Better == kpi.Lower
		if whole, _ := c.whole.Reading.Value(); c.in.Better == kpi.Near {
			worse = whole.GreaterThan(c.whole.Goal.Target)
		}
		for k, p := range c.parts {
			value, ok := p.Reading.Value()
			moved := value.Cmp(p.Goal.Target)
			if worse {
				moved = -moved
			}
			switch sign := a.Shares[k].Value.Sign(); {
			case ok:
				assert.True(t, sign == 0 || sign == moved, "part %d moved by %d and got %s", k, moved, a.Shares[k].Value)
			case p.Reading.Equal(kpi.Reading{}):
				assert.True(t, a.Shares[k].Value.IsZero() && a.Shares[k].Mix.IsZero(), "part %d was not read", k)
			}
		}
	})
}

// A share has passes only where passes count and were not as planned, and a mix only
// under Ratio.
func TestAttributeLaws_columns(t *testing.T) {
	passed := map[kpi.Rule]bool{kpi.None: true, kpi.Sum: true, kpi.Product: true, kpi.Bottleneck: true, kpi.Path: true}
	everyDrawn(t, func(t *testing.T, c *drawn, a kpi.Attribution) {
		for k, p := range c.parts {
			times, ok := p.Passes.Value()
			if !ok || times.Equal(p.Planned) || !passed[c.rule] {
				assert.True(t, a.Shares[k].Passes.IsZero(), "part %d was passed as planned", k)
			}
			assert.True(t, c.rule == kpi.Ratio || a.Shares[k].Mix.IsZero(), "part %d has a mix", k)
		}
	})
}

// In another order the parts get the same, up to one last digit in each column. A path,
// the last one and a custom rule depend on the order by what they are.
func TestAttributeLaws_order(t *testing.T) {
	everyDrawn(t, func(t *testing.T, c *drawn, a kpi.Attribution) {
		if c.rule == kpi.None || c.rule == kpi.Path || c.rule == kpi.End {
			return
		}
		n := len(c.parts)
		if c.parts[n-1].Choice != "" {
			n -= 2 // alternatives stay together
		}
		order := c.Perm(n)
		for k := n; k < len(c.parts); k++ {
			order = append(order, k)
		}
		mixed := make([]kpi.Part, len(order))
		for k, from := range order {
			mixed[k] = c.parts[from]
			mixed[k].After = nil
		}
		b, err := c.in.Attribute(c.op, c.whole, mixed)
		require.NoError(t, err)
		digit := decimal.New(1, -c.in.Decimals-2)
		near := func(x, y decimal.Decimal) bool { return x.Sub(y).Abs().LessThanOrEqual(digit) }
		assert.True(t, near(a.Reserve, b.Reserve) && near(a.Unexplained, b.Unexplained), told(b))
		for k, from := range order {
			x, y := a.Shares[from], b.Shares[k]
			assert.True(t, near(x.Gap, y.Gap) && near(x.Value, y.Value) && near(x.Passes, y.Passes) && near(x.Mix, y.Mix), told(b))
		}
	})
}

// Thirty steps of 24 digits are multiplied without rounding or running over.
func TestAttribute_longProduct(t *testing.T) {
	var steps []kpi.Part
	for k := range 30 {
		p := kpi.Part{ID: fmt.Sprint(k), Reading: of("0.9" + strings.Repeat(fmt.Sprint(k%9+1), 23)), Goal: goal("0.99")}
		if k%5 == 0 {
			p.Passes = of("1.37")
		}
		steps = append(steps, p)
	}
	in := kpi.Indicator{ID: "x", Decimals: 9}
	whole, err := operator(t, kpi.Product).Compose(steps)
	require.NoError(t, err)
	got, err := in.Attribute(operator(t, kpi.Product), kpi.Gauge{Reading: whole, Goal: goal("0.7")}, steps)
	require.NoError(t, err)
	requireAddsUp(t, in, got)
	assert.True(t, got.Unexplained.IsZero())
	assert.Equal(t, "0.03970037339", kpi.Of(got.Reserve).String(), "0.99 to the power of 30, less 0.7")
	for k, s := range got.Shares {
		assert.True(t, s.Value.Sign() <= 0 || k%9 == 8, "step %d", k)
		assert.Equal(t, k%5 == 0, s.Passes.IsNegative(), "step %d", k)
	}
}

// A thousand parts are no trouble. Under Product, whose numbers get as long as all
// readings together, and under custom rules, which compose all parts for each of them,
// it is some hundreds.
func TestAttribute_thousandParts(t *testing.T) {
	for _, r := range append([]kpi.Rule{kpi.None}, rules...) {
		n, op := 1000, kpi.Operator(constant)
		if r != kpi.None {
			op = operator(t, r)
		}
		if r == kpi.Product || r == kpi.None {
			n = 200
		}
		list := make([]kpi.Part, n)
		for k := range list {
			rate, volume := decimal.New(9000+int64(k*7919%1000), -4), decimal.New(int64(k+1), 0)
			list[k] = kpi.Part{Reading: kpi.Per(rate.Mul(volume), volume), Goal: &kpi.Thresholds{Target: decimal.New(90+int64(k%10), -2)}}
			if k > 0 {
				list[k].After = []int{k - 1, k / 2}
			}
		}
		in := kpi.Indicator{ID: "x", Decimals: 4}
		got, err := in.Attribute(op, valued("0.5", "0.6"), list)
		require.NoError(t, err, string(r))
		requireAddsUp(t, in, got)
	}
}
