package exact

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// MaxDigits is the largest number of digits of a decimal from outside, before and
// after its point together. The zero before the point of 0.5 does not count, nor
// do zeros at the end of a fraction.
const MaxDigits = 30

// ErrDigits is what [Check], [From] and [Parse] wrap for a number that is not a
// plain decimal of at most [MaxDigits] digits.
var ErrDigits = errors.New("not a plain decimal of at most 30 digits")

// maxBits is the length of a coefficient above which it is refused unread: about
// 150 digits, more zeros at the end than any division leaves.
const maxBits = 512

// Check reports as an error that wraps [ErrDigits] that d has more than
// [MaxDigits] digits. It takes no time for large exponents and coefficients.
func Check(d decimal.Decimal) error {
	if e := d.Exponent(); e >= -MaxDigits && e <= MaxDigits-19 && fits(d) {
		return nil // an int64 has at most 19 digits
	}
	_, _, err := coefficient(d)
	return err
}

// From returns d exactly, or the error of [Check].
func From(d decimal.Decimal) (Num, error) {
	if e := d.Exponent(); e <= 0 && e >= -MaxDigits && fits(d) {
		return Scaled(d.CoefficientInt64(), -e), nil
	}
	c, e, err := coefficient(d)
	if err != nil {
		return Num{}, err
	}
	if e >= 0 {
		return whole(c.Mul(c, pow10Big(e))), nil
	}
	lo := new(big.Int).Abs(c)
	hi := new(big.Int).Rsh(lo, 64)
	return scaled(c.Sign() < 0, hi.Uint64(), lowWord(lo), -e), nil
}

// lowWord returns the 64 lowest bits of n, which is not negative.
func lowWord(n *big.Int) uint64 {
	hi := new(big.Int).Rsh(n, 64)
	return new(big.Int).Xor(n, hi.Lsh(hi, 64)).Uint64()
}

// MustFrom is [From] for a decimal that has been checked; it panics for another.
func MustFrom(d decimal.Decimal) Num {
	x, err := From(d)
	if err != nil {
		panic(err)
	}
	return x
}

// Any returns d exactly, however many digits it has: for one that was computed, such
// as the sum of two numbers of [MaxDigits] digits, and never for one from outside.
func Any(d decimal.Decimal) Num {
	if x, err := From(d); err == nil {
		return x
	}
	c := d.Coefficient()
	if e := d.Exponent(); e < 0 {
		return Quotient(c, pow10Big(-e))
	}
	return whole(c.Mul(c, pow10Big(d.Exponent())))
}

// fits reports whether the coefficient of d is an int64, without copying it.
func fits(d decimal.Decimal) bool {
	return d.Cmp(decimal.New(d.CoefficientInt64(), d.Exponent())) == 0
}

// coefficient returns d as c·10^e, without zeros at the end of a fraction, or an
// error where that has more than [MaxDigits] digits.
func coefficient(d decimal.Decimal) (c *big.Int, e int32, err error) {
	if d.Sign() == 0 {
		return new(big.Int), 0, nil
	}
	c, e = d.Coefficient(), d.Exponent()
	if c.BitLen() > maxBits || e > MaxDigits || e < -maxBits {
		return nil, 0, fmt.Errorf("%w", ErrDigits)
	}
	ten, r := big.NewInt(10), new(big.Int)
	for q := new(big.Int); e < 0; e++ {
		if q.QuoRem(c, ten, r); r.Sign() != 0 {
			break
		}
		c, q = q, c
	}
	digits := int32(len(c.Append(nil, 10)))
	if c.Sign() < 0 {
		digits--
	}
	if digits+max(e, 0) > MaxDigits || -e > MaxDigits {
		return nil, 0, fmt.Errorf("%w", ErrDigits)
	}
	return c, e, nil
}
