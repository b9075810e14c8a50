package picture_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

func behaviourCases(t testing.TB) []gaugeCase {
	t.Helper()
	nl := kpi.Format{Language: "nl", Group: true}
	hidden := meterTile(t, "lead", "27 26 28 25 27 26")
	hidden.Hidden = true
	aimless := meterTile(t, "busy", "0.8 0.81 0.79 0.8 0.82 0.8 0.79 0.8 0.81 0.95")
	aimless.Gauge.Goal = nil
	for k := range aimless.History {
		aimless.History[k].Goal = nil
	}
	steps := meterTile(t, "cost", "103000 98000 101000 105000 99000 97000 104000")
	for k := range steps.History {
		if k > 4 {
			steps.History[k].Goal = &kpi.Thresholds{Target: meterValue("95000")}
		}
	}
	return []gaugeCase{
		{"outside", meterBoard("2025-11"), meterTile(t, "lead", "27 26 27 - 27 26 27 26 27 44 27"), picture.Options{}},
		{"run", meterBoard("2025-12"), meterTile(t, "right", "0.91 0.905 0.9 0.91 0.94 0.945 0.95 0.96 0.94 0.955 0.95 0.96"), picture.Options{Look: picture.Dark}},
		{"steps-nl", meterBoard("2025-07"), steps, picture.Options{Format: nl}},
		{"near-nl", meterBoard("2025-10"), aimless, picture.Options{Format: nl, Look: picture.Dark}},
		{"few", meterBoard("2025-03"), meterTile(t, "lead", "27 26 28"), picture.Options{Look: picture.System}},
		{"hidden", meterBoard("2025-06"), hidden, picture.Options{}},
		{"no-data", meterBoard("2025-03"), meterTile(t, "lead", "- - -"), picture.Options{}},
		{"nothing", nil, dashboard.Tile{}, picture.Options{}},
	}
}

func TestBehaviour(t *testing.T) {
	for _, c := range behaviourCases(t) {
		t.Run(c.name, func(t *testing.T) {
			golden.Compare(t, "testdata/behaviour-"+c.name+".svg", string(picture.Behaviour(c.board, c.tile, c.options).SVG()))
		})
	}
}

// Of very many periods those about the current one are drawn, and the table has all.
func TestBehaviourOfManyPeriods(t *testing.T) {
	b, tile := meterBoard("2025-12"), meterTile(t, "lead", "27 26 27 26 27 26 27 26 27 26 27 26")
	for range 6 {
		b.Periods = append(b.Periods, b.Periods...)
		tile.History = append(tile.History, tile.History...)
	}
	b.Period = "now"
	for _, now := range []int{0, 11, 300, len(b.Periods) - 1} {
		periods := b.Periods[now]
		b.Periods[now] = "now"
		p := picture.Behaviour(b, tile, picture.Options{})
		assert.Contains(t, sheetOf(t, p.SVG()).texts, "now")
		assert.Less(t, len(p.SVG()), 80_000)
		assert.Equal(t, len(b.Periods)+2, strings.Count(string(p.HTML()), `<th scope="row">`))
		b.Periods[now] = periods
	}
}

// A signal that cannot be, on a board made by hand, is not drawn.
func TestBehaviourLeavesOutStraySignals(t *testing.T) {
	b, tile := meterBoard("2025-06"), meterTile(t, "lead", "27 26 - 26 27 26 25 24")
	want := picture.Behaviour(b, tile, picture.Options{}).SVG()
	for _, s := range []kpi.Signal{
		{Index: -1, Rule: kpi.Outside}, {Index: 2, Rule: kpi.Outside}, {Index: 6, Rule: kpi.Outside}, {Index: 99, Rule: kpi.Run8}, {Rule: "other"},
	} {
		tile.Trend.Signals = []kpi.Signal{s}
		assert.Equal(t, string(want), string(picture.Behaviour(b, tile, picture.Options{}).SVG()), s)
	}
}

// Of more signals than have a sentence the latest that are drawn have one.
func TestBehaviourSaysTheLatestSignals(t *testing.T) {
	b, tile := meterBoard("2025-12"), meterTile(t, "lead", "27 26 27 26 27 26 27 26 27 26 27 26")
	tile.Trend.Signals = nil
	for k := range 11 {
		tile.Trend.Signals = append(tile.Trend.Signals, kpi.Signal{Index: k, Rule: kpi.Outside})
	}
	said := strings.Join(sheetOf(t, picture.Behaviour(b, tile, picture.Options{}).SVG()).texts, "\n")
	assert.Contains(t, said, "1 2025-04, ")
	assert.Contains(t, said, "8 2025-11, ")
	assert.NotContains(t, said, "2025-03, ")
	assert.Contains(t, said, "3 more")
}
