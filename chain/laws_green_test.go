package chain_test

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawGreen: if everyone is green the whole is green, and if everyone is at least
// amber so is the whole (THEORY T5, T6), from the lowest places to the chain at
// once, where nothing below is pinned.
func lawGreen(c *lawCase) string {
	g := newGen(c.Seed, 9)
	for _, least := range []kpi.Status{kpi.Green, kpi.Amber} {
		ms := c.everyone(g, least)
		result, err := c.plan.Evaluate("everyone", ms)
		if err != nil {
			return "refused: " + err.Error() + lawList("\nwith", ms)
		}
		for p, gauge := range result.All() {
			whole := c.org.at[p]
			if gauge.Goal == nil || !c.allRead(whole, gauge.KPI, ms) || c.pinnedBelow(whole, gauge.KPI) {
				continue
			}
			if gauge.Status < least {
				return fmt.Sprintf("%s: everyone is better, not %s%s", p, lawGauge(gauge), lawList("\nwith", ms))
			}
		}
	}
	return ""
}

// everyone draws readings at all lowest places that have a target, inside Green
// or Amber and mostly at their worst end.
func (c *lawCase) everyone(g gen, least kpi.Status) []chain.Measurement {
	var ms []chain.Measurement
	for _, p := range c.org.places {
		for _, ind := range c.Model.KPIs {
			t, ok := c.plan.Target(p.at, ind.ID)
			if !ok || len(c.org.parts(p, ind.ID)) > 0 {
				continue
			}
			band := refBand(t.Green)
			if least == kpi.Amber {
				band = refBand(t.Amber)
			}
			v := refExact(g.inside(band, refRat(t.Target), ind.Better))
			den := genDec(genOf(g, 1, 3, 10, 500), 0)
			m := chain.Measurement{At: p.at, KPI: ind.ID, Reading: kpi.Per(v.Mul(den), den)}
			if !c.org.refuses([]chain.Measurement{m}) {
				ms = append(ms, m)
			}
		}
	}
	return ms
}

// inside draws the worst end of a band, the better one, or Target.
func (g gen) inside(band refSpan, target *big.Rat, better kpi.Direction) *big.Rat {
	ends := []*big.Rat{band.lo, band.hi, target}
	switch better {
	case kpi.Higher:
		ends = append(ends, band.lo, band.lo, band.lo)
	case kpi.Lower:
		ends = append(ends, band.hi, band.hi, band.hi)
	}
	ends = slices.DeleteFunc(ends, func(x *big.Rat) bool { return x == nil })
	return genOf(g, ends...)
}

// allRead reports whether every lowest place below a whole is among the
// readings.
func (c *lawCase) allRead(p *refPlace, k string, ms []chain.Measurement) bool {
	return !slices.ContainsFunc(c.org.lowest(p, k), func(low *refPlace) bool {
		return !slices.ContainsFunc(ms, func(m chain.Measurement) bool { return m.At == low.at && m.KPI == k })
	})
}

// pinnedBelow reports whether people set a goal on a part of a whole, or on a
// part of that.
func (c *lawCase) pinnedBelow(p *refPlace, k string) bool {
	return slices.ContainsFunc(c.org.parts(p, k), func(part *refPlace) bool {
		return c.org.goal(part, k) != nil || c.pinnedBelow(part, k)
	})
}

// lawGoals: a plan with other goals is the plan of the model with those goals.
func lawGoals(c *lawCase) string {
	if c.Seed%4 != 0 {
		return "" // every fourth case will do
	}
	bare := lawCopy(c.genCase).Model
	bare.Goals = nil
	plan, err := chain.NewPlan(bare)
	if err != nil {
		return "without goals: " + err.Error()
	}
	if plan, err = plan.WithGoals(c.Model.Goals); err != nil {
		return "with goals: " + err.Error()
	}
	got, want := slices.Collect(plan.Places(chain.Place{})), slices.Collect(c.plan.Places(chain.Place{}))
	if !slices.Equal(got, want) {
		return fmt.Sprintf("places\n got %v\nwant %v", got, want)
	}
	result, err := plan.Evaluate("now", c.Readings)
	if err != nil {
		return "refused: " + err.Error()
	}
	return c.differ(result, c.result)
}
