package chain

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// Comparing results that come of one another looks at what changed alone, and comparing
// others not at what neither read.
func TestDiffersWork(t *testing.T) {
	const people = 1000
	m := Model{
		KPIs:   []kpi.Indicator{{ID: "cost", Along: kpi.Total, Across: kpi.Total}, {ID: "done", Across: kpi.Sum}},
		Steps:  []Step{{ID: "s", By: []Assignment{{Unit: "u"}}}, {ID: "t", By: []Assignment{{Unit: "u"}}}},
		Units:  []Unit{{ID: "u"}},
		Chains: []Chain{{ID: "c", Links: Sequence("s", "t")}},
	}
	cost := func(n int, v int64) Measurement {
		at := At("s").By("u").Who(fmt.Sprintf("p%d", n))
		return Measurement{At: at, KPI: "cost", Reading: kpi.Of(decimal.New(v, 0))}
	}
	var ms []Measurement
	for n := range people {
		m.Members = append(m.Members, Member{Person: fmt.Sprintf("p%d", n), Unit: "u"})
		ms = append(ms, cost(n, 1))
	}
	plan, err := NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	with, err := r.With(cost(7, 2))
	require.NoError(t, err)
	both, err := with.With(cost(8, 3))
	require.NoError(t, err)
	other, err := plan.Evaluate("then", ms[1:])
	require.NoError(t, err)
	looked := func(a, b *Result) int {
		return len(slices.Collect(contrast{a.plan, a, b}.candidates()))
	}

	assert.Zero(t, looked(with, with))
	assert.Equal(t, 4, looked(r, with), "the chain, the step, the unit and the person")
	assert.Equal(t, 5, looked(r, both))
	assert.Equal(t, 4, looked(with, both), "of two changes the second")
	// Every place of one KPI at one step, and all figures of the chain and its links.
	assert.Equal(t, people+2+3*3, looked(r, other))
}
