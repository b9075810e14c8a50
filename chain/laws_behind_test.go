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
