package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// A person's board is as much work among many as among few: it makes nothing for
// the others.
func TestPersonBoardWork(t *testing.T) {
	allocations := func(chains int) float64 {
		p := planOf(t, company(chains))
		r, err := p.Evaluate("now", nil)
		require.NoError(t, err)
		boards := boardsOf(t, r)
		return testing.AllocsPerRun(20, func() {
			if _, err := boards.For(chain.Place{Person: "c0-s3-t7-p42"}); err != nil {
				t.Error(err)
			}
		})
	}
	assert.InDelta(t, allocations(1), allocations(3), 2)
}

// Boards can be asked for from many places at once.
func TestConcurrentBoards(t *testing.T) {
	boards := boardsOf(t, evaluate(t, shop(), month()...))
	want := marshal(t, boardOf(t, boards, chain.Place{Unit: "logistics"}))
	done := make(chan string)
	for range 8 {
		go func() {
			b, _ := boards.For(chain.Place{Unit: "logistics"})
			data, _ := b.MarshalJSON()
			done <- string(data)
		}()
	}
	for range 8 {
		assert.Equal(t, want, <-done)
	}
}

func boardOf(t *testing.T, boards *dashboard.Boards, audience chain.Place) *dashboard.Board {
	t.Helper()
	b, err := boards.For(audience)
	require.NoError(t, err)
	return b
}
