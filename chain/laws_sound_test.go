package chain_test

import (
	"fmt"
	"math/big"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawCounterexample: a counterexample shows what it says, and there is one wherever
// trying out readings finds one (THEORY T5). A plan with nothing pinned has none; so
// the model is tried with a few goals set where it had cascaded ones.
func lawCounterexample(c *lawCase) string {
	if c.Seed%17 != 0 {
		return "" // every seventeenth case will do
	}
	g := newGen(c.Seed, 11)
	if pinned := c.withPins(g); pinned != nil {
		c = pinned
	}
	for _, p := range c.org.places {
		for _, ind := range c.Model.KPIs {
			got := c.plan.Counterexample(p.at, ind.ID)
			if bad := c.shows(p, ind, got); len(got) > 0 && bad != "" {
				return fmt.Sprintf("%s %s: %s%s", p.at, ind.ID, bad, lawList("\nwith", got))
			}
			lows := len(c.org.lowest(p, ind.ID))
			if _, ok := c.plan.Target(p.at, ind.ID); !ok || len(got) > 0 || lows > 4 || !c.pinnedBelow(p, ind.ID) {
				continue
			}
			for range 16 << lows {
				if ms := c.tryOut(g, p, ind); ms != nil && c.shows(p, ind, ms) == "" {
					return fmt.Sprintf("%s %s: there is a counterexample%s", p.at, ind.ID, lawList("", ms))
				}
			}
		}
	}
	return ""
}

// withPins is the case with goals set at one to three places that had cascaded ones,
// a little looser or stricter; nil if the model is then refused.
func (c *lawCase) withPins(g gen) *lawCase {
	m := lawCopy(c.genCase)
	for range g.between(1, 3) {
		p, ind := genOf(g, c.org.places...), genOf(g, c.Model.KPIs...)
		t, ok := c.plan.Target(p.at, ind.ID)
		if !ok || p.level >= refChain || c.org.goal(p, ind.ID) != nil {
			continue
		}
		by := refMul(refInt(int64(g.between(-3, 6))), refPow10(-ind.Decimals))
		if ind.Better != kpi.Lower {
			by.Neg(by)
		}
		green := refBand(t.Green)
		for _, end := range []**big.Rat{&green.lo, &green.hi} {
			if *end != nil && (ind.Better != kpi.Near || g.chance(50)) {
				*end = refDomain(ind).nearest(refAdd(*end, by))
			}
		}
		m.Model.Goals = append(m.Model.Goals, chain.Goal{At: p.at, KPI: ind.ID, Depth: c.org.depth(p, ind.ID),
			Target: refExact(green.nearest(refRat(t.Target))), Green: green.band()})
	}
	pinned, _ := newLawCase(m, false)
	return pinned
}

// shows says why readings do not show that a place is not green though all below it
// that have a say are; "" if they do.
func (c *lawCase) shows(p *refPlace, ind kpi.Indicator, ms []chain.Measurement) string {
	r, err := c.plan.Evaluate("example", ms)
	if err != nil {
		return err.Error()
	}
	if g, _ := r.Gauge(p.at, ind.ID); g.Status != kpi.Red && g.Status != kpi.Amber {
		return "the place itself is " + lawGauge(g)
	}
	if want := len(c.org.lowest(p, ind.ID)); len(ms) != want {
		return fmt.Sprintf("%d readings of %d lowest places", len(ms), want)
	}
	return c.dull(r, p, ind)
}

// dull says which place below is not green.
func (c *lawCase) dull(r *chain.Result, p *refPlace, ind kpi.Indicator) string {
	for _, part := range c.org.parts(p, ind.ID) {
		if g, _ := r.Gauge(part.at, ind.ID); g.Status != kpi.Green {
			return fmt.Sprintf("%s is %s", part.at, lawGauge(g))
		}
		if bad := c.dull(r, part, ind); bad != "" {
			return bad
		}
	}
	return ""
}

// tryOut draws green readings of all lowest places: the ends of their bands, the
// target, and what lies a few digits further in.
func (c *lawCase) tryOut(g gen, p *refPlace, ind kpi.Indicator) (ms []chain.Measurement) {
	digit := refPow10(-ind.Decimals)
	for _, low := range c.org.lowest(p, ind.ID) {
		t, _ := c.plan.Target(low.at, ind.ID)
		ends, some := c.ends(low, ind, kpi.Green)
		if !some {
			return nil
		}
		green := refBand(t.Green)
		x := genOf(g, append(ends, ends[0], refRat(t.Target))...)
		if g.chance(40) {
			x = refAdd(x, refMul(refInt(int64(g.between(-8, 8))), digit))
		}
		v := refExact(refDomain(ind).nearest(green.nearest(x)))
		m := chain.Measurement{At: low.at, KPI: ind.ID, Reading: kpi.Of(v)}
		if ind.Across == kpi.Ratio || ind.Along == kpi.Ratio {
			volume := genDec(genOf(g, 1, 2, 3, 5, 100, 100_000), 0)
			m.Reading = kpi.Per(v.Mul(volume), volume)
		}
		ms = append(ms, m)
	}
	return ms
}
