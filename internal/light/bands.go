package light

import (
	"errors"
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
)

// New returns the bands of a goal, filled in: a green of everything means the
// target or better (for Near, exactly the target), an amber of everything means
// the same as green.
//
// It reports every one of these, joined: the target outside green, green outside
// amber, and a band that is open on the side where values are worse.
func New(target exact.Num, green, amber exact.Interval, better Direction) (Bands, error) {
	b := Bands{Target: target, Green: green, Amber: amber, Better: better}
	if everything(green) {
		b.Green = b.OnTarget()
	}
	problems := []error{b.target(), nil, open("green", b.Green, better), nil}
	if everything(amber) {
		b.Amber = b.Green
	} else {
		problems[1], problems[3] = b.nested(), open("amber", amber, better)
	}
	return b, errors.Join(problems...)
}

// everything reports whether i is the zero value.
func everything(i exact.Interval) bool { return !i.HasLo && !i.HasHi }

// OnTarget returns what is at least as good as the target, for Near the target alone.
func (b Bands) OnTarget() exact.Interval {
	switch b.Better {
	case Lower:
		return exact.AtMost(b.Target)
	case Near:
		return exact.Point(b.Target)
	default:
		return exact.AtLeast(b.Target)
	}
}

// target reports a target that is not green.
func (b Bands) target() error {
	if b.Green.Contains(b.Target) {
		return nil
	}
	return fmt.Errorf("target %s lies outside green, which is %s", text(b.Target), Describe(b.Green))
}

// nested reports a green that is not all amber or better.
func (b Bands) nested() error {
	if b.Green.Within(b.Amber) {
		return nil
	}
	return fmt.Errorf("green, which is %s, lies outside amber, which is %s", Describe(b.Green), Describe(b.Amber))
}

// open reports a band that never turns worse.
func open(name string, band exact.Interval, better Direction) error {
	if better != Lower && !band.HasLo {
		return fmt.Errorf("%s, which is %s, is open below, where values are worse", name, Describe(band))
	}
	if better != Higher && !band.HasHi {
		return fmt.Errorf("%s, which is %s, is open above, where values are worse", name, Describe(band))
	}
	return nil
}

// Describe returns an interval in words: "at least 5", "at most 8", "5 to 8",
// "anything".
func Describe(i exact.Interval) string {
	switch {
	case i.HasLo && i.HasHi:
		return text(i.Lo) + " to " + text(i.Hi)
	case i.HasLo:
		return "at least " + text(i.Lo)
	case i.HasHi:
		return "at most " + text(i.Hi)
	default:
		return "anything"
	}
}

// text returns an end of a band, which came in as a decimal.
func text(x exact.Num) string { return exact.Text(x.Decimal(exact.MaxDigits, exact.HalfAway)) }
