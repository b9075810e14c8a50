package chain

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/internal/rule"
)

// An overlay has what With changed in a result: a few cells, in order, on top of
// the columns of the result that was evaluated. A nil overlay has nothing.
type overlay struct {
	cells  []patch[packed]
	apart  []rule.Reading // what of these is in no column
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
	if n, ok := patchAt(list, at); ok {
		return list[n].value, true
	}
	var none T
	return none, false
}

// patchAt returns where the value of a number is among patches in order, or would be, and
// reports whether it is there.
func patchAt[T any](list []patch[T], at int64) (int, bool) {
	low, high := 0, len(list)
	for low < high {
		if n := int(uint(low+high) / 2); list[n].at < at {
			low = n + 1
		} else {
			high = n
		}
	}
	return low, low < len(list) && list[low].at == at
}

// set returns the list with a value set.
func set[T any](list []patch[T], at int64, value T) []patch[T] {
	n, ok := patchAt(list, at)
	if ok {
		list[n].value = value
		return list
	}
	return slices.Insert(list, n, patch[T]{at, value})
}

// number returns a cell's number: its block, then its place.
func (p *Plan) number(w site, k int) int64 {
	return (int64(w.tree)*int64(len(p.indicators))+int64(k))<<32 | int64(w.at)
}

func (o *overlay) cell(number int64) (packed, bool) {
	if o == nil {
		return packed{}, false
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
	var room takings
	in, read := r.takeAll(ms, &room, bad)
	sortPlaces(in, ms, bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	if len(in) > mostPatches || r.over != nil && len(r.over.cells) > mostPatches || r.joint.folds() {
		return r.again(ms, in)
	}
	e := r.editor(len(in))
	for _, t := range in {
		if !e.enterTerms(t, &read[t.index], ms[t.index].Reading) {
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
	return overlay{o.cells, slices.Clip(o.apart), slices.Clone(o.wholes), slices.Clone(o.links)}
}

// gather makes a new list of what is apart of the patches, which are changed to it.
func gather(list []patch[packed], apart []rule.Reading) (kept []rule.Reading) {
	if len(apart) == 0 {
		return nil
	}
	for n := range list {
		if v := &list[n].value; v.apart() {
			kept = append(kept, apart[v.num])
			v.num = int64(len(kept) - 1)
		}
	}
	return kept
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

// few is how many measurements are taken without an allocation.
const few = 10

// takings is room for few measurements that are taken.
type takings struct {
	taken [few]taken
	terms [few]terms
}

// takeAll finds and checks measurements, those of no data too, in their order, and returns
// the terms of each. Few of them lie in room.
func (r *Result) takeAll(ms list, room *takings, bad *problems) ([]taken, []terms) {
	d := desk{Plan: r.plan, path: pathInList, bad: bad, joint: r.joint}
	in, read := room.taken[:0], room.terms[:]
	if len(ms) > few {
		in, read = make([]taken, 0, len(ms)), make([]terms, len(ms))
	}
	for i := range ms {
		before := len(bad.list)
		t, some := d.take(i, &ms[i])
		if len(bad.list) == before {
			in = append(in, t)
		}
		if some {
			read[i] = d.terms
		}
	}
	return in, read
}

// sortPlaces sorts what is taken by where it goes, and reports places measured twice.
func sortPlaces(in []taken, ms list, bad *problems) {
	inOrder := true
	for n := 1; n < len(in) && inOrder; n++ {
		inOrder = in[n-1].compare(in[n]) < 0
	}
	if inOrder {
		return
	}
	slices.SortFunc(in, func(a, b taken) int {
		return cmp.Or(a.compare(b), cmp.Compare(a.index, b.index))
	})
	for n := 1; n < len(in); n++ {
		if in[n].compare(in[n-1]) == 0 {
			bad.twice(pathInList(int(in[n].index), ""), &ms[in[n].index])
		}
	}
}

// compare orders what is taken by where it goes.
func (t taken) compare(o taken) int {
	a, b := t.spot, o.spot
	return cmp.Or(cmp.Compare(a.chain, b.chain), cmp.Compare(a.link, b.link), cmp.Compare(a.site.tree, b.site.tree),
		cmp.Compare(t.k, o.k), cmp.Compare(a.site.at, b.site.at))
}
