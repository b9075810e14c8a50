package chain

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/internal/rule"
)

// A gatherer composes the steps of a chain in whole numbers: every part counts for some
// units, and of fractions there is one a run, of what they come to.
type gatherer struct {
	*prober
	along *rule.Rule
	parts []rule.Part
	// counts are what the parts count for: of one unit all, or where these are multiplied
	// each of its own, over being the product of all.
	counts []count
	over   *big.Int
	// bands are those of the goal where parts are multiplied, times over; nil for no goal.
	bands *light.Bands
	// Of one run: what the parts count for, and where it is multiplied.
	x                     []int64
	product, next, factor big.Int
}

// A count is what a part counts for, in units: times·(the sum of its top) + plus, but from
// the one end at least and to the other at most. Between least and most the part's value is
// one that the rule has a meaning for.
type count struct {
	top         int // -1 for a part that does not move
	times, plus int64
	from, to    int64
	least, most int64
	still       uint64 // no less than plus, from and to are, without their signs
}

// A slope is what a part counts for, exactly: by one last digit of the top that moves it,
// and besides; where what does not move keeps it, and the rule's domain.
type slope struct {
	top          int
	times, plus  exact.Num
	keep, domain exact.Interval
}

// gatherer returns the chain in whole numbers; nil where they do not hold it, or where a
// part counts in another way.
func (s *survey) gatherer() *gatherer {
	along := s.base.plan.indicators[s.k].along
	if s.parts == nil || len(s.passes) > 0 || along.Stray(s.parts) >= 0 {
		return nil
	}
	slopes, ok := s.slopes(along)
	if !ok {
		return nil
	}
	g := &gatherer{prober: s.prober, along: along, parts: s.parts, over: big.NewInt(1), x: make([]int64, len(s.parts))}
	units := make([]*big.Int, len(slopes))
	for n, of := range slopes {
		if units[n] = big.NewInt(1); !along.Multiplies() {
			units[n] = g.over
		}
		for _, x := range []exact.Num{of.times, of.plus, of.keep.Lo, of.keep.Hi} {
			multiple(units[n], x)
		}
	}
	for n, of := range slopes {
		c, ok := of.in(units[n])
		if !ok {
			return nil
		}
		g.counts = append(g.counts, c)
		if along.Multiplies() {
			g.over.Mul(g.over, units[n])
		}
	}
	if s.goal != nil {
		bands := s.goal.Scaled(exact.Big(g.over))
		g.bands = &bands
	}
	return g
}

// slopes returns what every part counts for.
func (s *survey) slopes(along *rule.Rule) (list []slope, ok bool) {
	for _, p := range s.parts {
		v, has := p.Value()
		times, plus, linear := along.Linear(p)
		if !has || !linear {
			return nil, false
		}
		list = append(list, slope{top: -1, plus: times.Mul(v).Add(plus), domain: along.Domain.Scaled(times).Plus(plus)})
	}
	for k, t := range s.tops {
		times, plus, _ := along.Linear(s.parts[t.part])
		if t.pooled {
			times = times.Quo(t.volume)
		}
		of := &list[t.part]
		of.top, of.times = k, times.Mul(exact.Scaled(1, t.places))
		of.plus, of.keep = times.Mul(t.rest).Add(plus), t.keep.Scaled(times).Plus(plus)
	}
	return list, true
}

// multiple makes n a multiple of what x is divided by, the least there is.
func multiple(n *big.Int, x exact.Num) {
	_, den := x.Terms()
	common := new(big.Int).GCD(nil, nil, n, den)
	n.Mul(n, den.Div(den, common))
}

// in returns a slope in whole units; false if these do not hold it.
func (of slope) in(unit *big.Int) (count, bool) {
	units := exact.Big(unit)
	times, ok1 := of.times.Mul(units).Grid(0, exact.Floor)
	plus, ok2 := of.plus.Mul(units).Grid(0, exact.Floor)
	from, to, ok3 := wholeEnds(of.keep.Scaled(units))
	least, most, ok4 := wholeEnds(of.domain.Scaled(units))
	c := count{of.top, times, plus, from, to, least, most, magnitude(plus)}
	if of.keep.HasLo {
		c.still = max(c.still, magnitude(from))
	}
	if of.keep.HasHi {
		c.still = max(c.still, magnitude(to))
	}
	return c, ok1 && ok2 && ok3 && ok4
}

// wholeEnds returns the least and the most whole number in an interval, the very least and
// most there are where it is open; false if they do not hold it.
func wholeEnds(i exact.Interval) (lo, hi int64, ok bool) {
	lo, hi = math.MinInt64, math.MaxInt64
	ok1, ok2 := true, true
	if i.HasLo {
		lo, ok1 = i.Lo.Grid(0, exact.Ceil)
	}
	if i.HasHi {
		hi, ok2 = i.Hi.Grid(0, exact.Floor)
	}
	return lo, hi, ok1 && ok2
}

// holds reports whether whole numbers hold every run of the piece that was taken, and
// what they may come to.
func (g *gatherer) holds(tops []top) bool {
	var most uint64
	for _, c := range g.counts {
		size := c.still
		if c.top >= 0 {
			hi, lo := bits.Mul64(magnitude(c.times), tops[c.top].most)
			if size += lo; hi > 0 || lo >= mostSum {
				return false
			}
		}
		if most += size; size >= mostSum || most >= mostSum {
			return false
		}
	}
	return true
}

// count takes what the parts count for in a run; false if one reads what the rule has no
// meaning for.
func (g *gatherer) count(tops []top, run int) bool {
	for n, c := range g.counts {
		g.x[n] = c.plus
		if c.top >= 0 {
			g.x[n] = max(c.from, min(c.to, c.plus+c.times*tops[c.top].sums[run]))
		}
		if g.x[n] < c.least || g.x[n] > c.most {
			return false
		}
	}
	return true
}

// drawn returns what the chain reads in the run that was counted. A product is judged in
// units and written as it is: to reduce it takes longer than all else.
func (g *gatherer) drawn() probe.Drawn {
	switch {
	case g.along.Multiplies():
		product := g.multiply()
		d := probe.Drawn{Value: exact.OutQuotient(product, g.over, exact.HalfAway), Has: true}
		if g.bands != nil {
			d.Light = g.bands.Status(exact.Big(product))
		}
		return d
	case g.over.IsInt64():
		return g.judge(exact.Frac(g.along.Gather(g.parts, g.x), g.over.Int64()), true).Drawn()
	}
	return g.judge(exact.Quotient(big.NewInt(g.along.Gather(g.parts, g.x)), g.over), true).Drawn()
}

// multiply returns the product of a run, good until the next.
func (g *gatherer) multiply() *big.Int {
	product, next := &g.product, &g.next
	product.SetInt64(1)
	for _, v := range g.x {
		next.Mul(product, g.factor.SetInt64(v))
		product, next = next, product
	}
	return product
}
