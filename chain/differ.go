package chain

import (
	"iter"
	"slices"
)

// Differs yields where the gauges of two results differ: every place and KPI whose
// gauges are not equal in every field, or of which only one result has a gauge. Now and
// then it yields one more, whose values differ by less than a gauge shows. It is for who
// compares results often, or large ones; package scenario makes changes of it.
//
// The order is that of [Result.All]. Results of different plans are not looked into:
// it yields all that r has a gauge of, in r's order, and then, in from's, what only
// from has. A nil from has no gauges.
//
// Results that come of one another by [Result.With], or of one and the same, are compared
// in the time that their changes take, however large they are; others of one plan in one
// pass over what was measured.
func (r *Result) Differs(from *Result) iter.Seq2[Place, string] {
	if from == nil || r.plan != from.plan {
		return r.either(from)
	}
	return func(yield func(Place, string) bool) {
		c := contrast{r.plan, r, from}
		for f := range c.candidates() {
			if c.differs(f) && !yield(c.placeAt(f.spot), c.indicators[f.k].def.ID) {
				return
			}
		}
	}
}

// either yields what either of two results has a gauge of.
func (r *Result) either(from *Result) iter.Seq2[Place, string] {
	return func(yield func(Place, string) bool) {
		for at, g := range r.All() {
			if !yield(at, g.KPI) {
				return
			}
		}
		if from == nil {
			return
		}
		for at, g := range from.All() {
			if _, both := r.Gauge(at, g.KPI); !both && !yield(at, g.KPI) {
				return
			}
		}
	}
}

// A contrast is two results of one plan held against each other.
type contrast struct {
	*Plan
	a, b *Result
}

// A figure is one KPI at one spot.
type figure struct {
	spot spotAt
	k    int
}

// differs reports whether the results say something else.
func (c contrast) differs(f figure) bool {
	if f.spot.chain < 0 {
		x, y := c.a.cell(f.spot.site, f.k), c.b.cell(f.spot.site, f.k)
		if _, ok := x.Value(); ok && x.lacking == 0 && same(&x, &y) {
			return false // nothing else counts then
		}
	}
	x, read := c.a.see(f.spot, f.k)
	y, readToo := c.b.see(f.spot, f.k)
	if !read && !readToo {
		if _, ok := c.goalAt(f.spot, f.k); !ok {
			return false
		}
	}
	return !x.equal(y)
}

// equal reports whether two seen are shown alike.
func (v seen) equal(o seen) bool {
	return v.State == o.State && v.Num.Equal(o.Num) && v.Den.Equal(o.Den) && v.bounds.Equal(o.bounds) &&
		v.lacks == o.lacks && v.coverage.Equal(o.coverage) &&
		(v.given == o.given || readingOf(v.Reading, v.given).Equal(readingOf(o.Reading, o.given)))
}

// candidates yields, in order, what may differ.
func (c contrast) candidates() iter.Seq[figure] {
	if c.akin() {
		return slices.Values(c.patched())
	}
	return c.everywhere()
}

// everywhere yields, in order, what may differ between any two results: all but the
// blocks that neither has, or both share.
func (c contrast) everywhere() iter.Seq[figure] {
	patched := make([]bool, len(c.blocks))
	for _, o := range []*overlay{c.a.over, c.b.over} {
		if o != nil {
			for _, p := range o.cells {
				patched[p.at>>32] = true
			}
		}
	}
	alike := func(f figure) bool {
		block := int(f.spot.site.tree)*len(c.indicators) + f.k
		return f.spot.chain < 0 && c.a.joint == c.b.joint && !patched[block] && c.a.columns[block] == c.b.columns[block]
	}
	return func(yield func(figure) bool) {
		for s := range c.walk(Place{}) {
			for k := range c.indicators {
				if f := (figure{s, k}); !alike(f) && !yield(f) {
					return
				}
			}
		}
	}
}

// akin reports whether both results were made by With of the same one, or one of the
// other: what differs then is in their overlays.
func (c contrast) akin() bool {
	a, b := c.a.columns, c.b.columns
	return c.a.joint == c.b.joint && len(a) > 0 && len(b) > 0 && &a[0] == &b[0]
}
