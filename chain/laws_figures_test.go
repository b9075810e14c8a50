package chain_test

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawPlaces: who works where, in which order, and what is steered there.
func lawPlaces(c *lawCase) string {
	var want []chain.Place
	for _, p := range c.org.places {
		want = append(want, p.at)
	}
	if got := slices.Collect(c.plan.Places(chain.Place{})); !slices.Equal(got, want) {
		return fmt.Sprintf("places\n got %v\nwant %v", got, want)
	}
	for _, p := range c.org.places {
		if bad := c.place(p); bad != "" {
			return fmt.Sprintf("%s: %s", p.at, bad)
		}
	}
	return c.patterns()
}

func (c *lawCase) place(p *refPlace) string {
	var parts []chain.Place
	for _, part := range p.parts {
		parts = append(parts, part.at)
	}
	if got := c.plan.Parts(p.at); !slices.Equal(got, parts) {
		return fmt.Sprintf("parts\n got %v\nwant %v", got, parts)
	}
	var kpis []string
	for _, k := range c.kpis() {
		if c.org.targeted(p, k) {
			kpis = append(kpis, k)
		}
	}
	if got := c.plan.KPIs(p.at); !slices.Equal(got, kpis) {
		return fmt.Sprintf("kpis: got %v, want %v", got, kpis)
	}
	if got := c.plan.People(p.at); got != len(p.people) {
		return fmt.Sprintf("people: got %d, want %d", got, len(p.people))
	}
	return ""
}

// patterns: a place matches what agrees with its fields; a chain also matches
// the places of its steps.
func (c *lawCase) patterns() string {
	g := newGen(c.Seed, 8)
	if len(c.Model.Chains) == 0 {
		return ""
	}
	for _, k := range g.Perm(len(c.org.places))[:min(3, len(c.org.places))] {
		p := c.org.places[k]
		for _, pattern := range []chain.Place{
			{Chain: p.at.Chain}, {Step: p.at.Step}, {Unit: p.at.Unit}, {Person: p.at.Person}, p.at,
			{Chain: genOf(g, c.Model.Chains...).ID, Unit: p.at.Unit},
		} {
			want := c.matching(pattern)
			if got := slices.Collect(c.plan.Places(pattern)); !slices.Equal(got, want) {
				return fmt.Sprintf("pattern %+v\n got %v\nwant %v", pattern, got, want)
			}
		}
	}
	return ""
}

// matching lists what matches a pattern, in the order of all places; with a
// chain, that chain comes first and then its steps in their order.
func (c *lawCase) matching(pattern chain.Place) []chain.Place {
	var all []chain.Place
	add := func(in func(p *refPlace) bool) {
		for _, p := range c.org.places {
			if c.fits(pattern, p.at) && in(p) {
				all = append(all, p.at)
			}
		}
	}
	if pattern.Chain == "" {
		add(func(*refPlace) bool { return true })
		return all
	}
	add(func(p *refPlace) bool { return p.at.Chain == pattern.Chain })
	route := c.org.route(c.org.at[chain.Whole(pattern.Chain)])
	for _, l := range route.links {
		add(func(p *refPlace) bool { return p.at.Chain == "" && p.at.Step == l.Step && !p.outside })
	}
	add(func(p *refPlace) bool { return p.at.Chain == "" && p.outside && route.index(p.at.Step) >= 0 })
	return all
}

func (c *lawCase) fits(pattern, at chain.Place) bool {
	return (pattern.Step == "" || pattern.Step == at.Step) &&
		(pattern.Unit == "" || pattern.Unit == at.Unit) && (pattern.Person == "" || pattern.Person == at.Person)
}

// kpis are the KPIs in the order of gauges: as in the model, then passes.
func (c *lawCase) kpis() []string {
	var ids []string
	for _, ind := range c.Model.KPIs {
		ids = append(ids, ind.ID)
	}
	return append(ids, chain.Passes)
}

// lawFigures: every gauge is what the reference says, exactly.
func lawFigures(c *lawCase) string {
	return c.compare(c.result, c.period)
}

func (c *lawCase) compare(result *chain.Result, period *refPeriod) string {
	for _, p := range c.org.places {
		for _, k := range c.kpis() {
			if k == chain.Passes && p.level != refLink || k != chain.Passes && p.level == refLink {
				continue
			}
			got, gotOK := result.Gauge(p.at, k)
			want, wantOK := period.gauge(p, k, c.target(p, k))
			if gotOK != wantOK {
				return fmt.Sprintf("%s %s: gauge got %t, want %t\n got %s\nwant %s",
					p.at, k, gotOK, wantOK, lawGauge(got), lawGauge(want))
			}
			if gotOK && !lawSame(got, want) {
				return fmt.Sprintf("%s %s\n got %s\nwant %s", p.at, k, lawGauge(got), lawGauge(want))
			}
		}
	}
	return ""
}

func (c *lawCase) target(p *refPlace, k string) *kpi.Thresholds {
	if t, ok := c.plan.Target(p.at, k); ok {
		return &t
	}
	return nil
}

// lawSame compares gauges field by field.
func lawSame(a, b kpi.Gauge) bool {
	return a.KPI == b.KPI && a.Reading.Equal(b.Reading) && a.Status == b.Status && lawSameGoal(a.Goal, b.Goal) &&
		lawSameBand(a.Bounds, b.Bounds) && a.Score.Equal(b.Score) && a.Gap.Equal(b.Gap) &&
		a.Room.Equal(b.Room) && a.Coverage.Equal(b.Coverage)
}

func lawSameGoal(a, b *kpi.Thresholds) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Target.Equal(b.Target) && lawSameBand(a.Green, b.Green) && lawSameBand(a.Amber, b.Amber)
}

func lawSameBand(a, b kpi.Band) bool {
	aMin, aHasMin := a.Min()
	bMin, bHasMin := b.Min()
	aMax, aHasMax := a.Max()
	bMax, bHasMax := b.Max()
	return aHasMin == bHasMin && aHasMax == bHasMax && aMin.Equal(bMin) && aMax.Equal(bMax)
}

func lawGauge(g kpi.Gauge) string {
	goal := "none"
	if g.Goal != nil {
		goal = fmt.Sprintf("%s green %s amber %s", g.Goal.Target, lawBand(g.Goal.Green), lawBand(g.Goal.Amber))
	}
	return fmt.Sprintf("%s reading %s bounds %s %s score %s gap %s room %s coverage %s goal %s",
		g.KPI, g.Reading, lawBand(g.Bounds), []string{"no data", "red", "amber", "green"}[g.Status],
		g.Score, g.Gap, g.Room, g.Coverage, goal)
}

func lawBand(b kpi.Band) string {
	end := func(d decimal.Decimal, ok bool) string {
		if ok {
			return d.String()
		}
		return "…"
	}
	return "[" + end(b.Min()) + ", " + end(b.Max()) + "]"
}

// lawListing: Gauges, All and Measurements list the same in the stated order.
func lawListing(c *lawCase) string {
	var all, want []string
	for _, p := range c.org.places {
		var at []string
		for _, k := range c.kpis() {
			if g, ok := c.result.Gauge(p.at, k); ok {
				at = append(at, p.at.String()+" "+lawGauge(g))
			}
		}
		var got []string
		for _, g := range c.result.Gauges(p.at) {
			got = append(got, p.at.String()+" "+lawGauge(g))
		}
		if !slices.Equal(got, at) {
			return fmt.Sprintf("gauges at %s\n got %q\nwant %q", p.at, got, at)
		}
		want = append(want, at...)
	}
	for p, g := range c.result.All() {
		all = append(all, p.String()+" "+lawGauge(g))
	}
	if !slices.Equal(all, want) {
		return fmt.Sprintf("all\n got %q\nwant %q", all, want)
	}
	return c.measurements()
}

// measurements: what went in comes out, in the order of places and KPIs.
func (c *lawCase) measurements() string {
	var got, want []string
	for m := range c.result.Measurements() {
		got = append(got, fmt.Sprintf("%s %s %s", m.At, m.KPI, m.Reading))
	}
	for _, p := range c.org.places {
		for _, k := range c.kpis() {
			if reading, ok := c.period.read[refKey{p.at, k}]; ok {
				want = append(want, fmt.Sprintf("%s %s %s", p.at, k, reading))
			}
		}
	}
	if !slices.Equal(got, want) {
		return fmt.Sprintf("measurements\n got %q\nwant %q", got, want)
	}
	return ""
}
