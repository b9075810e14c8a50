package chain

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// An editor changes a result that nobody else has yet. It enters what is given, and goes
// from the last place that changed to the first: parts come after their wholes, so that
// every place is met once, when all its parts are done. Its methods report false where
// something is wrong.
type editor struct {
	*Result
	edits  []edit        // places still to be met, in order of number
	cells  []patch[cell] // what those met read now, in falling order
	wholes []wholeEdit   // chains that something changed in, in order of number
}

// An edit is a place of a KPI that was given another reading, or a part of which was.
type edit struct {
	number      int64
	w           site
	k           int
	before, now cell
	// anew reports that it must be composed from its parts.
	anew bool
}

// A wholeEdit is a KPI along a chain, by number, and what it comes to now; anew reports
// that it must be composed.
type wholeEdit struct {
	at    int
	value exact.Num
	anew  bool
}

func (a edit) compare(number int64) int    { return cmp.Compare(a.number, number) }
func (a wholeEdit) compare(number int) int { return cmp.Compare(a.at, number) }

// usualLevels is how many places there are from a person's to the step, about.
const usualLevels = 4

// editor returns one that changes a copy of the result, for a number of changes.
func (r *Result) editor(changes int) editor {
	made := &struct { // of one piece
		Result
		overlay
	}{*r, r.over.fork()}
	made.Result.over = &made.overlay
	return editor{
		Result: &made.Result,
		edits:  make([]edit, 0, changes),
		cells:  make([]patch[cell], 0, changes*usualLevels),
	}
}

// enter enters one reading: v, which is exact, given what was written down. In order of
// number they cost least.
func (e *editor) enter(t taken, v rule.Reading, given kpi.Reading) bool {
	k := int(t.k)
	switch {
	case t.spot.link >= 0:
		return e.editPasses(t.spot, v, given)
	case t.spot.chain >= 0:
		var c *chainCell
		if v.State != rule.Missing {
			c = measuredWhole(v, e.domain(k))
		}
		e.over.wholes = set(e.over.wholes, int64(e.wholeAt(t.spot.chain, k)), c)
		if c == nil {
			e.editWhole(t.spot.chain, k).anew = true
		}
	default:
		e.editSite(t.spot.site, k, v)
	}
	return true
}

// wholeAt returns the number of a KPI along a chain.
func (e *editor) wholeAt(c, k int) int { return c*len(e.plan.indicators) + k }

// editPasses enters measured passes: all KPIs of the chain follow.
func (e *editor) editPasses(s spotAt, v rule.Reading, given kpi.Reading) bool {
	at := e.plan.shapes[s.chain].first + s.link
	var m *passing
	if v.State != rule.Missing {
		m = &passing{v, given}
	}
	e.over.links = set(e.over.links, int64(at), m)
	for k := range e.plan.indicators {
		e.editWhole(s.chain, k).anew = true
	}
	return e.choiceFits(s)
}

// editSite enters a reading at a place of a tree.
func (e *editor) editSite(w site, k int, v rule.Reading) {
	p := e.plan
	weight, leaves := p.below(w, p.block(w.tree, k))
	s := edit{number: p.number(w, k), w: w, k: k, before: e.cell(w, k)}
	s.now = cell{Reading: v, measured: v.State != rule.Missing, covered: weight}
	if lacks(p.indicators[k].across, v) {
		s.now.lacking, s.now.covered = 1, 0
	}
	if !s.now.measured {
		s.now = p.blank(k, leaves)
		_, inner := p.unit(w)
		s.anew = inner && p.indicators[k].across != nil
	}
	n, _ := slices.BinarySearchFunc(e.edits, s.number, edit.compare)
	e.edits = slices.Insert(e.edits, n, s)
}

// up works out what is above the edits, parts before wholes, and stops where nothing
// changes.
func (e *editor) up() bool {
	for len(e.edits) > 0 {
		s := e.last()
		if s.anew && !e.composeSite(&s) {
			return false
		}
		e.cells = append(e.cells, patch[cell]{s.number, s.now})
		if !same(&s.before, &s.now) {
			e.leave(&s)
		}
	}
	e.keep()
	return e.finishChains()
}

// composeSite composes a place from its parts, which were met all.
func (e *editor) composeSite(s *edit) (ok bool) {
	now, k := *e, s.k // not e: what get holds is kept apart
	c, err := e.plan.composeAt(s.w, k, func(w site) cell { return now.cellNow(w, k) })
	s.now = c
	return err == nil
}

// last takes the last edit off the list.
func (e *editor) last() edit {
	last := len(e.edits) - 1
	s := e.edits[last]
	e.edits = e.edits[:last]
	return s
}

// keep keeps what was met, and what was entered as it is.
func (e *editor) keep() {
	for len(e.edits) > 0 {
		s := e.last()
		e.cells = append(e.cells, patch[cell]{s.number, s.now})
	}
	e.over.cells, e.cells = merged(e.over.cells, e.cells), nil
}

// cellNow returns what a place reads of which nothing is still to be met.
func (e *editor) cellNow(w site, k int) cell {
	falling := func(p patch[cell], at int64) int { return cmp.Compare(at, p.at) }
	if n, ok := slices.BinarySearchFunc(e.cells, e.plan.number(w, k), falling); ok {
		return e.cells[n].value
	}
	return e.cell(w, k)
}

// leave notes what is above a place that changed.
func (e *editor) leave(s *edit) {
	above, ok := e.plan.parent(s.w)
	if !ok {
		e.touchChains(s)
		return
	}
	if b := e.plan.block(s.w.tree, s.k); e.plan.isPart(s.w, b, b.depthAt(above.at)) {
		e.revisit(above, s)
	}
}

// revisit notes that a part of a place changed. Where the rule adds, the change is
// added; otherwise the place is composed again when it is met.
func (e *editor) revisit(w site, part *edit) {
	across, number := e.plan.indicators[part.k].across, e.plan.number(w, part.k)
	if across == nil {
		return
	}
	n, ok := slices.BinarySearchFunc(e.edits, number, edit.compare)
	if !ok {
		own := e.cell(w, part.k)
		if own.measured {
			return
		}
		e.edits = slices.Insert(e.edits, n, edit{number: number, w: w, k: part.k, before: own, now: own})
	}
	if s := &e.edits[n]; !s.anew && !s.now.measured {
		s.anew = !s.now.shift(across.Closed, &part.before, &part.now)
	}
}

// shift makes a place what it reads after one of its parts changed, without looking at the
// others; false where that does not tell.
func (whole *cell) shift(closed rule.Closed, before, now *cell) bool {
	switch {
	case before.State < rule.Bare || now.State < rule.Bare || before.lacking != now.lacking || before.covered != now.covered:
	case closed == rule.Pool && before.State == rule.Terms && now.State == rule.Terms && whole.State == rule.Terms:
		whole.Num = whole.Num.Add(now.Num.Sub(before.Num))
		whole.Den = whole.Den.Add(now.Den.Sub(before.Den))
		return !whole.Den.IsZero()
	case whole.State != rule.Bare:
	case closed == rule.Add:
		from, _ := before.Value()
		to, _ := now.Value()
		whole.Num = whole.Num.Add(to.Sub(from))
		return true
	case closed == rule.Least || closed == rule.Most:
		from, _ := before.Value()
		to, _ := now.Value()
		return whole.shiftBest(closed, from, to)
	}
	return false
}

// shiftBest is shift where the whole is the least or the most of its parts: it is known
// unless the part that was that one no longer may be.
func (whole *cell) shiftBest(closed rule.Closed, from, to exact.Num) bool {
	worse := func(a, b exact.Num) bool { return b.Less(a) }
	if closed == rule.Most {
		worse = exact.Num.Less
	}
	if from.Equal(whole.Num) && worse(to, from) {
		return false
	}
	if worse(whole.Num, to) {
		whole.Reading = rule.Of(to)
	}
	return true
}

// same reports whether two cells say the same.
func same(a, b *cell) bool {
	return a.State == b.State && a.measured == b.measured && a.lacking == b.lacking && a.covered == b.covered &&
		a.Num.Equal(b.Num) && a.Den.Equal(b.Den)
}

// touchChains changes the chains that a step is in, or notes that they must be composed
// again.
func (e *editor) touchChains(s *edit) {
	if int(s.w.tree) >= e.plan.names.steps.Len() {
		return
	}
	for _, in := range e.plan.chainsOf.of(s.w.tree) {
		c, link := int(in.tree), int(in.at)
		if t := e.plan.chainPlans[c].wholes[s.k].template; t == nil || t.part(link) < 0 {
			continue
		}
		if whole := e.editWhole(c, s.k); !whole.anew {
			value, ok := e.shiftWhole(whole.value, c, link, s)
			whole.value, whole.anew = value, !ok
		}
	}
}

// editWhole returns the edit of a KPI along a chain, a new one if there is none.
func (e *editor) editWhole(c, k int) *wholeEdit {
	at := e.wholeAt(c, k)
	n, ok := slices.BinarySearchFunc(e.wholes, at, wholeEdit.compare)
	if !ok {
		whole := wholeEdit{at: at, anew: true}
		if old := e.chainCell(c, k); old != nil && !old.lacks {
			whole.value, ok = old.Value()
			whole.anew = !ok
		}
		e.wholes = slices.Insert(e.wholes, n, whole)
	}
	return &e.wholes[n]
}

// shiftWhole returns what a KPI comes to along a chain after one step changed, where
// that can be told without the others.
func (e *editor) shiftWhole(whole exact.Num, c, link int, step *edit) (exact.Num, bool) {
	from, ok := step.before.Value()
	to, still := step.now.Value()
	if !ok || !still || step.before.lacking > 0 || step.now.lacking > 0 {
		return whole, false
	}
	return e.plan.indicators[step.k].along.Shift(whole, e.passesOf(c, link), from, to)
}

// finishChains notes what the chains come to that something changed in, unless they were
// measured.
func (e *editor) finishChains() bool {
	p := e.plan
	for _, whole := range e.wholes {
		c, k := whole.at/len(p.indicators), whole.at%len(p.indicators)
		old := e.chainCell(c, k)
		if old != nil && old.measured || p.chainPlans[c].wholes[k].template == nil {
			continue
		}
		var now *chainCell
		if whole.anew {
			var err error
			if now, err = e.composeWhole(c, k); err != nil {
				return false
			}
		} else {
			now = &chainCell{Reading: rule.Of(whole.value), bounds: exact.Point(whole.value), coverage: old.coverage}
		}
		e.over.wholes = set(e.over.wholes, int64(whole.at), now)
	}
	return true
}
