package journey_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain/journey"
)

// Every figure is what the events say, of hundreds of dirty logs in several windows.
func TestFiguresAgainstReference(t *testing.T) {
	for seed := range uint64(figureLogs) {
		events := figureEvents(seed)
		l, d := figureLog(t, seed, events), dumbLog(seed, events)
		for n, w := range figureWindows(seed) {
			where := fmt.Sprintf("seed %d, window %d", seed, n)
			var leads []int64
			for _, id := range d.in(w) {
				leads = append(leads, d.lead(id))
			}
			sameSpread(t, leads, l.LeadTimes(w), where)
			for _, most := range []int{0, 2, 10} {
				require.Equal(t, jsonOf(t, d.variants(w, most)), jsonOf(t, l.Variants(w, most)), where)
			}
			require.Equal(t, d.handovers(w), l.Handovers(w), where)
			require.Equal(t, jsonOf(t, d.rework(w)), jsonOf(t, l.Rework(w)), where)
			require.ElementsMatch(t, d.reach(w), l.Reach(w), where)
			if reach := d.reach(w); len(reach) > 0 {
				require.Equal(t, reach, l.Reach(w), where)
			}
			sameBacklog(t, d.backlog(w.To), l.Backlog(w.To), where)
		}
		require.Equal(t, d.quality(events), l.Quality(), "seed %d", seed)
	}
}

// sameSpread compares a spread with the numbers it is of.
func sameSpread(t *testing.T, want []int64, got journey.Spread, where string) {
	t.Helper()
	sum := int64(0)
	for _, x := range want {
		sum += x
	}
	require.Equal(t, []int64{int64(len(want)), sum}, []int64{int64(got.N()), got.Sum()}, where)
	require.True(t, whole(sum, int64(len(want))).Equal(got.Mean()), where)
	for tenths := range 11 {
		x, ok := quantile(want, tenths, 10)
		y, found := got.Quantile(decimal.New(int64(tenths), -1))
		require.Equal(t, []any{x, ok}, []any{y, found}, "%s, %d tenths", where, tenths)
	}
	if len(want) == 0 {
		require.Equal(t, "no data", got.Median().String(), where)
		return
	}
	slices.Sort(want)
	least, _ := got.Least()
	most, _ := got.Most()
	require.Equal(t, []int64{want[0], want[len(want)-1]}, []int64{least, most}, where)
	twice := want[(len(want)-1)/2] + want[len(want)/2]
	median, ok := got.Median().Value()
	require.True(t, ok, where)
	require.True(t, median.Equal(decimal.New(twice*5, -1)), where)
}

// sameBacklog compares a backlog with what it should be.
func sameBacklog(t *testing.T, want hand, got journey.Backlog, where string) {
	t.Helper()
	sameSpread(t, want.ages, got.Age, where)
	require.Equal(t, want.elsewhere, got.Elsewhere, where)
	places := want.places()
	require.Len(t, got.Waiting, len(places), where)
	for n, at := range places {
		require.Equal(t, at, got.Waiting[n].At, where)
		sameSpread(t, want.waiting[at], got.Waiting[n].Age, where)
	}
}

// The lead time of a case is the sum of its stays and of the time nobody had it, less
// what stays had together; so it is of all cases, in office hours too.
func TestLeadIsSumOfStays(t *testing.T) {
	overlapped := 0
	for seed := range uint64(figureLogs) {
		events := slices.DeleteFunc(figureEvents(seed), func(e journey.Event) bool { return e.End.IsZero() })
		l, d := figureLog(t, seed, events), dumbLog(seed, events)
		q := l.Quality()
		stays := q.Gapped - q.Overlapped
		for _, e := range events {
			stays += d.work(e.Ready, e.End)
		}
		require.Equal(t, stays, l.LeadTimes(journey.Window{}).Sum(), "seed %d", seed)
		overlapped += q.Overlaps
	}
	assert.Positive(t, overlapped)
}

// What is in hand at the end of a window is what was at its beginning, and what began in
// it, less what ended in it.
func TestBacklogContinues(t *testing.T) {
	for seed := range uint64(figureLogs) {
		events := figureEvents(seed)
		l, d := figureLog(t, seed, events), dumbLog(seed, events)
		from := monday().AddDate(0, 0, int(seed%5))
		to := from.AddDate(0, 0, 4)
		began := 0
		for _, stays := range d.cases {
			if at := stays[0].Ready; !at.Before(from) && at.Before(to) {
				began++
			}
		}
		in := journey.Window{From: from, To: to}
		want := l.Backlog(from).Age.N() + began - l.LeadTimes(in).N()
		require.Equal(t, want, l.Backlog(to).Age.N(), "seed %d", seed)
	}
}

// All windows of a calendar together have every case once; counts and sums add up over
// them.
func TestFiguresOverPeriods(t *testing.T) {
	loc := time.FixedZone("far", -9*3600)
	for seed := range uint64(figureLogs) {
		l := figureLog(t, seed, figureEvents(seed))
		for _, periods := range [][]journey.Period{l.ByMonth(loc), l.ByWeek(loc), l.ByWeek(nil)} {
			n, sum, times, cases := 0, int64(0), 0, 0
			for _, p := range periods {
				s := l.LeadTimes(p.In)
				n, sum = n+s.N(), sum+s.Sum()
				for _, h := range l.Handovers(p.In) {
					times += h.Times
				}
				for _, r := range l.Reach(p.In) {
					cases += r.Cases
				}
			}
			s := l.LeadTimes(journey.Window{})
			for _, h := range l.Handovers(journey.Window{}) {
				times -= h.Times
			}
			for _, r := range l.Reach(journey.Window{}) {
				cases -= r.Cases
			}
			require.Equal(t, []any{s.N(), s.Sum(), 0, 0}, []any{n, sum, times, cases}, "seed %d", seed)
		}
	}
}

// Every figure is the same whatever order the events come in, and in whatever way.
func TestFiguresInAnyOrder(t *testing.T) {
	for seed := range uint64(figureLogs / 3) {
		events := figureEvents(seed)
		want := figuresOf(t, figureLog(t, seed*6, events))
		slices.Reverse(events)
		require.Equal(t, want, figuresOf(t, figureLog(t, seed*6, events)), "seed %d reversed", seed)
		require.Equal(t, want, figuresOf(t, figureLog(t, seed*6+3, events)), "seed %d by case", seed)
	}
}

// figuresOf returns all figures of a log.
func figuresOf(t *testing.T, l *journey.Log) []string {
	t.Helper()
	all := []string{jsonOf(t, l.Quality())}
	for _, w := range figureWindows(1) {
		all = append(all, jsonOf(t, l.LeadTimes(w)), jsonOf(t, l.Variants(w, 3)), jsonOf(t, l.Handovers(w)),
			jsonOf(t, l.Rework(w)), jsonOf(t, l.Reach(w)), jsonOf(t, l.Backlog(w.To)))
	}
	return all
}

// What was asked before makes no difference: a log that grew between questions tells what
// one does that was complete at once.
func TestFiguresOfGrowingLog(t *testing.T) {
	for seed := range uint64(figureLogs / 3) {
		events := figureEvents(seed)
		grown := &journey.Log{}
		for _, e := range events {
			require.NoError(t, grown.Add(slices.Values([]journey.Event{e})))
			figuresOf(t, grown)
		}
		atOnce := &journey.Log{}
		require.NoError(t, atOnce.Add(slices.Values(events)))
		require.Equal(t, figuresOf(t, atOnce), figuresOf(t, grown), "seed %d", seed)
	}
}
