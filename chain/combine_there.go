package chain

import (
	"slices"

	"github.com/kpichain/kpichain/internal/rule"
)

// What was there to be read, by the plans of all periods.

// during returns the plans that say what was there to be measured, each once.
func (c *combiner) during(k int) (list []*mapping) {
	for n := c.first(k); n < len(c.sources); n++ {
		for _, m := range c.sources[n].during(c.plan.indicators[k].over) {
			if !slices.Contains(list, m) {
				list = append(list, m)
			}
		}
	}
	return list
}

// shallow notes that something is missing at places that are composed, and that were the
// lowest to be read in some period: what is read below them is not of that one.
func (c *combiner) shallow(col *column, tree int32, k int, extra map[int32][]rule.Reading) {
	p, plans := c.plan, c.during(k)
	if len(extra) == 0 && !slices.ContainsFunc(plans, func(m *mapping) bool { return !m.same }) {
		return
	}
	for at := range p.trees[tree].inners() {
		w := site{tree, at}
		if col.state[at] != 0 || len(extra[at]) == 0 && !p.hasParts(w, k) {
			continue
		}
		if slices.ContainsFunc(plans, func(m *mapping) bool { return m.lowest(w, k) }) {
			extra[at] = append(extra[at], rule.Reading{})
		}
	}
}

// stoodLowest reports whether a place was the lowest to be read in some period: what is
// read below it is not all.
func (c *combiner) stoodLowest(at Place, k int, plans []*mapping) bool {
	return slices.ContainsFunc(plans, func(m *mapping) bool {
		v, ok := m.plan.find(at)
		return ok && m.kpi(k) >= 0 && m.plan.lowestRead(v, m.kpi(k))
	})
}

// newcomer reports whether a lowest place was not there in any result, nor was anything
// that would have to be read in its place.
func (c *combiner) newcomer(w site, k int) bool {
	known := false
	if c.plan.hasParts(w, k) {
		return false
	}
	for n := c.first(k); n < len(c.sources); n++ {
		for _, m := range c.sources[n].during(c.plan.indicators[k].over) {
			if m.kpi(k) < 0 {
				continue
			}
			known = true
			if m.stoodFor(c.plan, w, k) {
				return false
			}
		}
	}
	return known
}

// stoodFor reports whether a place is there, or if not, one above it is the lowest.
func (m *mapping) stoodFor(p *Plan, w site, k int) bool {
	if m.there(w, k) {
		return true
	}
	for up, ok := p.parent(w); ok; up, ok = p.parent(up) {
		if m.there(up, k) {
			return m.lowest(up, k)
		}
	}
	return false
}

// lowest reports whether a place is the lowest to be read.
func (m *mapping) lowest(w site, k int) bool {
	v, ok := m.site(w)
	return ok && m.kpi(k) >= 0 && m.plan.lowestRead(v, m.kpi(k))
}

// lowestRead reports whether a KPI may be read at a place and nothing counts in it.
func (p *Plan) lowestRead(w site, k int) bool {
	return p.mayRead(w, k) && !p.hasParts(w, k)
}

// hasParts reports whether anything counts in a place.
func (p *Plan) hasParts(w site, k int) bool {
	for range p.partsOf(w, p.block(w.tree, k)) {
		return true
	}
	return false
}
