package chain_test

import (
	"testing"

	"github.com/kpichain/kpichain/chain"
)

func BenchmarkAll(b *testing.B) {
	m := organisation(*people)
	p, ms := must(chain.NewPlan(m)), period(m)
	r := must(p.Evaluate("now", ms))
	perNode(b, nodes(p), func() {
		for range r.All() {
		}
	})
}

func BenchmarkLights(b *testing.B) {
	m := organisation(*people)
	p, ms := must(chain.NewPlan(m)), period(m)
	r := must(p.Evaluate("now", ms))
	roster := rosterOf(p, chain.Place{})
	perNode(b, nodes(p), func() {
		for _, k := range m.KPIs {
			for range r.Lights(roster, k.ID, 4) {
			}
		}
	})
}
