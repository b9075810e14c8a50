package kpi

import (
	"math"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// slope returns the median of the slopes between all pairs of at least two values
// (Theil and Sen).
func (s series) slope() exact.Num {
	rough, largest := s.rough()
	slopes := make([]float64, 0, len(rough)*(len(rough)-1)/2)
	for j := range rough {
		for i := range j {
			slopes = append(slopes, (rough[j]-rough[i])/float64(s.at[j]-s.at[i]))
		}
	}
	i, j, k := 0, 1, 0 // the pair that slope k is of
	return middle(slopes, largest, func(at int) exact.Num {
		for i, k = i+at-k, at; i >= j; j++ {
			i -= j
		}
		return s.values[j].Sub(s.values[i]).Quo(exact.Int(int64(s.at[j] - s.at[i])))
	})
}

// on returns where the line with a slope, through the middle of the values, stands at
// an index.
func (s series) on(slope exact.Num, at int) exact.Num {
	starts, largest := s.rough()
	steep := slope.Float()
	for k := range starts {
		starts[k] -= steep * float64(s.at[k])
	}
	largest += math.Abs(steep) * float64(s.at[len(s.at)-1])
	start := middle(starts, largest, func(k int) exact.Num {
		return s.values[k].Sub(slope.Mul(exact.Int(int64(s.at[k]))))
	})
	return start.Add(slope.Mul(exact.Int(int64(at))))
}

// rough returns the values roughly, and the largest of them whatever its sign.
func (s series) rough() (rough []float64, largest float64) {
	rough = make([]float64, len(s.values))
	for k, x := range s.values {
		rough[k] = x.Float()
		largest = max(largest, math.Abs(rough[k]))
	}
	return rough, largest
}

// roughness is how far a rough number that is worked out of two others is off, as a
// share of the largest of these: each is off by four units in the last place, 2^-52, and
// a difference, a product and a quotient by half of one.
const roughness = 1.0 / (1 << 48)

// middle returns the median of numbers that are there roughly, worked out of some of
// which largest is the largest; the mean of the two in the middle where as many are
// below as above. It asks, in order, for those exactly that are too close to the middle
// to tell.
//
// Where all are off by at most e, so is the one that is k-th among them, and one that is
// more than 2e below that one is below the k-th exactly.
func middle(rough []float64, largest float64, exactly func(k int) exact.Num) exact.Num {
	sorted := slices.Clone(rough)
	slices.Sort(sorted)
	low, high := (len(sorted)-1)/2, len(sorted)/2
	from, to := sorted[low]-2*roughness*largest, sorted[high]+2*roughness*largest
	below, _ := slices.BinarySearch(sorted, from)
	var near []exact.Num
	for k, r := range rough {
		if r >= from && r <= to {
			near = append(near, exactly(k))
		}
	}
	slices.SortFunc(near, exact.Num.Cmp)
	return near[low-below].Add(near[high-below]).Quo(exact.Int(2))
}

// move returns the way that the values go, by Kendall's tau of how good they are.
func (s series) move(good gain) Move {
	if good == nil {
		return Unclear
	}
	gains := make([]exact.Num, len(s.values))
	for k, x := range s.values {
		gains[k] = good(x)
	}
	n := len(gains)
	pairs, sum := n*(n-1)/2, concord(midRanks(gains))
	if 2*sum >= pairs {
		return Improving
	}
	if -2*sum >= pairs {
		return Worsening
	}
	return Steady
}

// concord returns how many pairs rise less how many fall.
func concord(ranks []int) (sum int) {
	for j, b := range ranks {
		for _, a := range ranks[:j] {
			if a < b {
				sum++
			} else if a > b {
				sum--
			}
		}
	}
	return sum
}
