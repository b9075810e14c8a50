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
	branch
	// edits has the places of trees that were entered, unless loose in order, and behind
	// them those above that are still to be met, in falling order, from head on.
	edits []edit
	loose bool
	head  int
	// cells has what places read now that were met, in falling order, and apart what of
	// these, and of those before, is in no column.
	cells []patch[packed]
	apart []rule.Reading
	// wholes has the chains that something changed in, in order of number.
	wholes []wholeEdit
	made   *made
}

// A made is a result with its overlay, of one piece, and with what one chain takes, for
// mostly no more than one changes.
type made struct {
	Result
	overlay
	edits [1]wholeEdit
	ats   [1]patch[*chainCell]
	whole chainCell
}

// A wholeEdit is a KPI along a chain, by number, and what it comes to now; anew reports
// that it must be composed.
type wholeEdit struct {
	at      int
	reading rule.Reading
	anew    bool
}

func (a wholeEdit) compare(number int) int { return cmp.Compare(a.at, number) }

// usualLevels is how many places there are from a person's to the step, about.
const usualLevels = 4

// editor returns one that changes a copy of the result, for a number of changes.
func (r *Result) editor(changes int) editor {
	m := &made{Result: *r, overlay: r.over.fork()}
	if m.Result.over = &m.overlay; m.overlay.wholes == nil {
		m.overlay.wholes = m.ats[:0]
	}
	return editor{
		Result: &m.Result,
		edits:  make([]edit, 0, 2*changes+2),
		cells:  make([]patch[packed], 0, changes*usualLevels),
		apart:  m.overlay.apart,
		wholes: m.edits[:0],
		made:   m,
	}
}

// enter enters one reading: v, which is exact, given what was written down. In order of
// number they cost least.
func (e *editor) enter(t taken, v rule.Reading, given kpi.Reading) bool {
	if t.spot.chain >= 0 {
		return e.enterChain(t, v, given)
	}
	w, k := t.spot.site, int(t.k)
	now := e.entered(w, k, v.State)
	e.apart = now.packReading(v, e.columnOf(w.tree, k), e.apart)
	e.enterSite(w, k, now)
	return true
}

// enterTerms enters one reading of which the terms were read, given what was written down.
func (e *editor) enterTerms(t taken, v *terms, given kpi.Reading) bool {
	if t.spot.chain < 0 {
		w, k := t.spot.site, int(t.k)
		if now := e.entered(w, k, v.state); v.state < rule.Void || now.packTerms(v, e.columnOf(w.tree, k)) {
			e.enterSite(w, k, now)
			return true
		}
	}
	r, _ := exactReading(given)
	return e.enter(t, r, given)
}

// enterChain enters a reading along a chain or at a link.
func (e *editor) enterChain(t taken, v rule.Reading, given kpi.Reading) bool {
	k := int(t.k)
	if t.spot.link >= 0 {
		return e.editPasses(t.spot, v, given)
	}
	var c *chainCell
	if v.State != rule.Missing {
		c = measuredWhole(v, e.domain(k))
	}
	e.over.wholes = set(e.over.wholes, int64(e.wholeNumber(t.spot.chain, k)), c)
	if c == nil {
		e.editWhole(t.spot.chain, k).anew = true
	}
	return true
}

// wholeNumber returns the number of a KPI along a chain.
func (e *editor) wholeNumber(c, k int) int { return c*len(e.plan.indicators) + k }

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

// entered returns what a place of a tree says that a reading in a state is entered at,
// but for the reading.
func (e *editor) entered(w site, k int, s rule.State) packed {
	p := e.plan
	now := packed{state: uint8(s) | markMeasured}
	inner := w.at < p.trees[w.tree].inners()
	switch {
	case s == rule.Missing:
		_, leaves := p.below(w, p.block(w.tree, k))
		now.state, now.lacking = 0, p.blank(k, leaves).lacking
	case lacks(p.indicators[k].across, rule.Reading{State: s}):
		now.lacking = 1
	case inner:
		now.covered, _ = p.below(w, p.block(w.tree, k))
	}
	return now
}

// enterSite enters what a place of a tree says.
func (e *editor) enterSite(w site, k int, now packed) {
	number, last := e.plan.number(w, k), len(e.edits)-1
	e.loose = e.loose || last >= 0 && e.edits[last].number > number
	e.edits = append(e.edits, edit{number: number, now: now})
}

// order brings what was entered in order.
func (e *editor) order() {
	if e.loose {
		slices.SortFunc(e.edits, func(a, b edit) int { return cmp.Compare(a.number, b.number) })
	}
}

// up works out what is above what was entered, parts before wholes, and stops where
// nothing changes.
func (e *editor) up() bool {
	e.order()
	given := e.edits
	for n := len(given); n > 0; {
		from, block := n-1, given[n-1].number>>32
		for from > 0 && given[from-1].number>>32 == block {
			from--
		}
		e.edits, e.head = e.edits[:len(given)], len(given)
		e.open(block)
		if !e.upBranch(given[from:n]) {
			return false
		}
		n = from
	}
	e.keep()
	return e.finishChains()
}

// down keeps what was entered as it is, whatever is above.
func (e *editor) down() {
	e.order()
	for _, s := range slices.Backward(e.edits) {
		e.cells = append(e.cells, patch[packed]{s.number, s.now})
	}
	e.keep()
}

// keep keeps what was met.
func (e *editor) keep() {
	e.over.cells, e.cells = merged(e.over.cells, e.cells), nil
	e.over.apart = gather(e.over.cells, e.apart)
}

// touchChains changes the chains that a step is in, or notes that they must be composed
// again.
func (e *editor) touchChains(s *edit) {
	w, k := site{e.tree, 0}, e.k
	if int(w.tree) >= e.plan.names.steps.Len() {
		return
	}
	before := e.plan.unpack(&s.before, e.apart, e.column, w, k)
	now := e.plan.unpack(&s.now, e.apart, e.column, w, k)
	for _, in := range e.plan.chainsOf.of(w.tree) {
		c, link := int(in.tree), int(in.at)
		if t := e.plan.chainPlans[c].wholes[k].template; t == nil || t.part(link) < 0 {
			continue
		}
		if whole := e.editWhole(c, k); !whole.anew {
			var ok bool
			if ok = before.lacking == 0 && now.lacking == 0; ok {
				whole.reading, ok = e.plan.indicators[k].along.Shift(whole.reading, e.passesOf(c, link), before.Reading, now.Reading)
			}
			whole.anew = !ok
		}
	}
}

// editWhole returns the edit of a KPI along a chain, a new one if there is none.
func (e *editor) editWhole(c, k int) *wholeEdit {
	at := e.wholeNumber(c, k)
	n, ok := slices.BinarySearchFunc(e.wholes, at, wholeEdit.compare)
	if !ok {
		whole := wholeEdit{at: at, anew: true}
		if old := e.chainCell(c, k); old != nil && !old.lacks {
			whole.reading, whole.anew = old.Reading, false
		}
		e.wholes = slices.Insert(e.wholes, n, whole)
	}
	return &e.wholes[n]
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
			v, _ := whole.reading.Value()
			now = e.newWhole()
			*now = chainCell{Reading: whole.reading, bounds: exact.Point(v), coverage: old.coverage}
		}
		e.over.wholes = set(e.over.wholes, int64(whole.at), now)
	}
	return true
}

// newWhole returns a cell of a chain to be written to.
func (e *editor) newWhole() *chainCell {
	if e.made == nil {
		return &chainCell{}
	}
	whole := &e.made.whole
	e.made = nil
	return whole
}
