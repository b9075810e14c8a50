package chain

import (
	"iter"
	"slices"
)

// Outline yields the complete places that are no person's, for menus, trees and
// whatever else goes by group: first the chains, and then in the order of
// [Plan.Places] every step, and every unit outside the steps, each before its parts.
// Beside each stands how deep it lies below a place that is no part of another: 0
// for the chains and for the steps, which are parts of any number of chains.
//
// The cost is that of the places yielded, not of the people at them.
func (p *Plan) Outline() iter.Seq2[Place, int] {
	return func(yield func(Place, int) bool) {
		for c := range p.shapes {
			if !yield(Whole(p.names.chains.At(int32(c))), 0) {
				return
			}
		}
		for _, tree := range p.order {
			if !p.outlineTree(tree, yield) {
				return
			}
		}
	}
}

// outlineTree yields the inner places of a tree, which stand each before its parts.
func (p *Plan) outlineTree(tree int32, yield func(Place, int) bool) bool {
	t := p.trees[tree]
	var open []int32 // where the units that a place lies in end
	for at := range t.inners() {
		u := p.inner[t.from+at]
		if u.person >= 0 {
			continue
		}
		for len(open) > 0 && open[len(open)-1] <= at {
			open = open[:len(open)-1]
		}
		if !yield(p.place(site{tree, at}), len(open)) {
			return false
		}
		open = append(open, u.end)
	}
	return true
}

// Counts reports whether readings of a KPI at a part count in those of a whole that
// it is a direct part of: a step of a chain, a department of a step, and so on down.
// It does not where the KPI does not compose in that direction, where an assignment
// or a step leaves the KPI out, where a goal's weights do, below the depth of a goal,
// and for a step that has no say: not the last one under kpi.End, or none that leads
// to it under kpi.Path.
func (p *Plan) Counts(whole, part Place, kpiID string) bool {
	k, known := p.names.kpis.Get(kpiID)
	w, ok := p.locate(whole)
	s, found := p.locate(part)
	switch {
	case !known || !ok || !found || s.chain >= 0 || w.link >= 0:
		return false
	case w.chain >= 0:
		return s.site.at == 0 && p.hasSay(w.chain, p.linkOf(w.chain, s.site.tree), int(k))
	case p.indicators[k].across == nil:
		return false
	}
	above, ok := p.parent(s.site)
	b := p.block(s.site.tree, int(k))
	return ok && above == w.site && p.isPart(s.site, b, b.depthAt(above.at))
}

// hasSay reports whether a link has a say in a KPI along its chain.
func (p *Plan) hasSay(c, link, k int) bool {
	t := p.chainPlans[c].wholes[k].template
	if t == nil || link < 0 {
		return false
	}
	n := slices.Index(t.links, link)
	says := p.indicators[k].along.Counts(t.parts)
	return n >= 0 && (says == nil || says[n])
}
