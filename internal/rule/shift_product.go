package rule

import (
	"math/bits"

	"github.com/kpichain/kpichain/internal/exact"
)

// product follows a product of many factors in 0..1. Written out exactly it has
// as many digits as all of them together, so it is held between two numbers of 18
// decimals, rounded away from each other, and is only written out where the limit
// lies between those.
type product struct {
	*fill
	// start has where the choice that each part is in begins, and leaf the place
	// of its factor in tree: a heap of products, the whole first, at 1.
	start, leaf []int
	tree        []bracket
	// at is where the limit lies, kept near 0..1.
	at bracket
}

func shiftProduct(f *fill) shifter {
	p := &product{fill: f, start: make([]int, len(f.parts)), leaf: make([]int, len(f.parts))}
	factors := 0
	for i := 0; i < len(f.parts); factors++ {
		for begin, end := i, blockEnd(f.parts, i); i < end; i++ {
			p.start[i], p.leaf[i] = begin, factors
		}
	}
	for i := range p.leaf {
		p.leaf[i] += factors
	}
	p.tree = make([]bracket, 2*factors)
	p.at = bracketOf(exact.Max(exact.Int(-1), exact.Min(f.limit, exact.Int(2))))
	return p
}

func (p *product) reset() {
	for i, leaf := range p.leaf {
		if p.start[i] == i {
			p.tree[leaf] = p.factor(i)
		}
	}
	for k := len(p.tree)/2 - 1; k > 0; k-- {
		p.tree[k] = p.tree[2*k].times(p.tree[2*k+1])
	}
}

func (p *product) put(i int, value exact.Num) {
	p.x[i] = value
	k := p.leaf[i]
	p.tree[k] = p.factor(p.start[i])
	for k /= 2; k > 0; k /= 2 {
		p.tree[k] = p.tree[2*k].times(p.tree[2*k+1])
	}
}

func (p *product) factor(i int) bracket {
	f, _ := factorAt(p.parts, p.x, i)
	return bracketOf(f)
}

func (p *product) kept() bool {
	whole := p.tree[1]
	if whole.hi < p.at.lo || whole.lo > p.at.hi {
		return (whole.hi < p.at.lo) == p.upper
	}
	v, _ := evalProduct(p.parts, p.x)
	return p.keeps(v)
}

// A bracket holds a number in -9..9 between two multiples of 10^-18.
type bracket struct{ lo, hi int64 }

const bracketPlaces, bracketOne = 18, 1_000_000_000_000_000_000

func bracketOf(x exact.Num) bracket {
	lo, _ := x.Grid(bracketPlaces, exact.Floor)
	hi, _ := x.Grid(bracketPlaces, exact.Ceil)
	return bracket{lo, hi}
}

// times returns b·c, both in 0..1.
func (b bracket) times(c bracket) bracket {
	lo, _ := timesOver(b.lo, c.lo)
	hi, rest := timesOver(b.hi, c.hi)
	if rest > 0 {
		hi++
	}
	return bracket{lo, hi}
}

// timesOver multiplies numbers in 0..1, both in units of 10^-18.
func timesOver(a, b int64) (whole int64, rest uint64) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	q, rest := bits.Div64(hi, lo, bracketOne)
	return int64(q), rest
}
