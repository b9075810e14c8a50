package journey_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain/journey"
)

// counterLog returns the log of four questions at a town's counter: two go straight
// through, one comes back to the desk, and one waits at the office still.
func counterLog() *journey.Log {
	at := func(hour int) time.Time { return time.Date(2025, 3, 3, hour, 0, 0, 0, time.UTC) }
	stay := func(id, step, unit string, ready, end int) journey.Event {
		return journey.Event{Case: id, Step: step, Unit: unit, Person: unit + "-1", Ready: at(ready), End: at(end)}
	}
	waiting := stay("permit 4", "decide", "office", 13, 13)
	waiting.End = time.Time{}
	l := &journey.Log{}
	if err := l.Add(slices.Values([]journey.Event{
		stay("permit 1", "ask", "desk", 9, 10), stay("permit 1", "decide", "office", 10, 12),
		stay("permit 2", "ask", "desk", 9, 11), stay("permit 2", "decide", "office", 13, 16),
		stay("permit 3", "ask", "desk", 10, 11), stay("permit 3", "decide", "office", 11, 12),
		stay("permit 3", "ask", "desk", 12, 13), stay("permit 3", "decide", "office", 13, 18),
		stay("permit 4", "ask", "desk", 11, 12), waiting,
	})); err != nil {
		panic(err)
	}
	return l
}

// The mean composes from the steps; the median and the slowest tenth are the chain's only.
func ExampleLog_LeadTimes() {
	leads := counterLog().LeadTimes(journey.Window{})
	p90, _ := leads.Quantile(decimal.RequireFromString("0.9"))
	fmt.Println(leads.N(), "cases, mean", leads.Mean())
	fmt.Println("median", leads.Median(), "p90", p90)
	// Output:
	// 3 cases, mean 64800/3
	// median 25200 p90 28800
}

// By nearest rank a quantile is always one of the numbers.
func ExampleSpread_Quantile() {
	leads := counterLog().LeadTimes(journey.Window{})
	for _, q := range []string{"0", "0.3", "0.5", "1", "1.1"} {
		seconds, ok := leads.Quantile(decimal.RequireFromString(q))
		fmt.Println(q, seconds/3600, ok)
	}
	// Output:
	// 0 3 true
	// 0.3 3 true
	// 0.5 7 true
	// 1 8 true
	// 1.1 0 false
}

func ExampleLog_Variants() {
	v := counterLog().Variants(journey.Window{}, 1)
	for _, way := range v.Most {
		fmt.Println(way.Steps, "share", way.Share, "lead", way.Lead)
	}
	fmt.Println(v.Covered, "of", v.Cases, "cases,", len(v.Most), "of", v.Ways, "ways")
	// Output:
	// [ask decide] share 2/3 lead 36000/2
	// 2 of 3 cases, 1 of 2 ways
}

// Nobody had permit 2 between 11 and 13 o'clock.
func ExampleLog_Handovers() {
	for _, h := range counterLog().Handovers(journey.Window{}) {
		fmt.Println(h.From, "to", h.To, h.Times, "times, waited", h.Waited/3600, "hours")
	}
	// Output:
	// desk to office 4 times, waited 2 hours
	// office to desk 1 times, waited 0 hours
}

func ExampleLog_Rework() {
	for _, r := range counterLog().Rework(journey.Window{}) {
		fmt.Println(r.Step, "visits", r.Visits, "came back", r.Share)
	}
	// Output:
	// ask visits 4 came back 1/3
	// decide visits 4 came back 1/3
}

// Two departments had three cases each, and there were three.
func ExampleLog_Reach() {
	for _, r := range counterLog().Reach(journey.Window{}) {
		if r.At.Person == "" && r.At.Step == "" {
			fmt.Printf("%q %d\n", r.At, r.Cases)
		}
	}
	// Output:
	// "" 3
	// "//desk" 3
	// "//office" 3
}

// At four o'clock permit 3 was in hand, though it is done now, and permit 2, which was
// done no sooner.
func ExampleLog_Backlog() {
	b := counterLog().Backlog(time.Date(2025, 3, 3, 16, 0, 0, 0, time.UTC))
	oldest, _ := b.Age.Most()
	fmt.Println(b.Age.N(), "in hand, the oldest", oldest/3600, "hours")
	for _, w := range b.Waiting {
		since, _ := w.Age.Most()
		fmt.Println(w.At, w.Age.N(), "since", since/3600, "hours")
	}
	fmt.Println(b.Elsewhere, "elsewhere")
	// Output:
	// 3 in hand, the oldest 7 hours
	// /decide/office 1 since 3 hours
	// 2 elsewhere
}

func ExampleLog_ByWeek() {
	l := counterLog()
	for _, week := range l.ByWeek(time.UTC) {
		fmt.Println(week.Label, week.In.From.Format("Mon 2 Jan"), l.LeadTimes(week.In).N())
	}
	// Output: 2025-W10 Mon 3 Mar 3
}

func ExampleLog_ByMonth() {
	l := counterLog()
	for _, month := range l.ByMonth(time.UTC) {
		fmt.Println(month.Label, l.LeadTimes(month.In).N())
	}
	// Output: 2025-03 3
}
