package dashboard

import (
	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// hides reports whether readings at a place are withheld from the audience: another
// person's, and those of a group that is too small.
func (m maker) hides(at chain.Place) bool {
	if at.Person != "" {
		return at.Person != m.audience.Person
	}
	n := m.plan.People(at)
	if n == 0 || n >= m.plan.MinGroup() {
		return false
	}
	return n > 1 || m.audience.Person == "" || !m.works(at)
}

// works reports whether the person whose board it is works at a place. It looks only
// where anybody does, and is asked only where that is one person.
func (m maker) works(at chain.Place) bool {
	if at.Person != "" {
		return at.Person == m.audience.Person
	}
	for _, part := range m.plan.Parts(at) {
		if m.plan.People(part) > 0 && m.works(part) {
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
