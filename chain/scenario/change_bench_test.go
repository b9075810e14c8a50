package scenario_test

import (
	"flag"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// changePeople is how many people the benchmarks have: -people 1000000 is the full
// size.
var changePeople = flag.Int("people", 10_000, "people in the benchmarks' organisation")

// changeOrganisation generates chains of ten steps, each of ten teams of ten people,
// until there are enough of these.
func changeOrganisation(people int) chain.Model {
	m := chain.Model{KPIs: []kpi.Indicator{
		{ID: "lead", Decimals: 2, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio},
		{ID: "cost", Decimals: 2, Better: kpi.Lower, Along: kpi.Total, Across: kpi.Total},
		{ID: "done", Along: kpi.Bottleneck, Across: kpi.Sum},
	}}
	for c := 0; len(m.Members) < people; c++ {
		id := fmt.Sprintf("c%d", c)
		var steps []string
		for s := range 10 {
			step := chain.Step{ID: fmt.Sprintf("%s-s%d", id, s)}
			for t := range 10 {
				team := fmt.Sprintf("%s-t%d", step.ID, t)
				m.Units = append(m.Units, chain.Unit{ID: team})
				step.By = append(step.By, chain.Assignment{Unit: team})
				for range 10 {
					m.Members = append(m.Members, chain.Member{Person: fmt.Sprintf("p%d", len(m.Members)), Unit: team})
				}
			}
			m.Steps, steps = append(m.Steps, step), append(steps, step.ID)
		}
		m.Chains = append(m.Chains, chain.Chain{ID: id, Links: chain.Sequence(steps...)})
		m.Goals = append(m.Goals, chain.Goal{At: chain.Whole(id), KPI: "lead", Target: decimal.New(250, 0),
			Amber: kpi.AtMost(decimal.New(300, 0))})
	}
	return m
}

// changePeriod measures everyone; seed tells periods apart.
func changePeriod(m chain.Model, seed int) (ms []chain.Measurement) {
	for n, p := range m.Members {
		at := chain.At(m.Steps[n/100].ID).By(p.Unit).Who(p.Person)
		draw := int64((n+seed)*7919%1000 + 1)
		ms = append(ms,
			chain.Measurement{At: at, KPI: "lead", Reading: kpi.Per(decimal.New(draw*25, 0), decimal.New(draw, 0))},
			chain.Measurement{At: at, KPI: "cost", Reading: kpi.Of(decimal.New(draw, -2))},
			chain.Measurement{At: at, KPI: "done", Reading: kpi.Of(decimal.New(draw, 0))})
	}
	return ms
}

// changeOne is somebody's reading of a KPI, other than it was.
func changeOne(ms []chain.Measurement, kpiID string) chain.Measurement {
	from := len(ms) / 6 * 3
	for _, m := range ms[from:] {
		if m.KPI == kpiID {
			m.Reading = kpi.Per(decimal.New(77, 0), decimal.New(4, 0))
			return m
		}
	}
	return chain.Measurement{}
}

func BenchmarkCompare(b *testing.B) {
	m := changeOrganisation(*changePeople)
	plan, ms := changeMust(chain.NewPlan(m)), changePeriod(m, 0)
	r := changeMust(plan.Evaluate("now", ms))
	for _, ind := range m.KPIs {
		b.Run("with/"+ind.ID, func(b *testing.B) {
			with := changeMust(r.With(changeOne(ms, ind.ID)))
			b.ReportAllocs()
			for b.Loop() {
				if len(scenario.Compare(r, with)) == 0 {
					b.Fatal("no changes")
				}
			}
		})
	}
	for seed, name := range []string{"same", "other"} {
		b.Run(name, func(b *testing.B) {
			other := changeMust(plan.Evaluate("then", changePeriod(m, seed)))
			b.ReportAllocs()
			for b.Loop() {
				if len(scenario.Compare(r, other)) == 0 && seed > 0 {
					b.Fatal("no changes")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(ms)), "ns/reading")
		})
	}
}

func changeMust[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
