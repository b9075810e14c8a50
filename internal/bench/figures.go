package main

import (
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// A Figure is something measured of this library, in nanoseconds or bytes. Reach is what
// it should be at most; 0: nothing.
type Figure struct {
	Name         string
	Value, Reach float64
	Bytes        bool
}

func (f Figure) text(v float64) string {
	if f.Bytes {
		return fmt.Sprintf("%.0f B", v)
	}
	return short(time.Duration(v))
}

// A meter measures this library, and keeps what it found and the first error.
type meter struct {
	*ours
	rounds  int
	figures []Figure
	err     error
}

// measureOurs measures what no peer has.
func measureOurs(c *Cascade, rounds int) ([]Figure, error) {
	m := &meter{ours: newOurs(c).(*ours), rounds: rounds}
	n := float64(c.Nodes() * len(c.KPIs))
	m.memory(n)
	m.time("NewPlan, per node and KPI", 2_000, n, func() error { _, err := chain.NewPlan(m.model); return err })
	m.time("targets (WithGoals), per node and KPI", 0, n, func() error { _, err := m.plan.WithGoals(m.model.Goals); return err })
	m.time("Evaluate, per node and KPI", 0, n, func() error { _, err := m.plan.Evaluate("now", m.ms); return err })
	m.time("roll-up without places to find (Combine of one), per node and KPI", 0, n,
		func() error { _, err := m.plan.Combine("now", m.result); return err })
	m.time("every gauge (All), per node and KPI", 0, n, m.Judge)
	m.time("one gauge, by ID", 0, 1000, m.scattered)
	for k := range min(len(c.KPIs), int(kinds)) {
		m.change(k, 1, 5_000)
		m.change(k, 10, 20_000)
	}
	m.attribute()
	m.board()
	m.simulate()
	return m.figures, m.err
}

// time measures the median time of f, divided over some.
func (m *meter) time(name string, reach, over float64, f func() error) {
	var times Times
	for range m.rounds {
		if m.err != nil {
			return
		}
		begin, n := time.Now(), 0
		for n == 0 || time.Since(begin) < 20*time.Millisecond {
			if err := f(); err != nil {
				m.err = fmt.Errorf("%s: %w", name, err)
				return
			}
			n++
		}
		times = append(times, time.Since(begin)/time.Duration(n))
	}
	m.figures = append(m.figures, Figure{Name: name, Value: float64(times.Median()) / over, Reach: reach})
}

// held returns what f makes and how many bytes of it stay.
func held[T any](f func() (T, error)) (T, float64, error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	v, err := f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return v, float64(after.HeapAlloc) - float64(before.HeapAlloc), err
}

// memory measures what a plan and a result hold.
func (m *meter) memory(n float64) {
	var plan, result float64
	if m.plan, plan, m.err = held(func() (*chain.Plan, error) { return chain.NewPlan(m.model) }); m.err != nil {
		return
	}
	if m.result, result, m.err = held(func() (*chain.Result, error) { return m.plan.Evaluate("now", m.ms) }); m.err != nil {
		return
	}
	m.figures = append(m.figures, Figure{"memory of a Plan, per node and KPI", plan / n, 160, true},
		Figure{"memory of a Result, per node and KPI", result / n, 80, true})
}

// garbage measures a collection with nothing but a plan and a result alive: both stay so
// until it is done.
func garbage(size Size, rounds int) (Figure, error) {
	o := newOurs(Generate(size)).(*ours)
	for _, s := range stages() {
		if err := s.do(o); err != nil {
			return Figure{}, err
		}
	}
	plan, result := o.plan, o.result
	m := &meter{rounds: rounds}
	runtime.GC()
	m.time("garbage collection with a Plan and a Result alive", 20_000_000, 1, func() error { runtime.GC(); return nil })
	runtime.KeepAlive(plan)
	runtime.KeepAlive(result)
	return m.figures[0], nil
}

// scattered reads a thousand gauges that lie far apart.
func (m *meter) scattered() error {
	for i := range 1000 {
		at := m.places[i*7919%len(m.places)]
		if _, ok := m.result.Gauge(at, m.c.KPIs[0].ID); !ok {
			return fmt.Errorf("no gauge at %s", at)
		}
	}
	return nil
}

// change measures With and the chain's gauge.
func (m *meter) change(k, people int, reach float64) {
	spread, n := m.c.chainPeople(0)/people, 0
	m.time(fmt.Sprintf("With, %d changed of %s, and the chain's gauge", people, kindName(m.c.KPIs[k].Kind)), reach, 1, func() error {
		n++
		ms := make([]chain.Measurement, people)
		for i := range ms {
			person := i*spread + n*31%spread
			ms[i] = measurement(m.c, m.places[m.c.People[person]], k, m.c.Num[k][person]+int64(n), m.c.Den[k][person])
		}
		with, err := m.result.With(ms...)
		if err != nil {
			return err
		}
		if _, ok := with.Gauge(m.places[m.c.Roots[0]], m.c.KPIs[k].ID); !ok {
			return fmt.Errorf("no gauge of the chain")
		}
		return nil
	})
}

func kindName(k Kind) string { return [...]string{"amounts", "rates", "counts"}[k] }

func (m *meter) attribute() {
	root, end := m.c.Roots[0], m.c.Nodes()
	if len(m.c.Roots) > 1 {
		end = int(m.c.Roots[1])
	}
	for k := range min(len(m.c.KPIs), int(kinds)) {
		m.time(fmt.Sprintf("Attribute of a chain's %s to people, per node", kindName(m.c.KPIs[k].Kind)), 1_000, float64(end-int(root)),
			func() error {
				_, err := m.result.Attribute(m.places[root], m.c.KPIs[k].ID, chain.People)
				return err
			})
	}
}

func (m *meter) board() {
	var boards *dashboard.Boards
	m.time("boards (dashboard.New), per node", 0, float64(m.c.Nodes()), func() (err error) {
		boards, err = dashboard.New(m.result)
		return err
	})
	n := 0
	m.time("one person's board", 200_000, 1, func() error {
		n++
		_, err := boards.For(chain.Place{Person: m.c.ID[m.c.People[n*7919%len(m.c.People)]]})
		return err
	})
}

// simulate measures a run of a chain of 8 steps of 50 people, who are the inputs.
func (m *meter) simulate() {
	low, mode, high := decimal.New(7, -1), decimal.New(9, -1), decimal.New(1, 0)
	for _, r := range []struct{ along, across kpi.Rule }{
		{kpi.Sum, kpi.Sum}, {kpi.Sum, kpi.Ratio}, {kpi.Bottleneck, kpi.Sum}, {kpi.Path, kpi.Ratio}, {kpi.Product, kpi.Ratio},
	} {
		result, inputs, err := crew(r.along, r.across, scenario.Triangular(low, mode, high))
		if err != nil {
			m.err = err
			return
		}
		const runs = 2_000
		m.time(fmt.Sprintf("Simulate, a run of 400 inputs and 8 steps, %s of %s", r.along, r.across), 6_000, runs, func() error {
			_, err := scenario.Simulate(result, scenario.Simulation{At: chain.Whole("c"), KPI: "x", Inputs: inputs, Runs: runs, Seed: 1})
			return err
		})
	}
}

// crew is a chain of 8 steps with 50 people each.
func crew(along, across kpi.Rule, dist scenario.Dist) (*chain.Result, []scenario.Input, error) {
	m := chain.Model{
		KPIs:  []kpi.Indicator{{ID: "x", Decimals: 4, Along: along, Across: across}},
		Goals: []chain.Goal{{At: chain.Whole("c"), KPI: "x", Target: decimal.New(5, -1)}},
	}
	var steps []string
	var ms []chain.Measurement
	var inputs []scenario.Input
	for s := range 8 {
		step, unit := fmt.Sprint("s", s), fmt.Sprint("u", s)
		steps = append(steps, step)
		m.Steps = append(m.Steps, chain.Step{ID: step, By: []chain.Assignment{{Unit: unit}}})
		m.Units = append(m.Units, chain.Unit{ID: unit})
		for p := range 50 {
			person := fmt.Sprint("p", s, "-", p)
			m.Members = append(m.Members, chain.Member{Person: person, Unit: unit})
			at := chain.At(step).By(unit).Who(person)
			ms = append(ms, chain.Measurement{At: at, KPI: "x", Reading: kpi.Per(decimal.New(9, 0), decimal.New(10, 0))})
			inputs = append(inputs, scenario.Input{At: at, KPI: "x", Dist: dist})
		}
	}
	m.Chains = []chain.Chain{{ID: "c", Links: chain.Sequence(steps...)}}
	plan, err := chain.NewPlan(m)
	if err != nil {
		return nil, nil, err
	}
	r, err := plan.Evaluate("now", ms)
	return r, inputs, err
}

// writeSheet writes how the peers compare at a size that all of them can do, where the
// cascade at hand is larger.
func writeSheet(w io.Writer, size Size, entries []Entry, rounds int) error {
	const people = 1_000
	all := true
	for _, e := range entries {
		all = all && e.Most == 0
	}
	if all || size.People <= people {
		return nil
	}
	c := Generate(Size{People: people, KPIs: 1, Low: size.Low, High: size.High})
	runs, err := compete(c, entries, rounds)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "With %s people and one KPI:\n\n", thousands(people))
	writeRuns(w, c, runs)
	return nil
}

// writeGrowth writes what a node costs at sizes up to the one at hand.
func writeGrowth(w io.Writer, size Size, rounds int) error {
	rows := [][]string{{"people", "NewPlan, per node and KPI", "Evaluate", "one changed", "memory of Plan and Result"}}
	for people := 1_000; people <= size.People; people *= 10 {
		c := Generate(Size{People: people, KPIs: size.KPIs, Low: size.Low, High: size.High})
		m := &meter{ours: newOurs(c).(*ours), rounds: rounds}
		n := float64(c.Nodes() * size.KPIs)
		m.memory(n)
		m.time("", 0, n, func() error { _, err := chain.NewPlan(m.model); return err })
		m.time("", 0, n, func() error { _, err := m.plan.Evaluate("now", m.ms); return err })
		m.change(0, 1, 0)
		if m.err != nil {
			return m.err
		}
		f := m.figures
		rows = append(rows, []string{thousands(people), f[2].text(f[2].Value), f[3].text(f[3].Value), f[4].text(f[4].Value),
			fmt.Sprintf("%.0f B + %.0f B", f[0].Value, f[1].Value)})
	}
	if len(rows) > 1 {
		writeTable(w, rows)
	}
	return nil
}
