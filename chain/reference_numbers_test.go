package chain_test

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// A refSpan is where a value must lie; a nil end is open.
type refSpan struct{ lo, hi *big.Rat }

func refInt(n int64) *big.Rat       { return big.NewRat(n, 1) }
func refAdd(x, y *big.Rat) *big.Rat { return new(big.Rat).Add(x, y) }
func refSub(x, y *big.Rat) *big.Rat { return new(big.Rat).Sub(x, y) }
func refMul(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(x, y) }
func refQuo(x, y *big.Rat) *big.Rat { return new(big.Rat).Quo(x, y) }
func refPoint(x *big.Rat) refSpan   { return refSpan{x, x} }
func refLess(x, y *big.Rat) bool    { return x.Cmp(y) < 0 }
func refMin(x, y *big.Rat) *big.Rat {
	if refLess(y, x) {
		return y
	}
	return x
}

func refMax(x, y *big.Rat) *big.Rat {
	if refLess(x, y) {
		return y
	}
	return x
}

// refPow10 returns 10^n.
func refPow10(n int32) *big.Rat {
	if n >= 0 && n < 19 {
		p := int64(1)
		for range n {
			p *= 10
		}
		return refInt(p)
	}
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}

// refRat is a decimal as the fraction it is.
func refRat(d decimal.Decimal) *big.Rat {
	if d.Exponent() < 0 {
		return new(big.Rat).SetFrac(d.Coefficient(), refPow10(-d.Exponent()).Num())
	}
	return refMul(new(big.Rat).SetInt(d.Coefficient()), refPow10(d.Exponent()))
}

// A refMode says which way to round.
type refMode int

const (
	refDown refMode = iota // towards minus infinity
	refUp                  // towards plus infinity
	refHalf                // to the nearest, halves away from zero
)

// refRound rounds once to so many decimals.
func refRound(x *big.Rat, places int32, mode refMode) decimal.Decimal {
	scaled := refMul(x, refPow10(places))
	if mode == refUp {
		return decimal.NewFromBigInt(new(big.Int).Neg(refFloor(new(big.Rat).Neg(scaled))), -places)
	}
	if mode == refDown {
		return decimal.NewFromBigInt(refFloor(scaled), -places)
	}
	nearest := refFloor(refAdd(new(big.Rat).Abs(scaled), big.NewRat(1, 2)))
	if x.Sign() < 0 {
		nearest.Neg(nearest)
	}
	return decimal.NewFromBigInt(nearest, -places)
}

// refFloor is the greatest whole number that is not more.
func refFloor(x *big.Rat) *big.Int {
	n, rest := new(big.Int).DivMod(x.Num(), x.Denom(), new(big.Int))
	_ = rest // DivMod is Euclidean: with a positive denominator it is the floor
	return n
}

// refBand is a band as a span.
func refBand(b kpi.Band) refSpan {
	var s refSpan
	if min, ok := b.Min(); ok {
		s.lo = refRat(min)
	}
	if max, ok := b.Max(); ok {
		s.hi = refRat(max)
	}
	return s
}

// band is a span as a band, rounded outward to 24 decimals; a single point is
// rounded as a reading is.
func (s refSpan) band() kpi.Band {
	switch {
	case s.lo != nil && s.hi != nil && s.lo.Cmp(s.hi) == 0:
		return kpi.Between(refExact(s.lo), refExact(s.lo))
	case s.lo != nil && s.hi != nil:
		return kpi.Between(refRound(s.lo, 24, refDown), refRound(s.hi, 24, refUp))
	case s.lo != nil:
		return kpi.AtLeast(refRound(s.lo, 24, refDown))
	case s.hi != nil:
		return kpi.AtMost(refRound(s.hi, 24, refUp))
	}
	return kpi.Band{}
}

// contains reports whether a value lies in the span.
func (s refSpan) contains(x *big.Rat) bool {
	return (s.lo == nil || !refLess(x, s.lo)) && (s.hi == nil || !refLess(s.hi, x))
}

// nearest is the value itself, or the end of the span that is nearest to it.
func (s refSpan) nearest(x *big.Rat) *big.Rat {
	if s.lo != nil {
		x = refMax(x, s.lo)
	}
	if s.hi != nil {
		x = refMin(x, s.hi)
	}
	return x
}

// within reports whether all of the span lies in another.
func (s refSpan) within(o refSpan) bool {
	lo := o.lo == nil || s.lo != nil && !refLess(s.lo, o.lo)
	return lo && (o.hi == nil || s.hi != nil && !refLess(o.hi, s.hi))
}

// apart reports whether the spans have nothing in common.
func (s refSpan) apart(o refSpan) bool {
	return s.lo != nil && o.hi != nil && refLess(o.hi, s.lo) || s.hi != nil && o.lo != nil && refLess(s.hi, o.lo)
}

// hull is the smallest span that holds the value too.
func (s refSpan) hull(x *big.Rat) refSpan {
	if s.lo != nil {
		s.lo = refMin(s.lo, x)
	}
	if s.hi != nil {
		s.hi = refMax(s.hi, x)
	}
	return s
}

// refFraction reports whether a KPI is a share in 0..1, as Product needs.
func refFraction(ind kpi.Indicator) bool {
	return ind.Along == kpi.Product || ind.Across == kpi.Product
}

// refDomain is what a missing reading may be: Product implies 0..1, Path 0 and
// up.
func refDomain(ind kpi.Indicator) refSpan {
	s := refBand(ind.Domain)
	if (refFraction(ind) || ind.Along == kpi.Path) && (s.lo == nil || s.lo.Sign() < 0) {
		s.lo = new(big.Rat)
	}
	if refFraction(ind) && (s.hi == nil || refLess(refInt(1), s.hi)) {
		s.hi = refInt(1)
	}
	return s
}
