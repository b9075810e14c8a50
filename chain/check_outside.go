package chain

import (
	"fmt"
	"slices"
)

// outsideChecks has the checks KK203 to KK205: who is asked, and left, outside the
// chains.
func outsideChecks() []check {
	return []check{outsideInfluence(), unitOutsideChains(), islandChain()}
}

func outsideInfluence() check {
	return check{plan: (*checker).outsideInfluence, CheckDoc: CheckDoc{
		ID:       OutsideInfluence,
		Severity: Fault,
		Title:    "A goal for those who cannot move it",
		Text: "A goal is set on a unit or person at a step where they do not work, or for a KPI that their " +
			"assignment there leaves out as none of theirs: they are judged by what others do. Set it " +
			"where the work is done, or assign them. What counts is the nearest assignment, their own or " +
			"that of a unit above them; a part that the weights of a goal leave out is not reported.",
		Bad: amended(`"goals": [`, `"goals": [`+"\n"+
			`    {"at": {"step": "pick", "unit": "transport"}, "kpi": "lead", "target": "8", `+
			`"amber": {"max": "9"}},`),
		Good: sample(),
	}}
}

func (c *checker) outsideInfluence() {
	a := newAssignments(c.Plan)
	for n := range c.model.Goals {
		g := &c.model.Goals[n]
		if g.At.Step == "" || g.At.Unit == "" {
			continue
		}
		why := "whose assignment there leaves this KPI out"
		if w, ok := c.findPlanned(g.At); !ok {
			why = "who do not work there"
		} else if !a.leaveOut(w, g.KPI) {
			continue
		}
		c.report(Finding{At: g.At, KPI: g.KPI, Message: fmt.Sprintf(
			"A goal for %s at %s asks %s, %s: they are judged by what they cannot move.",
			c.title(c.kpi(g.KPI)), c.where(At(g.At.Step)), c.whose(Place{Unit: g.At.Unit, Person: g.At.Person}), why)})
	}
}

// assignments looks up what KPIs the places of steps are limited to.
type assignments struct {
	*Plan
	limited []bool                       // by tree: some assignment limits KPIs
	kpis    map[int32]map[Place][]string // of the limited trees, when asked for
}

func newAssignments(p *Plan) assignments {
	a := assignments{p, make([]bool, len(p.trees)), map[int32]map[Place][]string{}}
	for w := range p.limits { // in any order: they are only marked
		a.limited[w.tree] = true
	}
	return a
}

// leaveOut reports whether the assignments of a step leave a KPI out at a place
// there.
func (a assignments) leaveOut(w site, kpi string) bool {
	if !a.limited[w.tree] {
		return false
	}
	if a.kpis[w.tree] == nil {
		a.kpis[w.tree] = map[Place][]string{}
		for _, by := range a.model.Steps[w.tree].By {
			a.kpis[w.tree][Place{Unit: by.Unit, Person: by.Person}] = by.KPIs
		}
	}
	at := a.place(w)
	at.Step = ""
	if kpis, ok := a.kpis[w.tree][at]; ok {
		return len(kpis) > 0 && !slices.Contains(kpis, kpi)
	}
	if u, ok := a.unit(w); ok && u.along {
		return a.leaveOutParts(w, kpi)
	}
	up, ok := a.parent(w)
	return ok && a.leaveOut(up, kpi)
}

// leaveOutParts is leaveOut for a unit that came along with its parts: it has what
// any of them has.
func (a assignments) leaveOutParts(w site, kpi string) bool {
	for part := range a.structure.parts(w) {
		if !a.leaveOut(part, kpi) {
			return false
		}
	}
	return true
}

func unitOutsideChains() check {
	return check{plan: (*checker).unitOutsideChains, CheckDoc: CheckDoc{
		ID:       UnitOutsideChains,
		Severity: Info,
		Title:    "A unit outside every chain",
		Text: "There are people in this unit or below it, and none of it does a step of a chain: nobody can " +
			"say how its work reaches a customer. It may serve a chain that is not modelled yet, or a " +
			"step whose line-up forgot it; departments are fine for the craft too. The topmost unit is " +
			"named, not those below it; a unit without people is not reported.",
		Bad: amended(
			`"name": "Transport"}`, `"name": "Transport"},`+"\n"+`    {"id": "planning", "name": "Planning"}`,
			`{"person": "p4", "unit": "transport"}`,
			`{"person": "p4", "unit": "transport"},`+"\n"+`    {"person": "p5", "unit": "planning"}`),
		Good: amended(
			`"name": "Transport"}`, `"name": "Transport"},`+"\n"+`    {"id": "planning", "name": "Planning"}`),
	}}
}

func (c *checker) unitOutsideChains() {
	peopled := c.peopled()
	for unit := range int32(c.units.Len()) {
		up := c.parentUnit(&c.model, unit)
		if !peopled[unit] || c.takesPart(unit) || up >= 0 && !c.takesPart(up) {
			continue
		}
		at := Place{Unit: c.units.At(unit)}
		c.report(Finding{At: at, Message: fmt.Sprintf("The unit %q has people and does no step of any chain, "+
			"so nobody can say how its work reaches a customer.", c.where(at))})
	}
}

// peopled reports for each unit whether there are people in it or below it.
func (c *checker) peopled() []bool {
	list := make([]bool, c.units.Len())
	for _, unit := range c.names.where {
		for ; unit >= 0 && !list[unit]; unit = c.parentUnit(&c.model, unit) {
			list[unit] = true
		}
	}
	return list
}

// takesPart reports whether a unit, or any below it, does a step that some chain
// links.
func (c *checker) takesPart(unit int32) bool {
	return slices.ContainsFunc(c.unitSites.of(unit), func(w site) bool {
		return int(w.tree) < c.names.steps.Len() && len(c.chainsOf.of(w.tree)) > 0
	})
}

func islandChain() check {
	return check{plan: (*checker).islandChain, CheckDoc: CheckDoc{
		ID:       IslandChain,
		Severity: Info,
		Title:    "A chain of one department",
		Text: "One department does all steps of this chain (two or more, handovers aside). A customer's " +
			"question seldom stays within one department: likely this is a fragment of a journey, and " +
			"the chain begins earlier or ends later than it was drawn. A step that nobody is assigned to " +
			"may be another's, so then nothing is reported. The department is other_at.",
		Bad: amended(`{"id": "transport", "name": "Transport"}`,
			`{"id": "transport", "name": "Transport", "parent": "warehouse"}`),
		Good: sample(),
	}}
}

func (c *checker) islandChain() {
	for n := range c.shapes {
		if dept := c.onlyDepartment(n); dept != "" {
			at, other := Whole(c.names.chains.At(int32(n))), Place{Unit: dept}
			c.report(Finding{At: at, OtherAt: other, Message: fmt.Sprintf("All steps of the chain %q are done by %s "+
				"alone, so likely it is only a fragment of a customer's journey.", c.where(at), c.where(other))})
		}
	}
}

// onlyDepartment returns the department that does all steps of a chain, of which
// there are several; empty if there is none.
func (c *checker) onlyDepartment(chain int) string {
	only, steps := "", 0
	for _, link := range c.shapes[chain].links {
		if c.isWait(link.step) {
			continue
		}
		units := c.departments(link.step)
		if len(units) != 1 || steps > 0 && units[0] != only {
			return ""
		}
		only = units[0]
		steps++
	}
	if steps < 2 {
		return ""
	}
	return only
}
