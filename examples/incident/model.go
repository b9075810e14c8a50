package main

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The chains. They link the same steps, and so share all that is measured there.
// Passes are a chain's own: the last two plan one of each step and measure none,
// because a yield that counts incidents, not passes, holds for all of them at once.
const (
	incidents = "incident" // the customer's chain
	unsolved  = "unsolved" // the part of it until somebody has the answer
	straight  = "straight" // the straight way through, every step once
	each      = "each"     // every step there is, once: for the yield of them all
)

// model makes the chains and the organisation that the log shows: a starting point
// for people to correct.
func (h *history) model(c counts) chain.Model {
	steps := c.order()
	m := chain.Model{KPIs: indicators(), Goals: goals(h.shares(steps))}
	m.Chains = []chain.Chain{
		{ID: incidents, Name: "IT incident, from the call until closed", Satisfaction: onTime,
			Question: "I cannot work: when will it be solved?", Links: h.links(c, steps)},
		{ID: unsolved, Name: "until resolved", Links: h.links(c, without(steps, h.Excluded))},
		{ID: straight, Name: "straight way", Links: chain.Sequence(without(steps, without(steps, h.Main))...)},
		{ID: each, Name: "every step once", Links: chain.Sequence(steps...)},
	}
	c.organise(&m, steps)
	return m
}

// links returns steps in order, planned to be passed as their owner would: once by
// every incident on the straight way, and once elsewhere by those that need the step.
// These are as many as the log shows, in whole incidents in a thousand, rounded up so
// that no step is planned for nobody. So what is measured beyond the plan is incidents
// that came back to a step or were handed over in it, less those that skipped it.
func (h *history) links(c counts, steps []string) []chain.Link {
	links := chain.Sequence(steps...)
	for i, step := range steps {
		links[i].Passes = whole(1)
		if !slices.Contains(h.Main, step) {
			there := int64(len(c.steps[step].back))
			links[i].Passes = decimal.New((1000*there+c.incidents-1)/c.incidents, -3)
		}
	}
	return links
}

// shares returns how the target of the lead time is to be shared, for one stay in each
// step: off the straight way one mostly waits for others, and gets three times as long.
// A step with a goal of its own keeps that.
func (h *history) shares(steps []string) map[string]decimal.Decimal {
	shares := map[string]decimal.Decimal{}
	for _, step := range steps {
		shares[step] = whole(3)
		if slices.Contains(h.Main, step) {
			shares[step] = whole(1)
		}
	}
	return shares
}

// without returns the IDs that are not among others, in order.
func without(all, others []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(id string) bool { return slices.Contains(others, id) })
}

// organise puts people in departments, and both on steps. A person is named on
// every step that the log has them on: a department alone would bring along all
// its people, also those who never did the step. They have no weights, so the plan
// is that everyone named on a step has as many of its stays as the next.
func (c counts) organise(m *chain.Model, steps []string) {
	by, seen := map[string][]chain.Assignment{}, map[chain.Place]bool{}
	fresh := func(p chain.Place) bool {
		before := seen[p]
		seen[p] = true
		return !before
	}
	for _, at := range c.places() {
		if fresh(chain.Place{Unit: at.Unit}) {
			m.Units = append(m.Units, chain.Unit{ID: at.Unit})
		}
		if fresh(chain.Place{Unit: at.Unit, Person: at.Person}) {
			m.Members = append(m.Members, chain.Member{Unit: at.Unit, Person: at.Person})
		}
		by[at.Step] = append(by[at.Step], chain.Assignment{Unit: at.Unit, Person: at.Person})
	}
	for _, id := range steps {
		m.Steps = append(m.Steps, chain.Step{ID: id, By: by[id]})
	}
}

// measurements returns the readings of the whole log: work where it was done,
// yields at the steps, passes at the links, and flags at the chain.
func (h *history) measurements(c counts) []chain.Measurement {
	var ms []chain.Measurement
	add := func(at chain.Place, id string, part, of int64) {
		ms = append(ms, chain.Measurement{At: at, KPI: id, Reading: kpi.Per(whole(part), whole(of))})
	}
	for _, at := range c.places() {
		w := c.people[at]
		add(at, lead, w.seconds, w.stays)
		add(at, inTime, w.inTime, w.stays)
		add(at, firstVisit, w.firstVisits, w.stays)
	}
	for _, step := range c.order() {
		p, once := c.steps[step], c.steps[step].once()
		add(chain.At(step), yield, once.part, once.whole)
		add(chain.Place{Chain: incidents, Step: step}, chain.Passes, p.stays, c.incidents)
		if !slices.Contains(h.Excluded, step) {
			add(chain.Place{Chain: unsolved, Step: step}, chain.Passes, p.stays, c.incidents)
		}
	}
	for i, id := range flags {
		add(chain.Whole(incidents), id, c.flags[i].part, c.flags[i].whole)
	}
	return ms
}
