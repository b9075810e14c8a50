// Package chaintest tests models the way their users would want them tested. It
// imports testing and this module only.
//
// A host calls [Run] and [NoFindings] in a test of its own, with the model it steers by.
package chaintest

import (
	"errors"
	"testing"

	"github.com/kpichain/kpichain/chain"
)

// Run holds a model to the laws of the cascade, on generated readings, the same
// ones in every run, and reports every broken law once, with the smallest readings
// that break it:
//
//   - readings: readings in their KPI's domain can be composed;
//   - targets: everyone on target makes every whole green, and on target or better;
//   - green: everyone green makes every whole green;
//   - amber: everyone at least amber makes every whole at least amber;
//   - shares: the shares of a gap and its rests add up to it at every level;
//   - people: moving people between units changes no figure above them;
//   - order: nothing depends on the order of measurements;
//   - what-if: With gives what Evaluate gives;
//   - privacy: what the boards of groups hide cannot be worked out from what they show
//     (dashboard.Boards.Audit).
//
// Readings are taken at the lowest places where each KPI may be read, at their
// targets, at the ends of their bands and around them, with volumes; and, for all
// laws but those of the lights, some higher up, some passes as measured, and some not
// at all. What [chain.Plan.Counterexample] has against the goal of a chain is tried
// first. People are moved by splitting every lowest unit with two members or more
// into two teams. What has a goal that stops at teams is left out then, for there the
// teams themselves are what is steered.
//
// A model whose pinned goals leave too little to the others breaks one of the
// lights: that is what the readings then show.
//
// Run stops the test where [chain.NewPlan] refuses the model, with every problem.
// The cost is that of some hundred evaluations, of at most some thousand readings
// where it takes readings away: seconds for a model of some thousand places.
func Run(t testing.TB, m chain.Model) {
	t.Helper()
	s := newSubject(t, m)
	if s == nil {
		return
	}
	for _, l := range laws() {
		if ms, why := s.try(l); why != "" {
			t.Errorf("chaintest: broken law %q: %s\n%s%s", l.name, l.says, words(ms), why)
		}
	}
}

// try looks for readings that break a law, and makes them as few as it can; it
// returns why they do, "" if none were found.
func (s *subject) try(l law) ([]chain.Measurement, string) {
	for round := range uint64(l.rounds) {
		ms := l.readings(s, round)
		if why := l.broken(s, ms); why != "" {
			return shrink(ms, why, func(ms []chain.Measurement) string { return l.broken(s, ms) })
		}
	}
	return nil, ""
}

// planned returns the plan of a model, and stops the test where there is none.
func planned(t testing.TB, m chain.Model) *chain.Plan {
	t.Helper()
	plan, err := chain.NewPlan(m)
	var invalid *chain.InvalidError
	switch {
	case err == nil:
		return plan
	case errors.As(err, &invalid):
		t.Fatalf("chaintest: the model cannot be planned:\n%s", problems(invalid))
	default:
		t.Fatalf("chaintest: the model cannot be planned: %v", err)
	}
	return nil
}
