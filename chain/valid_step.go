package chain

import "fmt"

// checkSteps reports handovers that somebody does, and what is wrong with KPIs,
// assignments and competences.
func (v *validator) checkSteps() {
	for i := range v.m.Steps {
		s := &v.m.Steps[i]
		v.checkText(s.Name, func() string { return fmt.Sprintf("steps[%d].name", i) })
		if s.Handover && len(s.By) > 0 {
			v.bad.add(fmt.Sprintf("steps[%d].by", i), codeHandoverBy, ErrOrder,
				"nobody does handover %q: the steps before and after it answer for it", s.ID)
		}
		v.checkAssignments(i, s.By)
		v.checkKPIs(s.KPIs, func() string { return fmt.Sprintf("steps[%d].kpis", i) })
		for k, need := range s.Needs {
			if f := competenceFlaw(need); f != nil {
				v.bad.put(fmt.Sprintf("steps[%d].needs[%d]", i, k), f)
			}
		}
	}
}

// checkAssignments reports what is wrong with who does a step.
func (v *validator) checkAssignments(step int, by []Assignment) {
	if len(by) == 0 {
		return
	}
	keys := make([]uint64, len(by))
	var all weighing
	for k := range by {
		keys[k] = v.checkAssignment(step, k, &by[k], &all)
	}
	if f := all.flaw(codeWeight, "all assignments"); f != nil {
		v.bad.put(fmt.Sprintf("steps[%d].by", step), f)
	}
	repeats(keys, func(k, first int) {
		if keys[k] != nobody {
			v.bad.add(fmt.Sprintf("steps[%d].by[%d]", step, k), codeAssigned, ErrDuplicate,
				"by[%d] puts the same unit or person on the step", first)
		}
	})
}

// nobody is the key of an assignment that names nobody in the model.
const nobody = ^uint64(0)

// checkAssignment reports what is wrong with one assignment, adds what it weighs to
// all, and returns a key of who it puts on the step.
func (v *validator) checkAssignment(step, k int, a *Assignment, all *weighing) uint64 {
	path := func(key string) string { return fmt.Sprintf("steps[%d].by[%d].%s", step, k, key) }
	if f := weightFlaw(a.Weight); f != nil {
		v.bad.put(path("weight"), f)
	} else {
		all.add(weightUnits(a.Weight))
	}
	v.checkKPIs(a.KPIs, func() string { return path("kpis") })
	unit := v.units.lookup(a.Unit)
	if unit < 0 {
		v.bad.add(path("unit"), codeUnknown, ErrUnknown, "no unit %q", a.Unit)
		return nobody
	}
	if a.Person == "" {
		return membership(unit, everyone)
	}
	if f := v.memberFlaw(unit, a.Person); f != nil {
		v.bad.put(path("person"), f)
		return nobody
	}
	person, _ := v.persons.Get(a.Person)
	return membership(unit, person)
}
