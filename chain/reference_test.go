package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A refKey is a KPI at a place.
type refKey struct {
	at  chain.Place
	kpi string
}

// A refPeriod is one period's readings on an organisation.
type refPeriod struct {
	*refOrg
	read    map[refKey]kpi.Reading
	figures map[refKey]*refFigure
}

// A refState says what there is at a place (THEORY 0, State).
type refState int

const (
	refMissing refState = iota // should be there
	refAbsent                  // nothing to measure: Per(0, 0)
	refVoid                    // terms without volume, so no value: Per(n, 0)
	refBare                    // a value without volume: Of(v)
	refTerms                   // a quotient: Per(n, d)
)

// A refFigure is what a KPI reads at a place, exactly.
type refFigure struct {
	state    refState
	num, den *big.Rat
	reading  kpi.Reading // where measured, or passed down
	measured bool        // here, or passed down from where it was
	complete bool        // nothing that should be below is missing
	bounds   refSpan     // where the value lies, whatever is missing (THEORY T2)
}

func newRefPeriod(o *refOrg, ms []chain.Measurement) *refPeriod {
	p := &refPeriod{refOrg: o, read: map[refKey]kpi.Reading{}, figures: map[refKey]*refFigure{}}
	for _, m := range ms {
		if _, _, ok := m.Reading.Terms(); ok {
			p.read[refKey{m.At, m.KPI}] = m.Reading
		}
	}
	return p
}

// figure returns what a KPI reads at a place: as measured there, or passed down
// from the whole that it is all of, or composed of its parts.
func (r *refPeriod) figure(p *refPlace, k string) *refFigure {
	key := refKey{p.at, k}
	if f, ok := r.figures[key]; ok {
		return f
	}
	f := r.find(p, k)
	r.figures[key] = f
	return f
}

func (r *refPeriod) find(p *refPlace, k string) *refFigure {
	if reading, ok := r.given(p, k); ok {
		return refMeasured(reading, refDomain(r.kpis[k]))
	}
	if len(r.parts(p, k)) == 0 {
		return &refFigure{state: refMissing, bounds: refDomain(r.kpis[k])}
	}
	f := r.whole(p, k).compose()
	if v := f.value(); v != nil && p.level == refChain && !f.bounds.contains(v) {
		f.state = refMissing // what is known is not where the whole must be
	}
	return f
}

// given returns the reading measured at a place or passed down to it. It is
// passed down to a unit that is its whole's only part, where nothing was
// measured in that unit; never to a person.
func (r *refPeriod) given(p *refPlace, k string) (kpi.Reading, bool) {
	if reading, ok := r.read[refKey{p.at, k}]; ok {
		return reading, true
	}
	if p.at.Unit == "" || p.at.Person != "" || len(p.wholes) == 0 || r.anyBelow(p, k) {
		return kpi.Reading{}, false
	}
	whole := p.wholes[0]
	if !slices.Equal(r.takers(whole, k), []*refPlace{p}) {
		return kpi.Reading{}, false
	}
	return r.given(whole, k)
}

// anyBelow reports whether a KPI was measured at a place or below it.
func (r *refPeriod) anyBelow(p *refPlace, k string) bool {
	if _, ok := r.read[refKey{p.at, k}]; ok {
		return true
	}
	return slices.ContainsFunc(p.parts, func(part *refPlace) bool { return r.anyBelow(part, k) })
}

// refMeasured is a reading as a figure. One without value leaves open where the
// value would lie.
func refMeasured(reading kpi.Reading, domain refSpan) *refFigure {
	num, den, _ := reading.Terms()
	_, hasValue := reading.Value()
	f := &refFigure{reading: reading, measured: true, complete: true, num: refRat(num), den: refRat(den)}
	switch {
	case hasValue && den.IsZero():
		f.state, f.den = refBare, refInt(1)
	case hasValue:
		f.state = refTerms
	case num.IsZero():
		f.state = refAbsent
		return f
	default:
		f.state, f.bounds = refVoid, domain
		return f
	}
	f.bounds = refPoint(f.value())
	return f
}

// value is the figure as one number; nil if it has none.
func (f *refFigure) value() *big.Rat {
	if f.state != refBare && f.state != refTerms {
		return nil
	}
	return refQuo(f.num, f.den)
}

// counts reports whether a figure is of use to a rule: one without volume is,
// where only its terms are needed.
func (f *refFigure) counts(rule kpi.Rule) bool {
	if f.state == refVoid {
		return rule == kpi.Ratio || rule == kpi.Total
	}
	return f.state == refBare || f.state == refTerms
}

// passes returns how often a link was passed: as measured, or else as planned.
func (r *refPeriod) passes(p *refPlace, link int) (passes *big.Rat, measured kpi.Reading) {
	route := r.route(p)
	at := chain.Place{Chain: p.at.Chain, Step: route.links[link].Step}
	reading := r.read[refKey{at, chain.Passes}]
	if num, den, ok := reading.Terms(); ok && !den.IsZero() {
		return refQuo(refRat(num), refRat(den)), reading
	}
	return route.planned(link), kpi.Reading{}
}

// coverage returns the share of the lowest places, by weight, whose readings
// are in a figure: inside a step by the weights of the lowest places, along a
// chain the mean of the steps'. A reading covers all that is below it.
func (r *refPeriod) coverage(p *refPlace, k string) *big.Rat {
	if r.figure(p, k).measured {
		return refInt(1)
	}
	parts := r.parts(p, k)
	if len(parts) == 0 {
		return new(big.Rat)
	}
	sum, all := new(big.Rat), new(big.Rat)
	for _, part := range parts {
		weight := r.share(p, part, k)
		if p.level != refChain {
			weight = r.mass(part, k)
		}
		all.Add(all, weight)
		if f := r.figure(part, k); f.state != refVoid || f.counts(r.rule(p, k)) {
			sum.Add(sum, refMul(weight, r.coverage(part, k)))
		}
	}
	return refQuo(sum, all)
}

// mass is the weight of the lowest places below a place.
func (r *refPeriod) mass(p *refPlace, k string) *big.Rat {
	sum := new(big.Rat)
	for _, low := range r.lowest(p, k) {
		sum.Add(sum, low.weight)
	}
	return sum
}
