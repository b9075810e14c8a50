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
// counted in half steps from low, so that every end and every k + 1/2 is whole.
type sampler struct {
	// A step is unit last digits of this many places.
	places int32
	unit   int64
	// values are those of an empirical distribution, or the one that is certain, in last
	// digits; nil for others.
	values []int64

	low             int64  // in steps
	width, up       uint64 // high - low and mode - low, in half steps
	rising, falling uint64 // width·up and width·(width - up)
	uniform         bool
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
		s.up = uint64(max(min(whole(exact.MustFrom(d.Mode), exact.HalfAway), last), first)-first) * 2
	}
	s.rising, s.falling = s.width*s.up, s.width*(s.width-s.up)
	return s, true
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
	for n := range values {
		k, _ := bits.Mul64(splitmix.At(key, uint64(first+n)), uint64(len(s.values)))
		values[n] = s.values[k]
	}
}

func (s *sampler) fillUniform(key uint64, first int, values []int64) {
	for n := range values {
		y, _ := bits.Mul64(splitmix.At(key, uint64(first+n)), s.width)
		values[n] = s.step(y)
	}
}

// fillTriangular does without branches, which a processor could not foresee: of two
// numbers a mask of all ones takes the one for the rising side, and one of none the other.
func (s *sampler) fillTriangular(key uint64, first int, values []int64) {
	width, up, falling, differ := s.width, s.up, s.falling, s.rising^s.falling
	for n := range values {
		u := splitmix.At(key, uint64(first+n))
		h, _ := bits.Mul64(u, width)
		rising := uint64(int64(h-up) >> 63)
		h, _ = bits.Mul64(u, falling^differ&rising)
		r := root(h&rising | (falling-h-1)&^rising)
		values[n] = s.step(r&rising | (width-r-1)&^rising)
	}
}

// step returns the least step of which the half beyond lies further than y from low.
func (s *sampler) step(y uint64) int64 { return (s.low + int64((y+1)/2)) * s.unit }

// root returns the whole square root of x, less than 2^53: floating point, which holds
// such an x exactly and rounds its root, gives it or one more; whole numbers decide.
func root(x uint64) uint64 {
	r := int64(math.Sqrt(float64(int64(x))))
	return uint64(r + (int64(x)-r*r)>>63) // -1 where its square is more than x
}
