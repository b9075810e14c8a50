package main

import (
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/examples/incident/events"
	"github.com/kpichain/kpichain/kpi"
)

// What the log tells beside what a plan composes: of cases, by month, week and kind; and
// of stays, by who and where.

// stays reads the lines of a log, and nothing else.
func stays(t *testing.T, name string) (all []journey.Event) {
	t.Helper()
	columns := []string{"case", "step", "department", "person", "seq", "ready", "end"}
	require.NoError(t, events.Table(filepath.Join(folder(t, name), "events.csv"), columns, func(cells []string) error {
		ready, err1 := time.Parse(time.RFC3339, cells[5])
		end, err2 := time.Parse(time.RFC3339, cells[6])
		all = append(all, journey.Event{Case: cells[0], Step: cells[1], Unit: cells[2], Person: cells[3],
			Seq: len(all), Ready: ready, End: end})
		return errors.Join(err1, err2)
	}))
	return all
}

// logsBy returns a log for each key of events, of which those of a case stand together.
func logsBy(t *testing.T, term time.Duration, events []journey.Event, key func(journey.Event) string) map[string]*journey.Log {
	t.Helper()
	groups := map[string][]journey.Event{}
	for _, e := range events {
		groups[key(e)] = append(groups[key(e)], e)
	}
	logs := map[string]*journey.Log{}
	for k, group := range groups {
		logs[k] = &journey.Log{Term: term}
		require.NoError(t, logs[k].AddCases(slices.Values(group)))
	}
	return logs
}

// fraction writes a reading as the data do, in lowest terms.
func fraction(r kpi.Reading) string {
	n, d, ok := r.Terms()
	if !ok || d.IsZero() { // one value, without volume
		n, _ = r.Value()
		d = whole(1)
	}
	return new(big.Rat).Quo(n.Rat(), d.Rat()).String()
}

// spread returns the figures of a spread.
func spread(s journey.Spread) stats {
	p90, _ := s.Quantile(decimal.New(9, -1))
	least, _ := s.Least()
	most, _ := s.Most()
	return stats{int64(s.N()), s.Sum(), fraction(s.Mean()), fraction(s.Median()), p90, least, most}
}

// only returns the one reading of a measurement.
func only(t *testing.T, ms []chain.Measurement, err error) kpi.Reading {
	t.Helper()
	require.NoError(t, err)
	require.Len(t, ms, 1)
	return ms[0].Reading
}

// terms returns the terms of a reading, whole numbers.
func terms(r kpi.Reading) ratio {
	n, d, _ := r.Terms()
	return ratio{n.IntPart(), d.IntPart()}
}

// amount returns a number of cases.
func amount(r kpi.Reading) int64 {
	n, _ := r.Value()
	return n.IntPart()
}

// tell returns all that a log tells of the cases of a window.
func tell(t *testing.T, l *journey.Log, in journey.Window) (g caseGroup) {
	t.Helper()
	g = caseGroup{Lead: spread(l.LeadTimes(in)), Within: map[string]ratio{}}
	for _, n := range []int{1, 3, 7, 14, 30} {
		ms, err := l.Within(incidents, "within", time.Duration(n)*24*time.Hour, in)
		g.Within[fmt.Sprint(n, "d")] = terms(only(t, ms, err))
	}
	ms, err := l.Throughput(incidents, "done", in)
	g.Cases = amount(only(t, ms, err))
	all := l.Variants(in, 1<<30)
	g.Repeat.Den = int64(all.Cases)
	for _, v := range all.Most {
		slices.Sort(v.Steps)
		if len(slices.Compact(slices.Clone(v.Steps))) < len(v.Steps) {
			g.Repeat.Num += int64(v.Cases)
		}
	}
	return g
}

// inHand returns how many cases were begun before an instant and not done then.
func inHand(t *testing.T, l *journey.Log, at time.Time) int64 {
	t.Helper()
	ms, err := l.InHand(incidents, "hand", at)
	return amount(only(t, ms, err))
}

func TestExpectedCases(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			l := &m.history.Log
			assert.Equal(t, m.want.Chain.caseGroup, tell(t, l, journey.Window{}))
			got := map[string]caseGroup{}
			for _, p := range l.ByMonth(nil) {
				g := tell(t, l, p.In)
				g.Arrivals = inHand(t, l, p.In.To) - inHand(t, l, p.In.From) + g.Cases
				got[p.Label] = g
			}
			for month, want := range m.want.Monthly {
				if want.Cases == 0 { // neither the spread nor the shares of nothing are in the file
					want = caseGroup{Arrivals: got[month].Arrivals}
				}
				assert.Equal(t, want, got[month], month)
				delete(got, month)
			}
			for month, g := range got { // those of no case, that the file leaves out
				assert.Zero(t, g.Cases+g.Arrivals, month)
			}
		})
	}
}

func TestExpectedWeeks(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			weekly := m.history.Log.ByWeek(nil)
			got := map[string]int64{}
			var sum int64
			for _, p := range weekly {
				ms, err := m.history.Log.Throughput(incidents, "done", p.In)
				if n := amount(only(t, ms, err)); n > 0 {
					got[p.Label], sum = n, sum+n
				}
			}
			assert.Equal(t, m.want.Weekly, got)
			assert.Equal(t, m.want.Chain.Weeks, weeks{weekly[0].Label, weekly[len(weekly)-1].Label, int64(len(weekly)),
				big.NewRat(sum, int64(len(weekly))).String()})
		})
	}
}

// Every case is of one priority, channel and solver: their logs, merged, are the log.
func TestExpectedPartitions(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m, log := measure(t, name), stays(t, name)
			for column, want := range m.want.Partitions {
				of := map[string]string{}
				require.NoError(t, events.Table(filepath.Join(folder(t, name), "cases.csv"), []string{"case", column}, func(cells []string) error {
					of[cells[0]] = cells[1]
					return nil
				}))
				got, all := map[string]caseGroup{}, &journey.Log{}
				for k, l := range logsBy(t, 0, log, func(e journey.Event) string { return of[e.Case] }) {
					got[k] = tell(t, l, journey.Window{})
					require.NoError(t, all.Merge(l))
				}
				assert.Equal(t, want, got, column)
				assert.Equal(t, m.want.Chain.caseGroup, tell(t, all, journey.Window{}), column)
			}
		})
	}
}

// A log in which every stay is a case of its own tells of stays.
func TestExpectedStays(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m, log := measure(t, name), stays(t, name)
			for n := range log {
				log[n].Case = fmt.Sprint(n)
			}
			by := func(key func(journey.Event) string) map[string]*journey.Log {
				return logsBy(t, m.history.Log.Term, log, key)
			}
			all := by(func(journey.Event) string { return "" })[""]
			assert.Equal(t, m.want.Chain.PerStay, spread(all.LeadTimes(journey.Window{})))
			assert.Equal(t, m.want.Chain.InTime, inTerm(t, all, journey.Window{}))

			steps := by(func(e journey.Event) string { return e.Step })
			staysOf(t, m.want.Steps, steps)
			staysOf(t, m.want.Departments, by(func(e journey.Event) string { return e.Unit }))
			staysOf(t, m.want.Persons, by(func(e journey.Event) string { return e.Person }))

			months := map[string]map[string][3]int64{}
			for step, l := range steps {
				months[step] = map[string][3]int64{}
				for _, p := range l.ByMonth(nil) {
					if done := l.LeadTimes(p.In); done.N() > 0 {
						months[step][p.Label] = [...]int64{int64(done.N()), done.Sum(), inTerm(t, l, p.In).Num}
					}
				}
			}
			assert.Equal(t, m.want.StepMonths, months)
		})
	}
}

// staysOf compares what logs of stays tell with what groups should have.
func staysOf(t *testing.T, want map[string]group, logs map[string]*journey.Log) {
	t.Helper()
	require.Len(t, logs, len(want))
	for id, w := range want {
		require.NotNil(t, logs[id], id)
		assert.Equal(t, w.Duration, spread(logs[id].LeadTimes(journey.Window{})), id)
		assert.Equal(t, w.Within, inTerm(t, logs[id], journey.Window{}), id)
	}
}

// inTerm returns the stays that were in time, of all that there were.
func inTerm(t *testing.T, l *journey.Log, in journey.Window) (r ratio) {
	t.Helper()
	ms, err := l.InTime(inTime, in)
	require.NoError(t, err)
	for _, m := range ms {
		part := terms(m.Reading)
		r.Num, r.Den = r.Num+part.Num, r.Den+part.Den
	}
	return r
}

// A case counts once at each step, department and person that it came to, and again in
// the figures of rework where it came back.
func TestExpectedDifferentCases(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			at := map[chain.Place]int{}
			for _, r := range m.history.Log.Reach(journey.Window{}) {
				at[r.At] = r.Cases
			}
			departments, people := 0, 0
			for id, want := range m.want.Steps {
				assert.Equal(t, want.Cases, at[chain.At(id)], id)
			}
			for id, want := range m.want.Departments {
				assert.Equal(t, want.Cases, at[chain.Place{Unit: events.Known(id)}], id)
				departments += want.Cases
			}
			for id, want := range m.want.Persons {
				assert.Equal(t, want.Cases, at[chain.Place{Person: events.Known(id)}], id)
				people += want.Cases
			}
			assert.Equal(t, []int{m.want.Traps.ByDepartment, m.want.Traps.ByPerson}, []int{departments, people})
			repeat := tell(t, &m.history.Log, journey.Window{}).Repeat
			assert.Equal(t, m.want.Traps.Once, big.NewRat(repeat.Den-repeat.Num, repeat.Den).String())

			rework := m.history.Log.Rework(journey.Window{})
			require.Len(t, rework, len(m.want.Steps))
			for _, r := range rework {
				w := m.want.Steps[r.Step]
				assert.Equal(t, []int{int(w.Rows), w.Visits, w.Cases, int(w.Repeat.Num)}, []int{r.Stays, r.Visits, r.Cases, r.Again}, r.Step)
				assert.Equal(t, w.Repeat, terms(r.Share), r.Step)
				assert.Equal(t, w.Yield, ratio{int64(r.Cases - r.Again), int64(r.Cases)}, r.Step)
			}
		})
	}
}
