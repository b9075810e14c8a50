package chain

import (
	"fmt"
	"strconv"
)

// A Level is how deep something goes down the organisation. The zero value is
// [People], all the way down. Levels are ordered from the lowest up, so that the
// shallower of two is the larger.
type Level int8

const (
	// People is all the way down to individuals. The zero value.
	People Level = iota
	// Teams stops at the lowest units.
	Teams
	// Departments stops at units without a parent.
	Departments
	// Steps stops at the steps of a chain.
	Steps
)

// levels holds the text of every level, in order.
func levels() [4]string { return [...]string{"people", "teams", "departments", "steps"} }

// known reports whether the level is one of the constants.
func (l Level) known() bool { return l >= People && l <= Steps }

// String returns "people", "teams", "departments" or "steps", and "Level(n)" for
// any other number.
func (l Level) String() string {
	if !l.known() {
		return "Level(" + strconv.Itoa(int(l)) + ")"
	}
	return levels()[l]
}

// MarshalText writes what String returns. It is an error that wraps [ErrUnknown]
// if the level is none of the constants.
func (l Level) MarshalText() ([]byte, error) {
	if !l.known() {
		return nil, fmt.Errorf("%w: level %d", ErrUnknown, int(l))
	}
	return []byte(l.String()), nil
}

// UnmarshalText reads what MarshalText writes. Any other text is an error that
// wraps [ErrUnknown], and leaves the level as it was.
func (l *Level) UnmarshalText(text []byte) error {
	for k, name := range levels() {
		if name == string(text) {
			*l = Level(k)
			return nil
		}
	}
	return fmt.Errorf("%w: level %q is not people, teams, departments or steps", ErrUnknown, text)
}
