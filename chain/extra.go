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
	slices.SortFunc(list, compareExtras)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(e extra) bool { return s.covered(m, list, e) })
}

// findPlanned finds a place that the line-ups make.
func (s *structure) findPlanned(p Place) (site, bool) {
	w, ok := s.find(p)
	return w, ok && w.tree < int32(s.steps.Len())
}

// covered reports whether the place comes along below another one.
func (s *structure) covered(m *Model, list []extra, e extra) bool {
	if e.step >= 0 {
		return false
	}
	unit := e.unit
	if e.person < 0 {
		unit = s.parentUnit(m, unit)
	}
	for ; unit >= 0; unit = s.parentUnit(m, unit) {
		if slices.Contains(list, extra{-1, unit, -1}) {
			return e.person < 0 || s.isMember(e)
		}
	}
	return false
}

// isMember reports whether a person is a member of the unit.
func (s *structure) isMember(e extra) bool {
	for k, who := range s.who {
		if who == e.person && s.where[k] == e.unit {
			return true
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

func compareExtras(a, b extra) int {
	return slices.Compare([]int32{a.step, a.unit, a.person}, []int32{b.step, b.unit, b.person})
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
