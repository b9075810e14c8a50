package picture

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Near a target, what is worse is what is further from it: room goes to that side, however
// near the other end is.
func TestRoomGoesAwayFromTheTarget(t *testing.T) {
	n := func(v int64) decimal.Decimal { return decimal.NewFromInt(v) }
	goal := &kpi.Thresholds{Target: n(10), Green: kpi.Between(n(-5), n(36)), Amber: kpi.Between(n(-15), n(50))}
	for reading, below := range map[int64]bool{11: false, 35: false, 9: true, -4: true, 10: true, -10: true, 40: false} { // in any order
		i := kpi.Indicator{ID: "x", Better: kpi.Near}
		g, err := i.Gauge(kpi.Of(n(reading)), goal)
		require.NoError(t, err)
		d := dial{kpi: i, tile: dashboard.Tile{KPI: "x", Gauge: g}}
		assert.Equal(t, below, d.below(exact.Int(reading)), "%d", reading)
	}
}
