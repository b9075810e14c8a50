package chain

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// An indicator is a KPI compiled.
type indicator struct {
	def                 kpi.Indicator
	along, across, over *rule.Rule // nil: does not compose
	// domain is where a measured value must lie, the rules' own included.
	domain   exact.Interval
	coverage exact.Num
	places   int32
	better   light.Direction
}

// newIndicators compiles the KPIs of a valid model, passes last.
func newIndicators(m *Model) []indicator {
	list := make([]indicator, 0, len(m.KPIs)+1)
	for _, def := range m.KPIs {
		list = append(list, newIndicator(def, m.Operators))
	}
	return append(list, newIndicator(passes(), nil))
}

func newIndicator(def kpi.Indicator, operators map[kpi.Rule]kpi.Operator) indicator {
	i := indicator{
		def:      def,
		along:    ruleOf(def.Along, operators),
		across:   ruleOf(def.Across, operators),
		over:     ruleOf(def.Over, operators),
		domain:   intervalOf(def.Domain),
		coverage: exact.Int(1),
		places:   def.Decimals,
		better:   light.Direction(def.Better),
	}
	if def.Coverage.Sign() != 0 {
		i.coverage = exact.MustFrom(def.Coverage)
	}
	for _, r := range []*rule.Rule{i.along, i.across} {
		if r != nil {
			i.domain, _ = i.domain.Meet(r.Domain)
		}
	}
	return i
}

// ruleOf returns the rule of a name, nil for none.
func ruleOf(name kpi.Rule, operators map[kpi.Rule]kpi.Operator) *rule.Rule {
	if name == kpi.None {
		return nil
	}
	if r, ok := rule.Builtin(string(name)); ok {
		return r
	}
	op := operators[name]
	_, groups := op.(kpi.Grouper)
	return rule.Custom(string(name), groups, func(parts []rule.Part) (rule.Reading, error) {
		return compose(op, parts)
	})
}

// compose has a host's operator compose parts.
func compose(op kpi.Operator, parts []rule.Part) (rule.Reading, error) {
	given := make([]kpi.Part, len(parts))
	for k, p := range parts {
		given[k] = kpi.Part{
			ID:      p.ID,
			Reading: readingOf(p.Reading, true),
			Weight:  p.Weight.Read(),
			Planned: p.Planned.Read(),
			Passes:  kpi.Of(p.Passes.Read()),
		}
	}
	whole, err := op.Compose(given)
	if err != nil {
		return rule.Reading{}, err
	}
	return composedBy(whole)
}

// composedBy returns what a host's operator composed, as the value that it is; an
// error where it is none.
func composedBy(whole kpi.Reading) (rule.Reading, error) {
	if _, den, _ := whole.Terms(); den.Sign() < 0 {
		return rule.Reading{}, fmt.Errorf("it gave %s, whose volume is below 0", whole)
	}
	r, err := exactReading(whole)
	if err != nil {
		return rule.Reading{}, err
	}
	v, ok := r.Value()
	if !ok {
		return rule.Reading{}, fmt.Errorf("it gave %s, which is no value", whole)
	}
	return rule.Of(v), nil
}

// readingOf returns what people read: as it was given if it was, and else rounded
// here, once.
func readingOf(r rule.Reading, given bool) kpi.Reading {
	switch r.State {
	case rule.Bare:
		if given {
			return kpi.Of(r.Num.Read())
		}
		return kpi.Of(r.Num.Out(exact.HalfAway))
	case rule.Missing:
		return kpi.Reading{}
	}
	return kpi.Per(r.Num.Read(), r.Den.Read())
}

// exactReading returns the reading that a host gave. It wraps exact.ErrDigits
// for a number that is too long, and kpi.ErrRange for a negative volume.
func exactReading(r kpi.Reading) (rule.Reading, error) {
	num, den, ok := r.Terms()
	if !ok {
		return rule.Reading{}, nil
	}
	n, err := exact.From(num)
	if err != nil {
		return rule.Reading{}, err
	}
	d, err := exact.From(den)
	if err != nil {
		return rule.Reading{}, err
	}
	if isBare(r, den) {
		return rule.Of(n), nil
	}
	return rule.Per(n, d), nil
}

// isBare tells a value without volume from a quotient by zero, whose terms look
// alike.
func isBare(r kpi.Reading, den decimal.Decimal) bool {
	if den.Sign() != 0 {
		return false
	}
	num, _, _ := r.Terms()
	return r.Equal(kpi.Of(num))
}

// intervalOf returns a band's ends.
func intervalOf(b kpi.Band) exact.Interval {
	var i exact.Interval
	if v, ok := b.Min(); ok {
		i.Lo, i.HasLo = exact.MustFrom(v), true
	}
	if v, ok := b.Max(); ok {
		i.Hi, i.HasHi = exact.MustFrom(v), true
	}
	return i
}

// bandOf returns an interval as a band, its ends rounded outward; a point stays
// one, as the value that is read.
func bandOf(i exact.Interval) kpi.Band {
	if i.IsPoint() {
		v := i.Lo.Out(exact.HalfAway)
		return kpi.Between(v, v)
	}
	switch {
	case i.HasLo && i.HasHi:
		return kpi.Between(i.Lo.Out(exact.Floor), i.Hi.Out(exact.Ceil))
	case i.HasLo:
		return kpi.AtLeast(i.Lo.Out(exact.Floor))
	case i.HasHi:
		return kpi.AtMost(i.Hi.Out(exact.Ceil))
	}
	return kpi.Band{}
}
