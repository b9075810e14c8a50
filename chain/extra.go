package chain

import "slices"

// An extra is a place that only a goal makes: outside the chains, or where
// nobody was assigned. Only a unit outside the steps has places below it.
type extra struct{ step, unit, person int32 }

// extrasFor returns the places that the goals need beyond those of the steps, in a
// fixed order. A unit's outside place covers those below it.
func (s *structure) extrasFor(m *Model, goals []Goal) []extra {
	var list []extra
	for _, g := range goals {
		if _, ok := s.findPlanned(g.At); ok || g.At.Chain != "" {
			continue
		}
		e := extra{-1, -1, -1}
		if g.At.Step != "" {
			e.step, _ = s.steps.Get(g.At.Step)
		}
		if g.At.Unit != "" {
			e.unit, _ = s.units.Get(g.At.Unit)
		}
		if g.At.Person != "" {
			e.person, _ = s.persons.Get(g.At.Person)
		}
		list = append(list, e)
	}
	ranks := s.memberRanks(list)
	slices.SortFunc(list, func(a, b extra) int {
		return slices.Compare([]int32{a.step, a.unit, ranks[a]}, []int32{b.step, b.unit, ranks[b]})
	})
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(e extra) bool { return s.covered(m, e, ranks) })
}

// memberRanks numbers the people among places as the members of their units stand
// in the model, those who are none behind; -1 for a place of nobody.
func (s *structure) memberRanks(list []extra) map[extra]int32 {
	ranks := make(map[extra]int32, len(list))
	wanted := make(map[[2]int32]int32, len(list))
	for _, e := range list {
		if e.person < 0 {
			ranks[e] = -1
			continue
		}
		wanted[[2]int32{e.unit, e.person}] = int32(len(s.who)) + e.person
	}
	if len(wanted) > 0 {
		for k, who := range s.who {
			if at := [2]int32{s.where[k], who}; wanted[at] > 0 {
				wanted[at] = int32(k)
			}
		}
	}
	for _, e := range list {
		if e.person >= 0 {
			ranks[e] = wanted[[2]int32{e.unit, e.person}]
		}
	}
	return ranks
}

// findPlanned finds a place that the line-ups make.
func (s *structure) findPlanned(p Place) (site, bool) {
	w, ok := s.find(p)
	return w, ok && w.tree < int32(s.steps.Len())
}

// covered reports whether the place comes along below another one.
func (s *structure) covered(m *Model, e extra, ranks map[extra]int32) bool {
	if e.step >= 0 {
		return false
	}
	unit := e.unit
	if e.person < 0 {
		unit = s.parentUnit(m, unit)
	}
	for ; unit >= 0; unit = s.parentUnit(m, unit) {
		if _, ok := ranks[extra{-1, unit, -1}]; ok {
			return e.person < 0 || int(ranks[e]) < len(s.who)
		}
	}
	return false
}

func (s *structure) parentUnit(m *Model, unit int32) int32 {
	if id := m.Units[unit].Parent; id != "" {
		up, _ := s.units.Get(id)
		return up
	}
	return -1
}

// addExtra adds the tree of a place that only a goal makes. Outside the steps a
// unit brings all that is below it; any other such place stands alone.
func (l *lineup) addExtra(e extra) {
	l.step = lineupStep{bare: e.step >= 0 || e.person >= 0}
	l.begin(e.step, inner{unit: e.unit, person: e.person})
	if !l.step.bare {
		for _, sub := range l.subs.of(e.unit) {
			l.addAll(sub.at, 0)
		}
	}
	l.finish()
}

// sortedUnique sorts numbers and drops those that come again.
func sortedUnique(list []int32) []int32 {
	slices.Sort(list)
	return slices.Compact(list)
}
