package chain

import (
	"slices"

	"github.com/kpichain/kpichain/internal/rule"
)

// A fold has the readings of one KPI that places of the plan take in: those of places
// that it lacks.
type fold map[int32]map[int32][]rule.Reading

// in returns those that places of a tree take in; never nil.
func (f fold) in(tree int32) map[int32][]rule.Reading {
	if f[tree] == nil {
		return map[int32][]rule.Reading{}
	}
	return f[tree]
}

// left combines the readings of a KPI at places that the plan lacks, each over the time
// that it was there, and returns where they count.
func (c *combiner) left(k int) fold {
	p := c.plan
	if p.indicators[k].across == nil {
		return nil
	}
	var list []foreign
	index := map[Place]int{}
	for n := range c.sources {
		for _, a := range c.sources[n].gone(p, k) {
			if i, ok := index[a.at]; ok {
				list[i].above = a.above // as it stood last
				continue
			}
			index[a.at] = len(list)
			list = append(list, a)
		}
	}
	list = slices.DeleteFunc(list, func(a foreign) bool {
		return !slices.ContainsFunc(c.sources[c.first(k):], func(s source) bool {
			_, ok, there := s.readApart(a.at, a.kpi, p.indicators[k].over)
			return ok || there
		})
	})
	clear(index)
	for n := range list {
		list[n].Reading = c.gone(list[n].at, k)
		index[list[n].at] = n
	}
	c.joint.apart = append(c.joint.apart, list...)
	return c.fold(c.unread(list, index, k), index, k)
}

// unread adds the lowest places that the plan lacks, that were there to be read and
// counted in their wholes, and never were: what they miss is missing above.
func (c *combiner) unread(list []foreign, index map[Place]int, k int) []foreign {
	for _, m := range c.during(k) {
		if m.same || m.kpi(k) < 0 {
			continue
		}
		q := m.plan
		for tree := range q.trees {
			b := q.block(int32(tree), m.kpi(k))
			for at := range q.read(int32(tree), b) {
				v := site{int32(tree), at}
				if w := m.back[tree][at]; w.tree >= 0 && c.plan.mayRead(w, k) ||
					!q.lowestRead(v, m.kpi(k)) || !m.counted(v, c.plan, k) {
					continue
				}
				a := foreign{at: q.place(v), kpi: c.plan.indicators[k].def.ID, above: q.placesAbove(v), unread: true}
				if n, ok := index[a.at]; !ok {
					index[a.at] = len(list)
					list = append(list, a)
				} else if list[n].unread {
					list[n].above = a.above // as it stood last
				}
			}
		}
	}
	return list
}

// counted reports whether a place there counts, as a part of a part, in one that a plan
// has too.
func (m *mapping) counted(v site, p *Plan, k int) bool {
	b := m.plan.block(v.tree, m.kpi(k))
	for up, ok := m.plan.parent(v); ok; up, ok = m.plan.parent(up) {
		if !m.plan.isPart(v, b, b.depthAt(up.at)) {
			return false
		}
		if w := m.back[up.tree][up.at]; w.tree >= 0 && p.mayRead(w, k) {
			return true
		}
		v = up
	}
	return false
}

// gone lists the places that the plan lacks and that were read in a source, without
// their readings.
func (s *source) gone(p *Plan, k int) (list []foreign) {
	id := p.indicators[k].def.ID
	if s.Result.joint != nil {
		for _, a := range s.Result.joint.apart {
			if w, ok := p.find(a.at); a.kpi == id && (!ok || !p.mayRead(w, k)) {
				list = append(list, a)
			}
		}
	}
	q := s.Result.plan
	if s.same || s.kpi(k) < 0 {
		return list
	}
	for tree := range q.trees {
		for at := range q.read(int32(tree), q.block(int32(tree), s.kpi(k))) {
			v := site{int32(tree), at}
			if s.blankBlock(v, s.kpi(k)) {
				break
			}
			if w := s.back[tree][at]; w.tree >= 0 && p.mayRead(w, k) || !s.cell(v, s.kpi(k)).measured {
				continue
			}
			list = append(list, foreign{at: q.place(v), kpi: id, above: q.placesAbove(v)})
		}
	}
	return list
}

// placesAbove returns the places above one, the nearest first.
func (p *Plan) placesAbove(w site) (list []Place) {
	for {
		above, ok := p.parent(w)
		if !ok {
			return list
		}
		list = append(list, p.place(above))
		w = above
	}
}

// gone combines what was read at a place that the plan lacks; missing where that has a
// hole.
func (c *combiner) gone(at Place, k int) rule.Reading {
	id := c.plan.indicators[k].def.ID
	var list []rule.Reading
	holes := false
	for n := c.first(k); n < len(c.sources); n++ {
		v, ok, there := c.sources[n].readApart(at, id, c.plan.indicators[k].over)
		holes = holes || there && !ok
		if ok {
			list = append(list, v)
		}
	}
	if holes || len(list) == 0 {
		return rule.Reading{}
	}
	v, _ := c.overTime(list, k, func(site) Place { return at }, site{})
	return v
}

// readApart returns what was measured at a place, and whether that was there.
func (s *source) readApart(at Place, id string, over *rule.Rule) (v rule.Reading, ok, there bool) {
	for _, m := range s.during(over) {
		k, known := m.plan.names.kpis.Get(id)
		w, found := m.plan.find(at)
		there = there || known && found && m.plan.mayRead(w, int(k))
	}
	k, known := s.Result.plan.names.kpis.Get(id)
	if w, found := s.Result.plan.find(at); known && found {
		if c := s.cell(w, int(k)); c.measured && !s.Result.joint.took(s.Result.plan.number(w, int(k))) {
			return c.Reading, true, there
		}
	}
	if a := s.apart[apartKey{at, id}]; a != nil {
		return a.Reading, a.State != rule.Missing, there
	}
	return rule.Reading{}, false, there
}

// fold finds where readings count: in the nearest place above that the plan has, unless
// a place between was read, which has them in it. One that has a hole in it counts
// unless parts of it were read, and it was never read in their place. Those that were
// never read come last.
func (c *combiner) fold(list []foreign, index map[Place]int, k int) fold {
	p, f, plans := c.plan, fold{}, c.during(k)
	to := make([]site, len(list))
	split := make([]bool, len(list))
	for n, a := range list {
		to[n].tree = -1
		for _, up := range a.above {
			if i, ok := index[up]; ok {
				split[i] = true
				if list[i].State != rule.Missing {
					break
				}
			}
			if w, ok := p.find(up); ok && p.mayRead(w, k) {
				to[n] = w
				break
			}
		}
	}
	for n, a := range list {
		w := to[n]
		if w.tree < 0 || a.State == rule.Missing && split[n] && !c.stoodLowest(a.at, k, plans) {
			continue
		}
		if a.unread && len(f[w.tree][w.at]) == 0 && !p.hasParts(w, k) {
			continue // nothing is known there anyway
		}
		if f[w.tree] == nil {
			f[w.tree] = map[int32][]rule.Reading{}
		}
		f[w.tree][w.at] = append(f[w.tree][w.at], a.Reading)
	}
	return f
}
