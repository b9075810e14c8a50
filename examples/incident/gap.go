package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// gapRow is a row of a divided gap: whose, in hours to read, in seconds to add up,
// and the two columns that these are the sum of.
const gapRow = "%-28s %8s %14s %14s %14s"

// gap writes the gap of the customer's lead time, divided over steps and then over
// departments.
func (r *report) gap() error {
	customers := chain.Whole(incidents)
	steps, err := r.Attribute(customers, lead, chain.Steps)
	if err != nil {
		return err
	}
	departments, err := r.Attribute(customers, lead, chain.Departments)
	if err != nil {
		return err
	}
	side := "below"
	if steps.Gap.Sign() < 0 {
		side = "above"
	}
	r.line("\nThe lead time is %s h %s its target. Who added what to that, per incident: below zero is time",
		hours(kpi.Of(steps.Gap.Abs())), side)
	r.line("lost, above zero time won. Hours are rounded; seconds add up exactly, across and down.")
	r.gapOfSteps(steps)
	r.gapOfDepartments(departments)
	return nil
}

// gapOfSteps writes what every step added, the largest loss first.
func (r *report) gapOfSteps(a chain.Attribution) {
	r.line("\nBy step. Slower: a stay took longer than its target. More often: there were more stays than planned,")
	r.line("for incidents that came back or were handed over, less those that never came. Planned is one stay:")
	r.line("on the straight way for every incident, elsewhere for those that need the step.")
	r.line(gapRow, "Step", "gap h", "gap s", "slower s", "more often s")
	for _, c := range a.Shares {
		r.gapRow(r.Plan().Name(c.At), c.Share.Gap, c.Share.Value, c.Share.Passes)
	}
	s := together(a.Shares)
	r.gapRow("all steps together", s.Gap, s.Value, s.Passes)
	r.rests(a)
}

// gapOfDepartments writes what departments added over all steps, and what stays
// with the steps: that they were passed more often is no department's doing.
func (r *report) gapOfDepartments(a chain.Attribution) {
	named, others := r.named(a.Shares)
	all := together(slices.Concat(named, others))
	r.line("\nBy department: the steps' slower, taken apart. Slower: its stays took longer than their targets. Mix:")
	r.line("the plan is as many stays for everyone on a step; fewer at a slow department, or more at a fast one,")
	r.line("win time. %s", r.naming(len(named)))
	r.line(gapRow, "Department", "gap h", "gap s", "slower s", "mix s")
	for _, c := range named {
		r.gapRow(r.Plan().Name(c.At), c.Share.Gap, c.Share.Value, c.Share.Mix)
	}
	if len(others) > 0 {
		s := together(others)
		r.gapRow(fmt.Sprintf("the %d not named", len(others)), s.Gap, s.Value, s.Mix)
	}
	r.gapRow("all departments together", all.Gap, all.Value, all.Mix)
	r.gapLine("steps passed more often", together(a.Shares).Gap.Sub(all.Gap))
	r.rests(a)
}

// naming says which departments have a row of their own.
func (r *report) naming(named int) string {
	least := r.Plan().MinGroup()
	if named == 0 {
		return fmt.Sprintf("No department is named: that takes %d people.", least)
	}
	return fmt.Sprintf("Named are those of %d people or more that moved the lead time most.", least)
}

// rests writes what is nobody's, and what all adds up to.
func (r *report) rests(a chain.Attribution) {
	r.gapLine("reserve in the targets", a.Reserve)
	r.gapLine("unexplained", a.Unexplained)
	r.gapLine("gap", a.Gap)
}

func (r *report) gapRow(name string, gap, one, other decimal.Decimal) {
	r.line(gapRow, name, hours(kpi.Of(gap)), seconds(gap), seconds(one), seconds(other))
}

func (r *report) gapLine(name string, gap decimal.Decimal) {
	r.line(gapRow, name, hours(kpi.Of(gap)), seconds(gap), "", "")
}

// together adds contributions up.
func together(all []chain.Contribution) (s kpi.Share) {
	for _, c := range all {
		s.Gap, s.Value = s.Gap.Add(c.Share.Gap), s.Value.Add(c.Share.Value)
		s.Passes, s.Mix = s.Passes.Add(c.Share.Passes), s.Mix.Add(c.Share.Mix)
	}
	return s
}

// named returns the ten departments that moved a gap most, the largest loss first,
// and the others. What a few people did together says too much of each: departments
// of fewer than the model's smallest group are among the others, and so are as many
// more as it takes for the others to be no such group.
func (r *report) named(shares []chain.Contribution) (named, others []chain.Contribution) {
	var large []chain.Contribution
	for _, c := range shares {
		switch {
		case c.At.Unit == "":
		case r.people(c) < r.Plan().MinGroup():
			others = append(others, c)
		default:
			large = append(large, c)
		}
	}
	slices.SortStableFunc(large, func(a, b chain.Contribution) int {
		return b.Share.Gap.Abs().Cmp(a.Share.Gap.Abs())
	})
	n := min(10, len(large))
	others = append(others, large[n:]...)
	for n > 0 && len(others) > 0 && r.people(others...) < r.Plan().MinGroup() {
		n--
		others = append(others, large[n])
	}
	slices.SortFunc(large[:n], func(a, b chain.Contribution) int {
		return cmp.Or(a.Share.Gap.Cmp(b.Share.Gap), cmp.Compare(a.At.Unit, b.At.Unit))
	})
	return large[:n], others
}

// people returns how many people are in departments.
func (r *report) people(departments ...chain.Contribution) int {
	all := map[string]bool{}
	for _, c := range departments {
		for at := range r.Plan().Places(c.At) {
			if at.Person != "" {
				all[at.Person] = true
			}
		}
	}
	return len(all)
}
