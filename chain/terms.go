package chain

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// terms are those of a measured reading as a column keeps them: whole numbers of
// 10^-numPlaces and 10^-denPlaces.
type terms struct {
	num, den             int64
	numPlaces, denPlaces int32
	state                rule.State
	// small reports that int64s do for both; else they are not here.
	small bool
}

// termsOf returns the terms of a reading of which num and den are the decimals.
func termsOf(r *kpi.Reading, num, den decimal.Decimal) terms {
	t := terms{state: stateOf(num, den, isBare(*r, den))}
	var fits bool
	t.num, t.numPlaces, t.small = exact.Plain(num)
	t.den, t.denPlaces, fits = exact.Plain(den)
	t.small = t.small && fits
	return t
}

// stateOf returns the state of a reading by its terms.
func stateOf(num, den decimal.Decimal, bare bool) rule.State {
	switch {
	case bare:
		return rule.Bare
	case den.Sign() != 0:
		return rule.Terms
	case num.Sign() != 0:
		return rule.Void
	}
	return rule.Absent
}

// put enters a measured reading.
func (c *column) put(at int32, v *terms, r *kpi.Reading) {
	if !c.putSmall(at, v) {
		c.widen()
		c.wide[at], _ = exactReading(*r)
	}
	c.state[at] = uint8(v.state) | markMeasured
}

// putSmall enters terms as whole numbers, and reports whether these do.
func (c *column) putSmall(at int32, v *terms) bool {
	if c.wide != nil || !v.small || !c.refine(v.numPlaces, v.denPlaces) {
		return false
	}
	num, den, ok := c.small(v)
	if ok {
		c.num[at], c.den[at] = num, den
	}
	return ok
}

// refine gives whole numbers at least as many decimals, and reports whether they
// still fit; if not, nothing has changed.
func (c *column) refine(numPlaces, denPlaces int32) bool {
	num, den := max(numPlaces-c.numPlaces, 0), max(denPlaces-c.denPlaces, 0)
	if num == 0 && den == 0 {
		return true
	}
	if c.numPlaces+num > maxPlaces || c.denPlaces+den > maxPlaces || !stretches(c.num, num) || !stretches(c.den, den) {
		return false
	}
	stretch(c.num, num)
	stretch(c.den, den)
	c.numPlaces, c.denPlaces = c.numPlaces+num, c.denPlaces+den
	return true
}

// stretches reports whether all numbers times 10^places fit.
func stretches(list []int64, places int32) bool {
	if places == 0 {
		return true
	}
	_, low := exact.Shift(slices.Min(list), places)
	_, high := exact.Shift(slices.Max(list), places)
	return low && high
}

// stretch multiplies numbers by 10^places, which fit.
func stretch(list []int64, places int32) {
	for i, n := range list {
		list[i], _ = exact.Shift(n, places)
	}
}
