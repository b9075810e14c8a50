package scenario_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// P and Q, the plant of E. Goldratt, The Haystack Syndrome (1990): four resources of 2400
// minutes a week make two products.
//
//	product  price  material  demand  A   B   C   D   minutes each
//	P           90        45     100  15  15  15  15
//	Q          100        40      50  10  30   5   5
//
// The plant costs 6000 a week. A resource is a step with one machine, whose reading of
// "units" is its minutes; a product is a chain of all four, which a unit passes as many
// times as it takes minutes. So minutes over passes are units of product, and the
// bottleneck rule reads how many of them the plant can make of that product alone. The
// week's demand of both is a chain too, of which one unit is all of it. Which product to
// make first is for people to say: here by what each earns of a minute of B, 45 / 15 for
// P and 60 / 30 for Q.
func goldrattModel() chain.Model {
	m := chain.Model{KPIs: []kpi.Indicator{{ID: "units", Along: kpi.Bottleneck, Across: kpi.Sum}}}
	minutes := map[string][]int64{"p": {15, 15, 15, 15}, "q": {10, 30, 5, 5}, "demand": {2000, 3000, 1750, 1750}}
	for _, id := range []string{"p", "q", "demand"} {
		c := chain.Chain{ID: id}
		for n, step := range []string{"a", "b", "c", "d"} {
			c.Links = append(c.Links, chain.Link{Step: step, Passes: decimal.New(minutes[id][n], 0)})
		}
		m.Chains = append(m.Chains, c)
	}
	for _, id := range []string{"a", "b", "c", "d"} {
		m.Units = append(m.Units, chain.Unit{ID: id + "-machine"})
		m.Members = append(m.Members, chain.Member{Person: id + "-1", Unit: id + "-machine"})
		m.Steps = append(m.Steps, chain.Step{ID: id, By: []chain.Assignment{{Unit: id + "-machine"}}})
	}
	return m
}

// A goldrattWeek is what is made, and what is earned.
type goldrattWeek struct{ p, q, profit int64 }

// goldrattUnits returns how many units of a chain can be made, rounded down.
func goldrattUnits(t *testing.T, r *chain.Result, chainID string) int64 {
	t.Helper()
	g, ok := r.Gauge(chain.Whole(chainID), "units")
	require.True(t, ok)
	v, ok := g.Reading.Value()
	require.True(t, ok)
	return v.IntPart()
}

// goldrattMinutes reads a number of minutes at all resources.
func goldrattMinutes(a, b, c, d int64) (ms []chain.Measurement) {
	for n, minutes := range []int64{a, b, c, d} {
		id := []string{"a", "b", "c", "d"}[n]
		ms = append(ms, chain.Measurement{At: chain.At(id).By(id + "-machine"), KPI: "units",
			Reading: kpi.Of(decimal.New(minutes, 0))})
	}
	return ms
}

// goldrattPlan makes one product as far as it is asked for, and the other of what is left.
func goldrattPlan(t *testing.T, r *chain.Result, b int64, pFirst bool) goldrattWeek {
	t.Helper()
	left := func(made, a, each, c, d int64) *chain.Result {
		rest, err := r.With(goldrattMinutes(2400-made*a, b-made*each, 2400-made*c, 2400-made*d)...)
		require.NoError(t, err)
		return rest
	}
	var w goldrattWeek
	if pFirst {
		w.p = min(100, goldrattUnits(t, r, "p"))
		w.q = min(50, goldrattUnits(t, left(w.p, 15, 15, 15, 15), "q"))
	} else {
		w.q = min(50, goldrattUnits(t, r, "q"))
		w.p = min(100, goldrattUnits(t, left(w.q, 10, 30, 5, 5), "p"))
	}
	w.profit = (90-45)*w.p + (100-40)*w.q - 6000
	return w
}

func TestGoldrattPAndQ(t *testing.T) {
	plan, err := chain.NewPlan(goldrattModel())
	require.NoError(t, err)
	r, err := plan.Evaluate("week", goldrattMinutes(2400, 2400, 2400, 2400))
	require.NoError(t, err)

	t.Run("B cannot make what is asked", func(t *testing.T) {
		g, _ := r.Gauge(chain.Whole("demand"), "units")
		assert.Equal(t, "0.8", g.Reading.String(), "of the demand: 2400 of 3000 minutes")
		assert.Equal(t, int64(160), goldrattUnits(t, r, "p"))
		assert.Equal(t, int64(80), goldrattUnits(t, r, "q"))
	})

	t.Run("one more machine helps at B alone", func(t *testing.T) {
		var hires []scenario.Hire
		for _, id := range []string{"a", "b", "c", "d"} {
			hires = append(hires, scenario.Hire{Step: id, Unit: id + "-machine", Weight: decimal.New(25, -2)})
		}
		gains, err := scenario.Staff(r, "demand", "units", hires)
		require.NoError(t, err)
		var got []string
		for _, g := range gains {
			got = append(got, fmt.Sprintf("%s %s", g.Hire.Step, g.After.Reading))
		}
		assert.Equal(t, []string{"b 1", "a 0.8", "c 0.8", "d 0.8"}, got)
	})

	t.Run("Q has the better margin, P earns more of B", func(t *testing.T) {
		assert.Equal(t, goldrattWeek{60, 50, -300}, goldrattPlan(t, r, 2400, false))
		assert.Equal(t, goldrattWeek{100, 30, 300}, goldrattPlan(t, r, 2400, true))
	})

	t.Run("what if B had 3000 minutes", func(t *testing.T) { // case toc_whatif_more_B_capacity
		more, err := r.With(goldrattMinutes(2400, 3000, 2400, 2400)[1])
		require.NoError(t, err)
		assert.Equal(t, goldrattWeek{100, 50, 1500}, goldrattPlan(t, more, 3000, true))

		var got []string
		for _, c := range scenario.Compare(r, more) {
			got = append(got, fmt.Sprintf("%s %s to %s", c.At, c.Before.Reading, c.After.Reading))
		}
		assert.Equal(t, []string{"/b 2400 to 3000", "/b/b-machine 2400 to 3000", "q 80 to 100", "demand 0.8 to 1"}, got)
	})
}
