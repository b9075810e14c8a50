package main

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// ours is this library. A result keeps no lights, scores and gaps: they are worked out as
// they are read, which Judge does for all.
type ours struct {
	c       *Cascade
	model   chain.Model
	places  []chain.Place
	ms      []chain.Measurement // what people read, by ID
	columns []chain.Readings    // the same, in the order of people
	plan    *chain.Plan
	// people and all are the places of the columns, and all places.
	people, all  *chain.Roster
	byID, result *chain.Result
	lights       [][]chain.Light // by KPI, then place
}

func newOurs(c *Cascade) Peer {
	o := &ours{c: c, model: modelOf(c), places: placesOf(c)}
	o.ms = measurementsOf(c, o.places)
	for k, of := range c.KPIs {
		v := chain.Readings{KPI: of.ID, Decimals: 2, Num: c.Num[k]}
		if of.Kind == Rate {
			v.Den = c.Den[k]
		}
		o.columns = append(o.columns, v)
	}
	return o
}

func (o *ours) Build() (err error) {
	bare := o.model
	bare.Goals = nil
	if o.plan, err = chain.NewPlan(bare); err != nil {
		return err
	}
	return o.enrol()
}

// enrol makes the rosters, which the plans of all periods share, and room for lights.
func (o *ours) enrol() (err error) {
	o.lights = make([][]chain.Light, len(o.c.KPIs))
	for k := range o.lights {
		o.lights[k] = make([]chain.Light, o.c.Nodes())
	}
	if o.all, err = o.plan.Roster(slices.Values(o.places)); err != nil {
		return err
	}
	o.people, err = o.plan.Roster(func(yield func(chain.Place) bool) {
		for _, at := range o.c.People {
			if !yield(o.places[at]) {
				return
			}
		}
	})
	return err
}

func (o *ours) Aim() (err error) {
	o.plan, err = o.plan.WithGoals(o.model.Goals)
	return err
}

// Load rolls up too: Evaluate finds places and composes.
func (o *ours) Load() (err error) {
	o.byID, err = o.plan.Evaluate("now", o.ms)
	return err
}

// Roll takes readings that stand in columns.
func (o *ours) Roll() (err error) {
	o.result, err = o.plan.EvaluateRoster("now", o.people, o.columns...)
	return err
}

func (o *ours) Judge() error {
	for k, of := range o.c.KPIs {
		list, n := o.lights[k], 0
		for i, v := range o.result.Lights(o.all, of.ID, 4) {
			list[i] = v
			n++
		}
		if n != o.c.Nodes() {
			return fmt.Errorf("%d lights of %s, not %d", n, of.ID, o.c.Nodes())
		}
	}
	return nil
}

// Answers returns what gauges say, which are to say the same of readings by ID, and lights.
func (o *ours) Answers() ([]Answer, error) {
	var list []Answer
	for i, at := range o.places {
		for k, of := range o.c.KPIs {
			a, err := o.answer(o.result, at, of.ID)
			if err != nil {
				return nil, err
			}
			if other, err := o.answer(o.byID, at, of.ID); err != nil || other != a {
				return nil, fmt.Errorf("%s at %s reads %+v by ID, and %+v in columns: %w", of.ID, at, other, a, err)
			}
			v := o.lights[k][i]
			if got := (Answer{a.Num, a.Den, a.Target, a.Amber, Light(v.Status - kpi.Red), int64(v.Score), v.Gap}); got != a {
				return nil, fmt.Errorf("the light of %s at %s is %+v, and its gauge %+v", of.ID, at, v, a)
			}
			list = append(list, a)
		}
	}
	return list, nil
}

func (o *ours) Change(k int, changes []Change) (Answer, error) {
	ms := make([]chain.Measurement, 0, len(changes))
	for _, ch := range changes {
		ms = append(ms, measurement(o.c, o.places[o.c.People[ch.Person]], k, ch.Num, ch.Den))
	}
	with, err := o.result.With(ms...)
	if err != nil {
		return Answer{}, err
	}
	return o.answer(with, o.places[o.c.root(changes[0].Person)], o.c.KPIs[k].ID)
}

func (o *ours) Close() error { return nil }

// answer reads a gauge.
func (o *ours) answer(r *chain.Result, at chain.Place, id string) (Answer, error) {
	g, ok := r.Gauge(at, id)
	if !ok || g.Goal == nil {
		return Answer{}, fmt.Errorf("no gauge of %s at %s", id, at)
	}
	num, den, _ := g.Reading.Terms()
	a := Answer{Num: units(num, 2), Den: units(den, 0), Target: units(g.Goal.Target, 2),
		Light: Light(g.Status - kpi.Red), Score: units(g.Score, 2), Gap: units(g.Gap.Round(4), 4)}
	if a.Den == 0 {
		a.Den = 1
	}
	end, ok := g.Goal.Amber.Max()
	if !ok {
		end, _ = g.Goal.Amber.Min()
	}
	a.Amber = units(end, 2)
	return a, nil
}

// units returns a decimal in units of 10^-places.
func units(d decimal.Decimal, places int32) int64 { return d.Shift(places).IntPart() }

// root returns the chain of a person.
func (c *Cascade) root(person int32) int32 {
	at := c.People[person]
	for c.Parent[at] >= 0 {
		at = c.Parent[at]
	}
	return at
}

// modelOf writes a cascade as a host would.
func modelOf(c *Cascade) chain.Model {
	var m chain.Model
	for _, k := range c.KPIs {
		m.KPIs = append(m.KPIs, indicator(k))
	}
	for at, id := range c.ID {
		switch up := c.Parent[at]; c.Level[at] {
		case levelChain:
			links := chain.Sequence(c.ID[c.From[at]:c.To[at]]...)
			m.Chains = append(m.Chains, chain.Chain{ID: id, Links: links})
		case levelStep:
			step := chain.Step{ID: id}
			for _, unit := range c.ID[c.From[at]:c.To[at]] {
				step.By = append(step.By, chain.Assignment{Unit: unit})
			}
			m.Steps = append(m.Steps, step)
		case levelDepartment:
			m.Units = append(m.Units, chain.Unit{ID: id})
		case levelTeam:
			m.Units = append(m.Units, chain.Unit{ID: id, Parent: c.ID[up]})
		case levelPerson:
			m.Members = append(m.Members, chain.Member{Person: id, Unit: c.ID[up], Weight: decimal.New(c.Weight[at], -1)})
		}
	}
	for i, g := range c.Goals {
		root, k := c.Roots[i/len(c.KPIs)], c.KPIs[i%len(c.KPIs)]
		goal := chain.Goal{At: chain.Whole(c.ID[root]), KPI: k.ID, Target: decimal.New(g.Target, -2)}
		if goal.Amber = kpi.AtMost(decimal.New(g.Amber, -2)); k.Kind == Done {
			goal.Amber = kpi.AtLeast(decimal.New(g.Amber, -2))
		}
		m.Goals = append(m.Goals, goal)
	}
	return m
}

func indicator(k KPI) kpi.Indicator {
	i := kpi.Indicator{ID: k.ID, Decimals: 2, Better: kpi.Lower}
	switch k.Kind {
	case Cost:
		i.Along, i.Across, i.Over = kpi.Total, kpi.Total, kpi.Total
	case Rate:
		i.Along, i.Across, i.Over = kpi.Ratio, kpi.Ratio, kpi.Ratio
	case Done:
		i.Along, i.Across, i.Over, i.Better = kpi.Min, kpi.Sum, kpi.Sum, kpi.Higher
	}
	return i
}

// placesOf names every node.
func placesOf(c *Cascade) []chain.Place {
	places := make([]chain.Place, c.Nodes())
	for at, id := range c.ID {
		switch c.Level[at] {
		case levelChain:
			places[at] = chain.Whole(id)
		case levelStep:
			places[at] = chain.At(id)
		case levelPerson:
			places[at] = places[c.Parent[at]].Who(id)
		default:
			places[at] = places[c.Parent[at]].By(id)
		}
	}
	return places
}

func measurementsOf(c *Cascade, places []chain.Place) []chain.Measurement {
	ms := make([]chain.Measurement, 0, len(c.People)*len(c.KPIs))
	for n, at := range c.People {
		for k := range c.KPIs {
			ms = append(ms, measurement(c, places[at], k, c.Num[k][n], c.Den[k][n]))
		}
	}
	return ms
}

func measurement(c *Cascade, at chain.Place, k int, num, den int64) chain.Measurement {
	m := chain.Measurement{At: at, KPI: c.KPIs[k].ID, Reading: kpi.Of(decimal.New(num, -2))}
	if c.KPIs[k].Kind == Rate {
		m.Reading = kpi.Per(decimal.New(num, -2), decimal.New(den, 0))
	}
	return m
}
