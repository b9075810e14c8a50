package kpitest

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// A subject is the operator that is tried, and on what.
type subject struct {
	op        kpi.Operator
	groups    bool
	ind       kpi.Indicator
	low, high decimal.Decimal
	// attribute divides a gap: ind's own, but where the suite itself is tried.
	attribute func(kpi.Operator, kpi.Gauge, []kpi.Part) (kpi.Attribution, error)
}

func newSubject(op kpi.Operator, ind kpi.Indicator, low, high decimal.Decimal) (*subject, error) {
	if op == nil {
		return nil, errors.New("there is no operator")
	}
	if err := ind.Valid(); err != nil {
		return nil, fmt.Errorf("the indicator is not valid: %w", err)
	}
	in, some := ind.Domain.Meet(kpi.Between(low, high))
	if !some {
		return nil, fmt.Errorf("no value from %s to %s is in the domain, which is %s", text(low), text(high), ind.Domain)
	}
	ind.Domain = in
	s := &subject{op: op, ind: ind, attribute: ind.Attribute}
	_, s.groups = op.(kpi.Grouper)
	s.low, _ = in.Min()
	s.high, _ = in.Max()
	return s, nil
}

// compose returns the value that parts compose to, and reports whether they do.
func (s *subject) compose(parts []kpi.Part) (decimal.Decimal, bool) {
	r, err := s.op.Compose(parts)
	if err != nil {
		return decimal.Decimal{}, false
	}
	return r.Value()
}

// value is compose of a whole.
func (s *subject) value(whole []part) (decimal.Decimal, bool) { return s.compose(built(whole)) }

// near reports whether values differ by rounding only.
func (s *subject) near(a, b decimal.Decimal) bool {
	return a.Sub(b).Abs().LessThan(decimal.New(1, -s.ind.Decimals-6))
}

// above returns values that are better than v where higher is: the next, one in
// between, and the highest.
func (s *subject) above(v decimal.Decimal) (all []decimal.Decimal) {
	half := v.Add(s.high).Mul(decimal.New(5, -1)).RoundFloor(s.ind.Decimals)
	for _, up := range []decimal.Decimal{v.Add(decimal.New(1, -s.ind.Decimals)), half, s.high} {
		if up.GreaterThan(v) && up.LessThanOrEqual(s.high) {
			all = append(all, up)
		}
	}
	return all
}
