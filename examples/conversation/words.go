package main

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// words holds all that is said, by language.
var words = map[string]language{"nl": dutch, "en": english}

// A language is what people call things, and what the story says of them.
type language struct {
	format   kpi.Format
	names    map[string]string // of the chain, the steps, the units and the KPIs, by ID
	units    map[string]string // of measure, by KPI
	question string            // the customer's
	labels   map[string]string // of the months
	agreed   map[string]deed

	// The story's own sentences.
	title, intro, quarters, aimedAt, plain, ahead string
	joins, leaves, shown, hidden                  string
	agreement, warns, turns                       string
}

// A deed is what was agreed, and who takes it up.
type deed struct{ what, by string }

// name returns a model in the words of a language.
func (l language) name(m chain.Model) chain.Model {
	m.KPIs, m.Steps = slices.Clone(m.KPIs), slices.Clone(m.Steps)
	m.Chains, m.Units = slices.Clone(m.Chains), slices.Clone(m.Units)
	for k, i := range m.KPIs {
		m.KPIs[k].Name = l.names[i.ID]
		if unit, ok := l.units[i.ID]; ok {
			m.KPIs[k].Unit = unit
		}
	}
	for k, s := range m.Steps {
		m.Steps[k].Name = l.names[s.ID]
	}
	for k, c := range m.Chains {
		m.Chains[k].Name, m.Chains[k].Question = l.names[c.ID], l.question
	}
	for k, u := range m.Units {
		m.Units[k].Name = l.names[u.ID]
	}
	return m
}
