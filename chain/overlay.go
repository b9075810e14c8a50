package chain

import (
	"cmp"
	"slices"
)

// An overlay has what With changed in a result: a few cells, in order, on top of
// the columns of the result that was evaluated. A nil overlay has nothing.
type overlay struct {
	cells  []patch[cell]
	wholes []patch[*chainCell]
	links  []patch[*passing]
}

// A patch is a value in place of the one with this number.
type patch[T any] struct {
	at    int64
	value T
}

// find returns the value of a number among patches in order.
func find[T any](list []patch[T], at int64) (T, bool) {
	if n, ok := slices.BinarySearchFunc(list, at, comparePatch[T]); ok {
		return list[n].value, true
	}
	var none T
	return none, false
}

// set returns the list with a value set.
func set[T any](list []patch[T], at int64, value T) []patch[T] {
	n, ok := slices.BinarySearchFunc(list, at, comparePatch[T])
	if ok {
		list[n].value = value
		return list
	}
	return slices.Insert(list, n, patch[T]{at, value})
}

func comparePatch[T any](p patch[T], at int64) int { return cmp.Compare(p.at, at) }

// number returns a cell's number: its block, then its place.
func (p *Plan) number(w site, k int) int64 {
	return (int64(w.tree)*int64(len(p.indicators))+int64(k))<<32 | int64(w.at)
}

func (o *overlay) cell(number int64) (cell, bool) {
	if o == nil {
		return cell{}, false
	}
	return find(o.cells, number)
}

func (o *overlay) chain(at int) (*chainCell, bool) {
	if o == nil {
		return nil, false
	}
	return find(o.wholes, int64(at))
}

func (o *overlay) passes(at int) (*passing, bool) {
	if o == nil {
		return nil, false
	}
	return find(o.links, int64(at))
}

// mostPatches is how many cells an overlay may have before a result is evaluated
// anew rather than patched further: reads stay fast, and the cost of a patch
// stays small.
const mostPatches = 4096

// With returns the result as it would have been with these readings in place of,
// or in addition to, the measured ones (what-if). A reading of no data takes a
// measurement away, so that the parts are composed again. Only the places above
// are worked out anew, and those below that a reading is passed down to. Errors
// are as for Evaluate.
func (r *Result) With(ms ...Measurement) (*Result, error) {
	bad := &problems{}
	in := r.takeAll(ms, bad)
	sortPlaces(in, ms, bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	if len(in) > mostPatches || r.over != nil && len(r.over.cells) > mostPatches || r.joint.folds() {
		return r.again(ms, in)
	}
	e := r.editor(len(in))
	for _, t := range in {
		given := ms[t.index].Reading
		v, _ := exactReading(given)
		if !e.enter(t, v, given) {
			return r.again(ms, in)
		}
	}
	if !e.up() {
		return r.again(ms, in)
	}
	return e.Result, nil
}

// fork returns an overlay to be changed: it shares the cells, which are merged, and has
// what is set one by one for itself.
func (o *overlay) fork() overlay {
	if o == nil {
		return overlay{}
	}
	return overlay{o.cells, slices.Clone(o.wholes), slices.Clone(o.links)}
}

// merged returns a new list of patches with others, in falling order, in their place.
// It turns the others round.
func merged[T any](list, with []patch[T]) []patch[T] {
	slices.Reverse(with)
	if len(list) == 0 {
		return with
	}
	all := make([]patch[T], 0, len(list)+len(with))
	for len(list) > 0 && len(with) > 0 {
		next := &with
		if list[0].at < with[0].at {
			next = &list
		} else if list[0].at == with[0].at {
			list = list[1:]
		}
		all, *next = append(all, (*next)[0]), (*next)[1:]
	}
	return append(append(all, list...), with...)
}

// again evaluates the result anew with measurements added, replaced and taken
// away: where that is cheaper, and where something is wrong, to say what.
func (r *Result) again(ms []Measurement, in []taken) (*Result, error) {
	if r.joint != nil {
		return r.rejoin(ms, in)
	}
	type key struct {
		at  Place
		kpi string
	}
	given := make(map[key]bool, len(ms))
	for _, m := range ms {
		given[key{m.At, m.KPI}] = true
	}
	all := slices.Clone(ms)
	for m := range r.Measurements() {
		if !given[key{m.At, m.KPI}] {
			all = append(all, m)
		}
	}
	return r.plan.Evaluate(r.period, all)
}

// takeAll finds and checks measurements, those of no data too, in their order.
func (r *Result) takeAll(ms list, bad *problems) []taken {
	d := desk{Plan: r.plan, given: ms, bad: bad, joint: r.joint}
	in := make([]taken, 0, len(ms))
	for i := range ms {
		before := len(bad.list)
		if t, _ := d.take(i, &ms[i]); len(bad.list) == before {
			in = append(in, t)
		}
	}
	return in
}

// sortPlaces sorts what is taken by where it goes, and reports places measured twice.
func sortPlaces(in []taken, ms list, bad *problems) {
	slices.SortFunc(in, func(a, b taken) int {
		return cmp.Or(a.compare(b), cmp.Compare(a.index, b.index))
	})
	for n := 1; n < len(in); n++ {
		if in[n].compare(in[n-1]) == 0 {
			bad.twice(in[n], ms)
		}
	}
}

// compare orders what is taken by where it goes.
func (t taken) compare(o taken) int {
	a, b := t.spot, o.spot
	return cmp.Or(cmp.Compare(a.chain, b.chain), cmp.Compare(a.link, b.link), cmp.Compare(a.site.tree, b.site.tree),
		cmp.Compare(t.k, o.k), cmp.Compare(a.site.at, b.site.at))
}
