package journey_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/internal/splitmix"
)

// figureLogs is how many logs the tests of the figures generate.
const figureLogs = 300

// A figureDice throws numbers from a seed.
type figureDice struct{ seed, thrown uint64 }

// n returns a number from 0 to below most.
func (d *figureDice) n(most int) int {
	d.thrown++
	return int(splitmix.At(d.seed, d.thrown) % uint64(most))
}

// one returns one of several texts.
func (d *figureDice) one(texts ...string) string { return texts[d.n(len(texts))] }

// monday is when generated logs begin.
func monday() time.Time { return time.Date(2025, 2, 24, 0, 0, 0, 0, time.UTC) }

// figureEvents returns a dirty log: cases that overlap themselves, wait with nobody, tie,
// do not name the unit or the person, take no time and are not done, in any order.
func figureEvents(seed uint64) []journey.Event {
	d := &figureDice{seed: seed}
	var events []journey.Event
	for c := range d.n(9) {
		id := fmt.Sprint("case ", string(rune('h'-c)))
		now := monday().Add(time.Duration(d.n(14*24*6)) * 10 * time.Minute)
		for n := range 1 + d.n(6) {
			events = append(events, d.event(id, n, &now))
		}
	}
	slices.SortFunc(events, func(a, b journey.Event) int {
		return cmp.Compare(splitmix.At(seed, uint64(a.Seq)+hash(a.Case)), splitmix.At(seed, uint64(b.Seq)+hash(b.Case)))
	})
	for n := range events {
		if d.n(2) == 0 {
			events[n].Seq = 0
		}
	}
	return events
}

// hash tells the cases of a log apart.
func hash(id string) uint64 { return uint64(id[len(id)-1]) << 8 }

// event returns event n of a case, near the one before.
func (d *figureDice) event(id string, n int, now *time.Time) journey.Event {
	ready := now.Add([]time.Duration{0, 0, 0, 3 * time.Hour, 50 * time.Hour, -time.Hour}[d.n(6)])
	end := ready.Add([]time.Duration{0, 0, time.Hour, 26 * time.Hour, 4 * 24 * time.Hour}[d.n(5)])
	e := journey.Event{
		Case: id, Step: d.one("ask", "do", "do", "check"), Unit: d.one("", "north", "south"),
		Person: d.one("", "p", "q"), Ready: ready, End: end, Seq: n,
	}
	if e.Unit == "" && e.Person == "" {
		e.Person = "r"
	}
	if d.n(2) == 0 {
		e.Start = ready.Add(end.Sub(ready) / time.Duration(1+d.n(3)))
	}
	if *now = end; d.n(15) == 0 {
		e.End, *now = time.Time{}, ready
	}
	return e
}

// office returns the seconds between two instants that lie from Monday to Friday between
// 9 and 17 o'clock.
func office(from, to time.Time) int64 {
	seconds := time.Duration(0)
	for day := from.Truncate(24 * time.Hour); day.Before(to); day = day.AddDate(0, 0, 1) {
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			continue
		}
		open, shut := day.Add(9*time.Hour), day.Add(17*time.Hour)
		if from.After(open) {
			open = from
		}
		if to.Before(shut) {
			shut = to
		}
		seconds += max(0, shut.Sub(open))
	}
	return int64(seconds / time.Second)
}

// figureLog returns a log of events, added in one of two ways, in office hours or not.
func figureLog(t *testing.T, seed uint64, events []journey.Event) *journey.Log {
	t.Helper()
	l := &journey.Log{}
	if seed%3 == 0 {
		l.WorkingTime = office
	}
	if seed%2 == 0 {
		require.NoError(t, l.Add(slices.Values(events)))
		return l
	}
	grouped := slices.Clone(events)
	slices.SortStableFunc(grouped, func(a, b journey.Event) int { return cmp.Compare(a.Case, b.Case) })
	require.NoError(t, l.AddCases(slices.Values(grouped)))
	return l
}

// figureWindows returns windows on a generated log.
func figureWindows(seed uint64) []journey.Window {
	d := &figureDice{seed: seed + 1<<32}
	at := func() time.Time { return monday().Add(time.Duration(d.n(20*24*6)) * 10 * time.Minute) }
	a, b := at(), at()
	return []journey.Window{{}, {From: a}, {To: a}, {From: a, To: b}, {From: b, To: a}}
}
