package exact

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Parse returns the plain decimal that s spells: an optional minus sign, digits
// without a leading zero other than the one of "0.5", and optionally a point and
// more digits; at most [MaxDigits] digits in all. There is no exponent, no plus
// sign and no space. The error wraps [ErrDigits]; a long s is refused unread.
func Parse(s string) (decimal.Decimal, error) {
	if len(s) > maxUsual {
		return decimal.Decimal{}, fmt.Errorf("%w: %s... has %d characters", ErrDigits, strconv.Quote(s[:12]), len(s))
	}
	whole, frac, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	ok := digitsOnly(whole) && (!point || digitsOnly(frac)) && (whole[0] != '0' || len(whole) == 1)
	if !ok {
		return decimal.Decimal{}, fmt.Errorf("%w: %s", ErrDigits, strconv.Quote(s))
	}
	if n := len(whole) + len(frac); n > MaxDigits && !(whole == "0" && n == MaxDigits+1) {
		return decimal.Decimal{}, fmt.Errorf("%w: %s", ErrDigits, s)
	}
	return spell(s[0] == '-', whole+frac, -int32(len(frac))), nil
}

// digitsOnly reports whether s is one digit or more, and nothing else.
func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// spell returns the decimal of a string of digits.
func spell(neg bool, digits string, exp int32) decimal.Decimal {
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
		if neg {
			n = -n
		}
		return decimal.New(n, exp)
	}
	n, _ := new(big.Int).SetString(digits, 10)
	if neg {
		n.Neg(n)
	}
	return decimal.NewFromBigInt(n, exp)
}

// Text returns d as [Append] writes it.
func Text(d decimal.Decimal) string {
	var room [maxUsual]byte
	return string(Append(room[:0], d))
}

// maxUsual is the room for a number of [MaxDigits] digits.
const maxUsual = MaxDigits + len("-0.")

// maxText is the exponent, and about the number of digits, beyond which Append
// does not write a number out.
const maxText = 1000

// Append appends the plain text of d: digits, a point only where a fraction
// follows, no zeros at the end of the fraction, no exponent, and no "-0". It
// depends on no package variable of decimal. What [Parse] reads of it equals d
// where [Check] finds nothing. A number of more than a thousand digits is not
// written out; the text then says so and is no number.
func Append(b []byte, d decimal.Decimal) []byte {
	e := d.Exponent()
	if d.Sign() == 0 {
		return append(b, '0')
	}
	if fits(d) && e <= 0 && e >= -maxText {
		c := d.CoefficientInt64()
		if c < 0 {
			b = append(b, '-')
		}
		var room [maxUsual]byte
		return point(b, strconv.AppendUint(room[:0], mag(c), 10), int(-e))
	}
	c := d.Coefficient()
	if e > maxText || e < -maxText || c.BitLen() > 4*maxText {
		return append(b, "(more than 1000 digits)"...)
	}
	if c.Sign() < 0 {
		b = append(b, '-')
	}
	digits := c.Abs(c).Append(nil, 10)
	for ; e > 0; e-- {
		digits = append(digits, '0')
	}
	return point(b, digits, int(-e))
}

// point appends digits with a point before the last places of them.
func point(b, digits []byte, places int) []byte {
	whole := len(digits) - places
	for len(digits) > max(whole, 0) && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	if whole > 0 {
		b = append(b, digits[:whole]...)
		digits = digits[whole:]
		whole = 0
	} else {
		b = append(b, '0')
	}
	if len(digits) == 0 {
		return b
	}
	b = append(b, '.')
	for ; whole < 0; whole++ {
		b = append(b, '0')
	}
	return append(b, digits...)
}
