package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// This file cuts the way from targets to readings where another part, or another
// path, becomes the one that counts (THEORY 4, rows Min/Max and Critical path).

// A refLine runs from a value at 0 to one at 1.
type refLine struct{ from, to *big.Rat }

func (l refLine) at(s *big.Rat) *big.Rat { return refAdd(l.from, refMul(s, refSub(l.to, l.from))) }

// refPieces cuts 0..1 wherever two lines meet, and calls f with the middle and the
// length of every piece: in none of them does one line overtake another.
func refPieces(lines []refLine, f func(middle, length *big.Rat)) {
	cuts := []*big.Rat{new(big.Rat), refInt(1)}
	for i, a := range lines {
		for _, b := range lines[:i] {
			before, after := refSub(a.from, b.from), refSub(a.to, b.to)
			if before.Sign()*after.Sign() < 0 {
				cuts = append(cuts, refQuo(before, refSub(before, after)))
			}
		}
	}
	slices.SortFunc(cuts, func(a, b *big.Rat) int { return a.Cmp(b) })
	for i := range cuts[1:] {
		if length := refSub(cuts[i+1], cuts[i]); length.Sign() > 0 {
			f(refMul(refAdd(cuts[i], cuts[i+1]), big.NewRat(1, 2)), length)
		}
	}
}

// extremeShares is how much of the way a part is the one that binds; those that
// bind together share.
func (w refWhole) extremeShares(ways []refWay) []*big.Rat {
	shares, lines := make([]*big.Rat, len(ways)), make([]refLine, len(ways))
	for i, way := range ways {
		shares[i], lines[i] = new(big.Rat), refLine{way.y0, way.y1}
		if w.rule == kpi.Max {
			lines[i] = refLine{new(big.Rat).Neg(way.y0), new(big.Rat).Neg(way.y1)}
		}
	}
	refPieces(lines, func(middle, length *big.Rat) {
		var binding []int
		for i, l := range lines {
			least := !slices.ContainsFunc(lines, func(o refLine) bool { return refLess(o.at(middle), l.at(middle)) })
			if least {
				binding = append(binding, i)
			}
		}
		for _, i := range binding {
			shares[i].Add(shares[i], refQuo(length, refInt(int64(len(binding)))))
		}
	})
	return shares
}

// pathShares is how much of the way a part is on the longest path. Where paths tie
// they share at each join, back from the last link.
func (w refWhole) pathShares(ways []refWay) []*big.Rat {
	block := func(way refWay) int { return w.route.block(way.link)[0] }
	length := func(links []int, y func(refWay) *big.Rat) *big.Rat {
		sum := new(big.Rat)
		for _, way := range ways {
			if slices.Contains(links, block(way)) {
				sum.Add(sum, y(way))
			}
		}
		return sum
	}
	var lines []refLine
	for k := range w.route.links {
		for _, path := range w.route.paths(k) {
			lines = append(lines, refLine{
				length(path, func(a refWay) *big.Rat { return a.y0 }),
				length(path, func(a refWay) *big.Rat { return a.y1 }),
			})
		}
	}
	shares := make([]*big.Rat, len(ways))
	for i := range shares {
		shares[i] = new(big.Rat)
	}
	refPieces(lines, func(middle, piece *big.Rat) {
		y := func(a refWay) *big.Rat { return refLine{a.y0, a.y1}.at(middle) }
		w.route.back(func(links []int) *big.Rat { return length(links, y) }, func(k int, part *big.Rat) {
			for i, way := range ways {
				if block(way) == k {
					shares[i].Add(shares[i], refMul(piece, part))
				}
			}
		})
	})
	return shares
}

// back walks from the last link to the start along the longest ways, and calls f
// with every block on them and which part of the walk comes by: at a join an equal
// part for each predecessor that is done last.
func (r refRoute) back(length func(path []int) *big.Rat, f func(block int, part *big.Rat)) {
	done := func(k int) *big.Rat {
		var longest *big.Rat
		for _, path := range r.paths(k) {
			if l := length(path); longest == nil || refLess(longest, l) {
				longest = l
			}
		}
		return longest
	}
	var walk func(k int, part *big.Rat)
	walk = func(k int, part *big.Rat) {
		k = r.block(k)[0]
		f(k, part)
		var last []int
		for _, i := range r.before(k) {
			i = r.block(i)[0]
			switch {
			case slices.Contains(last, i):
			case len(last) == 0 || refLess(done(last[0]), done(i)):
				last = []int{i}
			case done(last[0]).Cmp(done(i)) == 0:
				last = append(last, i)
			}
		}
		for _, i := range last {
			walk(i, refQuo(part, refInt(int64(len(last)))))
		}
	}
	walk(len(r.links)-1, refInt(1))
}
