package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// This file and the other reference_*_test.go files are the second
// implementation of package chain: the definitions of THEORY.md sections 0 to 3
// in plain recursion over the model, with maps and big.Rat, and nothing shared
// with the engine. Where a comment names a section, that is where the rule
// comes from.

// A refOrg says who works where: every place of a model, and what it divides
// into.
type refOrg struct {
	model  chain.Model
	kpis   map[string]kpi.Indicator
	places []*refPlace // each before its parts, as Plan.Places has it
	at     map[chain.Place]*refPlace
	split  map[refKey][]*refPlace // what parts found
	set    map[refKey]*chain.Goal // what people set
	deep   map[refKey]chain.Level // what depth found
}

// A refPlace is one place.
type refPlace struct {
	at     chain.Place
	level  chain.Level // refChain for a chain, refLink for a link of it
	wholes []*refPlace
	parts  []*refPlace
	weight *big.Rat          // share among its whole's parts, if no goal says otherwise
	own    *chain.Assignment // its own assignment
	people map[string]bool

	brought bool // by the assignment of a unit above it
	outside bool // nobody works here for a customer: there is only what has a goal
}

const (
	refChain = chain.Steps + 1
	refLink  = chain.Steps + 2
)

// newRefOrg lays out all places of a model.
func newRefOrg(m chain.Model) *refOrg {
	o := &refOrg{model: m, kpis: map[string]kpi.Indicator{}, at: map[chain.Place]*refPlace{}}
	o.split, o.set, o.deep = map[refKey][]*refPlace{}, map[refKey]*chain.Goal{}, map[refKey]chain.Level{}
	for k, g := range m.Goals {
		o.set[refKey{g.At, g.KPI}] = &m.Goals[k]
	}
	for _, ind := range m.KPIs {
		o.kpis[ind.ID] = ind
	}
	o.kpis[chain.Passes] = kpi.Indicator{
		ID: chain.Passes, Better: kpi.Lower, Decimals: 3, Domain: kpi.AtLeast(genDec(0, 0)),
	}
	for _, c := range m.Chains {
		o.chain(c)
	}
	for _, s := range m.Steps {
		o.step(s.ID)
	}
	o.outside()
	return o
}

func (o *refOrg) add(p *refPlace) *refPlace {
	o.places = append(o.places, p)
	o.at[p.at] = p
	return p
}

// chain adds a chain, its links, and those of its steps that no earlier chain
// has.
func (o *refOrg) chain(c chain.Chain) {
	whole := o.add(&refPlace{at: chain.Whole(c.ID), level: refChain, people: map[string]bool{}})
	for _, l := range c.Links {
		o.add(&refPlace{at: chain.Place{Chain: c.ID, Step: l.Step}, level: refLink})
	}
	for _, l := range c.Links {
		step := o.step(l.Step)
		whole.parts = append(whole.parts, step)
		step.wholes = append(step.wholes, whole)
		refJoin(whole.people, step.people)
		o.at[chain.Place{Chain: c.ID, Step: l.Step}].people = step.people
	}
}

func refJoin(all, some map[string]bool) {
	for p := range some {
		all[p] = true
	}
}

// step adds a step, with the units and people who do it.
func (o *refOrg) step(id string) *refPlace {
	if p, ok := o.at[chain.At(id)]; ok {
		return p
	}
	var s chain.Step
	for _, c := range o.model.Steps {
		if c.ID == id {
			s = c
		}
	}
	p := o.add(&refPlace{at: chain.At(id), level: chain.Steps, weight: refInt(1), people: map[string]bool{}})
	for _, u := range o.model.Units {
		if u.Parent == "" {
			o.join(p, o.unit(p.at, s.By, u, false))
		}
	}
	return p
}

// join makes a place part of another; nil is no place.
func (o *refOrg) join(whole, part *refPlace) {
	if part == nil {
		return
	}
	whole.parts = append(whole.parts, part)
	part.wholes = append(part.wholes, whole)
	refJoin(whole.people, part.people)
}

// unit adds a unit's place on a step and all below it, or returns nil if the
// unit has no part in the step. brought says that a unit above brings it. A unit
// brings all its sub-units and members, unless some of them are assigned by
// themselves: then only those. Units above an assigned one come along.
func (o *refOrg) unit(step chain.Place, by []chain.Assignment, u chain.Unit, brought bool) *refPlace {
	own := refAssigned(by, u.ID, "")
	below := o.assignedBelow(by, u.ID)
	if own == nil && !brought && !below {
		return nil
	}
	p := o.add(&refPlace{at: step.By(u.ID), level: chain.Teams, own: own, brought: brought})
	p.people = map[string]bool{}
	if u.Parent == "" {
		p.level = chain.Departments
	}
	brings := (own != nil || brought) && !below
	for _, c := range o.model.Units {
		if c.Parent == u.ID {
			o.join(p, o.unit(step, by, c, brings))
		}
	}
	for _, m := range o.model.Members {
		if m.Unit == u.ID {
			o.join(p, o.person(step, by, m, brings))
		}
	}
	p.weight = refUnitWeight(p, own)
	return p
}

// person adds the place of a member, or returns nil.
func (o *refOrg) person(step chain.Place, by []chain.Assignment, m chain.Member, brought bool) *refPlace {
	own := refAssigned(by, m.Unit, m.Person)
	if own == nil && !brought {
		return nil
	}
	weight := refRat(m.Weight)
	if weight.Sign() == 0 {
		weight = refInt(1)
	}
	if own != nil && !own.Weight.IsZero() {
		weight = refRat(own.Weight)
	}
	return o.add(&refPlace{
		at: step.By(m.Unit).Who(m.Person), level: chain.People, weight: weight,
		own: own, brought: brought, people: map[string]bool{m.Person: true},
	})
}

// refUnitWeight is the weight an assignment states, or else the sum of the
// parts', so that shares never depend on how people are grouped; 1 without parts.
func refUnitWeight(p *refPlace, own *chain.Assignment) *big.Rat {
	if own != nil && !own.Weight.IsZero() {
		return refRat(own.Weight)
	}
	if len(p.parts) == 0 {
		return refInt(1)
	}
	sum := new(big.Rat)
	for _, part := range p.parts {
		sum.Add(sum, part.weight)
	}
	return sum
}

func refAssigned(by []chain.Assignment, unit, person string) *chain.Assignment {
	for k := range by {
		if by[k].Unit == unit && by[k].Person == person {
			return &by[k]
		}
	}
	return nil
}

// assignedBelow reports whether a sub-unit or member of a unit is assigned.
func (o *refOrg) assignedBelow(by []chain.Assignment, unit string) bool {
	for _, m := range o.model.Members {
		if m.Unit == unit && refAssigned(by, unit, m.Person) != nil {
			return true
		}
	}
	for _, u := range o.model.Units {
		if u.Parent == unit && (refAssigned(by, u.ID, "") != nil || o.assignedBelow(by, u.ID)) {
			return true
		}
	}
	return false
}

// outside adds the places where nobody works in a chain: they exist only where
// a goal is set, and below a unit's.
func (o *refOrg) outside() {
	for _, u := range o.model.Units {
		if u.Parent == "" {
			o.outsideUnit(u, false)
		}
	}
	for _, s := range o.model.Steps {
		for _, u := range o.model.Units {
			o.outsideStep(chain.At(s.ID).By(u.ID))
			for _, m := range o.model.Members {
				if m.Unit == u.ID {
					o.outsideStep(chain.At(s.ID).By(u.ID).Who(m.Person))
				}
			}
		}
	}
}

// outsideStep adds a place on a step that has no such unit or person, if there
// is a goal on it.
func (o *refOrg) outsideStep(at chain.Place) {
	if o.at[at] != nil || !o.hasGoal(at) {
		return
	}
	p := &refPlace{at: at, level: chain.People, weight: refInt(1), outside: true}
	p.people = map[string]bool{at.Person: true}
	if at.Person == "" {
		p.level, p.people = o.unitLevel(at.Unit), nil
	}
	o.add(p)
}

func (o *refOrg) unitLevel(unit string) chain.Level {
	for _, u := range o.model.Units {
		if u.ID == unit && u.Parent == "" {
			return chain.Departments
		}
	}
	return chain.Teams
}

// outsideUnit adds {Unit} and all below it, if there is a goal on it or above;
// else it looks for goals below.
func (o *refOrg) outsideUnit(u chain.Unit, within bool) *refPlace {
	within = within || o.hasGoal(chain.Place{Unit: u.ID})
	p := &refPlace{at: chain.Place{Unit: u.ID}, level: o.unitLevel(u.ID), people: map[string]bool{}, outside: true}
	if within {
		o.add(p)
	}
	for _, c := range o.model.Units {
		if c.Parent == u.ID {
			o.join(p, o.outsideUnit(c, within))
		}
	}
	for _, m := range o.model.Members {
		at := p.at.Who(m.Person)
		if m.Unit == u.ID && (within || o.hasGoal(at)) {
			person := o.person(chain.Place{}, nil, m, true)
			person.outside = true
			o.join(p, person)
		}
	}
	if !within {
		for _, part := range p.parts {
			part.wholes = nil
		}
		return nil
	}
	p.weight = refUnitWeight(p, nil)
	return p
}

func (o *refOrg) hasGoal(at chain.Place) bool {
	return slices.ContainsFunc(o.model.Goals, func(g chain.Goal) bool { return g.At == at })
}
