package dashboard_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// desk is a step of one team of five, and a goal for everything on the chain.
func desk(kpis ...kpi.Indicator) chain.Model {
	m := chain.Model{
		KPIs:   kpis,
		Units:  []chain.Unit{{ID: "team"}},
		Steps:  []chain.Step{{ID: "do", By: []chain.Assignment{{Unit: "team"}}}},
		Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("do")}},
	}
	for p := range 5 {
		m.Members = append(m.Members, chain.Member{Person: fmt.Sprintf("p%d", p+1), Unit: "team"})
	}
	for _, k := range kpis {
		m.Goals = append(m.Goals, chain.Goal{At: chain.Whole("c"), KPI: k.ID, Target: d("100"), Amber: kpi.AtLeast(d("50"))})
	}
	return m
}

// series evaluates a model once for every value of one KPI at a place; "-" is a period
// without any reading.
func series(t *testing.T, m chain.Model, at chain.Place, id string, values ...string) []*chain.Result {
	t.Helper()
	var list []*chain.Result
	p := planOf(t, m)
	for k, v := range values {
		label := fmt.Sprintf("m%d", k+1)
		if v == "-" {
			list = append(list, period(t, p, label))
		} else {
			list = append(list, period(t, p, label, chain.Measurement{At: at, KPI: id, Reading: kpi.Of(d(v))}))
		}
	}
	return list
}

// historyOf writes the history of the gauge of a chain as a whole.
func historyOf(t *testing.T, id string, results ...*chain.Result) string {
	t.Helper()
	b := boardOf(t, boardsOf(t, results...), chain.Whole("c"))
	var list []string
	for _, g := range tileOf(t, b.Sections[0].Own, chain.Whole("c"), id).History {
		assert.Equal(t, id, g.KPI)
		list = append(list, shortText(g))
	}
	return strings.Join(list, " ")
}

// Every period has its gauge, against the goal of that period, whatever its plan lacks.
func TestHistory(t *testing.T) {
	sales := kpi.Indicator{ID: "sales", Over: kpi.Sum}
	now := desk(sales)
	low, none, fresh := desk(sales), desk(sales), desk(kpi.Indicator{ID: "other"})
	low.Goals[0].Target, low.Goals[0].Amber = d("60"), kpi.Band{}
	none.Goals = nil
	elsewhere := desk(sales)
	elsewhere.Chains[0].ID, elsewhere.Goals[0].At.Chain = "d", "d"
	whole := chain.Whole("c")
	join := func(lists ...[]*chain.Result) (all []*chain.Result) {
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	tests := []struct {
		name    string
		results []*chain.Result
		want    string
	}{
		{"one period", series(t, now, whole, "sales", "80"), ""},
		{"two", series(t, now, whole, "sales", "80", "100"), "80/100:amber 100/100:green"},
		{"to come", series(t, now, whole, "sales", "80", "-", "-"), "80/100:amber ?/100:no data ?/100:no data"},
		{"all to come", series(t, now, whole, "sales", "-", "-"), "?/100:no data ?/100:no data"},
		{"a gap", series(t, now, whole, "sales", "80", "-", "40"), "80/100:amber ?/100:no data 40/100:red"},
		{"another goal", join(series(t, low, whole, "sales", "80"), series(t, now, whole, "sales", "80")),
			"80/60:green 80/100:amber"},
		{"no goal", join(series(t, none, whole, "sales", "80"), series(t, now, whole, "sales", "80")),
			"80/-:no data 80/100:amber"},
		{"no such KPI", join(series(t, fresh, whole, "other", "80"), series(t, now, whole, "sales", "80")),
			"?/-:no data 80/100:amber"},
		{"no such chain", join(series(t, elsewhere, chain.Whole("d"), "sales", "80"), series(t, now, whole, "sales", "80")),
			"?/-:no data 80/100:amber"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, historyOf(t, "sales", test.results...))
		})
	}
}

// A person who joined has no data for the time before; one who left has no board.
func TestHistoryOfPeople(t *testing.T) {
	sales := kpi.Indicator{ID: "sales", Over: kpi.Sum, Along: kpi.Sum, Across: kpi.Sum}
	before, now := desk(sales), desk(sales)
	before.Members, now.Members = before.Members[1:], now.Members[:4] // p1 joins, p5 leaves
	at := chain.At("do").By("team").Who("p2")
	boards := boardsOf(t, append(series(t, before, at, "sales", "9"), series(t, now, at, "sales", "8")...)...)
	own := func(person string) string {
		b := boardOf(t, boards, chain.Place{Person: person})
		return shortText(b.Sections[0].Own[0].History[0]) + " " + shortText(b.Sections[0].Own[0].History[1])
	}
	assert.Equal(t, "?/-:no data ?/25:no data", own("p1"))
	assert.Equal(t, "9/25:red 8/25:red", own("p2"))
	_, err := boards.For(chain.Place{Person: "p5"})
	assert.ErrorIs(t, err, chain.ErrUnknown)
}

// What was hidden then is hidden, and nothing over time is told of what was hidden at
// any time. What comes after now has no readings to tell of in a trend.
func TestHistoryHidden(t *testing.T) {
	sales := kpi.Indicator{ID: "sales", Over: kpi.Sum, Along: kpi.Sum, Across: kpi.Sum}
	team := chain.At("do").By("team")
	open, closed := desk(sales), desk(sales)
	closed.Members = closed.Members[:4]
	tests := []struct {
		name          string
		plans         []chain.Model // 7, 8, 9 and so on
		values        []string
		want          string
		trend, course bool
	}{
		{"never", []chain.Model{open, open, open}, []string{"80", "70", "60"},
			"80/100:amber 70/100:amber 60/100:amber", true, true},
		{"then", []chain.Model{open, closed, open}, []string{"80", "70", "60"},
			"80/100:amber ?/100:no data 60/100:amber", false, false},
		{"now", []chain.Model{open, open, closed}, []string{"80", "70", "60"},
			"80/100:amber 70/100:amber ?/100:no data", false, false},
		{"to come", []chain.Model{open, open, open, closed}, []string{"80", "70", "60", "-"},
			"80/100:amber 70/100:amber 60/100:amber ?/100:no data", true, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var results []*chain.Result
			for k, m := range test.plans {
				results = append(results, series(t, m, team, "sales", test.values[k])...)
			}
			b := boardOf(t, boardsOf(t, results...), chain.Place{Unit: "team"})
			tile := tileOf(t, b.Sections[0].Own, team, "sales")
			var list []string
			for _, g := range tile.History {
				list = append(list, shortText(g))
			}
			assert.Equal(t, test.want, strings.Join(list, " "))
			assert.Equal(t, test.trend, marshal(t, tile.Trend) != marshal(t, kpi.Trend{}), "trend")
			assert.Equal(t, test.course, tile.Course != nil, "course")
		})
	}
}

// A trend is over what was read up to now, judged as the KPI is defined now.
func TestTrend(t *testing.T) {
	more := kpi.Indicator{ID: "sales"}
	less := more
	less.Better = kpi.Lower
	lower := desk(less)
	lower.Goals[0].Amber = kpi.AtMost(d("150"))
	near := desk(kpi.Indicator{ID: "sales", Better: kpi.Near})
	near.Goals[0].Amber = kpi.Between(d("50"), d("150"))
	tests := []struct {
		name   string
		model  chain.Model // of the last period with readings, and those after it
		values []string
		want   string
	}{
		{"one", desk(more), []string{"80"}, "unclear by 0 to no data"},
		{"two", desk(more), []string{"80", "70"}, "unclear by 0 to no data"},
		{"three", desk(more), []string{"80", "70", "60"}, "worsening by -10 to 50"},
		{"three and a gap", desk(more), []string{"80", "-", "60", "50"}, "worsening by -10 to 40"},
		{"not those to come", desk(more), []string{"80", "70", "60", "-", "-"}, "worsening by -10 to 50"},
		{"not this time", desk(more), []string{"80", "70", "60", "?"}, "worsening by -10 to 40"},
		{"as defined now", lower, []string{"80", "70", "60"}, "improving by -10 to 50"},
		{"nearer to the goal", near, []string{"130", "120", "110"}, "improving by -10 to 100"},
		{"all equal", desk(more), []string{"80", "80", "80"}, "steady by 0 to 80"},
		{"nothing", desk(more), []string{"-", "-", "-"}, "unclear by 0 to no data"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			whole := chain.Whole("c")
			results := series(t, test.model, whole, "sales", strings.Fields(strings.ReplaceAll(strings.Join(test.values, " "), "?", "-"))...)
			results[0] = series(t, desk(more), whole, "sales", test.values[0])[0]
			if last := len(results) - 1; test.values[last] == "?" { // read elsewhere
				results[last] = series(t, test.model, chain.At("do").By("team"), "sales", "1")[0]
			}
			b := boardOf(t, boardsOf(t, results...), whole)
			assert.Equal(t, test.want, trendText(tileOf(t, b.Sections[0].Own, whole, "sales").Trend))
		})
	}
}
