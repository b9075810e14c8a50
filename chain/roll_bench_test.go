package chain_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// BenchmarkRoll composes readings that are at their places already, and the same on
// float64 in the same arrangement: what it costs to be exact, and to know what is
// missing. Both take turns, and the least time of each counts, which other work on the
// machine disturbs the least.
func BenchmarkRoll(b *testing.B) {
	_, r := evaluated()
	roll, floats, n := chain.Rolls(r)
	exact, flat := time.Hour, time.Hour
	for b.Loop() {
		begin := time.Now()
		require.NoError(b, roll())
		exact = min(exact, time.Since(begin))
		begin = time.Now()
		floats()
		flat = min(flat, time.Since(begin))
	}
	perNode := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / float64(n) }
	b.ReportMetric(perNode(exact), "exact-ns/node")
	b.ReportMetric(perNode(flat), "float64-ns/node")
	b.ReportMetric(float64(exact)/float64(flat), "ratio")
}
