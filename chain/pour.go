package chain

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A pour enters the readings of one KPI, as they stand in a host's columns: those that are
// as most are without making measurements of them, and the others as any.
type pour struct {
	*intake
	desk *desk
	*Readings
	from   *columnsOf
	number int // of the column
	k      int32
	state  uint8 // of what is read as most are
	domain reach
	// block is that of the tree, and limited reports that not all places of it may be read.
	block   *block
	limited bool
}

// take finds and checks readings in columns, and enters them.
func (c *columnsOf) take(bad *problems) *intake {
	p := c.plan
	in := &intake{columns: make([]*column, len(p.blocks)), plan: p, given: c}
	d := p.newDesk(c, bad)
	for number := range c.columns {
		v := pour{intake: in, desk: d, Readings: &c.columns[number], from: c, number: number, state: uint8(rule.Bare) | markMeasured}
		if v.Den != nil {
			v.state = uint8(rule.Terms) | markMeasured
		}
		v.k, _ = p.names.kpis.Get(v.KPI)
		v.domain = v.reachOf(&p.indicators[v.k].domain)
		for from := 0; from < len(c.sites); {
			from = v.run(from)
		}
	}
	return in
}

// run enters what is read in one tree, from a place of the roster on, and returns where the
// next tree begins.
func (v *pour) run(from int) int {
	sites := v.from.sites
	tree := sites[from].tree
	plain := v.plain(tree)
	for from < len(sites) && sites[from].tree == tree {
		to := from + 1
		for to < len(sites) && sites[to] == (site{tree, sites[from].at + int32(to-from)}) {
			to++
		}
		if !plain || !v.enterAll(from, to) {
			v.enterEach(from, to, plain)
		}
		from = to
	}
	return from
}

// enterAll enters what people read who stand side by side in a tree, from a place of the
// roster to before another; false, and nothing is entered, where some of it is not as most
// are.
func (v *pour) enterAll(from, to int) bool {
	w := v.from.sites[from]
	if from+1 == to || v.limited || w.at < v.plan.trees[w.tree].inners() || v.Read != nil && slices.Contains(v.Read[from:to], false) {
		return false
	}
	c := v.column(w.tree)
	if c == nil || !allAre(c.state[w.at:int(w.at)+to-from], 0) || !v.allIn(from, to) {
		return false
	}
	copy(c.num[w.at:], v.Num[from:to])
	if v.Den != nil {
		copy(c.den[w.at:], v.Den[from:to])
	}
	states := c.state[w.at : int(w.at)+to-from]
	for i := range states {
		states[i] = v.state
	}
	return true
}

// allIn reports whether all numbers from one to before another are certainly in the domain,
// per more than nothing.
func (v *pour) allIn(from, to int) bool {
	if v.Den != nil && slices.Min(v.Den[from:to]) <= 0 {
		return false
	}
	if !v.domain.hasLo && !v.domain.hasHi {
		return true
	}
	for n := from; n < to; n++ {
		if !v.domain.has(v.Num[n], v.per(n)) {
			return false
		}
	}
	return true
}

// enterEach enters what was read one by one.
func (v *pour) enterEach(from, to int, plain bool) {
	for n := from; n < to; n++ {
		if !v.read(n) {
			continue
		}
		w := v.from.sites[n]
		if plain {
			if c := v.column(w.tree); c != nil && v.enterPlain(c, w, n) {
				continue
			}
		}
		i := v.number*len(v.from.sites) + n
		v.add(v.desk, i, v.from.at(i))
	}
}

// plain reports whether a KPI is read in a tree as most are.
func (v *pour) plain(tree int32) bool {
	p := v.plan
	if tree < 0 || int(v.k) == len(p.indicators)-1 {
		return false
	}
	v.block = p.block(tree, int(v.k))
	v.limited = !v.block.deepest()
	step := p.trees[tree].step
	return step < 0 || p.reads(step, int(v.k))
}

// column returns the column of a tree, a new one if there is none; nil where numbers do not
// go in as they are.
func (v *pour) column(tree int32) *column {
	c := v.columnOf(tree, int(v.k), v.Decimals, v.denDecimals())
	if c.wide != nil || c.numPlaces != v.Decimals || c.denPlaces != v.denDecimals() {
		return nil
	}
	return c
}

// enterPlain enters a reading that is as most are; false, and nothing is entered, where it
// may not be.
func (v *pour) enterPlain(c *column, w site, n int) bool {
	num, den := v.Num[n], v.per(n)
	if den <= 0 || v.limited && !v.plan.deepEnough(w, v.block) || c.state[w.at] != 0 || !v.domain.has(num, den) {
		return false
	}
	c.num[w.at], c.state[w.at] = num, v.state
	if v.Den != nil {
		c.den[w.at] = den
	}
	c.uneven = c.uneven || int(w.at) < len(c.lacking) && v.plan.hasParts(w, int(v.k))
	return true
}

// A reach is what quotients of a column lie in, in their last digits.
type reach struct {
	lo, hi       quotient
	hasLo, hasHi bool
	// none reports that this cannot be said in machine words, and nothing is certainly in it.
	none bool
}

// A quotient is one of whole numbers.
type quotient struct{ num, den int64 }

// reachOf returns a domain in last digits of a column.
func (r *Readings) reachOf(domain *exact.Interval) reach {
	in := reach{hasLo: domain.HasLo, hasHi: domain.HasHi}
	var ok, fits bool
	in.lo, ok = quotientOf(domain.Lo, r.Decimals-r.denDecimals())
	in.hi, fits = quotientOf(domain.Hi, r.Decimals-r.denDecimals())
	in.none = in.hasLo && !ok || in.hasHi && !fits
	return in
}

// quotientOf returns a decimal times 10^places, which may be below 0, and reports whether
// machine words hold it.
func quotientOf(x exact.Num, places int32) (quotient, bool) {
	for digits := range int32(maxPlaces + 1) {
		if x.Terminates(digits) {
			n, ok := x.Grid(digits, exact.Floor)
			by := newShift(places - digits)
			num, den, fits := by.of(n, 1)
			return quotient{num, den}, ok && fits
		}
	}
	return quotient{}, false
}

// has reports whether num/den is certainly in reach, den more than 0.
func (r *reach) has(num, den int64) bool {
	return !r.none && (!r.hasLo || exact.CompareQuotients(num, den, r.lo.num, r.lo.den) >= 0) &&
		(!r.hasHi || exact.CompareQuotients(num, den, r.hi.num, r.hi.den) <= 0)
}

// per returns the volume at a place, 1 where there are none.
func (r *Readings) per(n int) int64 {
	if r.Den == nil {
		return 1
	}
	return r.Den[n]
}

// denDecimals are the decimals of volumes, of which there may be none.
func (r *Readings) denDecimals() int32 {
	if r.Den == nil {
		return 0
	}
	return r.DenDecimals
}
