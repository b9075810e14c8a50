package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
)

// A Reading is what a gauge shows for one period (Dutch: de stand): a value, or a
// quotient kept as its two terms so that readings of parts can be pooled exactly,
// or nothing. The zero value is no data.
//
// Readings are immutable values. Compare them with Equal; == does not compile.
type Reading struct {
	_        [0]func()
	num, den decimal.Decimal // den is zero unless form is quotient
	form     form
}

// A form tells the three kinds of reading apart: a den of zero does not.
type form uint8

const (
	nothing form = iota
	single
	quotient
)

// Of returns a reading of one value: hours, euros, a score. It has no volume:
// under [Ratio] it cannot be pooled with other parts, which is an error, for the
// mean of means is what Ratio is there to prevent.
func Of(value decimal.Decimal) Reading { return Reading{num: value, form: single} }

// Per returns the reading num per den: right first time per handled, cost per
// order, points given per respondent. Both terms are kept, so that [Ratio] weighs
// parts by their volume den without anyone stating weights. A mean m over a volume
// n is Per(m·n, n).
//
// Per(0, 0) is absent: there was nothing to measure, and it is left out of every
// whole as if the part were not there. Any other den of zero has no value to show,
// and its light is [NoData]; its terms still count in a pooled whole, so that the
// cost of a week without orders is not lost. A negative den is an error wherever
// the reading is used.
func Per(num, den decimal.Decimal) Reading { return Reading{num: num, den: den, form: quotient} }

// Value returns the reading as one number: the value of Of as it is, the quotient
// of Per rounded half away from zero to 24 decimals, or to fewer where it would
// have more than 30 digits; a whole number may have more.
//
// It reports false for no data, for a den of zero, and for terms that are an error
// where they are used: a negative den, or more than 30 digits.
func (r Reading) Value() (value decimal.Decimal, ok bool) {
	x, ok := r.exact()
	switch {
	case !ok:
		return decimal.Decimal{}, false
	case r.form == single:
		return r.num, true
	}
	return x.Out(exact.HalfAway), true
}

// Terms returns both terms; den is 0 for Of, which has no volume. It reports false
// only for no data.
func (r Reading) Terms() (num, den decimal.Decimal, ok bool) {
	return r.num, r.den, r.form != nothing
}

// Equal reports whether both readings have equal terms, or both are no data.
// Per(1, 2) and Per(2, 4) are not equal: they weigh differently. Nor are Of(5) and
// Per(5, 0): the one has a value.
func (r Reading) Equal(o Reading) bool {
	return r.form == o.form && exact.Compare(r.num, o.num) == 0 && exact.Compare(r.den, o.den) == 0
}

// String returns "46.5", "182/200" or "no data". It depends on none of the package
// variables of decimal. A number of more than a thousand digits is not written out.
func (r Reading) String() string {
	switch r.form {
	case single:
		return exact.Text(r.num)
	case quotient:
		return exact.Text(r.num) + "/" + exact.Text(r.den)
	default:
		return "no data"
	}
}

// exact returns the value of a reading, and reports whether it has one.
func (r Reading) exact() (exact.Num, bool) {
	num, err := exact.From(r.num)
	if err != nil || r.form != quotient {
		return num, err == nil && r.form == single
	}
	den, err := exact.From(r.den)
	if err != nil || den.Sign() <= 0 {
		return exact.Num{}, false
	}
	return num.Quo(den), true
}

// absent reports whether there was nothing to measure.
func (r Reading) absent() bool {
	return r.form == quotient && r.num.Sign() == 0 && r.den.Sign() == 0
}

// check reports terms that cannot be used.
func (r Reading) check() error {
	if exact.Check(r.num) != nil || exact.Check(r.den) != nil {
		return problemf(ErrRange, "reading %s: more than 30 digits", r.short())
	}
	if r.den.Sign() < 0 {
		return problemf(ErrRange, "reading %s: a volume is not negative", r)
	}
	return nil
}

// short returns the reading for an error, cut off where it is long.
func (r Reading) short() string {
	const most = 80
	if s := r.String(); len(s) > most {
		return s[:most] + "..."
	}
	return r.String()
}
