package exact

import (
	"math"
	"math/big"
)

// A ratio is a number that does not lie inline: a quotient in lowest terms, its
// denominator more than zero. It never changes.
type ratio struct{ num, den big.Int }

// terms returns the terms of x in lowest terms; the caller must not change them.
func (x Num) terms() (num, den *big.Int) {
	if x.big != nil {
		return &x.big.num, &x.big.den
	}
	return big.NewInt(x.num), big.NewInt(x.less + 1)
}

// lowest returns num/den, which are in lowest terms, inline where it fits. It
// shares their words, which may be an operand's: nobody may change them from here on.
func lowest(num, den *big.Int) Num {
	if num.IsInt64() && den.IsInt64() {
		return Num{num: num.Int64(), less: den.Int64() - 1}
	}
	return Num{big: &ratio{*num, *den}}
}

// whole returns n, which it keeps.
func whole(n *big.Int) Num { return lowest(n, big.NewInt(1)) }

// Quotient returns num/den in lowest terms; it keeps neither. It panics where den is
// zero, as integer division does.
func Quotient(num, den *big.Int) Num {
	if den.Sign() == 0 {
		panic("exact: division by zero")
	}
	g := common(num, den)
	if den.Sign() < 0 {
		g.Neg(g)
	}
	return lowest(new(big.Int).Quo(num, g), new(big.Int).Quo(den, g))
}

// common returns the greatest common divisor of a and b, not both zero. All steps but the
// first are in one word where either fits one.
func common(a, b *big.Int) *big.Int {
	if b.IsUint64() {
		a, b = b, a
	}
	if !a.IsUint64() || a.Sign() == 0 {
		return new(big.Int).GCD(nil, nil, a, b)
	}
	w := a.Uint64()
	if w > 1 {
		r := new(big.Int).Rem(b, a)
		w = gcd(w, r.Abs(r).Uint64())
	}
	return new(big.Int).SetUint64(w)
}

// isOne reports whether n is 1.
func isOne(n *big.Int) bool { return n.IsUint64() && n.Uint64() == 1 }

// over returns n divided by d, which divides it; n itself where d is 1.
func over(n, d *big.Int) *big.Int {
	if isOne(d) {
		return n
	}
	return new(big.Int).Quo(n, d)
}

// times returns a · b; one of them itself where the other is 1.
func times(a, b *big.Int) *big.Int {
	switch {
	case isOne(a):
		return b
	case isOne(b):
		return a
	}
	return new(big.Int).Mul(a, b)
}

// sumBig is [sum] for numbers of any length.
func sumBig(x, y Num, sub bool) Num {
	if z, ok := sumMixed(x, y, sub); ok {
		return z
	}
	a, b := x.terms()
	c, d := y.terms()
	g := common(b, d)
	b, d = over(b, g), over(d, g)
	num := new(big.Int)
	if left, right := times(a, d), times(c, b); sub {
		num.Sub(left, right)
	} else {
		num.Add(left, right)
	}
	if num.Sign() == 0 {
		return Num{}
	}
	if !isOne(g) {
		rest := common(num, g)
		num, d = over(num, rest), times(d, over(g, rest))
	}
	return lowest(num, times(b, d))
}

// sumMixed is sumBig where one of the numbers is long and the other lies inline.
func sumMixed(x, y Num, sub bool) (Num, bool) {
	switch {
	case y.IsZero():
		return x, true
	case x.IsZero(), (x.big == nil) == (y.big == nil):
		return Num{}, false
	case y.big == nil:
		return sumWide(x.big, y, false, sub)
	}
	return sumWide(y.big, x, sub, false)
}

// productBig is [product] for numbers of any length: a/b times c/d, b more than zero and d
// not zero.
func productBig(a, b, c, d *big.Int) Num {
	if a.Sign() == 0 || c.Sign() == 0 {
		return Num{}
	}
	g, h := common(a, d), common(c, b)
	num, den := times(over(a, g), over(c, h)), times(over(b, h), over(d, g))
	if den.Sign() < 0 {
		num, den = new(big.Int).Neg(num), new(big.Int).Neg(den)
	}
	return lowest(num, den)
}

// cmpBig is [Num.Cmp] for numbers of any length. Those far apart are told by their
// lengths: a product is as long as its factors together, or one bit less.
func cmpBig(x, y Num) int {
	sign := x.Sign()
	if sign != y.Sign() {
		return compare(sign < y.Sign(), sign > y.Sign())
	}
	if y.big == nil {
		if order, ok := cmpWide(x.big, y); ok {
			return sign * order
		}
	} else if x.big == nil {
		if order, ok := cmpWide(y.big, x); ok {
			return -sign * order
		}
	}
	a, b := x.terms()
	c, d := y.terms()
	left, right := a.BitLen()+d.BitLen(), c.BitLen()+b.BitLen()
	if left > right+1 || right > left+1 {
		return sign * compare(left < right, left > right)
	}
	return times(a, d).Cmp(times(c, b))
}

// float returns a float within an ulp of n / 2^exp, and exp.
func float(n *big.Int) (f float64, exp int) {
	if exp = n.BitLen() - 64; exp <= 0 {
		exp = 0
	}
	f = float64(new(big.Int).Rsh(new(big.Int).Abs(n), uint(exp)).Uint64())
	if n.Sign() < 0 {
		f = -f
	}
	return f, exp
}

// float returns a float within four units in the last place of x.
func (x *ratio) float() float64 {
	num, n := float(&x.num)
	den, d := float(&x.den)
	return math.Ldexp(num/den, n-d)
}

// String returns "3/4" or "5".
func (x *ratio) String() string {
	if isOne(&x.den) {
		return x.num.String()
	}
	return x.num.String() + "/" + x.den.String()
}
