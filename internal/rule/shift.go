package rule

import "github.com/kpichain/kpichain/internal/exact"

// A shifter follows what the parts of a fill compose to while they change one at
// a time, without composing them all again. It decides exactly as eval would; a
// test compares them.
type shifter interface {
	// reset starts from the values that the parts have now.
	reset()
	// put gives part i a value.
	put(i int, value exact.Num)
	// kept reports whether the whole keeps the limit.
	kept() bool
}

// linear follows a whole that grows by a fixed slope with each part.
type linear struct {
	*fill
	slope func(i int) exact.Num
	whole exact.Num
}

func (l *linear) reset()     { l.whole, _ = l.rule.eval(l.parts, l.x) }
func (l *linear) kept() bool { return l.keeps(l.whole) }

func (l *linear) put(i int, value exact.Num) {
	l.whole = l.whole.Add(l.slope(i).Mul(value.Sub(l.x[i])))
	l.x[i] = value
}

func shiftSum(f *fill) shifter {
	return &linear{fill: f, slope: func(i int) exact.Num { return f.parts[i].Passes }}
}

func shiftTotal(f *fill) shifter {
	return &linear{fill: f, slope: func(int) exact.Num { return one }}
}

func shiftMean(f *fill) shifter {
	var weights exact.Num
	for _, p := range f.parts {
		weights = weights.Add(p.Weight)
	}
	return &linear{fill: f, slope: func(i int) exact.Num { return f.parts[i].Weight.Quo(weights) }}
}

// Shift returns what a whole of known parts comes to after one of them went from
// before to now, without looking at the others; false where that does not tell.
func (r *Rule) Shift(whole Reading, passes exact.Num, before, now Reading) (Reading, bool) {
	if r.Closed == Pool {
		if whole.State != Terms || before.State != Terms || now.State != Terms {
			return whole, false
		}
		return Reading{whole.Num.Add(now.Num.Sub(before.Num)), whole.Den.Add(now.Den.Sub(before.Den)), Terms}, true
	}
	from, ok := before.Value()
	to, still := now.Value()
	if !ok || !still || whole.State != Bare {
		return whole, false
	}
	v, ok := whole.Num, true
	switch {
	case r.Closed == Add && r.Amounts:
		v = v.Add(to.Sub(from))
	case r.Closed == Add:
		v = v.Add(passes.Mul(to.Sub(from)))
	case r.Closed == Least:
		v, ok = extreme(v, from, to, -1)
	case r.Closed == Most:
		v, ok = extreme(v, from, to, 1)
	default:
		ok = false
	}
	return Of(v), ok
}

// extreme is Shift for the least (-1) or the most (1).
func extreme(whole, before, now exact.Num, sign int) (exact.Num, bool) {
	switch {
	case now.Cmp(whole)*sign >= 0:
		return now, true
	case before.Equal(whole):
		return whole, false // another part may be the one now
	}
	return whole, true
}
