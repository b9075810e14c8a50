package dashboard_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
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

// Where nobody is modelled there is nobody to look for: the work of twice as many
// departments is twice as much.
func TestNobodyModelledWork(t *testing.T) {
	allocations := func(departments int) float64 {
		m := chain.Model{
			KPIs:   []kpi.Indicator{{ID: "right", Decimals: 4, Along: kpi.Ratio, Across: kpi.Ratio}},
			Steps:  []chain.Step{{ID: "do"}},
			Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("do")}},
		}
		var ms []chain.Measurement
		for k := range departments {
			unit, team := fmt.Sprint("unit", k), fmt.Sprint("team", k)
			m.Units = append(m.Units, chain.Unit{ID: unit}, chain.Unit{ID: team, Parent: unit})
			m.Steps[0].By = append(m.Steps[0].By, chain.Assignment{Unit: unit})
			ms = append(ms, chain.Measurement{At: chain.At("do").By(team), KPI: "right", Reading: kpi.Per(d("9"), d("10"))})
		}
		p := planOf(t, m)
		r, err := p.Evaluate("now", ms)
		require.NoError(t, err)
		return testing.AllocsPerRun(1, func() {
			if _, err := dashboard.New(r); err != nil {
				t.Error(err)
			}
		})
	}
	assert.Less(t, allocations(400), 2.5*allocations(200))
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
