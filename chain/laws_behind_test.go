package chain_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawBehind: what a gauge rests on is what one finds by looking.
func lawBehind(c *lawCase) string {
	for _, p := range c.org.places {
		for _, k := range c.kpis() {
			readings, people, measured := c.result.Behind(p.at, k)
			_, there := c.period.read[refKey{p.at, k}]
			want := c.period.behind(p, k)
			if readings != want.readings || people != len(want.people) || measured != there {
				return fmt.Sprintf("%s %s: got %d readings of %d people, measured %t; want %d of %d, %t",
					p.at, k, readings, people, measured, want.readings, len(want.people), there)
			}
		}
	}
	return ""
}

// lawBehindPlans: what a gauge rests on, over periods of plans that differ and after
// changes too, are the readings that it moves with.
func lawBehindPlans(c *lawCase) string {
	if c.Seed%32 != 5 {
		return ""
	}
	c = c.ruled(func(i *kpi.Indicator) { i.Along, i.Across, i.Over = kpi.Ratio, kpi.Ratio, kpi.Ratio })
	if c == nil {
		return ""
	}
	g := newGen(c.Seed, 14)
	results, err := c.differing(g)
	if err != nil {
		return "refused: " + err.Error()
	}
	whole, err := c.plan.Combine("all", results...)
	if err != nil {
		return ""
	}
	if bad := c.moves(whole); bad != "" {
		return bad
	}
	for m := range whole.Measurements() {
		if !g.chance(20) {
			continue
		}
		if next, err := whole.With(lawTaken(m)); err == nil {
			whole = next
		}
	}
	return c.moves(whole)
}

// moves finds what gauges rest on by doubling one reading after the other.
func (c *lawCase) moves(r *chain.Result) string {
	behind := map[refKey]*refBehind{}
	for m := range r.Measurements() {
		num, den, _ := m.Reading.Terms()
		if m.KPI == chain.Passes || num.IsZero() && den.IsZero() {
			continue
		}
		v, bare := m.Reading.Value()
		if m.Reading = kpi.Per(num.Add(num), den.Add(den)); bare && den.IsZero() {
			m.Reading = kpi.Per(v, genDec(1, 0))
		}
		next, err := r.With(m)
		if err != nil {
			return "" // amounts over no volume took a value out of its Domain
		}
		for _, p := range c.org.places {
			a, _ := r.Gauge(p.at, m.KPI)
			b, _ := next.Gauge(p.at, m.KPI)
			if a.Reading.String() == b.Reading.String() || c.screened(r, m, p) {
				continue
			}
			key := refKey{p.at, m.KPI}
			if behind[key] == nil {
				behind[key] = &refBehind{people: map[string]bool{}}
			}
			behind[key].readings++
			refJoin(behind[key].people, c.org.at[m.At].people)
		}
	}
	for _, p := range c.org.places {
		for _, ind := range c.Model.KPIs {
			want := behind[refKey{p.at, ind.ID}]
			if want == nil {
				want = &refBehind{}
			}
			readings, people, _ := r.Behind(p.at, ind.ID)
			if readings != want.readings || people != len(want.people) {
				return fmt.Sprintf("%s %s: got %d readings of %d people, want %d of %d", p.at, ind.ID,
					readings, people, want.readings, len(want.people))
			}
		}
	}
	return ""
}

// screened reports whether a place above a measurement, up to another place, was
// measured too: one that took in what others read, and reads it anew after a change.
func (c *lawCase) screened(r *chain.Result, m chain.Measurement, to *refPlace) bool {
	some, p := false, c.org.at[m.At]
	for p != to && p.level < chain.Steps && len(p.wholes) > 0 {
		p = p.wholes[0]
		_, _, measured := r.Behind(p.at, m.KPI)
		some = some || measured
	}
	return some && (p == to || to.level == refChain) // else it is passed down
}

// lawRests compares what the gauges of two results at a place rest on.
func lawRests(a, b *chain.Result, at chain.Place, k string) string {
	x, xPeople, xThere := a.Behind(at, k)
	y, yPeople, yThere := b.Behind(at, k)
	if x != y || xPeople != yPeople || xThere != yThere {
		return fmt.Sprintf("%s %s rests on %d readings of %d people, measured %t; want %d of %d, %t",
			at, k, x, xPeople, xThere, y, yPeople, yThere)
	}
	return ""
}

// A refBehind is what a gauge rests on.
type refBehind struct {
	readings int
	people   map[string]bool
}

func (r *refPeriod) behind(p *refPlace, k string) refBehind {
	b := refBehind{people: map[string]bool{}}
	_, given := r.given(p, k)
	switch {
	case given:
		for r.unread(p, k) {
			p = p.wholes[0] // passed down from there
		}
		r.rest(&b, p, k, kpi.Total)
	default:
		r.restParts(&b, p, k)
	}
	return b
}

func (r *refPeriod) unread(p *refPlace, k string) bool {
	_, ok := r.read[refKey{p.at, k}]
	return !ok
}

// restParts adds what the parts of a place rest on.
func (r *refPeriod) restParts(b *refBehind, p *refPlace, k string) {
	rule := r.rule(p, k)
	for _, part := range r.parts(p, k) {
		if p.level == refChain && refPasses(rule) {
			if passes, _ := r.passes(p, r.route(p).index(part.at.Step)); passes.Sign() == 0 {
				continue
			}
		}
		r.rest(b, part, k, rule)
	}
}

// refPasses reports whether passes count under a rule.
func refPasses(rule kpi.Rule) bool {
	return rule == kpi.Sum || rule == kpi.Product || rule == kpi.Path || rule == kpi.Bottleneck
}

// rest adds what one place rests on, as a part under a rule.
func (r *refPeriod) rest(b *refBehind, p *refPlace, k string, rule kpi.Rule) {
	f := r.figure(p, k)
	switch {
	case f.state == refAbsent, f.state == refVoid && !f.counts(rule):
	case r.unread(p, k):
		r.restParts(b, p, k)
	default:
		b.readings++
		refJoin(b.people, p.people)
	}
}
