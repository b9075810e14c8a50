package chain

import "sort"

// A structure is who works where, compiled: every place as a number, children
// after their parents. It does not know of goals, but for the places that only
// goals make.
//
// A tree holds the places of one step: first the step, then its units, each
// before its sub-units, then the people, grouped by unit, a unit's own after
// those of its sub-units. So the people below any unit stand together, a tree cut
// off at the units is the beginning of one that is not, and a loop from the last
// unit to the first meets every part before its whole. Trees of places outside the
// steps' line-ups come after those of the steps.
type structure struct {
	*names
	trees []tree
	// inner has the places of all trees that may have parts, people the others.
	inner  []inner
	people []seat
	// own has the weights that Assignment or Member state or imply, in the order
	// of inner and of people.
	innerWeight, peopleWeight []int64
	// innerLow has what the lowest places below weigh together.
	innerLow []int64
	// limits has the KPIs that an assignment limits a place to.
	limits map[site][]int32
	// unitSites and personSites are where a unit and a person are, by tree.
	unitSites, personSites sites
	shapes                 []chainShape
	// chainsOf has, for each step, the chains and the links that it is, as sites.
	chainsOf sites
	extras   []extra
	// order has the trees as people see them: the steps of the first chain, then
	// those that other chains add, then the rest; rank is where each stands.
	order, rank []int32
	// common has the numbers that most gauges show.
	common common
}

// A tree is one step with all places below it, or one place that only a goal
// makes, with those below it. The fields are where its places begin and end in
// inner and in people.
type tree struct {
	step             int32 // -1 outside the steps
	from, to         int32
	people, peopleTo int32
}

// An inner is a place that may have parts.
type inner struct {
	unit, person int32 // -1 where it has none; a person only in a tree of its own
	parent, end  int32 // within the tree; end is where its sub-units end
	// The people directly below it are from people to peopleTo, all people below
	// it from below, and distinct counts the different ones among these.
	below, people, peopleTo int32
	distinct                int32
	// leaves counts the lowest places below it, itself if it has no parts.
	leaves int32
	// along reports that the unit has no assignment, and came along with one
	// below it.
	along bool
}

// A seat is a person's place in a unit's.
type seat struct{ person, parent int32 }

// A site is a place of a tree, by its number there: inner places come first.
type site struct{ tree, at int32 }

func (t tree) inners() int32 { return t.to - t.from }
func (t tree) size() int32   { return t.to - t.from + t.peopleTo - t.people }

// unit returns the inner place that a site is; false for a person's place.
func (s *structure) unit(w site) (*inner, bool) {
	t := s.trees[w.tree]
	if w.at >= t.inners() {
		return nil, false
	}
	return &s.inner[t.from+w.at], true
}

// seat returns a person's place.
func (s *structure) seat(w site) seat {
	t := s.trees[w.tree]
	return s.people[t.people+w.at-t.inners()]
}

// parent returns the place that a site is a part of; false for the top of a
// tree.
func (s *structure) parent(w site) (site, bool) {
	if u, ok := s.unit(w); ok {
		return site{w.tree, u.parent}, w.at > 0
	}
	return site{w.tree, s.seat(w).parent}, true
}

// parts yields the places that a site directly divides into, units before
// people.
func (s *structure) parts(w site) func(yield func(site) bool) {
	return func(yield func(site) bool) {
		u, ok := s.unit(w)
		if !ok {
			return
		}
		t := s.trees[w.tree]
		for k := w.at + 1; k < u.end; k = s.inner[t.from+k].end {
			if !yield(site{w.tree, k}) {
				return
			}
		}
		for k := u.people; k < u.peopleTo; k++ {
			if !yield(site{w.tree, t.inners() + k - t.people}) {
				return
			}
		}
	}
}

// level returns how deep a site lies.
func (s *structure) level(w site) Level {
	u, ok := s.unit(w)
	switch {
	case !ok || u.person >= 0:
		return People
	case u.unit < 0:
		return Steps
	case w.at == 0 || s.trees[w.tree].step >= 0 && u.parent == 0:
		return Departments
	}
	return Teams
}

// weight returns what a site weighs in its whole, in units of 10^-weightPlaces.
func (s *structure) weight(w site) int64 {
	t := s.trees[w.tree]
	if w.at < t.inners() {
		return s.innerWeight[t.from+w.at]
	}
	return s.peopleWeight[t.people+w.at-t.inners()]
}

// place returns a site's place.
func (s *structure) place(w site) Place {
	var p Place
	if t := s.trees[w.tree]; t.step >= 0 {
		p.Step = s.steps.At(t.step)
	}
	u := s.top(w)
	if _, ok := s.unit(w); !ok {
		p.Person = s.persons.At(s.seat(w).person)
	}
	if u.unit >= 0 {
		p.Unit = s.units.At(u.unit)
	}
	if u.person >= 0 {
		p.Person = s.persons.At(u.person)
	}
	return p
}

// sites has, for each of a number of things, the sites where it is.
type sites struct {
	start []int32
	list  []site
}

func (s sites) of(id int32) []site { return s.list[s.start[id]:s.start[id+1]] }

// newSites gathers sites; each must yield the same pairs in every call.
func newSites(n int, each func(yield func(id int32, w site))) sites {
	s := sites{start: make([]int32, n+2)}
	each(func(id int32, _ site) { s.start[id+2]++ })
	for k := 2; k < len(s.start); k++ {
		s.start[k] += s.start[k-1]
	}
	s.list = make([]site, s.start[len(s.start)-1])
	each(func(id int32, w site) {
		s.list[s.start[id+1]] = w
		s.start[id+1]++
	})
	s.start = s.start[:n+1]
	return s
}

// index notes where every unit and person is.
func (s *structure) index() {
	s.unitSites = newSites(s.units.Len(), func(yield func(int32, site)) {
		for k, t := range s.trees {
			for at := range t.inners() {
				if u := s.inner[t.from+at]; u.unit >= 0 {
					yield(u.unit, site{int32(k), at})
				}
			}
		}
	})
	s.personSites = newSites(s.persons.Len(), func(yield func(int32, site)) {
		for k, t := range s.trees {
			if u := s.inner[t.from]; u.person >= 0 {
				yield(u.person, site{int32(k), 0})
			}
			for at := t.inners(); at < t.size(); at++ {
				yield(s.people[t.people+at-t.inners()].person, site{int32(k), at})
			}
		}
	})
}

// find returns the site of a complete place below or outside the chains.
func (s *structure) find(p Place) (site, bool) {
	step, ok := int32(-1), true
	if p.Step != "" {
		step, ok = s.steps.Get(p.Step)
	}
	switch {
	case !ok || p.Chain != "":
		return site{}, false
	case p.Unit == "":
		return site{step, 0}, step >= 0 && p.Person == ""
	}
	if p.Person != "" {
		person, ok := s.persons.Get(p.Person)
		if !ok {
			return site{}, false
		}
		return s.findIn(s.personSites.of(person), step, func(w site) bool { return s.isIn(w, p.Unit) })
	}
	unit, ok := s.units.Get(p.Unit)
	if !ok {
		return site{}, false
	}
	return s.findIn(s.unitSites.of(unit), step, func(w site) bool { return s.top(w).person < 0 })
}

// isIn reports whether a person's place is in a unit. Few have more places than one, and
// reading a name takes less than looking one up.
func (s *structure) isIn(w site, unit string) bool {
	u := s.top(w).unit
	return u >= 0 && s.units.At(u) == unit
}

// top returns the inner place that a site is, or a person's unit there.
func (s *structure) top(w site) *inner {
	u, ok := s.unit(w)
	if !ok {
		u, _ = s.unit(site{w.tree, s.seat(w).parent})
	}
	return u
}

// findIn returns the site among the list, which is in order of tree, that is in
// a step and fits. The step's own tree comes before those that goals made.
func (s *structure) findIn(list []site, step int32, fits func(site) bool) (site, bool) {
	for n := firstIn(list, step); n < len(list) && list[n].tree == step; n++ {
		if fits(list[n]) {
			return list[n], true
		}
	}
	for n := firstIn(list, int32(s.steps.Len())); n < len(list); n++ {
		if s.trees[list[n].tree].step == step && fits(list[n]) {
			return list[n], true
		}
	}
	return site{}, false
}

// firstIn returns which of a list in order of tree is the first from a tree on.
func firstIn(list []site, tree int32) int {
	return sort.Search(len(list), func(n int) bool { return list[n].tree >= tree })
}
