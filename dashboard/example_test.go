package dashboard_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// march returns the boards of the shop's month of March.
func march(m chain.Model) (*dashboard.Boards, error) {
	plan, err := chain.NewPlan(m)
	if err != nil {
		return nil, err
	}
	result, err := plan.Evaluate("2025-03", month())
	if err != nil {
		return nil, err
	}
	return dashboard.New(result)
}

// A department's dashboard: over all its chains, with what needs a look first, and
// the wait that it answers for together with the departments next to it.
func ExampleBoards_For_department() {
	boards, err := march(shop())
	if err != nil {
		fmt.Println(err)
		return
	}
	board, err := boards.For(chain.Place{Unit: "logistics"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range board.Sections {
		fmt.Println(s.Question, s.Card.Status)
		for _, t := range s.Own {
			fmt.Printf("  %s: %s %s, %s\n", t.At.Step, t.Name, board.Format(t, kpi.Format{}), t.Gauge.Status)
		}
		for _, t := range s.Handovers {
			fmt.Printf("  together: %s %s, %s\n", t.Where, board.Format(t, kpi.Format{}), t.Gauge.Status)
		}
	}
	// Output:
	// Can I have it tomorrow? amber
	//   pick: Lead time 8.5 h, red
	//   pick: Cost 27500.00 EUR, red
	//   ship: Right first time 97.00 %, amber
	//   pick: Right first time 97.00 %, amber
	//   ship: Lead time 9.0 h, green
	//   ship: Cost 20800.00 EUR, green
	//   together: Waiting for the van 1.5 h, green
}

// One employee's dashboard: own numbers, and how they reach the customer. Nobody
// else can ask for it.
func ExampleBoards_For_person() {
	boards, err := march(shop())
	if err != nil {
		fmt.Println(err)
		return
	}
	board, err := boards.For(chain.Place{Person: "p3"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range board.Sections[0].Own {
		fmt.Printf("%s in %s: %s, %s\n", t.Name, t.At.Unit, board.Format(t, kpi.Format{}), t.Gauge.Status)
		for _, s := range t.Sight[1:] {
			fmt.Println("  ->", s.Hop.At, s.Hop.KPI, s.Status)
		}
	}
	// Output:
	// Lead time in night: 10.0 h, red
	//   -> /pick/night lead red
	//   -> /pick/logistics lead red
	//   -> /pick lead red
	//   -> order lead green
	//   -> order happy amber
	// Lead time in day: 7.0 h, amber
	//   -> /pick/day lead amber
	//   -> /pick/logistics lead red
	//   -> /pick lead red
	//   -> order lead green
	//   -> order happy amber
	// Lead time in night: no data, no data
	//   -> /ship/night lead green
	//   -> /ship/logistics lead green
	//   -> /ship lead green
	//   -> order lead green
	//   -> order happy amber
}

// The same month where a group needs four people. Shipping is done by three, so what
// they read stays with them. So does what the five who pick read: less that, the
// chain's own value would tell what shipping reads.
func ExampleBoards_For_privacy() {
	m := shop()
	m.MinGroup = 4
	boards, err := march(m)
	if err != nil {
		fmt.Println(err)
		return
	}
	board, err := boards.For(chain.Whole("order"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range append(board.Sections[0].Own, board.Sections[0].Parts...) {
		if t.KPI == "lead" {
			fmt.Println(t.At, t.Name, board.Format(t, kpi.Format{}), t.Gauge.Status, "hidden:", t.Hidden)
		}
	}
	// Output:
	// order Lead time 22.8 h green hidden: false
	// /sell Lead time 1.5 h green hidden: false
	// /pay Lead time 4.0 h green hidden: false
	// /dock Lead time 1.5 h green hidden: false
	// /pick Lead time  no data hidden: true
	// /ship Lead time  no data hidden: true
}

// Periods still to come do not hide the current one.
func ExampleNew() {
	plan, err := chain.NewPlan(shop())
	if err != nil {
		fmt.Println(err)
		return
	}
	now, err := plan.Evaluate("2025-03", month())
	if err != nil {
		fmt.Println(err)
		return
	}
	next, err := plan.Evaluate("2025-04", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	boards, err := dashboard.New(now, next)
	if err != nil {
		fmt.Println(err)
		return
	}
	board, err := boards.For(chain.Whole("order"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(board.Period, "of", board.Periods)
	fmt.Println(board.Card.Status, board.Card.Value)
	// Output:
	// 2025-03 of [2025-03 2025-04]
	// amber 92
}
