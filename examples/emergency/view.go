package main

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A drawing makes a model of departments, and says where each of them is in it.
type drawing func([]department) (chain.Model, placing)

type placing func(department) chain.Place

// A view is the three years in one drawing.
type view struct {
	*history
	*chain.Plan
	place   placing
	results []*chain.Result // by month
}

// view evaluates every month.
func (h *history) view(draw drawing) (*view, error) {
	model, place := draw(h.departments)
	plan, err := chain.NewPlan(model)
	if err != nil {
		return nil, err
	}
	v := &view{history: h, Plan: plan, place: place}
	for _, month := range h.months {
		r, err := plan.Evaluate(month, v.measurements(month))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", month, err)
		}
		v.results = append(v.results, r)
	}
	return v, nil
}

// measurements returns the readings of a month at every department there ever was:
// one that saw nobody reads Per(0, 0), nothing to measure.
func (v *view) measurements(month string) []chain.Measurement {
	var ms []chain.Measurement
	for _, dep := range v.departments {
		p := v.seen[month][dep]
		at := v.place(dep)
		ms = append(ms,
			chain.Measurement{At: at, KPI: within, Reading: per(p.attended-p.breached, p.attended)},
			chain.Measurement{At: at, KPI: admitted, Reading: per(p.admitted, p.attended)})
	}
	return ms
}

func per(part, whole int64) kpi.Reading {
	return kpi.Per(decimal.NewFromInt(part), decimal.NewFromInt(whole))
}

// together combines months, from one index up to another, into one period.
func (v *view) together(period string, from, to int) (*chain.Result, error) {
	return v.Combine(period, v.results[from:to]...)
}

// by combines the months that have one name, which stand together, into one period.
func (v *view) by(name func(month string) string) ([]*chain.Result, error) {
	var list []*chain.Result
	for from := 0; from < len(v.months); {
		to := from + 1
		for to < len(v.months) && name(v.months[to]) == name(v.months[from]) {
			to++
		}
		r, err := v.together(name(v.months[from]), from, to)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
		from = to
	}
	return list, nil
}

// financialYear names the year from April to March that a month is in: "2016/17".
func financialYear(month string) string {
	var year, m int
	fmt.Sscanf(month, "%d-%d", &year, &m)
	if m < 4 {
		year--
	}
	return fmt.Sprintf("%d/%02d", year, (year+1)%100)
}

// quarter names the quarter of a financial year that a month is in: "2016/17 Q1".
func quarter(month string) string {
	var year, m int
	fmt.Sscanf(month, "%d-%d", &year, &m)
	return fmt.Sprintf("%s Q%d", financialYear(month), (m+8)%12/3+1)
}
