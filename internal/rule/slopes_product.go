package rule

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// slopesProduct: each part counts by the product of all others, on average along
// the way. Written out that is the Shapley value: the mean, over all orders, of
// what the part does when it moves after those before it.
//
// A choice is one factor, and what its parts are short of 1 adds up in it. The cost
// is the square of the number of factors.
func slopesProduct(parts []Part, from, to []exact.Num) []exact.Num {
	factors, of := factorsOf(parts, from, to)
	rest := restsOf(factors)
	slopes := make([]exact.Num, len(parts))
	for i := range parts {
		slopes[i] = rest[of[i]]
	}
	return slopes
}

// A factor moves from one number to another.
type factor struct{ from, to exact.Num }

// factorsOf returns the factors of a product, and which of them each part is in.
func factorsOf(parts []Part, from, to []exact.Num) (factors []factor, of []int) {
	of = make([]int, len(parts))
	for i := 0; i < len(parts); {
		begin, f := i, factor{from[i], to[i]}
		if parts[i].Choice != 0 {
			f = factor{one, one}
		}
		for end := blockEnd(parts, i); i < end; i++ {
			of[i] = len(factors)
			if parts[begin].Choice != 0 {
				f = factor{f.from.Add(from[i]), f.to.Add(to[i])}
			}
		}
		factors = append(factors, f)
	}
	return factors, of
}

// restsOf returns, for each factor, the product of all others, on average while
// they move.
//
// Between the ends a factor is a·u + b·v, with v from 0 to 1 and u = 1-v. The product of
// all is a polynomial in u and v; the one without a factor is what is left of that
// when it is divided by the factor. All coefficients are whole numbers, over the
// product of the denominators, so that nothing is reduced on the way.
func restsOf(factors []factor) []exact.Num {
	whole := make([]scaledFactor, len(factors))
	var none []int // factors that are zero throughout
	for i, f := range factors {
		whole[i] = scaleFactor(f)
		if f.from.IsZero() && f.to.IsZero() {
			none = append(none, i)
		}
	}
	rests := make([]exact.Num, len(factors))
	average := newAverager(len(factors) - 1)
	switch len(none) {
	case 0:
		all := multiplied(whole)
		for i, f := range whole {
			rests[i] = average.of(all.without(f), all.scale(f))
		}
	case 1: // the others have a rest of zero
		all := multiplied(slices.Delete(whole, none[0], none[0]+1))
		rests[none[0]] = average.of(all.terms, all.over)
	}
	return rests
}

// A scaledFactor is (a·u + b·v) / over, all whole numbers.
type scaledFactor struct{ a, b, over *big.Int }

func scaleFactor(f factor) scaledFactor {
	x, over := f.from.Terms()
	y, under := f.to.Terms()
	return scaledFactor{x.Mul(x, under), y.Mul(y, over), over.Mul(over, under)}
}

// A polynomial has the coefficients of u^(n-k)·v^k, over a whole number.
type polynomial struct {
	terms []*big.Int
	over  *big.Int
}

// multiplied multiplies factors.
func multiplied(factors []scaledFactor) polynomial {
	p := polynomial{[]*big.Int{big.NewInt(1)}, big.NewInt(1)}
	scratch := new(big.Int)
	for _, f := range factors {
		next := make([]*big.Int, len(p.terms)+1)
		for k := range next {
			next[k] = new(big.Int)
			if k < len(p.terms) {
				next[k].Mul(p.terms[k], f.a)
			}
			if k > 0 {
				next[k].Add(next[k], scratch.Mul(p.terms[k-1], f.b))
			}
		}
		p.terms = next
		p.over.Mul(p.over, f.over)
	}
	return p
}

// scale returns what the polynomial without a factor is over.
func (p polynomial) scale(f scaledFactor) *big.Int { return new(big.Int).Quo(p.over, f.over) }

// without divides the polynomial by one of its factors, which is not zero: from the
// side where it is not.
func (p polynomial) without(f scaledFactor) []*big.Int {
	n := len(p.terms) - 1
	rest := make([]*big.Int, n)
	scratch := new(big.Int)
	if f.a.Sign() != 0 {
		for k := range n {
			rest[k] = new(big.Int).Set(p.terms[k])
			if k > 0 {
				rest[k].Sub(rest[k], scratch.Mul(rest[k-1], f.b))
			}
			rest[k].Quo(rest[k], f.a)
		}
		return rest
	}
	for k := range n {
		rest[k] = new(big.Int).Quo(p.terms[k+1], f.b)
	}
	return rest
}

// An averager takes the mean over v from 0 to 1 of polynomials of one degree: that of
// u^(n-k)·v^k is 1 / ((n+1)·(n over k)).
type averager struct {
	weights []*big.Int
	over    *big.Int
}

func newAverager(degree int) averager {
	a := averager{weights: make([]*big.Int, degree+1), over: big.NewInt(1)}
	choose := make([]*big.Int, degree+1)
	for k := range choose {
		choose[k] = new(big.Int).Binomial(int64(degree), int64(k))
		a.over = leastMultiple(a.over, choose[k])
	}
	for k, c := range choose {
		a.weights[k] = new(big.Int).Quo(a.over, c)
	}
	a.over.Mul(a.over, big.NewInt(int64(degree+1)))
	return a
}

func leastMultiple(a, b *big.Int) *big.Int {
	common := new(big.Int).GCD(nil, nil, a, b)
	return new(big.Int).Mul(a, common.Quo(b, common))
}

// of returns the mean of a polynomial.
func (a averager) of(terms []*big.Int, over *big.Int) exact.Num {
	sum, scratch := new(big.Int), new(big.Int)
	for k, t := range terms {
		sum.Add(sum, scratch.Mul(t, a.weights[k]))
	}
	return exact.Quotient(sum, scratch.Mul(a.over, over))
}
