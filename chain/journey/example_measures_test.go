package journey_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// orders is the log of two orders: one goes straight through, the other lies between the
// desks for two hours and is packed twice.
func orders() *journey.Log {
	at := func(hour int) time.Time { return time.Date(2025, 3, 3, hour, 0, 0, 0, time.UTC) }
	l := &journey.Log{Term: 2 * time.Hour}
	err := l.Add(slices.Values([]journey.Event{
		{Case: "1", Step: "pick", Unit: "stock", Person: "p1", Ready: at(8), Start: at(9), End: at(10)},
		{Case: "1", Step: "pack", Unit: "post", Person: "p2", Ready: at(10), Start: at(10), End: at(11)},
		{Case: "2", Step: "pick", Unit: "stock", Person: "p1", Ready: at(9), Start: at(10), End: at(12)},
		{Case: "2", Step: "pack", Unit: "post", Person: "p2", Ready: at(14), Start: at(15), End: at(16)},
		{Case: "2", Step: "pick", Unit: "stock", Person: "p3", Ready: at(16), Start: at(16), End: at(17)},
		{Case: "2", Step: "pack", Unit: "post", Person: "p2", Ready: at(17), Start: at(17), End: at(18)},
	}))
	if err != nil {
		fmt.Println(err)
	}
	return l
}

// show writes measurements.
func show(ms []chain.Measurement, err error) {
	if err != nil {
		fmt.Println(err)
	}
	for _, m := range ms {
		fmt.Println(m.At, m.KPI, m.Reading)
	}
}

// Time is measured at people, where it is spent, and between steps, where it is lost.
// With the passes of the links the chain reads what a customer waited on average: 3 hours
// for the one order and 9 for the other.
func ExampleLog_Lead() {
	l := orders()
	passes, _ := l.Passes("order", journey.Window{})
	lead, _ := l.Lead("lead", time.Hour, journey.Window{})
	show(passes, nil)
	show(lead, nil)

	plan, err := chain.NewPlan(chain.Model{
		KPIs: []kpi.Indicator{{ID: "lead", Unit: "h", Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio, Over: kpi.Ratio}},
		Steps: []chain.Step{
			{ID: "pick", By: []chain.Assignment{{Unit: "stock"}}},
			{ID: "before pack", Handover: true},
			{ID: "pack", By: []chain.Assignment{{Unit: "post"}}},
		},
		Units:   []chain.Unit{{ID: "stock"}, {ID: "post"}},
		Members: []chain.Member{{Person: "p1", Unit: "stock"}, {Person: "p2", Unit: "post"}, {Person: "p3", Unit: "stock"}},
		Chains:  []chain.Chain{{ID: "order", Links: chain.Sequence("pick", "before pack", "pack")}},
		Goals:   []chain.Goal{{At: chain.Whole("order"), KPI: "lead", Target: decimal.NewFromInt(6)}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := plan.Evaluate("2025-03", slices.Concat(passes, lead))
	if err != nil {
		fmt.Println(err)
		return
	}
	g, _ := r.Gauge(chain.Whole("order"), "lead")
	fmt.Println("an order takes", g.Reading, "h:", g.Status)
	// Output:
	// order/before pack passes 1/2
	// order/pack passes 3/2
	// order/pick passes 3/2
	// /before pack lead 7200/3600
	// /pack/post/p2 lead 14400/10800
	// /pick/stock/p1 lead 18000/7200
	// /pick/stock/p3 lead 3600/3600
	// an order takes 6 h: green
}

func ExampleLog_Passes() {
	show(orders().Passes("order", journey.Window{}))
	// Output:
	// order/before pack passes 1/2
	// order/pack passes 3/2
	// order/pick passes 3/2
}

// Waiting and work are what lead time is made of, but for the time between steps.
func ExampleLog_Wait() {
	show(orders().Wait("wait", time.Hour, journey.Window{}))
	// Output:
	// /before pack wait 0/0
	// /pack/post/p2 wait 3600/10800
	// /pick/stock/p1 wait 7200/7200
	// /pick/stock/p3 wait 0/3600
}

func ExampleLog_Touch() {
	show(orders().Touch("touch", time.Hour, journey.Window{}))
	// Output:
	// /before pack touch 0/0
	// /pack/post/p2 touch 10800/10800
	// /pick/stock/p1 touch 10800/7200
	// /pick/stock/p3 touch 3600/3600
}

func ExampleLog_FlowEfficiency() {
	show(orders().FlowEfficiency("flow", journey.Window{}))
	// Output:
	// /before pack flow 0/0
	// /pack/post/p2 flow 10800/14400
	// /pick/stock/p1 flow 10800/18000
	// /pick/stock/p3 flow 3600/3600
}

// One order came back to be picked and packed again; who did it the second time has no
// part in that.
func ExampleLog_FirstTimeRight() {
	show(orders().FirstTimeRight("right", journey.Window{}))
	// Output:
	// /before pack right 0/0
	// /pack/post/p2 right 1/2
	// /pick/stock/p1 right 1/2
	// /pick/stock/p3 right 0/0
}

func ExampleLog_InTime() {
	show(orders().InTime("in time", journey.Window{}))
	// Output:
	// /before pack in time 1/1
	// /pack/post/p2 in time 3/3
	// /pick/stock/p1 in time 1/2
	// /pick/stock/p3 in time 1/1
}

// What the customer sees is measured at the chain.
func ExampleLog_Within() {
	show(orders().Within("order", "same morning", 4*time.Hour, journey.Window{}))
	// Output:
	// order same morning 1/2
}

// The one took 3 hours and the other 9, a mean of 6.
func ExampleLog_Elapsed() {
	show(orders().Elapsed("order", "lead", time.Hour, journey.Window{}))
	// Output:
	// order lead 43200/7200
}

// What is in hand at noon, and what is done by then.
func ExampleLog_InHand() {
	noon := time.Date(2025, 3, 3, 12, 0, 0, 0, time.UTC)
	show(orders().InHand("order", "in hand", noon))
	show(orders().Throughput("order", "done", journey.Window{To: noon}))
	// Output:
	// order in hand 1
	// order done 1
}

func ExampleLog_Throughput() {
	show(orders().Throughput("order", "done", journey.Window{}))
	// Output:
	// order done 2
}

// Logs of disjoint cases, gathered apart, make one.
func ExampleLog_Merge() {
	at := time.Date(2025, 3, 4, 9, 0, 0, 0, time.UTC)
	tuesday := &journey.Log{Term: 2 * time.Hour}
	err := tuesday.AddCases(slices.Values([]journey.Event{
		{Case: "3", Step: "pick", Unit: "stock", Person: "p1", Ready: at, End: at.Add(time.Hour)},
	}))
	if err != nil {
		fmt.Println(err)
	}
	l := orders()
	fmt.Println(l.Merge(tuesday))
	show(l.Throughput("order", "done", journey.Window{}))
	fmt.Println(l.Merge(tuesday))
	// Output:
	// <nil>
	// order done 3
	// chain: case "3" is in both logs
}
