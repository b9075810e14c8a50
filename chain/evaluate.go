package chain

import (
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
	return p.evaluate(period, p.take(ms, bad), bad)
}

// evaluate composes what was taken in, unless that is bad.
func (p *Plan) evaluate(period string, in *intake, bad *problems) (*Result, error) {
	if err := bad.err(); err != nil {
		return nil, err
	}
	r := &Result{plan: p, period: period, columns: in.columns}
	r.fill(in, bad)
	r.passes = p.newPasses(in, bad)
	if len(bad.list) == 0 {
		r.composeChains(in, bad)
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	return r, nil
}

// fill composes the columns of all trees.
func (r *Result) fill(in *intake, bad *problems) {
	p := r.plan
	for _, t := range in.again {
		in.twice(t, bad)
	}
	for b, c := range r.columns {
		if c == nil {
			continue
		}
		tree, k := int32(b/len(p.indicators)), b%len(p.indicators)
		if at, err := p.roll(c, tree, k, nil); err != nil {
			p.refuseRoll(c, site{tree, at}, k, err, in, bad)
		}
	}
}

// uneven reports whether a place that was read has parts, or had nothing to read.
func (p *Plan) uneven(c *column, w site, k int) bool {
	return rule.State(c.state[w.at]&^markMeasured) == rule.Absent || int(w.at) < len(c.lacking) && p.hasParts(w, k)
}

// refuseRoll reports a place that could not be composed.
func (p *Plan) refuseRoll(c *column, w site, k int, err error, in *intake, bad *problems) {
	if !isVolume(err) {
		bad.add(in.given.path(int(in.of(w.tree, k)[0].index), "reading"), codeReadOperator, kpi.ErrRule,
			"the operator of rule %q fails for the parts of %q: %v", p.indicators[k].across.Name, p.place(w), err)
		return
	}
	for part := range p.partsOf(w, p.block(w.tree, k)) {
		p.refuseBare(c, part, k, p.place(w), in, bad)
	}
}

// refuseBare reports the value without volume that a place shows.
func (p *Plan) refuseBare(c *column, w site, k int, whole any, in *intake, bad *problems) {
	for p.cellOf(c, w, k).State == rule.Bare {
		if p.cellOf(c, w, k).measured {
			list := in.of(w.tree, k)
			i := int(list[slices.IndexFunc(list, func(t taken) bool { return t.spot.site == w })].index)
			bad.add(in.given.path(i, "reading"), codeReadVolume, kpi.ErrRule,
				"%s has no volume, and %q pools it with others by rule ratio: give the terms, as kpi.Per",
				in.given.at(i).Reading, whole)
			return
		}
		for part := range p.partsOf(w, p.block(w.tree, k)) {
			w = part
			break
		}
	}
}
