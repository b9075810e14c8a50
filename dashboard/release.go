package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// A release is what the boards of groups show of a ledger, found one value at a time,
// from the largest group to the smallest. What is shown of a whole and of its parts
// also tells what is left between them; a value is shown only if neither it nor
// anything left rests on fewer people than a group needs.
//
// Places below a step divide it without overlap, so that it is enough to look at what
// is left of the nearest group above that is shown. Chains overlap in the steps that
// they share: see ties. What a host's own rule makes of a place that lacks a part is not
// shown: where it must lie may rest on any few of its parts.
type release struct {
	*ledger
	shown []bool
	// left and hands have, for every group, how many readings are left of it once what
	// is shown below it is known, and of how many people at least.
	left, hands []int32
	ties        *ties
}

// newRelease finds out what of a ledger may be shown.
func newRelease(l *ledger) *release {
	r := &release{ledger: l, shown: make([]bool, len(l.places)),
		left: slices.Clone(l.readings), hands: slices.Clone(l.workers)}
	r.ties = newTies(r)
	_, builtin := r.rules().Across.Operator()
	custom := r.rules().Across != kpi.None && !builtin
	for _, k := range l.order {
		switch {
		case l.same[k] >= 0:
			r.shown[k] = r.shown[l.same[k]]
		case l.few(int(l.people[k])) || l.few(int(l.workers[k])):
		case l.readings[k] == 0:
			r.shown[k] = true
		case custom && !l.complete(l.places[k]):
		default:
			r.try(k)
		}
	}
	return r
}

// try shows a value, unless that tells too much.
func (r *release) try(k int32) {
	owner := r.owner(k)
	r.show(k, owner, 1)
	if !r.safe(k, owner) {
		r.show(k, owner, -1)
	}
}

// safe reports whether a value that was just shown tells nothing that it may not. One
// that is nobody's tells of nobody: it was taken for known already.
func (r *release) safe(k, owner int32) bool {
	switch {
	case r.workers[k] == 0:
		return true
	case owner >= 0 && r.shown[owner]:
		return !r.few(r.size(owner))
	}
	return r.ties.safe(k, owner)
}

// show notes that a value is shown, or with -1 that it is not after all.
func (r *release) show(k, owner, sign int32) {
	r.shown[k] = sign > 0
	r.ties.show(k, sign)
	if owner >= 0 {
		r.left[owner] -= sign * r.readings[k]
		r.hands[owner] -= sign * r.workers[k]
	}
}

// owner returns the nearest group above that is shown, or else the topmost whose value
// this one's counts in; -1 if it counts in none.
func (r *release) owner(k int32) int32 {
	owner := r.into[k]
	for owner >= 0 && !r.shown[owner] && r.into[owner] >= 0 {
		owner = r.into[owner]
	}
	return owner
}

// size returns how many different people are behind what is left of a group, counted
// no further than a group needs.
func (r *release) size(k int32) int {
	switch {
	case r.left[k] == 0 || r.workers[k] == 0: // or nobody was modelled there
		return 0
	case int(r.hands[k]) >= r.enough:
		return r.enough
	default:
		return len(r.remaining(k))
	}
}

// remaining returns the different people behind what is left of a group, no more than
// a group needs.
func (r *release) remaining(k int32) []string {
	return r.crew(k, func(group int32) bool { return r.shown[group] }, r.enough)
}
