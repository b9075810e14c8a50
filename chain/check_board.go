package chain

import (
	"fmt"
	"slices"
)

// boardChecks has the checks KK6xx: what is too much to take in.
func boardChecks() []check { return []check{crowded(), manyResults()} }

// glance is how many KPIs can be taken in at a glance, results how many results an
// organisation can steer by.
const (
	glance  = 7
	results = 4
)

func crowded() check {
	return check{plan: (*checker).crowded, CheckDoc: CheckDoc{
		ID:       Crowded,
		Severity: Info,
		Title:    "A board that is too full",
		Text: "The unit or person has goals for more than 7 different KPIs, over all its places, goals of the " +
			"profession (craft) too: more than can be taken in at a glance, so that what matters is not " +
			"seen. Leave those out that others can move better (kpis of the assignment), or let goals stop " +
			"higher (depth). At is a pattern, {unit} or {person}. A person is reported only where none of " +
			"their units, and none above these, is.",
		Bad: amended(
			`"kpis": [`+"\n", `"kpis": [`+"\n"+moreKPIs(6),
			`"goals": [`+"\n", `"goals": [`+"\n"+moreGoals(6),
			`"influences": [`+"\n", `"influences": [`+"\n"+moreInfluences(6)),
		Good: amended(
			`"kpis": [`+"\n", `"kpis": [`+"\n"+moreKPIs(5),
			`"goals": [`+"\n", `"goals": [`+"\n"+moreGoals(5),
			`"influences": [`+"\n", `"influences": [`+"\n"+moreInfluences(5)),
	}}
}

func (c *checker) crowded() {
	if len(c.model.KPIs) <= glance {
		return
	}
	over := make([]bool, c.units.Len()) // reported
	seen := make([]bool, len(c.model.KPIs))
	for unit := range int32(c.units.Len()) {
		at := Place{Unit: c.units.At(unit)}
		n := c.goalsAt(c.ownSites(unit), seen)
		if over[unit] = n > glance; over[unit] {
			c.report(Finding{At: at, Message: fmt.Sprintf("%s has goals for %d KPIs: more than %d cannot be "+
				"taken in at a glance, so what matters is not seen.", c.where(at), n, glance)})
		}
	}
	over = c.orAbove(over)
	for person := range int32(c.persons.Len()) {
		list := c.personSites.of(person)
		if slices.ContainsFunc(list, func(w site) bool { return over[c.top(w).unit] }) {
			continue
		}
		if n := c.goalsAt(list, seen); n > glance {
			c.report(Finding{At: Place{Person: c.persons.At(person)}, Message: fmt.Sprintf("One person has goals "+
				"for %d KPIs: more than %d cannot be taken in at a glance, so what matters is not seen.", n, glance)})
		}
	}
}

// ownSites returns the places of a unit itself: not those that goals made for one
// person of it.
func (c *checker) ownSites(unit int32) []site {
	list := c.unitSites.of(unit)
	personal := func(w site) bool { return c.top(w).person >= 0 }
	if slices.ContainsFunc(list, personal) {
		return slices.DeleteFunc(slices.Clone(list), personal)
	}
	return list
}

// goalsAt returns how many different KPIs have a goal at any of some places; seen is
// scratch, by KPI.
func (c *checker) goalsAt(list []site, seen []bool) int {
	clear(seen)
	n := 0
	for _, w := range list {
		for k := range seen {
			if !seen[k] && c.block(w.tree, k).bands.has(w.at) {
				seen[k] = true
				n++
			}
		}
	}
	return n
}

// orAbove reports for each unit whether it, or any unit above it, is among those
// marked.
func (c *checker) orAbove(marked []bool) []bool {
	list, known := slices.Clone(marked), make([]bool, len(marked))
	var path []int32
	for unit := range int32(len(marked)) {
		path = path[:0]
		up := unit
		for ; up >= 0 && !known[up] && !marked[up]; up = c.parentUnit(&c.model, up) {
			path = append(path, up)
		}
		for _, u := range path {
			known[u], list[u] = true, up >= 0 && list[up]
		}
	}
	return list
}

func manyResults() check {
	return check{plan: (*checker).manyResults, CheckDoc: CheckDoc{
		ID:       ManyResults,
		Severity: Info,
		Title:    "More results than one can steer by",
		Text: "More than 4 different KPIs have a goal on a chain as a whole, over all chains; goals of the " +
			"profession (craft) aside. So many results at once are too many to steer an organisation by: " +
			"whatever one does is good for one of them. Keep those that tell whether customers are served " +
			"and the organisation can go on, and let the others be goals of the steps that move them. It is " +
			"reported once, at no place.",
		Bad: amended(
			`"kpis": [`+"\n", `"kpis": [`+"\n"+moreKPIs(2),
			`"goals": [`+"\n", `"goals": [`+"\n"+moreResults(2)),
		Good: amended(
			`"kpis": [`+"\n", `"kpis": [`+"\n"+moreKPIs(1),
			`"goals": [`+"\n", `"goals": [`+"\n"+moreResults(1)),
	}}
}

func (c *checker) manyResults() {
	n := 0
	for k := range c.model.KPIs {
		if c.isResult(k) {
			n++
		}
	}
	if n > results {
		c.report(Finding{Message: fmt.Sprintf("%d KPIs have a goal on a chain as a whole: more than %d results at "+
			"once are too many to steer an organisation by.", n, results)})
	}
}

// isResult reports whether a KPI has a goal on any chain as a whole, other than of
// the profession.
func (c *checker) isResult(k int) bool {
	return slices.ContainsFunc(c.chainPlans, func(chain chainPlan) bool {
		w := chain.wholes[k]
		return w.bands != nil && w.flags&flagCraft == 0
	})
}
