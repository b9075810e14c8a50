package main

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The KPIs, both per patient who came.
const (
	within   = "within"
	admitted = "admitted"
)

// england is the whole chain, visit its one step where it is drawn by provider.
var (
	england = chain.Whole("emergency")
	visit   = chain.At("visit")
)

// A way is one of three ways in, by the type of department.
type way struct {
	kind, name string
	chance     string // planned: about what it was in the first year
}

// step is the way in as a step.
func (w way) step() chain.Place { return chain.At("type " + w.kind) }

var ways = []way{
	{"1", "Major A&E", "0.65"},
	{"2", "Single specialty", "0.02"},
	{"other", "Minor injuries", "0.33"},
}

func (dep department) way() way {
	for _, w := range ways {
		if w.kind == dep.kind {
			return w
		}
	}
	return way{}
}

func (dep department) compare(e department) int {
	return cmp.Or(cmp.Compare(dep.provider, e.provider), cmp.Compare(dep.kind, e.kind))
}

// indicators defines the KPIs: shares, pooled along, across and over time. Admitted
// has no upper end: admissions include some that did not come in by the door that
// they are counted at, and one small department had more of them than patients.
func indicators() []kpi.Indicator {
	return []kpi.Indicator{
		{ID: within, Name: "Within four hours", Unit: kpi.Percent, Decimals: 4, Serves: kpi.Customer,
			Along: kpi.Ratio, Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.Between(d("0"), d("1"))},
		{ID: admitted, Name: "Admitted to a ward", Unit: kpi.Percent, Decimals: 4, Better: kpi.Lower,
			Serves: kpi.Internal, Along: kpi.Ratio, Across: kpi.Ratio, Over: kpi.Ratio,
			Domain: kpi.AtLeast(d("0"))},
	}
}

// base is what both drawings share. The promise is one for all of England: under
// Ratio it is the target of every provider and department too.
func base(links []chain.Link) chain.Model {
	return chain.Model{
		KPIs: indicators(),
		Chains: []chain.Chain{{
			ID: england.Chain, Name: "A&E in England", Question: "How soon am I helped?",
			Satisfaction: within, Links: links, Scorecard: kpi.Scorecard{Items: []kpi.Item{{KPI: within}}},
		}},
		Goals: []chain.Goal{
			{At: england, KPI: within, Target: d("0.95"), Amber: kpi.AtLeast(d("0.90"))},
		},
	}
}

// byType draws a step for each way in, and puts providers on it.
func byType(departments []department) (chain.Model, placing) {
	links := make([]chain.Link, len(ways))
	steps := make([]chain.Step, len(ways))
	at := map[string]int{}
	for k, w := range ways {
		links[k] = chain.Link{Step: w.step().Step, Passes: d(w.chance), Choice: "way in"}
		steps[k] = chain.Step{ID: w.step().Step, Name: w.name}
		at[w.kind] = k
	}
	m := base(links)
	m.Steps = steps
	for k, dep := range departments {
		by := &steps[at[dep.kind]].By
		*by = append(*by, chain.Assignment{Unit: dep.provider})
		if k == 0 || departments[k-1].provider != dep.provider {
			m.Units = append(m.Units, chain.Unit{ID: dep.provider})
		}
	}
	return m, func(dep department) chain.Place { return dep.way().step().By(dep.provider) }
}

// byProvider draws one step, and puts providers on it with the departments below
// them.
func byProvider(departments []department) (chain.Model, placing) {
	m := base(chain.Sequence(visit.Step))
	step := chain.Step{ID: visit.Step, Name: "Visit"}
	for k, dep := range departments {
		if k == 0 || departments[k-1].provider != dep.provider {
			m.Units = append(m.Units, chain.Unit{ID: dep.provider})
			step.By = append(step.By, chain.Assignment{Unit: dep.provider})
		}
		m.Units = append(m.Units, chain.Unit{ID: dep.unit(), Name: dep.way().name, Parent: dep.provider})
	}
	m.Steps = []chain.Step{step}
	return m, func(dep department) chain.Place { return visit.By(dep.unit()) }
}

// unit is the ID of a department as a unit of its own.
func (dep department) unit() string { return dep.provider + " type " + dep.kind }

// d makes decimals bearable in models written by hand.
func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }
