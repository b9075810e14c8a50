package rule

import "github.com/kpichain/kpichain/internal/exact"

// A State says what there is of a reading.
type State uint8

const (
	// Missing: it should be there and is not. The zero value.
	Missing State = iota
	// Absent: there was nothing to measure. It is left out of every whole.
	Absent
	// Void: an amount over no volume. It has no value, but where amounts are
	// added it counts.
	Void
	// Bare: a value without volume.
	Bare
	// Terms: a quotient that keeps its two terms.
	Terms
)

// A Reading is a gauge's reading as the engine holds it. The zero value is
// missing.
type Reading struct {
	Num, Den exact.Num // Den is zero unless State is Terms
	State    State
}

// Of returns a value without volume.
func Of(value exact.Num) Reading { return Reading{Num: value, State: Bare} }

// Per returns num per den, den not negative, in the state that they imply.
func Per(num, den exact.Num) Reading {
	r := Reading{Num: num, Den: den, State: Terms}
	if den.IsZero() {
		r.State = Void
		if num.IsZero() {
			r.State = Absent
		}
	}
	return r
}

// Value returns the reading as one number; false where it has none.
func (r Reading) Value() (exact.Num, bool) {
	switch r.State {
	case Bare:
		return r.Num, true
	case Terms:
		return r.Num.Quo(r.Den), true
	}
	return exact.Num{}, false
}

// A Part is one part of a whole.
type Part struct {
	Reading
	// ID tells parts apart, to a host's operator, and At is where the part stands among
	// those that the host gave, if it gave any.
	ID string
	At int
	// Bounds is where the value must lie, and Lacks reports that something
	// below is missing. Both are looked at by [Rule.Bounds] alone.
	Bounds exact.Interval
	Lacks  bool
	// Weight is more than zero; Passes, which may be zero as measured, counts,
	// and Planned is what was planned, for a host's operator to see.
	Weight, Passes, Planned exact.Num
	// Times is how many readings, each in the domain, the part's value adds up; zero
	// is one.
	Times int64
	// After has the parts that must be done before, each less than its own
	// index. Choice is the same number, not zero, for alternatives.
	After  []int
	Choice int
}
