package main

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// The KPIs.
const (
	lead  = "lead"
	right = "right"
	kept  = "kept"
	done  = "done"
)

// promise is what customers are told: done within four days.
const promise = 4 * 24 * time.Hour

// d makes decimals bearable in models written by hand.
var d = decimal.RequireFromString

// indicators has what is measured. Over says how months of a place combine, and cases too.
var indicators = []kpi.Indicator{
	{ID: lead, Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower, Serves: kpi.Customer,
		Along: kpi.Sum, Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.AtLeast(d("0"))},
	{ID: right, Name: "First time right", Unit: kpi.Percent, Decimals: 3, Serves: kpi.Internal,
		Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.Between(d("0"), d("1"))},
	{ID: kept, Name: "Promise kept", Unit: kpi.Percent, Decimals: 3, Serves: kpi.Customer,
		Over: kpi.Ratio, Domain: kpi.Between(d("0"), d("1"))},
	{ID: done, Name: "Cases done", Unit: "cases", Serves: kpi.Internal, Over: kpi.Sum},
}

// indicator returns a KPI by its ID: one of indicators, or passes, which every link has.
func indicator(id string) kpi.Indicator {
	for _, i := range indicators {
		if i.ID == id {
			return i
		}
	}
	return kpi.Indicator{ID: id, Over: kpi.Ratio}
}

// A journeyOf is a chain as its customers make it: step after step, each by one unit.
type journeyOf struct {
	chain, question string
	hours           string // that it should take
	steps, units    []string
}

var journeys = []journeyOf{
	{"order", "Where is my order?", "66",
		[]string{"take", "pick", "deliver"}, []string{"service", "warehouse", "transport"}},
	{"return", "When do I get my money back?", "66",
		[]string{"collect", "inspect", "refund"}, []string{"transport", "warehouse", "service"}},
}

// people is how many are known by name in every unit.
const people = 6

// model returns the organisation with one of its chains: each chain has a plan of its own,
// so that workers evaluate them side by side.
func model(chainID string) chain.Model {
	m := chain.Model{Format: chain.Format, KPIs: indicators, MinGroup: people} // Unknown may be one of them
	for _, j := range journeys {
		if j.chain == chainID {
			j.into(&m)
		}
	}
	return m
}

// into adds a chain, with the time between its steps, and who does it.
func (j journeyOf) into(m *chain.Model) {
	var steps []string
	shares := map[string]decimal.Decimal{} // of the time: most is for the work
	for k, step := range j.steps {
		if k > 0 {
			steps = append(steps, journey.Between+step)
			m.Steps = append(m.Steps, chain.Step{ID: journey.Between + step})
			shares[journey.Between+step] = d("1")
		}
		steps, shares[step] = append(steps, step), d("4")
		m.Steps = append(m.Steps, chain.Step{ID: step, By: []chain.Assignment{{Unit: j.units[k]}}})
		m.Goals = append(m.Goals, chain.Goal{At: chain.At(step), KPI: right, Target: d("0.9"), Amber: kpi.AtLeast(d("0.8"))})
		m.Units = append(m.Units, chain.Unit{ID: j.units[k]})
		for n := range people {
			m.Members = append(m.Members, chain.Member{Person: person(j.units[k], n), Unit: j.units[k]})
		}
		m.Members = append(m.Members, chain.Member{Person: journey.Unknown, Unit: j.units[k]})
	}
	whole, hours := chain.Whole(j.chain), d(j.hours)
	m.Chains = []chain.Chain{{ID: j.chain, Question: j.question, Satisfaction: kept, Links: chain.Sequence(steps...),
		Scorecard: kpi.Scorecard{Items: []kpi.Item{{KPI: kept, Critical: true}, {KPI: lead}}}}}
	m.Goals = append(m.Goals,
		chain.Goal{At: whole, KPI: lead, Target: hours, Amber: kpi.AtMost(hours.Mul(d("1.25"))), Weights: shares},
		chain.Goal{At: whole, KPI: kept, Target: d("0.9"), Amber: kpi.AtLeast(d("0.8"))},
		chain.Goal{At: whole, KPI: done, Target: d("90"), Amber: kpi.AtLeast(d("75"))})
}

// person returns a pseudonym.
func person(unit string, n int) string { return fmt.Sprintf("%s-%d", unit, n+1) }
