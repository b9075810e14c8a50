package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
)

// A Band is a closed interval of values; either end may be open. The zero value is
// open on both ends: everything. Bands are immutable values; compare them with
// Equal, == does not compile.
//
// JSON: {"min":"0.94"}, {"max":"25"}, {"min":"75","max":"85"}, {}.
type Band struct {
	_              [0]func()
	min, max       decimal.Decimal // zero where open
	hasMin, hasMax bool
}

// AtLeast returns the band from min up, min included.
func AtLeast(min decimal.Decimal) Band { return Band{min: min, hasMin: true} }

// AtMost returns the band up to max, max included.
func AtMost(max decimal.Decimal) Band { return Band{max: max, hasMax: true} }

// Between returns the band from min up to max, both included. It is empty where
// min is more than max; no goal or domain may be.
func Between(min, max decimal.Decimal) Band {
	return Band{min: min, max: max, hasMin: true, hasMax: true}
}

// Min returns the lower end, and reports whether there is one.
func (b Band) Min() (decimal.Decimal, bool) { return b.min, b.hasMin }

// Max returns the upper end, and reports whether there is one.
func (b Band) Max() (decimal.Decimal, bool) { return b.max, b.hasMax }

// Contains reports whether v lies in b, its ends included.
func (b Band) Contains(v decimal.Decimal) bool {
	if b.hasMin && exact.Compare(v, b.min) < 0 {
		return false
	}
	return !b.hasMax || exact.Compare(v, b.max) <= 0
}

// Within reports whether b ⊆ o. An empty band lies within every band.
func (b Band) Within(o Band) bool {
	if b.empty() {
		return true
	}
	min := !o.hasMin || b.hasMin && exact.Compare(b.min, o.min) >= 0
	max := !o.hasMax || b.hasMax && exact.Compare(b.max, o.max) <= 0
	return min && max
}

// Meet returns what b and o have in common, and reports whether that is anything;
// where it is nothing the band is an empty one.
func (b Band) Meet(o Band) (Band, bool) {
	if o.hasMin && (!b.hasMin || exact.Compare(o.min, b.min) > 0) {
		b.min, b.hasMin = o.min, true
	}
	if o.hasMax && (!b.hasMax || exact.Compare(o.max, b.max) < 0) {
		b.max, b.hasMax = o.max, true
	}
	return b, !b.empty()
}

// Equal reports whether both bands have equal ends.
func (b Band) Equal(o Band) bool {
	return b.hasMin == o.hasMin && b.hasMax == o.hasMax &&
		exact.Compare(b.min, o.min) == 0 && exact.Compare(b.max, o.max) == 0
}

// String returns "at least 0.94", "at most 25", "75 to 85" or "anything".
func (b Band) String() string {
	switch {
	case b.hasMin && b.hasMax:
		return exact.Text(b.min) + " to " + exact.Text(b.max)
	case b.hasMin:
		return "at least " + exact.Text(b.min)
	case b.hasMax:
		return "at most " + exact.Text(b.max)
	default:
		return "anything"
	}
}

// everything reports whether b is the zero value.
func (b Band) everything() bool { return !b.hasMin && !b.hasMax }

// empty reports whether nothing lies in b.
func (b Band) empty() bool { return b.hasMin && b.hasMax && exact.Compare(b.min, b.max) > 0 }

// interval returns b exactly; it reports an end of more than 30 digits.
func (b Band) interval() (exact.Interval, error) {
	lo, errMin := exact.From(b.min)
	hi, errMax := exact.From(b.max)
	if errMin != nil || errMax != nil {
		return exact.Interval{}, problemf(ErrRange, "an end has more than 30 digits")
	}
	return exact.Interval{Lo: lo, Hi: hi, HasLo: b.hasMin, HasHi: b.hasMax}, nil
}

// outward returns the band of an interval, its ends rounded away from each other;
// a point stays one, as the value that is read.
func outward(i exact.Interval) Band {
	b := Band{hasMin: i.HasLo, hasMax: i.HasHi}
	lo, hi := exact.Floor, exact.Ceil
	if i.IsPoint() {
		lo, hi = exact.HalfAway, exact.HalfAway
	}
	if i.HasLo {
		b.min = i.Lo.Out(lo)
	}
	if i.HasHi {
		b.max = i.Hi.Out(hi)
	}
	return b
}
