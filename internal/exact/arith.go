package exact

import "math/bits"

// Add returns x + y.
func (x Num) Add(y Num) Num {
	if x.big == nil && y.big == nil {
		if s := x.num + y.num; x.less|y.less == 0 && (x.num^s)&(y.num^s) >= 0 {
			return Num{num: s}
		}
		if z, ok := sum(x, y, false); ok {
			return z
		}
	}
	return sumBig(x, y, false)
}

// Sub returns x - y.
func (x Num) Sub(y Num) Num {
	if x.big == nil && y.big == nil {
		if s := x.num - y.num; x.less|y.less == 0 && (x.num^y.num)&(x.num^s) >= 0 {
			return Num{num: s}
		}
		if z, ok := sum(x, y, true); ok {
			return z
		}
	}
	return sumBig(x, y, true)
}

// sum returns x + y, or x - y, of inline numbers, and reports whether it fits. The
// numerator over the least common denominator has no more than 127 bits, and can
// only be reduced by what both denominators have in common (Knuth, 4.5.1).
func sum(x, y Num, sub bool) (Num, bool) {
	b, d := x.den(), y.den()
	g := b
	if b != d {
		g = gcd(b, d)
	}
	hi, lo := mul128(x.num, d/g)
	yhi, ylo := mul128(y.num, b/g)
	var c uint64
	if sub {
		lo, c = bits.Sub64(lo, ylo, 0)
		hi, _ = bits.Sub64(hi, yhi, c)
	} else {
		lo, c = bits.Add64(lo, ylo, 0)
		hi, _ = bits.Add64(hi, yhi, c)
	}
	neg, hi, lo := abs128(hi, lo)
	d /= g
	if g > 1 {
		_, _, r := div128(hi, lo, g)
		g = gcd(r, g)
		hi, lo, _ = div128(hi, lo, g)
	}
	over, den := bits.Mul64(b/g, d)
	if hi|over != 0 {
		return Num{}, false
	}
	return inline(neg, lo, den)
}

// Mul returns x · y.
func (x Num) Mul(y Num) Num {
	if x.IsZero() || y.IsZero() {
		return Num{}
	}
	if x.big == nil {
		x, y = y, x
	}
	neg, ok, z := y.num < 0, false, Num{}
	switch {
	case x.big == nil:
		z, ok = product((x.num < 0) != neg, mag(x.num), x.den(), mag(y.num), y.den())
	case y.big == nil:
		z, ok = productWide(x.big, neg, mag(y.num), y.den())
	}
	if ok {
		return z
	}
	a, b := x.terms()
	c, d := y.terms()
	return productBig(a, b, c, d)
}

// Quo returns x / y. It panics where y is zero, as integer division does.
func (x Num) Quo(y Num) Num {
	if y.IsZero() {
		panic("exact: division by zero")
	}
	neg, ok, z := y.num < 0, false, Num{}
	switch {
	case y.big != nil:
	case x.big == nil:
		z, ok = product((x.num < 0) != neg, mag(x.num), x.den(), y.den(), mag(y.num))
	default:
		z, ok = productWide(x.big, neg, y.den(), mag(y.num))
	}
	if ok {
		return z
	}
	a, b := x.terms()
	c, d := y.terms()
	return productBig(a, b, d, c)
}

// product returns ±(a/b)·(c/d), both in lowest terms, and reports whether it fits.
func product(neg bool, a, b, c, d uint64) (Num, bool) {
	if d > 1 {
		g := gcd(a, d)
		a, d = a/g, d/g
	}
	if b > 1 {
		g := gcd(c, b)
		c, b = c/g, b/g
	}
	h, num := bits.Mul64(a, c)
	over, den := bits.Mul64(b, d)
	if h|over != 0 {
		return Num{}, false
	}
	return inline(neg, num, den)
}

// Neg returns -x.
func (x Num) Neg() Num { return Num{}.Sub(x) }

// Abs returns |x|.
func (x Num) Abs() Num {
	if x.Sign() < 0 {
		return x.Neg()
	}
	return x
}

// Inv returns 1/x. It panics where x is zero.
func (x Num) Inv() Num { return Int(1).Quo(x) }

// Cmp returns -1, 0 or 1 as x is less than, equal to or more than y.
func (x Num) Cmp(y Num) int {
	if x.big != nil || y.big != nil {
		return cmpBig(x, y)
	}
	if x.less == y.less {
		return compare(x.num < y.num, x.num > y.num)
	}
	return cmpQuotients(x.num, x.less+1, y.num, y.less+1)
}

// cmpQuotients compares a/b with c/d, b and d more than zero.
func cmpQuotients(a, b, c, d int64) int {
	xhi, xlo := mul128(a, uint64(d))
	yhi, ylo := mul128(c, uint64(b))
	if xhi != yhi {
		return compare(int64(xhi) < int64(yhi), int64(xhi) > int64(yhi))
	}
	return compare(xlo < ylo, xlo > ylo)
}

// compare returns what Cmp returns.
func compare(less, more bool) int {
	if less {
		return -1
	}
	if more {
		return 1
	}
	return 0
}

// Equal reports whether x and y are the same number.
func (x Num) Equal(y Num) bool {
	if x.big == nil || y.big == nil { // canonical: one that fits never equals one that does not
		return x.big == y.big && x.num == y.num && x.less == y.less
	}
	return x.big == y.big || x.big.num.Cmp(&y.big.num) == 0 && x.big.den.Cmp(&y.big.den) == 0
}

// Less reports whether x is less than y.
func (x Num) Less(y Num) bool { return x.Cmp(y) < 0 }

// Sign returns -1, 0 or 1 as x is negative, zero or positive.
func (x Num) Sign() int {
	if x.big != nil {
		return x.big.num.Sign()
	}
	return compare(x.num < 0, x.num > 0)
}

// IsZero reports whether x is 0.
func (x Num) IsZero() bool { return x.big == nil && x.num == 0 }

// IsInt reports whether x is a whole number.
func (x Num) IsInt() bool {
	if x.big != nil {
		return isOne(&x.big.den)
	}
	return x.less == 0
}

// Min returns the smaller of x and y.
func Min(x, y Num) Num {
	if y.Less(x) {
		return y
	}
	return x
}

// Max returns the larger of x and y.
func Max(x, y Num) Num {
	if x.Less(y) {
		return y
	}
	return x
}
