package exact

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// A Cut is a number cut off behind [OutPlaces] decimals, downward, with what it takes to
// round it and its distance to others without dividing again. [Num.Cut] makes it.
type Cut struct {
	hi, lo uint64 // two's complement, in units of 10^-OutPlaces
	rest   rest
	fits   bool // a number that does not fit is x alone
	x      Num
}

// A rest is what was cut off, beside half a unit.
type rest int8

const (
	nothing rest = iota
	belowHalf
	half
	aboveHalf
)

// cutBits is how many bits what fits a Cut may have before its point, so that the
// difference of two has less than 127.
const cutBits = 46

// Cut cuts x off. A decimal is left as it is: what is asked of it takes no dividing.
func (x Num) Cut() Cut {
	c := Cut{x: x}
	if x.big != nil {
		c.cutBig(&x.big.num, &x.big.den)
	} else if _, _, plain := x.plain(); !plain {
		c.cutInline()
	}
	return c
}

// cutInline cuts off an inline number.
func (c *Cut) cutInline() {
	d := c.x.den()
	whole, over := mag(c.x.num)/d, mag(c.x.num)%d
	if bits.Len64(whole) > cutBits {
		return
	}
	c.lo, c.fits = whole, true
	const step = OutPlaces / 2
	for range 2 {
		h, q := bits.Mul64(over, pow10(step))
		q, over = bits.Div64(h, q, d)
		c.hi, c.lo = shift128(c.hi, c.lo, pow10(step), q)
	}
	c.rest = restOf(over == 0, compare(over < d-over, over > d-over))
	if c.x.num < 0 {
		*c = c.neg()
	}
}

// cutBig cuts off num/den, in any terms and den more than zero.
func (c *Cut) cutBig(num, den *big.Int) {
	if num.BitLen()-den.BitLen() >= cutBits { // else the quotient has cutBits at most
		return
	}
	part := new(big.Int).Mul(num, pow10Big(OutPlaces))
	over := new(big.Int)
	part.QuoRem(part, den, over)
	u, _ := wideOf(part)
	c.hi, c.lo, c.fits = u.words[1], u.words[0], true
	none := over.Sign() == 0
	c.rest = restOf(none, over.Lsh(over, 1).CmpAbs(den))
	if num.Sign() < 0 {
		*c = c.neg()
	}
}

// restOf returns what was cut off: nothing, or what compares to half as given.
func restOf(none bool, order int) rest {
	if none {
		return nothing
	}
	return half + rest(order)
}

// neg returns the number with the other sign: a rest is counted from the unit below.
func (c Cut) neg() Cut {
	c.hi, c.lo = ^c.hi, ^c.lo
	if c.rest != nothing {
		c.rest = half + (half - c.rest)
		return c
	}
	var carry uint64
	c.lo, carry = bits.Add64(c.lo, 1, 0)
	c.hi += carry
	return c
}

// Equal reports whether x is y.
func (c Cut) Equal(y Num) bool { return c.x.Equal(y) }

// Out returns what [Num.Out] does of x.
func (c Cut) Out(m Mode) decimal.Decimal {
	if !c.fits {
		return c.x.Out(m)
	}
	return c.out(m)
}

// OutSub returns what x.Sub(y).Out(m) does, or where turned y.Sub(x).Out(m).
func (c Cut) OutSub(y Num, turned bool, m Mode) decimal.Decimal {
	if c.fits {
		if z, ok := y.cutDecimal(); ok {
			var borrow uint64
			c.lo, borrow = bits.Sub64(c.lo, z.lo, 0)
			c.hi -= z.hi + borrow
			if turned {
				c = c.neg()
			}
			return c.out(m)
		}
	}
	if turned {
		return y.Sub(c.x).Out(m)
	}
	return c.x.Sub(y).Out(m)
}

// cutDecimal cuts off an inline number of which nothing is left.
func (x Num) cutDecimal() (Cut, bool) {
	if x.big != nil {
		return Cut{}, false
	}
	c := Cut{x: x}
	c.cutInline()
	return c, c.fits && c.rest == nothing
}

// out rounds what fits.
func (c Cut) out(m Mode) decimal.Decimal {
	neg := int64(c.hi) < 0
	if neg {
		c = c.neg()
	}
	topHi, topLo := bits.Mul64(pow10(MaxDigits/2), pow10(MaxDigits/2))
	places := int32(OutPlaces)
	for ; c.hi > topHi || c.hi == topHi && c.lo >= topLo; places-- {
		var digit uint64
		c.hi, c.lo, digit = div128(c.hi, c.lo, 10)
		c.rest = c.rest.behind(digit)
	}
	if away(m, neg, compare(c.rest < half, c.rest > half), c.rest == nothing) {
		c.hi, c.lo = shift128(c.hi, c.lo, 1, 1)
	}
	return decimal128(neg, c.hi, c.lo, places)
}

// behind returns what was cut off with a digit before it. A half and more are rounded alike.
func (r rest) behind(digit uint64) rest {
	switch {
	case digit >= 5:
		return aboveHalf
	case digit > 0 || r != nothing:
		return belowHalf
	}
	return nothing
}
