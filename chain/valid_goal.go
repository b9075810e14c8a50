package chain

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// checkGoals reports what is wrong with goals.
func (v *validator) checkGoals() {
	type key struct {
		at  Place
		kpi string
	}
	seen := make(map[key]int, len(v.m.Goals))
	for i := range v.m.Goals {
		g := &v.m.Goals[i]
		v.checkGoal(i, g)
		k := key{g.At, g.KPI}
		if first, twice := seen[k]; twice {
			v.bad.add(fmt.Sprintf("goals[%d]", i), codeGoalTwice, ErrDuplicate,
				"goals[%d] is a goal of %q at %q already", first, g.KPI, g.At)
		} else {
			seen[k] = i
		}
	}
}

// checkGoal reports what is wrong with one goal.
func (v *validator) checkGoal(i int, g *Goal) {
	placed := v.checkPlace(i, g.At)
	known := v.checkGoalKPI(i, g)
	if placed && known {
		v.checkReach(i, g)
	}
	v.checkNumbers(i, g, known)
	v.checkShares(i, g)
	if !g.Depth.known() {
		v.bad.add(fmt.Sprintf("goals[%d].depth", i), codeDepth, kpi.ErrRange,
			"there is no depth %d", int(g.Depth))
	}
}

// checkGoalKPI reports a KPI that is unknown, or cannot have a goal at its place,
// and whether it is known.
func (v *validator) checkGoalKPI(i int, g *Goal) bool {
	path := func() string { return fmt.Sprintf("goals[%d].kpi", i) }
	link := g.At.Chain != "" && g.At.Step != ""
	if f := v.anyKPIFlaw(g.KPI); f != nil {
		v.bad.put(path(), f)
		return false
	}
	switch {
	case g.KPI == Passes && !link:
		v.bad.add(path(), codePassesOnly, ErrUnknown,
			"%q is read at a step of a chain only, not at %q", Passes, g.At)
	case g.KPI != Passes && link:
		v.bad.add(path(), codePassesOnly, ErrUnknown,
			"at a step of a chain, as %q is, only %q is read", g.At, Passes)
	}
	return true
}

// checkReach reports a goal whose KPI is not read at its step, or does not
// compose along its chain.
func (v *validator) checkReach(i int, g *Goal) {
	switch {
	case g.KPI == Passes || g.At.Chain != "" && g.At.Step != "":
	case g.At.Step != "":
		if !v.reads(v.steps.lookup(g.At.Step), g.KPI) {
			v.bad.add(fmt.Sprintf("goals[%d].kpi", i), codeNotRead, ErrUnknown,
				"%q is not read at step %q, whose kpis leave it out", g.KPI, g.At.Step)
		}
	case g.At.Chain != "":
		if f := v.alongFlaw(g.KPI, v.chain(g.At.Chain)); f != nil {
			v.bad.put(fmt.Sprintf("goals[%d].kpi", i), f)
		}
	}
}

// alongFlaw reports a rule that does not compose along a chain such as this:
// total where a step is shared, mean and end where there is a choice.
func (v *validator) alongFlaw(kpiID string, c *Chain) *flaw {
	rule := v.indicator(v.kpis.lookup(kpiID)).Along
	for k := range c.Links {
		l := &c.Links[k]
		step := v.steps.lookup(l.Step)
		if step < 0 || !v.reads(step, kpiID) {
			continue
		}
		if rule == kpi.Total && v.linked[step] > 1 {
			return newFlaw(codeShared, kpi.ErrRule,
				"rule total cannot be used along chain %q: step %q is another chain's too, "+
					"and its amounts do not say whose they are", c.ID, l.Step)
		}
		if (rule == kpi.Mean || rule == kpi.End) && l.Choice != "" {
			return newFlaw(codeChoiceRule, kpi.ErrRule,
				"rule %s cannot be used along chain %q: it has choice %q", rule, c.ID, l.Choice)
		}
	}
	return nil
}
