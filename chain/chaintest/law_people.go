package chaintest

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// moved evaluates the same readings of the same people in another organisation
// chart.
func moved(s *subject, ms []chain.Measurement) string {
	if s.split == nil {
		return ""
	}
	ms = slices.DeleteFunc(slices.Clone(ms), func(m chain.Measurement) bool { return s.stopsAtTeams[m.KPI] })
	before, err := s.plan.Evaluate("", ms)
	if err != nil {
		return ""
	}
	for k := range ms {
		ms[k].At = s.home(ms[k].At)
	}
	after, err := s.split.Evaluate("", ms)
	if err != nil {
		return fmt.Sprintf("are refused where units are split into teams: %v", err)
	}
	for at, g := range before.All() {
		if s.home(at) != at || s.stopsAtTeams[g.KPI] {
			continue
		}
		if other, _ := after.Gauge(at, g.KPI); !same(g, other) {
			return difference(at, g, other, "where units are split into teams")
		}
	}
	return ""
}

// splitUnits puts the first member of every lowest unit in a team of its own, and
// the others in a second one. Units of one member stay, and those whose members a
// goal weighs by name. It plans what comes of it; there is no plan where targets
// are too coarse to be shared out once more.
func (s *subject) splitUnits(m chain.Model) {
	teams := map[string][]string{}
	for _, mem := range m.Members {
		teams[mem.Unit] = append(teams[mem.Unit], mem.Person)
	}
	for _, u := range m.Units {
		delete(teams, u.Parent)
	}
	for _, g := range m.Goals {
		if g.Weights != nil {
			delete(teams, g.At.Unit)
		}
		if g.Depth == chain.Teams {
			s.stopsAtTeams[g.KPI] = true
		}
	}
	for _, u := range slices.Clone(m.Units) {
		if people := teams[u.ID]; len(people) > 1 {
			first, rest := newUnit(m, u.ID+" 1"), newUnit(m, u.ID+" 2")
			m.Units = append(m.Units, chain.Unit{ID: first, Parent: u.ID}, chain.Unit{ID: rest, Parent: u.ID})
			for k, p := range people {
				s.homes[chain.Place{Unit: u.ID, Person: p}] = []string{first, rest}[min(k, 1)]
			}
		}
	}
	if len(s.homes) > 0 {
		s.split, _ = chain.NewPlan(s.rehoused(m))
	}
}

// newUnit returns an ID that no unit has.
func newUnit(m chain.Model, id string) string {
	for slices.ContainsFunc(m.Units, func(u chain.Unit) bool { return u.ID == id }) {
		id += "'"
	}
	return id
}

// rehoused returns a model with its people in their new units, wherever they are
// named.
func (s *subject) rehoused(m chain.Model) chain.Model {
	for k, mem := range m.Members {
		m.Members[k].Unit = s.home(chain.Place{Unit: mem.Unit, Person: mem.Person}).Unit
	}
	for k := range m.Steps {
		for n, a := range m.Steps[k].By {
			m.Steps[k].By[n].Unit = s.home(chain.Place{Unit: a.Unit, Person: a.Person}).Unit
		}
	}
	for k, g := range m.Goals {
		m.Goals[k].At = s.home(g.At)
	}
	return m
}

// home returns where a place is once units are split: places of people move, all
// others stay.
func (s *subject) home(at chain.Place) chain.Place {
	if unit, ok := s.homes[chain.Place{Unit: at.Unit, Person: at.Person}]; ok {
		at.Unit = unit
	}
	return at
}
