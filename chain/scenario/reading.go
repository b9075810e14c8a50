package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// keep returns a value as a reading at a place, with the volume of what is read there
// now; without one it is the value alone.
func keep(r *chain.Result, at chain.Place, kpiID string, value decimal.Decimal) kpi.Reading {
	g, _ := r.Gauge(at, kpiID)
	_, volume, ok := g.Reading.Terms()
	if !ok || volume.Sign() <= 0 {
		return kpi.Of(value)
	}
	return kpi.Per(exact.Any(value).Mul(exact.Any(volume)).Read(), volume)
}
