package chain

import (
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// steers reports whether a KPI is steered at a spot: whether it has a goal there
// that is not one of the profession.
func (p *Plan) steers(s spotAt, k int) bool {
	g, ok := p.goalAt(s, k)
	return ok && g.flags&flagCraft == 0
}

// steersIn returns the first place of a tree at which a KPI is steered, units before
// people.
func (p *Plan) steersIn(tree int32, k int) (spotAt, bool) {
	t := p.block(tree, k).bands
	if t == nil {
		return spotAt{}, false
	}
	at := slices.IndexFunc(t.flags, func(f flag) bool { return f&(flagGoal|flagCraft) == flagGoal })
	return spotAt{-1, -1, site{tree, int32(at)}}, at >= 0
}

// steersAlong returns where a KPI is steered in a chain: on it, or else at its
// first step or link where it is.
func (p *Plan) steersAlong(c, k int) (spotAt, bool) {
	if whole := (spotAt{chain: c, link: -1}); p.steers(whole, k) {
		return whole, true
	}
	return p.steersBelow(c, k)
}

// steersBelow returns the first step or link of a chain at which a KPI is steered.
func (p *Plan) steersBelow(c, k int) (spotAt, bool) {
	for l, link := range p.shapes[c].links {
		if s := (spotAt{chain: c, link: l}); p.steers(s, k) {
			return s, true
		}
		if s, ok := p.steersIn(link.step, k); ok {
			return s, true
		}
	}
	return spotAt{}, false
}

// steersAnywhere returns where a KPI is steered: on the first chain, at the first
// step of a chain, or at the first other place.
func (p *Plan) steersAnywhere(k int) (spotAt, bool) {
	for c := range p.shapes {
		if s := (spotAt{chain: c, link: -1}); p.steers(s, k) {
			return s, true
		}
	}
	for c := range p.shapes {
		if s, ok := p.steersBelow(c, k); ok {
			return s, true
		}
	}
	for _, tree := range p.order {
		if s, ok := p.steersIn(tree, k); ok {
			return s, true
		}
	}
	return spotAt{}, false
}

// isCapacity reports whether a KPI says what people can do, rather than what they do:
// that of a chain is that of its narrowest step, and people add theirs up.
func (p *Plan) isCapacity(k int) bool {
	def := p.indicators[k].def
	return def.Along == kpi.Bottleneck && def.Across == kpi.Sum
}

// chainsAt returns the chains that a spot belongs to; none outside them.
func (p *Plan) chainsAt(s spotAt) []int {
	if s.chain >= 0 {
		return []int{s.chain}
	}
	var list []int
	if step := p.trees[s.site.tree].step; step >= 0 {
		for _, at := range p.chainsOf.of(step) {
			list = append(list, int(at.tree))
		}
	}
	return list
}

// An aim is a goal that people set, as checks look at it.
type aim struct {
	spot spotAt
	k    int
}

// aims returns what people set out to steer on, in model order: every goal that is
// neither one of the profession nor set for a part of what a goal above it asks for.
func (p *Plan) aims() []aim {
	var list []aim
	for i := range p.model.Goals {
		g := &p.model.Goals[i]
		s, _ := p.locate(g.At)
		if k := p.kpi(g.KPI); !g.Craft && !p.isShare(s, k) {
			list = append(list, aim{s, k})
		}
	}
	return list
}

// isShare reports whether a KPI is steered at the place that a spot is a part of.
func (p *Plan) isShare(s spotAt, k int) bool {
	if s.chain < 0 && s.site.at > 0 {
		above, ok := p.above(-1, s, k)
		return ok && p.steers(above, k)
	}
	if s.chain >= 0 {
		return false
	}
	return slices.ContainsFunc(p.chainsAt(s), func(c int) bool {
		above, ok := p.above(c, s, k)
		return ok && p.steers(above, k)
	})
}
