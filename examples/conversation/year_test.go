package main

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// theYear returns the year in English.
func theYear(t *testing.T) *year {
	t.Helper()
	y, err := newYear(english)
	require.NoError(t, err)
	return y
}

// theBoard returns the board of an audience as it was in a month.
func theBoard(t *testing.T, y *year, month int, who chain.Place) *dashboard.Board {
	t.Helper()
	boards, err := y.boards(month)
	require.NoError(t, err)
	assert.Empty(t, boards.Audit())
	b, err := boards.For(who)
	require.NoError(t, err)
	return b
}

func TestThreeMonthsAreToCome(t *testing.T) {
	y := theYear(t)
	assert.Len(t, y.results, 12)
	assert.Equal(t, 8, y.now)
	assert.Equal(t, "September", theBoard(t, y, y.now, visit).Period)
}

// Who came and who went is in the plans of the months.
func TestPlansDiffer(t *testing.T) {
	at := map[string]chain.Place{"logistics": chain.At("bring"), "south": fill.By("south")}
	got := map[string][]int{}
	for _, r := range theYear(t).results {
		for team, place := range at {
			got[team] = append(got[team], r.Plan().People(place))
		}
	}
	assert.Equal(t, map[string][]int{
		"logistics": {6, 6, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5},
		"south":     {3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4},
	}, got)
}

// A team too small is hidden on every board of a group, its own included, and so is
// what would tell of it.
func TestSmallTeam(t *testing.T) {
	y := theYear(t)
	for month := range y.now + 1 {
		small := month < 4
		for _, who := range []chain.Place{{Unit: "stores"}, south} {
			tile := find(theBoard(t, y, month, who), fill.By("south"), "onshelf")
			assert.Equal(t, small, tile.Hidden, "%s, month %d", who, month+1)
		}
		other := find(theBoard(t, y, month, chain.Place{Unit: "stores"}), fill.By("north"), "onshelf")
		assert.Equal(t, small, other.Hidden, "month %d", month+1)
	}
}

// The shelves warn a month before their light changes.
func TestEarlyWarning(t *testing.T) {
	y := theYear(t)
	for month := range y.now + 1 {
		tile := find(theBoard(t, y, month, visit), fill, "onshelf")
		status, warning := kpi.Green, dashboard.Why("")
		switch month {
		case 7:
			warning = dashboard.Slipping
		case 8:
			status = kpi.Amber
		}
		assert.Equal(t, status, tile.Gauge.Status, "month %d", month+1)
		assert.Equal(t, warning, tile.Warning, "month %d", month+1)
	}
}

// The budget is green now, and not on course for the year.
func TestForecast(t *testing.T) {
	y := theYear(t)
	tile := find(theBoard(t, y, y.now, visit), visit, "cost")
	require.NotNil(t, tile.Course)
	assert.Equal(t, kpi.Green, tile.Gauge.Status)
	assert.Equal(t, kpi.Amber, tile.Course.Forecast.Status)
	assert.Equal(t, dashboard.OffCourse, tile.Warning)
	assert.Equal(t, 3, tile.Course.Left)
}

// Loads of all months count alike in a quarter, also those of who has left.
func TestQuarterIsNoMean(t *testing.T) {
	y := theYear(t)
	quarter, err := y.quarter(2)
	require.NoError(t, err)
	got, ok := quarter.Gauge(chain.At("bring"), "lead")
	require.True(t, ok)

	var hours, loads decimal.Decimal
	for _, r := range y.results[6:9] {
		for m := range r.Measurements() {
			if m.At.Step == "bring" && m.KPI == "lead" {
				num, den, _ := m.Reading.Terms()
				hours, loads = hours.Add(num), loads.Add(den)
			}
		}
	}
	assert.True(t, kpi.Per(hours, loads).Equal(got.Reading), "%s", got.Reading)
	mean, err := y.mean(2, chain.At("bring"), "lead")
	require.NoError(t, err)
	assert.False(t, mean.Equal(got.Reading))

	cost, ok := quarter.Gauge(visit, "cost")
	require.True(t, ok)
	assert.Equal(t, "516000", cost.Goal.Target.String())
}

func TestWhatBecameOfAgreements(t *testing.T) {
	for name, want := range map[string]map[string]dashboard.Outcome{
		"chain": {"through": dashboard.Reached, "earlier": dashboard.NoEffect, "direct": dashboard.Running},
		"team":  {"through": dashboard.Reached, "shift": dashboard.NoEffect, "round": dashboard.Running},
	} {
		talk, err := theYear(t).conversation(name)
		require.NoError(t, err)
		got := map[string]dashboard.Outcome{}
		for _, f := range talk.FollowUps {
			got[f.Agreement.ID] = f.Outcome
			assert.NotEmpty(t, f.Agreement.What, f.Agreement.ID)
		}
		assert.Equal(t, want, got, name)
		assert.Equal(t, kpi.Amber, talk.CheckIn.Bij.Status, name)
		assert.Equal(t, kpi.Green, talk.CheckIn.Blij.Status, name)
	}
}

// Both languages name the same, and all of it.
func TestWordsAreComplete(t *testing.T) {
	keys := func(m map[string]string) (list []string) {
		for key, text := range m {
			assert.NotEmpty(t, text, key)
			list = append(list, key)
		}
		return list
	}
	assert.ElementsMatch(t, keys(dutch.names), keys(english.names))
	assert.ElementsMatch(t, keys(dutch.labels), keys(english.labels))
	for id := range dutch.agreed {
		assert.Contains(t, english.agreed, id)
	}
	plan := theYear(t).results[0].Plan()
	for at := range plan.Outline() {
		if at.Chain == "" || at.Step == "" {
			assert.Contains(t, keys(english.names), idOf(at))
		}
	}
}

// idOf returns the ID of the lowest part of a place of a group.
func idOf(at chain.Place) string {
	switch {
	case at.Unit != "":
		return at.Unit
	case at.Step != "":
		return at.Step
	}
	return at.Chain
}
