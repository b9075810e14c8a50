package journey_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/kpichain/kpichain/chain/journey"
)

// A dirty log says so: what is bad is refused, what is odd is counted.
func ExampleLog_Quality() {
	at := func(hour int) time.Time { return time.Date(2025, 3, 3, hour, 0, 0, 0, time.UTC) }
	l := &journey.Log{}
	err := l.Add(slices.Values([]journey.Event{
		{Case: "a", Step: "ask", Unit: "desk", Ready: at(9), End: at(9)},
		{Case: "a", Step: "decide", Ready: at(11), End: at(12)},
		{Case: "b", Step: "ask", Unit: "desk", Ready: at(12), End: at(9)},
	}))
	fmt.Println(err)
	q := l.Quality()
	fmt.Println(q.Events, "events kept,", q.Refused, "refused")
	fmt.Println(q.NoUnit, "without a unit,", q.Zero, "of no length,", q.Gapped, "seconds with nobody")
	// Output:
	// chain: [2].end: it was done before it was ready
	// 2 events kept, 1 refused
	// 1 without a unit, 1 of no length, 7200 seconds with nobody
}

// The host knows of a question that left no trace.
func ExampleLog_Expect() {
	l := counterLog()
	if err := l.Expect(slices.Values([]string{"permit 1", "permit 2", "permit 5"})); err != nil {
		fmt.Println(err)
	}
	q := l.Quality()
	fmt.Println(q.Untraced, "of", q.Expected, "left no trace")
	// Output: 1 of 3 left no trace
}
