package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

const (
	// weightPlaces is the largest number of decimals of a weight.
	weightPlaces = 9
	// maxLength is the largest number of digits of weights and goals, and tooLong the
	// first whole number that has more.
	maxLength = 18
	tooLong   = 1_000_000_000_000_000_000
)

// digitsFlaw reports a number that is not a plain decimal of at most 30 digits.
func digitsFlaw(d decimal.Decimal) *flaw {
	if err := exact.Check(d); err != nil {
		return newFlaw(codeDecimal, kpi.ErrRange, "%v", err)
	}
	return nil
}

// weightFlaw reports a weight that is below 0 or too long. The zero value stands
// for a default and is none.
func weightFlaw(d decimal.Decimal) *flaw {
	if n, ok := exact.Fixed(d, weightPlaces); ok && 0 <= n && n < tooLong {
		return nil // with all decimals that it may have it is short enough
	}
	if f := digitsFlaw(d); f != nil {
		return f
	}
	if d.Sign() < 0 {
		return newFlaw(codeWeight, kpi.ErrRange, "weight %s is not more than 0", exact.Text(d))
	}
	x := exact.MustFrom(d)
	for places := range int32(weightPlaces + 1) {
		if x.Terminates(places) {
			return longFlaw(codeWeight, d, places)
		}
	}
	return newFlaw(codeWeight, kpi.ErrRange,
		"weight %s has more than %d decimals", exact.Text(d), weightPlaces)
}

// longFlaw reports a number of more than 18 digits, counted to a number of
// decimals that it has at most.
func longFlaw(code string, d decimal.Decimal, places int32) *flaw {
	n, ok := exact.MustFrom(d).Grid(places, exact.Floor)
	if ok && n < tooLong && n > -tooLong {
		return nil
	}
	return newFlaw(code, kpi.ErrRange, "%s has more than %d digits, counted to %d decimals",
		exact.Text(d), maxLength, places)
}

// common has numbers written as decimals, to be shared: a decimal never changes.
type common struct{ zero, one, hundred decimal.Decimal }

func newCommon() common {
	return common{decimal.New(0, 0), decimal.New(1, 0), decimal.New(100, 0)}
}

// write returns a number as a decimal.
func (c *common) write(x exact.Num) decimal.Decimal {
	switch {
	case x.IsZero():
		return c.zero
	case x.Equal(exact.Int(1)):
		return c.one
	case x.Equal(exact.Int(100)):
		return c.hundred
	}
	return x.Out(exact.Floor)
}

// distance returns how far a number is from an end, rounded down.
func (c *common) distance(x exact.Cut, d light.Distance) decimal.Decimal {
	if x.Equal(d.End) {
		return c.zero
	}
	return x.OutSub(d.End, d.Turned, exact.Floor)
}
