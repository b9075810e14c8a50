package exact

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/shopspring/decimal"
)

// A Mode says which way a number is rounded.
type Mode uint8

const (
	Floor    Mode = iota // down, to the lower number
	Ceil                 // up, to the higher number
	HalfAway             // to the nearest; a half away from zero
)

// Decimal returns x rounded once to the given number of places, 0 or more, with
// trailing zeros trimmed: its exponent is never more than 0.
func (x Num) Decimal(places int32, m Mode) decimal.Decimal {
	if n, exp, ok := x.plain(); ok && exp <= places {
		return decimal.New(n, -exp)
	}
	if n, ok := x.Grid(places, m); ok {
		return trimmed(n, places)
	}
	n := x.gridBig(places, m)
	ten, r := big.NewInt(10), new(big.Int)
	for q := new(big.Int); places > 0; places-- {
		if q.QuoRem(n, ten, r); r.Sign() != 0 {
			break
		}
		n, q = q, n
	}
	return decimal.NewFromBigInt(n, -places)
}

// plain returns an inline x as n / 10^places with the least places, and reports
// whether it is such a decimal.
func (x Num) plain() (n int64, places int32, ok bool) {
	if x.big != nil {
		return 0, 0, false
	}
	den := x.den()
	if den == 1 {
		return x.num, 0, true
	}
	_, d, twos := takeTwos(0, den, 63)
	_, d, fives := takeFives(0, d, 63)
	places = int32(max(twos, fives))
	if d != 1 || places > 19 {
		return 0, 0, false
	}
	hi, lo := bits.Mul64(mag(x.num), pow10(places)/den)
	z, ok := inline(x.num < 0, lo, 1)
	return z.num, places, ok && hi == 0
}

// trimmed returns n / 10^places without trailing zeros.
func trimmed(n int64, places int32) decimal.Decimal {
	for places > 0 && n%10 == 0 {
		n, places = n/10, places-1
	}
	return decimal.New(n, -places)
}

// Out returns x as it leaves the library: rounded once to 24 decimals, or to fewer
// where it would else be longer than [MaxDigits], so that what is written can be
// read back. A whole number is never shortened.
func (x Num) Out(m Mode) decimal.Decimal {
	if n, places, ok := x.plain(); ok {
		return decimal.New(n, -places)
	}
	if x.big == nil {
		return x.outInline(m)
	}
	if c := x.Cut(); c.fits {
		return c.out(m)
	}
	return x.outLong(m)
}

// OutQuotient returns what Quotient(num, den).Out(m) does, without reducing it first; den
// is more than zero.
func OutQuotient(num, den *big.Int, m Mode) decimal.Decimal {
	var c Cut
	if c.cutBig(num, den); c.fits {
		return c.out(m)
	}
	return Quotient(num, den).Out(m)
}

// outInline is Out for an inline number: [MaxDigits] digits fit 128 bits, and those
// before the point are 19 at most, so that there is always room for some behind it.
func (x Num) outInline(m Mode) decimal.Decimal {
	d := x.den()
	whole, rest := mag(x.num)/d, mag(x.num)%d
	hi, lo, places := uint64(0), whole, outPlaces(whole)
	for _, step := range [...]int32{places / 2, places - places/2} {
		var h, q uint64
		h, q = bits.Mul64(rest, pow10(step))
		q, rest = bits.Div64(h, q, d)
		hi, lo = shift128(hi, lo, pow10(step), q)
	}
	if away(m, x.num < 0, compare(rest < d-rest, rest > d-rest), rest == 0) {
		hi, lo = shift128(hi, lo, 1, 1)
	}
	return decimal128(x.num < 0, hi, lo, places)
}

// outPlaces is how many decimals there is room for beside those before the point.
func outPlaces(whole uint64) int32 {
	places := int32(OutPlaces)
	for n := pow10(MaxDigits - OutPlaces); whole >= n && places > MaxDigits-19; n *= 10 {
		places--
	}
	return places
}

// outLong is Out for numbers of many digits before the point.
func (x Num) outLong(m Mode) decimal.Decimal {
	d := x.Decimal(OutPlaces, m)
	if Check(d) == nil {
		return d
	}
	places := -d.Exponent() - int32(d.NumDigits()-MaxDigits)
	d = x.Decimal(max(places, 0), m)
	if Check(d) == nil {
		return d
	}
	return x.Decimal(max(places-1, 0), m) // rounding up gave it one more digit
}

// OutPlaces is the number of decimals of a number that leaves the library.
const OutPlaces = 24

// Grid returns x·10^places rounded to a whole number, for places of 0 or more, and
// reports whether that fits an int64.
func (x Num) Grid(places int32, m Mode) (int64, bool) {
	if x.big == nil && uint32(places) <= 19 {
		return x.gridInline(pow10(places), m)
	}
	n := x.gridBig(places, m)
	return n.Int64(), n.IsInt64()
}

// Round returns x rounded to the given number of places, 0 or more.
func (x Num) Round(places int32, m Mode) Num {
	if n, ok := x.Grid(places, m); ok {
		return Scaled(n, places)
	}
	return Quotient(x.gridBig(places, m), pow10Big(places))
}

// gridInline returns an inline x times scale, rounded.
func (x Num) gridInline(scale uint64, m Mode) (int64, bool) {
	d := x.den()
	hi, lo := bits.Mul64(mag(x.num), scale)
	hi, q, r := div128(hi, lo, d)
	if hi != 0 || q > math.MaxInt64 {
		return 0, false
	}
	if away(m, x.num < 0, compare(r < d-r, r > d-r), r == 0) {
		q++
	}
	z, ok := inline(x.num < 0, q, 1)
	return z.num, ok
}

// gridBig returns x·10^places rounded, for any x.
func (x Num) gridBig(places int32, m Mode) *big.Int {
	num, den := x.terms()
	n := new(big.Int).Mul(num, pow10Big(places))
	q, rest := n.QuoRem(n, den, new(big.Int))
	neg, exact := num.Sign() < 0, rest.Sign() == 0
	half := rest.Lsh(rest, 1).CmpAbs(den)
	if !away(m, neg, half, exact) {
		return q
	}
	if neg {
		return q.Sub(q, big.NewInt(1))
	}
	return q.Add(q, big.NewInt(1))
}

// away reports whether a number cut off towards zero must go one further from
// zero. half tells how what was cut off compares to a half.
func away(m Mode, neg bool, half int, exact bool) bool {
	switch m {
	case Floor:
		return neg && !exact
	case Ceil:
		return !neg && !exact
	default:
		return half >= 0
	}
}

// Terminates reports whether x is a decimal of at most the given places.
func (x Num) Terminates(places int32) bool {
	switch {
	case x.big == nil && x.less == 0:
		return true
	case x.big == nil && uint32(places) <= 19:
		return pow10(places)%x.den() == 0
	case x.big == nil:
		return factors(x.den(), 2) <= places && factors(x.den(), 5) <= places && onlyTenths(x.den())
	}
	return new(big.Int).Rem(pow10Big(places), &x.big.den).Sign() == 0
}

// factors counts how often p divides n, which is not zero.
func factors(n, p uint64) (count int32) {
	for ; n%p == 0; n /= p {
		count++
	}
	return count
}

// onlyTenths reports whether n has no factors but 2 and 5.
func onlyTenths(n uint64) bool {
	for _, p := range [...]uint64{2, 5} {
		for n%p == 0 {
			n /= p
		}
	}
	return n == 1
}

// String returns "3/4" or "5".
func (x Num) String() string {
	if x.big != nil {
		return x.big.String()
	}
	s := strconv.FormatInt(x.num, 10)
	if x.less == 0 {
		return s
	}
	return s + "/" + strconv.FormatInt(x.less+1, 10)
}

// Read returns x as people read it: as it is where [MaxDigits] decimals hold it,
// or else rounded half away from zero as [Num.Out] does.
func (x Num) Read() decimal.Decimal {
	if n, places, ok := x.plain(); ok {
		return decimal.New(n, -places)
	}
	if x.Terminates(MaxDigits) {
		return x.Decimal(MaxDigits, HalfAway)
	}
	return x.Out(HalfAway)
}
