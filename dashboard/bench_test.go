package dashboard_test

import (
	"flag"
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// staff is how many people the benchmarks of a year have, five thousand a chain.
var staff = flag.Int("people", 100_000, "people in the benchmarks' organisation")

// company has chains of five steps, each done by a department of ten teams of a
// hundred people: five thousand people a chain.
func company(chains int) chain.Model {
	m := chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "right", Decimals: 4, Along: kpi.Product, Across: kpi.Ratio, Over: kpi.Ratio},
			{ID: "lead", Decimals: 1, Better: kpi.Lower, Along: kpi.Path, Across: kpi.Ratio, Over: kpi.Ratio},
			{ID: "happy", Decimals: 3, Over: kpi.Ratio},
		},
		Influences: []chain.Influence{
			{From: "right", To: "happy", Effect: d("0.6")}, {From: "lead", To: "happy", Effect: d("-0.4")},
		},
	}
	for c := range chains {
		addChain(&m, fmt.Sprintf("c%d", c))
	}
	return m
}

func addChain(m *chain.Model, id string) {
	c := chain.Chain{ID: id, Satisfaction: "happy"}
	for s := range 5 {
		step := fmt.Sprintf("%s-s%d", id, s)
		c.Links = append(c.Links, chain.Link{Step: step})
		m.Steps = append(m.Steps, chain.Step{ID: step, By: []chain.Assignment{{Unit: step}}})
		m.Units = append(m.Units, chain.Unit{ID: step})
		for team := range 10 {
			addTeam(m, step, fmt.Sprintf("%s-t%d", step, team))
		}
	}
	m.Chains = append(m.Chains, c)
	whole := chain.Whole(id)
	m.Goals = append(m.Goals,
		chain.Goal{At: whole, KPI: "right", Target: d("0.9"), Amber: kpi.AtLeast(d("0.85"))},
		chain.Goal{At: whole, KPI: "lead", Target: d("24"), Amber: kpi.AtMost(d("30"))},
		chain.Goal{At: whole, KPI: "happy", Target: d("0.9")})
}

func addTeam(m *chain.Model, parent, id string) {
	m.Units = append(m.Units, chain.Unit{ID: id, Parent: parent})
	for p := range 100 {
		m.Members = append(m.Members, chain.Member{Person: fmt.Sprintf("%s-p%d", id, p), Unit: id})
	}
}

// worked has a reading of every KPI that people have, for everyone.
func worked(p *chain.Plan) []chain.Measurement {
	var ms []chain.Measurement
	for at := range p.Places(chain.Place{}) {
		if at.Person != "" {
			ms = append(ms,
				chain.Measurement{At: at, KPI: "right", Reading: kpi.Per(d("97"), d("100"))},
				chain.Measurement{At: at, KPI: "lead", Reading: kpi.Per(d("510"), d("100"))})
		}
	}
	return ms
}

func bigResult(b *testing.B, chains int) *chain.Result {
	b.Helper()
	p := planOf(b, company(chains))
	r, err := p.Evaluate("now", worked(p))
	require.NoError(b, err)
	return r
}

// bigYear is a year of which eight months are over.
func bigYear(b *testing.B, chains int) []*chain.Result {
	b.Helper()
	p := planOf(b, company(chains))
	var year []*chain.Result
	for k := range 12 {
		var ms []chain.Measurement
		if k < 8 {
			ms = worked(p)
		}
		r, err := p.Evaluate(fmt.Sprintf("month %d", k), ms)
		require.NoError(b, err)
		year = append(year, r)
	}
	return year
}

// A year of one person's boards, out of everybody's.
func BenchmarkPersonYear(b *testing.B) {
	boards := boardsOf(b, bigYear(b, *staff/5000)...)
	person := chain.Place{Person: "c0-s3-t7-p42"}
	for b.Loop() {
		board, err := boards.For(person)
		if err != nil || board.Sections[0].Own[0].Course == nil {
			b.Fatal(board, err)
		}
	}
}

// The boards of a year, before the first is made.
func BenchmarkNewYear(b *testing.B) {
	year := bigYear(b, *staff/5000)
	for b.Loop() {
		if _, err := dashboard.New(year...); err != nil {
			b.Fatal(err)
		}
	}
}

// A year of boards for every group and every person, one after the other, as JSON.
func BenchmarkAllBoards(b *testing.B) {
	boards := boardsOf(b, bigYear(b, *staff/5000)...)
	m := company(*staff / 5000)
	count, size := 0, 0
	var most uint64
	write := func(audience chain.Place) {
		board, err := boards.For(audience)
		if err != nil {
			b.Fatal(err)
		}
		text, err := board.MarshalJSON()
		if err != nil {
			b.Fatal(err)
		}
		if count++; count%1000 == 0 {
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
		size += len(text)
	}
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for b.Loop() {
		for _, u := range m.Units {
			write(chain.Place{Unit: u.ID})
		}
		for _, p := range m.Members {
			write(chain.Place{Person: p.Person})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(count), "µs/board")
	b.ReportMetric(float64(size)/float64(count), "B/board")
	b.ReportMetric(float64(before.HeapAlloc)/1e6, "MB-before")
	b.ReportMetric(float64(most)/1e6, "MB-most")
}

// One person's board, out of a hundred thousand people's.
func BenchmarkPersonBoard(b *testing.B) {
	boards := boardsOf(b, bigResult(b, 20))
	person := chain.Place{Person: "c13-s3-t7-p42"}
	for b.Loop() {
		board, err := boards.For(person)
		if err != nil || len(board.Sections[0].Own) != 2 {
			b.Fatal(board, err)
		}
	}
}

// The boards of a hundred thousand people, before the first is made.
func BenchmarkNew(b *testing.B) {
	r := bigResult(b, 20)
	for b.Loop() {
		if _, err := dashboard.New(r); err != nil {
			b.Fatal(err)
		}
	}
}

// The same with a period to come, which has nothing to find.
func BenchmarkNewWithFuture(b *testing.B) {
	r := bigResult(b, 20)
	next, err := r.Plan().Evaluate("next", nil)
	require.NoError(b, err)
	for b.Loop() {
		if _, err := dashboard.New(r, next); err != nil {
			b.Fatal(err)
		}
	}
}
