package rule

import (
	"slices"
	"sort"

	"github.com/kpichain/kpichain/internal/exact"
)

// A curve moves the free parts of a fill together: part i stands at
// anchors[i] + far · speeds[i], kept within its bounds. Between the points
// where a part reaches a bound nothing of that changes.
type curve struct {
	*fill
	anchors, speeds []exact.Num
}

// place puts the free parts where they stand that far along.
func (c curve) place(far exact.Num) {
	for k, i := range c.free {
		c.x[i] = c.clamp(i, c.anchors[k].Add(far.Mul(c.speeds[k])))
	}
}

// at returns the whole's value that far along.
func (c curve) at(far exact.Num) exact.Num {
	c.place(far)
	v, _ := c.rule.eval(c.parts, c.x)
	return v
}

// past reports whether the limit is crossed that far along: kept no longer, or,
// where it is kept from below, kept at last.
func (c curve) past(far exact.Num) bool {
	c.place(far)
	return c.holds() != c.upper
}

// turns returns the points where a part reaches a bound, in order.
func (c curve) turns() []exact.Num {
	var turns []exact.Num
	for k, i := range c.free {
		for _, b := range []bound{c.lo[i], c.hi[i]} {
			if b.has {
				turns = append(turns, b.at.Sub(c.anchors[k]).Quo(c.speeds[k]))
			}
		}
	}
	slices.SortFunc(turns, exact.Num.Cmp)
	return turns
}

// segment returns the stretch between two turns in which the limit is crossed,
// open where it is crossed before the first or after the last.
func (c curve) segment() (lo, hi bound) {
	turns := c.turns()
	n := sort.Search(len(turns), func(k int) bool { return c.past(turns[k]) })
	if n > 0 {
		lo = bound{turns[n-1], true}
	}
	if n < len(turns) {
		hi = bound{turns[n], true}
	}
	return lo, hi
}

// inside returns a point within a stretch.
func inside(lo, hi bound) exact.Num {
	switch {
	case lo.has && hi.has:
		return lo.at.Add(hi.at).Quo(exact.Int(2))
	case lo.has:
		return lo.at.Add(one)
	case hi.has:
		return hi.at.Sub(one)
	}
	return zero
}

// end returns the end of a stretch that is there, zero if none is.
func end(lo, hi bound) exact.Num {
	if hi.has {
		return hi.at
	}
	return lo.at
}

// levelLinear finds the level of a rule that is linear in every part.
func levelLinear(f *fill, anchors, speeds []exact.Num) bool {
	c := curve{f, anchors, speeds}
	lo, hi := c.segment()
	from := end(lo, hi)
	to := inside(lo, hi)
	if !lo.has && !hi.has {
		to = one
	}
	start := c.at(from)
	slope := c.at(to).Sub(start)
	if slope.IsZero() {
		c.place(from)
		return f.holds()
	}
	c.place(from.Add(f.limit.Sub(start).Quo(slope).Mul(to.Sub(from))))
	return true
}

// levelPath finds the level of a critical path, which is the longest of several
// straight lines: from the far side, along the line that is longest there, until
// the longest one meets the limit.
func levelPath(f *fill, anchors, speeds []exact.Num) bool {
	c := curve{f, anchors, speeds}
	lo, hi := c.segment()
	moves := c.moving(inside(lo, hi))
	far := end(lo, hi)
	if !hi.has {
		steepest := longest(f.parts, c.lines(far, moves, true))
		if steepest.at.IsZero() {
			c.place(far)
			return f.holds()
		}
		far = far.Add(f.limit.Sub(steepest.slope).Quo(steepest.at))
	}
	for {
		now := longest(f.parts, c.lines(far, moves, false))
		if now.at.Equal(f.limit) || now.slope.IsZero() {
			c.place(far)
			return f.holds()
		}
		far = far.Add(f.limit.Sub(now.at).Quo(now.slope))
	}
}

// moving tells which parts are off their bounds that far along.
func (c curve) moving(far exact.Num) []exact.Num {
	speeds := make([]exact.Num, len(c.x))
	for k, i := range c.free {
		v := c.anchors[k].Add(far.Mul(c.speeds[k]))
		if v.Equal(c.clamp(i, v)) {
			speeds[i] = c.speeds[k]
		}
	}
	return speeds
}

// lines returns how long each part takes that far along and how fast that
// grows; with bySpeed the other way round, to find the steepest path.
func (c curve) lines(far exact.Num, speeds []exact.Num, bySpeed bool) []line {
	c.place(far)
	lines := make([]line, len(c.parts))
	for i, p := range c.parts {
		l := line{p.Passes.Mul(c.x[i]), p.Passes.Mul(speeds[i])}
		if bySpeed {
			l.at, l.slope = l.slope, l.at
		}
		lines[i] = l
	}
	return lines
}

// finer is how many times finer than a last digit a level is bisected.
const finer = 1 << 16

// levelBisect finds the level of a rule whose parts are all bounded, by halving,
// and stays on the side that keeps the limit.
func levelBisect(f *fill, anchors, speeds []exact.Num) bool {
	c := curve{f, anchors, speeds}
	lo, hi := c.segment()
	if !lo.has || !hi.has {
		c.place(end(lo, hi))
		return f.holds()
	}
	fine := exact.Scaled(1, f.places).Quo(exact.Int(finer))
	for _, s := range speeds {
		fine = exact.Min(fine, exact.Scaled(1, f.places).Quo(s.Mul(exact.Int(finer))))
	}
	a, b := lo.at, hi.at
	for b.Sub(a).Cmp(fine) > 0 {
		middle := a.Add(b).Quo(exact.Int(2))
		if c.past(middle) {
			b = middle
		} else {
			a = middle
		}
	}
	if f.upper {
		c.place(a)
	} else {
		c.place(b)
	}
	return f.holds()
}

// levelGrid finds the level of a host's operator, of which nothing is known but
// that it rises: on the grid, from the limit itself, by doubling and halving.
func levelGrid(f *fill, anchors, _ []exact.Num) bool {
	c := curve{f, anchors, slices.Repeat([]exact.Num{exact.Scaled(1, f.places)}, len(anchors))}
	start := int64(0)
	if !slices.ContainsFunc(anchors, func(a exact.Num) bool { return !a.IsZero() }) {
		start, _ = f.limit.Grid(f.places, exact.Floor)
	}
	holds := func(n int64) bool {
		c.place(exact.Int(n))
		return f.holds()
	}
	looser := int64(-1)
	if f.upper {
		looser = 1
	}
	good, ok := firstThatHolds(holds, start, -looser)
	if !ok {
		return false
	}
	if c.open() && holds(looser*(endless-1)) {
		return holds(good) // no level breaks the limit: there is nothing to search
	}
	for step := int64(1) << 60; step > 0; step /= 2 {
		if far := good + looser*step; within(far) && holds(far) {
			good = far
		}
	}
	return holds(good)
}

// open reports whether some part can be loosened without end.
func (c curve) open() bool {
	return slices.ContainsFunc(c.free, func(i int) bool { return !c.loosest(i).has })
}

// within keeps steps on the grid from running over.
func within(n int64) bool { return n > -endless && n < endless }

// firstThatHolds goes from start, by doubling, until a level keeps the limit.
func firstThatHolds(holds func(int64) bool, start, stricter int64) (int64, bool) {
	if holds(start) {
		return start, true
	}
	for step := int64(1); step < endless; step *= 2 {
		if n := start + stricter*step; within(n) && holds(n) {
			return n, true
		}
	}
	return 0, false
}
