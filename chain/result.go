package chain

import (
	"iter"
	"slices"

	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A Result is one period evaluated against a plan. It is immutable and safe for
// concurrent use. The zero value is not usable: [Plan.Evaluate] makes one.
type Result struct {
	plan    *Plan
	period  string
	columns []*column    // by block; nil where nothing was measured
	chains  []*chainCell // by chain and KPI; nil where there is nothing
	passes  []passing    // by link, over all chains; nil if none was measured
	over    *overlay     // what With changed
	joint   *joint       // of several periods; nil for one
}

// Plan returns the plan it was evaluated against.
func (r *Result) Plan() *Plan { return r.plan }

// Period returns the label given to Evaluate.
func (r *Result) Period() string { return r.period }

// passing returns the measured passes of a link, nil if there are none.
func (r *Result) passing(c, link int) *passing {
	at := r.plan.shapes[c].first + link
	if m, ok := r.over.passes(at); ok {
		return m
	}
	if r.passes == nil || r.passes[at].reading.State == rule.Missing {
		return nil
	}
	return &r.passes[at]
}

// cell returns what a KPI reads at a place.
func (r *Result) cell(w site, k int) cell {
	c := r.columnOf(w.tree, k)
	if v, ok := r.over.cell(r.plan.number(w, k)); ok {
		return r.plan.unpack(&v, r.over.apart, c, w, k)
	}
	return r.plan.cellOf(c, w, k)
}

// columnOf returns the column of a KPI in a tree, nil where nothing was measured.
func (r *Result) columnOf(tree int32, k int) *column {
	return r.columns[int(tree)*len(r.plan.indicators)+k]
}

// chainCell returns what a KPI reads along a chain, nil if nothing.
func (r *Result) chainCell(c, k int) *chainCell {
	at := c*len(r.plan.indicators) + k
	if cell, ok := r.over.chain(at); ok {
		return cell
	}
	return r.chains[at]
}

// Gauge returns a KPI's gauge at a complete place. It reports false if the KPI has
// neither a goal nor a reading there, and for an unknown place or KPI; a goal
// without reading is a gauge with NoData.
func (r *Result) Gauge(at Place, kpiID string) (kpi.Gauge, bool) {
	s, ok := r.plan.locate(at)
	k, known := r.plan.names.kpis.Get(kpiID)
	if !ok || !known {
		return kpi.Gauge{}, false
	}
	return r.gauge(s, int(k))
}

// Gauges returns all gauges at a complete place, in the order of Model.KPIs; none
// for an unknown place.
func (r *Result) Gauges(at Place) []kpi.Gauge {
	gauges := []kpi.Gauge{}
	s, ok := r.plan.locate(at)
	if !ok {
		return gauges
	}
	for k := range r.plan.indicators {
		if g, ok := r.gauge(s, k); ok {
			gauges = append(gauges, g)
		}
	}
	return gauges
}

// All yields every gauge, places in the order of [Plan.Places], KPIs in the order
// of Model.KPIs, for export to a store.
func (r *Result) All() iter.Seq2[Place, kpi.Gauge] {
	return func(yield func(Place, kpi.Gauge) bool) {
		r.each(func(s spotAt, at Place, k int) bool {
			g, ok := r.gauge(s, k)
			return !ok || yield(at, g)
		})
	}
}

// each visits every KPI at every spot, in the order of All, until visit returns false.
func (r *Result) each(visit func(s spotAt, at Place, k int) bool) {
	for s, at := range r.plan.walk(Place{}) {
		for k := range r.plan.indicators {
			if !visit(s, at, k) {
				return
			}
		}
	}
}

// Measurements yields what it was evaluated with, places in the order of
// [Plan.Places], KPIs in model order; nothing for a period that is still to come.
func (r *Result) Measurements() iter.Seq[Measurement] {
	return func(yield func(Measurement) bool) {
		if r.blank() {
			return
		}
		for s, at := range r.plan.walk(Place{}) {
			for k := range r.plan.indicators {
				if v, ok := r.measured(s, k); ok &&
					!yield(Measurement{at, r.plan.indicators[k].def.ID, v}) {
					return
				}
			}
		}
	}
}

// blank reports whether nothing was ever measured.
func (r *Result) blank() bool {
	measured := func(c *chainCell) bool { return c != nil && c.measured }
	return r.over == nil && r.passes == nil && !slices.ContainsFunc(r.chains, measured) &&
		!slices.ContainsFunc(r.columns, func(c *column) bool { return c != nil })
}

// measured returns the reading that was measured at a spot, as it was given.
func (r *Result) measured(s spotAt, k int) (kpi.Reading, bool) {
	v, ok := r.taken(s, k)
	switch {
	case !ok:
		return kpi.Reading{}, false
	case s.link >= 0:
		return r.passing(s.chain, s.link).given, true
	}
	return readingOf(v, true), true
}

// taken returns the reading that was measured at a spot.
func (r *Result) taken(s spotAt, k int) (rule.Reading, bool) {
	switch {
	case s.link >= 0:
		m := r.passing(s.chain, s.link)
		if m == nil || k != len(r.plan.indicators)-1 {
			return rule.Reading{}, false
		}
		return m.reading, true
	case s.chain >= 0:
		c := r.chainCell(s.chain, k)
		if c == nil {
			return rule.Reading{}, false
		}
		return c.Reading, c.measured
	}
	c := r.cell(s.site, k)
	return c.Reading, c.measured
}

// Score fills in a chain's scorecard with the gauges at one complete place. With
// chainID empty every gauge weighs the same. Craft goals do not count. An unknown
// chain or place gives the zero Score.
func (r *Result) Score(chainID string, at Place) kpi.Score {
	var card kpi.Scorecard
	if chainID != "" {
		c, ok := r.plan.names.chains.Get(chainID)
		if !ok {
			return kpi.Score{}
		}
		card = r.plan.model.Chains[c].Scorecard
	}
	s, ok := r.plan.locate(at)
	if !ok {
		return kpi.Score{}
	}
	gauges := []kpi.Gauge{}
	for k := range r.plan.indicators {
		g, ok := r.gauge(s, k)
		goal, _ := r.plan.goalAt(s, k)
		if ok && goal.flags&flagCraft == 0 {
			gauges = append(gauges, g)
		}
	}
	return card.Score(gauges)
}
