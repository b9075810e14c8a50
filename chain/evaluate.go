package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// Evaluate composes one period's readings. period is a label of the host's own;
// the library never looks inside it. Measurements may come in any order; a
// reading of no data says the same as no measurement, where one may be taken.
// Evaluating nothing gives a result of targets only, which stands for a period
// that is still to come.
//
// It returns no result and an *[InvalidError] with every problem, in the order of
// the measurements, if any of them has an unknown KPI or place, comes twice, lies
// deeper than the goal's Depth (what may not be steered on must not be
// collected), is of a KPI that is not read there, is a number of more than 30
// digits, is outside the KPI's Domain, such as no fraction where kpi.Product
// needs one, has a negative volume, or has none where parts are pooled by
// kpi.Ratio; if what a step's parts compose to is nothing that the rule along a chain
// composes, such as a yield of 5 where kpi.Per(5, 0) and kpi.Per(0, 1) are pooled; and
// if a custom operator fails.
//
// The cost is that of one pass over the measurements and the places above them.
func (p *Plan) Evaluate(period string, ms []Measurement) (*Result, error) {
	bad := &problems{}
	in := p.take(ms, bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	r := &Result{plan: p, period: period, columns: in.columns}
	r.fill(in, ms, bad)
	r.passes = p.newPasses(in, ms, bad)
	if len(bad.list) == 0 {
		r.composeChains(in, ms, bad)
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	return r, nil
}

// fill composes the columns of all trees.
func (r *Result) fill(in *intake, ms []Measurement, bad *problems) {
	p := r.plan
	for _, t := range in.again {
		bad.twice(t, ms)
	}
	for b, c := range r.columns {
		if c == nil {
			continue
		}
		tree, k := int32(b/len(p.indicators)), b%len(p.indicators)
		if at, err := p.roll(c, tree, k, nil); err != nil {
			p.refuseRoll(c, site{tree, at}, k, err, in.of(tree, k), ms, bad)
		}
	}
}

// uneven reports whether a place that was read has parts, or had nothing to read.
func (p *Plan) uneven(c *column, w site, k int) bool {
	return rule.State(c.state[w.at]&^markMeasured) == rule.Absent || int(w.at) < len(c.lacking) && p.hasParts(w, k)
}

// refuseRoll reports a place that could not be composed.
func (p *Plan) refuseRoll(c *column, w site, k int, err error, list []taken, ms []Measurement, bad *problems) {
	if !isVolume(err) {
		bad.add(fmt.Sprintf("[%d].reading", list[0].index), codeReadOperator, kpi.ErrRule,
			"the operator of rule %q fails for the parts of %q: %v", p.indicators[k].across.Name, p.place(w), err)
		return
	}
	for part := range p.partsOf(w, p.block(w.tree, k)) {
		p.refuseBare(c, part, k, p.place(w), list, ms, bad)
	}
}

// refuseBare reports the value without volume that a place shows.
func (p *Plan) refuseBare(c *column, w site, k int, whole any, list []taken, ms []Measurement, bad *problems) {
	for p.cellOf(c, w, k).State == rule.Bare {
		if p.cellOf(c, w, k).measured {
			i := slices.IndexFunc(list, func(t taken) bool { return t.spot.site == w })
			bad.add(fmt.Sprintf("[%d].reading", list[i].index), codeReadVolume, kpi.ErrRule,
				"%s has no volume, and %q pools it with others by rule ratio: give the terms, as kpi.Per",
				ms[list[i].index].Reading, whole)
			return
		}
		for part := range p.partsOf(w, p.block(w.tree, k)) {
			w = part
			break
		}
	}
}
