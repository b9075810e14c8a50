package journey_test

import (
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// events is how many events the benchmarks have, about: -events 1000000 is the full size.
var events = flag.Int("events", 100_000, "events in the benchmarks' logs")

// A benchLog has the events of a year of a chain of 9 steps, that 9 departments of 9
// teams of 9 people do, in cases of stays of their own number: about 8 in the mean.
// Events of a case stand together.
type benchLog struct {
	events, cases             int
	again                     bool // a case is done by one person, in two steps
	ids, steps, teams, people []string
}

// newBench counts the cases that have so many events.
func newBench(n int) benchLog {
	b := benchLog{}
	for ; b.events < n; b.cases++ {
		b.events += stays(b.cases)
	}
	b.ids, b.steps = benchIDs("case-2025-", b.cases), benchIDs("step", 9)
	b.teams, b.people = benchIDs("team", 81), benchIDs("p", 729)
	return b
}

// benchIDs are numbered IDs. They are made once: a host has them.
func benchIDs(letter string, n int) (list []string) {
	for k := range n {
		list = append(list, fmt.Sprintf("%s%04d", letter, k))
	}
	return list
}

// stays is how many stays a case has.
func stays(n int) int { return 1 + n*7919%15 }

// all yields the events, the same in every run.
func (b benchLog) all() iter.Seq[journey.Event] {
	return func(yield func(journey.Event) bool) {
		g := rand.New(rand.NewPCG(1, 2))
		for n, id := range b.ids {
			at := genStart.Add(time.Duration(g.IntN(364*24*3600)) * time.Second)
			for k := range stays(n) {
				person, step := g.IntN(729), (k+n%3)%9
				if b.again {
					person, step = n%729, n%3+k%2
				}
				e := journey.Event{Case: id, Step: b.steps[step], Unit: b.teams[person/9], Person: b.people[person], Ready: at}
				e.Start = at.Add(time.Duration(g.IntN(3600)) * time.Second)
				e.End = e.Start.Add(time.Duration(g.IntN(3600)) * time.Second)
				if at = e.End; k%5 == 4 {
					at = at.Add(time.Hour)
				}
				if !yield(e) {
					return
				}
			}
		}
	}
}

// perEvent reports what f does for every event: time, and the bytes that what it returns
// keeps, beside those of the names.
func perEvent(b *testing.B, log benchLog, f func() any) {
	b.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var kept any
	for b.Loop() {
		kept = f()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(kept)
	runtime.KeepAlive(log)
	held := float64(after.HeapAlloc) - float64(before.HeapAlloc)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(log.events), "ns/event")
	b.ReportMetric(held/float64(log.events), "B/event")
	b.ReportMetric(held/float64(log.cases), "B/case")
}

// BenchmarkEvents is what making the events costs, which is in the others too.
func BenchmarkEvents(b *testing.B) {
	log := newBench(*events)
	all := log.all()
	perEvent(b, log, func() any {
		n := 0
		for e := range all {
			n += len(e.Case)
		}
		return n
	})
}

// eachWay runs a benchmark for cases of which every stay is in a place of its own, and
// for cases that come back to two places.
func eachWay(b *testing.B, f func(b *testing.B, log benchLog)) {
	b.Helper()
	for _, name := range []string{"apart", "again"} {
		log := newBench(*events)
		log.again = name == "again"
		b.Run(name, func(b *testing.B) { f(b, log) })
	}
}

func BenchmarkAdd(b *testing.B) {
	eachWay(b, func(b *testing.B, log benchLog) {
		all := log.all()
		perEvent(b, log, func() any {
			l := &journey.Log{Term: time.Hour}
			require.NoError(b, l.Add(all))
			return l
		})
	})
}

func BenchmarkAddCases(b *testing.B) {
	eachWay(b, func(b *testing.B, log benchLog) {
		all := log.all()
		perEvent(b, log, func() any {
			l := &journey.Log{Term: time.Hour}
			require.NoError(b, l.AddCases(all))
			return l
		})
	})
}

// BenchmarkFollow is the first question that is asked of a log by Add, and by AddCases.
func BenchmarkFollow(b *testing.B) {
	log := newBench(*events)
	for _, cases := range []bool{false, true} {
		b.Run(fmt.Sprint("cases=", cases), func(b *testing.B) {
			l := log.added(b, cases)
			perEvent(b, log, func() any {
				require.NoError(b, l.Add(func(func(journey.Event) bool) {})) // forget what was asked
				_, err := l.Throughput("c", "done", journey.Window{})
				require.NoError(b, err)
				return l
			})
		})
	}
}

// added returns a log of the events.
func (b benchLog) added(t testing.TB, cases bool) *journey.Log {
	t.Helper()
	l := &journey.Log{Term: time.Hour}
	add := l.Add
	if cases {
		add = l.AddCases
	}
	require.NoError(t, add(b.all()))
	return l
}

// BenchmarkMeasure is all measures of a year, month by month.
func BenchmarkMeasure(b *testing.B) {
	log := newBench(*events)
	l := log.added(b, true)
	perEvent(b, log, func() any {
		n := 0
		for _, month := range l.ByMonth(nil) {
			for _, measure := range []func(in journey.Window) ([]chain.Measurement, error){
				func(in journey.Window) ([]chain.Measurement, error) { return l.Passes("c", in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.Lead("lead", time.Hour, in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.Wait("wait", time.Hour, in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.Touch("touch", time.Hour, in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.FlowEfficiency("flow", in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.FirstTimeRight("right", in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.InTime("in time", in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.Elapsed("c", "lead", time.Hour, in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.Within("c", "within", time.Hour, in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.Throughput("c", "done", in) },
				func(in journey.Window) ([]chain.Measurement, error) { return l.InHand("c", "hand", in.To) },
			} {
				ms, err := measure(month.In)
				require.NoError(b, err)
				n += len(ms)
			}
		}
		return n
	})
	runtime.KeepAlive(l)
}

// BenchmarkLongCase is a case of all events there are: everyone does it over and over.
func BenchmarkLongCase(b *testing.B) {
	long := benchLog{events: *events, cases: 1}
	all := func(yield func(journey.Event) bool) {
		at := genStart
		for n := range long.events {
			e := journey.Event{Case: "a", Step: fmt.Sprint("s", n%50_000), Unit: fmt.Sprint("u", n%1000), Person: "p"}
			e.Ready, e.End = at, at.Add(time.Second)
			if at = e.End; n%3 == 0 {
				at = at.Add(time.Second)
			}
			if !yield(e) {
				return
			}
		}
	}
	perEvent(b, long, func() any {
		l := &journey.Log{}
		require.NoError(b, l.AddCases(all))
		return l
	})
}
