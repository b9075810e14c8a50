package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// This file says which KPIs live where: what a step or an assignment leaves
// out, how deep a goal goes, and which parts make up a whole.

// rule returns the rule that composes a KPI at a place.
func (o *refOrg) rule(p *refPlace, k string) kpi.Rule {
	if p.level == refLink {
		return kpi.None
	}
	if p.level == refChain {
		return o.kpis[k].Along
	}
	return o.kpis[k].Across
}

// goal returns the goal that people set at a place.
func (o *refOrg) goal(p *refPlace, k string) *chain.Goal { return o.set[refKey{p.at, k}] }

// reads reports whether a KPI counts at a place: it may be left out by its step
// or by an assignment of its own. A unit that came along above one reads what
// any part of it does.
func (o *refOrg) reads(p *refPlace, k string) bool {
	if p.level == refChain || p.level == refLink || p.at.Step == "" {
		return (p.level == refLink) == (k == chain.Passes)
	}
	if k == chain.Passes || !o.stepReads(p.at.Step, k) {
		return false
	}
	if p.level == chain.Steps || len(p.wholes) == 0 {
		return true
	}
	if p.own != nil {
		return len(p.own.KPIs) == 0 || slices.Contains(p.own.KPIs, k)
	}
	return p.brought || slices.ContainsFunc(p.parts, func(part *refPlace) bool { return o.reads(part, k) })
}

func (o *refOrg) stepReads(step, k string) bool {
	for _, s := range o.model.Steps {
		if s.ID == step {
			return len(s.KPIs) == 0 || slices.Contains(s.KPIs, k)
		}
	}
	return false
}

// depth returns how far down a KPI goes at a place: of the goals on it and on
// what it is a part of, the shallowest wins.
func (o *refOrg) depth(p *refPlace, k string) chain.Level {
	if depth, ok := o.deep[refKey{p.at, k}]; ok {
		return depth
	}
	depth := chain.People
	if g := o.goal(p, k); g != nil {
		depth = g.Depth
	}
	for _, w := range p.wholes {
		depth = max(depth, o.depth(w, k))
	}
	o.deep[refKey{p.at, k}] = depth
	return depth
}

// allowed reports whether a KPI may be measured at a place: its step reads it,
// and its goals go as far down.
func (o *refOrg) allowed(p *refPlace, k string) bool {
	if p.level == refLink || k == chain.Passes {
		return p.level == refLink && k == chain.Passes
	}
	if p.at.Step != "" && !o.stepReads(p.at.Step, k) {
		return false
	}
	return p.level >= o.depth(p, k) || o.goal(p, k) != nil
}

// parts returns what a KPI at a place is composed of: under End the last part
// alone, and under Path those that the last link waits for.
func (o *refOrg) parts(p *refPlace, k string) []*refPlace {
	parts, ok := o.split[refKey{p.at, k}]
	if !ok {
		parts = o.divide(p, k)
		o.split[refKey{p.at, k}] = parts
	}
	return parts
}

func (o *refOrg) divide(p *refPlace, k string) []*refPlace {
	parts := o.takers(p, k)
	switch {
	case o.rule(p, k) == kpi.None:
		return nil
	case o.rule(p, k) == kpi.End && len(parts) > 0:
		return parts[len(parts)-1:]
	case o.rule(p, k) == kpi.Path:
		r := o.route(p)
		waits := r.waits()
		return slices.DeleteFunc(parts, func(part *refPlace) bool { return !waits[r.index(part.at.Step)] })
	}
	return parts
}

// takers returns the parts of a place that a KPI is not left out of.
func (o *refOrg) takers(p *refPlace, k string) []*refPlace {
	var parts []*refPlace
	for _, part := range p.parts {
		if o.reads(part, k) && o.allowed(part, k) && o.share(p, part, k).Sign() > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

// share is the weight of a part in a goal at its whole.
func (o *refOrg) share(p, part *refPlace, k string) *big.Rat {
	g := o.goal(p, k)
	if g == nil || g.Weights == nil {
		return part.weight
	}
	return refRat(g.Weights[part.id()])
}

// id is the name of a place among its whole's parts.
func (p *refPlace) id() string {
	if p.at.Person != "" {
		return p.at.Person
	}
	if p.at.Unit != "" {
		return p.at.Unit
	}
	return p.at.Step
}

// targeted reports whether a KPI has a target at a place: set there, or
// cascaded from a whole that has one.
func (o *refOrg) targeted(p *refPlace, k string) bool {
	if o.goal(p, k) != nil {
		return true
	}
	return slices.ContainsFunc(p.wholes, func(w *refPlace) bool {
		return o.targeted(w, k) && slices.Contains(o.parts(w, k), p)
	})
}

// lowest returns the lowest places that a KPI at a place is made of, itself if
// it has no parts.
func (o *refOrg) lowest(p *refPlace, k string) []*refPlace {
	parts := o.parts(p, k)
	if len(parts) == 0 {
		return []*refPlace{p}
	}
	var all []*refPlace
	for _, part := range parts {
		all = append(all, o.lowest(part, k)...)
	}
	return all
}
