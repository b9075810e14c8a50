package jsonx

import (
	"errors"
	"fmt"
)

// ErrSyntax is what most problems wrap: the text is not JSON, or not the form
// that was wanted. Numbers wrap exact.ErrDigits instead, and what a type's own
// method says is wrapped as it is.
var ErrSyntax = errors.New("not the JSON form")

// An Error lists all that is wrong with a JSON text, at least one problem.
type Error struct{ Problems []Problem }

// A Problem is one thing wrong with a JSON text.
type Problem struct {
	// Path leads to it, "chains[0].links[2].after[0]": a dot before the name of a
	// field, the number of an element in brackets, a key that is not letters,
	// digits and underscores quoted in brackets. Empty for the text as a whole.
	Path string
	// Reason says what is wrong, and where a byte is named its offset from 0.
	Reason string
	// Err classifies it: it wraps [ErrSyntax], exact.ErrDigits, or is the error of
	// a type's own method.
	Err error
}

// Error returns the first problem and the number of others.
func (e *Error) Error() string {
	text := e.Problems[0].String()
	switch others := len(e.Problems) - 1; others {
	case 0:
		return text
	case 1:
		return text + " (and 1 more problem)"
	default:
		return fmt.Sprintf("%s (and %d more problems)", text, others)
	}
}

// Unwrap returns every problem's Err, so that errors.Is finds any of them.
func (e *Error) Unwrap() []error {
	errs := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		errs[i] = p.Err
	}
	return errs
}

// String returns path and reason: "chains[0].name: want a string, not a number".
func (p Problem) String() string {
	if p.Path == "" {
		return p.Reason
	}
	return p.Path + ": " + p.Reason
}

// within returns the problems of err, which a value at path had, as problems of
// the whole.
func within(path string, err error) []Problem {
	var inner *Error
	if !errors.As(err, &inner) {
		return []Problem{{Path: path, Reason: err.Error(), Err: err}}
	}
	problems := make([]Problem, len(inner.Problems))
	for i, p := range inner.Problems {
		p.Path = join(path, p.Path)
		problems[i] = p
	}
	return problems
}
