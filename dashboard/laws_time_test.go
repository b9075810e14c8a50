package dashboard_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// What a tile says of time is what the results give, period by period, as far as it is
// not hidden, and nothing where there is one period.
func TestLawTime(t *testing.T) {
	var withheld, trends, courses, warnings int
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		for _, tile := range tilesOf(b) {
			if len(w.results) == 1 {
				assert.Nil(t, tile.History)
				assert.Equal(t, marshal(t, kpi.Trend{}), marshal(t, tile.Trend))
				assert.Nil(t, tile.Course)
				assert.Empty(t, tile.Warning)
				continue
			}
			hidden := w.checkHistory(t, b.For.Person, tile)
			withheld += len(hidden)
			w.checkTrend(t, tile, hidden)
			w.checkCourse(t, tile, hidden)
			w.checkWarning(t, tile)
			trends += count(tile.Trend.Move != kpi.Unclear)
			courses += count(tile.Course != nil)
			warnings += count(tile.Warning != "")
		}
	})
	assert.Greater(t, withheld, lawsModels, "gauges withheld")
	assert.Greater(t, trends, lawsModels, "trends")
	assert.Greater(t, courses, lawsModels, "courses")
	assert.GreaterOrEqual(t, warnings, lawsModels/40, "warnings")
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// checkHistory returns the periods in which a tile is hidden.
func (w world) checkHistory(t *testing.T, person string, tile dashboard.Tile) (hidden []int) {
	t.Helper()
	require.Len(t, tile.History, len(w.results))
	for k, got := range tile.History {
		want, _ := w.results[k].Gauge(tile.At, tile.KPI)
		want.KPI = tile.KPI
		if w.hiddenIn(k, tile.At, tile.KPI, person) {
			hidden = append(hidden, k)
			want = kpi.Gauge{KPI: want.KPI, Goal: want.Goal}
		}
		assert.Equal(t, marshal(t, want), marshal(t, got), "period %d of %s %s", k, tile.At, tile.KPI)
	}
	assert.Equal(t, marshal(t, tile.Gauge), marshal(t, tile.History[w.now]))
	return hidden
}

func (w world) checkTrend(t *testing.T, tile dashboard.Tile, hidden []int) {
	t.Helper()
	i, _ := w.plan.Indicator(tile.KPI)
	want := i.Trend(readingsOf(tile.History[:w.now+1]), tile.Gauge.Goal)
	if slices.Contains(hidden, w.now) {
		want = kpi.Trend{}
	}
	assert.Equal(t, marshal(t, want), marshal(t, tile.Trend), "trend of %s %s", tile.At, tile.KPI)
}

// readingsOf returns the readings of gauges.
func readingsOf(gauges []kpi.Gauge) []kpi.Reading {
	var list []kpi.Reading
	for _, g := range gauges {
		list = append(list, g.Reading)
	}
	return list
}

func (w world) checkCourse(t *testing.T, tile dashboard.Tile, hidden []int) {
	t.Helper()
	i, _ := w.plan.Indicator(tile.KPI)
	var goals []kpi.Thresholds
	for _, g := range tile.History {
		if g.Goal != nil {
			goals = append(goals, *g.Goal)
		}
	}
	if i.Over == kpi.None || len(hidden) > 0 || len(goals) < len(tile.History) {
		assert.Nil(t, tile.Course, "%s %s", tile.At, tile.KPI)
		return
	}
	want, err := i.Course(readingsOf(tile.History), goals, nil)
	if err != nil {
		assert.Nil(t, tile.Course, "%s %s: %v", tile.At, tile.KPI, err)
		return
	}
	if tile.Course != nil || len(w.plan.Parts(tile.At)) == 0 {
		assert.Equal(t, marshal(t, want), marshal(t, tile.Course), "%s %s", tile.At, tile.KPI)
	}
}

// A warning is for what is green, and looks ahead.
func (w world) checkWarning(t *testing.T, tile dashboard.Tile) {
	t.Helper()
	switch tile.Warning {
	case "":
	case dashboard.OffCourse:
		assert.Equal(t, kpi.Green, tile.Gauge.Status)
		require.NotNil(t, tile.Course)
		assert.Positive(t, tile.Course.Left)
		assert.Contains(t, []kpi.Status{kpi.Red, kpi.Amber}, tile.Course.Forecast.Status)
	case dashboard.Slipping:
		assert.Equal(t, kpi.Green, tile.Gauge.Status)
		assert.Equal(t, kpi.Worsening, tile.Trend.Move)
	default:
		assert.Fail(t, "no warning", "%s", tile.Warning)
	}
}
