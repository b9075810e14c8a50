package exact

import (
	"math/bits"

	"github.com/shopspring/decimal"
)

// Plain returns d as n / 10^places, for 0 to MaxDigits places, and reports whether that is
// seen at once: its digits are an int64 as they stand. Then [Check] has nothing to say of d
// either. It allocates nothing.
func Plain(d decimal.Decimal) (n int64, places int32, ok bool) {
	if d.Sign() == 0 {
		return 0, 0, true
	}
	e := d.Exponent()
	if e < -MaxDigits || e > 18 || !fits(d) {
		return 0, 0, false
	}
	if n = d.CoefficientInt64(); e <= 0 {
		return n, -e, true
	}
	n, ok = Shift(n, e)
	return n, 0, ok
}

// Shift returns n times 10^places, for 0 or more places, and reports whether that is
// an int64.
func Shift(n int64, places int32) (int64, bool) {
	if n == 0 || places == 0 {
		return n, true
	}
	if places > 18 {
		return 0, false
	}
	hi, lo := bits.Mul64(mag(n), pow10(places))
	if hi != 0 || lo > 1<<63-1 {
		return 0, false
	}
	if n < 0 {
		return -int64(lo), true
	}
	return int64(lo), true
}

// Fixed returns d as a whole number of 10^-places, and reports whether that is seen at
// once, as by [Plain]; if not it may be one all the same. It allocates nothing.
func Fixed(d decimal.Decimal, places int32) (int64, bool) {
	n, has, ok := Plain(d)
	for ; has > places && n%10 == 0; has-- {
		n /= 10
	}
	if !ok || has > places {
		return 0, false
	}
	return Shift(n, places-has)
}
