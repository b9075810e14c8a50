package chain

import "fmt"

// complete reports whether a place has the form of a complete one: see [Place].
func (p Place) complete() bool {
	type form struct{ chain, step, unit, person bool }
	switch (form{p.Chain != "", p.Step != "", p.Unit != "", p.Person != ""}) {
	case form{chain: true},
		form{chain: true, step: true},
		form{step: true},
		form{step: true, unit: true},
		form{step: true, unit: true, person: true},
		form{unit: true},
		form{unit: true, person: true}:
		return true
	}
	return false
}

// checkPlace reports a goal's place that is not complete or not in the model, and
// whether there was nothing to report.
func (v *validator) checkPlace(goal int, at Place) bool {
	if !at.complete() {
		v.bad.add(fmt.Sprintf("goals[%d].at", goal), codePlace, ErrUnknown,
			"%q is no complete place: a chain goes alone or with a step, a person with a unit", at)
		return false
	}
	before := len(v.bad.list)
	for _, field := range [...]struct {
		key, id string
		ids     *register
	}{{"chain", at.Chain, &v.chains}, {"step", at.Step, &v.steps}, {"unit", at.Unit, &v.units}} {
		if field.id != "" && field.ids.lookup(field.id) < 0 {
			v.bad.add(fmt.Sprintf("goals[%d].at.%s", goal, field.key), codeUnknown, ErrUnknown,
				"no %s %q", field.key, field.id)
		}
	}
	if len(v.bad.list) > before {
		return false
	}
	if at.Person != "" {
		if f := v.memberFlaw(v.units.lookup(at.Unit), at.Person); f != nil {
			v.bad.put(fmt.Sprintf("goals[%d].at.person", goal), f)
		}
	}
	if at.Chain != "" && at.Step != "" && !v.chain(at.Chain).links(at.Step) {
		v.bad.add(fmt.Sprintf("goals[%d].at.step", goal), codeNotLinked, ErrUnknown,
			"chain %q does not link step %q", at.Chain, at.Step)
	}
	return len(v.bad.list) == before
}

// chain returns a chain that is in the model.
func (v *validator) chain(id string) *Chain {
	return &v.m.Chains[v.chains.first[v.chains.lookup(id)]]
}

// links reports whether a chain links a step.
func (c *Chain) links(step string) bool {
	for k := range c.Links {
		if c.Links[k].Step == step {
			return true
		}
	}
	return false
}
