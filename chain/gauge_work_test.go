//go:build !race && !386 && !wasm

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
	for k, most := range []float64{15, 9, 9} {
		at := ms[k]
		assert.LessOrEqual(t, testing.AllocsPerRun(100, func() { r.Gauge(at.At, at.KPI) }), most, at.KPI)
	}
	lead := func() { must(r.With(ms[0])).Gauge(chain.Whole("chain0"), "lead") }
	assert.LessOrEqual(t, testing.AllocsPerRun(100, lead), 18.0, "a long quotient at a chain")
}

// Changes are settled in lists of one length: ten of them take as many allocations as one,
// but for the numbers that do not lie inline.
func TestWithAllocations(t *testing.T) {
	m := organisation(5_000)
	p, ms := must(chain.NewPlan(m)), period(m)
	r := must(p.Evaluate("now", ms))
	for k, most := range [][2]float64{{5, 11}, {3, 3}, {3, 3}} {
		for n, changes := range []int{1, 10} {
			change := changesOf(ms[k:], len(m.KPIs), changes)
			with := func() { must(r.With(change...)) }
			assert.LessOrEqual(t, testing.AllocsPerRun(100, with), most[n], "%d changed of %s", changes, m.KPIs[k].ID)
		}
	}
}
