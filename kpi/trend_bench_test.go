package kpi_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// BenchmarkTrend says what a tile's trend costs: of values, and of quotients whose
// volumes have nothing in common.
func BenchmarkTrend(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{12, 36, 1000} {
		var values, quotients []kpi.Reading
		for range n {
			values = append(values, kpi.Of(decimal.New(r.Int64N(100000), -2)))
			volume := 1000000 + r.Int64N(1000000)
			quotients = append(quotients, kpi.Per(decimal.New(r.Int64N(volume), 0), decimal.New(volume, 0)))
		}
		for name, readings := range map[string][]kpi.Reading{"values": values, "quotients": quotients} {
			b.Run(fmt.Sprint(name, "/", n), func(b *testing.B) {
				for b.Loop() {
					right.Trend(readings, nil)
				}
			})
		}
	}
}
