package chain

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A joint is what a result of several periods has besides its readings. A nil joint is
// that of a result of one.
type joint struct {
	// periods counts the periods, and plans has what they were evaluated against, each
	// once: a place that none of them has was not there to be measured. last is that of
	// the last period.
	periods int64
	plans   []*Plan
	last    *Plan
	// apart has what was read at places that the plan lacks, by place and KPI, and taken
	// the cells, in order, that took such readings in, or would have if nothing were
	// missing: gaps.
	apart       []foreign
	taken, gaps []int64
	// holes has the cells, in order, of places that were read and have a hole.
	holes []int64
}

// A foreign is what was read at a place that the plan of a result lacks; missing where
// that has a hole.
type foreign struct {
	at  Place
	kpi string
	rule.Reading
	// above has the places above it, the nearest first, when it was last there.
	above []Place
	// unread reports that it was never read at all.
	unread bool
}

// folds reports whether places took in readings of others.
func (j *joint) folds() bool { return j != nil && len(j.taken) > 0 }

// took reports whether a cell reads what others did too.
func (j *joint) took(number int64) bool {
	if j == nil {
		return false
	}
	_, ok := slices.BinarySearch(j.taken, number)
	return ok
}

// tookIn reports whether a cell did of the block whose first cell has this number.
func (j *joint) tookIn(first int64) bool {
	if !j.folds() {
		return false
	}
	n, _ := slices.BinarySearch(j.taken, first)
	return n < len(j.taken) && j.taken[n]>>32 == first>>32
}

// gap reports whether a cell misses readings of places that the plan lacks.
func (j *joint) gap(number int64) bool {
	if j == nil {
		return false
	}
	_, ok := slices.BinarySearch(j.gaps, number)
	return ok
}

// holed reports whether any place that counts in a place has a hole, or it has itself.
func (r *Result) holed(w site, k int) bool {
	p := r.plan
	u, inner := p.unit(w)
	if r.joint == nil || !inner {
		return false
	}
	n, _ := slices.BinarySearch(r.joint.holes, p.number(w, k))
	for end := p.number(site{w.tree, u.end}, k); n < len(r.joint.holes) && r.joint.holes[n] < end; n++ {
		if r.countsIn(site{w.tree, int32(r.joint.holes[n])}, w, k) {
			return true
		}
	}
	return false
}

// countsIn reports whether a place is another one, or counts in it as a part of a part,
// none between them measured.
func (r *Result) countsIn(part, w site, k int) bool {
	b := r.plan.block(w.tree, k)
	for part != w {
		up, _ := r.plan.parent(part)
		if !r.plan.isPart(part, b, b.depthAt(up.at)) || up != w && r.cell(up, k).measured {
			return false
		}
		part = up
	}
	return true
}

// domain returns where a reading must lie: over several periods what is added may be as
// many times what it may be in one.
func (j *joint) domain(i *indicator) exact.Interval {
	switch d := i.domain; {
	case j == nil:
		return d
	case i.over == nil:
		return d
	case i.over.Hosted():
		return i.needs()
	case i.over.Closed == rule.Add:
		return d.Hull(d.Times(j.periods))
	default:
		return d
	}
}

// needs returns what values the rules of a KPI have a meaning for.
func (i *indicator) needs() (in exact.Interval) {
	for _, r := range []*rule.Rule{i.along, i.across} {
		if r != nil {
			in, _ = in.Meet(r.Domain)
		}
	}
	return in
}

// domain returns where a reading of a KPI must lie.
func (r *Result) domain(k int) exact.Interval { return r.joint.domain(&r.plan.indicators[k]) }

// alike reports whether places and KPIs have the same numbers in two plans, and may be
// read in the same places.
func (p *Plan) alike(q *Plan) bool {
	if p == q {
		return true
	}
	if p.structure != q.structure || len(p.indicators) != len(q.indicators) || &p.indicators[0] != &q.indicators[0] {
		return false
	}
	for n := range p.blocks {
		tree, k := int32(n/len(p.indicators)), n%len(p.indicators)
		a, b := p.block(tree, k), q.block(tree, k)
		if a.depth != b.depth || !slices.Equal(a.depths, b.depths) {
			return false
		}
	}
	return true
}

// A mapping finds the places and KPIs of one plan in another.
type mapping struct {
	plan  *Plan
	same  bool
	kpis  []int    // -1: not there
	sites [][]site // by tree and number; tree -1: not there
	back  [][]site // the other way
}

// newMapping finds those of p in q.
func newMapping(p, q *Plan) *mapping {
	m := &mapping{plan: q, same: p.alike(q)}
	if m.same {
		return m
	}
	m.kpis = make([]int, len(p.indicators))
	for k := range p.indicators {
		m.kpis[k] = -1
		if id, ok := q.names.kpis.Get(p.indicators[k].def.ID); ok {
			m.kpis[k] = int(id)
		}
	}
	m.sites, m.back = noSites(p), noSites(q)
	for tree := range m.sites {
		for at := range m.sites[tree] {
			w := site{int32(tree), int32(at)}
			if v, ok := q.find(p.place(w)); ok {
				m.sites[tree][at], m.back[v.tree][v.at] = v, w
			}
		}
	}
	return m
}

// noSites returns no site for every one of a plan.
func noSites(p *Plan) [][]site {
	none := make([][]site, len(p.trees))
	for tree, t := range p.trees {
		none[tree] = slices.Repeat([]site{{tree: -1}}, int(t.size()))
	}
	return none
}

// kpi returns the number of a KPI there, -1 if it is not there.
func (m *mapping) kpi(k int) int {
	if m.same {
		return k
	}
	return m.kpis[k]
}

// site returns a place there.
func (m *mapping) site(w site) (site, bool) {
	if !m.same {
		w = m.sites[w.tree][w.at]
	}
	return w, w.tree >= 0
}

// there reports whether a KPI may be read at a place there.
func (m *mapping) there(w site, k int) bool {
	v, ok := m.site(w)
	return ok && m.kpi(k) >= 0 && m.plan.mayRead(v, m.kpi(k))
}
