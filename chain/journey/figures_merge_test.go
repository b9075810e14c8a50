package journey_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain/journey"
)

// Logs of disjoint cases, merged, tell what one log of all their events does.
func TestFiguresOfMergedLogs(t *testing.T) {
	for seed := range uint64(figureLogs) {
		events := figureEvents(seed)
		merged := figureLog(t, seed, nil)
		for part := range uint64(3) {
			o := figureLog(t, seed+6*part+3*(part%2), slices.DeleteFunc(slices.Clone(events), func(e journey.Event) bool {
				return hash(e.Case)>>8%3 != part
			}))
			require.NoError(t, merged.Merge(o))
		}
		require.Equal(t, figuresOf(t, figureLog(t, seed, events)), figuresOf(t, merged), "seed %d", seed)
	}
}

// What logs refused and expected is that of both, also of one that has no case.
func TestQualityOfMergedLogs(t *testing.T) {
	l, o := &journey.Log{}, &journey.Log{}
	require.NoError(t, l.Add(slices.Values([]journey.Event{cleanStay("a", "ask", 0, 2)})))
	require.NoError(t, l.Expect(slices.Values([]string{"a", "b"})))
	require.Error(t, o.Add(slices.Values([]journey.Event{cleanStay("a", "ask", 2, 0)})))
	require.NoError(t, o.Expect(slices.Values([]string{"b", "c"})))
	require.NoError(t, l.Merge(o))
	assert.Equal(t, journey.Quality{Events: 1, Refused: 1, Cases: 1, Expected: 3, Untraced: 2}, l.Quality())
}
