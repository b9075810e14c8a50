package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/kpichain/kpichain/chain/journey"
)

// seed makes the same events in every run.
const seed = 2026

func init() {
	beam.RegisterFunction(makeUp)
}

// madeUp makes up the events of n cases of each chain, on as many workers as there are.
func madeUp(s beam.Scope, n int) beam.PCollection {
	s = s.Scope("make up")
	numbers := make([]int, n)
	for k := range numbers {
		numbers[k] = k
	}
	return beam.Reshuffle(s, beam.ParDo(s, makeUp, beam.CreateList(s, numbers)))
}

// makeUp makes up one case of each chain, by its number alone.
func makeUp(k int, emit func(Event)) {
	for n, j := range journeys {
		m := maker{rand.New(rand.NewPCG(seed, uint64(len(journeys)*k+n))), j, fmt.Sprintf("%s-%d", j.chain, k), k%20 == 7, emit}
		m.make(m.begin(k))
	}
}

// A maker makes up one case.
type maker struct {
	*rand.Rand
	journeyOf
	id       string
	nameless bool // no event of it names a person
	emit     func(Event)
}

// begin returns when the customer asked: early in January, March or April of 2026, so that
// there is a month in which no case ends.
func (m maker) begin(k int) time.Time {
	month := []time.Month{time.January, time.March, time.April}[k%3]
	return time.Date(2026, month, 1, 8, 0, 0, 0, time.UTC).Add(m.upTo(18 * 24 * time.Hour))
}

// make lets a case pass the steps. One in six comes back to the second of them, and one
// in twenty is in hand still.
func (m maker) make(ready time.Time) {
	route, open := []int{0, 1, 2}, m.IntN(20) == 0
	if m.IntN(6) == 0 {
		route = []int{0, 1, 2, 1, 2}
	}
	for n, k := range route {
		start := ready.Add(m.upTo(20 * time.Hour))
		end := start.Add(time.Minute + m.upTo(16*time.Hour))
		e := journey.Event{Case: m.id, Step: m.steps[k], Unit: m.units[k], Person: m.who(k), Ready: ready, Start: start, End: end}
		if open && n == len(route)-1 {
			e.End = time.Time{}
		}
		m.emit(Event{m.chain, e})
		ready = end.Add(m.upTo(8 * time.Hour))
	}
}

// who returns somebody of the unit that does a step, and now and then nobody.
func (m maker) who(k int) string {
	if m.nameless || m.IntN(25) == 0 {
		return ""
	}
	return person(m.units[k], m.IntN(people))
}

// upTo returns a time below most, in whole seconds.
func (m maker) upTo(most time.Duration) time.Duration {
	return time.Duration(m.Int64N(int64(most/time.Second))) * time.Second
}
