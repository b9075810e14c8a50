package picture_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

// A gaugeCase is a gauge worth looking at.
type gaugeCase struct {
	name    string
	board   *dashboard.Board
	tile    dashboard.Tile
	options picture.Options
}

func gaugeCases(t testing.TB) []gaugeCase {
	t.Helper()
	d := decimal.RequireFromString
	board := meterBoard("2025-01")
	partial := meterTile(t, "lead", "27")
	partial.Gauge.Bounds = kpi.Between(d("22"), d("33"))
	open := meterTile(t, "cost", "103000")
	open.Gauge.Bounds = kpi.AtLeast(d("103000"))
	hidden := meterTile(t, "right", "0.97")
	hidden.Hidden = true
	aimless := meterTile(t, "busy", "0.97")
	aimless.Gauge.Goal = nil
	nl := kpi.Format{Language: "nl", Group: true}
	return []gaugeCase{
		{"green", board, meterTile(t, "lead", "20.5"), picture.Options{}},
		{"amber-dark", board, meterTile(t, "right", "0.923"), picture.Options{Look: picture.Dark}},
		{"red-nl", board, meterTile(t, "cost", "123000"), picture.Options{Format: nl}},
		{"near", board, meterTile(t, "busy", "0.77"), picture.Options{Format: nl}},
		{"partial", board, partial, picture.Options{}},
		{"open", board, open, picture.Options{Look: picture.System}},
		{"hidden", board, hidden, picture.Options{}},
		{"no-data", board, meterTile(t, "lead", "-"), picture.Options{}},
		{"no-goal", board, aimless, picture.Options{}},
		{"nothing", nil, dashboard.Tile{}, picture.Options{}},
	}
}

func TestGauge(t *testing.T) {
	for _, c := range gaugeCases(t) {
		t.Run(c.name, func(t *testing.T) {
			golden.Compare(t, "testdata/gauge-"+c.name+".svg", string(picture.Gauge(c.board, c.tile, c.options).SVG()))
		})
	}
}

// Room is rounded down: who uses it all is not over.
func TestGaugeRoundsRoomDown(t *testing.T) {
	for reading, want := range map[string]string{ // in any order
		"20.44": "3.5 h", "23.96": "0.04 h", "23.99999": "0.00001 h", "24": "", "27.46": "2.5 h", "31": "",
	} {
		p := picture.Gauge(meterBoard("2025-01"), meterTile(t, "lead", reading), picture.Options{})
		_, room, _ := strings.Cut(sheetOf(t, p.SVG()).desc, "room: ")
		assert.Equal(t, want, room, reading)
	}
}
