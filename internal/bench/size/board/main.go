// Command board prints the page of a chain's board: what a program weighs that has
// dashboards and pictures too.
package main

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

func main() {
	if err := run(); err != nil {
		fmt.Println(err)
	}
}

func run() error {
	order := chain.Whole("order")
	plan, err := chain.NewPlan(chain.Model{
		KPIs:   []kpi.Indicator{{ID: "lead", Unit: "h", Better: kpi.Lower, Along: kpi.Sum}},
		Steps:  []chain.Step{{ID: "sell"}, {ID: "pick"}},
		Chains: []chain.Chain{{ID: "order", Links: chain.Sequence("sell", "pick")}},
		Goals:  []chain.Goal{{At: order, KPI: "lead", Target: decimal.New(25, 0), Amber: kpi.AtMost(decimal.New(28, 0))}},
	})
	if err != nil {
		return err
	}
	march, err := plan.Evaluate("2025-03", []chain.Measurement{
		{At: chain.At("sell"), KPI: "lead", Reading: kpi.Of(decimal.New(11, 0))},
		{At: chain.At("pick"), KPI: "lead", Reading: kpi.Of(decimal.New(16, 0))},
	})
	if err != nil {
		return err
	}
	boards, err := dashboard.New(march)
	if err != nil {
		return err
	}
	board, err := boards.For(order)
	if err != nil {
		return err
	}
	fmt.Println(string(picture.Board(board, picture.Options{})))
	return nil
}
