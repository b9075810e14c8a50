package kpitest

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// sufficient takes goals apart that the parts can just about keep, and puts every
// part at its target, and at the ends of its bands.
func sufficient(s *subject, whole []part) string {
	whole = asPlanned(whole)
	value, ok := s.value(whole)
	if !ok {
		return ""
	}
	for _, margin := range []int64{0, 5} {
		goal := s.goal(value, decimal.New(margin, -2))
		bands, err := s.ind.Cascade(s.op, goal, built(whole))
		switch {
		case errors.Is(err, kpi.ErrRange):
			continue // no targets of so few decimals reach it
		case err != nil:
			return fmt.Sprintf("cannot have a goal of %s taken apart: %v", text(goal.Target), err)
		}
		for _, c := range corners(goal) {
			if why := s.kept(whole, bands, c); why != "" {
				return why
			}
		}
	}
	return ""
}

// goal returns the goal that a value just keeps, with margins in shares of the
// range of values: for green, and again for amber.
func (s *subject) goal(value, margin decimal.Decimal) kpi.Thresholds {
	down, up := value.RoundFloor(s.ind.Decimals), value.RoundCeil(s.ind.Decimals)
	m := s.high.Sub(s.low).Mul(margin).RoundFloor(s.ind.Decimals)
	switch s.ind.Better {
	case kpi.Higher:
		return kpi.Thresholds{Target: down, Green: kpi.AtLeast(down.Sub(m)), Amber: kpi.AtLeast(down.Sub(m).Sub(m))}
	case kpi.Lower:
		return kpi.Thresholds{Target: up, Green: kpi.AtMost(up.Add(m)), Amber: kpi.AtMost(up.Add(m).Add(m))}
	}
	return kpi.Thresholds{Target: down, Green: kpi.Between(down.Sub(m), up.Add(m)),
		Amber: kpi.Between(down.Sub(m).Sub(m), up.Add(m).Add(m))}
}

// A corner puts every part at one end of its bands, where the whole must be in a
// band of its own.
type corner struct {
	name string
	at   func(t kpi.Thresholds) (decimal.Decimal, bool)
	in   kpi.Band
}

// corners returns those of a goal that have an end.
func corners(goal kpi.Thresholds) (all []corner) {
	for _, c := range []corner{
		{"target", func(t kpi.Thresholds) (decimal.Decimal, bool) { return t.Target, true }, goal.Green},
		{"lower end of green", func(t kpi.Thresholds) (decimal.Decimal, bool) { return t.Green.Min() }, goal.Green},
		{"upper end of green", func(t kpi.Thresholds) (decimal.Decimal, bool) { return t.Green.Max() }, goal.Green},
		{"lower end of amber", func(t kpi.Thresholds) (decimal.Decimal, bool) { return t.Amber.Min() }, goal.Amber},
		{"upper end of amber", func(t kpi.Thresholds) (decimal.Decimal, bool) { return t.Amber.Max() }, goal.Amber},
	} {
		if _, ok := c.at(goal); ok {
			all = append(all, c)
		}
	}
	return all
}

// kept returns why the parts' bands do not keep the whole's at a corner. A part
// without bands has no say.
func (s *subject) kept(whole []part, bands []*kpi.Thresholds, c corner) string {
	for k, b := range bands {
		if b == nil {
			continue
		}
		end, ok := c.at(*b)
		if !ok {
			return fmt.Sprintf("have the whole stay %s, and %s has no %s", c.in, name(k), c.name)
		}
		whole = with(whole, k, func(p *part) { p.value = end })
	}
	value, ok := s.value(whole)
	if !ok || c.in.Contains(value) {
		return ""
	}
	return fmt.Sprintf("have the whole stay %s, and all at the %s, which is %s, compose to %s", c.in, c.name,
		values(whole), text(value))
}
