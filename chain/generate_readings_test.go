package chain_test

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// genReadings draws one period's readings: measured mostly at one level of a
// step, sometimes at several, with holes.
func genReadings(o *refOrg, seed uint64) []chain.Measurement {
	g := newGen(seed, 2)
	var ms []chain.Measurement
	holes := genOf(g, 0, 0, 10, 40)
	for _, ind := range o.model.KPIs {
		styles := map[string]int{}
		for _, p := range o.places {
			if _, ok := styles[p.at.Step]; !ok {
				styles[p.at.Step] = g.IntN(100)
			}
			if o.allowed(p, ind.ID) && g.measured(o, p, ind.ID, styles[p.at.Step]) && !g.chance(holes) {
				ms = append(ms, chain.Measurement{At: p.at, KPI: ind.ID, Reading: g.reading(o, p, ind)})
			}
		}
	}
	for _, p := range o.places {
		if p.level == refLink && g.chance(20) {
			ms = append(ms, chain.Measurement{At: p.at, KPI: chain.Passes, Reading: g.passed(o, p)})
		}
	}
	return ms
}

// measured decides whether a place is measured: most steps at their lowest
// places, some at the step or in teams, some everywhere.
func (g gen) measured(o *refOrg, p *refPlace, k string, style int) bool {
	low := len(o.parts(p, k)) == 0
	switch {
	case p.level == refChain:
		return low || g.chance(12)
	case style < 50:
		return low || g.chance(3)
	case style < 65:
		return p.level == chain.Steps || g.chance(5)
	case style < 85:
		return p.level == chain.Teams || p.level == chain.Departments && g.chance(50) || low && g.chance(80)
	}
	return g.chance(40)
}

// reading draws a reading that may be taken there; now and then it is nothing
// to measure, or has no volume, but for yields: what pools to more than all is refused.
func (g gen) reading(o *refOrg, p *refPlace, ind kpi.Indicator) kpi.Reading {
	if g.chance(4) {
		return kpi.Per(genDec(0, 0), genDec(0, 0))
	}
	if g.chance(2) && !refFraction(ind) {
		return kpi.Per(genDec(g.between(1, 20), 1), genDec(0, 0))
	}
	v := g.value(ind)
	bare := kpi.Of(v)
	if g.chance(70) && !o.refuses([]chain.Measurement{{At: p.at, KPI: ind.ID, Reading: bare}}) {
		return bare
	}
	den := genDec(genOf(g, 1, 2, 3, 7, 10, 15, 20), 0)
	if g.chance(30) {
		den = genDec(g.between(1, 40), 1)
	}
	return kpi.Per(v.Mul(den), den)
}

// value draws a number in the domain, not far from what goals ask for.
func (g gen) value(ind kpi.Indicator) decimal.Decimal {
	domain := refDomain(ind)
	for {
		v := genDec(g.between(-100, 400), 1)
		if refFraction(ind) {
			v = genDec(g.between(600, 1000), 3)
		}
		if g.chance(3) {
			v = decimal.Zero
		}
		if domain.contains(refRat(v)) {
			return v
		}
	}
}

// passed draws measured passes; alternatives keep adding up to at most 1.
func (g gen) passed(o *refOrg, p *refPlace) kpi.Reading {
	route := o.route(p)
	if route.links[route.index(p.at.Step)].Choice != "" {
		return kpi.Per(genDec(g.between(0, 3), 0), genDec(10, 0))
	}
	if g.chance(10) {
		return kpi.Per(genDec(0, 0), genDec(g.between(0, 5), 0))
	}
	return kpi.Per(genDec(g.between(4, 15), 0), genDec(10, 0))
}

// refuses reports whether readings may not be used: unknown or too deep places,
// values outside the domain, negative volumes, or bare values pooled.
func (o *refOrg) refuses(ms []chain.Measurement) bool {
	measured := map[refKey]bool{}
	for _, m := range ms {
		_, _, ok := m.Reading.Terms()
		if measured[refKey{m.At, m.KPI}] {
			return true
		}
		measured[refKey{m.At, m.KPI}] = ok
	}
	if o.overfull(ms) {
		return true
	}
	for _, m := range ms {
		p, ok := o.at[m.At]
		if !ok || o.kpis[m.KPI].ID == "" || !o.allowed(p, m.KPI) || o.outOfRange(m) {
			return true
		}
		_, den, ok := m.Reading.Terms()
		_, hasValue := m.Reading.Value()
		if ok && o.pools(p, m.KPI, hasValue && den.IsZero(), measured) {
			return true
		}
	}
	return false
}

// overfull reports whether the passes of a choice add up to more than 1.
func (o *refOrg) overfull(ms []chain.Measurement) bool {
	r := newRefPeriod(o, ms)
	for _, c := range o.model.Chains {
		sums, measured := map[string]*big.Rat{}, map[string]bool{}
		for k, l := range c.Links {
			passes, reading := r.passes(o.at[chain.Whole(c.ID)], k)
			if sums[l.Choice] == nil {
				sums[l.Choice] = new(big.Rat)
			}
			sums[l.Choice].Add(sums[l.Choice], passes)
			_, ok := reading.Value()
			measured[l.Choice] = measured[l.Choice] || ok
		}
		for choice, sum := range sums {
			if choice != "" && measured[choice] && refLess(refInt(1), sum) {
				return true
			}
		}
	}
	return false
}

func (o *refOrg) outOfRange(m chain.Measurement) bool {
	num, den, ok := m.Reading.Terms()
	if !ok || den.Sign() < 0 {
		return ok
	}
	if _, hasValue := m.Reading.Value(); !hasValue {
		return false
	}
	v := refRat(num)
	if !den.IsZero() {
		v = new(big.Rat).Quo(v, refRat(den))
	}
	return !refDomain(o.kpis[m.KPI]).contains(v)
}

// pools reports whether a value without volume would be pooled with others on
// its way up: what is measured above stops it.
func (o *refOrg) pools(p *refPlace, k string, bare bool, measured map[refKey]bool) bool {
	for _, w := range p.wholes {
		parts := o.parts(w, k)
		rule := o.rule(w, k)
		if measured[refKey{w.at, k}] || len(parts) == 0 || !o.composes(w, p, k) {
			continue
		}
		if rule == kpi.Ratio && bare && (len(parts) > 1 || o.pools(w, k, bare, measured)) {
			return true
		}
	}
	return false
}

func (o *refOrg) composes(w, p *refPlace, k string) bool {
	for _, part := range o.parts(w, k) {
		if part == p {
			return true
		}
	}
	return false
}
