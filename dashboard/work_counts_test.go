//go:build !race && !386 && !wasm

package dashboard_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// Allocations are counted of one chain and of six, five thousand people each. Bounds are
// a few percent above what they are: lower them where work is saved.

// New looks at groups, and makes as little for each of many as for each of few; people
// are not looked at one by one.
func TestNewWork(t *testing.T) {
	for _, chains := range []int{1, 6} {
		r := peopled(t, chains)
		groups := 0.0
		for range r.Plan().Outline() {
			groups++
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		boardsOf(t, r)
		runtime.ReadMemStats(&after)
		allocs, bytes := float64(after.Mallocs-before.Mallocs)/groups, float64(after.TotalAlloc-before.TotalAlloc)/groups
		t.Logf("%d chains: %.2f allocations of %.0f B per group", chains, allocs, bytes)
		assert.LessOrEqual(t, allocs, 6.4, "allocations per group of %d chains", chains)
		assert.LessOrEqual(t, bytes, 1_030.0, "bytes per group of %d chains", chains)
	}
}

// A board costs its own tiles, whatever the number of others.
func TestBoardWork(t *testing.T) {
	for _, chains := range []int{1, 6} {
		boards := boardsOf(t, peopled(t, chains))
		for _, c := range []struct {
			name     string
			audience chain.Place
			most     float64
		}{
			{"a person's", chain.Place{Person: "c0-s3-t7-p42"}, 1_190},
			{"a team's", chain.Place{Unit: "c0-s3-t7"}, 1_140},
			{"a department's", chain.Place{Unit: "c0-s3"}, 11_600},
			{"a chain's", chain.Whole("c0"), 4_750},
		} {
			n := testing.AllocsPerRun(5, func() {
				_, err := boards.For(c.audience)
				require.NoError(t, err)
			})
			t.Logf("%s board of %d chains: %g allocations", c.name, chains, n)
			assert.LessOrEqual(t, n, c.most, "allocations of %s board of %d chains", c.name, chains)
		}
	}
}

// peopled is a period in which everyone is read.
func peopled(t *testing.T, chains int) *chain.Result {
	t.Helper()
	p := planOf(t, company(chains))
	r, err := p.Evaluate("now", worked(p))
	require.NoError(t, err)
	return r
}
