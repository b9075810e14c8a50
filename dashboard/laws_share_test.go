package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// The share of a step is what the attribution gives it, but for the last digit. What is
// outside the chains, hidden, or not under all that is shown, has none.
func TestLawShare(t *testing.T) {
	steps, others := 0, 0
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		for _, s := range b.Sections {
			for _, l := range lists(s) {
				for _, tile := range l.tiles {
					share, ok := tile.Share.Value()
					if !ok {
						continue
					}
					assert.NotEqual(t, "shared", l.name)
					assert.False(t, tile.Hidden)
					assert.False(t, w.hidden(chain.Whole(s.Chain), tile.KPI, b.For.Person))
					others++
					if tile.At != chain.At(tile.At.Step) {
						continue
					}
					steps++
					a, err := w.result.Attribute(chain.Whole(s.Chain), tile.KPI, chain.Steps)
					require.NoError(t, err)
					for _, c := range a.Shares {
						if c.At == tile.At {
							i, _ := w.plan.Indicator(tile.KPI)
							off := c.Share.Gap.Sub(share).Abs()
							assert.LessOrEqual(t, off.Cmp(dec(1, i.Decimals+2)), 0, "%s: %s, not %s", tile.At, share, c.Share.Gap)
						}
					}
				}
			}
		}
	})
	assert.Greater(t, steps, lawsModels/4, "shares of steps")
	assert.Greater(t, others, lawsModels/2, "shares")
}
