package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// A sum is what was done at some places together.
type sum struct{ stays, seconds, inTime decimal.Decimal }

// sum adds up the terms of what was read at places.
func (r *report) sum(places ...chain.Place) sum {
	var s sum
	for _, at := range places {
		time, _ := r.Gauge(at, lead)
		seconds, stays, _ := time.Reading.Terms()
		kept, _ := r.Gauge(at, inTime)
		within, _, _ := kept.Reading.Terms()
		s = sum{s.stays.Add(stays), s.seconds.Add(seconds), s.inTime.Add(within)}
	}
	return s
}

// steps writes the customer's chain step by step.
func (r *report) steps(all sum) {
	const row = "%-20s %8s %8s %8s %9s %9s %9s %9s   %-6s"
	r.line("\nSteps, in their typical order. A stay is in time within %s h; the light is that of the lead time.",
		hours(kpi.Of(whole(r.Term))))
	r.line(row, "Step", "stays", "passes", "planned", "mean h", "target h", "of lead", "in time", "light")
	planned := r.planned()
	for _, at := range r.Plan().Parts(chain.Whole(incidents)) {
		s := r.sum(at)
		g, _ := r.Gauge(at, lead)
		times, _ := r.Gauge(chain.Place{Chain: incidents, Step: at.Step}, chain.Passes)
		r.line(row, r.Plan().Name(at), count(s.stays), passes.Format(times.Reading, grouped),
			planned[at.Step], hours(kpi.Per(s.seconds, s.stays)), hours(kpi.Of(g.Goal.Target)),
			share(s.seconds, all.seconds), share(s.inTime, s.stays), g.Status)
	}
}

// planned returns how often the steps of the customer's chain are planned to be
// passed, as text.
func (r *report) planned() map[string]string {
	times := map[string]string{}
	for _, c := range r.Plan().Model().Chains {
		for _, link := range c.Links {
			if c.ID == incidents {
				times[link.Step] = passes.Format(kpi.Of(link.Passes), grouped)
			}
		}
	}
	return times
}

// A department is one row of its table.
type department struct {
	sum
	id     string
	places int
	lights map[kpi.Status]int // of the lead time at its places
}

// departments writes the ten departments with most stays.
func (r *report) departments(all sum) {
	const row = "%-20s %8s %8s %9s %9s %9s   %-16s"
	rows := r.bySize()
	n := min(10, len(rows))
	r.line("\nThe %d largest of %d departments. No department has a figure as a whole: it has places, one in", n, len(rows))
	r.line("each step that it works on, each with a light. A row adds up what was read there; %s is", journey.Unknown)
	r.line("where the log names none.")
	r.line(row, "Department", "places", "stays", "mean h", "of lead", "in time", "green/amber/red")
	for _, d := range rows[:n] {
		r.line(row, d.id, fmt.Sprint(d.places), count(d.stays), hours(kpi.Per(d.seconds, d.stays)),
			share(d.seconds, all.seconds), share(d.inTime, d.stays),
			fmt.Sprintf("%d/%d/%d", d.lights[kpi.Green], d.lights[kpi.Amber], d.lights[kpi.Red]))
	}
}

// bySize returns all departments, the one with most stays first.
func (r *report) bySize() []department {
	var all []department
	for _, u := range r.Plan().Model().Units {
		d := department{id: u.ID, lights: map[kpi.Status]int{}}
		places := r.placesOf(u.ID)
		for _, at := range places {
			g, _ := r.Gauge(at, lead)
			d.lights[g.Status]++
		}
		d.places, d.sum = len(places), r.sum(places...)
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b department) int {
		return cmp.Or(b.stays.Cmp(a.stays), cmp.Compare(a.id, b.id))
	})
	return all
}

// placesOf returns the places of a department, without those of its people.
func (r *report) placesOf(unit string) []chain.Place {
	var places []chain.Place
	for at := range r.Plan().Places(chain.Place{Unit: unit}) {
		if at.Person == "" {
			places = append(places, at)
		}
	}
	return places
}
