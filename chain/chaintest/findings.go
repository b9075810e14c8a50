package chaintest

import (
	"slices"
	"testing"

	"github.com/kpichain/kpichain/chain"
)

// NoFindings fails t once for every finding of [chain.Plan.Check] of at least a
// severity, other than those of the checks that are excepted; for a severity that does
// not exist; and for every exception that is no check of [chain.Checks]. It stops the test where
// [chain.NewPlan] refuses the model.
func NoFindings(t testing.TB, m chain.Model, least chain.Severity, except ...chain.CheckID) {
	t.Helper()
	if plan := planned(t, m); plan != nil {
		report(t, plan.Check(), chain.Checks(), least, except)
	}
}

func report(t testing.TB, found []chain.Finding, known []chain.CheckDoc, least chain.Severity, except []chain.CheckID) {
	t.Helper()
	if _, err := least.MarshalText(); err != nil {
		t.Errorf("chaintest: there is no %s to find from", least)
	}
	for _, id := range except {
		if !slices.ContainsFunc(known, func(c chain.CheckDoc) bool { return c.ID == id }) {
			t.Errorf("chaintest: there is no check %s to except", id)
		}
	}
	for _, f := range found {
		if f.Severity >= least && !slices.Contains(except, f.Check) {
			t.Errorf("chaintest: %s", f)
		}
	}
}
