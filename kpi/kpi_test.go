package kpi_test

import (
	"testing"

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

// flip sets every package variable of decimal to something else until the test
// ends. Tests that use it do not run in parallel.
func flip(t *testing.T) {
	set(t, &decimal.DivisionPrecision, 1)
	set(t, &decimal.PowPrecisionNegativeExponent, 1)
	set(t, &decimal.MarshalJSONWithoutQuotes, true)
	set(t, &decimal.TrimTrailingZeros, false)
	set(t, &decimal.UseScientificNotation, true)
	set(t, &decimal.ExpMaxIterations, 1)
	set(t, &decimal.MaxDecodeExponent, 0)
	set(t, &decimal.Zero, decimal.New(7, 0))
}

func set[T any](t *testing.T, variable *T, value T) {
	old := *variable
	t.Cleanup(func() { *variable = old })
	*variable = value
}
