package picture_test

import (
	"bytes"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

// A gauge of a board says in words what it draws, for those who do not see it.
func ExampleGauge() {
	lead := kpi.Indicator{ID: "lead", Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower}
	goal := &kpi.Thresholds{Target: decimal.New(24, 0), Amber: kpi.AtMost(decimal.New(30, 0))}
	gauge, err := lead.Gauge(kpi.Of(decimal.New(275, -1)), goal)
	if err != nil {
		panic(err)
	}
	board := &dashboard.Board{Period: "March", Periods: []string{"March"}, KPIs: []kpi.Indicator{lead}}
	tile := dashboard.Tile{At: chain.Whole("order"), KPI: "lead", Name: "Lead time", Where: "Order at home", Gauge: gauge}

	p := picture.Gauge(board, tile, picture.Options{})
	fmt.Println(p.Title())
	_, after, _ := bytes.Cut(p.SVG(), []byte(`-desc">`))
	desc, _, _ := bytes.Cut(after, []byte("</desc>"))
	fmt.Printf("%s\n", desc)

	// Output:
	// Lead time · Order at home · March
	// reading: 27.5 h; light: ▲ amber; target: ≤ 24.0 h; ● green: at most 24.0 h; ▲ amber: otherwise, at most 30.0 h; ■ red: otherwise; room: 2.5 h
}

// A process behaviour chart tells signals from noise, in words too.
func ExampleBehaviour() {
	lead := kpi.Indicator{ID: "lead", Name: "Lead time", Unit: "h", Better: kpi.Lower}
	board := &dashboard.Board{KPIs: []kpi.Indicator{lead}}
	tile := dashboard.Tile{At: chain.Whole("order"), KPI: "lead", Name: "Lead time", Where: "Order at home"}
	var readings []kpi.Reading
	for k, hours := range []int64{27, 26, 27, 26, 27, 26, 27, 44} {
		readings = append(readings, kpi.Of(decimal.New(hours, 0)))
		tile.Gauge = kpi.Gauge{KPI: "lead", Reading: readings[k]}
		tile.History = append(tile.History, tile.Gauge)
		board.Period = fmt.Sprint("week ", k+1)
		board.Periods = append(board.Periods, board.Period)
	}
	tile.Trend = lead.Trend(readings, nil)

	p := picture.Behaviour(board, tile, picture.Options{Format: kpi.Format{Language: "nl"}})
	fmt.Println(p.Title())
	fmt.Println(bytes.Contains(p.HTML(), []byte("minder dan gewoonlijk, buiten de natuurlijke grenzen")))

	// Output:
	// Lead time · Order at home
	// true
}
