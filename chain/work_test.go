//go:build !race && !386 && !wasm

package chain_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The tests of this file pin work, never time: allocations, their bytes, and calls of an
// operator: go test ./chain -run '^TestWork$' -v. Bounds are a few percent above the larger
// of what they were when they were written; arrays leave more or less room as they grow. Lower
// one where work was saved; raise one only where it buys something, and say what. The
// race detector and words of 32 bits count otherwise.

// few and many are the sizes that work is compared at: what grows with the number of
// people does so by the factor between.
const few, many = 1_000, 30_000

// A workforce is an organisation of three to five parts each, with a period of readings.
type workforce struct {
	model  chain.Model
	plan   *chain.Plan
	ms     []chain.Measurement
	result *chain.Result
	nodes  float64
}

func workforceOf(people int) workforce {
	s := workforce{model: organised(people, 3, 5)}
	s.plan, s.ms = must(chain.NewPlan(s.model)), period(s.model)
	s.result, s.nodes = must(s.plan.Evaluate("now", s.ms)), float64(nodes(s.plan))
	return s
}

// TestWork holds work to its bounds among few and among many, and what concerns one chain
// to the same count among both.
func TestWork(t *testing.T) {
	counts := map[string][]float64{}
	for _, people := range []int{few, many} {
		s := workforceOf(people)
		for _, of := range []struct {
			name string
			try  func(*testing.T, workforce, map[string][]float64)
		}{
			{"per node", workPerNode}, {"held", heldPerNode}, {"with", workOfWith}, {"attribute", workOfAttribute},
			{"operator", callsOfOperator},
		} {
			t.Run(fmt.Sprint(people, "/", of.name), func(t *testing.T) { of.try(t, s, counts) })
		}
		runtime.KeepAlive(s)
	}
	for name, n := range counts { // in any order
		if len(n) < 2 { // only one size was asked for
			continue
		}
		assert.InDelta(t, n[0], n[1], 5, "allocations of %s, among few and among many", name)
	}
}

// allocated returns how many allocations one run of f makes, and of how many bytes.
func allocated(f func()) (allocs, bytes float64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)
}

// What is done for all nodes makes as little for each of many as for each of few: arrays,
// and something for inner nodes whose parts share a target.
func workPerNode(t *testing.T, s workforce, _ map[string][]float64) {
	bare := s.model
	bare.Goals = nil
	roster, columns := columnsOf(s.plan, s.model)
	empty := must(chain.NewPlan(bare))
	for _, w := range []struct {
		name          string
		allocs, bytes float64 // at most, per node and KPI
		do            func()
	}{
		{"NewPlan", 0.56, 106, func() { must(chain.NewPlan(s.model)) }},
		{"WithGoals", 0.5, 57, func() { must(empty.WithGoals(s.model.Goals)) }},
		{"Evaluate", 0.1, 31, func() { must(s.plan.Evaluate("now", s.ms)) }},
		{"EvaluateRoster", 0.1, 31, func() { must(s.plan.EvaluateRoster("now", roster, columns...)) }},
		{"Roster", 0.1, 31, func() { rosterOf(s.plan, chain.Place{}) }},
		{"Combine", 0.026, 13, func() { must(s.plan.Combine("now", s.result)) }},
	} {
		allocs, bytes := allocated(w.do)
		t.Logf("%s: %.3f allocations of %.1f B per node", w.name, allocs/s.nodes, bytes/s.nodes)
		assert.LessOrEqual(t, allocs/s.nodes, w.allocs, "%s: allocations per node", w.name)
		assert.LessOrEqual(t, bytes/s.nodes, w.bytes, "%s: bytes per node", w.name)
	}
}

// A plan and a result hold a few words per node and KPI, whatever the size.
func heldPerNode(t *testing.T, s workforce, _ map[string][]float64) {
	plan, size := held(func() any { return must(chain.NewPlan(s.model)) })
	t.Logf("a plan holds %.1f B per node", float64(size)/s.nodes)
	assert.LessOrEqual(t, float64(size)/s.nodes, 63.0, "a plan") // half a byte is the bands of chains, written once
	result, size := held(func() any { return must(plan.(*chain.Plan).Evaluate("now", s.ms)) })
	t.Logf("a result holds %.1f B per node", float64(size)/s.nodes)
	assert.LessOrEqual(t, float64(size)/s.nodes, 26.0, "a result")
	runtime.KeepAlive(plan)
	runtime.KeepAlive(result)
}

// changed returns readings of some people of the first chain that are none they had.
func changed(ms []chain.Measurement, k, people int) (list []chain.Measurement) {
	for i := range people {
		m := ms[k+3*20*i]
		m.Reading = kpi.Of(decimal.New(int64(777+i), 0))
		if m.KPI == "lead" {
			m.Reading = kpi.Per(decimal.New(int64(777+i), 0), decimal.New(2, 0))
		}
		list = append(list, m)
	}
	return list
}

// What changes in one chain costs what is above the change: it is constant, whatever the
// number of people elsewhere.
func workOfWith(t *testing.T, s workforce, counts map[string][]float64) {
	type bound struct{ allocs, bytes float64 }
	most := map[string][2]bound{ // by KPI, with one and with ten people changed
		"lead": {{35, 1_900}, {76, 6_300}},
		"cost": {{3, 950}, {3, 4_200}},
		"done": {{3, 950}, {3, 4_200}},
	}
	for k := range 3 {
		for which, people := range []int{1, 10} {
			list := changed(s.ms, k, people)
			name := fmt.Sprintf("%d of %s", people, list[0].KPI)
			with := testing.AllocsPerRun(20, func() { must(s.result.With(list...)) })
			_, bytes := allocated(func() { must(s.result.With(list...)) })
			t.Logf("With %s: %g allocations, %g B", name, with, bytes)
			assert.LessOrEqual(t, with, most[list[0].KPI][which].allocs, "allocations of With %s", name)
			assert.LessOrEqual(t, bytes, most[list[0].KPI][which].bytes, "bytes of With %s", name)
			counts["With "+name] = append(counts["With "+name], with)
		}
	}
}

// An attribution of one chain costs its own nodes, whatever the number of others.
func workOfAttribute(t *testing.T, s workforce, counts map[string][]float64) {
	root, own := chain.Whole("chain0"), 0.0
	for range s.plan.Places(root) {
		own++
	}
	for k, most := range []struct{ allocs, bytes float64 }{{6.4, 465}, {2.2, 370}, {1.6, 365}} {
		id := s.ms[k].KPI
		allocs, bytes := allocated(func() { must(s.result.Attribute(root, id, chain.People)) })
		t.Logf("Attribute %s: %g allocations of %g B, %.2f and %.0f B per node", id, allocs, bytes, allocs/own, bytes/own)
		assert.LessOrEqual(t, allocs/own, most.allocs, "allocations of an attribution of %s, per node", id)
		assert.LessOrEqual(t, bytes/own, most.bytes, "bytes of an attribution of %s, per node", id)
		counts["Attribute "+id] = append(counts["Attribute "+id], allocs)
	}
}

// tallied is a sum that counts how often it is asked.
type tallied struct {
	kpi.Operator
	calls *int
}

func (tallied) Groups() {}

func (o tallied) Compose(parts []kpi.Part) (kpi.Reading, error) {
	*o.calls++
	return o.Operator.Compose(parts)
}

// An operator of the host composes each inner node once in a period, and where one
// person's reading changes only what is above: team, department, step and chain.
func callsOfOperator(t *testing.T, s workforce, _ map[string][]float64) {
	sum, ok := kpi.Sum.Operator()
	require.True(t, ok)
	calls := 0
	m := s.model
	m.KPIs = []kpi.Indicator{{ID: "own", Along: "tallied", Across: "tallied"}}
	m.Goals = nil
	m.Operators = map[kpi.Rule]kpi.Operator{"tallied": tallied{sum, &calls}}
	p := must(chain.NewPlan(m))
	var ms []chain.Measurement
	for reading := range slices.Chunk(s.ms, 3) {
		ms = append(ms, chain.Measurement{At: reading[1].At, KPI: "own", Reading: reading[1].Reading})
	}
	calls = 0
	r := must(p.Evaluate("now", ms))
	inner := len(m.Chains) + len(m.Steps) + len(m.Units)
	assert.Equal(t, inner, calls, "of Evaluate")
	ms[0].Reading = kpi.Of(decimal.New(-1, 0))
	calls = 0
	must(r.With(ms[0]))
	assert.Equal(t, 4, calls, "of With")
}
