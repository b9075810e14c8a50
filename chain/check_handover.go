package chain

import (
	"fmt"
	"slices"
	"strings"
)

func blindHandover() check {
	return check{plan: (*checker).blindHandover, CheckDoc: CheckDoc{
		ID:       BlindHandover,
		Severity: Info,
		Title:    "A handover that nobody sees",
		Text: "Work passes from one department to another, and no KPI is read where it does: what is lost " +
			"between the two shows in neither's figures. Model the wait as a step that is a handover, " +
			"with the KPIs that are read there, time above all. At is where the work comes from, " +
			"other_at where it goes; every pair of steps is reported once for every chain that has it.",
		Bad:  amended(`{"step": "dock"}, `, ``),
		Good: sample(),
	}}
}

func (c *checker) blindHandover() {
	for n := range c.shapes {
		chain := c.names.chains.At(int32(n))
		for _, h := range c.blind(chain) {
			from, to := At(h.From), At(h.To)
			c.report(Finding{At: from, OtherAt: to, Message: fmt.Sprintf(
				"Between %s and %s in the chain %q work passes from %s to %s, and no KPI is read there, so what is "+
					"lost is seen by neither.", c.where(from), c.where(to), c.where(Whole(chain)),
				c.unitNames(h.FromUnits), c.unitNames(h.ToUnits))})
		}
	}
}

// blind returns the handovers of a chain that cross where no KPI is read on any way
// from the one step to the other.
func (c *checker) blind(chain string) []Handover {
	type pair struct{ from, to string }
	var list []Handover
	at, seen := map[pair]int{}, map[pair]bool{}
	for _, h := range c.Handovers(chain) {
		p := pair{h.From, h.To}
		if _, twice := at[p]; h.Crosses && !twice {
			at[p] = len(list)
			list = append(list, h)
		}
		seen[p] = seen[p] || c.isRead(h.Step)
	}
	return slices.DeleteFunc(list, func(h Handover) bool { return seen[pair{h.From, h.To}] })
}

// isRead reports whether any KPI is read at a step; false for no step.
func (c *checker) isRead(id string) bool {
	step, ok := c.names.steps.Get(id)
	for k := range c.model.KPIs {
		if ok && c.reads(step, k) {
			return true
		}
	}
	return false
}

// unitNames returns what people call units, as a list in a sentence.
func (c *checker) unitNames(ids []string) string {
	names := make([]string, len(ids))
	for n, id := range ids {
		names[n] = c.where(Place{Unit: id})
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
