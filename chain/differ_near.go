package chain

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// patched returns, in order, what may differ between results that are akin: where one
// of them was changed, and what shows what was changed elsewhere.
func (c contrast) patched() []figure {
	a, b := c.a.over.orNone(), c.b.over.orNone()
	n := len(c.indicators)
	var list []figure
	for at := range numbers(a.links, b.links) {
		if s := c.linkNumbered(int(at)); c.a.passing(s.chain, s.link) != c.b.passing(s.chain, s.link) {
			list = append(list, figure{s, n - 1})
		}
	}
	for at := range numbers(a.wholes, b.wholes) {
		s, k := spotAt{chain: int(at) / n, link: -1}, int(at)%n
		if c.a.chainCell(s.chain, k) != c.b.chainCell(s.chain, k) {
			list = append(list, figure{s, k})
		}
	}
	for at := range numbers(a.cells, b.cells) {
		block := int(at >> 32)
		w, k := site{int32(block / n), int32(at)}, block%n
		if x, y := c.a.cell(w, k), c.b.cell(w, k); !same(&x, &y) {
			list = c.near(list, w, k)
		}
	}
	slices.SortFunc(list, c.compare)
	return slices.Compact(list)
}

// orNone returns the overlay, an empty one for nil.
func (o *overlay) orNone() overlay {
	if o == nil {
		return overlay{}
	}
	return *o
}

// numbers yields the numbers that are in either list, in order.
func numbers[T any](a, b []patch[T]) iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for len(a) > 0 || len(b) > 0 {
			var at int64
			switch {
			case len(b) == 0 || len(a) > 0 && a[0].at < b[0].at:
				at, a = a[0].at, a[1:]
			case len(a) == 0 || b[0].at < a[0].at:
				at, b = b[0].at, b[1:]
			default:
				at, a, b = a[0].at, a[1:], b[1:]
			}
			if !yield(at) {
				return
			}
		}
	}
}

// linkNumbered returns the link of a number, as [passing] are numbered.
func (p *Plan) linkNumbered(at int) spotAt {
	c, _ := slices.BinarySearchFunc(p.shapes, at+1, func(s chainShape, at int) int { return cmp.Compare(s.first, at) })
	return spotAt{chain: c - 1, link: at - p.shapes[c-1].first}
}

// near adds a place that changed and those that may show it: the places above, whose
// bounds look at those of their parts, and, below any of these, the units that a
// reading is passed down to, or no longer is since something was read below them.
func (c contrast) near(list []figure, w site, k int) []figure {
	for up := true; up; w, up = c.parent(w) {
		list = append(list, figure{spotAt{-1, -1, w}, k})
		for unit, ok := c.onlyPart(w, k); ok; unit, ok = c.onlyPart(unit, k) {
			list = append(list, figure{spotAt{-1, -1, unit}, k})
		}
	}
	return list
}

// onlyPart returns the unit that is all that counts in a place.
func (p *Plan) onlyPart(w site, k int) (only site, ok bool) {
	for part := range p.partsOf(w, p.block(w.tree, k)) {
		if ok {
			return only, false
		}
		only, ok = part, true
	}
	if !ok {
		return only, false
	}
	_, ok = p.unit(only)
	return only, ok
}

// compare orders figures as [Plan.Places] does.
func (c contrast) compare(a, b figure) int {
	return cmp.Or(c.compareSpots(a.spot, b.spot), cmp.Compare(a.k, b.k))
}

func (p *Plan) compareSpots(a, b spotAt) int {
	x, y := p.standing(a), p.standing(b)
	return slices.Compare(x[:], y[:])
}

// standing returns where a spot stands among all: the chain under which it does, then
// the chain itself, its links and the trees of its steps, and in a tree the inner
// places, each before its people, whom those of its sub-units precede.
func (p *Plan) standing(s spotAt) [4]int32 {
	if s.chain >= 0 {
		return [4]int32{int32(s.chain), -1, int32(s.link)}
	}
	w := s.site
	under := int32(len(p.shapes))
	if int(w.tree) < p.names.steps.Len() {
		if in := p.chainsOf.of(w.tree); len(in) > 0 {
			under = in[0].tree
		}
	}
	t := p.trees[w.tree]
	if w.at < t.inners() {
		return [4]int32{under, p.rank[w.tree], w.at, math.MaxInt32}
	}
	u, _ := p.unit(site{w.tree, p.seat(w).parent})
	return [4]int32{under, p.rank[w.tree], u.end, w.at}
}
