package chain_test

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawWorst: the worst that a place can read while its lowest places keep a light is
// the worst that any corner of their bands gives (THEORY T5), under Ratio at any
// volumes; and where nothing below is pinned it keeps the light (T6).
func lawWorst(c *lawCase) string {
	if c.Seed%17 != 0 {
		return "" // every seventeenth case will do
	}
	for _, p := range c.org.places {
		for _, ind := range c.Model.KPIs {
			if _, ok := c.plan.Target(p.at, ind.ID); !ok || len(c.org.lowest(p, ind.ID)) > 4 {
				continue
			}
			for _, least := range []kpi.Status{kpi.Amber, kpi.Green} {
				if bad := c.worst(p, ind, least); bad != "" {
					return fmt.Sprintf("%s %s %s: %s", p.at, ind.ID, least, bad)
				}
			}
		}
	}
	return ""
}

// worst says what is wrong with the worst of one place.
func (c *lawCase) worst(p *refPlace, ind kpi.Indicator, least kpi.Status) string {
	got, err := c.plan.Worst(p.at, ind.ID, least)
	if err != nil {
		return err.Error()
	}
	v, ok := got.Value()
	if p.level == refChain && len(c.org.parts(p, ind.ID)) == 0 {
		return lawIf(ok, "it does not compose, and reads "+got.String())
	}
	corners, some := c.corners(p, ind, least)
	if !some {
		return lawIf(ok, "no reading keeps the light, and yet it is "+got.String())
	}
	t, _ := c.plan.Target(p.at, ind.ID)
	most := (*big.Rat)(nil)
	for _, ms := range corners {
		x, ok := c.read(p, ind, ms)
		if ok && (most == nil || lawWorse(ind, t, least, x, most)) {
			most = x
		}
	}
	if most == nil || !ok {
		return lawIf(ok != (most != nil), fmt.Sprintf("it is %s, and corners give %v", got, most))
	}
	near := refQuo(refInt(1), refInt(10_000)) // of what endless volumes would give
	if ind.Across != kpi.Ratio && ind.Along != kpi.Ratio {
		near = refPow10(-20)
	}
	a, b := lawBadness(ind, t, least, refRat(v)), lawBadness(ind, t, least, most)
	outside, over := refSub(a[0], b[0]), refSub(a[1], b[1])
	close := func(x *big.Rat) bool { return !refLess(x, new(big.Rat).Neg(refPow10(-20))) && !refLess(near, x) }
	if !close(outside) || a[0].Sign() == 0 && !close(over) {
		return fmt.Sprintf("it is %s, and corners give %s", got, refExact(most))
	}
	if least == kpi.Green && !c.pinnedBelow(p, ind.ID) && !refBand(t.Green).contains(refRat(v)) {
		return fmt.Sprintf("nothing is pinned, and it is %s, not %s", got, lawGoal(t))
	}
	return ""
}

func lawIf(wrong bool, text string) string {
	if wrong {
		return text
	}
	return ""
}

// lawBadness is how bad a value is, in the KPI's own unit: for Near how far outside the
// band of the light, and then how far from the target.
func lawBadness(ind kpi.Indicator, t kpi.Thresholds, least kpi.Status, v *big.Rat) [2]*big.Rat {
	switch ind.Better {
	case kpi.Higher:
		return [2]*big.Rat{new(big.Rat), new(big.Rat).Neg(v)}
	case kpi.Lower:
		return [2]*big.Rat{new(big.Rat), v}
	}
	band := refBand(t.Green)
	if least == kpi.Amber {
		band = refBand(t.Amber)
	}
	off, outside := refSub(v, refRat(t.Target)), refSub(v, band.nearest(v))
	return [2]*big.Rat{outside.Abs(outside), off.Abs(off)}
}

func lawWorse(ind kpi.Indicator, t kpi.Thresholds, least kpi.Status, x, than *big.Rat) bool {
	a, b := lawBadness(ind, t, least, x), lawBadness(ind, t, least, than)
	if c := a[0].Cmp(b[0]); c != 0 {
		return c > 0
	}
	return refLess(b[1], a[1])
}

// read is what a place reads with those measurements.
func (c *lawCase) read(p *refPlace, ind kpi.Indicator, ms []chain.Measurement) (*big.Rat, bool) {
	r, err := c.plan.Evaluate("corner", ms)
	if err != nil {
		return nil, false
	}
	g, _ := r.Gauge(p.at, ind.ID)
	v, ok := g.Reading.Value()
	return refRat(v), ok
}

// corners are readings of all lowest places at the ends of their bands, those that
// are closed, with all mixes of small and endless volumes under Ratio.
func (c *lawCase) corners(p *refPlace, ind kpi.Indicator, least kpi.Status) ([][]chain.Measurement, bool) {
	all := [][]chain.Measurement{nil}
	for _, low := range c.org.lowest(p, ind.ID) {
		ends, some := c.ends(low, ind, least)
		if !some {
			return nil, false
		}
		var next [][]chain.Measurement
		for _, ms := range all {
			for _, r := range c.readings(ind, ends) {
				next = append(next, append(append([]chain.Measurement{}, ms...), chain.Measurement{At: low.at, KPI: ind.ID, Reading: r}))
			}
		}
		all = next
	}
	return all, true
}

// readings are a value as it may be measured: under Ratio at a small and at an
// endless volume.
func (c *lawCase) readings(ind kpi.Indicator, values []*big.Rat) (list []kpi.Reading) {
	for _, v := range values {
		d := refExact(v)
		if ind.Across != kpi.Ratio && ind.Along != kpi.Ratio {
			list = append(list, kpi.Of(d))
			continue
		}
		for _, volume := range []decimal.Decimal{genDec(1, 0), genDec(1_000_000_000, 0)} {
			list = append(list, kpi.Per(d.Mul(volume), volume))
		}
	}
	return list
}

// ends are the closed ends of a place's band, within what can be measured there.
func (c *lawCase) ends(p *refPlace, ind kpi.Indicator, least kpi.Status) (ends []*big.Rat, some bool) {
	t, _ := c.plan.Target(p.at, ind.ID)
	band := refBand(t.Green)
	if least == kpi.Amber {
		band = refBand(t.Amber)
	}
	domain := refDomain(ind)
	if band.apart(domain) {
		return nil, false
	}
	for _, x := range []*big.Rat{band.lo, band.hi} {
		if x != nil {
			ends = append(ends, domain.nearest(x))
		}
	}
	return ends, true
}
