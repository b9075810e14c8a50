package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
	if chainID == "" && len(tile.Sight) > 0 {
		chainID = w.reached(t, tile)
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
		want := dashboard.Sight{Hop: hops[k], Name: s.Name, Where: s.Where, Hidden: w.hidden(hops[k].At, person)}
		assert.NotEmpty(t, s.Name)
		assert.NotEmpty(t, s.Where)
		if g, _ := w.result.Gauge(hops[k].At, hops[k].KPI); !want.Hidden {
			want.Status, want.Score = g.Status, g.Score
		}
		assert.Equal(t, marshal(t, want), marshal(t, s))
	}
}

// reached returns the chain whose satisfaction a sight from outside ends at, which
// is the first one with such a sight.
func (w world) reached(t *testing.T, tile dashboard.Tile) string {
	t.Helper()
	last := tile.Sight[len(tile.Sight)-1].Hop.KPI
	for c := range w.plan.Chains() {
		hops, err := w.plan.LineOfSight(c.ID, tile.At, tile.KPI)
		require.NoError(t, err)
		if len(hops) > 1 && hops[len(hops)-1].KPI == c.Satisfaction {
			assert.Equal(t, c.Satisfaction, last)
			return c.ID
		}
	}
	t.Fatalf("%s at %s reaches no chain", tile.KPI, tile.At)
	return ""
}
