package main

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/examples/incident/events"
	"github.com/kpichain/kpichain/examples/shop/year"
	"github.com/kpichain/kpichain/kpi"
)

// A story is an organisation, its periods, and what of them is worth looking at.
type story struct {
	folder, name string
	model        chain.Model
	boards       *dashboard.Boards
	// chain and kpi are what the pictures of parts and whole are about.
	chain, kpi string
	depth      chain.Level // of the cascade
	// pages are whose boards are shown, sheet the one of which all pictures are made.
	pages []page
	sheet chain.Place
}

// A page is one audience.
type page struct {
	name string
	of   chain.Place
}

// shop is the year in which purchasing reaches its goal and the customers are sent home.
func shop() (story, error) {
	s := story{
		folder: "shop", name: "A shop and its year", chain: "visit", kpi: "lead", depth: chain.Teams,
		pages: []page{
			{"directors", chain.Place{}}, {"chain", chain.Whole("visit")}, {"step", chain.At("order")},
			{"department", chain.Place{Unit: "purchasing"}}, {"person", chain.Place{Person: "p16"}},
		},
		sheet: chain.Place{Unit: "purchasing"},
	}
	plan, err := year.Load(year.Model)
	if err != nil {
		return s, err
	}
	months, err := year.Evaluate(plan, year.Months)
	if err != nil {
		return s, err
	}
	if s.model, err = chain.Decode(year.Model); err != nil {
		return s, err
	}
	s.boards, err = dashboard.New(months...)
	return s, err
}

// incident is an IT service desk, as its log proposes it, month by month.
func incident(dir string) (story, error) {
	const lead = "lead"
	s := story{folder: "incident", name: "A log of incidents", chain: "incident", kpi: lead, depth: chain.Steps, sheet: chain.Whole("incident")}
	h, err := events.Read(dir)
	if err != nil {
		return s, err
	}
	if s.model, err = h.Log.Chain(s.chain); err != nil {
		return s, err
	}
	for k, name := range []string{"Lead time", "First time right"} {
		s.model.KPIs[k].Name = name
	}
	s.model.Goals = append(s.model.Goals, chain.Goal{At: chain.Whole(s.chain), KPI: lead,
		Target: decimal.NewFromInt(240), Amber: kpi.AtMost(decimal.NewFromInt(336))})
	s.model.Chains[0].Name = "IT incident, from the call until closed"
	s.model.Chains[0].Question = "I cannot work: when will it be solved?"
	plan, err := chain.NewPlan(s.model)
	if err != nil {
		return s, err
	}
	var months []*chain.Result
	for _, m := range h.Log.ByMonth(time.UTC) {
		times, err := h.Log.Lead(lead, time.Hour, m.In)
		if err != nil {
			return s, err
		}
		passes, err := h.Log.Passes(s.chain, m.In)
		if err != nil {
			return s, err
		}
		yields, err := h.Log.FirstTimeRight("first_time_right", m.In)
		if err != nil {
			return s, err
		}
		r, err := plan.Evaluate(m.Label, slices.Concat(times, passes, yields))
		if err != nil {
			return s, err
		}
		months = append(months, r)
	}
	s.pages = []page{{"chain", chain.Whole(s.chain)}, {"step", chain.At(s.model.Chains[0].Links[0].Step)}}
	s.boards, err = dashboard.New(months...)
	return s, err
}
