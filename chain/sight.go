package chain

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// A Hop is one place on a line of sight, and how it counts in the next one. The
// zero value is no place.
type Hop struct {
	At  Place  `json:"at"`
	KPI string `json:"kpi"`
	// Goal is the place's, nil where it has none.
	Goal *kpi.Thresholds `json:"goal,omitempty"`
	// Pinned: a goal was set here, not cascaded from the next hop. True for where a
	// cascade starts.
	Pinned bool `json:"pinned,omitempty"`
	// Rule composes this hop into the next. None on the last hop, and where Effect
	// leads on.
	Rule kpi.Rule `json:"rule,omitempty"`
	// Share is how much of the next hop this one is, 0..1, rounded half away from
	// zero to 4 decimals: under Sum, Total and Path, passes times target per target
	// of the next; under Product, Mean, Ratio and custom rules, its weight among the
	// parts; under Min, Max, Bottleneck and End, 1. Zero where Rule is None, and
	// where the next target is zero.
	Share decimal.Decimal `json:"share,omitzero"`
	// Passes is as in [Link]; 1 below the steps.
	Passes decimal.Decimal `json:"passes,omitzero"`
	// Effect is the influence of this hop's KPI on the next hop's. Zero where Rule
	// leads on.
	Effect decimal.Decimal `json:"effect,omitzero"`
	// Because says why, where Effect leads on: [Influence].Because.
	Because string `json:"because,omitempty"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (h Hop) MarshalJSON() ([]byte, error) { return jsonx.Marshal(h) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, h stays as it was.
func (h *Hop) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, h) }

// LineOfSight returns, within a chain, the way from a place to the customer (Dutch:
// hoe jouw inzet bijdraagt): up through the places whose target this one is a
// part of, then along the strongest influences (largest product of |Effect|, ties
// by ID) to the chain's satisfaction, or as near as it gets: to a goal on the chain
// as a whole that it is a part of, or else to the one that it influences most.
// [Passes] lead on to what is composed of them, which counts as an effect of 1. Read
// backwards it explains where a target comes from.
//
// The first hop is the place itself. A KPI on the way stands at the chain if it
// has a goal there, else at the chain's first step where it has one, else at the
// chain without a goal. A place from which nothing leads to a goal on the chain is
// finding [NoLineOfSight]. The error wraps [ErrUnknown] for a chain, place or KPI that
// the model does not have, a place of another chain's step, and a KPI without a
// goal at the place.
func (p *Plan) LineOfSight(chainID string, at Place, kpiID string) ([]Hop, error) {
	c, ok := p.names.chains.Get(chainID)
	if !ok {
		return nil, fmt.Errorf("line of sight: %w: no chain %q", ErrUnknown, chainID)
	}
	s, ok := p.locate(at)
	if !ok || !p.inChain(int(c), s) {
		return nil, fmt.Errorf("line of sight: %w: no place %q in or beside chain %q", ErrUnknown, at, chainID)
	}
	k, ok := p.names.kpis.Get(kpiID)
	if !ok {
		return nil, fmt.Errorf("line of sight: %w: no KPI %q", ErrUnknown, kpiID)
	}
	if _, ok := p.goalAt(s, int(k)); !ok {
		return nil, fmt.Errorf("line of sight: %w: no goal for %q at %q", ErrUnknown, kpiID, at)
	}
	return p.lead(int(c), s, int(k), p.climb(int(c), s, int(k))), nil
}

// inChain reports whether a place belongs to a chain, or to none.
func (p *Plan) inChain(c int, s spotAt) bool {
	if s.chain >= 0 {
		return s.chain == c
	}
	step := p.trees[s.site.tree].step
	return step < 0 || p.linkOf(c, step) >= 0
}

// climb returns the hops from a place up to the top of its cascade.
func (p *Plan) climb(c int, s spotAt, k int) []Hop {
	hops := []Hop{p.hop(s, k)}
	for {
		above, ok := p.above(c, s, k)
		if !ok {
			return hops
		}
		p.count(&hops[len(hops)-1], s, above, k)
		hops = append(hops, p.hop(above, k))
		s = above
	}
}

// hop returns a place as a hop that leads nowhere yet.
func (p *Plan) hop(s spotAt, k int) Hop {
	h := Hop{At: p.placeAt(s), KPI: p.indicators[k].def.ID, Passes: decimal.New(1, 0)}
	if g, ok := p.goalAt(s, k); ok {
		t := p.thresholdsAt(s, k, g.bands)
		h.Goal, h.Pinned = &t, g.flags&flagSet != 0
	}
	return h
}

// above returns the place whose target a place's is a part of.
func (p *Plan) above(c int, s spotAt, k int) (spotAt, bool) {
	if s.chain >= 0 {
		return spotAt{}, false
	}
	up, inTree := p.parent(s.site)
	if inTree {
		b := p.block(s.site.tree, k)
		if p.indicators[k].across == nil || !p.isPart(s.site, b, b.depthAt(up.at)) {
			return spotAt{}, false
		}
		above := spotAt{-1, -1, up}
		_, ok := p.goalAt(above, k)
		return above, ok
	}
	link := p.linkOf(c, p.trees[s.site.tree].step)
	w := p.chainPlans[c].wholes[k]
	if link < 0 || int(s.site.tree) >= p.names.steps.Len() || w.bands == nil || w.template == nil ||
		w.template.part(link) < 0 {
		return spotAt{}, false
	}
	return spotAt{chain: c, link: -1}, true
}

// part returns which part a link is, -1 if it takes none.
func (t *template) part(link int) int {
	for n, l := range t.links {
		if l == link {
			return n
		}
	}
	return -1
}

// count fills in how a place counts in the one above it.
func (p *Plan) count(h *Hop, s, above spotAt, k int) {
	i := &p.indicators[k]
	passes, by := exact.Int(1), i.across
	var weight, all exact.Num
	if above.chain >= 0 {
		by = i.along
		t := p.chainPlans[above.chain].wholes[k].template
		own := t.part(p.linkOf(above.chain, p.trees[s.site.tree].step))
		passes, weight = t.parts[own].Planned, t.parts[own].Weight
		for n, part := range t.parts {
			if t.links[n] >= 0 {
				all = all.Add(part.Weight)
			}
		}
	} else {
		b := p.block(s.site.tree, k)
		weight = weightNum(p.share(s.site, b))
		for part := range p.partsOf(above.site, b) {
			all = all.Add(weightNum(p.share(part, b)))
		}
	}
	own, _ := p.goalAt(s, k)
	top, _ := p.goalAt(above, k)
	h.Rule = kpi.Rule(by.Name)
	h.Passes = passes.Out(exact.HalfAway)
	h.Share = by.Share(passes, own.bands.Target, top.bands.Target, weight, all).Decimal(coveragePlaces, exact.HalfAway)
}

// lead follows influences from the last hop to the chain's satisfaction, or as near
// as it gets. A way that is at a goal on the chain already is as near as that.
func (p *Plan) lead(c int, s spotAt, k int, hops []Hop) []Hop {
	link, near := -1, hops[len(hops)-1].At != Whole(p.names.chains.At(int32(c)))
	if s.chain >= 0 {
		link = s.link
	}
	return p.follow(c, hops, p.strongest(c, link, k, near))
}

// follow adds the hops of a way along influences.
func (p *Plan) follow(c int, hops []Hop, way []arc) []Hop {
	for n, a := range way {
		p.leadOn(&hops[len(hops)-1], a)
		at := p.steered(c, int(a.to))
		if n+1 < len(way) && way[n+1].influence < 0 {
			at = p.passesOf(c, int(way[n+1].to))
		}
		hops = append(hops, p.hop(at, int(a.to)))
	}
	return hops
}

// linkSpots returns where a link may be steered: at its step, and for how often that
// is passed at itself.
func linkSpots(c, l int, step int32) [2]spotAt {
	return [2]spotAt{{-1, -1, site{step, 0}}, {chain: c, link: l}}
}

// passesOf returns where in a chain the passes are steered that count in a KPI.
func (p *Plan) passesOf(c, k int) spotAt {
	for _, l := range p.chainPlans[c].wholes[k].template.links {
		if s := (spotAt{chain: c, link: l}); l >= 0 && p.steers(s, len(p.indicators)-1) {
			return s
		}
	}
	return spotAt{chain: c, link: -1}
}

// leadOn fills in what leads on from a hop.
func (p *Plan) leadOn(h *Hop, a arc) {
	if a.influence < 0 {
		h.Rule = p.indicators[a.to].def.Along
		return
	}
	in := &p.model.Influences[a.influence]
	h.Effect, h.Because = in.Effect, in.Because
}

// steered returns where in a chain a KPI is steered.
func (p *Plan) steered(c, k int) spotAt {
	whole := spotAt{chain: c, link: -1}
	if _, ok := p.goalAt(whole, k); ok {
		return whole
	}
	for l, link := range p.shapes[c].links {
		for _, s := range linkSpots(c, l, link.step) {
			if _, ok := p.goalAt(s, k); ok {
				return s
			}
		}
	}
	return whole
}
