package rule

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// Share divides total over the weights by largest remainder into out, which has
// as many elements: each gets its part rounded down, and those whose part was
// cut most get one more, ties in order, until all of total is given out. With
// up, each gets its part rounded up, and those that gained most give one back.
//
// This is what filling gives for a sum of equal passes, on whole numbers: the
// weights and total are not negative, at least one weight is more than zero, and
// no weight is more than their sum, which fits.
func Share(total int64, weights []int64, out []int64, up bool) {
	var sum uint64
	for _, w := range weights {
		sum += uint64(w)
	}
	type cut struct {
		at   int
		rest uint64
	}
	left := total
	cuts := make([]cut, 0, len(weights))
	for i, w := range weights {
		hi, lo := bits.Mul64(uint64(total), uint64(w))
		whole, rest := bits.Div64(hi, lo, sum)
		out[i] = int64(whole)
		left -= out[i]
		if rest > 0 {
			cuts = append(cuts, cut{i, rest})
		}
	}
	// Rounded up, a part gained least where it was cut most: those that give
	// back come last, and among equals the earlier part gives back first.
	slices.SortFunc(cuts, func(a, b cut) int {
		if c := cmp.Compare(b.rest, a.rest); c != 0 {
			return c
		}
		if up {
			return cmp.Compare(b.at, a.at)
		}
		return cmp.Compare(a.at, b.at)
	})
	for _, c := range cuts[:left] {
		out[c.at]++
	}
}

// Apportion rounds numbers to a number of places so that they add up to total, which
// is their sum rounded down or up: each is rounded down or up itself, and up are those
// that rounding down took most from, ties in order (largest remainder).
func Apportion(total exact.Num, numbers []exact.Num, places int32) []exact.Num {
	rounded, lost := make([]exact.Num, len(numbers)), make([]exact.Num, len(numbers))
	order := make([]int, 0, len(numbers))
	left := total
	for i, n := range numbers {
		rounded[i] = n.Round(places, exact.Floor)
		left = left.Sub(rounded[i])
		if lost[i] = n.Sub(rounded[i]); !lost[i].IsZero() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return lost[j].Cmp(lost[i]) })
	digit := exact.Scaled(1, places)
	for _, i := range order {
		if left.Sign() <= 0 {
			break
		}
		rounded[i], left = rounded[i].Add(digit), left.Sub(digit)
	}
	return rounded
}
