package picture_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/examples/shop/year"
	"github.com/kpichain/kpichain/kpi"
)

// A told is a board with the language in which it is shown.
type told struct {
	name, language string
	board          *dashboard.Board
}

// toldBoards returns the boards that pages and overviews are tested with: a webshop's,
// written by hand with one of everything, those of a shop at the end of its year, and odd
// ones.
func toldBoards(t testing.TB) []told {
	t.Helper()
	shop := shopBoards(t)
	of := func(audience chain.Place) *dashboard.Board {
		b, err := shop.For(audience)
		require.NoError(t, err)
		return b
	}
	return []told{
		{"webshop", "nl", webshopBoard(t)},
		{"directors", "en", of(chain.Place{})},
		{"purchasing", "en", of(chain.Place{Unit: "purchasing"})},
		{"person", "nl", of(chain.Place{Person: "p16"})},
		{"odd", "en", oddBoard()},
		{"empty", "nl", &dashboard.Board{}},
		{"nil", "en", nil},
	}
}

func webshopBoard(t testing.TB) *dashboard.Board {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "boards", "webshop.json"))
	require.NoError(t, err)
	b := new(dashboard.Board)
	require.NoError(t, json.Unmarshal(data, b))
	return b
}

// shopBoards returns the boards of the example shop.
func shopBoards(t testing.TB) *dashboard.Boards {
	t.Helper()
	plan, err := year.Load(year.Model)
	require.NoError(t, err)
	months, err := year.Evaluate(plan, year.Months)
	require.NoError(t, err)
	boards, err := dashboard.New(months...)
	require.NoError(t, err)
	return boards
}

// oddBoard has what no board is made with: numbers that are too long to reckon with, lights
// that do not exist, a KPI that is not there, and more history than periods.
func oddBoard() *dashboard.Board {
	long := decimal.RequireFromString("-123456789012345678901234567890.123456789")
	huge := kpi.Gauge{KPI: "x", Reading: kpi.Of(decimal.New(1, 29)), Goal: &kpi.Thresholds{Target: decimal.New(1, -29)}, Status: 7}
	none := kpi.Gauge{KPI: "x", Reading: kpi.Of(long), Goal: &kpi.Thresholds{Target: long}, Status: kpi.Green}
	return &dashboard.Board{
		Period: "b", Periods: []string{"a", "b"},
		KPIs: []kpi.Indicator{{ID: "x", Unit: "furlongs per fortnight", Decimals: 12, Better: 9}},
		Card: kpi.Score{Value: long, Status: -3, Coverage: long},
		Sections: []dashboard.Section{{
			Own: []dashboard.Tile{
				{},
				{KPI: "x", Gauge: huge, History: []kpi.Gauge{huge, none, huge, none}, Share: kpi.Of(long), Warning: "x"},
				{KPI: "y", Gauge: none, History: []kpi.Gauge{huge}, Sight: []dashboard.Sight{{}, {Customer: true}}},
				{KPI: "x", Gauge: kpi.Gauge{Goal: &kpi.Thresholds{}}, Hidden: true},
			},
		}, {Chain: "c"}},
	}
}
