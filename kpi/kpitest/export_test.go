package kpitest

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// RunSpoiled is Run where what attribution gives is spoiled first.
func RunSpoiled(t testing.TB, op kpi.Operator, ind kpi.Indicator, low, high decimal.Decimal, spoil func(*kpi.Attribution)) {
	s, err := newSubject(op, ind, low, high)
	if err != nil {
		t.Fatal(err)
	}
	s.attribute = func(op kpi.Operator, g kpi.Gauge, parts []kpi.Part) (kpi.Attribution, error) {
		a, err := ind.Attribute(op, g, parts)
		if err == nil {
			spoil(&a)
		}
		return a, err
	}
	s.run(t)
}
