package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// A line of sight is that of the plan, with the result's lights.
func TestLawSight(t *testing.T) {
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		for _, s := range b.Sections {
			for _, l := range lists(s) {
				for _, tile := range l.tiles {
					w.checkSight(t, b.For.Person, s.Chain, tile)
				}
			}
		}
	})
}

func (w world) checkSight(t *testing.T, person, chainID string, tile dashboard.Tile) {
	t.Helper()
	if chainID == "" {
		chainID = w.reached(tile)
	}
	hops, err := w.plan.LineOfSight(chainID, tile.At, tile.KPI)
	if chainID == "" || tile.Gauge.Goal == nil {
		assert.Error(t, err)
		assert.Empty(t, tile.Sight)
		return
	}
	require.NoError(t, err)
	require.Len(t, tile.Sight, len(hops))
	for k, s := range tile.Sight {
		want := dashboard.Sight{Hop: hops[k], Name: s.Name, Where: s.Where, Hidden: w.hidden(hops[k].At, hops[k].KPI, person),
			Customer: k == len(hops)-1 && hops[k].KPI == w.satisfaction(chainID)}
		assert.NotEmpty(t, s.Name)
		assert.NotEmpty(t, s.Where)
		if g, _ := w.result.Gauge(hops[k].At, hops[k].KPI); !want.Hidden {
			want.Status, want.Score = g.Status, g.Score
		}
		assert.Equal(t, marshal(t, want), marshal(t, s))
	}
}

// satisfaction returns what a chain says its satisfaction is.
func (w world) satisfaction(chainID string) string {
	for c := range w.plan.Chains() {
		if c.ID == chainID {
			return c.Satisfaction
		}
	}
	return ""
}

// reached returns the first chain that a sight from outside reaches the customer of,
// or else the first on which it ends; empty for none.
func (w world) reached(tile dashboard.Tile) string {
	ends := ""
	for c := range w.plan.Chains() {
		hops, err := w.plan.LineOfSight(c.ID, tile.At, tile.KPI)
		if err != nil || len(hops) < 2 {
			continue
		}
		last := hops[len(hops)-1]
		if last.KPI == c.Satisfaction {
			return c.ID
		}
		if ends == "" && last.At == chain.Whole(c.ID) {
			ends = c.ID
		}
	}
	return ends
}
