package kpitest_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
	"github.com/kpichain/kpichain/kpi/kpitest"
)

// d makes decimals bearable in tables.
var d = decimal.RequireFromString

// TestBuiltins: every rule that there is keeps every law.
func TestBuiltins(t *testing.T) {
	for _, c := range []struct {
		rule      kpi.Rule
		low, high string
		decimals  int32
	}{
		{kpi.Sum, "0", "100", 0},
		{kpi.Sum, "-40", "40", 1},
		{kpi.Total, "-1000", "250000", 2},
		{kpi.Product, "0", "1", 3},
		{kpi.Product, "0.5", "1", 4},
		{kpi.Min, "-5", "5", 0},
		{kpi.Max, "0", "1", 3},
		{kpi.Bottleneck, "0", "400", 1},
		{kpi.Mean, "0", "10", 1},
		{kpi.Ratio, "0", "1", 3},
		{kpi.Ratio, "0", "90", 0},
		{kpi.Path, "0", "72", 2},
		{kpi.End, "0", "72", 0},
	} {
		op, ok := c.rule.Operator()
		require.True(t, ok)
		for _, better := range []kpi.Direction{kpi.Higher, kpi.Lower, kpi.Near} {
			t.Run(fmt.Sprint(c.rule, " of ", c.low, " to ", c.high, ", ", better), func(t *testing.T) {
				ind := kpi.Indicator{ID: "x", Decimals: c.decimals, Better: better}
				kpitest.Run(t, op, ind, d(c.low), d(c.high))
			})
		}
	}
}
