package journey_test

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // zones, whatever the machine has

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain/journey"
)

// ended returns a log of cases that were done at these instants.
func ended(t *testing.T, at ...time.Time) *journey.Log {
	t.Helper()
	var events []journey.Event
	for n, end := range at {
		events = append(events, journey.Event{Case: string(rune('a' + n)), Step: "s", Ready: end.Add(-time.Hour), End: end})
	}
	l := &journey.Log{}
	require.NoError(t, l.Add(slices.Values(events)))
	return l
}

// labels returns of each period its label and how many cases ended in it.
func labels(l *journey.Log, periods []journey.Period) map[string]int {
	all := map[string]int{}
	for _, p := range periods {
		all[p.Label] = l.LeadTimes(p.In).N()
	}
	return all
}

func TestByWeek(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	cases := []struct {
		name string
		at   []time.Time
		want map[string]int
	}{
		{"none", nil, map[string]int{}},
		{"the Sunday before and the Monday", []time.Time{day(2016, 2, 28), day(2016, 2, 29)}, map[string]int{"2016-W08": 1, "2016-W09": 1}},
		{"one in between", []time.Time{day(2016, 2, 29), day(2016, 3, 20)}, map[string]int{"2016-W09": 1, "2016-W10": 0, "2016-W11": 1}},
		{"a year of 53 weeks", []time.Time{day(2020, 12, 31), day(2021, 1, 3), day(2021, 1, 4)}, map[string]int{"2020-W53": 2, "2021-W01": 1}},
		{"the new year in the old", []time.Time{day(2024, 12, 30)}, map[string]int{"2025-W01": 1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := ended(t, c.at...)
			assert.Equal(t, c.want, labels(l, l.ByWeek(nil)))
		})
	}
}

// A period begins at the first instant of its day, whatever clocks do there.
func TestPeriodsWhereClocksChange(t *testing.T) {
	cases := []struct {
		name, zone string
		month      time.Month
		year       int
		from       string // in UTC, when the month begins
	}{
		{"no zone", "UTC", 10, 2017, "2017-10-01T00:00:00Z"},
		{"elsewhere in the month", "Europe/Amsterdam", 11, 2025, "2025-10-31T23:00:00Z"},
		{"no midnight, west", "America/Asuncion", 10, 2017, "2017-10-01T04:00:00Z"},
		{"no midnight, east", "Africa/Cairo", 8, 2014, "2014-07-31T22:00:00Z"},
		{"two midnights, west", "America/Havana", 11, 2015, "2015-11-01T04:00:00Z"},
		{"two midnights, east", "Asia/Gaza", 10, 2004, "2004-09-30T21:00:00Z"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			loc, err := time.LoadLocation(c.zone)
			require.NoError(t, err)
			at, err := time.Parse(time.RFC3339, c.from)
			require.NoError(t, err)
			l := ended(t, at.Add(-time.Second), at, at.AddDate(0, 0, 40))
			p := l.ByMonth(loc)
			require.Len(t, p, 3)
			assert.Equal(t, c.from, p[1].In.From.UTC().Format(time.RFC3339))
			assert.Equal(t, time.Date(c.year, c.month, 1, 0, 0, 0, 0, time.UTC).Format("2006-01"), p[1].Label)
			for n, p := range p {
				assert.Equal(t, 1, l.LeadTimes(p.In).N(), "month %d", n)
			}
		})
	}
}
