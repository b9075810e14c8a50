package chain_test

import (
	"testing"

	"github.com/kpichain/kpichain/chain"
)

// BenchmarkCheck looks for what works against the chain in a whole organisation, and in
// a period of it.
func BenchmarkCheck(b *testing.B) {
	m := organisation(*people)
	plan := must(chain.NewPlan(m))
	n := nodes(plan)
	b.Run("plan", func(b *testing.B) { perNode(b, n, func() { plan.Check() }) })
	b.Run("period", func(b *testing.B) {
		r := must(plan.Evaluate("now", period(m)))
		perNode(b, n, func() { r.Check() })
	})
}
