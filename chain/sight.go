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
// by ID) to the chain's satisfaction, or as near as it gets. Read backwards it
// explains where a target comes from.
//
// The first hop is the place itself. A KPI on the way stands at the chain if it
// has a goal there, else at the chain's first step where it has one, else at the
// chain without a goal. The error wraps [ErrUnknown] for a chain, place or KPI that
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
	hops := p.climb(int(c), s, int(k))
	return p.lead(int(c), int(k), hops), nil
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
		t := thresholdsOf(g.bands)
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

// lead follows influences from the last hop to the chain's satisfaction.
func (p *Plan) lead(c, k int, hops []Hop) []Hop {
	to, ok := p.names.kpis.Get(p.model.Chains[c].Satisfaction)
	if !ok || int(to) == k {
		return hops
	}
	for _, n := range p.strongest(k, int(to)) {
		in := p.model.Influences[n]
		next := p.kpi(in.To)
		hops[len(hops)-1].Effect, hops[len(hops)-1].Because = in.Effect, in.Because
		hops = append(hops, p.hop(p.steered(c, next), next))
	}
	return hops
}

// steered returns where in a chain a KPI is steered.
func (p *Plan) steered(c, k int) spotAt {
	whole := spotAt{chain: c, link: -1}
	if _, ok := p.goalAt(whole, k); ok {
		return whole
	}
	for _, l := range p.shapes[c].links {
		step := spotAt{-1, -1, site{l.step, 0}}
		if _, ok := p.goalAt(step, k); ok {
			return step
		}
	}
	return whole
}

// strongest returns the influences that lead from one KPI to another with the
// largest product of effects, ties going to the smaller IDs; none if there is no
// way.
func (p *Plan) strongest(from, to int) []int {
	n := len(p.indicators)
	best, by, done := make([]exact.Num, n), make([]int, n), make([]bool, n)
	out := p.influencesOf()
	best[from], by[from] = exact.Int(1), -1
	for {
		at := -1
		for k := range best {
			if !done[k] && best[k].Sign() > 0 && (at < 0 || p.prefer(best[k], k, best[at], at)) {
				at = k
			}
		}
		if at < 0 || at == to {
			break
		}
		done[at] = true
		for _, l := range out[at] {
			next := p.kpi(p.model.Influences[l].To)
			product := best[at].Mul(exact.MustFrom(p.model.Influences[l].Effect).Abs())
			if !done[next] && best[next].Less(product) {
				best[next], by[next] = product, l
			}
		}
	}
	var way []int
	for at := to; at != from && best[at].Sign() > 0; at = p.kpi(p.model.Influences[by[at]].From) {
		way = append([]int{by[at]}, way...)
	}
	return way
}

// prefer reports whether a KPI reached with a product comes before another.
func (p *Plan) prefer(a exact.Num, k int, b exact.Num, l int) bool {
	if c := a.Cmp(b); c != 0 {
		return c > 0
	}
	return p.indicators[k].def.ID < p.indicators[l].def.ID
}

// influencesOf returns the influences of every KPI, in model order.
func (p *Plan) influencesOf() [][]int {
	out := make([][]int, len(p.indicators))
	for n, in := range p.model.Influences {
		k := p.kpi(in.From)
		out[k] = append(out[k], n)
	}
	return out
}
