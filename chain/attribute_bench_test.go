package chain_test

import (
	"runtime"
	"testing"

	"github.com/kpichain/kpichain/chain"
)

// BenchmarkAttribute divides the gaps of all chains over people, KPI by KPI: pooled,
// added, and added under the least.
func BenchmarkAttribute(b *testing.B) {
	m := organisation(*people)
	p := must(chain.NewPlan(m))
	r := must(p.Evaluate("now", period(m)))
	for _, k := range m.KPIs {
		n := 0
		for at := range p.Places(chain.Place{}) {
			if _, ok := p.Target(at, k.ID); ok {
				n++
			}
		}
		b.Run(k.ID, func(b *testing.B) {
			perNode(b, n, func() {
				for _, c := range m.Chains {
					must(r.Attribute(chain.Whole(c.ID), k.ID, chain.People))
				}
			})
			runtime.KeepAlive(r)
		})
	}
}
