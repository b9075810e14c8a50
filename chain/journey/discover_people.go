package journey

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The KPIs of a chain that is discovered.
const (
	leadID           = "lead"
	firstTimeRightID = "first_time_right"
)

// indicators returns the KPIs of a chain that is discovered.
func indicators() []kpi.Indicator {
	zero, one := decimal.New(0, 0), decimal.New(1, 0)
	return []kpi.Indicator{
		{ID: leadID, Unit: "h", Decimals: 2, Better: kpi.Lower, Serves: kpi.Customer,
			Along: kpi.Sum, Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.AtLeast(zero)},
		{ID: firstTimeRightID, Unit: kpi.Percent, Decimals: 4, Serves: kpi.Internal,
			Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.Between(zero, one)},
	}
}

// organise puts people in units, and both on steps. A person is named on every step that
// the log has them on: a unit alone would bring along all its people, also those who
// never did the step.
func (d *discovery) organise(m *chain.Model, order []int32) {
	by := map[string][]chain.Assignment{}
	for _, at := range d.workplaces() {
		member := chain.Member{Unit: at.Unit, Person: at.Person}
		if n := len(m.Units); n == 0 || m.Units[n-1].ID != at.Unit {
			m.Units = append(m.Units, chain.Unit{ID: at.Unit})
		}
		if at.Person == Unknown {
			m.MinGroup = unsureGroup
		}
		if n := len(m.Members); at.Person != "" && (n == 0 || m.Members[n-1].Unit != member.Unit || m.Members[n-1].Person != member.Person) {
			m.Members = append(m.Members, member)
		}
		by[at.Step] = append(by[at.Step], chain.Assignment{Unit: at.Unit, Person: at.Person})
	}
	for _, n := range order {
		id := d.Log.steps.At(n)
		m.Steps = append(m.Steps, chain.Step{ID: id, By: by[id], Handover: d.handover(n)})
	}
}

// unsureGroup is the smallest group where one of its people is unknown: one more than the
// usual one.
const unsureGroup = 6

// workplaces returns where people worked, in the order of unit and person.
func (d *discovery) workplaces() []chain.Place {
	var places []chain.Place
	for id := range d.leaves {
		if at := d.place(int32(id)); at.Unit != "" {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, func(a, b chain.Place) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Person, b.Person), cmp.Compare(a.Step, b.Step))
	})
	return places
}
