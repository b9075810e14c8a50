package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A packed is a cell as its column keeps it: whole numbers of the column's last digits,
// without pointers and less than half as long.
type packed struct {
	num, den int64
	covered  int64 // 0 for a place without parts, whose weight the plan has
	lacking  int32
	state    uint8 // a rule.State, markMeasured and markApart
}

// markApart marks a reading that whole numbers of its column do not do for: num says
// where it is in a list of such.
const markApart = 1 << 6

func (v *packed) is() rule.State { return rule.State(v.state &^ (markMeasured | markApart)) }
func (v *packed) measured() bool { return v.state&markMeasured != 0 }
func (v *packed) apart() bool    { return v.state&markApart != 0 }

// unpack returns the cell of a place; c is its column, and apart the list of what is in
// none.
func (p *Plan) unpack(v *packed, apart []rule.Reading, c *column, w site, k int) cell {
	out := cell{measured: v.measured(), lacking: v.lacking, covered: v.covered}
	if v.apart() {
		out.Reading = apart[v.num]
	} else {
		out.Reading = c.read(v.is(), v.num, v.den)
	}
	if out.lacking == 0 && w.at >= p.trees[w.tree].inners() {
		out.covered, _ = p.below(w, p.block(w.tree, k))
	}
	p.settleTerms(&out, k)
	return out
}

// packReading enters a reading, as whole numbers of the column where these do; it returns
// the list of what is in none.
func (v *packed) packReading(r rule.Reading, c *column, apart []rule.Reading) []rule.Reading {
	v.state = v.state&markMeasured | uint8(r.State)
	if r.State < rule.Void {
		return apart
	}
	if c != nil && c.wide == nil {
		var ok bool
		if v.num, v.den, ok = c.digits(r); ok {
			return apart
		}
	}
	v.num, v.den, v.state = int64(len(apart)), 0, v.state|markApart
	return append(apart, r)
}

// packTerms enters terms as whole numbers of the column, and reports whether these do.
func (v *packed) packTerms(t *terms, c *column) bool {
	if c == nil || c.wide != nil || !t.small || t.numPlaces > c.numPlaces || t.denPlaces > c.denPlaces {
		return false
	}
	num, den, ok := c.small(t)
	v.num, v.den, v.state = num, den, v.state&markMeasured|uint8(t.state)
	return ok
}

// shift is [cell.shift] in whole numbers, where unit is the denominator of a whole one;
// false also where these do not do: then nothing has changed.
func (v *packed) shift(closed rule.Closed, before, now *packed, unit int64) bool {
	if (v.state|before.state|now.state)&markApart != 0 || before.lacking != now.lacking || before.covered != now.covered ||
		min(v.is(), before.is(), now.is()) < rule.Bare {
		return false
	}
	switch closed {
	case rule.Add:
		return v.is() == rule.Bare && before.over(unit) == unit && now.over(unit) == unit &&
			replace(&v.num, before.num, now.num)
	case rule.Pool:
		num, den := v.num, v.den
		ok := v.is() == rule.Terms && before.is() == rule.Terms && now.is() == rule.Terms &&
			replace(&num, before.num, now.num) && replace(&den, before.den, now.den) && den != 0
		if ok {
			v.num, v.den = num, den
		}
		return ok
	case rule.Least:
		return v.shiftBest(before, now, unit, 1)
	case rule.Most:
		return v.shiftBest(before, now, unit, -1)
	}
	return false
}

// shiftBest is shift for the least (1) and for the most (-1).
func (v *packed) shiftBest(before, now *packed, unit int64, sign int) bool {
	if before.cmp(v, unit) == 0 && now.cmp(before, unit)*sign > 0 {
		return false
	}
	if now.cmp(v, unit)*sign < 0 {
		v.num, v.den, v.state = now.num, now.den, now.state&^markMeasured
	}
	return true
}

// over returns the denominator of a value.
func (v *packed) over(unit int64) int64 {
	if v.is() == rule.Terms {
		return v.den
	}
	return unit
}

// cmp compares values.
func (v *packed) cmp(w *packed, unit int64) int {
	return exact.CompareQuotients(v.num, v.over(unit), w.num, w.over(unit))
}

// replace takes one number out of a sum and adds another, and reports whether int64s do.
func replace(sum *int64, before, now int64) bool {
	by := now - before
	to := *sum + by
	if (now^before)&(now^by) < 0 || (*sum^to)&(by^to) < 0 {
		return false
	}
	*sum = to
	return true
}
