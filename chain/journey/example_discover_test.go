package journey_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/kpichain/kpichain/chain/journey"
)

// A chain as the log shows it, to begin a conversation about how it should be.
func ExampleLog_Chain() {
	var l journey.Log
	day := func(n int) time.Time { return time.Date(2026, 3, n, 9, 0, 0, 0, time.UTC) }
	if err := l.Add(slices.Values([]journey.Event{
		{Case: "1", Step: "order", Unit: "desk", Person: "p1", Ready: day(2), End: day(2)},
		{Case: "1", Step: "pick", Unit: "stock", Person: "p2", Ready: day(4), End: day(5)},
		{Case: "1", Step: "ship", Ready: day(5), End: day(7)},
		{Case: "2", Step: "order", Unit: "desk", Person: "p1", Ready: day(3), End: day(3)},
		{Case: "2", Step: "pick", Unit: "stock", Person: "p2", Ready: day(3), End: day(4)},
		{Case: "2", Step: "pick", Unit: "stock", Person: "p3", Ready: day(4), End: day(5)},
		{Case: "2", Step: "ship", Ready: day(5), End: day(6)},
	})); err != nil {
		fmt.Println(err)
		return
	}
	m, err := l.Chain("web order")
	if err != nil {
		fmt.Println(err)
		return
	}
	for k, link := range m.Chains[0].Links {
		step := m.Steps[k]
		fmt.Println(link.Step, link.Passes, "handover:", step.Handover, "by:", step.By)
	}
	// Output:
	// order 1 handover: false by: [{desk p1 0 []}]
	// before pick 0.5 handover: true by: []
	// pick 1.5 handover: false by: [{stock p2 0 []} {stock p3 0 []}]
	// ship 1 handover: true by: []
}
