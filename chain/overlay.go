package chain

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
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

// fewPatches is how many cells one change takes, about: a person's and those of the
// wholes above.
const fewPatches = 8

// With returns the result as it would have been with these readings in place of,
// or in addition to, the measured ones (what-if). A reading of no data takes a
// measurement away, so that the parts are composed again. Only the places above
// are worked out anew, and those below that a reading is passed down to. Errors
// are as for Evaluate.
func (r *Result) With(ms ...Measurement) (*Result, error) {
	bad := &problems{}
	in := r.takeAll(ms, bad)
	checkTwice(in, ms, bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	if len(in) > mostPatches || r.over != nil && len(r.over.cells) > mostPatches || r.joint.folds() {
		return r.again(ms, in)
	}
	e := r.editor()
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

func (o *overlay) clone() *overlay {
	if o == nil {
		return &overlay{cells: make([]patch[cell], 0, fewPatches)}
	}
	return &overlay{slices.Clone(o.cells), slices.Clone(o.wholes), slices.Clone(o.links)}
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
func (r *Result) takeAll(ms []Measurement, bad *problems) []taken {
	d := desk{Plan: r.plan, ms: ms, bad: bad, joint: r.joint}
	list := make([]taken, 0, len(ms))
	for i := range ms {
		before := len(bad.list)
		if t, _ := d.take(i); len(bad.list) == before {
			list = append(list, t)
		}
	}
	return list
}

// checkTwice reports places measured twice.
func checkTwice(list []taken, ms []Measurement, bad *problems) {
	if len(list) < 2 {
		return
	}
	type key struct {
		spot spotAt
		k    int32
	}
	seen := make(map[key]bool, len(list))
	for _, t := range list {
		at := key{t.spot, t.k}
		if seen[at] {
			bad.twice(t, ms)
		}
		seen[at] = true
	}
}

// An editor changes a result that nobody else has yet. Its methods report false
// where something is wrong.
type editor struct {
	*Result
	sites  []edit // inner places to compose again, in order, without duplicates
	wholes []int  // chains to compose again, by number
}

// An edit is a place of a KPI whose parts changed.
type edit struct {
	w site
	k int
	// before is what it read before, and anew reports that it must be composed from
	// its parts; otherwise the overlay has what it reads now.
	before cell
	anew   bool
}

// editor returns one that changes a copy of the result.
func (r *Result) editor() *editor {
	return &editor{Result: &Result{plan: r.plan, period: r.period, columns: r.columns, chains: r.chains,
		passes: r.passes, over: r.over.clone(), joint: r.joint}}
}

func (a edit) compare(b edit) int {
	return cmp.Or(cmp.Compare(a.w.tree, b.w.tree), cmp.Compare(a.k, b.k), cmp.Compare(a.w.at, b.w.at))
}

// revisit notes that a part of a place changed. Where the rule adds, the change is
// added; otherwise the place is composed again later.
func (e *editor) revisit(w site, k int, before, now cell) {
	p := e.plan
	own := e.cell(w, k)
	if own.measured || p.indicators[k].across == nil {
		return
	}
	s := edit{w: w, k: k, before: own}
	n, ok := slices.BinarySearchFunc(e.sites, s, edit.compare)
	if !ok {
		e.sites = slices.Insert(e.sites, n, s)
	}
	next, ok := shift(p.indicators[k].across.Closed, own, before, now)
	if !ok {
		e.sites[n].anew = true
		return
	}
	e.over.cells = set(e.over.cells, p.number(w, k), next)
}

// shift returns what a place reads after one of its parts changed, without
// looking at the others; false where that does not tell.
func shift(closed rule.Closed, whole, before, now cell) (cell, bool) {
	from, ok := before.Value()
	to, still := now.Value()
	switch {
	case !ok || !still || before.lacking != now.lacking || before.covered != now.covered:
	case closed == rule.Add && whole.State == rule.Bare:
		whole.Num = whole.Num.Add(to.Sub(from))
		return whole, true
	case closed == rule.Pool && before.State == rule.Terms && now.State == rule.Terms && whole.State == rule.Terms:
		whole.Num = whole.Num.Add(now.Num.Sub(before.Num))
		whole.Den = whole.Den.Add(now.Den.Sub(before.Den))
		return whole, !whole.Den.IsZero()
	case whole.State == rule.Bare && (closed == rule.Least || closed == rule.Most):
		return shiftBest(closed, whole, from, to)
	}
	return whole, false
}

// shiftBest is shift where the whole is the least or the most of its parts: it is known
// unless the part that was that one no longer may be.
func shiftBest(closed rule.Closed, whole cell, from, to exact.Num) (cell, bool) {
	worse := func(a, b exact.Num) bool { return b.Less(a) }
	if closed == rule.Most {
		worse = exact.Num.Less
	}
	if from.Equal(whole.Num) && worse(to, from) {
		return whole, false
	}
	if worse(whole.Num, to) {
		whole.Reading = rule.Of(to)
	}
	return whole, true
}

// enter enters one reading and notes what is above it. v is exact, given what was
// written down.
func (e *editor) enter(t taken, v rule.Reading, given kpi.Reading) bool {
	k := int(t.k)
	switch {
	case t.spot.link >= 0:
		return e.editPasses(t.spot, v, given)
	case t.spot.chain >= 0:
		at := t.spot.chain*len(e.plan.indicators) + k
		var c *chainCell
		if v.State != rule.Missing {
			c = measuredWhole(v, e.domain(k))
		} else {
			e.wholes = append(e.wholes, at)
		}
		e.over.wholes = set(e.over.wholes, int64(at), c)
	default:
		e.editSite(t.spot.site, k, v)
	}
	return true
}

// editPasses enters measured passes: all KPIs of the chain follow.
func (e *editor) editPasses(s spotAt, v rule.Reading, given kpi.Reading) bool {
	at := e.plan.shapes[s.chain].first + s.link
	var m *passing
	if v.State != rule.Missing {
		m = &passing{v, given}
	}
	e.over.links = set(e.over.links, int64(at), m)
	for k := range e.plan.indicators {
		e.wholes = append(e.wholes, s.chain*len(e.plan.indicators)+k)
	}
	return e.choiceFits(s)
}

// editSite enters a reading at a place of a tree.
func (e *editor) editSite(w site, k int, v rule.Reading) {
	p := e.plan
	weight, leaves := p.below(w, p.block(w.tree, k))
	c := cell{Reading: v, measured: v.State != rule.Missing, covered: weight}
	if lacks(p.indicators[k].across, v) {
		c.lacking, c.covered = 1, 0
	}
	before := e.cell(w, k)
	if !c.measured {
		c = p.blank(k, leaves)
	}
	e.over.cells = set(e.over.cells, p.number(w, k), c)
	_, inner := p.unit(w)
	n, pending := slices.BinarySearchFunc(e.sites, edit{w: w, k: k}, edit.compare)
	anew := inner && !c.measured && p.indicators[k].across != nil
	switch {
	case pending:
		e.sites[n].anew = anew
	case anew:
		e.sites = slices.Insert(e.sites, n, edit{w: w, k: k, before: before, anew: true})
	default:
		e.leave(w, k, before, c)
	}
}

// leave notes what is above a place that changed.
func (e *editor) leave(w site, k int, before, now cell) {
	if same(before, now) {
		return
	}
	above, ok := e.plan.parent(w)
	if !ok {
		e.touchChains(w, k, before, now)
		return
	}
	if b := e.plan.block(w.tree, k); e.plan.isPart(w, b, b.depthAt(above.at)) {
		e.revisit(above, k, before, now)
	}
}

// touchChains changes the chains that a step is in, or notes them to be composed
// again.
func (e *editor) touchChains(w site, k int, before, now cell) {
	if int(w.tree) >= e.plan.names.steps.Len() {
		return
	}
	for _, in := range e.plan.chainsOf.of(w.tree) {
		c, link := int(in.tree), int(in.at)
		t := e.plan.chainPlans[c].wholes[k].template
		if t == nil || t.part(link) < 0 {
			continue
		}
		at := c*len(e.plan.indicators) + k
		if next, ok := e.shiftWhole(c, k, link, before, now); ok {
			e.over.wholes = set(e.over.wholes, int64(at), next)
		} else {
			e.wholes = append(e.wholes, at)
		}
	}
}

// shiftWhole returns what a KPI reads along a chain after one step changed, where
// that can be told without the others.
func (e *editor) shiftWhole(c, k, link int, before, now cell) (*chainCell, bool) {
	old := e.chainCell(c, k)
	if old == nil || old.measured {
		return old, old != nil
	}
	from, ok := before.Value()
	to, still := now.Value()
	whole, known := old.Value()
	if !ok || !still || !known || old.lacks || before.lacking > 0 || now.lacking > 0 {
		return nil, false
	}
	v, ok := e.plan.indicators[k].along.Shift(whole, e.passesOf(c, link), from, to)
	if !ok {
		return nil, false
	}
	return &chainCell{Reading: rule.Of(v), bounds: exact.Point(v), coverage: old.coverage}, true
}

// up composes again what is above the edits, parts before wholes, and stops where
// nothing changes.
func (e *editor) up() bool {
	for len(e.sites) > 0 {
		last := len(e.sites) - 1
		s := e.sites[last]
		e.sites = e.sites[:last]
		if !e.compose(s) {
			return false
		}
	}
	slices.Sort(e.wholes)
	for _, at := range slices.Compact(e.wholes) {
		if !e.composeChain(at) {
			return false
		}
	}
	return true
}

// compose composes one place again where that is still to be done, and notes what
// is above it if it changed.
func (e *editor) compose(s edit) bool {
	p := e.plan
	if s.anew {
		now, err := p.composeAt(s.w, s.k, func(w site) cell { return e.cell(w, s.k) })
		if err != nil {
			return false
		}
		e.over.cells = set(e.over.cells, p.number(s.w, s.k), now)
	}
	e.leave(s.w, s.k, s.before, e.cell(s.w, s.k))
	return true
}

// same reports whether two cells say the same.
func same(a, b cell) bool {
	return a.State == b.State && a.measured == b.measured && a.lacking == b.lacking && a.covered == b.covered &&
		a.Num.Equal(b.Num) && a.Den.Equal(b.Den)
}

// composeChain composes one KPI along one chain again, unless it was measured.
func (e *editor) composeChain(at int) bool {
	p := e.plan
	c, k := at/len(p.indicators), at%len(p.indicators)
	if old := e.chainCell(c, k); old != nil && old.measured || p.chainPlans[c].wholes[k].template == nil {
		return true
	}
	now, err := e.composeWhole(c, k)
	if err != nil {
		return false
	}
	e.over.wholes = set(e.over.wholes, int64(at), now)
	return true
}
