package exact

import (
	"math/big"
	"math/bits"
)

// A wide is a whole number of at most 512 bits and no sign. What a long number and an
// inline one make together is worked out in wides, on the stack: there is nothing but
// single words to reduce by. Its methods report false for a number that does not fit.
type wide struct {
	words [8]uint64 // the lowest first; 0 from n
	n     int
}

// perWord is how many of big's words one of a wide has.
const perWord = 64 / bits.UintSize

// wideOf returns |x|.
func wideOf(x *big.Int) (u wide, ok bool) {
	words := x.Bits()
	if len(words) > len(u.words)*perWord {
		return u, false
	}
	for i, w := range words {
		u.words[i/perWord] |= uint64(w) << (i % perWord * bits.UintSize)
	}
	u.n = (len(words) + perWord - 1) / perWord
	return u, true
}

// widesOf returns the terms of a long number, without its sign.
func widesOf(x *ratio) (num, den wide, ok bool) {
	num, ok = wideOf(&x.num)
	den, fits := wideOf(&x.den)
	return num, den, ok && fits
}

// fromWide returns ±num/den, which are in lowest terms.
func fromWide(neg bool, num, den *wide) Num {
	if num.n <= 1 && den.n <= 1 {
		if x, ok := inline(neg, num.words[0], den.words[0]); ok {
			return x
		}
	}
	r := &ratio{}
	room := make([]big.Word, (num.n+den.n)*perWord)
	r.num.SetBits(num.put(room[:num.n*perWord]))
	r.den.SetBits(den.put(room[num.n*perWord:]))
	if neg {
		r.num.Neg(&r.num)
	}
	return Num{big: r}
}

// put writes u in big's words, which there is room for.
func (u *wide) put(room []big.Word) []big.Word {
	for i := range room {
		room[i] = big.Word(u.words[i/perWord] >> (i % perWord * bits.UintSize))
	}
	return room[:len(room):len(room)]
}

// mul multiplies u by m, which is not zero.
func (u *wide) mul(m uint64) bool {
	var carry uint64
	for i, w := range u.words[:u.n] {
		hi, lo := bits.Mul64(w, m)
		lo, c := bits.Add64(lo, carry, 0)
		u.words[i], carry = lo, hi+c
	}
	return u.push(carry)
}

// push puts a word that is carried before the others.
func (u *wide) push(carry uint64) bool {
	if carry == 0 {
		return true
	}
	if u.n == len(u.words) {
		return false
	}
	u.words[u.n] = carry
	u.n++
	return true
}

// div divides u by d, which divides it.
func (u *wide) div(d uint64) {
	if d == 1 {
		return
	}
	var rest uint64
	for i := u.n - 1; i >= 0; i-- {
		u.words[i], rest = bits.Div64(rest, u.words[i], d)
	}
	u.trim()
}

// mod returns u modulo d.
func (u *wide) mod(d uint64) (rest uint64) {
	if d == 1 {
		return 0
	}
	for i := u.n - 1; i >= 0; i-- {
		_, rest = bits.Div64(rest, u.words[i], d)
	}
	return rest
}

// trim leaves zeros before the number out of it.
func (u *wide) trim() {
	for u.n > 0 && u.words[u.n-1] == 0 {
		u.n--
	}
}

// add adds v to u.
func (u *wide) add(v *wide) bool {
	var carry uint64
	u.n = max(u.n, v.n)
	for i := range u.words[:u.n] {
		u.words[i], carry = bits.Add64(u.words[i], v.words[i], carry)
	}
	return u.push(carry)
}

// sub takes v, which is no more, from u.
func (u *wide) sub(v *wide) {
	var borrow uint64
	for i := range u.words[:u.n] {
		u.words[i], borrow = bits.Sub64(u.words[i], v.words[i], borrow)
	}
	u.trim()
}

// cmp returns -1, 0 or 1 as u is less than, equal to or more than v.
func (u *wide) cmp(v *wide) int {
	if u.n != v.n {
		return compare(u.n < v.n, u.n > v.n)
	}
	for i := u.n - 1; i >= 0; i-- {
		if a, b := u.words[i], v.words[i]; a != b {
			return compare(a < b, a > b)
		}
	}
	return 0
}

// sumWide is [sum] for ±x, which is long, and ±y, which lies inline and is not zero.
func sumWide(x *ratio, y Num, negX, negY bool) (Num, bool) {
	num, den, ok := widesOf(x)
	if !ok {
		return Num{}, false
	}
	negX, negY = negX != (x.num.Sign() < 0), negY != (y.num < 0)
	d := y.den()
	g := gcd(den.mod(d), d)
	den.div(g)
	other := den
	if !num.mul(d/g) || !other.mul(mag(y.num)) {
		return Num{}, false
	}
	switch {
	case negX == negY:
		ok = num.add(&other)
	case num.cmp(&other) >= 0:
		num.sub(&other)
	default:
		other.sub(&num)
		num, negX = other, negY
	}
	g = gcd(num.mod(g), g)
	num.div(g)
	if !ok || !den.mul(d/g) {
		return Num{}, false
	}
	return fromWide(negX, &num, &den), true
}

// productWide is [product] for ±x·a/b, where x is long, and a and b have nothing in common
// and are not zero.
func productWide(x *ratio, neg bool, a, b uint64) (Num, bool) {
	num, den, ok := widesOf(x)
	if !ok {
		return Num{}, false
	}
	g, h := gcd(num.mod(b), b), gcd(den.mod(a), a)
	num.div(g)
	den.div(h)
	if !num.mul(a/h) || !den.mul(b/g) {
		return Num{}, false
	}
	return fromWide(neg != (x.num.Sign() < 0), &num, &den), true
}

// cmpWide compares |x|, which is long, with |y|, which lies inline and is not zero.
func cmpWide(x *ratio, y Num) (int, bool) {
	num, den, ok := widesOf(x)
	if !ok || !num.mul(y.den()) || !den.mul(mag(y.num)) {
		return 0, false
	}
	return num.cmp(&den), true
}
