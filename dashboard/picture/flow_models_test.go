package picture_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// num makes decimals bearable in models written by hand.
var num = decimal.RequireFromString

// flowOrder is an order that runs through four steps, two of them at the same time, with
// a wait before the last, which one in five passes twice.
func flowOrder() chain.Model {
	order := chain.Whole("order")
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower, Along: kpi.Path, Across: kpi.Ratio},
			{ID: "right", Name: "Right first time", Unit: kpi.Percent, Decimals: 4, Along: kpi.Product, Across: kpi.Ratio},
			{ID: "cost", Name: "Cost", Unit: "EUR", Better: kpi.Lower, Along: kpi.Total, Across: kpi.Total},
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 3},
			{ID: "filled", Name: "Vans filled", Unit: kpi.Percent, Decimals: 2, Better: kpi.Near, Along: kpi.Mean},
		},
		Units: []chain.Unit{
			{ID: "sales", Name: "Sales"}, {ID: "finance", Name: "Finance"}, {ID: "logistics", Name: "Logistics"},
			{ID: "day", Name: "Day team", Parent: "logistics"}, {ID: "night", Name: "Night team", Parent: "logistics"},
		},
		Members: []chain.Member{
			{Person: "p1", Unit: "day"}, {Person: "p2", Unit: "day"}, {Person: "p3", Unit: "day"},
			{Person: "p4", Unit: "night"}, {Person: "p5", Unit: "night"}, {Person: "p6", Unit: "night"},
		},
		Steps: []chain.Step{
			{ID: "sell", Name: "Take the order", By: []chain.Assignment{{Unit: "sales"}}},
			{ID: "pick", Name: "Pick and pack", By: []chain.Assignment{{Unit: "logistics"}}},
			{ID: "pay", Name: "Check the payment", By: []chain.Assignment{{Unit: "finance"}}},
			{ID: "dock", Name: "Waiting for the van", Handover: true, KPIs: []string{"lead"}},
			{ID: "ship", Name: "Bring it home", By: []chain.Assignment{{Unit: "night"}, {Unit: "sales"}, {Unit: "finance"}}},
		},
		Chains: []chain.Chain{{
			ID: "order", Name: "Order at home", Question: "Can I have it tomorrow?", Satisfaction: "happy",
			Links: []chain.Link{
				{Step: "sell"},
				{Step: "pick", After: []string{"sell"}},
				{Step: "pay", After: []string{"sell"}},
				{Step: "dock", After: []string{"pick", "pay"}},
				{Step: "ship", Passes: num("1.25")},
			},
		}},
		Goals: []chain.Goal{
			{At: order, KPI: "happy", Target: num("0.9"), Amber: kpi.AtLeast(num("0.85"))},
			{At: order, KPI: "lead", Target: num("24"), Amber: kpi.AtMost(num("28")), Weights: map[string]decimal.Decimal{
				"sell": num("1"), "pick": num("4"), "pay": num("2"), "dock": num("2"), "ship": num("7")}},
			{At: order, KPI: "right", Target: num("0.9"), Amber: kpi.AtLeast(num("0.85")), Depth: chain.Teams},
			{At: order, KPI: "cost", Target: num("100000"), Amber: kpi.AtMost(num("105000"))},
			{At: order, KPI: "filled", Target: num("0.8")},
		},
		MinGroup: 3,
	}
}

// flowMonth makes up a month of it.
func flowMonth() []chain.Measurement {
	m := func(p chain.Place, id, value, per string) chain.Measurement {
		return chain.Measurement{At: p, KPI: id, Reading: kpi.Per(num(value), num(per))}
	}
	return []chain.Measurement{
		m(chain.Whole("order"), "happy", "880", "1000"),
		m(chain.At("sell"), "lead", "1500", "1000"),
		m(chain.At("sell"), "right", "985", "1000"),
		m(chain.At("pay"), "lead", "4000", "1000"),
		m(chain.At("pay"), "right", "999", "1000"),
		m(chain.At("dock"), "lead", "1500", "1000"),
		m(chain.At("ship"), "lead", "9000", "1000"),
		m(chain.At("ship"), "right", "970", "1000"),
		m(chain.Place{Chain: "order", Step: "ship"}, chain.Passes, "1300", "1000"),
		m(chain.At("pick").By("day").Who("p1"), "lead", "1400", "200"),
		m(chain.At("pick").By("day").Who("p2"), "lead", "1200", "200"),
		m(chain.At("pick").By("day").Who("p3"), "lead", "700", "100"),
		m(chain.At("pick").By("night").Who("p4"), "lead", "2000", "200"),
		m(chain.At("pick").By("night").Who("p5"), "lead", "2200", "200"),
		m(chain.At("pick").By("night").Who("p6"), "lead", "1000", "100"),
		m(chain.At("pick").By("day"), "right", "490", "500"),
		m(chain.At("pick").By("night"), "right", "480", "500"),
		m(chain.At("sell"), "cost", "26000", "1"),
		m(chain.At("pick").By("logistics"), "cost", "27500", "1"),
		m(chain.At("pay").By("finance"), "cost", "21000", "1"),
		m(chain.At("ship"), "cost", "20800", "1"),
	}
}

// hostileName is what a name may hold: markup, quotes, a line break, and 128 bytes of it.
const hostileName = "<script>alert('1')</script> & \"so\"\n]]> {{x}} datum.label "

// flowStress is a chain of 60 steps and more: rows of them, some at the same time, some
// alternatives, handovers between, names as long as can be, and numbers of 30 digits.
func flowStress() (chain.Model, []chain.Measurement) {
	const wide = "999999999999999999999999999999"
	long := hostileName + strings.Repeat("W", 128-len(hostileName))
	m := chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: long, Unit: long, Decimals: 2, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio},
			{ID: "happy", Name: long, Unit: kpi.Percent, Decimals: 3},
		},
		Chains: []chain.Chain{{ID: "long", Name: long, Question: strings.Repeat(long+" ", 4), Satisfaction: "happy"}},
		Goals: []chain.Goal{
			{At: chain.Whole("long"), KPI: "lead", Target: num("500")},
			{At: chain.Whole("long"), KPI: "happy", Target: num("0.9")},
		},
		MinGroup: 1,
	}
	var ms []chain.Measurement
	for k := range 5 {
		m.Units = append(m.Units, chain.Unit{ID: fmt.Sprint("u", k), Name: long})
	}
	c := &m.Chains[0]
	for k := range 60 {
		id := fmt.Sprint("s", k)
		step, link := chain.Step{ID: id, Name: fmt.Sprint(k, " ", long)[:128]}, chain.Link{Step: id}
		switch {
		case k%6 == 5:
			step.Handover = true
		default:
			for u := range k % 6 {
				step.By = append(step.By, chain.Assignment{Unit: fmt.Sprint("u", u)})
			}
		}
		switch {
		case k%10 == 2 || k%10 == 3 || k%10 == 4: // one of three
			link.Choice, link.Passes = fmt.Sprint("c", k/10), num("0.25")
		case k%10 == 6 || k%10 == 7 || k%10 == 8: // at the same time
			link.After = []string{fmt.Sprint("s", k/10*10+5)}
		case k%10 == 9:
			link.After = []string{fmt.Sprint("s", k-1), fmt.Sprint("s", k-3), fmt.Sprint("s", max(k-8, 0))}
			link.Passes = num("1.123456789")
		}
		m.Steps, c.Links = append(m.Steps, step), append(c.Links, link)
		value := fmt.Sprint(k % 13)
		if k == 30 {
			value = wide
		}
		if k != 40 {
			ms = append(ms, chain.Measurement{At: chain.At(id), KPI: "lead", Reading: kpi.Of(num(value))})
		}
	}
	return m, ms
}

// flowExample reads an example's model and its last measurements.
func flowExample(t testing.TB, name, readings string) *dashboard.Boards {
	t.Helper()
	folder := filepath.Join("..", "..", "examples", name)
	text, err := os.ReadFile(filepath.Join(folder, "model.json"))
	require.NoError(t, err)
	m, err := chain.Decode(text)
	require.NoError(t, err)
	text, err = os.ReadFile(filepath.Join(folder, readings))
	require.NoError(t, err)
	var months []struct {
		Period       string
		Measurements []chain.Measurement
	}
	var ms []chain.Measurement
	if json.Unmarshal(text, &months) == nil && len(months) > 0 && len(months[0].Measurements) > 0 {
		ms = months[len(months)-1].Measurements
	} else {
		require.NoError(t, json.Unmarshal(text, &ms))
	}
	return flowBoards(t, m, ms...)
}

// flowBoards makes the boards of one period.
func flowBoards(t testing.TB, m chain.Model, ms ...chain.Measurement) *dashboard.Boards {
	t.Helper()
	p, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := p.Evaluate("2025-03", ms)
	require.NoError(t, err)
	boards, err := dashboard.New(r)
	require.NoError(t, err)
	return boards
}

// flowBoard makes the board of one audience.
func flowBoard(t testing.TB, boards *dashboard.Boards, who chain.Place) *dashboard.Board {
	t.Helper()
	b, err := boards.For(who)
	require.NoError(t, err)
	return b
}
