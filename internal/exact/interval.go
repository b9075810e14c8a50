package exact

// An Interval is a closed interval of numbers; either end may be open. The zero
// value is open on both ends: everything.
type Interval struct {
	Lo, Hi       Num
	HasLo, HasHi bool
}

// AtLeast returns the interval from lo up.
func AtLeast(lo Num) Interval { return Interval{Lo: lo, HasLo: true} }

// AtMost returns the interval up to hi.
func AtMost(hi Num) Interval { return Interval{Hi: hi, HasHi: true} }

// Between returns the interval from lo up to hi; it is empty where lo is more than hi.
func Between(lo, hi Num) Interval { return Interval{Lo: lo, Hi: hi, HasLo: true, HasHi: true} }

// Point returns the interval of x alone.
func Point(x Num) Interval { return Between(x, x) }

// Empty reports whether nothing lies in i.
func (i Interval) Empty() bool { return i.HasLo && i.HasHi && i.Hi.Less(i.Lo) }

// IsPoint reports whether exactly one number lies in i.
func (i Interval) IsPoint() bool { return i.HasLo && i.HasHi && i.Lo.Equal(i.Hi) }

// Contains reports whether x lies in i, its ends included.
func (i Interval) Contains(x Num) bool {
	if i.HasLo && x.Less(i.Lo) {
		return false
	}
	return !i.HasHi || !i.Hi.Less(x)
}

// Nearest returns the number in i, which is not empty, that is nearest to x.
func (i Interval) Nearest(x Num) Num {
	if i.HasLo {
		x = Max(x, i.Lo)
	}
	if i.HasHi {
		x = Min(x, i.Hi)
	}
	return x
}

// Within reports whether all of i lies in o. An empty interval lies in every one.
func (i Interval) Within(o Interval) bool {
	if i.Empty() {
		return true
	}
	lo := !o.HasLo || (i.HasLo && !i.Lo.Less(o.Lo))
	hi := !o.HasHi || (i.HasHi && !o.Hi.Less(i.Hi))
	return lo && hi
}

// Meet returns what i and o have in common, and reports whether that is anything.
func (i Interval) Meet(o Interval) (Interval, bool) {
	if o.HasLo && (!i.HasLo || i.Lo.Less(o.Lo)) {
		i.Lo, i.HasLo = o.Lo, true
	}
	if o.HasHi && (!i.HasHi || o.Hi.Less(i.Hi)) {
		i.Hi, i.HasHi = o.Hi, true
	}
	return i, !i.Empty()
}

// Hull returns the smallest interval that contains both i and o, neither of them
// empty.
func (i Interval) Hull(o Interval) Interval {
	var h Interval
	if i.HasLo && o.HasLo {
		h.Lo, h.HasLo = Min(i.Lo, o.Lo), true
	}
	if i.HasHi && o.HasHi {
		h.Hi, h.HasHi = Max(i.Hi, o.Hi), true
	}
	return h
}

// Equal reports whether i and o have the same ends.
func (i Interval) Equal(o Interval) bool {
	return i.HasLo == o.HasLo && i.HasHi == o.HasHi &&
		(!i.HasLo || i.Lo.Equal(o.Lo)) && (!i.HasHi || i.Hi.Equal(o.Hi))
}

// Times returns what n numbers in i add up to, n more than zero.
func (i Interval) Times(n int64) Interval { return i.Scaled(Int(n)) }

// Scaled returns where numbers in i lie when multiplied by x, more than zero.
func (i Interval) Scaled(x Num) Interval {
	i.Lo, i.Hi = i.Lo.Mul(x), i.Hi.Mul(x)
	return i
}

// Plus returns i moved by x.
func (i Interval) Plus(x Num) Interval {
	i.Lo, i.Hi = i.Lo.Add(x), i.Hi.Add(x)
	return i
}
