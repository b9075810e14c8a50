package dashboard_test

import (
	"testing"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
	"github.com/shopspring/decimal"
)

// tally is a host's own rule: it adds.
type tally struct{}

func (tally) Groups() {}

func (tally) Compose(parts []kpi.Part) (kpi.Reading, error) {
	var sum decimal.Decimal
	for _, p := range parts {
		v, _ := p.Reading.Value()
		sum = sum.Add(v)
	}
	return kpi.Of(sum), nil
}

// guarded are KPIs of every rule, to be kept from an attacker.
func guarded() []kpi.Indicator {
	return []kpi.Indicator{
		{ID: "hours", Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Sum},
		{ID: "path", Better: kpi.Lower, Along: kpi.Path, Across: kpi.Sum},
		{ID: "yield", Decimals: 6, Along: kpi.Product, Across: kpi.Ratio},
		{ID: "pooled", Along: kpi.Ratio, Across: kpi.Ratio},
		{ID: "partly", Along: kpi.Mean, Across: kpi.Ratio, Coverage: d("0.3"), Domain: kpi.Between(d("0"), d("9000000"))},
		{ID: "least", Along: kpi.Min, Across: kpi.Min},
		{ID: "most", Along: kpi.Max, Across: kpi.Max, Coverage: d("0.5")},
		{ID: "last", Along: kpi.End, Across: kpi.Sum},
		{ID: "own", Along: "tally", Across: "tally", Coverage: d("0.2"), Domain: kpi.AtLeast(d("0"))},
	}
}

// newGuarded draws an organisation with KPIs of every rule, some of whose readings are
// missing, absent, or taken of a group; false where the goals drawn cannot be reached.
func newGuarded(t *testing.T, seed uint64) (world, bool) {
	t.Helper()
	g := newGen(seed)
	m := g.model()
	m.Operators = map[kpi.Rule]kpi.Operator{"tally": tally{}}
	m.KPIs, m.Influences = guarded(), nil
	m.Goals = nil
	for k := range m.Chains {
		m.Chains[k].Scorecard, m.Chains[k].Satisfaction = kpi.Scorecard{}, ""
		for _, i := range m.KPIs {
			target := "0.1"
			if i.Better == kpi.Lower {
				target = "1000"
			}
			m.Goals = append(m.Goals, chain.Goal{At: chain.Whole(m.Chains[k].ID), KPI: i.ID,
				Target: d(target).Round(i.Decimals)})
		}
	}
	plan, err := chain.NewPlan(m)
	if err != nil {
		return world{}, false
	}
	r, err := plan.Evaluate("now", g.guardedReadings(plan))
	if err != nil {
		return world{}, false
	}
	return world{results: []*chain.Result{r}, result: r, plan: plan, boards: boardsOf(t, r), kept: make([]map[spot]bool, 1)}, true
}

// guardedReadings draws readings of people, and some of groups.
func (g *gen) guardedReadings(p *chain.Plan) []chain.Measurement {
	missing := g.between(0, 10)
	var ms []chain.Measurement
	for at := range p.Places(chain.Place{}) {
		for _, i := range guarded() {
			switch {
			case at.Chain != "" || len(p.KPIs(at)) == 0 || g.chance(missing):
			case at.Person != "" || len(p.Parts(at)) == 0 || g.chance(6):
				ms = append(ms, chain.Measurement{At: at, KPI: i.ID, Reading: g.guardedReading(i)})
			}
		}
		if at.Chain != "" && at.Step != "" && g.chance(20) {
			ms = append(ms, chain.Measurement{At: at, KPI: chain.Passes, Reading: kpi.Of(dec(int64(g.between(2, 9)), 1))})
		}
	}
	return ms
}

// guardedReading draws a reading that is like no other.
func (g *gen) guardedReading(i kpi.Indicator) kpi.Reading {
	n := g.planted()
	switch {
	case i.Across == kpi.Ratio && g.chance(4):
		return kpi.Per(d("0"), d("0"))
	case i.Along == kpi.Product:
		return kpi.Per(dec(n, 0), dec(n+int64(g.between(1, 90_000)), 0))
	case i.Across == kpi.Ratio:
		return kpi.Per(dec(n, 0), dec(g.planted(), 0))
	}
	return kpi.Of(dec(n, 0))
}
