package picture_test

import (
	"bytes"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

// bakery returns the board of all chains of a bakery with one.
func bakery() *dashboard.Board {
	model := chain.Model{
		KPIs:   []kpi.Indicator{{ID: "fresh", Name: "Bread on the shelf by seven", Unit: kpi.Percent, Decimals: 3}},
		Steps:  []chain.Step{{ID: "bake"}, {ID: "bring"}},
		Chains: []chain.Chain{{ID: "bread", Name: "Bread at breakfast", Question: "Is it fresh?", Links: chain.Sequence("bake", "bring")}},
		Goals: []chain.Goal{{At: chain.Whole("bread"), KPI: "fresh", Target: decimal.RequireFromString("0.95"),
			Amber: kpi.AtLeast(decimal.RequireFromString("0.9"))}},
	}
	plan, err := chain.NewPlan(model)
	if err != nil {
		panic(err)
	}
	march, err := plan.Evaluate("March", []chain.Measurement{
		{At: chain.Whole("bread"), KPI: "fresh", Reading: kpi.Of(decimal.RequireFromString("0.93"))},
	})
	if err != nil {
		panic(err)
	}
	boards, err := dashboard.New(march)
	if err != nil {
		panic(err)
	}
	board, err := boards.For(chain.Place{})
	if err != nil {
		panic(err)
	}
	return board
}

// A page to serve or to attach as it is.
func ExampleBoard() {
	page := picture.Board(bakery(), picture.Options{Look: picture.System})

	fmt.Println(bytes.HasPrefix(page, []byte("<!DOCTYPE html>\n<html lang=\"en\">")))
	fmt.Println("names of readings:", bytes.Count(page, []byte("Bread on the shelf by seven")))
	fmt.Println("scripts:", bytes.Count(page, []byte("<script")))
	// Output:
	// true
	// names of readings: 1
	// scripts: 0
}

// All lights of a board in one drawing, for a document or a page of one's own.
func ExampleOverview() {
	all := picture.Overview(bakery(), picture.Options{Format: kpi.Format{Language: "nl"}})

	fmt.Println(all.Title())
	fmt.Println(bytes.Contains(all.SVG(), []byte(">oranje</text>")), bytes.Contains(all.SVG(), []byte(">93,0 %</text>")))
	// Output:
	// Dashboard · alle klantketens · March
	// true true
}
