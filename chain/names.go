package chain

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/intern"
)

// names numbers the IDs of a model, so that everything after can be arrays. In a
// valid model the number of a KPI, step, chain or unit is its index in the model,
// and [Passes] comes after the last KPI. It must not be copied.
type names struct {
	kpis, steps, chains, units register
	// persons are numbered in order of first appearance in Members.
	persons intern.Table
	// who and where are the numbers of the person and the unit of every member; where
	// is -1 for a unit that is not in the model.
	who, where []int32
}

// A register numbers the IDs of one section of the model.
type register struct {
	intern.Table
	section  string
	reserved string
	first    []int32 // by number: the index where the ID first stands
}

// newNames numbers all IDs in model order, and reports those that are not valid,
// reserved, or given twice.
func newNames(m *Model, bad *problems) *names {
	n := &names{
		kpis:   register{section: "kpis", reserved: Passes},
		steps:  register{section: "steps", reserved: Start},
		chains: register{section: "chains"},
		units:  register{section: "units"},
	}
	n.kpis.enter(len(m.KPIs), func(i int) string { return m.KPIs[i].ID }, bad)
	n.steps.enter(len(m.Steps), func(i int) string { return m.Steps[i].ID }, bad)
	n.chains.enter(len(m.Chains), func(i int) string { return m.Chains[i].ID }, bad)
	n.units.enter(len(m.Units), func(i int) string { return m.Units[i].ID }, bad)
	n.enterMembers(m, bad)
	if _, fresh := n.kpis.Put(Passes); fresh {
		n.kpis.first = append(n.kpis.first, int32(len(m.KPIs)))
	}
	return n
}

// enter numbers the IDs of a section of the given length.
func (r *register) enter(length int, id func(int) string, bad *problems) {
	r.Grow(length)
	r.first = make([]int32, 0, length+1)
	for i := range length {
		r.enterOne(i, id(i), bad)
	}
}

// enterOne numbers the ID at an index.
func (r *register) enterOne(i int, id string, bad *problems) {
	number, fresh := r.Put(id)
	if !fresh {
		bad.add(fmt.Sprintf("%s[%d].id", r.section, i), codeTwice, ErrDuplicate,
			"%q is the ID of %s[%d] already", id, r.section, r.first[number])
		return
	}
	r.first = append(r.first, int32(i))
	f := idFlaw(id)
	if f == nil && id != "" && id == r.reserved {
		f = newFlaw(codeReserved, ErrDuplicate, "%q is a reserved ID", id)
	}
	if f != nil {
		bad.put(fmt.Sprintf("%s[%d].id", r.section, i), f)
	}
}

// enterMembers numbers the people, and looks up the units they are in.
func (n *names) enterMembers(m *Model, bad *problems) {
	n.persons.Grow(len(m.Members))
	n.who = make([]int32, len(m.Members))
	n.where = make([]int32, len(m.Members))
	for i := range m.Members {
		person, fresh := n.persons.Put(m.Members[i].Person)
		if fresh {
			if f := idFlaw(m.Members[i].Person); f != nil {
				bad.put(fmt.Sprintf("members[%d].person", i), f)
			}
		}
		n.who[i] = person
		if unit := m.Members[i].Unit; i > 0 && unit == m.Members[i-1].Unit { // most stand together
			n.where[i] = n.where[i-1]
		} else {
			n.where[i] = n.units.lookup(unit)
		}
	}
}

// lookup returns the number of an ID, -1 if it is not in the model.
func (r *register) lookup(id string) int32 {
	if number, ok := r.Get(id); ok {
		return number
	}
	return -1
}
