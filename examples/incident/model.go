package main

import (
	"errors"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
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

// model makes the chains of what the log shows: people correct what it proposes. The
// steps and who does them stay as they are; how often a step is to be passed, what is
// measured and what is aimed for are ours.
func (h *history) model() (chain.Model, error) {
	m, err := h.Log.Chain(incidents)
	if err != nil {
		return m, err
	}
	links := h.planned(m.Chains[0].Links)
	var steps []string
	for _, l := range links {
		steps = append(steps, l.Step)
	}
	first := slices.DeleteFunc(slices.Clone(links), func(l chain.Link) bool { return slices.Contains(h.Excluded, l.Step) })
	m.KPIs, m.Goals = indicators(), goals(h.shares(steps))
	m.Chains = []chain.Chain{
		{ID: incidents, Name: "IT incident, from the call until closed", Satisfaction: onTime,
			Question: "I cannot work: when will it be solved?", Links: links},
		{ID: unsolved, Name: "until resolved", Links: first},
		{ID: straight, Name: "straight way", Links: chain.Sequence(without(steps, without(steps, h.Main))...)},
		{ID: each, Name: "every step once", Links: chain.Sequence(steps...)},
	}
	return m, nil
}

// planned returns links as their owner would plan them: passed once by every incident on
// the straight way, and once elsewhere by those that need the step. These are as many as
// the log shows, in whole incidents in a thousand, rounded up so that no step is planned
// for nobody. So what is measured beyond the plan is incidents that came back to a step
// or were handed over in it, less those that skipped it.
func (h *history) planned(links []chain.Link) []chain.Link {
	there, of := map[string]int64{}, int64(len(h.Incidents))
	for _, r := range h.Log.Rework(journey.Window{}) {
		there[r.Step] = int64(r.Cases)
	}
	for i, l := range links {
		links[i] = chain.Link{Step: l.Step, Passes: whole(1)}
		if !slices.Contains(h.Main, l.Step) {
			links[i].Passes = decimal.New((1000*there[l.Step]+of-1)/of, -3)
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

// measurements returns the readings of the whole log: time and yield where the work was
// done, passes at the links, and flags at the chain.
func (h *history) measurements() ([]chain.Measurement, error) {
	var all journey.Window
	times, err1 := h.Log.Lead(lead, time.Second, all)
	terms, err2 := h.Log.InTime(inTime, all)
	yields, err3 := h.Log.FirstTimeRight(yield, all)
	passes, err4 := h.Log.Passes(incidents, all)
	ms := slices.Concat(times, terms, yields, passes)
	for _, m := range passes {
		if m.At.Chain = unsolved; !slices.Contains(h.Excluded, m.At.Step) {
			ms = append(ms, m)
		}
	}
	for _, m := range times {
		_, stays, _ := m.Reading.Terms()
		m.KPI, m.Reading = firstVisit, kpi.Per(whole(h.Firsts[m.At]), stays)
		ms = append(ms, m)
	}
	for f, id := range flags {
		var yes, known int64
		for _, i := range h.Incidents {
			yes, known = yes+one(i.Flags[f] == "1"), known+one(i.Flags[f] != "")
		}
		ms = append(ms, chain.Measurement{At: chain.Whole(incidents), KPI: id, Reading: kpi.Per(whole(yes), whole(known))})
	}
	return ms, errors.Join(err1, err2, err3, err4)
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}
