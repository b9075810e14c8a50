package journey_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// hour returns an instant some hours after a Monday began.
func hour(n int) time.Time { return monday().Add(time.Duration(n) * time.Hour) }

// cleanStay returns an event that is clean: north's p did it as soon as it was ready.
func cleanStay(id, step string, ready, end int) journey.Event {
	return journey.Event{
		Case: id, Step: step, Unit: "north", Person: "p", Ready: hour(ready), Start: hour(ready), End: hour(end),
	}
}

// dirtied returns an event that a change made dirty.
func dirtied(e journey.Event, change func(e *journey.Event)) journey.Event {
	change(&e)
	return e
}

// problems returns code and path of everything that an error lists.
func problems(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var invalid *chain.InvalidError
	require.ErrorAs(t, err, &invalid)
	var all []string
	for _, p := range invalid.Problems {
		all = append(all, p.Code+" "+p.Path)
	}
	return all
}

// Whatever is dirty in a log is counted, and what is bad is reported; all else is kept.
func TestDirt(t *testing.T) {
	year := func(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }
	cases := []struct {
		name   string
		events []journey.Event
		expect []string
		bad    []string
		want   journey.Quality
		lead   int64 // of the cases that ended, in hours
	}{
		{name: "nothing"},
		{"clean", []journey.Event{cleanStay("a", "ask", 0, 2), cleanStay("a", "do", 2, 5)}, []string{"a"}, nil,
			journey.Quality{Events: 2, Cases: 1, Expected: 1}, 5},
		{"no length", []journey.Event{cleanStay("a", "ask", 0, 2), cleanStay("a", "do", 2, 2)}, nil, nil,
			journey.Quality{Events: 2, Cases: 1, Zero: 1}, 2},
		{"a case of no length", []journey.Event{cleanStay("a", "ask", 2, 2)}, nil, nil,
			journey.Quality{Events: 1, Cases: 1, Zero: 1}, 0},
		{"equal times", []journey.Event{cleanStay("a", "ask", 0, 0), cleanStay("a", "do", 0, 0), cleanStay("a", "do", 0, 0)}, nil, nil,
			journey.Quality{Events: 3, Cases: 1, Zero: 3, Tied: 1, Same: 1}, 0},
		{"equal times in order", []journey.Event{
			dirtied(cleanStay("a", "do", 0, 0), func(e *journey.Event) { e.Seq = 1 }),
			dirtied(cleanStay("a", "ask", 0, 0), func(e *journey.Event) { e.Seq = 2 }),
		}, nil, nil, journey.Quality{Events: 2, Cases: 1, Zero: 2}, 0},
		{"done before ready", []journey.Event{cleanStay("a", "ask", 2, 1), cleanStay("a", "do", 2, 5)}, nil, []string{"KJ103 [0].end"},
			journey.Quality{Events: 1, Refused: 1, Cases: 1}, 3},
		{"started outside", []journey.Event{
			dirtied(cleanStay("a", "do", 2, 5), func(e *journey.Event) { e.Start = hour(1) }),
			dirtied(cleanStay("b", "do", 2, 5), func(e *journey.Event) { e.Start = hour(6) }),
		}, []string{"a", "c"}, []string{"KJ103 [0].start", "KJ103 [1].start"},
			journey.Quality{Refused: 2, Expected: 2, Untraced: 2}, 0},
		{"never ready", []journey.Event{dirtied(cleanStay("a", "do", 2, 5), func(e *journey.Event) { e.Ready = time.Time{} })}, nil,
			[]string{"KJ101 [0].ready"}, journey.Quality{Refused: 1}, 0},
		{"no case, no step", []journey.Event{cleanStay("", "ask", 0, 2), cleanStay("a", "", 0, 2)}, nil,
			[]string{"KJ101 [0].case", "KJ101 [1].step"}, journey.Quality{Refused: 2}, 0},
		{"no ID", []journey.Event{cleanStay("a\n", "ask", 0, 2), cleanStay("a", strings.Repeat("x", 129), 0, 2)}, nil,
			[]string{"KJ102 [0].case", "KJ102 [1].step"}, journey.Quality{Refused: 2}, 0},
		{"a year that is none", []journey.Event{
			dirtied(cleanStay("a", "do", 0, 0), func(e *journey.Event) { e.End = year(10_000) }),
			dirtied(cleanStay("a", "do", 0, 0), func(e *journey.Event) { e.Ready = year(-1) }),
			dirtied(cleanStay("a", "do", 0, 0), func(e *journey.Event) { e.End = time.Unix(math.MaxInt64/2, 0) }),
		}, nil, []string{"KJ107 [0].end", "KJ107 [1].ready", "KJ107 [2].end"}, journey.Quality{Refused: 3}, 0},
		{"no unit, no person", []journey.Event{
			dirtied(cleanStay("a", "ask", 0, 2), func(e *journey.Event) { e.Unit = "" }),
			dirtied(cleanStay("a", "do", 2, 5), func(e *journey.Event) { e.Person = "" }),
			dirtied(cleanStay("a", "do", 5, 6), func(e *journey.Event) { e.Person, e.Unit = "", "" }),
		}, nil, nil, journey.Quality{Events: 3, NoUnit: 2, NoPerson: 2, Cases: 1}, 6},
		{"no start", []journey.Event{dirtied(cleanStay("a", "ask", 0, 2), func(e *journey.Event) { e.Start = time.Time{} })}, nil, nil,
			journey.Quality{Events: 1, Unstarted: 1, Cases: 1}, 2},
		{"not done", []journey.Event{
			cleanStay("a", "ask", 0, 2), dirtied(cleanStay("a", "do", 3, 3), func(e *journey.Event) { e.End = time.Time{} }),
			cleanStay("b", "ask", 0, 2),
		}, nil, nil, journey.Quality{Events: 3, Cases: 2, Open: 1, Undone: 1, Gaps: 1, Gapped: 3600}, 2},
		{"nobody had it", []journey.Event{cleanStay("a", "ask", 0, 2), cleanStay("a", "do", 4, 5)}, nil, nil,
			journey.Quality{Events: 2, Cases: 1, Gaps: 1, Gapped: 2 * 3600}, 5},
		{"at two places", []journey.Event{cleanStay("a", "ask", 0, 4), cleanStay("a", "do", 1, 2), cleanStay("a", "do", 3, 6)}, nil, nil,
			journey.Quality{Events: 3, Cases: 1, Overlaps: 2, Overlapped: 2 * 3600}, 6},
		{"twice the same", []journey.Event{cleanStay("a", "ask", 0, 4), cleanStay("a", "ask", 0, 4)}, nil, nil,
			journey.Quality{Events: 2, Cases: 1, Same: 1, Overlaps: 1, Overlapped: 4 * 3600}, 4},
		{"a case in two weeks", []journey.Event{cleanStay("a", "ask", 0, 4), cleanStay("a", "ask", 200, 204)}, nil, nil,
			journey.Quality{Events: 2, Cases: 1, Gaps: 1, Gapped: 196 * 3600}, 204},
		{"no trace", []journey.Event{cleanStay("a", "ask", 0, 2)}, []string{"b", "a", "c", "b"}, nil,
			journey.Quality{Events: 1, Cases: 1, Expected: 3, Untraced: 2}, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, add := range []func(*journey.Log) error{
				func(l *journey.Log) error { return l.Add(slices.Values(c.events)) },
				func(l *journey.Log) error { return l.AddCases(slices.Values(c.events)) },
			} {
				l := &journey.Log{}
				assert.Equal(t, c.bad, problems(t, add(l)))
				assert.NoError(t, l.Expect(slices.Values(c.expect)))
				assert.Equal(t, c.want, l.Quality())
				assert.Equal(t, c.lead*3600, l.LeadTimes(journey.Window{}).Sum())
				assert.Equal(t, c.want.Cases-c.want.Open, l.LeadTimes(journey.Window{}).N())
			}
		})
	}
}

// A case that was told of as complete and comes again is refused, and counted.
func TestDirtCaseAgain(t *testing.T) {
	l := &journey.Log{}
	first := []journey.Event{cleanStay("a", "ask", 0, 2), cleanStay("b", "ask", 0, 2)}
	require.NoError(t, l.AddCases(slices.Values(first)))
	later := []journey.Event{cleanStay("a", "ask", 200, 202), cleanStay("c", "ask", 200, 202), cleanStay("b", "", 200, 202)}
	assert.Equal(t, []string{"KJ104 [0].case", "KJ101 [2].step"}, problems(t, l.AddCases(slices.Values(later))))
	assert.Equal(t, []string{"KJ104 [0].case"}, problems(t, l.Add(slices.Values(later[:1]))))
	assert.Equal(t, journey.Quality{Events: 3, Refused: 3, Again: 2, Cases: 3}, l.Quality())
}

// A case that goes on is in the window in which it was done last, and in no other.
func TestDirtCaseInAnotherWindow(t *testing.T) {
	l := &journey.Log{}
	require.NoError(t, l.Add(slices.Values([]journey.Event{cleanStay("a", "ask", 0, 2), cleanStay("b", "ask", 0, 2)})))
	weeks := func() map[string]int { return labels(l, l.ByWeek(nil)) }
	assert.Equal(t, map[string]int{"2025-W09": 2}, weeks())
	require.NoError(t, l.Add(slices.Values([]journey.Event{cleanStay("a", "do", 200, 202)})))
	assert.Equal(t, map[string]int{"2025-W09": 1, "2025-W10": 1}, weeks())
}

// What is no ID is no case to expect.
func TestExpectBad(t *testing.T) {
	l := &journey.Log{}
	err := l.Expect(slices.Values([]string{"a", "", "b\x00", "c"}))
	assert.Equal(t, []string{"KJ101 [1]", "KJ102 [2]"}, problems(t, err))
	assert.Equal(t, journey.Quality{Expected: 2, Untraced: 2}, l.Quality())
}

// Instants count, not what clocks showed: in the night that they go back, a stay can be
// done at an earlier hour than it was ready.
func TestClocksGoBack(t *testing.T) {
	amsterdam, err := time.LoadLocation("Europe/Amsterdam")
	require.NoError(t, err)
	summer := time.Date(2025, 10, 26, 0, 50, 0, 0, time.UTC).In(amsterdam)
	require.Equal(t, "02:50", summer.Format("15:04"))
	winter := summer.Add(20 * time.Minute)
	require.Equal(t, "02:10", winter.Format("15:04"))
	l := &journey.Log{}
	require.NoError(t, l.Add(slices.Values([]journey.Event{
		{Case: "a", Step: "ask", Ready: summer, End: winter},
		{Case: "b", Step: "ask", Ready: summer.AddDate(0, 0, -1), End: winter},
	})))
	least, _ := l.LeadTimes(journey.Window{}).Least()
	most, _ := l.LeadTimes(journey.Window{}).Most()
	assert.Equal(t, []int64{20 * 60, 24*3600 + 20*60}, []int64{least, most})

	back := journey.Event{Case: "c", Step: "ask", Ready: winter, End: summer}
	assert.Equal(t, []string{"KJ103 [0].end"}, problems(t, l.Add(slices.Values([]journey.Event{back}))))
}
