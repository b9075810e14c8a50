package scenario_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// BenchmarkLeast asks for the least of chains that are as long as chains get.
func BenchmarkLeast(b *testing.B) {
	for _, rule := range []kpi.Rule{kpi.Sum, kpi.Bottleneck, kpi.Path, kpi.Product} {
		for _, steps := range []int{8, 32, 256} {
			k, target, reading := kpi.Indicator{Along: rule, Better: kpi.Lower}, fmt.Sprint(2*steps), kpi.Of(decimal.New(5, 0))
			switch rule {
			case kpi.Bottleneck:
				k.Better, target = kpi.Higher, "20"
			case kpi.Product:
				k = kpi.Indicator{Along: rule, Decimals: 4}
				target, reading = "0.9", kpi.Of(decimal.New(97, -2))
			}
			var links []chain.Link
			for i := range steps {
				l := chain.Link{Step: fmt.Sprint("s", i)}
				if rule == kpi.Path && i%8 == 2 && i < 64 { // twice as many ways
					l.After = []string{fmt.Sprint("s", i-2)}
				}
				if rule == kpi.Path && i%8 == 3 && i < 64 {
					l.After = []string{fmt.Sprint("s", i-1), fmt.Sprint("s", i-2)}
				}
				links = append(links, l)
			}
			m := leastModel(k, target, links...)
			plan, err := chain.NewPlan(m)
			require.NoError(b, err)
			var ms []chain.Measurement
			for i, l := range links {
				r := reading
				if v, _ := r.Value(); i%3 == 0 && rule != kpi.Product {
					r = kpi.Of(v.Add(decimal.New(int64(i%7), 0)))
				}
				ms = append(ms, chain.Measurement{At: chain.At(l.Step), KPI: "k", Reading: r})
			}
			r, err := plan.Evaluate("now", ms)
			require.NoError(b, err)
			b.Run(fmt.Sprint(rule, "/", steps), func(b *testing.B) {
				for b.Loop() {
					if _, err := scenario.Least(r, leastWhole, "k"); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
