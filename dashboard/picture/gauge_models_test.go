package picture_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// meters are the indicators of gauges drawn by themselves.
func meters() []kpi.Indicator {
	d := decimal.RequireFromString
	return []kpi.Indicator{
		{ID: "lead", Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower, Domain: kpi.AtLeast(d("0")), Over: kpi.Ratio},
		{ID: "right", Name: "Right first time", Unit: kpi.Percent, Decimals: 3, Domain: kpi.Between(d("0"), d("1")), Over: kpi.Ratio},
		{ID: "busy", Name: "Occupancy", Unit: kpi.Percent, Decimals: 2, Better: kpi.Near},
		{ID: "cost", Name: "Cost", Unit: "EUR", Better: kpi.Lower, Over: kpi.Sum},
	}
}

// aims returns the goal of a meter.
func aims(id string) *kpi.Thresholds {
	d := decimal.RequireFromString
	return map[string]*kpi.Thresholds{
		"lead":  {Target: d("24"), Green: kpi.AtMost(d("24")), Amber: kpi.AtMost(d("30"))},
		"right": {Target: d("0.95"), Green: kpi.AtLeast(d("0.94")), Amber: kpi.AtLeast(d("0.9"))},
		"busy":  {Target: d("0.8"), Green: kpi.Between(d("0.75"), d("0.85")), Amber: kpi.Between(d("0.7"), d("0.95"))},
		"cost":  {Target: d("100000")},
	}[id]
}

// meterReading returns a reading as it is written in tests: "-" for no data.
func meterReading(text string) kpi.Reading {
	if text == "-" {
		return kpi.Reading{}
	}
	return kpi.Of(decimal.RequireFromString(text))
}

// meterBoard returns a board of the meters without any tile on it, at a period of a year.
func meterBoard(period string) *dashboard.Board {
	b := &dashboard.Board{Period: period, KPIs: meters()}
	for k := range 12 {
		b.Periods = append(b.Periods, fmt.Sprintf("2025-%02d", k+1))
	}
	return b
}

// meterTile returns a tile of a meter with readings over time, the last given one that of
// now; "-" is no data, and what is missing of a year is still to come.
func meterTile(t testing.TB, id, readings string) dashboard.Tile {
	t.Helper()
	var i kpi.Indicator
	for _, i = range meters() {
		if i.ID == id {
			break
		}
	}
	tile := dashboard.Tile{At: chain.Whole("order"), KPI: id, Name: i.Name, Where: "Order at home"}
	var list []kpi.Reading
	var goals []kpi.Thresholds
	words := strings.Fields(readings)
	for k := range 12 {
		r := kpi.Reading{}
		if k < len(words) {
			r = meterReading(words[k])
			list = append(list, r)
		}
		g, err := i.Gauge(r, aims(id))
		require.NoError(t, err)
		tile.History, goals = append(tile.History, g), append(goals, *g.Goal)
	}
	tile.Gauge = tile.History[max(len(words)-1, 0)]
	tile.Trend = i.Trend(list, aims(id))
	if c, err := i.Course(list, goals, nil); err == nil {
		tile.Course = &c
	}
	return tile
}

func meterValue(text string) decimal.Decimal { return decimal.RequireFromString(text) }
