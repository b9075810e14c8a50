package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// A teller writes what the plan and its results say, for people.
type teller struct {
	io.Writer
	plan *chain.Plan
}

// today writes what every step can do, in complaints, and how long it takes.
func (t teller) today(o office, r *chain.Result) {
	t.line("FROM COMPLAINT TO SOLUTION\n")
	t.line("    %-22s %-24s %6s %9s %10s", "", "", "people", "a week", "lead time")
	for _, l := range o.model.Chains[0].Links {
		at := chain.At(l.Step)
		g, _ := r.Gauge(at, "week")
		week, _ := g.Reading.Value()
		if !l.Passes.IsZero() {
			week = week.DivRound(l.Passes, 1)
		}
		t.line("    %-22s %-24s %6d %9s %10s", t.plan.Name(at), t.teams(at), t.plan.People(at), t.week(kpi.Of(week)), t.lead(r, at))
	}
	whole := chain.Whole("complaint")
	g, _ := r.Gauge(whole, "week")
	t.line("    %-22s %-24s %6d %9s %10s", t.plan.Name(whole), "", t.plan.People(whole), t.week(g.Reading), t.lead(r, whole))
	t.line("\n  The chain is to solve %s complaints a week, and its light is %s. A visit is needed by six in ten,",
		t.week(kpi.Of(o.model.Goals[0].Target)), g.Status)
	t.line("  and a payment by eight: what these steps can do is given in complaints.")
}

// teams writes who does a step.
func (t teller) teams(step chain.Place) string {
	var names []string
	for _, department := range t.plan.Parts(step) {
		for _, team := range t.plan.Parts(department) {
			names = append(names, t.plan.Name(chain.Place{Unit: team.Unit}))
		}
	}
	return strings.Join(names, ", ")
}

// onePerson writes what one more person would do in every team.
func (t teller) onePerson(gains []scenario.Gain) {
	t.title("One more person: where does it help the customer?")
	for _, g := range gains {
		t.line("    %-18s %6s in the step   the chain %s", t.unit(g), "+"+t.week(kpi.Of(g.Adds)), t.effect(g))
	}
	t.line("\n  The longest wait is at the payments, and a person there does nothing for the chain.")
}

// rounds writes hire after hire.
func (t teller) rounds(rounds []scenario.Gain) {
	t.title("Hire, and ask again: the bottleneck moves")
	var fte decimal.Decimal
	for n, g := range rounds {
		fte = fte.Add(g.Hire.Weight)
		t.line("    %d. %-18s %-14s  the chain %-15s %s", n+1, t.unit(g), share(g.Hire.Weight), t.effect(g), g.After.Status)
	}
	t.line("\n  %s people, spread over the teams, do what no number of them would in one team.", kpi.Of(fte))
}

// training writes what it does to move people instead.
func (t teller) training(now, one, two *chain.Result) {
	t.title("Or train: the desk can spare somebody for the inspection")
	for n, then := range []*chain.Result{one, two} {
		t.line("    %d trained", n+1)
		for _, c := range scenario.Compare(now, then) {
			if c.Before.KPI == "week" && c.At.Unit == "" {
				t.line("      %-24s %5s -> %5s  %s", t.plan.Name(c.At), t.week(c.Before.Reading), t.week(c.After.Reading), c.After.Status)
			}
		}
	}
	t.line("\n  One is as good as the first hire, and adds no salary. With two the desk is the bottleneck.")
}

// effect writes what a hire does to the chain.
func (t teller) effect(g scenario.Gain) string {
	if g.After.Reading.Equal(g.Before.Reading) {
		return fmt.Sprintf("stays at %s", t.week(g.Before.Reading))
	}
	return fmt.Sprintf("%s -> %s", t.week(g.Before.Reading), t.week(g.After.Reading))
}

// share writes a part of a person.
func share(weight decimal.Decimal) string {
	if weight.LessThan(d("1")) {
		return "half a person"
	}
	return "one person"
}

func (t teller) unit(g scenario.Gain) string { return t.plan.Name(chain.Place{Unit: g.Hire.Unit}) }

// week writes what can be done in a week.
func (t teller) week(r kpi.Reading) string {
	i, _ := t.plan.Indicator("week")
	return i.Format(r, kpi.Format{})
}

// lead writes how long a place takes.
func (t teller) lead(r *chain.Result, at chain.Place) string {
	g, _ := r.Gauge(at, "lead")
	i, _ := t.plan.Indicator("lead")
	return i.Format(g.Reading, kpi.Format{})
}

func (t teller) title(text string) {
	t.line("\n\n%s\n%s\n", text, strings.Repeat("-", len(text)))
}

// line writes one line, without white space at its end.
func (t teller) line(format string, args ...any) {
	fmt.Fprintln(t, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}
