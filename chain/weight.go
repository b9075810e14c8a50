package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Weights are held as whole numbers of 10^-weightPlaces in an int64, one by one and
// added up, and no sum is checked where it is made. That it fits is seen to here: a
// tree has every member at most once, the assignments of one step, and 1 for a unit
// without either, of which an int32 counts fewer than 2.2·10^9. So what its places
// weigh is less than (3 + 3 + 2.2)·10^18 units, and the shares of a goal at most
// 3·10^18: all below 2^63, which is 9.2·10^18.
const (
	// weightPlaces is the largest number of decimals of a weight, and weightOne a
	// weight of 1.
	weightPlaces = 9
	weightOne    = 1_000_000_000
	// tooHeavy is the first whole number that is more than a weight may be.
	tooHeavy = 1_000_000_000
	// maxTogether is the most that the weights of all members, of the assignments of
	// one step, and of one goal may come to.
	maxTogether weighing = 3_000_000_000
)

// weightUnits returns a weight in units of 10^-weightPlaces; zero is unstated.
func weightUnits(w decimal.Decimal) int64 {
	if n, ok := exact.Fixed(w, weightPlaces); ok {
		return n
	}
	n, _ := exact.MustFrom(w).Grid(weightPlaces, exact.Floor)
	return n
}

// weightNum returns a weight in units of 10^-weightPlaces as a number.
func weightNum(units int64) exact.Num { return exact.Scaled(units, weightPlaces) }

// weightFlaw reports a weight that is below 0 or too long. The zero value stands
// for a default and is none.
func weightFlaw(d decimal.Decimal) *flaw {
	if n, ok := exact.Fixed(d, weightPlaces); ok && 0 <= n && n < tooHeavy*weightOne {
		return nil
	}
	if f := digitsFlaw(d); f != nil {
		return f
	}
	x := exact.MustFrom(d)
	switch {
	case d.Sign() < 0:
		return newFlaw(codeWeight, kpi.ErrRange, "weight %s is not more than 0", exact.Text(d))
	case !x.Less(exact.Int(tooHeavy)):
		return newFlaw(codeWeight, kpi.ErrRange, "weight %s is not less than %d", exact.Text(d), tooHeavy)
	case !x.Terminates(weightPlaces):
		return newFlaw(codeWeight, kpi.ErrRange,
			"weight %s has more than %d decimals", exact.Text(d), weightPlaces)
	}
	return nil
}

// A weighing adds up weights that are valid, in units; what is more than they may
// come to is all the same to it.
type weighing int64

// add adds a weight.
func (w *weighing) add(units int64) { *w = min(*w+weighing(units), maxTogether*weightOne+1) }

// flaw reports weights that come to more than they may.
func (w weighing) flaw(code, whose string) *flaw {
	if w <= maxTogether*weightOne {
		return nil
	}
	return newFlaw(code, kpi.ErrRange, "the weights of %s add up to more than %d", whose, maxTogether)
}
