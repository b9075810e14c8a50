package exact

import (
	"math"
	"math/big"
	"math/bits"
)

// A Num is an exact rational number. The zero value is 0. Nums are immutable
// values; compare them with Equal or Cmp.
type Num struct {
	_    [0]func() // forbids ==, which would compare pointers
	num  int64     // numerator, with the sign
	less int64     // denominator less one, so that the zero value is 0/1
	big  *ratio    // nil where num and less hold the number
}

// Int returns n.
func Int(n int64) Num { return Num{num: n} }

// Big returns n, which it does not keep.
func Big(n *big.Int) Num { return whole(new(big.Int).Set(n)) }

// Frac returns n/d in lowest terms. It panics where d is zero, as integer division
// does.
func Frac(n, d int64) Num {
	if d == 0 {
		panic("exact: division by zero")
	}
	a, b := mag(n), mag(d)
	g := gcd(a, b)
	if x, ok := inline((n < 0) != (d < 0), a/g, b/g); ok {
		return x
	}
	return Quotient(big.NewInt(n), big.NewInt(d))
}

// Scaled returns n / 10^places, for 0 to 30 places.
func Scaled(n int64, places int32) Num {
	if places == 0 {
		return Num{num: n}
	}
	return scaled(n < 0, 0, mag(n), places)
}

// Scaled128 returns the two's complement 128-bit integer hi:lo divided by
// 10^places, for 0 to 30 places: what a sum of scaled terms adds up to.
func Scaled128(hi int64, lo uint64, places int32) Num {
	neg, h, l := abs128(uint64(hi), lo)
	return scaled(neg, h, l, places)
}

// Terms returns the numerator and the denominator of x in lowest terms, the latter
// more than zero: for work that reduces nothing on the way. They are the caller's.
func (x Num) Terms() (num, den *big.Int) {
	num, den = x.terms()
	return new(big.Int).Set(num), new(big.Int).Set(den)
}

// Float returns a float within four units in the last place of x, infinite where x is
// too large: for what is decided roughly first, and exactly where that is too close.
func (x Num) Float() float64 {
	if x.big != nil {
		return x.big.float()
	}
	return float64(x.num) / float64(x.den())
}

// Small returns the numerator and the denominator of x in lowest terms, the latter more
// than zero, and reports whether both fit.
func (x Num) Small() (num, den int64, ok bool) { return x.num, x.less + 1, x.big == nil }

// den returns the denominator of an inline number.
func (x Num) den() uint64 { return uint64(x.less) + 1 }

// inline returns ±num/den, which are in lowest terms, and reports whether it fits.
func inline(neg bool, num, den uint64) (Num, bool) {
	if den > math.MaxInt64 {
		return Num{}, false
	}
	if neg {
		return Num{num: -int64(num), less: int64(den - 1)}, num <= 1<<63
	}
	return Num{num: int64(num), less: int64(den - 1)}, num <= math.MaxInt64
}

// scaled returns ±(hi:lo) / 10^places. It takes out twos and fives apart, which is
// cheaper than a greatest common divisor.
func scaled(neg bool, hi, lo uint64, places int32) Num {
	if hi|lo == 0 {
		return Num{}
	}
	if uint32(places) > maxPlaces {
		return scaledBig(neg, hi, lo, places)
	}
	h, l, twos := takeTwos(hi, lo, int(places))
	h, l, fives := takeFives(h, l, int(places))
	two, five := int(places)-twos, int(places)-fives
	if h == 0 && five <= maxPow5 {
		p := pow5(five)
		if bits.Len64(p)+two < 64 {
			if x, ok := inline(neg, l, p<<two); ok {
				return x
			}
		}
	}
	return scaledBig(neg, hi, lo, places)
}

// maxPlaces is the largest number of places that scaled reduces by hand.
const maxPlaces = 30

// takeTwos divides hi:lo, not zero, by two as often as it goes, at most limit
// times, which is less than 64.
func takeTwos(hi, lo uint64, limit int) (h, l uint64, n int) {
	n = min(bits.TrailingZeros64(lo), limit)
	return hi >> n, lo>>n | hi<<(64-n), n
}

// takeFives divides hi:lo, not zero, by five as often as it goes, at most limit times.
func takeFives(hi, lo uint64, limit int) (h, l uint64, n int) {
	for n < limit {
		qh, ql, r := div128(hi, lo, 5)
		if r != 0 {
			break
		}
		hi, lo, n = qh, ql, n+1
	}
	return hi, lo, n
}

// scaledBig is scaled for what does not fit.
func scaledBig(neg bool, hi, lo uint64, places int32) Num {
	n := big128(neg, hi, lo)
	if places < 0 {
		return whole(n.Mul(n, pow10Big(-places)))
	}
	return Quotient(n, pow10Big(places))
}
