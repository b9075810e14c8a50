// Command gauge reads a model and a month as JSON, and prints the chain's gauge: the least
// that a program does with the library.
package main

import (
	"encoding/json"
	"fmt"

	"github.com/kpichain/kpichain/chain"
)

const model = `{"format": "kpichain/1",
	"kpis": [{"id": "lead", "unit": "h", "better": "lower", "along": "sum"}],
	"steps": [{"id": "sell"}, {"id": "pick"}, {"id": "ship"}],
	"chains": [{"id": "order", "links": [{"step": "sell"}, {"step": "pick"}, {"step": "ship"}]}],
	"goals": [{"at": {"chain": "order"}, "kpi": "lead", "target": "25", "amber": {"max": "28"}}]}`

const month = `[{"at": {"step": "sell"}, "kpi": "lead", "reading": "2"},
	{"at": {"step": "pick"}, "kpi": "lead", "reading": "16"},
	{"at": {"step": "ship"}, "kpi": "lead", "reading": "9"}]`

func main() {
	if err := run(); err != nil {
		fmt.Println(err)
	}
}

func run() error {
	m, err := chain.Decode([]byte(model))
	if err != nil {
		return err
	}
	plan, err := chain.NewPlan(m)
	if err != nil {
		return err
	}
	var ms []chain.Measurement
	if err := json.Unmarshal([]byte(month), &ms); err != nil {
		return err
	}
	march, err := plan.Evaluate("2025-03", ms)
	if err != nil {
		return err
	}
	g, _ := march.Gauge(chain.Whole("order"), "lead")
	fmt.Println(g.Reading, "h is", g.Status, "gap", g.Gap)
	return nil
}
