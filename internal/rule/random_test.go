package rule_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// A random whole to take apart, the same for the same seed.
type random struct {
	*rand.Rand
	rule  *rule.Rule
	whole light.Bands
	parts []rule.Part
	pins  []*light.Bands
	grid  rule.Grid
	upper bool // the target is a limit from above
}

// newRandom draws a whole for a rule. Its target is near what targets drawn at
// random compose to, so that some are out of reach and most are not.
func newRandom(t testing.TB, r *rule.Rule, seed uint64) *random {
	c := &random{Rand: rand.New(rand.NewPCG(seed, uint64(len(r.Name)))), rule: r}
	c.parts = c.drawParts(1 + c.IntN(8))
	c.grid = rule.Grid{Places: c.Int32N(4), Domain: c.drawDomain()}
	x := make([]exact.Num, len(c.parts))
	for i := range x {
		x[i] = c.drawTarget()
	}
	better := light.Direction(c.IntN(3))
	c.upper = better != light.Higher
	c.whole = c.drawBands(t, better, c.near(composed(t, r, c.parts, x)))
	c.pins = make([]*light.Bands, len(c.parts))
	for i := range c.pins {
		if c.IntN(6) == 0 {
			b := c.drawBands(t, better, c.drawTarget())
			c.pins[i] = &b
		}
	}
	return c
}

// pick returns one of some texts as a number.
func (c *random) pick(of ...string) exact.Num { return num(of[c.IntN(len(of))]) }

func (c *random) drawParts(n int) []rule.Part {
	parts := make([]rule.Part, n)
	block := 0
	for i := range parts {
		p := rule.Part{ID: fmt.Sprint("p", i), Weight: c.pick("1", "1", "1", "2", "3", "0.5", "2.3"), Passes: num("1")}
		if c.IntN(2) == 0 {
			p.Passes = c.pick("0.3", "0.8", "1.25", "2")
		}
		for b := range i {
			if c.IntN(3) == 0 {
				p.After = append(p.After, b)
			}
		}
		if c.rule.Alternatives == rule.Block && c.IntN(4) == 0 {
			block = i + 1
		}
		if block > 0 && i < block+2 {
			p.Choice, p.Passes = block, c.pick("0.3", "0.2", "0.33")
			p.After = outside(p.After, block-1)
		}
		p.Planned = p.Passes
		parts[i] = p
	}
	return parts
}

// outside returns what comes before the choice that begins at start.
func outside(after []int, start int) (out []int) {
	for _, b := range after {
		if b < start {
			out = append(out, b)
		}
	}
	return out
}

func (c *random) drawDomain() exact.Interval {
	lo, hi := c.pick("0", "-3", "0.25"), c.pick("1", "7", "40.5")
	in := []exact.Interval{{}, exact.AtLeast(lo), exact.AtMost(hi), exact.Between(lo, hi)}[c.IntN(4)]
	in, _ = in.Meet(c.rule.Domain)
	return in
}

// drawTarget draws a value of the grid in the domain.
func (c *random) drawTarget() exact.Num {
	lo, hi := num("-5"), num("20")
	if c.grid.Domain.HasLo {
		lo = c.grid.Domain.Lo
	}
	if c.grid.Domain.HasHi {
		hi = c.grid.Domain.Hi
	}
	at, ok := lo.Add(hi.Sub(lo).Mul(exact.Frac(c.Int64N(101), 100))).Grid(c.grid.Places, exact.Floor)
	for ; ok; at++ {
		if v := exact.Scaled(at, c.grid.Places); c.grid.Domain.Contains(v) {
			return v
		}
	}
	panic("no target in the domain")
}

// near returns a value of the grid near v.
func (c *random) near(v exact.Num) exact.Num {
	n, _ := v.Grid(c.grid.Places, exact.Mode(c.IntN(3)))
	if c.IntN(4) == 0 {
		n += c.Int64N(7) - 3
	}
	v = exact.Scaled(n, c.grid.Places)
	if c.rule.Domain.HasLo { // as hosts must
		v = exact.Max(v, c.rule.Domain.Lo)
	}
	if c.rule.Domain.HasHi {
		v = exact.Min(v, c.rule.Domain.Hi)
	}
	return v
}

// drawBands draws bands around a target, with an end on the side that is better
// at times.
func (c *random) drawBands(t testing.TB, better light.Direction, target exact.Num) light.Bands {
	var green, amber exact.Interval
	further := func() exact.Num { return exact.Scaled(c.Int64N(12)*c.Int64N(2), c.grid.Places) }
	if better != light.Lower || c.IntN(4) == 0 {
		green.Lo, green.HasLo = target.Sub(further()), true
		if better != light.Lower || c.IntN(2) == 0 {
			amber.Lo, amber.HasLo = green.Lo.Sub(further()), true
		}
	}
	if better != light.Higher || c.IntN(4) == 0 {
		green.Hi, green.HasHi = target.Add(further()), true
		if better != light.Higher || c.IntN(2) == 0 {
			amber.Hi, amber.HasHi = green.Hi.Add(further()), true
		}
	}
	b, err := light.New(target, green, amber, better)
	require.NoError(t, err)
	return b
}

// String writes c out, for a failing test.
func (c *random) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %v places %d domain %s\n", c.rule.Name, c.whole, c.grid.Places, light.Describe(c.grid.Domain))
	for i, p := range c.parts {
		fmt.Fprintf(&s, "  weight %v passes %v after %v choice %d pin %v\n", p.Weight, p.Passes, p.After, p.Choice, c.pins[i])
	}
	return s.String()
}

// composed returns what values compose to, by the public way.
func composed(t testing.TB, r *rule.Rule, parts []rule.Part, x []exact.Num) exact.Num {
	t.Helper()
	read := make([]rule.Part, len(parts))
	for i, p := range parts {
		p.Reading = rule.Of(x[i])
		if r.Pools {
			volume := p.Weight.Mul(p.Planned)
			p.Reading = rule.Per(x[i].Mul(volume), volume)
		}
		read[i] = p
	}
	whole, err := r.Compose(read)
	require.NoError(t, err)
	v, ok := whole.Value()
	require.True(t, ok, "%s of %v", r.Name, x)
	return v
}
