package picture

import (
	"strconv"

	"github.com/kpichain/kpichain/internal/exact"
)

// px is a length on a picture, in tenths of a pixel: whole numbers, so that a picture is
// the same bytes on every machine.
type px int64

// String writes a length in pixels: "12", "12.5".
func (p px) String() string {
	sign := ""
	if p < 0 {
		sign, p = "-", -p
	}
	text := sign + strconv.FormatInt(int64(p/10), 10)
	if p%10 != 0 {
		text += "." + strconv.FormatInt(int64(p%10), 10)
	}
	return text
}

// A scale puts values on a stretch of a picture. Low comes at From, and High at To; where
// both are equal, all values are in the middle.
type scale struct {
	low, high exact.Num
	from, to  px
}

// at returns where a value stands, values beyond the ends at the ends.
func (s scale) at(v exact.Num) px {
	part := extent{low: s.low, high: s.high}.part(v)
	at, _ := part.Mul(exact.Int(int64(s.to-s.from))).Grid(0, exact.HalfAway)
	return s.from + px(at)
}

// An extent is the least and the most of some values. The zero value has none yet.
type extent struct {
	low, high exact.Num
	any       bool
}

// with returns an extent that has these values too.
func (e extent) with(values ...exact.Num) extent {
	for _, v := range values {
		if !e.any {
			e = extent{v, v, true}
		}
		e.low, e.high = exact.Min(e.low, v), exact.Max(e.high, v)
	}
	return e
}

// widened returns an extent with a part of its width more on both sides; where it has no
// width, with a part of its value, or one.
func (e extent) widened(part exact.Num) extent {
	width := e.high.Sub(e.low)
	if width.IsZero() {
		width = e.high.Abs()
	}
	if width.IsZero() {
		width = exact.Int(1)
	}
	by := width.Mul(part)
	return extent{e.low.Sub(by), e.high.Add(by), true}
}

// part returns where a value lies within an extent, from 0 to 1; in the middle of one
// without width.
func (e extent) part(v exact.Num) exact.Num {
	if !e.low.Less(e.high) {
		return exact.Frac(1, 2)
	}
	return exact.Max(e.low, exact.Min(v, e.high)).Sub(e.low).Quo(e.high.Sub(e.low))
}

// ticks returns round values within an extent: so many at most, 1, 2 or 5 times a power
// of ten apart; none for an extent without width.
func (e extent) ticks(most int) []exact.Num {
	width := e.high.Sub(e.low)
	if !e.any || width.Sign() <= 0 || most < 1 {
		return nil
	}
	for step := range steps(width.Quo(exact.Int(int64(most)))) {
		first, ok := e.low.Quo(step).Grid(0, exact.Ceil)
		last, fits := e.high.Quo(step).Grid(0, exact.Floor)
		if !ok || !fits || last-first >= int64(most) {
			continue
		}
		var list []exact.Num
		for k := first; k <= last; k++ {
			list = append(list, step.Mul(exact.Int(k)))
		}
		return list
	}
	return nil
}

// steps yields 1, 2 and 5 times powers of ten, from just below a width up.
func steps(width exact.Num) func(yield func(exact.Num) bool) {
	return func(yield func(exact.Num) bool) {
		ten, power := exact.Int(10), exact.Int(1)
		for width.Less(power) {
			power = power.Quo(ten)
		}
		for !width.Less(power.Mul(ten)) {
			power = power.Mul(ten)
		}
		for range 3 {
			for _, n := range []int64{1, 2, 5} {
				if !yield(power.Mul(exact.Int(n))) {
					return
				}
			}
			power = power.Mul(ten)
		}
	}
}
