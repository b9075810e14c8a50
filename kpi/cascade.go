package kpi

import (
	"errors"
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// Cascade takes a whole's thresholds apart (Dutch: doorvertalen): one set a part,
// in order, with Green and Amber filled in, and nil for a part that has no say in
// the whole (all but the last under [End], and under [Path] those that do not
// lead to the last). op composes the parts; what was measured of them is not looked at.
//
// What the parts promise together is never less than the whole: if every part is
// green the whole is green, and if every part is at least amber the whole is at
// least amber, at planned passes. No part's target can be loosened by one last
// digit without breaking that, but for [Min], [Max] and [Ratio], where every part
// gets the whole's thresholds: under Ratio no others are sound for every mix of
// volumes.
//
// Loosening starts from 0 (Sum, Total, Path) or from 1 (Product), at the speed of
// the weights, and from equal levels otherwise; Domain only caps. Target, Green
// and Amber are each taken apart, Green starting from Target and Amber from
// Green, because the same margin for everyone does not add up: 5 % off on each
// factor of a Product is far more than 5 % off the whole. Sums of equal passes
// recombine to the last digit, by largest remainder with ties in order. A part of
// a custom rule that the whole could do without keeps the level of the others.
// Under Bottleneck a part gets the whole's thresholds times its passes; a target
// that would round out of Green goes into it.
//
// A part whose Goal is set keeps it (pinned), and the others share what it
// leaves. Where pinned parts leave them less than they need, the others get the
// strictest there is: 0 for a sum to stay below, 1 for a yield.
//
// Errors wrap [ErrParts] for no parts and parts out of order, [ErrRule] for no
// operator, a choice that the rule has no meaning for, and an operator that
// fails, and [ErrRange] for numbers out of range or finer than Decimals, and for
// a whole that no targets reach even without pins, with the shortfall. The cost
// is n log n in the number of parts, and for Path and custom rules that of some n
// compositions, or n² where parts are freed one after another.
//
// Source: the design's theory, sections 2 and 3 (T3 to T6).
func (i Indicator) Cascade(op Operator, whole Thresholds, parts []Part) ([]*Thresholds, error) {
	if op == nil {
		return nil, problemf(ErrRule, "kpi %s: there is no operator", quote(i.ID))
	}
	bands, err := i.cascade(op, whole, parts)
	if err != nil {
		return nil, fmt.Errorf("kpi %s: %w", quote(i.ID), err)
	}
	out := make([]*Thresholds, len(bands))
	for k, b := range bands {
		if b != nil {
			out[k] = thresholdsOf(*b)
		}
	}
	return out, nil
}

func (i Indicator) cascade(op Operator, whole Thresholds, parts []Part) ([]*light.Bands, error) {
	parts = planned(parts)
	r := operated(op, parts)
	in, err := exactParts(r, parts)
	if err != nil {
		return nil, err
	}
	target, err := i.gridBands(r, "whole", whole)
	if err != nil {
		return nil, err
	}
	pins := make([]*light.Bands, len(parts))
	for k, p := range parts {
		if p.Goal == nil {
			continue
		}
		b, err := i.gridBands(r, fmt.Sprintf("goal of part %d (%s)", k, p.ID), *p.Goal)
		if err != nil {
			return nil, err
		}
		pins[k] = &b
	}
	domain, err := i.domain()
	if err != nil {
		return nil, err
	}
	domain, some := domain.Meet(r.Domain)
	if !some {
		return nil, problemf(ErrRange, "domain: %s is nowhere what rule %s composes, which is %s", i.Domain, r.Name,
			light.Describe(r.Domain))
	}
	bands, _, err := r.Cascade(target, in, pins, rule.Grid{Places: i.Decimals, Domain: domain})
	return bands, classify(err)
}

// classify gives an error of the arithmetic its class.
func classify(err error) error {
	var far *rule.InfeasibleError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &far):
		return problemf(ErrRange, "no targets of the parts reach the whole: %v", err)
	case errors.Is(err, rule.ErrFit):
		return problemf(ErrRange, "%v", err)
	}
	return problemf(ErrRule, "the operator fails: %v", err)
}

// planned returns parts as they were planned: nothing measured yet.
func planned(parts []Part) []Part {
	parts = slices.Clone(parts)
	for k := range parts {
		parts[k].Reading, parts[k].Passes = Reading{}, Reading{}
	}
	return parts
}

// gridBands returns thresholds filled in, checked, within what the rule has a
// meaning for, and on the grid of Decimals.
func (i Indicator) gridBands(r *rule.Rule, what string, t Thresholds) (light.Bands, error) {
	if i.Decimals < 0 || i.Decimals > maxDecimals {
		return light.Bands{}, problemf(ErrRange, "decimals %d are not in 0 to %d", i.Decimals, maxDecimals)
	}
	b, err := t.bands(i.Better)
	if err != nil {
		return b, fmt.Errorf("%s: %w", what, err)
	}
	numbers := []exact.Num{b.Target, b.Green.Lo, b.Green.Hi, b.Amber.Lo, b.Amber.Hi}
	for _, n := range numbers {
		if !n.Terminates(i.Decimals) {
			return b, problemf(ErrRange, "%s: %s has more than %d decimals", what,
				exact.Text(n.Out(exact.HalfAway)), i.Decimals)
		}
		if !r.Domain.Contains(n) {
			return b, problemf(ErrRange, "%s: %s is outside what rule %s composes, which is %s", what,
				exact.Text(n.Out(exact.HalfAway)), r.Name, light.Describe(r.Domain))
		}
	}
	return b, nil
}

// operated returns the rule that an operator is: a row of the table, or one that
// asks the operator. The host's operator is given its own parts back, with other
// readings.
func operated(op Operator, parts []Part) *rule.Rule {
	switch c := op.(type) {
	case composer:
		return c.rule
	case grouping:
		return c.rule
	}
	_, groups := op.(Grouper)
	return rule.Custom("custom", groups, func(in []rule.Part) (rule.Reading, error) {
		given := make([]Part, len(in))
		for k, p := range in {
			given[k] = parts[p.At].copied()
			given[k].Reading = readingOf(p.Reading)
			if p.Passes.Equal(p.Planned) {
				given[k].Passes = Reading{}
			}
		}
		whole, err := op.Compose(given)
		if err != nil {
			return rule.Reading{}, err
		}
		return whole.terms()
	})
}

// thresholdsOf returns bands as people read them.
func thresholdsOf(b light.Bands) *Thresholds {
	return &Thresholds{
		Target: b.Target.Out(exact.HalfAway),
		Green:  outward(b.Green),
		Amber:  outward(b.Amber),
	}
}
