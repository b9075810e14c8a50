package kpi_test

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// d makes decimals bearable in tables.
var d = decimal.RequireFromString

// The indicators that most tests use: one for each direction.
var (
	right = kpi.Indicator{ID: "right", Name: "Right first time", Unit: kpi.Percent, Decimals: 3,
		Along: kpi.Product, Across: kpi.Ratio, Over: kpi.Ratio}
	lead  = kpi.Indicator{ID: "lead", Unit: "h", Decimals: 1, Better: kpi.Lower, Along: kpi.Path}
	stock = kpi.Indicator{ID: "stock", Unit: "days", Better: kpi.Near, Over: kpi.End}
)
