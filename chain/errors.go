package chain

import (
	"errors"
	"fmt"
)

// Errors that this package's errors wrap, for errors.Is. An [InvalidError] wraps
// those of all its problems, and kpi.ErrRange, kpi.ErrRule and kpi.ErrParts where
// a number, a rule or a list is wrong:
//
//	plan, err := chain.NewPlan(m)
//	if errors.Is(err, chain.ErrUnknown) {
//		// something names what the model does not have
//	}
var (
	// ErrSyntax: not the JSON form of a model, or an ID that cannot be one.
	ErrSyntax = errors.New("chain: syntax")
	// ErrUnknown: an ID or place that the model does not have.
	ErrUnknown = errors.New("chain: unknown")
	// ErrDuplicate: the same ID, goal, member or measurement twice.
	ErrDuplicate = errors.New("chain: duplicate")
	// ErrNoData: a figure was asked for of what was not read, or too little to judge it.
	// It comes with ErrUnknown: branch on it first.
	ErrNoData = errors.New("chain: no data")
	// ErrOrder: a step after a later one, or units that are each other's parents.
	ErrOrder = errors.New("chain: order")
)

// An unreadError says that a figure was asked for of what was not read.
type unreadError struct{ text string }

func (e *unreadError) Error() string { return ErrNoData.Error() + ": " + e.text }

func (e *unreadError) Unwrap() []error { return []error{ErrNoData, ErrUnknown} }

// An InvalidError lists everything wrong with a model or with a set of
// measurements, in the order in which the model or the measurements stand. The
// zero value lists nothing; the library never returns that.
type InvalidError struct{ Problems []Problem }

// A Problem is one thing wrong.
type Problem struct {
	// Path leads to it, as in the JSON form: "chains[0].links[2].after[0]". Empty:
	// the whole of it.
	Path string `json:"path"`
	// Code is stable: KM and three digits, never given another meaning. The package
	// comment lists them.
	Code string `json:"code"`
	// Reason is a sentence in English.
	Reason string `json:"reason"`
	// Err classifies it: one of this package's or kpi's Err values.
	Err error `json:"-"`
}

// Error returns the first problem and the number of others.
func (e *InvalidError) Error() string {
	if len(e.Problems) == 0 {
		return "chain: invalid"
	}
	text := "chain: " + e.Problems[0].String()
	switch n := len(e.Problems) - 1; n {
	case 0:
		return text
	case 1:
		return text + " (and 1 other problem)"
	default:
		return fmt.Sprintf("%s (and %d other problems)", text, n)
	}
}

// Unwrap returns every problem's Err, so that errors.Is finds any of them.
func (e *InvalidError) Unwrap() []error {
	errs := make([]error, 0, len(e.Problems))
	for _, p := range e.Problems {
		if p.Err != nil {
			errs = append(errs, p.Err)
		}
	}
	return errs
}

// String returns where and what: "goals[0].target: 95 is not a fraction ...".
func (p Problem) String() string {
	if p.Path == "" {
		return p.Reason
	}
	return p.Path + ": " + p.Reason
}
