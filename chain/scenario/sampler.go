package scenario

import (
	"math"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/splitmix"
)

// A sampler draws values of one distribution, in steps of a power of ten.
//
// A draw is a number u of 64 bits, which stands for the share u/2^64, and gives the
// value at that quantile of the distribution, rounded to the nearest step: the least k
// with u/2^64 < F(k + 1/2). All of it is whole numbers, so that the same u gives the same
// k everywhere. With ends low and high, mode m, and width w = high - low,
//
//	uniform     F(x) = (x - low) / w
//	triangular  F(x) = (x - low)^2 / (w·(m - low)) up to m, and then
//	            1 - (high - x)^2 / (w·(high - m))
//
// whose inverses take one product of 128 bits and one whole square root. Distances are
// counted in half steps, so that every end and every k + 1/2 is whole.
type sampler struct {
	// A step is unit last digits of this many places.
	places int32
	unit   int64
	// values are those of an empirical distribution, or the one that is certain, in last
	// digits; nil for others.
	values []int64

	low             int64  // in steps
	width           uint64 // high - low, in half steps
	uniform         bool
	turn            uint64 // the first u on the falling side
	rising, falling uint64 // the factors of u: width·(m - low) and width·(high - m)
}

const (
	// evenly is how many steps there are between the ends at least, and so fewer than ten
	// times as many: products of two widths in half steps are less than 2^49.
	evenly = 1_000_000
	// most18 is the first number of more than 18 digits.
	most18 = 1_000_000_000_000_000_000
)

// newSampler returns the sampler of a distribution that is in order, and all of whose
// numbers have at most 18 digits before the point; false if no number of 18 digits lies
// between its ends.
func newSampler(d Dist) (sampler, bool) {
	low, high := exact.MustFrom(d.Low), exact.MustFrom(d.High)
	if low.Equal(high) {
		return newValues([]decimal.Decimal{d.Low}), true
	}
	s := sampler{unit: 1, uniform: d.Uniform}
	step := exact.Int(1)
	ten, tenth := exact.Int(10), exact.Frac(1, 10)
	for high.Sub(low).Quo(step).Less(exact.Int(evenly)) && fits18(low.Quo(step).Mul(ten), high.Quo(step).Mul(ten)) {
		s.places, step = s.places+1, step.Mul(tenth)
	}
	for !high.Sub(low).Quo(step.Mul(ten)).Less(exact.Int(evenly)) {
		s.unit, step = s.unit*10, step.Mul(ten)
	}
	whole := func(x exact.Num, m exact.Mode) int64 {
		n, _ := x.Quo(step).Grid(0, m)
		return n
	}
	first, last := whole(low, exact.Ceil), whole(high, exact.Floor)
	if first >= last {
		s.values = []int64{first * s.unit}
		return s, first == last
	}
	s.low, s.width = first, uint64(last-first)*2
	if !s.uniform {
		mode := max(min(whole(exact.MustFrom(d.Mode), exact.HalfAway), last), first)
		s.shape(uint64(mode-first) * 2)
	}
	return s, true
}

// shape gives a triangle its mode, so many half steps from low. The turn is rounded down: the
// u there draws the mode on either side. Where the triangle falls nowhere only the last u is
// not before the turn, and draws high by any small factor.
func (s *sampler) shape(mode uint64) {
	s.turn, s.rising, s.falling = math.MaxUint64, s.width*mode, 1
	if mode < s.width {
		s.turn, _ = bits.Div64(mode, 0, s.width)
		s.falling = s.width * (s.width - mode)
	}
}

// newValues returns the sampler of values, all alike, with as many decimals as they have
// and 18 digits leave.
func newValues(list []decimal.Decimal) sampler {
	s := sampler{unit: 1}
	all := make([]exact.Num, len(list))
	for n, v := range list {
		all[n] = exact.MustFrom(v)
		for !all[n].Terminates(s.places) {
			s.places++
		}
	}
	s.values = make([]int64, len(list))
	for n := 0; n < len(all); n++ {
		k, ok := all[n].Grid(s.places, exact.HalfAway)
		if s.values[n] = k; !ok || !fits18(exact.Int(k)) {
			s.places--
			n = -1 // once more, with fewer
		}
	}
	return s
}

// fits18 reports whether numbers are of at most 18 nines, so that they have no more than
// 18 digits before the point, however they are rounded.
func fits18(list ...exact.Num) bool {
	for _, x := range list {
		if exact.Int(most18 - 1).Less(x.Abs()) {
			return false
		}
	}
	return true
}

// ends returns the least and the largest value that is drawn.
func (s *sampler) ends() (least, most decimal.Decimal) {
	low, high := s.low*s.unit, (s.low+int64(s.width/2))*s.unit
	if s.values != nil {
		low, high = s.values[0], s.values[0]
		for _, v := range s.values {
			low, high = min(low, v), max(high, v)
		}
	}
	return exact.Scaled(low, s.places).Read(), exact.Scaled(high, s.places).Read()
}

// fill draws the values of a stream from its number first on, in last digits.
func (s *sampler) fill(key uint64, first int, values []int64) {
	switch {
	case s.values != nil:
		s.fillValues(key, first, values)
	case s.uniform:
		s.fillUniform(key, first, values)
	default:
		s.fillTriangular(key, first, values)
	}
}

func (s *sampler) fillValues(key uint64, first int, values []int64) {
	stream := splitmix.From(key, uint64(first))
	for n := range values {
		k, _ := bits.Mul64(stream.Next(), uint64(len(s.values)))
		values[n] = s.values[k]
	}
}

func (s *sampler) fillUniform(key uint64, first int, values []int64) {
	stream := splitmix.From(key, uint64(first))
	for n := range values {
		y, _ := bits.Mul64(stream.Next(), s.width)
		values[n] = (s.low + int64((y+1)/2)) * s.unit
	}
}

// fillTriangular draws on the one side or the other without a branch, which a processor
// could not foresee. How far from its end a value lies, in half steps, is on either side
// the root of a product:
//
//	u·rising/2^64                    from low up
//	falling - 1 - u·falling/2^64     from high down
//
// both rounded down. To take a number off, less one, is to add its bits turned over.
func (s *sampler) fillTriangular(key uint64, first int, values []int64) {
	turn, rising, falling, unit := s.turn, s.rising, s.falling, uint64(s.unit)
	low, high := uint64(s.low)*unit, (uint64(s.low)+s.width/2)*unit
	stream := splitmix.From(key, uint64(first))
	for n := range values {
		u := stream.Next()
		factor, square, end, over := rising, uint64(0), low, uint64(0)
		if u >= turn {
			factor, square, end, over = falling, falling, high+1, math.MaxUint64
		}
		h, _ := bits.Mul64(u, factor)
		square += h ^ over
		values[n] = int64(end + ((root(square)+1)/2*unit ^ over))
	}
}

// root returns the whole square root of x, less than 2^52: floating point holds such an x
// exactly, and does not round its root up to a whole number, since that of the last x before
// a square lies further from it than half a last bit.
func root(x uint64) uint64 { return uint64(int64(math.Sqrt(float64(int64(x))))) }
