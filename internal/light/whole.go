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
	gap, ok := above(num, den, w.Target)
	if w.Better == Lower || w.Better == Near && gap > 0 {
		gap = -gap
	}
	var lost int64
	var side uint
	if w.Has&(1<<wholeGreen) != 0 {
		more, fits := above(num, den, w.Ends[wholeGreen])
		lost, ok = -more, ok && fits
	}
	if lost <= 0 && w.Has&(2<<wholeGreen) != 0 { // below one end, it is not above the other
		more, fits := above(num, den, w.Ends[wholeGreen+1])
		lost, side, ok = more, 1, ok && fits
	}
	if lost <= 0 {
		return Verdict{Green, full, gap}, ok
	}
	status, score, fits := w.outside(side, lost, den)
	return Verdict{status, score, gap}, ok && fits
}

// A full score is that of green, in hundredths; half of it is that of the end of amber.
const full = 100 * 100

// outside judges what lies outside of green on one side, by how far, as a quotient by den.
func (w *Whole) outside(side uint, lost, den int64) (Status, int64, bool) {
	if w.Has>>(wholeAmber+side)&1 == 0 {
		return Amber, full - 1, true
	}
	width := w.Ends[wholeAmber+side] - w.Ends[wholeGreen+side]
	if side == 0 {
		width = -width
	}
	over, room := bits.Mul64(uint64(width), uint64(den))
	hi, lo := bits.Mul64(uint64(lost), full/2)
	if hi >= room { // far beyond amber, or no room at all
		return Red, 0, over == 0
	}
	points, rest := bits.Div64(hi, lo, room)
	if rest > 0 {
		points++
	}
	status := Red
	if points <= full/2 {
		status = Amber
	}
	return status, full - int64(min(points, full)), over == 0
}

// most is more than any term of a difference that fits a machine word.
const most = 1<<62 - 1

// above returns how much more than n the quotient num/den is, as a quotient by the same den,
// and reports whether that fits a machine word.
func above(num, den, n int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(n), uint64(den))
	if n < 0 {
		hi -= uint64(den)
	}
	times := int64(lo)
	return num - times, hi == uint64(times>>63) && -most <= times && times <= most && -most <= num && num <= most
}
