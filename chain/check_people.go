package chain

import "fmt"

// peopleChecks has the checks KK5xx: what touches individuals.
func peopleChecks() []check { return []check{exposesPeople(), personalGoal()} }

func exposesPeople() check {
	return check{plan: (*checker).exposesPeople, CheckDoc: CheckDoc{
		ID:       ExposesPeople,
		Severity: Info,
		Title:    "A goal that reaches a small group",
		Text: "The goal is cascaded to, and may be measured in, a group of fewer people than the smallest whose " +
			"pooled value others may see (min_group, 5 unless the model says otherwise): its figure could " +
			"tell what one person did, so views hide it. Where that makes boards too empty, let the goal " +
			"stop higher (depth), or join teams. A group is a chain, step or unit with people in it; where " +
			"its only part is a group too, the two have one figure, and the part is the group that counts. " +
			"The places of persons are theirs alone and do not count. A goal is reported once: other_at is " +
			"its first such group, as places stand below it, and the message says how many there are.",
		Bad: amended(
			`{"id": "warehouse", "name": "Warehouse"},`, `{"id": "warehouse", "name": "Warehouse"},`+"\n"+
				`    {"id": "night", "name": "Night shift", "parent": "warehouse"},`,
			`{"person": "p2", "unit": "warehouse"}`, `{"person": "p2", "unit": "night"}`),
		Good: amended(
			`{"id": "warehouse", "name": "Warehouse"},`, `{"id": "warehouse", "name": "Warehouse"},`+"\n"+
				`    {"id": "night", "name": "Night shift", "parent": "warehouse"},`,
			`{"person": "p2", "unit": "warehouse"}`, `{"person": "p2", "unit": "night"}`,
			`"amber": {"max": "28"}}`, `"amber": {"max": "28"}, "depth": "departments"}`),
	}}
}

func (c *checker) exposesPeople() {
	for n := range c.model.Goals {
		g := &c.model.Goals[n]
		if g.At.Person != "" {
			continue
		}
		small := smallGroups{checker: c, k: c.kpi(g.KPI)}
		small.look(g.At)
		if small.count == 0 {
			continue
		}
		c.report(Finding{At: g.At, KPI: g.KPI, OtherAt: small.first, Message: fmt.Sprintf(
			"The goal for %s reaches %s, which could tell of one person.", c.subject(small.k, g.At), small)})
	}
}

// smallGroups counts the groups smaller than MinGroup that a goal reaches.
type smallGroups struct {
	*checker
	k     int
	first Place
	count int
}

// look counts from the place where the goal is set down.
func (s *smallGroups) look(at Place) {
	spot, _ := s.locate(at)
	switch {
	case spot.link >= 0:
		s.note(spot, s.People(at))
	case spot.chain >= 0:
		s.lookAlong(spot)
	default:
		s.lookBelow(spot.site)
	}
}

// lookAlong counts a chain and its steps with what is below them. A chain with one
// step alone is that step.
func (s *smallGroups) lookAlong(whole spotAt) {
	shape := &s.shapes[whole.chain]
	var steps []site
	if t := s.chainPlans[whole.chain].wholes[s.k].template; t != nil {
		for _, l := range t.links {
			if l >= 0 {
				steps = append(steps, site{shape.links[l].step, 0})
			}
		}
	}
	if len(steps) != 1 || !s.isSmall(s.peopleAt(steps[0])) {
		s.note(whole, shape.distinct)
	}
	for _, step := range steps {
		s.lookBelow(step)
	}
}

// lookBelow counts a place and the units below it that are parts of it, in one pass.
func (s *smallGroups) lookBelow(top site) {
	b := s.block(top.tree, s.k)
	u, _ := s.unit(top)
	s.noteUnit(top, b)
	if s.indicators[s.k].across == nil {
		return
	}
	reached := make([]bool, u.end-top.at)
	reached[0] = true
	for at := top.at + 1; at < u.end; at++ {
		part := site{top.tree, at}
		v, _ := s.unit(part)
		if reached[v.parent-top.at] && s.isPart(part, b, b.depthAt(v.parent)) {
			reached[at-top.at] = true
			s.noteUnit(part, b)
		}
	}
}

// noteUnit counts a step or unit, unless it is one unit below it and no more.
func (s *smallGroups) noteUnit(at site, b *block) {
	if people := s.peopleAt(at); s.isSmall(people) && !s.isUnit(at, b) {
		s.note(spotAt{-1, -1, at}, people)
	}
}

// isUnit reports whether the only part of a place is a unit that is a group: the
// figures of both are one.
func (s *smallGroups) isUnit(at site, b *block) bool {
	if s.indicators[s.k].across == nil {
		return false
	}
	people, parts := 0, 0
	for part := range s.partsOf(at, b) {
		if _, ok := s.unit(part); !ok || parts > 0 {
			return false
		}
		people, parts = s.peopleAt(part), 1
	}
	return s.isSmall(people)
}

// peopleAt returns how many people are at a step or unit.
func (s *smallGroups) peopleAt(w site) int {
	u, _ := s.unit(w)
	return int(u.distinct)
}

// isSmall reports whether a number of people is a group whose figures are hidden.
func (s *smallGroups) isSmall(people int) bool { return 0 < people && people < s.MinGroup() }

// note counts a group of a number of people.
func (s *smallGroups) note(at spotAt, people int) {
	if !s.isSmall(people) {
		return
	}
	if s.count == 0 {
		s.first = s.placeAt(at)
	}
	s.count++
}

// String says which groups they are, as a part of a sentence.
func (s smallGroups) String() string {
	first := s.where(s.first)
	if s.count == 1 {
		return fmt.Sprintf("%s, a group of fewer than %d people; views hide its figures", first, s.MinGroup())
	}
	return fmt.Sprintf("%d groups of fewer than %d people, the first at %s; views hide their figures",
		s.count, s.MinGroup(), first)
}

func personalGoal() check {
	return check{plan: (*checker).personalGoal, CheckDoc: CheckDoc{
		ID:       PersonalGoal,
		Severity: Warning,
		Title:    "A goal set on one person",
		Text: "The goal is set on one person by name, not derived from what the chain asks of their team: it " +
			"is where settling scores begins, and it stays as it is when the chain's goal moves. Set it " +
			"on the team or the step, and let it be cascaded; the person sees it all the same. The same " +
			"holds for goals of the profession (craft).",
		Bad: amended(`"goals": [`, `"goals": [`+"\n"+
			`    {"at": {"step": "pick", "unit": "warehouse", "person": "p1"}, "kpi": "lead", "target": "8", `+
			`"amber": {"max": "9"}},`),
		Good: sample(),
	}}
}

func (c *checker) personalGoal() {
	for n := range c.model.Goals {
		g := &c.model.Goals[n]
		if g.At.Person == "" {
			continue
		}
		place := g.At
		place.Person = ""
		c.report(Finding{At: g.At, KPI: g.KPI, Message: fmt.Sprintf("A goal for %s is set on one person of %s "+
			"by name, so it does not follow from what the chain asks of them all.",
			c.title(c.kpi(g.KPI)), c.where(place))})
	}
}
