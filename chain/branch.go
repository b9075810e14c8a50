package chain

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A branch is one KPI in one tree, in which an editor changes readings.
type branch struct {
	tree   int32
	k      int
	first  int64 // the number of its first place
	column *column
	block  *block
	across *rule.Rule
	plain  bool    // all parts count
	inner  []inner // the places of the tree, and those of people
	people []seat
	// patched has what was changed in it before, and from is where what changes now begins
	// among the editor's cells.
	patched []patch[packed]
	from    int
	unit    int64 // what a whole of one is, in last digits of the volume
}

// An edit is a place that was given another reading, or a part of which was.
type edit struct {
	number      int64
	anew        bool // it must be composed from its parts
	before, now packed
}

// site returns the place of an edit in the branch.
func (b *branch) site(s *edit) site { return site{b.tree, int32(s.number)} }

// open goes to a branch, by the number of its block.
func (e *editor) open(block int64) {
	p := e.plan
	b := branch{tree: int32(block / int64(len(p.indicators))), k: int(block % int64(len(p.indicators))), first: block << 32,
		from: len(e.cells)}
	b.column, b.block, b.across = e.columns[block], p.block(b.tree, b.k), p.indicators[b.k].across
	b.plain = b.block.plain()
	t := &p.trees[b.tree]
	b.inner, b.people = p.inner[t.from:t.to], p.people[t.people:t.peopleTo]
	if len(e.over.cells) > 0 {
		from, _ := patchAt(e.over.cells, b.first)
		to, _ := patchAt(e.over.cells, b.first+1<<32)
		b.patched = e.over.cells[from:to]
	}
	b.unit = b.column.unit()
	e.branch = b
}

// upBranch works out what is above readings that were entered in the branch, in order.
func (e *editor) upBranch(given []edit) bool {
	for len(given) > 0 || e.head < len(e.edits) {
		var s *edit
		if last := len(given) - 1; last >= 0 && (e.head == len(e.edits) || given[last].number >= e.edits[e.head].number) {
			s, given = &given[last], given[:last]
			s.before = e.read(s.number)
			s.anew = !s.now.measured() && e.across != nil && int(int32(s.number)) < len(e.inner)
			if e.head < len(e.edits) && e.edits[e.head].number == s.number {
				e.head++
			}
		} else {
			s = &e.edits[e.head]
			e.head++
		}
		if s.anew && !e.compose(s) {
			return false
		}
		e.cells = append(e.cells, patch[packed]{s.number, s.now})
		if !e.same(&s.before, &s.now) {
			e.leave(s)
		}
	}
	return true
}

// read returns what a place read before.
func (e *editor) read(number int64) (v packed) {
	if len(e.patched) > 0 {
		if n, ok := patchAt(e.patched, number); ok {
			return e.patched[n].value
		}
	}
	c, at := e.column, int(int32(number))
	if c == nil || at >= len(c.state) {
		_, leaves := e.plan.below(site{e.tree, int32(at)}, e.block)
		return packed{lacking: e.plan.blank(e.k, leaves).lacking}
	}
	v.state = c.state[at]
	if c.wide == nil {
		v.num, v.den = c.num[at], c.den[at]
	} else {
		e.apart = v.packReading(c.wide[at], c, e.apart)
	}
	if at < len(c.lacking) {
		v.lacking, v.covered = c.lacking[at], c.covered[at]
	} else if s := v.is(); s == rule.Missing || s == rule.Void && lacks(e.across, rule.Reading{State: s}) {
		v.lacking = 1
	}
	return v
}

// same reports whether a place says the same.
func (e *editor) same(a, b *packed) bool {
	if a.state != b.state || a.lacking != b.lacking || a.covered != b.covered || !a.apart() {
		return *a == *b
	}
	x, y := &e.apart[a.num], &e.apart[b.num]
	return x.Num.Equal(y.Num) && x.Den.Equal(y.Den)
}

// compose composes a place from its parts, which were met all.
func (e *editor) compose(s *edit) bool {
	m := met{e.Result, e.branch, e.cells[e.from:], e.apart} // not e: what get holds is kept apart
	c, err := e.plan.composeAt(e.site(s), e.k, func(w site) cell { return m.cell(w) })
	e.pack(&s.now, &c)
	return err == nil
}

// A met is what an editor met of a branch.
type met struct {
	*Result
	branch
	cells []patch[packed]
	apart []rule.Reading
}

// cell returns what a place reads of which nothing is still to be met.
func (m *met) cell(w site) cell {
	falling := func(p patch[packed], at int64) int { return cmp.Compare(at, p.at) }
	if n, ok := slices.BinarySearchFunc(m.cells, m.first|int64(w.at), falling); ok {
		return m.plan.unpack(&m.cells[n].value, m.apart, m.column, w, m.k)
	}
	return m.Result.cell(w, m.k)
}

// pack packs a cell of an inner place that was not measured.
func (e *editor) pack(v *packed, c *cell) {
	*v = packed{lacking: c.lacking, covered: c.covered}
	e.apart = v.packReading(c.Reading, e.column, e.apart)
}

// leave notes what is above a place that changed, which stands before what is noted.
func (e *editor) leave(s *edit) {
	w := e.site(s)
	var above int32
	switch at := int(w.at); {
	case at == 0:
		e.touchChains(s)
		return
	case at < len(e.inner):
		above = e.inner[at].parent
	default:
		above = e.people[at-len(e.inner)].parent
	}
	if e.across == nil || !e.plain && !e.plan.isPart(w, e.block, e.block.depthAt(above)) {
		return
	}
	if whole := e.revisit(above); whole != nil && !whole.anew {
		whole.anew = !whole.now.shift(e.across.Closed, &s.before, &s.now, e.unit) && !e.shiftExact(whole, s)
	}
}

// revisit returns the edit of a place, a new one if there is none; nil where it was
// measured. What is still to be met and comes before the place is above it: few.
func (e *editor) revisit(at int32) *edit {
	number, n := e.first|int64(at), len(e.edits)
	for n > e.head && e.edits[n-1].number < number {
		n--
	}
	if n > e.head && e.edits[n-1].number == number {
		return &e.edits[n-1]
	}
	own := e.read(number)
	if own.measured() {
		return nil
	}
	s := edit{number: number, before: own, now: own}
	if n == len(e.edits) {
		e.edits = append(e.edits, s)
	} else {
		e.edits = slices.Insert(e.edits, n, s)
	}
	return &e.edits[n]
}

// shiftExact shifts a place where whole numbers of the column do not do.
func (e *editor) shiftExact(whole, part *edit) bool {
	p := e.plan
	c := p.unpack(&whole.now, e.apart, e.column, e.site(whole), e.k)
	before := p.unpack(&part.before, e.apart, e.column, e.site(part), e.k)
	now := p.unpack(&part.now, e.apart, e.column, e.site(part), e.k)
	ok := c.shift(e.across.Closed, &before, &now)
	if ok {
		e.pack(&whole.now, &c)
	}
	return ok
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
