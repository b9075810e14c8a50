package exact

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// maxPow5 is the largest power of five that fits an int64.
const maxPow5 = 27

// pow5 returns 5^n for n in 0..maxPow5.
func pow5(n int) uint64 {
	return [...]uint64{
		1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125, 9765625, 48828125,
		244140625, 1220703125, 6103515625, 30517578125, 152587890625, 762939453125,
		3814697265625, 19073486328125, 95367431640625, 476837158203125,
		2384185791015625, 11920928955078125, 59604644775390625, 298023223876953125,
		1490116119384765625, 7450580596923828125,
	}[n]
}

// pow10 returns 10^n for n in 0..19.
func pow10(n int32) uint64 { return pow5(int(n)) << n }

// pow10Big returns 10^n for n >= 0.
func pow10Big(n int32) *big.Int {
	if n <= maxPow5 {
		p := new(big.Int).SetUint64(pow5(int(n)))
		return p.Lsh(p, uint(n))
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// mag returns |n|, also of the smallest int64.
func mag(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// mul128 returns a·b as a two's complement 128-bit integer.
func mul128(a int64, b uint64) (hi, lo uint64) {
	hi, lo = bits.Mul64(uint64(a), b)
	if a < 0 {
		hi -= b
	}
	return hi, lo
}

// abs128 splits a two's complement 128-bit integer into sign and magnitude.
func abs128(hi, lo uint64) (neg bool, h, l uint64) {
	if int64(hi) >= 0 {
		return false, hi, lo
	}
	l, borrow := bits.Sub64(0, lo, 0)
	h, _ = bits.Sub64(0, hi, borrow)
	return true, h, l
}

// div128 returns hi:lo divided by d, and the remainder.
func div128(hi, lo, d uint64) (qh, ql, r uint64) {
	if hi == 0 {
		return 0, lo / d, lo % d
	}
	ql, r = bits.Div64(hi%d, lo, d)
	return hi / d, ql, r
}

// shift128 returns hi:lo times a, plus b, of which there is nothing over.
func shift128(hi, lo, a, b uint64) (h, l uint64) {
	h, l = bits.Mul64(lo, a)
	l, carry := bits.Add64(l, b, 0)
	return hi*a + h + carry, l
}

// big128 returns ±(hi:lo).
func big128(neg bool, hi, lo uint64) *big.Int {
	n := new(big.Int).SetUint64(hi)
	n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(lo))
	if neg {
		n.Neg(n)
	}
	return n
}

// decimal128 returns ±(hi:lo) / 10^places, zeros at its end trimmed.
func decimal128(neg bool, hi, lo uint64, places int32) decimal.Decimal {
	for places > 0 && lo&1 == 0 {
		h, l, r := div128(hi, lo, 10)
		if r != 0 {
			break
		}
		hi, lo, places = h, l, places-1
	}
	if z, ok := inline(neg, lo, 1); ok && hi == 0 {
		return decimal.New(z.num, -places)
	}
	words := [...]big.Word{big.Word(lo), big.Word(hi), 0, 0} // not big128: that takes more steps
	if bits.UintSize == 32 {
		words = [...]big.Word{big.Word(lo), big.Word(lo >> 32), big.Word(hi), big.Word(hi >> 32)}
	}
	var n big.Int
	n.SetBits(words[:])
	if neg {
		n.Neg(&n)
	}
	return decimal.NewFromBigInt(&n, -places)
}

// gcd returns the greatest common divisor; gcd(a, 0) is a.
func gcd(a, b uint64) uint64 {
	if a == 0 || b == 0 {
		return a | b
	}
	shift := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		if a > b {
			a, b = b, a
		}
		b -= a
	}
	return a << shift
}
