package chain

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// Nearly all places stand within a step, where readings are whole numbers that are
// added or pooled. There a gap is divided on whole numbers, to the same digits as by
// the rule itself; what is out of the ordinary, or too close to call, is left to that.

// quick divides a gap on whole numbers, and reports whether it did.
func (d *divider) quick(n *portion, across *rule.Rule) (bool, error) {
	q := &quick{divider: d, portion: n, column: d.columns[int(n.w.tree)*len(d.plan.indicators)+d.k]}
	if d.over != nil || q.column == nil || q.column.wide != nil {
		return false, nil
	}
	begin := len(d.stack)
	defer func() { d.stack = d.stack[:begin] }()
	total, ok := n.gap.Rounded.Grid(d.places, exact.Floor)
	if !ok || !q.gather(across) {
		return false, nil
	}
	if across.Closed == rule.Add {
		ok = q.add(total)
	} else {
		ok = q.pool(total)
	}
	if !ok {
		return false, nil
	}
	return true, q.pass()
}

// A quick is one place whose gap is divided on whole numbers.
type quick struct {
	*divider
	*portion
	column *column
	bands  *bandTable
	parts  []part
	// kept and open are what the place itself keeps back and leaves open, in last
	// digits.
	kept, open int64
}

// A part is one part of the place: its numbers as they stand in the column, and what
// it gets.
type part struct {
	w                        site
	num, den, target, weight int64
	// value and mix are what it did, in last digits, before they are rounded; slope is
	// what the gap gets of its own.
	value, mix, slope rough
	// got, gotMix are what it gets, in last digits: all of it, and what mix is of that.
	got, gotMix int64
}

// gather lists the parts; false where any is out of the ordinary: not read in full, or
// not as the rule's own readings are.
func (q *quick) gather(across *rule.Rule) bool {
	want := rule.Bare
	switch across.Closed {
	case rule.Pool:
		want = rule.Terms
	case rule.Add:
	default:
		return false
	}
	p := q.plan
	b := p.block(q.portion.w.tree, q.k)
	q.bands = b.bands
	begin := len(q.stack)
	for w := range p.partsOf(q.portion.w, b) {
		at := w.at
		if rule.State(q.column.state[at]&^markMeasured) != want || !b.bands.has(at) ||
			int(at) < len(q.column.lacking) && q.column.lacking[at] > 0 {
			return false
		}
		q.stack = append(q.stack, part{w: w, num: q.column.num[at], den: q.column.den[at],
			target: b.bands.target[at], weight: p.share(w, b)})
	}
	q.parts = q.stack[begin:]
	return len(q.parts) > 0
}

// add divides what is added. Each part's gap counts as the whole's does: what a
// reading is off its target, times a ratio of whole numbers.
func (q *quick) add(total int64) bool {
	if !q.known || !q.gap.Mix.IsZero() {
		return false
	}
	places, at := max(q.column.numPlaces, q.bands.places), q.portion.w.at
	ratio := q.gap.Weight.Mul(exact.Scaled(1, places)).Quo(exact.Scaled(1, q.places))
	times, over, ok := ratio.Small()
	read, aim := power(places-q.column.numPlaces), power(places-q.bands.places)
	if !ok || !q.bands.has(at) || rule.State(q.column.state[at]&^markMeasured) != rule.Bare {
		return false
	}
	sh := sharer{over: over, left: total}
	var reads, aims sum
	for n := range q.parts {
		v := &q.parts[n]
		reads.add(v.num)
		aims.add(v.target)
		ok = ok && sh.share(&v.got, difference(v.num, read, v.target, aim), times)
	}
	composed, fits := reads.small()
	promised, fit := aims.small()
	return ok && fits && fit &&
		sh.share(&q.kept, difference(promised, aim, q.bands.target[at], aim), times) &&
		sh.share(&q.open, difference(q.column.num[at], read, composed, read), times) &&
		sh.finish()
}

// pool divides what is pooled, where all parts have the whole's target and the whole is
// what they compose to: then it keeps nothing back and leaves nothing open.
func (q *quick) pool(total int64) bool {
	var num, den, weight sum
	for _, v := range q.parts {
		num.add(v.num)
		den.add(v.den)
		weight.add(v.weight)
	}
	n, ok := num.small()
	volume, fits := den.small()
	weights, fit := weight.small()
	at := q.portion.w.at
	if !ok || !fits || !fit || volume <= 0 || q.column.state[at]&markMeasured != 0 || !q.bands.has(at) {
		return false
	}
	unit := q.column.denPlaces - q.column.numPlaces
	goal := roughInt(q.bands.target[at]).shift(-q.bands.places)
	middle := roughInt(n).over(roughInt(volume)).shift(unit).plus(goal).half()
	for k := range q.parts {
		v := &q.parts[k]
		if v.target != q.bands.target[at] {
			return false
		}
		planned, share := roughInt(v.weight).over(roughInt(weights)), roughInt(v.den).over(roughInt(volume))
		rate := roughInt(v.num).over(roughInt(v.den)).shift(unit)
		v.slope = planned.plus(share).half()
		if !q.onTarget(v) {
			v.value = v.slope.times(rate.minus(goal)).times(q.weight).shift(q.places)
		}
		v.mix = q.mix.times(v.slope).shift(q.places)
		if !sameShare(v.weight, weights, v.den, volume) {
			moved := rate.plus(goal).half().minus(middle).times(share.minus(planned))
			v.mix = v.mix.plus(moved.times(q.weight).shift(q.places))
		}
	}
	return q.round(total)
}

// onTarget reports whether a part reads its target exactly.
func (q *quick) onTarget(v *part) bool {
	num, den := power(q.bands.places+q.column.denPlaces), power(q.column.numPlaces)
	var s sum
	s.addProduct(v.num, num)
	return num > 0 && den > 0 && v.target < math.MaxInt64/den && v.target > -math.MaxInt64/den &&
		s == difference(v.target*den, v.den, 0, 0)
}

// sameShare reports whether a/b is c/d, none of them negative.
func sameShare(a, b, c, d int64) bool {
	hi, lo := bits.Mul64(uint64(a), uint64(d))
	h, l := bits.Mul64(uint64(c), uint64(b))
	return hi == h && lo == l
}

// round rounds what the parts did so that it adds up to a total; false where anything
// is too close to call.
func (q *quick) round(total int64) bool {
	if len(q.parts) == 1 {
		q.parts[0].got = total
		return q.parts[0].roundMix()
	}
	left, lost := total, q.lost[:0]
	defer func() { q.lost = lost }()
	for k := range q.parts {
		v := &q.parts[k]
		all := v.value.plus(v.mix)
		down, sure := all.floor()
		if !sure {
			return false
		}
		v.got = down
		left -= down
		if !all.zero() {
			lost = append(lost, roughCut{v, all.minus(roughInt(down))})
		}
	}
	if left < 0 || left > int64(len(lost)) {
		return false
	}
	slices.SortStableFunc(lost, func(a, b roughCut) int { return cmp.Compare(b.lost.at, a.lost.at) })
	up, down := math.Inf(1), math.Inf(-1)
	for k, c := range lost {
		if k < int(left) {
			c.part.got++
			up = min(up, c.lost.at-c.lost.off)
		} else {
			down = max(down, c.lost.at+c.lost.off)
		}
	}
	if up <= down {
		return false
	}
	for k := range q.parts {
		if !q.parts[k].roundMix() {
			return false
		}
	}
	return true
}

// A roughCut is a part that was rounded down, and what that took from it.
type roughCut struct {
	part *part
	lost rough
}

// roundMix divides what a part gets into value and mix.
func (v *part) roundMix() bool {
	switch {
	case v.mix.zero():
		return true
	case v.value.zero():
		v.gotMix = v.got
		return true
	}
	value, ok := v.value.floor()
	mix, sure := v.mix.floor()
	left := v.got - value - mix
	if !ok || !sure || left < 0 || left > 2 {
		return false
	}
	byValue, byMix := v.value.minus(roughInt(value)), v.mix.minus(roughInt(mix))
	gap := byMix.minus(byValue)
	if left == 1 && math.Abs(gap.at) <= gap.off {
		return false
	}
	if left == 2 || left == 1 && gap.at > 0 {
		mix++
	}
	v.gotMix = mix
	return true
}

// pass gives the parts what they get.
func (q *quick) pass() error {
	q.before(q.portion.w)
	digits := func(n int64) exact.Num { return exact.Scaled(n, q.places) }
	q.reserve = q.reserve.Add(digits(q.kept))
	q.unexplained = q.unexplained.Add(digits(q.open))
	for k := range q.parts {
		v := &q.parts[k]
		own := rule.Move{Value: digits(v.got - v.gotMix), Mix: digits(v.gotMix)}
		if q.plan.level(v.w) < q.by {
			q.divider.add(spotAt{-1, -1, q.portion.w}, own)
			continue
		}
		if q.stays(v.w) {
			q.divider.add(spotAt{-1, -1, v.w}, own)
		} else if err := q.divider.site(q.down(k), own); err != nil {
			return err
		}
	}
	return nil
}

// down returns a part as a place whose gap is divided.
func (q *quick) down(k int) *portion {
	v := &q.parts[k]
	n := &portion{w: v.w, above: q.portion, which: k}
	n.gap.Rounded = exact.Scaled(v.got, q.places)
	if q.known && q.plan.indicators[q.k].across.Closed == rule.Add {
		n.gap.Weight, n.known, n.weight = q.gap.Weight, true, q.weight
		return n
	}
	n.weight = q.weight.times(v.slope)
	n.mix = v.mix.shift(-q.places)
	return n
}
