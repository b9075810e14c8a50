//go:build !duckdb

package main

// newDuck is nil without the build tag duckdb: its library is 130 MB, and not there for
// every machine.
func newDuck(*Cascade) Peer { return nil }
