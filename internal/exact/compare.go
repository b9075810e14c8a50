package exact

import (
	"math"

	"github.com/shopspring/decimal"
)

// Compare returns -1, 0 or 1 as a is less than, equal to or more than b. Unlike
// decimal's Cmp it writes out no exponent: it takes no longer than the digits that
// are there, whatever their exponents.
func Compare(a, b decimal.Decimal) int {
	if a.Exponent() == b.Exponent() {
		return a.Cmp(b)
	}
	sign := a.Sign()
	if sign != b.Sign() || sign == 0 {
		return compare(sign < b.Sign(), sign > b.Sign())
	}
	if x, y := magnitude(a), magnitude(b); x != y {
		return sign * compare(x < y, x > y)
	}
	return a.Cmp(b) // their exponents differ by what their digits do
}

// Rough returns a float within three units in the last place of d, of at most 10^300: for
// what is decided roughly first, and exactly where that is too close.
func Rough(d decimal.Decimal) float64 {
	if n, places, ok := Plain(d); ok {
		return float64(n) / math.Pow10(int(places))
	}
	f, _ := d.Coefficient().Float64()
	e := int(d.Exponent())
	if e < 0 {
		return f / math.Pow10(-e)
	}
	return f * math.Pow10(e)
}

// magnitude returns the place of the first digit of d, which is not zero: 10^m is
// more than d, and 10^(m-1) is not.
func magnitude(d decimal.Decimal) int64 {
	return int64(d.NumDigits()) + int64(d.Exponent())
}

// CompareQuotients compares a/b with c/d, b and d more than zero, exactly and
// without allocation.
func CompareQuotients(a, b, c, d int64) int { return cmpQuotients(a, b, c, d) }
