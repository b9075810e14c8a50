// Package recorder helps tests of test suites: it writes down what these say.
package recorder

import (
	"fmt"
	"testing"
)

// A Test is a test that only writes down what is said to it. The zero value is ready to
// use. Unlike a real one it goes on after Fatalf: what calls it has to return.
type Test struct {
	testing.TB
	// Said has what failed, in order.
	Said []string
	// Helped reports that Helper was called, and Stopped that Fatalf was.
	Helped, Stopped bool
}

// Helper notes that it was called.
func (r *Test) Helper() { r.Helped = true }

// Errorf notes a failure.
func (r *Test) Errorf(format string, args ...any) {
	r.Said = append(r.Said, fmt.Sprintf(format, args...))
}

// Fatalf notes a failure that stops the test.
func (r *Test) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	r.Stopped = true
}
