package journey

import (
	"fmt"
	"time"
)

// A Period is a window with its label.
type Period struct {
	Label string `json:"label"`
	In    Window `json:"in"`
}

// ByMonth returns the months in which cases ended, from the first to the last, those in
// between in which none did too: "2025-03", from midnight of its first day in loc, nil
// for UTC, to that of the next. Every case that ended is in exactly one of them; none
// without such cases.
//
// It takes time by the months; a figure of each then takes the time of its own cases, and
// of all months together that of one pass.
func (l *Log) ByMonth(loc *time.Location) []Period {
	return l.by(loc, calendar{
		first: func(day time.Time) time.Time { return day.AddDate(0, 0, 1-day.Day()) },
		next:  func(day time.Time) time.Time { return day.AddDate(0, 1, 0) },
		label: func(day time.Time) string { return day.Format("2006-01") },
	})
}

// ByWeek returns the weeks in which cases ended, as [Log.ByMonth] does the months: those
// of ISO 8601, "2025-W09", from midnight of their Monday.
func (l *Log) ByWeek(loc *time.Location) []Period {
	return l.by(loc, calendar{
		first: func(day time.Time) time.Time { return day.AddDate(0, 0, -(int(day.Weekday())+6)%7) },
		next:  func(day time.Time) time.Time { return day.AddDate(0, 0, 7) },
		label: func(day time.Time) string {
			year, week := day.ISOWeek()
			return fmt.Sprintf("%04d-W%02d", year, week)
		},
	})
}

// A calendar divides days, which are midnights in UTC whatever the zone, in periods.
type calendar struct {
	first func(day time.Time) time.Time // of the period of a day
	next  func(first time.Time) time.Time
	label func(first time.Time) string
}

// by returns the periods in which cases ended.
func (l *Log) by(loc *time.Location, c calendar) []Period {
	ended := l.in(Window{})
	periods := []Period{}
	if len(ended) == 0 {
		return periods
	}
	if loc == nil {
		loc = time.UTC
	}
	year, month, date := time.Unix(ended[0].end, 0).In(loc).Date()
	day := c.first(time.Date(year, month, date, 0, 0, 0, 0, time.UTC))
	for from := midnight(day, loc); from.Unix() <= ended[len(ended)-1].end; {
		label := c.label(day)
		day = c.next(day)
		to := midnight(day, loc)
		periods = append(periods, Period{label, Window{from, to}})
		from = to
	}
	return periods
}

// midnight returns the first instant of a day in a zone: where clocks skip midnight, when
// they do; where they come to it twice, the first time.
func midnight(day time.Time, loc *time.Location) time.Time {
	t := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, loc)
	since, until := t.ZoneBounds()
	if t.Day() != day.Day() {
		return until
	}
	if since.IsZero() {
		return t
	}
	_, before := since.Add(-time.Second).Zone()
	_, now := t.Zone()
	if earlier := t.Add(time.Duration(now-before) * time.Second); earlier.Before(since) {
		return earlier
	}
	return t
}
