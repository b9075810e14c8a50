package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A teller writes what a plan and its results say, for people.
type teller struct {
	io.Writer
	plan *chain.Plan
}

// journeys writes both chains, step by step.
func (t teller) journeys() {
	t.line("TWO QUESTIONS, ONE SERVICE DESK")
	for c := range t.plan.Chains() {
		t.line("\n  %s: %q", c.Name, c.Question)
		for _, l := range c.Links {
			t.line("    %-28s %s", t.plan.Name(chain.At(l.Step)), often(l.Passes))
		}
	}
}

// often says how many questions pass a step, or how often each does; with nothing
// planned that is once.
func often(passes decimal.Decimal) string {
	switch {
	case passes.IsZero() || passes.Equal(d("1")):
		return "always"
	case passes.LessThan(d("1")):
		return passes.Shift(1).String() + " in 10"
	default:
		return passes.String() + " times"
	}
}

// targets compares what each question asks of a step with what the step aims for.
func (t teller) targets(forLine, forBill *chain.Plan) {
	t.title("How much each step must solve first time")
	t.line("    %-28s %11s %11s %13s", "", "for a line", "for a bill", "its target")
	for _, step := range t.plan.Model().Steps {
		at := chain.At(step.ID)
		t.line("    %-28s %11s %11s %13s", step.Name,
			t.goal(forLine, at), t.goal(forBill, at), t.goal(t.plan, at))
	}
	t.line("\n  Whoever answers the call serves both, and has one target: the stricter.")
}

// everyoneOnTarget shows that green for everyone is green for the customer.
func (t teller) everyoneOnTarget(r *chain.Result) {
	t.title("When everyone just meets their target")
	for c := range t.plan.Chains() {
		at := chain.Whole(c.ID)
		t.line("    %-28s %s   where %s will do", c.Name, t.light(r, at, "solved"), t.goal(t.plan, at))
	}
	t.line("\n  Green for everyone is green for the customer: that is how targets are made.")
}

// months sets two months side by side.
func (t teller) months(before, after *chain.Result) {
	t.title("Since April the desk is judged on its calls")
	t.line("    %-28s %11s %18s", "", before.Period(), after.Period())
	rows := func(at chain.Place, kpis ...string) {
		for _, id := range kpis {
			t.line("      %-26s %s  %s", t.indicator(id).Name, t.light(before, at, id), t.light(after, at, id))
		}
	}
	t.line("    %s", t.plan.Name(desk))
	rows(desk, "calls")
	t.line("    %s", t.plan.Name(chain.At("answer")))
	rows(chain.At("answer"), "solved")
	for c := range t.plan.Chains() {
		t.line("    %-28s %s  %s", c.Name, card(before, c.ID), card(after, c.ID))
		rows(chain.Whole(c.ID), "solved", "happy")
	}
}

// card writes a chain's scorecard in one light.
func card(r *chain.Result, chainID string) string {
	s := r.Score(chainID, chain.Whole(chainID))
	return fmt.Sprintf("%4s of 100  %-5s", s.Value.Round(0), s.Status)
}

// comingBack shows what it costs that questions take another way than planned.
func (t teller) comingBack(asPlanned, after *chain.Result) {
	t.title("What is not fixed at once comes back")
	t.line("    %-28s %11s %18s", t.plan.Name(line), "as planned", after.Period())
	for c := range t.plan.Chains() {
		for _, l := range c.Links {
			link := chain.Place{Chain: c.ID, Step: l.Step}
			if g, measured := after.Gauge(link, chain.Passes); measured {
				was, _ := g.Reading.Value()
				t.line("      %-26s %11s %18s", t.plan.Name(chain.At(l.Step)),
					often(l.Passes), often(was))
			}
		}
	}
	t.line("      %-26s %s  %s", t.indicator("solved").Name,
		t.light(asPlanned, line, "solved"), t.light(after, line, "solved"))
}

// sight writes the way from a KPI to the customer, and what happens on it.
func (t teller) sight(hops []chain.Hop, r *chain.Result) {
	t.title("Where more calls lead")
	for k, h := range hops {
		if k > 0 {
			t.line("        %s", hops[k-1].Because)
		}
		name := t.plan.Name(h.At) + ": " + strings.ToLower(t.indicator(h.KPI).Name)
		t.line("    %-38s %s", name, t.light(r, h.At, h.KPI))
	}
}

// goal writes what a place must solve first time.
func (t teller) goal(p *chain.Plan, at chain.Place) string {
	if goal, ok := p.Target(at, "solved"); ok {
		return t.show("solved", kpi.Of(goal.Target))
	}
	return "-"
}

// light writes what a gauge reads, and its light.
func (t teller) light(r *chain.Result, at chain.Place, kpiID string) string {
	g, _ := r.Gauge(at, kpiID)
	return fmt.Sprintf("%11s  %-5s", t.show(kpiID, g.Reading), g.Status)
}

// show writes a reading the way its KPI is read.
func (t teller) show(kpiID string, r kpi.Reading) string {
	return t.indicator(kpiID).Format(r, kpi.Format{Group: true})
}

func (t teller) indicator(kpiID string) kpi.Indicator {
	i, _ := t.plan.Indicator(kpiID)
	return i
}

func (t teller) title(text string) {
	t.line("\n\n%s\n%s\n", text, strings.Repeat("-", len(text)))
}

// line writes one line, without white space at its end.
func (t teller) line(format string, args ...any) {
	fmt.Fprintln(t, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}
