package scenario_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A leastCase is a small chain, whose parts may read a handful of values each.
type leastCase struct {
	*chain.Result
	def   kpi.Indicator
	unit  bool // every step is passed once, all numbers are in last digits
	parts []leastPart
}

// A leastPart is what a step may read, from what it reads towards green, and what its
// last digit takes.
type leastPart struct {
	values []decimal.Decimal // the first is what it reads, rounded
	from   exact.Num
	room   *big.Rat
}

func leastNum(s string) decimal.Decimal { return decimal.RequireFromString(s) }

var leastWhole = chain.Whole("order")

// newLeastCase generates a chain of two to four steps.
func newLeastCase(t *testing.T, rng *rand.Rand, rule kpi.Rule, better kpi.Direction) leastCase {
	t.Helper()
	c := leastCase{unit: true}
	c.def = kpi.Indicator{ID: "k", Better: better, Along: rule, Domain: kpi.Between(decimal.New(0, 0), decimal.New(8, 0))}
	if rule == kpi.Product {
		c.def.Decimals, c.def.Domain = 1, kpi.Band{}
	}
	if c.def.Across = kpi.Sum; rule == kpi.Ratio || rule == kpi.Product {
		c.def.Across = rule
	}
	m := chain.Model{KPIs: []kpi.Indicator{c.def}, Chains: []chain.Chain{{ID: "order"}}}
	m.Units = []chain.Unit{{ID: "team"}}
	m.Members = []chain.Member{{Person: "a", Unit: "team"}, {Person: "b", Unit: "team"}}
	steps := 2 + rng.IntN(2)
	if rng.IntN(5) == 0 {
		steps = 4
	}
	for i := range steps {
		m.Steps = append(m.Steps, chain.Step{ID: fmt.Sprint("s", i)})
		m.Chains[0].Links = append(m.Chains[0].Links, chain.Link{Step: fmt.Sprint("s", i)})
	}
	c.shape(rng, m.Chains[0].Links)
	if steps < 4 && rng.IntN(4) == 0 {
		m.Steps[0].By = []chain.Assignment{{Unit: "team"}}
	}
	m.Goals = []chain.Goal{c.goal(rng, steps)}
	plan, err := chain.NewPlan(m)
	if err != nil { // a target that the cascade cannot divide
		return c
	}
	c.Result, err = plan.Evaluate("now", c.readings(rng, m))
	require.NoError(t, err)
	c.look(t, m)
	return c
}

// shape has some steps passed more or less than once, in parallel, or in a choice.
func (c *leastCase) shape(rng *rand.Rand, links []chain.Link) {
	last := len(links) - 1
	switch kind := rng.IntN(5); {
	case kind == 0 && c.def.Along != kpi.Mean && c.def.Along != kpi.End:
		c.unit = false
		links[last-1].Choice, links[last].Choice = "which", "which"
		links[last-1].Passes, links[last].Passes = leastNum("0.3"), leastNum("0.5")
	case kind <= 2 && c.def.Along == kpi.Path:
		links[1].After = []string{chain.Start}
		if last > 1 {
			links[2].After = []string{"s0"}
			if rng.IntN(2) == 0 {
				links[2].After = []string{"s0", "s1"}
			}
		}
		if last > 2 {
			links[3].After = []string{"s1", "s2"}
		}
	}
	if k := rng.IntN(last + 1); links[k].Choice == "" && rng.IntN(2) == 0 {
		c.unit = false
		links[k].Passes = []decimal.Decimal{leastNum("0.3"), leastNum("1.25"), leastNum("2")}[rng.IntN(3)]
	}
}

// goal is one that is missed most of the time.
func (c *leastCase) goal(rng *rand.Rand, steps int) chain.Goal {
	g := chain.Goal{At: leastWhole, KPI: "k"}
	most := 8
	switch c.def.Along {
	case kpi.Sum, kpi.Total, kpi.Path:
		most = 5 * steps
	case kpi.Product:
		most = 10
	}
	at := int64(1 + rng.IntN(most))
	g.Target = decimal.New(at, -c.def.Decimals)
	if wide := int64(rng.IntN(3)); c.def.Better == kpi.Near && wide > 0 {
		g.Green = kpi.Between(decimal.New(max(at-wide, 0), -c.def.Decimals), decimal.New(at+wide, -c.def.Decimals))
	}
	return g
}

// readings has a reading for every step, or for those who do it.
func (c *leastCase) readings(rng *rand.Rand, m chain.Model) (list []chain.Measurement) {
	most := 9
	if c.def.Decimals > 0 {
		most = 11
	}
	read := func(at chain.Place, most int) {
		v := decimal.New(int64(rng.IntN(most)), -c.def.Decimals)
		if rng.IntN(6) == 0 && v.IntPart() < 1 {
			v, c.unit = v.Add(decimal.New(25, -c.def.Decimals-2)), false
		}
		r := kpi.Of(v)
		if c.def.Along == kpi.Ratio {
			n := decimal.New(int64(1+rng.IntN(3)), 0)
			r = kpi.Per(v.Mul(n), n)
		}
		list = append(list, chain.Measurement{At: at, KPI: "k", Reading: r})
	}
	for i, s := range m.Steps {
		if m.Chains[0].Links[i].Choice == "" && rng.IntN(5) == 0 {
			c.unit = false
			passes := kpi.Per(decimal.New(int64(rng.IntN(9)), 0), decimal.New(4, 0))
			list = append(list, chain.Measurement{At: chain.Place{Chain: "order", Step: s.ID}, KPI: chain.Passes, Reading: passes})
		}
		if len(s.By) == 0 {
			read(chain.At(s.ID), most)
			continue
		}
		for _, who := range []string{"a", "b"} {
			read(chain.At(s.ID).By("team").Who(who), (most+1)/2)
		}
	}
	return list
}

// whole returns the gauge of the chain.
func (c *leastCase) whole() (kpi.Gauge, bool) {
	if c.Result == nil {
		return kpi.Gauge{}, false
	}
	return c.Gauge(leastWhole, "k")
}

// look works out what the parts may read.
func (c *leastCase) look(t *testing.T, m chain.Model) {
	t.Helper()
	whole, _ := c.whole()
	value, ok := whole.Reading.Value()
	if !ok {
		return // a bottleneck that nothing passes
	}
	low, has := whole.Goal.Green.Min()
	up := has && value.Cmp(low) < 0
	least, best := decimal.Decimal{}, decimal.New(8, 0)
	if c.def.Along == kpi.Product {
		best = decimal.New(1, 0)
	}
	for _, s := range m.Steps {
		g, _ := c.Gauge(chain.At(s.ID), "k")
		from, ok := g.Reading.Value()
		require.True(t, ok)
		p := leastPart{values: []decimal.Decimal{from}, room: new(big.Rat).Sub(best.Rat(), from.Rat())}
		step, grid := decimal.New(1, -c.def.Decimals), from.RoundFloor(c.def.Decimals)
		if !up {
			step, grid, p.room = step.Neg(), from.RoundCeil(c.def.Decimals), new(big.Rat).Sub(from.Rat(), least.Rat())
		}
		p.from = exact.MustFrom(from)
		if num, den, _ := g.Reading.Terms(); den.Sign() > 0 {
			p.from = exact.MustFrom(num).Quo(exact.MustFrom(den))
		}
		for v := grid.Add(step); v.Cmp(least) >= 0 && v.Cmp(best) <= 0; v = v.Add(step) {
			p.values = append(p.values, v)
		}
		c.parts = append(c.parts, p)
	}
}

// effort returns what it takes for a part to read its k-th value.
func (p *leastPart) effort(k int) *big.Rat {
	if k == 0 {
		return new(big.Rat)
	}
	far := p.values[k].Sub(p.values[0]).Abs().Rat()
	return far.Quo(far, p.room)
}
