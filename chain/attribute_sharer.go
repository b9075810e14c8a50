package chain

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// A sharer rounds quotients over one number so that they add up to a total, by largest
// remainder.
type sharer struct {
	over, left int64
	cuts       []sharerCut
}

// A sharerCut is a number that was rounded down, and what was cut off.
type sharerCut struct {
	to   *int64
	rest int64
}

// share rounds n·times/over down into *to; false where that is no int64.
func (s *sharer) share(to *int64, n sum, times int64) bool {
	small, ok := n.small()
	hi, lo := bits.Mul64(magnitude(small), magnitude(times))
	if !ok || hi >= uint64(s.over) {
		return false
	}
	q, rest := bits.Div64(hi, lo, uint64(s.over))
	if q > 1<<62 {
		return false
	}
	*to = int64(q)
	if (small < 0) != (times < 0) {
		*to = -*to
		if rest > 0 {
			*to, rest = *to-1, uint64(s.over)-rest
		}
	}
	s.left -= *to
	if rest > 0 {
		s.cuts = append(s.cuts, sharerCut{to, int64(rest)})
	}
	return true
}

// finish gives what is left to those that were cut most, ties in order.
func (s *sharer) finish() bool {
	if s.left < 0 || s.left > int64(len(s.cuts)) {
		return false
	}
	slices.SortStableFunc(s.cuts, func(a, b sharerCut) int { return cmp.Compare(b.rest, a.rest) })
	for _, c := range s.cuts[:s.left] {
		*c.to++
	}
	return true
}

// power returns 10^n, 0 where that is no int64.
func power(n int32) int64 {
	v, _ := exact.Int(1).Grid(n, exact.Floor)
	return v
}
