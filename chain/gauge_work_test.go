package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
)

// A gauge writes what it shows and nothing else: a number costs two allocations, the
// goal one, and what all gauges have in common none.
func TestGaugeAllocations(t *testing.T) {
	m := organisation(500)
	p, ms := must(chain.NewPlan(m)), period(m)
	r := must(p.Evaluate("now", ms))
	for k, most := range []float64{15, 11, 11} {
		at := ms[k]
		assert.LessOrEqual(t, testing.AllocsPerRun(100, func() { r.Gauge(at.At, at.KPI) }), most, at.KPI)
	}
	lead := func() { must(r.With(ms[0])).Gauge(chain.Whole("chain0"), "lead") }
	assert.LessOrEqual(t, testing.AllocsPerRun(100, lead), 110.0, "a long quotient at a chain")
}
