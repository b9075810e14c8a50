package chain

import "github.com/kpichain/kpichain/internal/rule"

// Nine places in ten are people, who stand side by side with nothing below them, and
// mostly all were read, in the same form. Such a run of them is counted at once.

// runState returns the state of people who can be counted at once: that of terms where
// these are pooled, of values without volume otherwise.
func runState(across *rule.Rule) uint8 {
	if across != nil && across.Closed == rule.Pool {
		return uint8(rule.Terms) | markMeasured
	}
	return uint8(rule.Bare) | markMeasured
}

// countRun counts the people directly in a unit, from one place to before another, as
// counting each would, and reports whether it did; if not, nothing is counted.
func (r *roller) countRun(y *tally, at, from, to int32) bool {
	c := r.column
	if from >= to {
		return false
	}
	num, states := c.num[from:to], c.state[from:to]
	switch sum := y.num; r.across.Closed {
	case rule.Add:
		if !sum.addRun(num, states, r.run) {
			return false
		}
		y.num = sum
	case rule.Pool:
		if !sum.addRun(num, states, r.run) {
			return false
		}
		y.num = sum
		y.den.addAll(c.den[from:to])
		y.best, y.state = to-1, max(y.state, uint8(rule.Terms))
	default:
		best, ok := bestOf(num, states, r.run, r.across.Closed == rule.Least)
		if !ok {
			return false
		}
		if y.known == 0 || r.beats(from+best, y.best) {
			y.best, y.state = from+best, uint8(rule.Bare)
		}
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

// addRun adds numbers, and reports whether all have one state; if not, the sum is of no
// use.
func (s *sum) addRun(list []int64, states []uint8, state uint8) bool {
	var odd uint8
	var high int64
	var low uint64
	states = states[:len(list)]
	for i, v := range list {
		odd |= states[i] ^ state
		low += uint64(uint32(v))
		high += v >> 32
	}
	s.addHalves(high, low)
	return odd == 0
}

// bestOf returns which of some values, at least one, is the least or else the most, the
// first of equals, and reports whether all have one state.
func bestOf(list []int64, states []uint8, state uint8, least bool) (best int32, ok bool) {
	var odd uint8
	states = states[:len(list)]
	for i, v := range list {
		odd |= states[i] ^ state
		if least && v < list[best] || !least && v > list[best] {
			best = int32(i)
		}
	}
	return best, odd == 0
}
