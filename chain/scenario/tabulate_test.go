package scenario_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

func TestTabulate(t *testing.T) {
	num := decimal.RequireFromString
	goal := &kpi.Thresholds{Target: num("4")}
	fast := kpi.Gauge{KPI: "lead", Reading: kpi.Of(num("3.5")), Goal: goal,
		Status: kpi.Green, Score: num("100"), Gap: num("0.5")}
	onTarget := kpi.Gauge{KPI: "lead", Reading: kpi.Per(num("8"), num("2")), Goal: goal,
		Status: kpi.Green, Score: num("100")}
	unread := kpi.Gauge{KPI: "lead", Goal: goal}
	certain := kpi.Gauge{KPI: "lead", Goal: goal, Status: kpi.Red}
	aimless := kpi.Gauge{KPI: "lead", Reading: kpi.Of(num("-2"))}
	const gauges = "before:n,before_target:n,before_status,before_score:n,before_gap:n," +
		"after:n,after_target:n,after_status,after_score:n,after_gap:n"
	p1 := chain.At("pick").By("day").Who("p1")

	cases := []struct {
		name  string
		table scenario.Table
		want  string
	}{
		{"changes", scenario.Tabulate([]scenario.Change{
			{At: chain.Whole("order"), Before: unread, After: fast},
			{At: p1, Before: aimless, After: kpi.Gauge{KPI: "lead"}},
			{At: chain.At("pick"), Before: onTarget, After: certain},
		}), "chain,step,unit,person,kpi," + gauges + `
order,,,,lead,,4,no data,,,3.5,4,green,100,0.5
,pick,day,p1,lead,-2,,no data,,,,,no data,,
,pick,,,lead,4,4,green,100,0,,4,red,0,
`},
		{"levers", scenario.Tabulate([]scenario.Lever{
			{At: chain.At("pick"), OnTarget: num("-1.5"), Up: num("0.1"), Needed: kpi.Of(num("3"))},
			{At: chain.At("pick").By("day")},
		}), `
chain,step,unit,person,on_target:n,up:n,down:n,needed:n
,pick,,,-1.5,0.1,0,3
,pick,day,,0,0,0,
`},
		{"swings", scenario.Tabulate([]scenario.Swing{
			{At: chain.At("pick"), KPI: "lead", Low: kpi.Of(num("-1")), High: kpi.Per(num("1"), num("4"))},
			{At: chain.Place{Chain: "order", Step: "pick"}, KPI: chain.Passes},
		}), `
chain,step,unit,person,kpi,low:n,high:n
,pick,,,lead,-1,0.25
order,pick,,,passes,,
`},
		{"gains", scenario.Tabulate([]scenario.Gain{
			{Hire: scenario.Hire{Step: "pick", Unit: "day"}, Adds: num("1.5"), Before: unread, After: fast},
			{Hire: scenario.Hire{Step: "pick", Unit: "night", Weight: num("0.5")}, Before: fast, After: fast},
		}), "step,unit,weight:n,adds:n,kpi," + gauges + `
pick,day,1,1.5,lead,,4,no data,,,3.5,4,green,100,0.5
pick,night,0.5,0,lead,3.5,4,green,100,0.5,3.5,4,green,100,0.5
`},
		{"moves", scenario.Tabulate([]scenario.Move{
			{At: chain.At("pick"), From: kpi.Of(num("4")), To: kpi.Of(num("3.5")), Effort: num("0.75")},
		}), `
chain,step,unit,person,from:n,to:n,effort:n
,pick,,,4,3.5,0.75
`},
		{"outlooks", scenario.Tabulate([]scenario.Outlook{
			{At: chain.Whole("order"), KPI: "lead", Better: kpi.Lower, Runs: 16, Green: 1, Amber: 2, Red: 8, NoData: 5,
				Values: tabulateDecimals("11 10 9 8 7 6 5 4 3 2 1.5")},
			{At: chain.At("pick"), KPI: "lead"},
		}), `
chain,step,unit,person,kpi,better,runs:n,green:n,amber:n,red:n,no_data:n,mean:n,worst_tenth:n,median:n,best_tenth:n
order,,,,lead,lower,16,0.0625,0.125,0.5,0.3125,6.045454545454545454545455,10,6,2
,pick,,,lead,higher,0,0,0,0,0,,,,
`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, strings.TrimPrefix(c.want, "\n"), tabulateSpelled(c.table)) })
	}
}

// tabulateDecimals returns numbers with a space between them.
func tabulateDecimals(list string) []decimal.Decimal {
	var all []decimal.Decimal
	for _, s := range strings.Fields(list) {
		all = append(all, decimal.RequireFromString(s))
	}
	return all
}

// tabulateSpelled writes a table with :n after the names of columns of numbers.
func tabulateSpelled(t scenario.Table) string {
	var out strings.Builder
	for k, c := range t.Columns {
		if c.Number {
			t.Columns[k].Name += ":n"
		}
	}
	out.WriteString(t.CSV())
	for _, row := range t.Rows {
		if len(row) != len(t.Columns) {
			out.WriteString("a row of another length\n")
		}
	}
	return out.String()
}

// No list is a table of nothing, and as JSON still has both lists.
func TestTabulateNothing(t *testing.T) {
	got := scenario.Tabulate[scenario.Move](nil)
	assert.Equal(t, "chain,step,unit,person,from,to,effort\n", got.CSV())
	assert.NotNil(t, got.Rows)
}
