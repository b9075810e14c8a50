package chain

import (
	"bytes"

	"github.com/kpichain/kpichain/internal/rule"
)

// Nine places in ten are people, who stand side by side with nothing below them, and
// mostly all were read, in the same form, as were those below the next unit. Parts that
// are alike are composed at once.

// alikeState returns the state of parts that can be composed at once: that of terms where
// these are pooled, of values without volume otherwise.
func alikeState(across *rule.Rule) uint8 {
	if across != nil && across.Closed == rule.Pool {
		return uint8(rule.Terms) | markMeasured
	}
	return uint8(rule.Bare) | markMeasured
}

// addFrom composes places whose rule adds or pools, of which none was measured, and all
// people were, alike: from the last one on, for as long as they have parts and come to
// numbers that fit. It returns the next place.
func (r *roller) addFrom(at int32) int32 {
	c := r.column
	next := r.sums(c.num, at)
	if r.pools {
		next = max(next, r.sums(c.den, at))
	}
	copy(c.covered[next+1:at+1], r.low[next+1:])
	for k := next + 1; k <= at; k++ {
		c.state[k] = r.alike &^ markMeasured
	}
	return next
}

// sums enters what the numbers of parts come to, as addFrom does, and returns the next place.
func (r *roller) sums(list []int64, at int32) int32 {
	for ; at >= 0; at-- {
		sum, ok := r.sum(list, at)
		if !ok {
			break
		}
		list[at] = sum
	}
	return at
}

// addAlike composes a place whose rule adds or pools, as counting its parts would, where all
// of them were read alike and nothing is missing below; false, and nothing is entered, where
// they were not.
func (r *roller) addAlike(at int32) bool {
	c := r.column
	if !r.partsAlike(at) {
		return false
	}
	num, ok := r.sum(c.num, at)
	if !ok {
		return false
	}
	if r.pools {
		den, fits := r.sum(c.den, at)
		if !fits {
			return false
		}
		c.den[at] = den
	}
	c.num[at], c.state[at], c.covered[at] = num, r.alike&^markMeasured, r.low[at]
	return true
}

// isGiven reports whether a place was measured, or had nothing to measure.
func (r *roller) isGiven(at int32) bool {
	state := r.column.state[at]
	return state&markMeasured != 0 || rule.State(state) == rule.Absent
}

// partsAlike reports whether the parts of a place were read alike, and nothing is missing
// below.
func (r *roller) partsAlike(at int32) bool {
	c, u := r.column, &r.units[at]
	if !r.uniform && !allAre(c.state[u.people-r.people:u.peopleTo-r.people], r.alike) {
		return false
	}
	for k := at + 1; k < u.end; k = r.units[k].end {
		if c.state[k]|markMeasured != r.alike || c.lacking[k] > 0 {
			return false
		}
	}
	return true
}

// sum adds the numbers of the parts of a place, and reports whether there are any and they
// come to a number that fits. They are fewer than 2^31: their halves, added apart, do not
// overflow, and there is no carry.
func (r *roller) sum(list []int64, at int32) (int64, bool) {
	u := &r.units[at]
	var high int64
	var low uint64
	for k := at + 1; k < u.end; k = r.units[k].end {
		high += list[k] >> 32
		low += uint64(uint32(list[k]))
	}
	for _, v := range list[u.people-r.people : u.peopleTo-r.people] {
		high += v >> 32
		low += uint64(uint32(v))
	}
	high += int64(low >> 32)
	return high<<32 | int64(uint32(low)), high == int64(int32(high)) && (u.end > at+1 || u.peopleTo > u.people)
}

// allAre reports whether all states are the one given.
func allAre(states []uint8, state uint8) bool {
	n := len(states)
	return n == 0 || states[0] == state && bytes.Equal(states[1:], states[:n-1])
}

// countBest counts the people from one place to before another under min and max, as
// counting each would, and reports whether it did; if not, nothing is counted.
func (r *roller) countBest(y *tally, at, from, to int32) bool {
	c := r.column
	if from >= to || !r.uniform && !allAre(c.state[from:to], r.alike) {
		return false
	}
	best := from + bestOf(c.num[from:to], r.across.Closed == rule.Least)
	if y.known == 0 || r.beats(best, y.best) {
		y.best, y.state = best, uint8(rule.Bare)
	}
	y.count, y.known = y.count+to-from, y.known+to-from
	y.covered += r.weigh(at, from, to)
	return true
}

// weigh returns what the people directly in a unit weigh: what the lowest places below
// it do, where it has no sub-units.
func (r *roller) weigh(at, from, to int32) (weight int64) {
	if r.units[at].end == at+1 {
		return r.low[at]
	}
	for k := from; k < to; k++ {
		weight += r.weight(site{r.tree, k})
	}
	return weight
}

// bestOf returns which of some values, at least one, is the least or else the most, the
// first of equals.
func bestOf(list []int64, least bool) (best int32) {
	for i, v := range list {
		if least && v < list[best] || !least && v > list[best] {
			best = int32(i)
		}
	}
	return best
}
