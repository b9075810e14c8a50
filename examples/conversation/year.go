package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

//go:embed model.json
var modelJSON []byte

//go:embed year.json
var yearJSON []byte

// A month is what changed in it, and what was measured: nothing in one that is still to
// come.
type month struct {
	Month        string              `json:"month"`
	Budget       kpi.Thresholds      `json:"budget"`
	Joins        []chain.Member      `json:"joins,omitempty"`
	Leaves       []chain.Member      `json:"leaves,omitempty"`
	Measurements []chain.Measurement `json:"measurements,omitempty"`
}

// A year is the months of the shop, in words.
type year struct {
	language
	months  []month
	results []*chain.Result // one a month, each of the plan of that month
	now     int             // the last month that was measured
}

// newYear makes a plan and a result of every month.
func newYear(in language) (*year, error) {
	model, err := chain.Decode(modelJSON)
	if err != nil {
		return nil, err
	}
	y := &year{language: in}
	if err := strict(yearJSON, &y.months); err != nil {
		return nil, err
	}
	plan, err := chain.NewPlan(in.name(model))
	if err != nil {
		return nil, err
	}
	for k, m := range y.months {
		if plan, err = m.change(plan); err != nil {
			return nil, fmt.Errorf("%s: %w", m.Month, err)
		}
		r, err := plan.Evaluate(in.labels[m.Month], m.Measurements)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Month, err)
		}
		y.results = append(y.results, r)
		if len(m.Measurements) > 0 {
			y.now = k
		}
	}
	return y, nil
}

// change returns the plan from this month on: with its budget, and with those who work
// there now.
func (m month) change(before *chain.Plan) (*chain.Plan, error) {
	model := before.Model()
	model.Goals = budgeted(model.Goals, m.Budget)
	if len(m.Joins) == 0 && len(m.Leaves) == 0 {
		return before.WithGoals(model.Goals)
	}
	model.Members = slices.DeleteFunc(model.Members, func(p chain.Member) bool {
		return slices.ContainsFunc(m.Leaves, func(left chain.Member) bool {
			return left.Person == p.Person && left.Unit == p.Unit
		})
	})
	model.Members = append(model.Members, m.Joins...)
	return chain.NewPlan(model)
}

// budgeted returns goals with another budget for the chain: its share in every step
// stays what it was.
func budgeted(goals []chain.Goal, budget kpi.Thresholds) []chain.Goal {
	goals = slices.Clone(goals)
	for k, g := range goals {
		if g.At == visit && g.KPI == "cost" {
			goals[k].Target, goals[k].Amber = budget.Target, budget.Amber
		}
	}
	return goals
}

// quarter composes three months into one result, of the last one's plan and of the
// budgets of all three.
func (y *year) quarter(k int) (*chain.Result, error) {
	results := y.results[3*k : 3*k+3]
	last := results[2].Plan()
	plan, err := last.WithGoals(budgeted(last.Model().Goals, y.budget(k)))
	if err != nil {
		return nil, err
	}
	return plan.Combine(fmt.Sprintf(y.quarters, k+1), results...)
}

// budget returns that of a quarter.
func (y *year) budget(k int) kpi.Thresholds {
	var sum kpi.Thresholds
	for _, m := range y.months[3*k : 3*k+3] {
		before, _ := sum.Amber.Max()
		amber, _ := m.Budget.Amber.Max()
		sum.Target = sum.Target.Add(m.Budget.Target)
		sum.Amber = kpi.AtMost(before.Add(amber))
	}
	return sum
}

// mean returns what many would take for the quarter: the mean of its months, each
// counting as much as any other.
func (y *year) mean(k int, at chain.Place, kpiID string) (kpi.Reading, error) {
	var months []kpi.Part
	for _, r := range y.results[3*k : 3*k+3] {
		g, _ := r.Gauge(at, kpiID)
		months = append(months, kpi.Part{ID: r.Period(), Reading: g.Reading})
	}
	mean, _ := kpi.Mean.Operator()
	return mean.Compose(months)
}

// strict reads JSON without fields that it does not know.
func strict(data []byte, v any) error {
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	return in.Decode(v)
}
