package light

import "math/bits"

// Whole has bands as whole numbers of one last digit, to judge millions of values as
// [Bands] does, but in machine words.
type Whole struct {
	Target int64
	// Ends are those of green, low and high, and then those of amber. Has has a bit for each,
	// from the lowest: whether it is there.
	Ends   [4]int64
	Has    uint8
	Better Direction
}

// The low ends of bands among Whole.Ends; a high one is the next.
const (
	wholeGreen = 0
	wholeAmber = 2
)

// A Verdict is what bands say of a value: its light, its score in hundredths, and its gap,
// as a quotient by the same den.
type Verdict struct {
	Status Status
	Score  int64
	Gap    int64
}

// Judge judges num/den, in last digits and den more than zero. It reports false where that
// takes more than machine words.
func (w *Whole) Judge(num, den int64) (Verdict, bool) {
	x := quotient{num: num, den: den, wide: num > most || num < -most}
	v := Verdict{Status: Green, Score: 100 * 100, Gap: x.above(w.Target)}
	if w.Better == Lower || w.Better == Near && v.Gap > 0 {
		v.Gap = -v.Gap
	}
	for side := range 2 {
		lost := w.outside(&x, wholeGreen+side)
		if lost <= 0 {
			continue
		}
		if v.Status = Red; w.outside(&x, wholeAmber) <= 0 && w.outside(&x, wholeAmber+1) <= 0 {
			v.Status = Amber
		}
		v.Score = w.score(&x, side, lost)
		break // beyond one end, it is not beyond the other
	}
	return v, !x.wide
}

// outside returns how far x lies outside of an end, as a quotient by the same den: nothing
// or less where it does not, or where there is no end.
func (w *Whole) outside(x *quotient, end int) int64 {
	switch {
	case w.Has>>end&1 == 0:
		return 0
	case end%2 == 0:
		return -x.above(w.Ends[end])
	}
	return x.above(w.Ends[end])
}

// score returns the score of what lies outside of green on one side, by how far.
func (w *Whole) score(x *quotient, side int, lost int64) int64 {
	green, amber := w.Ends[wholeGreen+side], w.Ends[wholeAmber+side]
	if w.Has>>(wholeAmber+side)&1 == 0 {
		return 9999
	}
	if side == 0 {
		green, amber = amber, green
	}
	over, room := bits.Mul64(uint64(amber-green), uint64(x.den))
	x.wide = x.wide || over > 0
	hi, lo := bits.Mul64(uint64(lost), 50*100)
	if hi >= room { // all of it, or no room at all
		return 0
	}
	points, rest := bits.Div64(hi, lo, room)
	if rest > 0 {
		points++
	}
	return 100*100 - int64(min(points, 100*100))
}

// most is more than any term of a difference that fits a machine word.
const most = 1<<62 - 1

// A quotient is a value that is compared with whole numbers. It is wide where one of the
// comparisons took more than machine words.
type quotient struct {
	num, den int64
	wide     bool
}

// above returns how much more than n the quotient is, as a quotient by the same den.
func (x *quotient) above(n int64) int64 {
	hi, lo := bits.Mul64(uint64(n), uint64(x.den))
	if n < 0 {
		hi -= uint64(x.den)
	}
	times := int64(lo)
	x.wide = x.wide || hi != uint64(times>>63) || times > most || times < -most
	return x.num - times
}
