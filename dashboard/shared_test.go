package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A board is its host's to change: what it shares with others stays as it was on
// theirs, and what is made of both, to the last pointer.
func TestBoardsShareNothing(t *testing.T) {
	boards := boardsOf(t, year(t)...)
	audience := chain.Place{Unit: "logistics"}
	one, err := boards.For(audience)
	require.NoError(t, err)
	before := marshal(t, one)
	changed := 0
	for k := range one.Sections[0].Shared {
		tile := &one.Sections[0].Shared[k]
		other := &kpi.Thresholds{Target: d("12345")}
		for _, goal := range []*kpi.Thresholds{tile.Gauge.Goal, tile.History[0].Goal, tile.Sight[0].Hop.Goal} {
			*goal = *other
		}
		if tile.Trend.Limits != nil {
			tile.Trend.Limits.Center = d("12345")
			changed++
		}
		if c := tile.Course; c != nil {
			*c.ToDate.Goal, *c.Forecast.Goal = *other, *other
			for n := range c.Needed {
				c.Needed[n] = kpi.Of(d("12345"))
			}
			c.Left = 77
			changed++
		}
		for n := range tile.Trend.Signals {
			tile.Trend.Signals[n].Index = 77
		}
		tile.History[1] = kpi.Gauge{}
		tile.Sight[0].Name = "?"
	}
	assert.Greater(t, changed, 2)
	assert.NotEqual(t, before, marshal(t, one))
	again, err := boards.For(audience)
	require.NoError(t, err)
	assert.Equal(t, before, marshal(t, again))
}
