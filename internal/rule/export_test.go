package rule

import "github.com/kpichain/kpichain/internal/exact"

// Shifts changes the parts of x to the values of y one by one and returns after
// each whether the limit is kept, as the rule follows that; nil where it cannot.
func Shifts(r *Rule, parts []Part, x, y []exact.Num, limit exact.Num, upper bool) (kept []bool) {
	if r.shift == nil {
		return nil
	}
	f := &fill{rule: r, parts: parts, x: append([]exact.Num{}, x...), limit: limit, upper: upper}
	f.shift = r.shift(f)
	f.shift.reset()
	for i, v := range y {
		if f.holdsWith(i, v) != f.shiftedTo(i, v) {
			return nil
		}
		kept = append(kept, f.shift.kept())
	}
	return kept
}

func (f *fill) shiftedTo(i int, v exact.Num) bool {
	f.set(i, v)
	return f.shift.kept()
}
