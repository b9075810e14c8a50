package chain_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// people is how many people the benchmarks have, about: -people 1000000 is the
// full size.
var people = flag.Int("people", 10_000, "people in the benchmarks' organisation")

// organisation generates an organisation of chains, steps, departments, teams and
// people: five levels, 5 to 15 parts each, the same one in every run.
func organisation(people int) chain.Model { return organised(people, 5, 15) }

// organised generates one of low to high parts each.
func organised(people, low, high int) chain.Model {
	rng := rand.New(rand.NewPCG(1, 2))
	fan := func() int { return low + rng.IntN(high-low+1) }
	m := chain.Model{KPIs: []kpi.Indicator{
		{ID: "lead", Unit: "h", Decimals: 2, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio},
		{ID: "cost", Unit: "EUR", Decimals: 2, Better: kpi.Lower, Along: kpi.Total, Across: kpi.Total},
		{ID: "done", Along: kpi.Min, Across: kpi.Sum},
	}}
	for c := 0; len(m.Members) < people; c++ {
		id := fmt.Sprintf("chain%d", c)
		var links []string
		for range fan() {
			links = append(links, addStep(&m, fan))
		}
		m.Chains = append(m.Chains, chain.Chain{ID: id, Links: chain.Sequence(links...)})
		at := chain.Whole(id)
		m.Goals = append(m.Goals,
			chain.Goal{At: at, KPI: "lead", Target: decimal.New(10_000, 0), Amber: kpi.AtMost(decimal.New(12_000, 0))},
			chain.Goal{At: at, KPI: "cost", Target: decimal.New(50_000_000, 0), Amber: kpi.AtMost(decimal.New(60_000_000, 0))},
			chain.Goal{At: at, KPI: "done", Target: decimal.New(400_000, 0), Amber: kpi.AtLeast(decimal.New(300_000, 0))})
	}
	return m
}

// addStep adds a step with its departments, teams and people.
func addStep(m *chain.Model, fan func() int) string {
	step := chain.Step{ID: fmt.Sprintf("step%d", len(m.Steps))}
	for range fan() {
		dept := fmt.Sprintf("d%d", len(m.Units))
		m.Units = append(m.Units, chain.Unit{ID: dept})
		step.By = append(step.By, chain.Assignment{Unit: dept})
		for range fan() {
			team := fmt.Sprintf("t%d", len(m.Units))
			m.Units = append(m.Units, chain.Unit{ID: team, Parent: dept})
			for range fan() {
				m.Members = append(m.Members, chain.Member{Person: fmt.Sprintf("p%d", len(m.Members)), Unit: team})
			}
		}
	}
	m.Steps = append(m.Steps, step)
	return step.ID
}

// period measures every person in every KPI.
func period(m chain.Model) []chain.Measurement {
	rng := rand.New(rand.NewPCG(3, 4))
	places := map[string]chain.Place{}
	parent := map[string]string{}
	for _, u := range m.Units {
		parent[u.ID] = u.Parent
	}
	for _, s := range m.Steps {
		for _, a := range s.By {
			places[a.Unit] = chain.At(s.ID)
		}
	}
	var ms []chain.Measurement
	for _, p := range m.Members {
		at := places[parent[p.Unit]].By(p.Unit).Who(p.Person)
		n := int64(1 + rng.IntN(100))
		ms = append(ms,
			chain.Measurement{At: at, KPI: "lead", Reading: kpi.Per(decimal.New(n*int64(200+rng.IntN(100)), -1), decimal.New(n, 0))},
			chain.Measurement{At: at, KPI: "cost", Reading: kpi.Of(decimal.New(int64(rng.IntN(1_000_000)), -2))},
			chain.Measurement{At: at, KPI: "done", Reading: kpi.Of(decimal.New(n, 0))})
	}
	return ms
}

// nodes counts places times KPIs with a goal.
func nodes(p *chain.Plan) (n int) {
	for at := range p.Places(chain.Place{}) {
		n += len(p.KPIs(at))
	}
	return n
}

// perNode reports time, bytes and allocations of one run of f per node.
func perNode(b *testing.B, n int, f func()) {
	b.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	for range b.N {
		f()
	}
	b.StopTimer()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/node")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/float64(n), "B/node")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N)/float64(n), "allocs/node")
}

// held measures what is kept alive by what f returns.
func held(f func() any) (any, uint64) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	v := f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return v, after.HeapAlloc - before.HeapAlloc
}

func BenchmarkNewPlan(b *testing.B) {
	m := organisation(*people)
	p, size := held(func() any { return must(chain.NewPlan(m)) })
	n := nodes(p.(*chain.Plan))
	runtime.KeepAlive(p)
	perNode(b, n, func() { must(chain.NewPlan(m)) })
	b.ReportMetric(float64(size)/float64(n), "heldB/node")
}

func BenchmarkWithGoals(b *testing.B) {
	m := organisation(*people)
	p := must(chain.NewPlan(m))
	perNode(b, nodes(p), func() { must(p.WithGoals(m.Goals)) })
}

func BenchmarkEvaluate(b *testing.B) {
	m := organisation(*people)
	p, ms := must(chain.NewPlan(m)), period(m)
	n := nodes(p)
	r, size := held(func() any { return must(p.Evaluate("now", ms)) })
	perNode(b, n, func() { must(p.Evaluate("now", ms)) })
	runtime.KeepAlive(r)
	b.ReportMetric(float64(size)/float64(n), "heldB/node")
}

func BenchmarkEvaluateRoster(b *testing.B) {
	m := organisation(*people)
	p := must(chain.NewPlan(m))
	roster, columns := columnsOf(p, m)
	perNode(b, nodes(p), func() { must(p.EvaluateRoster("now", roster, columns...)) })
}

// columnsOf has the readings of period in columns, in the order of places.
func columnsOf(p *chain.Plan, m chain.Model) (*chain.Roster, []chain.Readings) {
	ms := period(m)
	places := slices.DeleteFunc(slices.Collect(p.Places(chain.Place{})), func(at chain.Place) bool { return at.Person == "" })
	number := make(map[chain.Place]int, len(places))
	for i, at := range places {
		number[at] = i
	}
	columns := make([]chain.Readings, len(m.KPIs))
	for k := range columns {
		columns[k] = chain.Readings{KPI: m.KPIs[k].ID, Decimals: m.KPIs[k].Decimals, Num: make([]int64, len(places))}
	}
	columns[0].Den = make([]int64, len(places))
	for n, m := range ms {
		c, i := &columns[n%len(columns)], number[m.At]
		num, den, _ := m.Reading.Terms()
		if c.Num[i] = num.Shift(c.Decimals).IntPart(); c.Den != nil {
			c.Den[i] = den.IntPart()
		}
	}
	return must(p.Roster(slices.Values(places))), columns
}

func BenchmarkWith(b *testing.B) {
	m := organisation(*people)
	p, ms := must(chain.NewPlan(m)), period(m)
	r := must(p.Evaluate("now", ms))
	for k := range m.KPIs {
		for _, changes := range []int{1, 10} {
			b.Run(fmt.Sprintf("%s/%d", m.KPIs[k].ID, changes), func(b *testing.B) {
				benchmarkWith(b, r, changesOf(ms[k:], len(m.KPIs), changes))
			})
		}
	}
}

// changesOf returns changes of people of the first chain, far apart; ms has one KPI every
// so many.
func changesOf(ms []chain.Measurement, every, changes int) []chain.Measurement {
	list := make([]chain.Measurement, changes)
	for n := range list {
		list[n] = ms[n*400*every]
		list[n].Reading = kpi.Of(decimal.New(77, 0))
		if list[n].KPI == "lead" {
			list[n].Reading = kpi.Per(decimal.New(77, 0), decimal.New(1, 0))
		}
	}
	return list
}

func benchmarkWith(b *testing.B, r *chain.Result, changes []chain.Measurement) {
	root := chain.Whole("chain0")
	b.ReportAllocs()
	for b.Loop() {
		q, err := r.With(changes...)
		require.NoError(b, err)
		if _, ok := q.Gauge(root, changes[0].KPI); !ok {
			b.Fatal("no gauge")
		}
	}
}

func BenchmarkGauge(b *testing.B) {
	m := organisation(*people)
	p, ms := must(chain.NewPlan(m)), period(m)
	r := must(p.Evaluate("now", ms))
	b.ReportAllocs()
	for k := 0; b.Loop(); k++ {
		at := ms[k*7919%len(ms)]
		if _, ok := r.Gauge(at.At, at.KPI); !ok {
			b.Fatal("no gauge")
		}
	}
}

func BenchmarkGarbage(b *testing.B) {
	p, r := evaluated()
	runtime.GC()
	b.ResetTimer()
	for range b.N {
		runtime.GC()
	}
	runtime.KeepAlive(p)
	runtime.KeepAlive(r)
}

// evaluated keeps nothing alive but a plan and a result.
func evaluated() (*chain.Plan, *chain.Result) {
	m := organisation(*people)
	p := must(chain.NewPlan(m))
	return p, must(p.Evaluate("now", period(m)))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
