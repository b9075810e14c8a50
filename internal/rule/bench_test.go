package rule_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// BenchmarkCascade shows how the work grows with the number of parts: ten times
// the parts should take ten times as long, and little more.
func BenchmarkCascade(b *testing.B) {
	unit := exact.Between(num("0"), num("1"))
	cases := []struct {
		name, rule string
		better     light.Direction
		target     string
		grid       rule.Grid
		pin        string
	}{
		{"sum", "sum", light.Lower, "123457", rule.Grid{Places: 2}, ""},
		{"sum with one pin", "sum", light.Lower, "123457", rule.Grid{Places: 2}, "7"},
		{"total with one pin", "total", light.Higher, "123457", rule.Grid{Places: 2}, "7"},
		{"mean with one pin", "mean", light.Higher, "7", rule.Grid{Places: 2}, "5"},
		{"product of equal weights", "product", light.Higher, "0.9", rule.Grid{Places: 9, Domain: unit}, ""},
		{"ratio", "ratio", light.Higher, "0.9", rule.Grid{Places: 3}, "0.95"},
	}
	for _, c := range cases {
		for _, n := range []int{100, 1000, 10000} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				parts := make([]rule.Part, n)
				for i := range parts {
					parts[i] = rule.Part{Weight: num("1"), Passes: num("1")}
				}
				pins := make([]*light.Bands, n)
				if c.pin != "" {
					pin := bands(b, c.better, c.pin, "", "")
					pins[n/2] = &pin
				}
				whole := bands(b, c.better, c.target, "", "")
				r := builtin(b, c.rule)
				for b.Loop() {
					_, _, err := r.Cascade(whole, parts, pins, c.grid)
					require.NoError(b, err)
				}
			})
		}
	}
}

// BenchmarkShare shows the same for the largest remainder of whole numbers.
func BenchmarkShare(b *testing.B) {
	random := rand.New(rand.NewPCG(6, 6))
	for _, n := range []int{3, 10, 16, 17, 30, 100, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			weights, out := make([]int64, n), make([]int64, n)
			for i := range weights {
				weights[i] = int64(6+2*random.IntN(3)) * 1e8
			}
			total := int64(0)
			b.ReportAllocs()
			for b.Loop() {
				total = (total + 123457) % (1 << 30)
				rule.Share(total, weights, out, false)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/part")
		})
	}
}
