package chain

import (
	"math"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A rough number is known to lie within off of at. It decides what is not close, such
// as which way a share is rounded, at the cost of a few multiplications; what is close
// is worked out exactly. So nothing that is seen depends on how floats are rounded.
// Where off is zero the number is at.
type rough struct{ at, off float64 }

// ulp is more than any one operation on floats is off, relative to its result, with room
// for those that work out the bound itself.
const ulp = 1.0 / (1 << 51)

func roughInt(n int64) rough {
	r := rough{at: float64(n)}
	if n > 1<<53 || n < -1<<53 {
		r.off = math.Abs(r.at) * ulp
	}
	return r
}

// roughNum returns an exact number roughly.
func roughNum(x exact.Num) rough {
	f := x.Float()
	if x.IsZero() {
		return rough{}
	}
	return rough{f, math.Abs(f) * ulp}
}

func (a rough) zero() bool { return a.at == 0 && a.off == 0 }

func (a rough) plus(b rough) rough {
	switch {
	case a.zero():
		return b
	case b.zero():
		return a
	}
	at := a.at + b.at
	return rough{at, (a.off+b.off)*(1+ulp) + math.Abs(at)*ulp}
}

func (a rough) minus(b rough) rough { return a.plus(rough{-b.at, b.off}) }

func (a rough) times(b rough) rough {
	at := a.at * b.at
	off := math.Abs(a.at)*b.off + math.Abs(b.at)*a.off + a.off*b.off
	return rough{at, off*(1+ulp) + math.Abs(at)*ulp}
}

// over returns a/b, b not within its own bound of zero.
func (a rough) over(b rough) rough {
	at := a.at / b.at
	off := (a.off + math.Abs(at)*b.off) / (math.Abs(b.at) - b.off)
	return rough{at, off*(1+ulp) + math.Abs(at)*ulp}
}

// shift returns a·10^n, for n from -22 to 22.
func (a rough) shift(n int32) rough {
	if n < 0 {
		return a.over(rough{at: math.Pow10(int(-n))})
	}
	return a.times(rough{at: math.Pow10(int(n))})
}

func (a rough) half() rough { return rough{a.at / 2, a.off / 2} }

// floor returns a rounded down, and reports whether that is certain.
func (a rough) floor() (int64, bool) {
	lo, hi := math.Floor(a.at-a.off), math.Floor(a.at+a.off)
	return int64(lo), lo == hi && math.Abs(lo) < 1<<52
}

// A portion is a place whose gap is divided, and what that counts for at the top: roughly
// at once, and exactly once that is needed.
type portion struct {
	w     site
	above *portion
	which int // of the parts of the place above

	gap   rule.Gap // Rounded at once, the rest once it is known
	known bool
	below []rule.Gap // of the parts, once they are needed

	value, target exact.Num // once they are read
	read          bool

	weight, mix rough
}

// exactly works out what a place's gap counts for at the top.
func (d *divider) exactly(n *portion) (rule.Gap, error) {
	if n.known {
		return n.gap, nil
	}
	up := n.above
	if up.below == nil {
		gap, err := d.exactly(up)
		if err != nil {
			return gap, err
		}
		split, _, err := d.split(up)
		if err != nil {
			return gap, err
		}
		given, _, _ := gap.Divide(*split, up.target, up.value, d.places)
		for _, g := range given {
			up.below = append(up.below, g.Below)
		}
	}
	rounded := n.gap.Rounded
	n.gap, n.known = up.below[n.which], true
	n.gap.Rounded = rounded
	return n.gap, nil
}
