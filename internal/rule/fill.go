package rule

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// A fill loosens the targets of parts, all on the grid of the last digit, until
// their whole only just keeps a limit: at most it (upper) or at least it.
//
// Four stages, each leaving a vector that keeps the limit: the strictest there
// is; all together at their speeds to the last level that keeps it; rounded to
// the grid, strictly; then one digit at a time, where rounding lost most first.
// What comes out cannot be loosened anywhere by a last digit.
type fill struct {
	rule   *Rule
	parts  []Part
	places int32
	upper  bool
	limit  exact.Num
	// lo and hi bound what each target may be, on the grid.
	lo, hi []bound
	// free has the parts to fill, in order; the values of the others stay.
	free []int
	x    []exact.Num
	// shift follows the whole through single changes; nil where the rule cannot.
	shift shifter
}

// A bound is one end of what a target may be.
type bound struct {
	at  exact.Num
	has bool
}

// strictest and loosest return a part's bounds in the direction of the limit.
func (f *fill) strictest(i int) bound {
	if f.upper {
		return f.lo[i]
	}
	return f.hi[i]
}

func (f *fill) loosest(i int) bound {
	if f.upper {
		return f.hi[i]
	}
	return f.lo[i]
}

// keeps reports whether a value of the whole keeps the limit.
func (f *fill) keeps(whole exact.Num) bool {
	if f.upper {
		return whole.Cmp(f.limit) <= 0
	}
	return whole.Cmp(f.limit) >= 0
}

// holds reports whether the whole of x keeps the limit. Where a host's operator
// fails it does not.
func (f *fill) holds() bool {
	if f.shift != nil {
		f.shift.reset()
		return f.shift.kept()
	}
	v, err := f.rule.eval(f.parts, f.x)
	return err == nil && f.keeps(v)
}

// holdsWith reports whether the whole keeps the limit with part i at value.
func (f *fill) holdsWith(i int, value exact.Num) bool {
	old := f.x[i]
	if f.shift != nil {
		f.shift.put(i, value)
		defer f.shift.put(i, old)
		return f.shift.kept()
	}
	f.x[i] = value
	defer func() { f.x[i] = old }()
	return f.holds()
}

// set gives part i a value that holds.
func (f *fill) set(i int, value exact.Num) {
	if f.shift != nil {
		f.shift.put(i, value)
		return
	}
	f.x[i] = value
}

// clamp keeps a value within part i's bounds.
func (f *fill) clamp(i int, v exact.Num) exact.Num { return between(f.lo[i], f.hi[i]).Nearest(v) }

// between returns the interval between two bounds.
func between(lo, hi bound) exact.Interval {
	return exact.Interval{Lo: lo.at, Hi: hi.at, HasLo: lo.has, HasHi: hi.has}
}

// corner puts the free parts at their strictest; false where that is open.
func (f *fill) corner() bool {
	for _, i := range f.free {
		if !f.strictest(i).has {
			return false
		}
		f.x[i] = f.strictest(i).at
	}
	return true
}

// flat puts the free parts at one value.
func (f *fill) flat(v exact.Num) {
	for _, i := range f.free {
		f.x[i] = v
	}
}

// run fills from the anchors, at the speeds, both one a free part. It reports
// false, with x at the strictest there is, if not even that keeps the limit.
func (f *fill) run(anchors, speeds []exact.Num) bool {
	if f.corner() && !f.holds() {
		return false
	}
	if !f.rule.level(f, anchors, speeds) {
		return false
	}
	if f.rule.slack {
		f.loosenSlack(anchors, speeds)
	}
	order, ok := f.round()
	if !ok {
		return false
	}
	f.loosen(order)
	return true
}

// loosenSlack lets the parts that can still move go on by themselves: those
// that cannot move one digit alone stay where they are.
func (f *fill) loosenSlack(anchors, speeds []exact.Num) {
	all := f.free
	defer func() { f.free = all }()
	for {
		var free []int
		var from, speed []exact.Num
		for k, i := range f.free {
			if next, ok := f.next(i, 1); ok && f.holdsWith(i, next) {
				free, from, speed = append(free, i), append(from, anchors[k]), append(speed, speeds[k])
			}
		}
		if len(free) == 0 || len(free) == len(f.free) {
			return
		}
		f.free, anchors, speeds = free, from, speed
		if !f.rule.level(f, anchors, speeds) {
			return
		}
	}
}

// round rounds the free parts to the grid, strictly, and returns them from the
// largest rounding loss, ties in order; false where one does not fit.
func (f *fill) round() ([]int, bool) {
	mode := exact.Ceil
	if f.upper {
		mode = exact.Floor
	}
	loss := make([]exact.Num, len(f.x))
	for _, i := range f.free {
		n, ok := f.x[i].Grid(f.places, mode)
		if !ok {
			return nil, false
		}
		v := exact.Scaled(n, f.places)
		loss[i] = f.x[i].Sub(v).Abs()
		f.x[i] = v
	}
	if f.shift != nil {
		f.shift.reset()
	}
	order := slices.Clone(f.free)
	slices.SortStableFunc(order, func(i, j int) int { return loss[j].Cmp(loss[i]) })
	return order, true
}

// loosen lets every part go one digit in turn, and then each as far as it can.
// Idle parts stay, and go on once the others have left them too little to be so.
func (f *fill) loosen(order []int) {
	var movable, idle []int
	for _, i := range order {
		if f.idle(i) {
			idle = append(idle, i)
			continue
		}
		if v, ok := f.next(i, 1); ok && f.holdsWith(i, v) {
			f.set(i, v)
			movable = append(movable, i)
		}
	}
	for _, i := range movable {
		f.farthest(i)
	}
	if len(movable) > 0 && len(idle) > 0 {
		f.loosen(idle)
	}
}

// endless is further, in last digits, than any target goes.
const endless = 1 << 60

// idle reports whether a host's operator could do without the part altogether.
// Such parts stay at the level of the others, rather than that one of them is
// let off for the sake of order.
func (f *fill) idle(i int) bool {
	if f.rule.host == nil {
		return false
	}
	if b := f.loosest(i); b.has {
		return f.holdsWith(i, b.at)
	}
	v, _ := f.next(i, endless)
	return f.holdsWith(i, v)
}

// farthest loosens one part as far as it goes, by doubling and then halving.
func (f *fill) farthest(i int) {
	can := func(n int64) bool {
		v, ok := f.next(i, n)
		return ok && f.holdsWith(i, v)
	}
	good, step := int64(0), int64(1)
	for step < endless && can(good+step) {
		good += step
		step *= 2
	}
	for step /= 2; step > 0; step /= 2 {
		if can(good + step) {
			good += step
		}
	}
	if v, ok := f.next(i, good); ok && good > 0 {
		f.set(i, v)
	}
}

// next returns part i's value n digits looser; false beyond its bound.
func (f *fill) next(i int, n int64) (exact.Num, bool) {
	digits := exact.Scaled(n, f.places)
	if !f.upper {
		digits = digits.Neg()
	}
	v := f.x[i].Add(digits)
	return v, v.Equal(f.clamp(i, v))
}
