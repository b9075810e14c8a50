package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
)

// Limits are those of a process behaviour chart (XmR; Wheeler): Center is the mean,
// Low and High are Center ± 2.66 times the mean moving range, clipped to
// Indicator.Domain; Range is the upper limit of the moving range, 3.268 times its
// mean. Rounded half away from zero to Decimals+2; what that would round out of Domain is
// the end of Domain, as it is. The zero value is that of readings which are all 0.
//
// A moving range is the distance between a reading and the one before it that counts,
// whatever lies between. 2.66 and 3.268 are exactly that; others compute with 3/1.128
// and 3.267, medians, or without the moving ranges that are large themselves.
type Limits struct {
	Center decimal.Decimal `json:"center"`
	Low    decimal.Decimal `json:"low"`
	High   decimal.Decimal `json:"high"`
	Range  decimal.Decimal `json:"range"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (l Limits) MarshalJSON() ([]byte, error) { return jsonx.Marshal(l) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, l stays as it was.
func (l *Limits) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, l) }

// natural is what the limits of a series are made of, exactly.
type natural struct {
	center exact.Num
	width  exact.Num // from the center to either limit
	moving exact.Num // the mean moving range
}

// natural returns what the limits of at least two values are made of.
func (s series) natural() natural {
	ranges := make([]exact.Num, len(s.values)-1)
	for k := range ranges {
		ranges[k] = s.values[k+1].Sub(s.values[k]).Abs()
	}
	moving := mean(ranges)
	return natural{center: mean(s.values), width: moving.Mul(exact.Frac(266, 100)), moving: moving}
}

// mean returns the mean of at least one number.
func mean(xs []exact.Num) exact.Num { return sum(xs).Quo(exact.Int(int64(len(xs)))) }

// sum adds by halves: the digits of a sum of fractions add up, and so it is only the
// last few steps that have many.
func sum(xs []exact.Num) exact.Num {
	switch n := len(xs); n {
	case 0:
		return exact.Num{}
	case 1:
		return xs[0]
	default:
		return sum(xs[:n/2]).Add(sum(xs[n/2:]))
	}
}

// limits returns the limits as people read them, within what there can be.
func (i Indicator) limits(n natural, domain exact.Interval) *Limits {
	center := i.figure(n.center)
	if domain.Contains(n.center) {
		center = i.within(n.center, domain)
	}
	return &Limits{
		Center: center,
		Low:    i.within(n.center.Sub(n.width), domain),
		High:   i.within(n.center.Add(n.width), domain),
		Range:  i.figure(n.moving.Mul(exact.Frac(3268, 1000))),
	}
}
