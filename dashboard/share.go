package dashboard

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A ranked tile is one with what it is sorted by.
type ranked struct {
	Tile
	// took is Share as a part of the way from the chain's target to its red.
	took exact.Num
}

// ranked fills in Share, and what follows from it for the order.
func (m maker) ranked(r *route, t Tile) ranked {
	top := slices.IndexFunc(t.Sight, func(s Sight) bool { return r != nil && s.Hop.At == chain.Whole(r.ID) })
	if top < 1 || t.Hidden || !m.followable(t.Sight[:top+1]) {
		return ranked{Tile: t}
	}
	share := m.now.Share(r.ID, t.At, t.KPI)
	value, ok := share.Value()
	if !ok {
		return ranked{Tile: t}
	}
	t.Share = share
	return ranked{t, exact.Any(value).Quo(way(t.Sight[top].Hop.Goal))}
}

// followable reports whether a place is a part of the last hop, and the audience may see
// all that its share in the gap there is worked out from: what is read at every hop, how
// often its step is passed, and, where the rule that leads on needs them, what is read
// at all other parts of the next hop, and how often these are passed.
func (m maker) followable(line []Sight) bool {
	for k, s := range line[1:] {
		by := line[k].Hop.Rule
		if by == kpi.None || s.Hidden || !m.passesShown(s.Hop.At, line[k].Hop.At.Step) {
			return false
		}
		if !m.alone(by, s.Hop.At, s.Hop.KPI) && !m.partsShown(s.Hop.At, s.Hop.KPI) {
			return false
		}
	}
	return true
}

// alone reports whether the share of a part in a whole follows from what is read at the
// two, whatever is read at other parts: where parts are added up, and where they are
// pooled into the whole that is read, and have its target.
func (m maker) alone(by kpi.Rule, whole chain.Place, kpiID string) bool {
	switch by {
	case kpi.Sum, kpi.Total, kpi.Mean, kpi.End:
		return true
	case kpi.Ratio:
		_, _, measured := m.now.Behind(whole, kpiID)
		return !measured && m.plan.Alike(whole, kpiID)
	}
	return false
}

// partsShown reports whether the audience may see what a KPI reads at all parts of a
// place, and how often these are passed.
func (m maker) partsShown(whole chain.Place, kpiID string) bool {
	key := gaugeAt{whole, kpiID}
	shown, known := m.shown[key]
	if known {
		return shown
	}
	shown = !slices.ContainsFunc(m.plan.Parts(whole), func(part chain.Place) bool {
		if !m.passesShown(whole, part.Step) {
			return true
		}
		if !m.hides(part, kpiID) {
			return false
		}
		_, read := m.now.Gauge(part, kpiID)
		return read
	})
	m.shown[key] = shown
	return shown
}

// passesShown reports whether the audience may see how often a step is passed, if the
// whole that it is a part of is a chain.
func (m maker) passesShown(whole chain.Place, step string) bool {
	return whole.Chain == "" || !m.hides(chain.Place{Chain: whole.Chain, Step: step}, chain.Passes)
}

// way returns how far it is from a target to red: to the nearer end of the amber band,
// or if that is open or at the target as far as the target is from zero, or else 1.
func way(goal *kpi.Thresholds) exact.Num {
	target := exact.Any(goal.Target)
	var far exact.Num
	end := func(at decimal.Decimal, ok bool) {
		n := exact.Any(at).Sub(target).Abs()
		if ok && !n.IsZero() && (far.IsZero() || n.Less(far)) {
			far = n
		}
	}
	end(goal.Amber.Min())
	end(goal.Amber.Max())
	switch {
	case !far.IsZero():
		return far
	case !target.IsZero():
		return target.Abs()
	}
	return exact.Int(1)
}
