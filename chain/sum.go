package chain

import "math/bits"

// A sum is 128 bits wide, in two's complement.
type sum struct {
	hi int64
	lo uint64
}

func (s *sum) add(v int64) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, uint64(v), 0)
	s.hi += v>>63 + int64(carry)
}

// difference returns a·x - b·y in 128 bits.
func difference(a, x, b, y int64) sum {
	var s, t sum
	s.addProduct(a, x)
	t.addProduct(b, y)
	lo, borrow := bits.Sub64(s.lo, t.lo, 0)
	hi, _ := bits.Sub64(uint64(s.hi), uint64(t.hi), borrow)
	return sum{int64(hi), lo}
}

// addProduct adds a·b.
func (s *sum) addProduct(a, b int64) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if (a < 0) != (b < 0) {
		var borrow uint64
		lo, borrow = bits.Sub64(0, lo, 0)
		hi, _ = bits.Sub64(0, hi, borrow)
	}
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, lo, 0)
	s.hi += int64(hi + carry)
}

// magnitude returns |n|, also of the smallest int64.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// small returns the sum if it is an int64.
func (s sum) small() (int64, bool) { return int64(s.lo), s.hi == int64(s.lo)>>63 }
