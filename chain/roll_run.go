package chain

import (
	"encoding/binary"

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

// addAlike composes a place whose rule adds or pools, as counting its parts would, where all
// of them were read alike and nothing is missing below; false, and nothing is entered, where
// they were not.
func (r *roller) addAlike(at int32) bool {
	c, u := r.column, &r.units[at]
	from, to := u.people-r.people, u.peopleTo-r.people
	if u.end == at+1 && from == to {
		return false
	}
	var odd uint64
	if !r.uniform {
		odd = unlike(c.state[from:to], r.alike)
	}
	var num, den sum
	num.addAll(c.num[from:to])
	if r.pools {
		den.addAll(c.den[from:to])
	}
	for k := at + 1; k < u.end; k = r.units[k].end {
		odd |= uint64(c.state[k]|markMeasured) ^ uint64(r.alike) | uint64(c.lacking[k])
		num.add(c.num[k])
		if r.pools {
			den.add(c.den[k])
		}
	}
	n, ok := num.small()
	d, fits := den.small()
	if odd != 0 || !ok || !fits {
		return false
	}
	c.num[at], c.state[at], c.covered[at] = n, r.alike&^markMeasured, r.low[at]
	if r.pools {
		c.den[at] = d
	}
	return true
}

// unlike returns 0 if all states are the one given.
func unlike(states []uint8, state uint8) (odd uint64) {
	const every = 0x0101010101010101
	for ; len(states) >= 8; states = states[8:] {
		odd |= binary.LittleEndian.Uint64(states) ^ uint64(state)*every
	}
	for _, s := range states {
		odd |= uint64(s ^ state)
	}
	return odd
}

// countBest counts the people from one place to before another under min and max, as
// counting each would, and reports whether it did; if not, nothing is counted.
func (r *roller) countBest(y *tally, at, from, to int32) bool {
	c := r.column
	if from >= to || !r.uniform && unlike(c.state[from:to], r.alike) != 0 {
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
