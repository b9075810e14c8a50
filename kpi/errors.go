package kpi

import (
	"errors"
	"fmt"
)

// Errors that this package's errors wrap. Branch on them with errors.Is: the
// texts are for people, and may change.
var (
	// ErrRange: a number is outside what its place allows, has more than 30 digits,
	// or a band is out of order. Show the text to who typed the number.
	ErrRange = errors.New("kpi: out of range")
	// ErrRule: a rule is unknown, or cannot be used in that direction. It is the
	// definition that must change, not the numbers.
	ErrRule = errors.New("kpi: rule")
	// ErrParts: there are no parts, or their number, names or order are wrong.
	ErrParts = errors.New("kpi: parts")
)

// A problem is one thing that is wrong: a sentence that names the place, and the
// sentinel that it wraps without repeating its text.
type problem struct {
	text string
	kind error
}

func (p *problem) Error() string { return p.text }

func (p *problem) Unwrap() error { return p.kind }

// problemf returns a problem of a kind.
func problemf(kind error, format string, args ...any) error {
	return &problem{fmt.Sprintf(format, args...), kind}
}
