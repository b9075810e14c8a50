package chain_test

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// lawRegrouping: moving people between teams changes no figure of a step or a
// chain (organogram invariance, THEORY T1), and so no step's share of a gap. The case is first stripped of what
// holds on to the organisation chart: goals, readings and weights of units.
func lawRegrouping(c *lawCase) string {
	before := c.stripped()
	plan, err := chain.NewPlan(before.Model)
	if err != nil {
		return "" // other shares, that no targets on the grid fit
	}
	org := newRefOrg(before.Model)
	before.Readings = lawUsable(org, nil, lawLowest(org, before.Readings))
	want, err := plan.Evaluate("before", before.Readings)
	if err != nil {
		return "stripped: " + err.Error() + lawJSON(before)
	}
	after := regroup{newGen(c.Seed, 7), org, before}.moved()
	plan, err = chain.NewPlan(after.Model)
	if err != nil {
		return "" // no targets on the grid fit the new teams
	}
	if newRefOrg(after.Model).refuses(after.Readings) {
		return "" // a value without volume came to stand beside others
	}
	got, err := plan.Evaluate("after", after.Readings)
	if err != nil {
		return "regrouped: " + err.Error() + lawJSON(after)
	}
	for _, p := range org.places {
		if p.level != refChain && p.level != chain.Steps {
			continue
		}
		for _, k := range c.kpis() {
			x, xOK := got.Gauge(p.at, k)
			y, yOK := want.Gauge(p.at, k)
			if xOK != yOK || xOK && !lawSame(x, y) {
				return fmt.Sprintf("%s %s\n got %s\nwant %s\nbefore %s\nafter %s",
					p.at, k, lawGauge(x), lawGauge(y), lawJSON(before), lawJSON(after))
			}
			if p.level != refChain {
				continue
			}
			if bad := c.divided(got, want, p.at, k, chain.Steps); bad != "" {
				return bad + "\nbefore " + lawJSON(before) + "\nafter " + lawJSON(after)
			}
		}
	}
	return ""
}

// stripped is the case without goals below steps, without weights and KPIs of
// units, and with goals that go down to people or not below steps.
func (c *lawCase) stripped() genCase {
	m := lawCopy(c.genCase)
	m.Model.Goals = slices.DeleteFunc(m.Model.Goals, func(g chain.Goal) bool { return g.At.Unit != "" })
	for k := range m.Model.Goals {
		if m.Model.Goals[k].Depth != chain.Steps {
			m.Model.Goals[k].Depth = chain.People
		}
	}
	for s := range m.Model.Steps {
		for k := range m.Model.Steps[s].By {
			m.Model.Steps[s].By[k].KPIs = nil
			if m.Model.Steps[s].By[k].Person == "" {
				m.Model.Steps[s].By[k].Weight = genDec(0, 0)
			}
		}
	}
	return m
}

// lawLowest leaves out readings of units that divide into others.
func lawLowest(o *refOrg, ms []chain.Measurement) []chain.Measurement {
	return slices.DeleteFunc(slices.Clone(ms), func(m chain.Measurement) bool {
		p := o.at[m.At]
		return p == nil || !o.allowed(p, m.KPI) || p.at.Unit != "" && len(p.parts) > 0
	})
}

// A regroup moves the people of a case to another organisation chart.
type regroup struct {
	gen
	org    *refOrg
	before genCase
}

// moved puts every member in a unit of a new chart, and on the same steps by
// name. Who was in two teams is two people, who may land in one team.
func (r regroup) moved() genCase {
	after := lawCopy(r.before)
	m := &after.Model
	m.Units, m.Members = nil, nil
	for k := range r.between(1, 5) {
		u := chain.Unit{ID: fmt.Sprintf("n%d", k)}
		if k > 0 && r.chance(60) {
			u.Parent = fmt.Sprintf("n%d", r.IntN(k))
		}
		m.Units = append(m.Units, u)
	}
	hosts := slices.Clone(m.Units)
	home := map[chain.Place]chain.Place{}
	for _, b := range r.before.Model.Members {
		to := chain.Place{Unit: genOf(r.gen, hosts...).ID, Person: b.Person + "@" + b.Unit}
		home[chain.Place{Unit: b.Unit, Person: b.Person}] = to
		m.Members = append(m.Members, chain.Member{Person: to.Person, Unit: to.Unit, Weight: b.Weight})
	}
	for _, u := range r.before.Model.Units {
		home[chain.Place{Unit: u.ID}] = chain.Place{Unit: u.ID}
		m.Units = append(m.Units, chain.Unit{ID: u.ID, Parent: genOf(r.gen, hosts...).ID})
	}
	r.lineUp(m, home)
	for k := range after.Readings {
		if at := &after.Readings[k].At; at.Unit != "" {
			to := home[chain.Place{Unit: at.Unit, Person: at.Person}]
			at.Unit, at.Person = to.Unit, to.Person
		}
	}
	return after
}

// lineUp puts on every step, in any order, the people and the units without
// people that were on it.
func (r regroup) lineUp(m *chain.Model, home map[chain.Place]chain.Place) {
	for s := range m.Steps {
		var by []chain.Assignment
		for _, p := range r.org.places {
			if p.at.Step != m.Steps[s].ID || p.at.Unit == "" || len(p.parts) > 0 || len(p.wholes) == 0 {
				continue
			}
			to := home[chain.Place{Unit: p.at.Unit, Person: p.at.Person}]
			a := chain.Assignment{Unit: to.Unit, Person: to.Person}
			if own := refAssigned(m.Steps[s].By, p.at.Unit, p.at.Person); own != nil {
				a.Weight = own.Weight
			}
			by = append(by, a)
		}
		m.Steps[s].By = nil
		for _, k := range r.Perm(len(by)) {
			m.Steps[s].By = append(m.Steps[s].By, by[k])
		}
	}
}
