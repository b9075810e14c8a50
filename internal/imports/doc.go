// Package imports holds no code. Its tests hold what the packages of this module
// may import and what their source may not do, so that the promises of the front
// page (no clock, no files, no package state, no order taken from a map) are kept
// by a machine and not by memory.
//
// TestEdges and TestModule look at what is imported: the one table of edges is
// in edges_test.go. TestSource type-checks every library package and applies the
// rules of rules_test.go to it; TestRules shows for each rule what it catches and
// what it lets pass.
package imports
