package main

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Nothing to measure, Per(0, 0), is what a department reads that is not there. A plan
// a month, with those departments only that are, combines to the same.
func TestPlanOfEveryMonth(t *testing.T) {
	types, providers := drawn(t)
	for _, c := range []struct {
		view *view
		draw drawing
	}{{types, byType}, {providers, byProvider}} {
		var months []*chain.Result
		for k, month := range c.view.months {
			there := *c.view.history
			there.months = []string{month}
			there.departments = slices.DeleteFunc(slices.Clone(there.departments), func(dep department) bool {
				return there.seen[month][dep].attended == 0
			})
			assert.Less(t, len(there.departments), len(c.view.departments), month)
			v, err := there.view(c.draw)
			require.NoError(t, err)
			assert.Equal(t, c.view.results[k].Gauges(england), v.results[0].Gauges(england), month)
			months = append(months, v.results...)
		}
		r, err := c.view.Combine("together", months...)
		require.NoError(t, err)
		assert.Equal(t, gauges(together(t, c.view)), gauges(r))
	}
}

// A reading that is missing is another thing: what the rest of England did is no
// figure of England, in that month or in the year.
func TestMissing(t *testing.T) {
	_, v := drawn(t)
	largest := visit.By(provider).By(department{provider, "1"}.unit())
	december, err := v.results[32].With(chain.Measurement{At: largest, KPI: within})
	require.NoError(t, err)

	g, _ := december.Gauge(england, within)
	assert.Equal(t, kpi.NoData, g.Status)
	assert.Equal(t, "0.9976", g.Coverage.String(), "427 of 428 departments, rounded down")
	low, _ := g.Bounds.Min()
	high, _ := g.Bounds.Max()
	assert.Equal(t, "0", low.String())
	assert.Equal(t, "1", high.String())

	months := slices.Clone(v.results[24:36])
	months[8] = december
	year, err := v.Combine("2018/19", months...)
	require.NoError(t, err)
	g, _ = year.Gauge(england, within)
	assert.Equal(t, kpi.NoData, g.Status)
	g, _ = year.Gauge(largest, within)
	assert.Equal(t, kpi.NoData, g.Status)
	g, _ = year.Gauge(england, admitted)
	assert.Equal(t, "1", g.Coverage.String(), "the other KPI is complete")
}
