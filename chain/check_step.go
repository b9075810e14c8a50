package chain

import (
	"fmt"
	"iter"
)

// work yields the steps that some chain links and that are no handovers, in model
// order.
func (c *checker) work() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for step := range int32(c.names.steps.Len()) {
			if len(c.chainsOf.of(step)) > 0 && !c.isWait(step) && !yield(step) {
				return
			}
		}
	}
}

func stepWithoutKPI() check {
	return check{plan: (*checker).stepWithoutKPI, CheckDoc: CheckDoc{
		ID:       StepWithoutKPI,
		Severity: Warning,
		Title:    "A step without a goal",
		Text: "No goal reaches this step: none is set on it, on a unit in it or on its passes, and none is " +
			"cascaded to it. Those who do it cannot see whether it goes well, and the chain promises " +
			"nothing about it. Set a goal, or let one of the chain's KPIs be read at it. Handovers, and " +
			"steps that no chain links, are not looked at. A step of two chains is reported once.",
		Bad: amended(`{"id": "ship", "name": "Ship",`, `{"id": "ship", "name": "Ship", "kpis": ["happy"],`),
		Good: amended(`{"id": "ship", "name": "Ship",`,
			`{"id": "ship", "name": "Ship", "kpis": ["happy", "cost"],`),
	}}
}

func (c *checker) stepWithoutKPI() {
	for step := range c.work() {
		if at := At(c.names.steps.At(step)); !c.hasGoal(step) {
			c.report(Finding{At: at, Message: fmt.Sprintf(
				"No goal reaches the step %q, so those who do it cannot see whether it goes well.", c.where(at))})
		}
	}
}

// hasGoal reports whether there is any goal in a step, or for its passes.
func (c *checker) hasGoal(step int32) bool {
	for k := range c.indicators {
		if c.block(step, k).bands != nil {
			return true
		}
	}
	for _, l := range c.chainsOf.of(step) {
		if c.chainPlans[l.tree].passes[l.at].bands != nil {
			return true
		}
	}
	return false
}

func stepWithoutPeople() check {
	return check{plan: (*checker).stepWithoutPeople, CheckDoc: CheckDoc{
		ID:       StepWithoutPeople,
		Severity: Warning,
		Title:    "A step that nobody does",
		Text: "Nobody is assigned to this step: what the chain asks of it reaches no one. Say who does it; a " +
			"wait that nobody does is a handover. Steps that no chain links are not looked at. A step of " +
			"two chains is reported once.",
		Bad: amended(
			`"handover": true, "kpis": ["lead"]},`,
			`"handover": true, "kpis": ["lead"]},`+"\n"+`    {"id": "bill", "name": "Bill"},`,
			`{"step": "ship"}]`, `{"step": "ship"}, {"step": "bill"}]`),
		Good: sample(),
	}}
}

func (c *checker) stepWithoutPeople() {
	for step := range c.work() {
		if at := At(c.names.steps.At(step)); len(c.model.Steps[step].By) == 0 {
			c.report(Finding{At: at, Message: fmt.Sprintf(
				"Nobody does the step %q, so what the chain asks of it reaches no one.", c.where(at))})
		}
	}
}

func deadEnd() check {
	return check{plan: (*checker).deadEnd, CheckDoc: CheckDoc{
		ID:       DeadEnd,
		Severity: Warning,
		Title:    "A step that leads nowhere",
		Text: "No later step comes after this one, and it is not the last: its work is handed over to nobody, " +
			"so that the customer gets an answer without it. Say what it leads to (after), or leave it " +
			"out of the chain. Steps that are alternatives of the last (choice) end the chain as it " +
			"does. A step of two chains is reported for each chain in which it leads nowhere: other_at.",
		Bad: amended(
			`"handover": true, "kpis": ["lead"]},`,
			`"handover": true, "kpis": ["lead"]},`+"\n"+
				`    {"id": "bill", "name": "Bill", "by": [{"unit": "warehouse"}]},`,
			`{"step": "dock"}, {"step": "ship"}]`,
			`{"step": "bill"}, {"step": "dock", "after": ["pick"]}, {"step": "ship"}]`),
		Good: amended(
			`"handover": true, "kpis": ["lead"]},`,
			`"handover": true, "kpis": ["lead"]},`+"\n"+
				`    {"id": "bill", "name": "Bill", "by": [{"unit": "warehouse"}]},`,
			`{"step": "dock"}, {"step": "ship"}]`,
			`{"step": "bill"}, {"step": "dock", "after": ["pick", "bill"]}, {"step": "ship"}]`),
	}}
}

func (c *checker) deadEnd() {
	for n, shape := range c.shapes {
		chain := Whole(c.names.chains.At(int32(n)))
		for _, l := range shape.deadEnds() {
			at := At(c.names.steps.At(shape.links[l].step))
			c.report(Finding{At: at, OtherAt: chain, Message: fmt.Sprintf(
				"The step %q leads nowhere in the chain %q, so the customer gets an answer without it.",
				c.where(at), c.where(chain))})
		}
	}
}

// deadEnds returns the links that no later link comes after, but for the last and
// its alternatives.
func (s chainShape) deadEnds() []int {
	leads := make([]bool, len(s.links))
	chosen := make([]bool, len(s.links)+1) // by choice; 0 is none
	mark := func(l int) {
		leads[l] = true
		chosen[s.links[l].choice] = true
	}
	for _, link := range s.links {
		for _, b := range link.after {
			mark(b)
		}
	}
	mark(len(s.links) - 1)
	chosen[0] = false
	var ends []int
	for l, link := range s.links {
		if !leads[l] && !chosen[link.choice] {
			ends = append(ends, l)
		}
	}
	return ends
}
