package dashboard

import (
	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// hides reports whether the current reading of a KPI at a place is withheld from the
// audience.
func (m maker) hides(at chain.Place, kpiID string) bool { return m.hidesIn(m.current, at, kpiID) }

// hidesIn reports whether the reading of a KPI at a place is withheld from the
// audience, in the period of one of the results: another person's, and those of a
// group that would tell of too few. Somebody who is all there is to a group sees what
// it reads.
func (m maker) hidesIn(period int, at chain.Place, kpiID string) bool {
	if at.Person != "" {
		return at.Person != m.audience.Person
	}
	if !m.discretion[period].from(at, kpiID) {
		return false
	}
	plan := m.results[period].Plan()
	return plan.People(at) != 1 || m.audience.Person == "" || !m.works(plan, at)
}

// works reports whether the person whose board it is works at a place. It looks only
// where anybody does, and is asked only where that is one person.
func (m maker) works(plan *chain.Plan, at chain.Place) bool {
	if at.Person != "" {
		return at.Person == m.audience.Person
	}
	for _, part := range plan.Parts(at) {
		if plan.People(part) > 0 && m.works(plan, part) {
			return true
		}
	}
	return false
}

// withheld returns what remains of a hidden gauge: its KPI, and the goal if that is
// a group's.
func withheld(at chain.Place, g kpi.Gauge) kpi.Gauge {
	if at.Person != "" {
		return kpi.Gauge{KPI: g.KPI}
	}
	return kpi.Gauge{KPI: g.KPI, Goal: g.Goal}
}
