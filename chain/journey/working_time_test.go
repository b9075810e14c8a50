package journey_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// friday returns an instant some hours after the Friday began that ends the first week.
func friday(n int) time.Time { return hour(4*24 + n) }

// overWeekend are the events of a case that waits over a weekend, and of one that is still
// there.
func overWeekend() []journey.Event {
	next := func(n int) time.Time { return friday(3*24 + n) } // on Monday
	return []journey.Event{
		{Case: "a", Step: "ask", Unit: "desk", Ready: friday(15), Start: friday(16), End: friday(16)},
		{Case: "a", Step: "do", Unit: "north", Ready: friday(18), Start: next(10), End: next(11)},
		{Case: "a", Step: "do", Unit: "desk", Ready: next(11), End: next(13)},
		{Case: "b", Step: "ask", Unit: "desk", Ready: friday(16)},
	}
}

// What lasts in working time is what the host's function says, wherever time is counted.
func TestWorkingTime(t *testing.T) {
	l := &journey.Log{WorkingTime: office}
	require.NoError(t, l.Add(slices.Values(overWeekend())))

	assert.Equal(t, int64(6*3600), l.LeadTimes(journey.Window{}).Sum(), "2 hours on Friday, 4 on Monday")
	assert.Equal(t, []journey.Handover{
		{From: "desk", To: "north", Times: 1, Waited: 2 * 3600}, // an hour on either day
		{From: "north", To: "desk", Times: 1},
	}, l.Handovers(journey.Window{}))
	q := l.Quality()
	assert.Equal(t, []any{1, int64(3600)}, []any{q.Gaps, q.Gapped}, "from 16 to 17 o'clock")

	b := l.Backlog(friday(2*24 + 12))
	assert.Equal(t, []any{2, int64(3 * 3600), 1}, []any{b.Age.N(), b.Age.Sum(), b.Elsewhere})
	require.Len(t, b.Waiting, 1)
	assert.Equal(t, chain.At("ask").By("desk"), b.Waiting[0].At)
	assert.Equal(t, int64(3600), b.Waiting[0].Age.Sum())
}

// Without a function all seconds count.
func TestAllTime(t *testing.T) {
	l := &journey.Log{}
	require.NoError(t, l.Add(slices.Values(overWeekend())))
	assert.Equal(t, int64((9+2*24+13)*3600), l.LeadTimes(journey.Window{}).Sum())
	assert.Equal(t, int64((8+2*24+10)*3600), l.Handovers(journey.Window{})[0].Waited)
}

// The function of the tests keeps its side of the contract.
func TestOfficeAddsUp(t *testing.T) {
	assert.Equal(t, int64(5*8*3600), office(hour(0), hour(7*24)))
	for from := range 70 {
		for to := from; to < 14*24; to += 7 {
			between := from + (to-from)/3
			assert.Equal(t, office(hour(from), hour(to)), office(hour(from), hour(between))+office(hour(between), hour(to)))
		}
	}
}

// Working time is asked for while cases are followed, and not again by the figures.
func TestWorkingTimeIsAskedOnce(t *testing.T) {
	asked := 0
	l := &journey.Log{WorkingTime: func(from, to time.Time) int64 {
		asked++
		return office(from, to)
	}}
	require.NoError(t, l.Add(slices.Values(overWeekend())))
	l.LeadTimes(journey.Window{})
	require.Positive(t, asked)
	asked = 0
	for _, w := range figureWindows(1) {
		l.LeadTimes(w)
		l.Variants(w, 10)
		l.Handovers(w)
		l.Rework(w)
		l.Reach(w)
	}
	l.Quality()
	l.ByMonth(nil)
	assert.Zero(t, asked)
	l.Backlog(friday(2*24 + 12))
	assert.Equal(t, 3, asked, "two ages of cases in hand, and one of a stay")
}
