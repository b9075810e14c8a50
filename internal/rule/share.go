package rule

import (
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
// no weight is more than their sum, which fits 64 bits without a sign. The time is linear in their number,
// and up to 16 weights nothing is allocated.
func Share(total int64, weights []int64, out []int64, up bool) {
	var few [fewParts]uint64
	cuts := few[:]
	if len(weights) > fewParts {
		cuts = make([]uint64, len(weights))
	}
	cuts = cuts[:len(weights)]
	left := shareDown(total, weights, out, cuts)
	// Rounded up, a part gained least where it was cut most: those that give back
	// come last, and among equals the earlier part gives back first.
	switch {
	case left == 0:
	case len(weights) <= fewParts:
		giveFew(left, cuts, out, up)
	default:
		giveMany(left, cuts, out, up)
	}
}

// fewParts is up to how many parts comparing all with each other is the quickest.
const fewParts = 16

// shareDown gives each its part rounded down, notes what that cut off, as a share of the
// sum of all weights, and returns how much of total is left: less than parts were cut.
func shareDown(total int64, weights, out []int64, cuts []uint64) (left int64) {
	var sum uint64
	for _, w := range weights {
		sum += uint64(w)
	}
	left = total
	out, cuts = out[:len(weights)], cuts[:len(weights)]
	for i, w := range weights {
		hi, lo := bits.Mul64(uint64(total), uint64(w))
		whole, cut := bits.Div64(hi, lo, sum)
		out[i], cuts[i] = int64(whole), cut
		left -= int64(whole)
	}
	return left
}

// giveFew gives one more to as many as are left, the most cut first, and of equals the
// first, or with last the last: those with less of the others before them than are left.
func giveFew(left int64, cuts []uint64, out []int64, last bool) {
	var before [fewParts]uint64
	tie := uint64(0)
	if last {
		tie = 1
	}
	for i, cut := range cuts {
		behind := uint64(0)
		for j, other := range cuts[:i] {
			_, less := bits.Sub64(other, cut+tie, 0)
			before[j&(fewParts-1)] += less
			behind += less
		}
		before[i] = uint64(i) - behind
	}
	for i := range out {
		_, more := bits.Sub64(before[i&(fewParts-1)], uint64(left), 0)
		out[i] += int64(more)
	}
}

// giveMany does what giveFew does, for any number of parts.
func giveMany(left int64, cuts []uint64, out []int64, last bool) {
	least, ties := leastOf(cuts, left)
	for i := range cuts {
		if last {
			i = len(cuts) - 1 - i
		}
		switch {
		case cuts[i] > least:
			out[i]++
		case cuts[i] == least && ties > 0:
			out[i]++
			ties--
		}
	}
}

// leastOf returns the least of the n largest numbers, of which there are as many at least
// and n is more than zero, and how many of these are equal to it. It finds one digit after
// the other: unlike with a pivot, there are no numbers for which that takes long.
func leastOf(numbers []uint64, n int64) (least uint64, ties int64) {
	const width = 4
	var all, known uint64
	for _, x := range numbers {
		all |= x
	}
	for shift := (bits.Len64(all) - 1) / width * width; shift >= 0; shift -= width {
		var counts [1 << width]int64
		for _, x := range numbers {
			if x>>shift>>width == known {
				counts[x>>shift&(1<<width-1)]++
			}
		}
		digit := uint64(1<<width - 1)
		for ; counts[digit] < n; digit-- {
			n -= counts[digit]
		}
		known = known<<width | digit
	}
	return known, n
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
