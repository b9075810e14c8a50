package chain_test

import (
	"maps"
	"reflect"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawShrink drops and simplifies parts of a case for as long as the law still
// fails on what is left.
func lawShrink(l law, g genCase) genCase {
	fails := func(g genCase) bool {
		c, bad := newLawCase(g, false)
		return c != nil && bad == "" && l.try(c) != ""
	}
	for shrunk := true; shrunk; {
		shrunk = false
		for k := 0; ; k++ {
			smaller, more := lawSmaller(g, k)
			if !more {
				break
			}
			for smaller != nil && fails(*smaller) {
				g, shrunk = *smaller, true
				smaller, _ = lawSmaller(g, k)
			}
		}
	}
	return g
}

// lawSmaller returns the case with its k-th simplification; nil if that changes
// nothing, and false when there are no more.
func lawSmaller(g genCase, k int) (*genCase, bool) {
	g = lawCopy(g)
	drops := lawDrops(&g)
	if k >= len(drops) {
		return nil, false
	}
	if drops[k] == nil {
		return nil, true
	}
	drops[k]()
	return &g, true
}

// lawDrops lists the ways to make a case smaller, the largest first.
func lawDrops(g *genCase) []func() {
	m := &g.Model
	drops := slices.Concat(
		lawDrop(&m.Chains), lawDropKPIs(g), lawDrop(&g.Readings), lawDrop(&m.Goals), lawDropSteps(m),
		lawDrop(&m.Units), lawDrop(&m.Members),
	)
	for s := range m.Steps {
		drops = append(drops, lawDrop(&m.Steps[s].By)...)
		drops = append(drops, lawDrop(&m.Steps[s].KPIs)...)
		for k := range m.Steps[s].By {
			a := &m.Steps[s].By[k]
			drops = append(drops, lawClear(&a.KPIs), lawClear(&a.Weight), lawClear(&a.Person))
		}
	}
	for c := range m.Chains {
		drops = append(drops, lawDrop(&m.Chains[c].Links)...)
		for k := range m.Chains[c].Links {
			l := &m.Chains[c].Links[k]
			drops = append(drops, lawClear(&l.After), lawClear(&l.Passes), lawClear(&l.Choice))
		}
	}
	return append(drops, lawDropFields(m)...)
}

func lawDropFields(m *chain.Model) []func() {
	var drops []func()
	for k := range m.Goals {
		g := &m.Goals[k]
		drops = append(drops, lawClear(&g.Weights), lawClear(&g.Amber), lawClear(&g.Green), lawClear(&g.Depth))
	}
	for k := range m.Members {
		drops = append(drops, lawClear(&m.Members[k].Weight))
	}
	for k := range m.Units {
		drops = append(drops, lawClear(&m.Units[k].Parent))
	}
	for k := range m.KPIs {
		ind := &m.KPIs[k]
		drops = append(drops, lawClear(&ind.Coverage), lawClear(&ind.Domain))
		drops = append(drops, lawClear(&ind.Across), lawClear(&ind.Along))
	}
	return drops
}

// lawDrop is one way for each item, to leave it out.
func lawDrop[T any](items *[]T) []func() {
	var drops []func()
	for k := range *items {
		drops = append(drops, func() { *items = slices.Delete(*items, k, k+1) })
	}
	return drops
}

// lawClear sets a field to its zero value; nil if it has that.
func lawClear[T any](field *T) func() {
	if reflect.ValueOf(*field).IsZero() {
		return nil
	}
	return func() { *field = *new(T) }
}

// lawDropKPIs leaves a KPI out with its goals and readings.
func lawDropKPIs(g *genCase) []func() {
	var drops []func()
	for _, ind := range g.Model.KPIs {
		drops = append(drops, func() {
			m := &g.Model
			m.KPIs = slices.DeleteFunc(m.KPIs, func(o kpi.Indicator) bool { return o.ID == ind.ID })
			m.Goals = slices.DeleteFunc(m.Goals, func(o chain.Goal) bool { return o.KPI == ind.ID })
			g.Readings = slices.DeleteFunc(g.Readings, func(o chain.Measurement) bool { return o.KPI == ind.ID })
		})
	}
	return drops
}

// lawDropSteps leaves a step out with its links.
func lawDropSteps(m *chain.Model) []func() {
	var drops []func()
	for _, s := range m.Steps {
		drops = append(drops, func() {
			m.Steps = slices.DeleteFunc(m.Steps, func(o chain.Step) bool { return o.ID == s.ID })
			for c := range m.Chains {
				l := &m.Chains[c].Links
				*l = slices.DeleteFunc(*l, func(o chain.Link) bool { return o.Step == s.ID })
			}
			for k := range m.Goals {
				delete(m.Goals[k].Weights, s.ID)
			}
		})
	}
	return drops
}

// lawCopy is a case that shares nothing with the first.
func lawCopy(g genCase) genCase {
	m := &g.Model
	g.Readings = slices.Clone(g.Readings)
	m.KPIs, m.Steps, m.Chains = slices.Clone(m.KPIs), slices.Clone(m.Steps), slices.Clone(m.Chains)
	m.Units, m.Members, m.Goals = slices.Clone(m.Units), slices.Clone(m.Members), slices.Clone(m.Goals)
	for k := range m.Steps {
		m.Steps[k].By = slices.Clone(m.Steps[k].By)
		m.Steps[k].KPIs = slices.Clone(m.Steps[k].KPIs)
	}
	for k := range m.Chains {
		m.Chains[k].Links = slices.Clone(m.Chains[k].Links)
	}
	for k := range m.Goals {
		m.Goals[k].Weights = maps.Clone(m.Goals[k].Weights)
	}
	return g
}
