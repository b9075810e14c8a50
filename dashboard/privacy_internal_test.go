package dashboard

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Boards ask for no place of a person but their own. Should one ever ask, these are
// what stands between.
func TestPersonsPlacesAreHidden(t *testing.T) {
	plan, err := chain.NewPlan(chain.Model{MinGroup: 1})
	require.NoError(t, err)
	at := chain.At("pick").By("day").Who("p1")
	for audience, want := range map[chain.Place]bool{
		{}:                           true,
		{Unit: "day"}:                true,
		{Step: "pick", Unit: "day"}:  true,
		{Person: "p2"}:               true,
		{Person: "p1"}:               false,
		{Step: "ship", Person: "p1"}: false,
	} {
		m := maker{&Boards{plan: plan}, audience, nil}
		assert.Equal(t, want, m.hides(at, "rate"), "audience %q", audience)
	}
}

// A hidden goal is kept if it is a group's, and not if it is a person's.
func TestWithheld(t *testing.T) {
	one := decimal.New(1, 0)
	goal := &kpi.Thresholds{Target: one}
	g := kpi.Gauge{KPI: "lead", Reading: kpi.Of(one), Goal: goal, Status: kpi.Red,
		Bounds: kpi.AtMost(one), Score: one, Gap: one, Room: one, Coverage: one}
	assert.Equal(t, kpi.Gauge{KPI: "lead", Goal: goal}, withheld(chain.At("pick"), g))
	assert.Equal(t, kpi.Gauge{KPI: "lead"}, withheld(chain.At("pick").By("day").Who("p1"), g))
}
