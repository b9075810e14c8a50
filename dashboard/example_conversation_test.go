package dashboard_test

import (
	"encoding/json"
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// storedBoard returns an audience's board of March, with April still to come, after it was
// stored as JSON.
func storedBoard(audience chain.Place) (*dashboard.Board, error) {
	plan, err := chain.NewPlan(shop())
	if err != nil {
		return nil, err
	}
	march, err := plan.Evaluate("2025-03", month())
	if err != nil {
		return nil, err
	}
	april, err := plan.Evaluate("2025-04", nil)
	if err != nil {
		return nil, err
	}
	boards, err := dashboard.New(march, april)
	if err != nil {
		return nil, err
	}
	made, err := boards.For(audience)
	if err != nil {
		return nil, err
	}
	stored, err := json.Marshal(made)
	if err != nil {
		return nil, err
	}
	board := new(dashboard.Board)
	return board, json.Unmarshal(stored, board)
}

// The talk starts with what went well, looks along the chain, and comes back to what
// was agreed. A stored board is all it needs.
func ExampleBoard_Conversation() {
	board, err := storedBoard(chain.At("pick").By("logistics"))
	if err != nil {
		fmt.Println(err)
		return
	}
	talk := board.Conversation(dashboard.Agreement{
		ID: "a1", At: chain.At("pick").By("logistics"), KPI: "lead",
		What: "Put fast movers next to the packing table", By: "the day team",
		Made: "2025-03", Due: "2025-04", Aim: kpi.Of(d("7")),
	})
	for _, t := range append(talk.Successes, talk.Steer...) {
		fmt.Printf("%s: %s in %s, %s\n", t.Why, t.Tile.Name, t.Tile.Where, board.Format(t.Tile, kpi.Format{}))
	}
	for _, n := range talk.Ahead {
		fmt.Printf("%s asks %s of %s\n", n.Period, n.Goal.Target, n.Tile.Name)
	}
	for _, f := range talk.FollowUps {
		fmt.Printf("%s: %s, %s now\n", f.Agreement.What, f.Outcome, f.Now.Reading)
	}
	// Output:
	// kept: Lead time in Waiting for the van, 1.5 h
	// kept: Right first time in pick, day, 98.00 %
	// off_course: Lead time in pick, Logistics, 8.5 h
	// off_course: Cost in pick, Logistics, 27500.00 EUR
	// off_course: Right first time in pick, Logistics, 97.00 %
	// off_course: Lead time in pick, night, 10.4 h
	// off_course: Right first time in pick, night, 96.00 %
	// off_course: Lead time in pick, day, 6.6 h
	// 2025-04 asks 6.1 of Lead time
	// 2025-04 asks 25000 of Cost
	// 2025-04 asks 0.9755 of Right first time
	// Put fast movers next to the packing table: running, 8500/1000 now
}

// What a department opens in the morning: the goal that all share, and what it does
// for that itself.
func ExampleText() {
	board, err := storedBoard(chain.Place{Unit: "finance"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(dashboard.Text(board, kpi.Format{Group: true}))
	// Output:
	// Dashboard · finance · 2025-03
	// =============================
	//
	// Order at home
	// -------------
	// “Can I have it tomorrow?”
	// ● green, 100 of 100, from 60 % of the data
	//
	//   Our shared goal                                           reading            target
	//     ▲ amber  Customers satisfied                             88.0 %          ≥ 90.0 %
	//         expected at the end: 88.0 % (target ≥ 90.0 %), ▲ amber
	//         needed in the next period: ≥ 92.0 %
	//     ● green  Lead time                                       22.8 h          ≤ 24.0 h
	//     ● green  Right first time                               91.90 %         ≥ 90.00 %
	//     ● green  Cost                                     95,300.00 EUR  ≤ 100,000.00 EUR
	//         on course: 190,600.00 EUR expected at the end (target ≤ 200,000.00 EUR)
	//
	//   What we can influence ourselves                           reading            target
	//     ● green  Lead time · pay                                  4.0 h           ≤ 6.1 h
	//         on course: 4.0 h expected at the end (target ≤ 6.1 h)
	//         adds to: pay → Order at home → Customers satisfied
	//     ● green  Right first time · pay                         99.90 %         ≥ 97.55 %
	//         on course: 99.90 % expected at the end (target ≥ 97.55 %)
	//         gives the chain 2.17 % of room
	//         adds to: pay → Order at home → Customers satisfied
	//     ● green  Cost · pay                               21,000.00 EUR   ≤ 25,000.00 EUR
	//         on course: 42,000.00 EUR expected at the end (target ≤ 50,000.00 EUR)
	//         gives the chain 4,000.00 EUR of room
	//         adds to: pay → Order at home
	//
	//   Handovers, together with those before and after us        reading            target
	//     ● green  Lead time · Waiting for the van                  1.5 h           ≤ 3.0 h
	//         gives the chain 1.5 h of room
}

// The agenda of its performance conversation, in Dutch.
func ExampleText_conversation() {
	board, err := storedBoard(chain.Place{Unit: "finance"})
	if err != nil {
		fmt.Println(err)
		return
	}
	talk := board.Conversation(dashboard.Agreement{
		At: chain.At("dock"), KPI: "lead", What: "Betaalde orders per uur vrijgeven", By: "finance en logistiek",
		Made: "2025-03", Due: "2025-04", Aim: kpi.Of(d("1")),
	})
	fmt.Print(dashboard.Text(talk, kpi.Format{Language: "nl", Group: true}))
	// Output:
	// Prestatiegesprek · finance · 2025-03
	// ====================================
	// Zijn we op de goede weg?
	//
	// Zijn we bij?
	// Zijn we blij? ▲ oranje, 80 van 100
	//
	// Wat ging goed                                                 stand     streefwaarde
	//   Op groen. Waar danken we dat aan?
	//     ● groen  Lead time · pay                                  4,0 h          ≤ 6,1 h
	//     ● groen  Right first time · pay                         99,90 %        ≥ 97,55 %
	//     ● groen  Cost · pay                               21.000,00 EUR  ≤ 25.000,00 EUR
	//     ● groen  Lead time · Waiting for the van (samen)          1,5 h          ≤ 3,0 h
	//
	// Wat staat ons te doen (2025-04)                               stand     streefwaarde  nodig
	//     ● groen  Lead time · pay                                  4,0 h          ≤ 6,1 h  ≤ 8,2 h
	//     ● groen  Right first time · pay                         99,90 %        ≥ 97,55 %  ≥ 95,20 %
	//     ● groen  Cost · pay                               21.000,00 EUR  ≤ 25.000,00 EUR  ≤ 29.000,00 EUR
	//
	// Onze afspraken
	//   Betaalde orders per uur vrijgeven (finance en logistiek)
	//     Lead time · Waiting for the van; doel: ≤ 1,0 h; te merken in 2025-04
	//     nu: 1,5 h, ● groen
	//     Loopt nog. Wat zou helpen?
	//
	// Wat spreken we samen af?
	//   Wat gaan we doen, wie pakt het op en wanneer merken we het?
}
