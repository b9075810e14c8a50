package journey_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/kpichain/kpichain/chain/journey"
)

// A genLog is a generated log: its events, by case in the order in which they happened,
// and how it counts. The same seed gives the same log in every run.
type genLog struct {
	Seed    uint64
	Events  []journey.Event
	Working func(from, to time.Time) int64
	Term    time.Duration
}

// How stays of generated cases may lie.
type genKind int

const (
	genAny   genKind = iota // gaps, overlaps, no length, open, and names missing
	genApart                // no overlaps, and nothing open
)

// genStart is when generated cases begin, at the earliest.
var genStart = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)

// genEvents draws a log of up to 9 cases of up to 9 stays over some months.
func genEvents(seed uint64, kind genKind) genLog {
	g := rand.New(rand.NewPCG(seed, uint64(kind)))
	log := genLog{Seed: seed, Term: time.Duration(1+g.IntN(20)) * time.Hour}
	if seed%2 == 1 {
		log.Working = evenHours
	}
	for n := range g.IntN(10) {
		at := genStart.Add(time.Duration(g.IntN(80*24)) * time.Hour)
		for range 1 + g.IntN(9) {
			e := genStay(g, kind, at)
			e.Case = fmt.Sprint("c", n)
			if log.Events = append(log.Events, e); !e.End.IsZero() {
				at = e.End
			}
		}
	}
	return log
}

// genStay draws a stay after an instant, or about it. Units and persons are never both
// missing.
func genStay(g *rand.Rand, kind genKind, after time.Time) journey.Event {
	e := journey.Event{
		Step:   fmt.Sprint("s", g.IntN(4)),
		Unit:   fmt.Sprint("u", g.IntN(3)),
		Person: fmt.Sprint("p", g.IntN(3)),
		Seq:    g.IntN(3),
		Ready:  after,
	}
	switch n := g.IntN(10); {
	case n < 3:
		e.Ready = after.Add(genTime(g, 90))
	case n < 5 && kind == genAny:
		e.Ready = after.Add(-genTime(g, 30))
	}
	wait, touch := genTime(g, 20), genTime(g, 20)
	if g.IntN(4) == 0 {
		wait, touch = 0, 0
	}
	e.End = e.Ready.Add(wait + touch)
	if g.IntN(3) > 0 {
		e.Start = e.Ready.Add(wait)
	}
	switch n := g.IntN(30); {
	case n == 0 && kind == genAny:
		e.End = time.Time{}
	case n < 4:
		e.Unit = ""
	case n < 8:
		e.Person = ""
	}
	return e
}

// genTime draws a time of up to some hours, in seconds.
func genTime(g *rand.Rand, hours int) time.Duration {
	return time.Duration(g.IntN(hours*3600)) * time.Second
}

// evenHours counts the seconds of every other hour as work.
func evenHours(from, to time.Time) int64 {
	until := func(t time.Time) int64 {
		s := t.Unix() - genStart.AddDate(-10, 0, 0).Unix()
		return s/7200*3600 + min(s%7200, 3600)
	}
	return until(to) - until(from)
}

// log returns an empty log that counts as the generated one does.
func (g genLog) log() *journey.Log { return &journey.Log{WorkingTime: g.Working, Term: g.Term} }

// added returns a log of events by Add.
func (g genLog) added(events ...journey.Event) *journey.Log {
	l := g.log()
	if err := l.Add(slices.Values(events)); err != nil {
		panic(err)
	}
	return l
}

// cased returns a log of events by AddCases.
func (g genLog) cased(events ...journey.Event) *journey.Log {
	l := g.log()
	if err := l.AddCases(slices.Values(events)); err != nil {
		panic(err)
	}
	return l
}

// shuffled returns the events in another order.
func (g genLog) shuffled(stream uint64) []journey.Event {
	r := rand.New(rand.NewPCG(g.Seed, 1000+stream))
	events := slices.Clone(g.Events)
	r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
	return events
}

// genWindows are windows that generated logs lie in, over the edge of, and not in.
func genWindows() []journey.Window {
	day := func(n int) time.Time { return genStart.AddDate(0, 0, n) }
	return []journey.Window{
		{}, {To: day(40)}, {From: day(40)}, {From: day(20), To: day(60)}, {From: day(60), To: day(20)},
		{From: day(30).Add(time.Millisecond), To: day(50).Add(time.Nanosecond)}, {From: day(-9), To: day(0)},
	}
}
