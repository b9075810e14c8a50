package scenario

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/splitmix"
)

// A sampler draws values of one distribution, in last digits of a KPI.
//
// A draw is a number u of 64 bits, which stands for the share u/2^64, and gives the
// value at that quantile of the distribution, rounded to the nearest last digit: the
// least k with u/2^64 < F(k + 1/2). All of it is whole numbers, so that the same u gives
// the same k everywhere. With ends low and high, mode m, and width w = high - low,
//
//	uniform     F(x) = (x - low) / w
//	triangular  F(x) = (x - low)^2 / (w·(m - low)) up to m, and then
//	            1 - (high - x)^2 / (w·(high - m))
//
// whose inverses take one product of 128 bits and one whole square root. Distances are
// counted in fine units, halves of the finest last digit that a number of the
// distribution or the KPI has, so that every end and every k + 1/2 is whole.
type sampler struct {
	places int32
	// values are those of an empirical distribution, nil for others.
	values      []int64
	least, most int64
	// low, mode and high are exact; uniform says which of the two.
	low, mode, high exact.Num
	uniform         bool
	// small holds the distribution where its numbers are small, wide where they are not.
	small small
	wide  *wide
}

// small are the numbers of a distribution in fine units, counted from base.
type small struct {
	base            int64  // a last digit at or below low
	low             uint64 // from base to low
	width, up       uint64 // high - low and mode - low
	rising, falling uint64 // width·up and width·(width - up)
	scale           uint64 // fine units a half last digit
}

// tooWide is the width from which products of two do not fit 62 bits.
const tooWide = 1 << 31

// newSampler returns the sampler of a distribution that has no values.
func newSampler(d Dist, places int32) sampler {
	s := sampler{places: places, low: exact.MustFrom(d.Low), high: exact.MustFrom(d.High), uniform: d.Uniform}
	s.mode = s.low
	if !d.Uniform {
		s.mode = exact.MustFrom(d.Mode)
	}
	s.least, _ = s.low.Grid(places, exact.HalfAway)
	s.most, _ = s.high.Grid(places, exact.HalfAway)
	fine := max(places, -d.Low.Exponent(), -d.High.Exponent(), -d.Mode.Exponent())
	s.wide = newWide(&s, fine)
	if d, ok := s.wide.small(); ok {
		s.small, s.wide = d, nil
	}
	return s
}

// ends returns the least and the largest value that is drawn.
func (s *sampler) ends() (least, most decimal.Decimal) {
	return exact.Scaled(s.least, s.places).Read(), exact.Scaled(s.most, s.places).Read()
}

// fill draws the values of a stream from its number first on.
func (s *sampler) fill(key uint64, first int, values []int64) {
	switch {
	case s.values != nil:
		for n := range values {
			k, _ := bits.Mul64(splitmix.At(key, uint64(first+n)), uint64(len(s.values)))
			values[n] = s.values[k]
		}
	case s.least == s.most:
		for n := range values {
			values[n] = s.least
		}
	case s.wide != nil:
		for n := range values {
			values[n] = s.wide.draw(splitmix.At(key, uint64(first+n)))
		}
	case s.uniform:
		s.small.fillUniform(key, first, values)
	default:
		s.small.fillTriangular(key, first, values)
	}
}

func (d small) fillUniform(key uint64, first int, values []int64) {
	for n := range values {
		u := splitmix.At(key, uint64(first+n))
		h, _ := bits.Mul64(u, d.width)
		values[n] = d.digit(d.low + h)
	}
}

// fillTriangular does without branches, which a processor could not foresee.
func (d small) fillTriangular(key uint64, first int, values []int64) {
	for n := range values {
		u := splitmix.At(key, uint64(first+n))
		h, _ := bits.Mul64(u, d.width)
		rising := h < d.up
		product := d.falling
		if rising {
			product = d.rising
		}
		h, _ = bits.Mul64(u, product)
		square := d.falling - h - 1
		if rising {
			square = h
		}
		r := root(square)
		y := d.low + d.width - r - 1
		if rising {
			y = d.low + r
		}
		values[n] = d.digit(y)
	}
}

// digit returns the least k of which k + 1/2 lies beyond a distance from base.
func (d small) digit(y uint64) int64 {
	if d.scale > 1 {
		y /= d.scale
	}
	return d.base + int64((y+1)/2)
}

// root returns the whole square root of x, less than 2^62: floating point guesses it,
// whole numbers decide.
func root(x uint64) uint64 {
	r := uint64(math.Sqrt(float64(x)))
	for r*r > x {
		r--
	}
	for (r+1)*(r+1) <= x {
		r++
	}
	return r
}

// wide are the numbers of a distribution in fine units, whatever their size.
type wide struct {
	low, width, up, scale *big.Int
	uniform               bool
}

// newWide returns a distribution in fine units, halves of its last decimal.
func newWide(s *sampler, fine int32) *wide {
	whole := func(x exact.Num) *big.Int {
		n, d := x.Terms()
		n.Mul(n, power(fine))
		n.Mul(n, big.NewInt(2))
		return n.Quo(n, d)
	}
	w := &wide{low: whole(s.low), scale: power(fine - s.places), uniform: s.uniform}
	w.width = new(big.Int).Sub(whole(s.high), w.low)
	w.up = new(big.Int).Sub(whole(s.mode), w.low)
	return w
}

func power(places int32) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
}

// small returns the distribution in small numbers, and whether it has any.
func (w *wide) small() (small, bool) {
	digit := new(big.Int).Mul(w.scale, big.NewInt(2))
	base, low := new(big.Int).DivMod(w.low, digit, new(big.Int))
	limit := big.NewInt(tooWide)
	if w.width.Cmp(limit) >= 0 || w.scale.Cmp(limit) >= 0 || !base.IsInt64() || w.width.Sign() < 0 {
		return small{}, false
	}
	d := small{base: base.Int64(), low: low.Uint64(), width: w.width.Uint64(), up: w.up.Uint64(), scale: w.scale.Uint64()}
	d.rising, d.falling = d.width*d.up, d.width*(d.width-d.up)
	return d, true
}

// draw returns the value of one draw.
func (w *wide) draw(u uint64) int64 {
	share := new(big.Int).SetUint64(u)
	of := func(n *big.Int) *big.Int {
		n = new(big.Int).Mul(n, share)
		return n.Rsh(n, 64)
	}
	y := of(w.width)
	switch left := new(big.Int).Sub(w.width, w.up); {
	case w.uniform:
	case y.Cmp(w.up) < 0:
		y.Sqrt(of(left.Mul(w.width, w.up)))
	default:
		all := left.Mul(left, w.width)
		rest := new(big.Int).Sub(all, of(all))
		y.Sub(w.width, rest.Sqrt(rest.Sub(rest, big.NewInt(1))))
		y.Sub(y, big.NewInt(1))
	}
	y.Add(y, w.low)
	y.Div(y, w.scale) // rounds down, as digit does
	y.Add(y, big.NewInt(1))
	return y.Div(y, big.NewInt(2)).Int64()
}
