package main

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"time"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// A Figure is something measured of this library: in nanoseconds, unless its unit is bytes
// or how many times another's. Reach is what it should be at most; 0: nothing.
type Figure struct {
	Name         string
	Value, Reach float64
	Unit         string
}

func (f Figure) text(v float64) string {
	switch f.Unit {
	case "":
		return short(time.Duration(v))
	case "B":
		return fmt.Sprintf("%.0f B", v)
	}
	return strconv.FormatFloat(v, 'g', 2, 64) + f.Unit
}

// shares holds what we take in full against what peers take, of readings at their place and
// by ID. Our roll-up alone is a benchmark of package chain: go test ./chain -run XXX -bench
// Roll.
func shares(runs []Run) []Figure {
	reach := map[string]float64{"flat float64": 2, "decimal tree": 1 / 40., "DuckDB": 1 / 8., "SQLite": 1 / 100.}
	var list []Figure
	for _, r := range runs[1:] {
		list = append(list, Figure{"full, readings at their place, against " + r.Name, float64(runs[0].Core()) / float64(r.Core()), reach[r.Name], "×"},
			Figure{"full, by ID, against " + r.Name, float64(runs[0].Full()) / float64(r.Full()), 0, "×"})
	}
	return list
}

// unjudged returns figures that there is nothing to reach for.
func unjudged(figures []Figure) []Figure {
	for i := range figures {
		figures[i].Reach = 0
	}
	return figures
}

// A meter measures this library, and keeps what it found and the first error.
type meter struct {
	*ours
	measure
	figures []Figure
	kind    string // what to add to the name of a kind of KPI
	err     error
}

// measureOurs measures what no peer has.
func measureOurs(c *Cascade, how measure) ([]Figure, error) {
	m := &meter{ours: newOurs(c).(*ours), measure: how}
	n := float64(c.Nodes() * len(c.KPIs))
	m.memory(n)
	m.time("NewPlan, per node and KPI", 2_000, n, func() error { _, err := chain.NewPlan(m.model); return err })
	m.time("targets (WithGoals), per node and KPI", 0, n, func() error { _, err := m.plan.WithGoals(m.model.Goals); return err })
	m.time("Evaluate, per node and KPI", 0, n, func() error { _, err := m.plan.Evaluate("now", m.ms); return err })
	m.time("EvaluateRoster, per node and KPI", 0, n, func() error {
		_, err := m.plan.EvaluateRoster("now", m.people, m.columns...)
		return err
	})
	m.time("Combine of one result, per node and KPI", 0, n, m.combine)
	m.time("every light (Lights), per node and KPI", 0, n, m.Judge)
	m.time("every gauge (All), per node and KPI", 0, n, m.gauges)
	m.time("one gauge, by ID", 0, 1000, m.scattered)
	for k := range min(len(c.KPIs), int(kinds)) {
		m.change(k, 1, 5_000)
		m.change(k, 10, 20_000)
	}
	m.attribute()
	m.board()
	m.summed()
	m.simulate()
	return m.figures, m.err
}

// summed measures what is dearest: rates, a quotient for every step, that add up along the
// chain, as hours per order do. Peers have no numbers for it that compare.
func (m *meter) summed() {
	for k, of := range m.c.KPIs {
		if of.Kind != Rate || m.err != nil {
			continue
		}
		s := &meter{ours: newOurs(m.c).(*ours), measure: m.measure}
		s.model.KPIs = slices.Clone(s.model.KPIs)
		s.model.KPIs[k].Along = kpi.Sum
		if s.plan, s.err = chain.NewPlan(s.model); s.err == nil {
			s.result, s.err = s.plan.Evaluate("now", s.ms)
		}
		s.kind = " summed along the chain"
		s.change(k, 1, 5_000)
		s.change(k, 10, 20_000)
		m.figures, m.err = append(m.figures, s.figures...), s.err
		return
	}
}

// time measures the median time of f, divided over some.
func (m *meter) time(name string, reach, over float64, f func() error) {
	var times Times
	for range m.rounds {
		if m.err != nil {
			return
		}
		begin, n := m.now(), 0
		for n == 0 || m.now()-begin < 20*time.Millisecond {
			if err := f(); err != nil {
				m.err = fmt.Errorf("%s: %w", name, err)
				return
			}
			n++
		}
		times = append(times, (m.now()-begin)/time.Duration(n))
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
	if m.err = m.enrol(); m.err != nil {
		return
	}
	if m.result, result, m.err = held(func() (*chain.Result, error) { return m.plan.Evaluate("now", m.ms) }); m.err != nil {
		return
	}
	m.figures = append(m.figures, Figure{"memory of a Plan, per node and KPI", plan / n, 160, "B"},
		Figure{"memory of a Result, per node and KPI", result / n, 80, "B"})
}

// garbage measures a collection with nothing but a plan and a result alive: both stay so
// until it is done.
func garbage(size Size, how measure) (Figure, error) {
	o := newOurs(Generate(size)).(*ours)
	for _, s := range stages() {
		if err := s.do(o); err != nil {
			return Figure{}, err
		}
	}
	plan, result := o.plan, o.result
	m := &meter{measure: how}
	runtime.GC()
	m.time("garbage collection with a Plan and a Result alive", 20_000_000, 1, func() error { runtime.GC(); return nil })
	runtime.KeepAlive(plan)
	runtime.KeepAlive(result)
	return m.figures[0], nil
}

// combine composes a period anew from what is in its columns, as a quarter of one month.
func (m *meter) combine() error {
	r, err := m.plan.Combine("now", m.result)
	if err != nil {
		return err
	}
	if g, _ := r.Gauge(m.places[0], m.c.KPIs[0].ID); g.Status == kpi.NoData {
		return fmt.Errorf("nothing was composed")
	}
	return nil
}

// gauges reads all of them.
func (m *meter) gauges() error {
	n := 0
	for _, g := range m.result.All() {
		if g.Status != kpi.NoData {
			n++
		}
	}
	if want := m.c.Nodes() * len(m.c.KPIs); n != want {
		return fmt.Errorf("%d lights, not %d", n, want)
	}
	return nil
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
	m.time(fmt.Sprintf("With, %d changed of %s, and the chain's gauge", people, kindName(m.c.KPIs[k].Kind)+m.kind), reach, 1, func() error {
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
