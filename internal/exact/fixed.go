package exact

import (
	"math/bits"

	"github.com/shopspring/decimal"
)

// Fixed returns d as a whole number of 10^-places, and reports whether it is one
// that fits. It allocates nothing.
func Fixed(d decimal.Decimal, places int32) (int64, bool) {
	shift := d.Exponent() + places
	if d.Sign() == 0 {
		return 0, true
	}
	if shift < -18 || shift > 18 || d.Exponent() > MaxDigits || !fits(d) {
		return 0, false
	}
	n := d.CoefficientInt64()
	if shift < 0 {
		p := int64(pow10(-shift))
		return n / p, n%p == 0
	}
	hi, lo := bits.Mul64(mag(n), pow10(shift))
	if hi != 0 || lo > 1<<63-1 {
		return 0, false
	}
	if n < 0 {
		return -int64(lo), true
	}
	return int64(lo), true
}
