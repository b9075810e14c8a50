package kpi

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A Part is one part of a whole, as operators see it. The zero value is a part
// of weight 1 that is passed once and has no reading.
type Part struct {
	ID      string          // tells parts apart, in errors and explanations
	Reading Reading         // what was read
	Goal    *Thresholds     // the part's own goal; nil if it has none
	Weight  decimal.Decimal // share in a target or importance in a mean; more than zero; zero value: 1
	Passes  Reading         // times one customer question passes it, as measured; no data: as planned
	Planned decimal.Decimal // the same, as planned; zero value: 1
	After   []int           // parts that must be done before; Path only; each less than its own index
	Choice  string          // alternatives share one and stand next to each other; "" is none
}

// copied returns a part that shares nothing that can be changed.
func (p Part) copied() Part {
	if p.Goal != nil {
		goal := *p.Goal
		p.Goal = &goal
	}
	p.After = slices.Clone(p.After)
	return p
}

// An Operator composes readings of parts into the reading of a whole.
//
// Compose is given at least one part, and only parts that have a value. It must
// be monotone (a part that gets better never makes the whole worse), must give
// the same result in every call, must not keep or change parts, and must be safe
// for concurrent use. It gives a value; a quotient counts as its value. An error
// says that these readings cannot be composed, and so does a reading without
// value. The library does not recover from a panic: it is the host's own.
//
// That is all a custom rule needs: targets, attribution and worst case are
// derived from Compose alone. An operator that also implements [Grouper] may be
// used across units. Package kpitest tries operators on what they owe.
type Operator interface {
	Compose(parts []Part) (Reading, error)
}

// A Grouper marks an [Operator] whose groups compose to what their members
// compose to.
type Grouper interface{ Groups() }

// Operator returns a built-in rule as an [Operator]; false for [None] and custom
// names. It is a Grouper if the rule groups.
//
// Its Compose returns no data where a part has none that the rule cannot do
// without, and an absent reading, Per(0, 0), where all parts are absent. What no
// decimal holds is rounded half away from zero to 24 decimals, once, at the end.
// Errors wrap [ErrParts] for no parts and parts out of order, [ErrRange] for
// numbers out of range and chances of a choice over 1, and [ErrRule] for a value without volume under Ratio and
// a choice under Mean or End.
func (r Rule) Operator() (Operator, bool) {
	b, ok := rule.Builtin(string(r))
	if !ok {
		return nil, false
	}
	if b.Groups {
		return grouping{composer{b}}, true
	}
	return composer{b}, true
}

// A composer is a built-in rule as an operator.
type composer struct{ rule *rule.Rule }

// grouping is one that groups.
type grouping struct{ composer }

// Groups marks the operator as a [Grouper].
func (grouping) Groups() {}

// Compose implements [Operator].
func (c composer) Compose(parts []Part) (Reading, error) {
	in, err := exactParts(c.rule, parts)
	if err != nil {
		return Reading{}, err
	}
	whole, err := c.rule.Compose(in)
	if err != nil {
		return Reading{}, classifyRead(c.rule, err)
	}
	return readingOf(whole), nil
}

// classifyRead gives an error of composing readings its class: a value without volume,
// or a host's operator's own.
func classifyRead(r *rule.Rule, err error) error {
	if errors.Is(err, rule.ErrVolume) {
		return problemf(ErrRule, "a part %v rule %s", err, r.Name)
	}
	return problemf(ErrRule, "the operator fails: %v", err)
}

// exactParts checks parts and returns them as a rule takes them.
func exactParts(r *rule.Rule, parts []Part) ([]rule.Part, error) {
	if len(parts) == 0 {
		return nil, problemf(ErrParts, "there are no parts")
	}
	choices := map[string]int{}
	in := make([]rule.Part, len(parts))
	for i, p := range parts {
		if err := checkOrder(r, parts, i, choices); err != nil {
			return nil, err
		}
		part, err := exactPart(r, p)
		if err != nil {
			return nil, fmt.Errorf("part %d (%s): %w", i, p.ID, err)
		}
		part.Choice, part.At = choices[p.Choice], i
		in[i] = part
	}
	return in, checkChances(r, parts, in)
}

// checkChances reports alternatives that together are more than certain.
func checkChances(r *rule.Rule, parts []Part, in []rule.Part) error {
	if r.Alternatives != rule.Block {
		return nil
	}
	var sum exact.Num
	for i, p := range in {
		if i == 0 || in[i-1].Choice != p.Choice {
			sum = exact.Num{}
		}
		sum = sum.Add(p.Passes)
		if p.Choice != 0 && sum.Cmp(exact.Int(1)) > 0 {
			return problemf(ErrRange, "part %d (%s): the chances of choice %q add up to more than 1",
				i, p.ID, parts[i].Choice)
		}
	}
	return nil
}

// checkOrder reports a part out of order, and numbers its choice.
func checkOrder(r *rule.Rule, parts []Part, i int, choices map[string]int) error {
	p := parts[i]
	for _, before := range p.After {
		if before < 0 || before >= i {
			return problemf(ErrParts, "part %d (%s) comes after part %d, which is no earlier one", i, p.ID, before)
		}
		if p.Choice != "" && parts[before].Choice == p.Choice {
			return problemf(ErrParts, "part %d (%s) comes after part %d, an alternative to it", i, p.ID, before)
		}
	}
	if p.Choice == "" {
		return nil
	}
	if r.Alternatives == rule.Refused {
		return problemf(ErrRule, "rule %s has no meaning for choice %q of part %d (%s)", r.Name, p.Choice, i, p.ID)
	}
	if choices[p.Choice] == 0 {
		choices[p.Choice] = len(choices) + 1
	} else if parts[i-1].Choice != p.Choice {
		return problemf(ErrParts, "part %d (%s) stands apart from the rest of choice %q", i, p.ID, p.Choice)
	}
	return nil
}

// exactPart returns a part as a rule takes it.
func exactPart(r *rule.Rule, p Part) (rule.Part, error) {
	part := rule.Part{ID: p.ID, After: p.After}
	var err error
	if part.Reading, err = p.Reading.terms(); err != nil {
		return part, err
	}
	if v, ok := part.Value(); ok && !r.Domain.Contains(v) {
		return part, problemf(ErrRange, "%s is outside what rule %s composes", p.Reading, r.Name)
	}
	if part.Weight, err = moreThanZero("weight", p.Weight); err != nil {
		return part, err
	}
	if part.Planned, err = moreThanZero("planned passes", p.Planned); err != nil {
		return part, err
	}
	part.Passes = part.Planned
	measured, err := p.Passes.terms()
	if err != nil {
		return part, fmt.Errorf("passes: %w", err)
	}
	if v, ok := measured.Value(); ok {
		part.Passes = v
	}
	if part.Passes.Sign() < 0 {
		return part, problemf(ErrRange, "passes of %s are below 0", p.Passes)
	}
	return part, nil
}

// terms returns a reading as a rule takes it; it reports terms that cannot be
// used.
func (r Reading) terms() (rule.Reading, error) {
	if err := r.check(); err != nil {
		return rule.Reading{}, err
	}
	switch r.form {
	case nothing:
		return rule.Reading{}, nil
	case single:
		return rule.Of(exact.MustFrom(r.num)), nil
	}
	return rule.Per(exact.MustFrom(r.num), exact.MustFrom(r.den)), nil
}

// readingOf returns a composed reading as people read it, rounded once.
func readingOf(r rule.Reading) Reading {
	switch r.State {
	case rule.Missing:
		return Reading{}
	case rule.Bare:
		return Of(r.Num.Out(exact.HalfAway))
	}
	return Per(r.Num.Read(), r.Den.Read())
}

// moreThanZero returns a number that must be more than zero, 1 for the zero
// value.
func moreThanZero(what string, d decimal.Decimal) (exact.Num, error) {
	n, err := exact.From(d)
	switch {
	case err != nil:
		return n, problemf(ErrRange, "%s: %v", what, err)
	case n.IsZero():
		return exact.Int(1), nil
	case n.Sign() < 0:
		return n, problemf(ErrRange, "%s %s is not more than 0", what, exact.Text(d))
	}
	return n, nil
}
