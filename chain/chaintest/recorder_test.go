package chaintest_test

import (
	"fmt"
	"testing"
)

// A recorder is a test that only writes down what is said to it.
type recorder struct {
	testing.TB
	said    []string
	helper  bool
	stopped bool
}

func (r *recorder) Helper() { r.helper = true }

func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	r.stopped = true
}
