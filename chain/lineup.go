package chain

import "github.com/shopspring/decimal"

// A lineup builds the trees of a structure from units, members and assignments.
type lineup struct {
	*structure
	model *Model
	// weights has what the members weigh.
	weights []int64
	// subs has the sub-units of every unit, and staff the members, in model
	// order.
	parents     []int32
	subs, staff sites
	step        lineupStep
	seen        []int32 // by person: the last place that counted them, plus 1
	counted     int32
}

// A lineupStep is what the assignments of the step at hand say.
type lineupStep struct {
	units  map[int32]int    // assignment by unit
	people map[[2]int32]int // assignment by unit and person
	below  map[int32]bool   // a unit has assignments of its own below it
	by     []Assignment
	named  []namedSeat
	bare   bool // the place stands alone, without its people
}

// A namedSeat is the place of a person who has an assignment.
type namedSeat struct {
	seat int32
	kpis []string
}

// newStructure compiles who works where: a tree for each step, and one for each
// place that only the goals make.
func newStructure(m *Model, n *names, members *staff, goals []Goal) *structure {
	s := &structure{names: n, limits: map[site][]int32{}, common: newCommon()}
	l := &lineup{structure: s, model: m, weights: members.weights, seen: make([]int32, n.persons.Len())}
	l.parents = make([]int32, len(m.Units))
	for k, u := range m.Units {
		l.parents[k] = -1
		if u.Parent != "" {
			l.parents[k], _ = n.units.Get(u.Parent)
		}
	}
	l.subs = newSites(len(m.Units), func(yield func(int32, site)) {
		for k := range m.Units {
			if l.parents[k] >= 0 {
				yield(l.parents[k], site{at: int32(k)})
			}
		}
	})
	l.staff = newSites(len(m.Units), func(yield func(int32, site)) {
		for k := range n.where {
			yield(n.where[k], site{at: int32(k)})
		}
	})
	l.reserve()
	for k := range m.Steps {
		l.addStep(int32(k))
	}
	s.shapes = newChainShapes(m, n)
	l.countChains()
	s.chainsOf = newSites(n.steps.Len(), func(yield func(int32, site)) {
		for c, shape := range s.shapes {
			for k, link := range shape.links {
				yield(link.step, site{int32(c), int32(k)})
			}
		}
	})
	s.index()
	if s.extras = s.extrasFor(m, goals); len(s.extras) > 0 {
		for _, e := range s.extras {
			l.addExtra(e)
		}
		s.index()
	}
	s.arrange()
	return s
}

// reserve makes room for what most models come to: every unit and member once.
func (l *lineup) reserve() {
	places, people := len(l.model.Steps)+len(l.parents), len(l.weights)
	l.inner, l.people = make([]inner, 0, places), make([]seat, 0, people)
	l.innerWeight, l.innerLow = make([]int64, 0, places), make([]int64, 0, places)
	l.peopleWeight = make([]int64, 0, people)
}

// countChains counts the different people of every chain.
func (l *lineup) countChains() {
	for c := range l.shapes {
		l.counted++
		for _, link := range l.shapes[c].links {
			t := l.trees[link.step]
			for _, seat := range l.people[t.people:t.peopleTo] {
				if l.seen[seat.person] != l.counted {
					l.seen[seat.person] = l.counted
					l.shapes[c].distinct++
				}
			}
		}
	}
}

// begin starts a tree at its top place.
func (l *lineup) begin(step int32, top inner) {
	from, people := int32(len(l.inner)), int32(len(l.people))
	l.trees = append(l.trees, tree{step: step, from: from, to: from, people: people, peopleTo: people})
	l.add(top, decimal.Decimal{})
}

// add adds an inner place to the last tree and returns its number there.
func (l *lineup) add(u inner, weight decimal.Decimal) int32 {
	t := &l.trees[len(l.trees)-1]
	u.below = int32(len(l.people))
	l.inner = append(l.inner, u)
	l.innerWeight = append(l.innerWeight, weightUnits(weight))
	l.innerLow = append(l.innerLow, 0)
	t.to++
	return t.inners() - 1
}

// addStep adds the tree of a step.
func (l *lineup) addStep(step int32) {
	l.begin(step, inner{unit: -1, person: -1})
	l.note(l.model.Steps[step].By)
	for _, top := range l.tops() {
		l.addUnit(top, 0)
	}
	l.finish()
}

// note gathers what the assignments of a step say.
func (l *lineup) note(by []Assignment) {
	l.step = lineupStep{units: map[int32]int{}, people: map[[2]int32]int{}, below: map[int32]bool{}, by: by}
	for k, a := range by {
		unit, _ := l.units.Get(a.Unit)
		if a.Person == "" {
			l.step.units[unit] = k
		} else {
			person, _ := l.persons.Get(a.Person)
			l.step.people[[2]int32{unit, person}] = k
			l.step.below[unit] = true
		}
		for up := l.parents[unit]; up >= 0; up = l.parents[up] {
			l.step.below[up] = true
		}
	}
}

// tops returns the departments that take part in the step, in model order.
func (l *lineup) tops() []int32 {
	var tops []int32
	for k := range l.model.Steps[l.trees[len(l.trees)-1].step].By {
		unit, _ := l.units.Get(l.step.by[k].Unit)
		for l.parents[unit] >= 0 {
			unit = l.parents[unit]
		}
		tops = append(tops, unit)
	}
	return sortedUnique(tops)
}

// addUnit adds a unit that takes part, with all that is below it, or only with
// those below it that have assignments of their own.
func (l *lineup) addUnit(unit, parent int32) {
	var weight decimal.Decimal
	k, assigned := l.step.units[unit]
	if assigned {
		weight = l.step.by[k].Weight
	}
	at := l.add(inner{unit: unit, person: -1, parent: parent, along: !assigned}, weight)
	if assigned {
		l.limit(at, l.step.by[k].KPIs)
	}
	all := assigned && !l.step.below[unit]
	for _, sub := range l.subs.of(unit) {
		_, in := l.step.units[sub.at]
		switch {
		case all:
			l.addAll(sub.at, at)
		case in || l.step.below[sub.at]:
			l.addUnit(sub.at, at)
		}
	}
	l.close(at)
}

// addAll adds a unit with all its sub-units.
func (l *lineup) addAll(unit, parent int32) {
	at := l.add(inner{unit: unit, person: -1, parent: parent}, decimal.Decimal{})
	for _, sub := range l.subs.of(unit) {
		l.addAll(sub.at, at)
	}
	l.close(at)
}

// close notes where the sub-units of a place end, and adds its people: after
// those of its sub-units, so that all people below a place stand together.
func (l *lineup) close(at int32) {
	t := &l.trees[len(l.trees)-1]
	u := &l.inner[t.from+at]
	u.end = t.inners()
	u.people = int32(len(l.people))
	if u.unit >= 0 && u.person < 0 && !l.step.bare {
		l.addPeople(at, u.unit)
	}
	u.peopleTo = int32(len(l.people))
	t.peopleTo = u.peopleTo
}

// limit notes which KPIs a place is limited to.
func (l *lineup) limit(at int32, kpis []string) {
	var ids []int32
	for _, id := range kpis {
		k, _ := l.kpis.Get(id)
		ids = append(ids, k)
	}
	if ids != nil {
		l.limits[site{int32(len(l.trees) - 1), at}] = ids
	}
}

// finish closes the last tree, and works out weights and counts.
func (l *lineup) finish() {
	l.close(0)
	t := l.trees[len(l.trees)-1]
	for _, n := range l.step.named {
		l.limit(t.inners()+n.seat-t.people, n.kpis)
	}
	l.weigh(t)
	l.count(t)
}

// addPeople adds a unit's members who take part.
func (l *lineup) addPeople(at, unit int32) {
	// Where something below the unit has an assignment of its own, only that
	// takes part.
	narrowed := l.step.below[unit]
	for _, m := range l.staff.of(unit) {
		person, units := l.who[m.at], l.weights[m.at]
		k, named := l.step.people[[2]int32{unit, person}]
		if narrowed && !named {
			continue
		}
		if named && l.step.by[k].Weight.Sign() != 0 {
			units = weightUnits(l.step.by[k].Weight)
		}
		if units == 0 {
			units = weightOne
		}
		l.people = append(l.people, seat{person, at})
		l.peopleWeight = append(l.peopleWeight, units)
		if named {
			l.step.named = append(l.step.named, namedSeat{int32(len(l.people)) - 1, l.step.by[k].KPIs})
		}
	}
}

// weigh gives every place without a weight of its own the sum of its parts', or
// 1 where it has none, and works out what the lowest places below it weigh.
func (l *lineup) weigh(t tree) {
	own := int32(len(l.trees) - 1)
	for at := t.inners() - 1; at >= 0; at-- {
		var sum, low int64
		u := &l.inner[t.from+at]
		for part := range l.parts(site{own, at}) {
			sum += l.weight(part)
			weight, leaves := l.lowest(part)
			low, u.leaves = low+weight, u.leaves+leaves
		}
		weight := &l.innerWeight[t.from+at]
		switch {
		case *weight == 0 && sum == 0:
			*weight = weightOne
		case *weight == 0:
			*weight = sum
		}
		if u.leaves == 0 {
			low, u.leaves = *weight, 1
		}
		l.innerLow[t.from+at] = low
	}
}

// lowest returns what the lowest places of a part weigh, and how many they are.
func (s *structure) lowest(w site) (weight int64, leaves int32) {
	if t := s.trees[w.tree]; w.at < t.inners() {
		return s.innerLow[t.from+w.at], s.inner[t.from+w.at].leaves
	}
	return s.weight(w), 1
}

// count counts the different people below every place of a tree.
func (l *lineup) count(t tree) {
	for at := range t.inners() {
		u := &l.inner[t.from+at]
		l.counted++
		for k := u.below; k < u.peopleTo; k++ {
			if person := l.people[k].person; l.seen[person] != l.counted {
				l.seen[person] = l.counted
				u.distinct++
			}
		}
		if u.person >= 0 {
			u.distinct = 1
		}
	}
}
