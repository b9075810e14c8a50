package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// Share returns what a place added to the gap of a chain in a KPI (Dutch: ieders
// aandeel), as [Result.Attribute] divides it, for the one place: negative made it worse.
// It is worked out down the line of sight from the chain and rounded once, half away
// from zero, to the KPI's Decimals and 2 more, so it may differ from the attribution in
// the last digit. No data where the place is no part of the chain's goal, where its part
// cannot be told, or where there is no value for the gap to be of.
//
// The error wraps [ErrUnknown] for a chain or KPI that the model does not have, and
// kpi.ErrRule where a host's operator fails.
//
// The cost is that of the parts of every whole from the chain to the place.
func (r *Result) Share(chainID string, at Place, kpiID string) (kpi.Reading, error) {
	c, ok := r.plan.names.chains.Get(chainID)
	id, known := r.plan.names.kpis.Get(kpiID)
	if !ok || !known {
		return kpi.Reading{}, fmt.Errorf("share: %w: chain %q or KPI %q", ErrUnknown, chainID, kpiID)
	}
	whole, k := spotAt{chain: int(c), link: -1}, int(id)
	s, ok := r.plan.locate(at)
	goal, set := r.plan.goalAt(whole, k)
	g, _ := r.gauge(whole, k)
	if _, read := g.Reading.Value(); !ok || !set || !read || g.Status == kpi.NoData {
		return kpi.Reading{}, nil
	}
	v, _ := r.see(whole, k)
	value, _ := v.Value()
	d := &divider{Result: r, k: k}
	way := d.down(int(c), s)
	if len(way) == 0 {
		return kpi.Reading{}, nil
	}
	share, ok, err := d.along(whole, way, goal.bands.Turn(value))
	if err != nil || !ok {
		return kpi.Reading{}, err
	}
	return kpi.Of(share.Decimal(r.plan.indicators[k].places+attributionPlaces, exact.HalfAway)), nil
}

// down returns the places from a chain's step down to a place; none if that is no part
// of the chain's goal.
func (d *divider) down(c int, s spotAt) []spotAt {
	var way []spotAt
	for s.chain < 0 {
		way = append(way, s)
		above, ok := d.plan.above(c, s, d.k)
		if !ok {
			return nil
		}
		s = above
	}
	slices.Reverse(way)
	return way
}

// along follows a gap down a way: what the last place of it was given.
func (d *divider) along(at spotAt, way []spotAt, weight exact.Num) (share exact.Num, ok bool, err error) {
	var mix exact.Num
	for _, next := range way {
		move, ok, err := d.moveOf(at, next)
		if err != nil || !ok {
			return exact.Num{}, false, err
		}
		mix = move.Mix.Mul(weight).Add(move.Slope.Mul(mix))
		share = move.Value.Add(move.Passes).Mul(weight).Add(mix)
		weight, at = move.Slope.Mul(weight), next
	}
	return share, true, nil
}

// moveOf returns what a part did to its whole.
func (d *divider) moveOf(whole, part spotAt) (rule.Move, bool, error) {
	if whole.chain < 0 {
		list := d.parts(whole.site)
		across := d.plan.indicators[d.k].across
		split, ok, err := across.Split(list.parts, list.aims)
		if err != nil {
			return rule.Move{}, false, d.failed(across, whole, err)
		}
		n := slices.Index(list.sites, part.site)
		return moveAt(split, ok, n)
	}
	i := &d.plan.indicators[d.k]
	parts, _ := d.chainParts(whole.chain, d.k)
	links := d.plan.chainPlans[whole.chain].wholes[d.k].template.links
	aims := make([]rule.Aim, len(parts))
	own := -1
	for n, link := range links {
		if link >= 0 {
			w := site{d.plan.shapes[whole.chain].links[link].step, 0}
			aims[n] = d.aim(w)
			if w == part.site {
				own = n
			}
		}
	}
	split, ok, err := i.along.Split(parts, aims)
	if err != nil {
		return rule.Move{}, false, d.failed(i.along, whole, err)
	}
	if says := i.along.Counts(parts); says != nil && own >= 0 && !says[own] {
		return rule.Move{}, false, nil
	}
	return moveAt(split, ok, own)
}

// moveAt returns one move of a split, if there is one.
func moveAt(s rule.Split, ok bool, n int) (rule.Move, bool, error) {
	if !ok || n < 0 {
		return rule.Move{}, false, nil
	}
	return s.Moves[n], true, nil
}
