package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

// maxLength is the largest number of digits of goals and planned passes, and tooLong
// the first whole number that has more.
const (
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
