package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// A descent cascades one KPI down one tree.
type descent struct {
	*Plan
	tree  int32
	k     int
	block *block
	bad   *problems
	// plain reports that all parts of all places count by their own weights.
	plain bool
	// source has the goal that each inner place's bands derive from.
	source []int32
	// parts has the parts of the place at hand, and weights what they weigh; room is for
	// what they weigh and for what they get.
	parts   []int32
	weights []int64
	room    struct{ weights, given []int64 }
	// from and to are where the parts begin and end that stand side by side, which parts
	// then has not; both 0 where they do not.
	from, to int32
}

// A start is where a cascade begins in a tree.
type start struct {
	bands light.Bands
	flags flag
	goal  int
}

// top returns what the tree's top place gets: the goal set there, or what the
// chains claim; no goal if neither is there, false if the claims do not meet.
func (d *descent) top(claims []claim) (*start, bool) {
	if i, ok := d.block.pins[0]; ok {
		return d.pin(0, i), true
	}
	if len(claims) == 0 {
		return nil, true
	}
	met, ok := d.meet(claims)
	craft := flagCraft
	for _, c := range claims {
		craft &= c.craft
	}
	return &start{met, flagGoal | craft, claims[0].goal}, ok
}

// pin returns the start that a goal set at a place is.
func (d *descent) pin(at int32, goal int) *start {
	flags := flagGoal | flagSet
	if d.model.Goals[goal].Craft {
		flags |= flagCraft
	}
	return &start{*d.pinned(site{d.tree, at}, d.k), flags, goal}
}

// open makes the table and puts the top's and the pinned places' bands into it.
func (d *descent) open(top *start) {
	from := []light.Bands{}
	starts := map[int32]*start{}
	if top != nil {
		starts[0] = top
		from = append(from, top.bands)
	}
	for _, at := range sortedKeys(d.block.pins) {
		s := d.pin(at, d.block.pins[at])
		starts[at] = s
		from = append(from, s.bands)
	}
	i := d.indicators[d.k]
	size := d.read(d.tree, d.block)
	d.block.bands = newBandTable(size, i.places, from)
	d.source = make([]int32, d.trees[d.tree].inners())
	for _, at := range sortedKeys(starts) {
		s := starts[at]
		if !d.block.bands.put(at, s.bands, s.flags) {
			d.refuse(d.bad, s.goal, fmt.Sprintf("%q", d.place(site{d.tree, at})), rule.ErrFit)
		}
		if int(at) < len(d.source) {
			d.source[at] = int32(s.goal)
		}
	}
	d.plain = len(d.block.shares) == 0 && d.block.plain()
}

// down takes every place's bands apart over its parts, wholes before parts.
func (d *descent) down() {
	across := d.indicators[d.k].across
	if across == nil {
		return
	}
	for at := range d.trees[d.tree].inners() {
		if d.block.bands.has(at) {
			d.divide(at, across)
		}
	}
}

// divide takes one place's bands apart.
func (d *descent) divide(at int32, across *rule.Rule) {
	if across.Closed == rule.Add && d.gatherPeople(at) && d.spread(at) {
		return
	}
	pinned := d.gather(at)
	switch {
	case len(d.parts) == 0:
	case pinned || across.Closed != rule.Add && !across.Copies:
		d.general(at, across)
	case across.Copies:
		d.copyDown(at)
	case !d.spread(at):
		d.general(at, across)
	}
}

// gatherPeople notes where the parts of a place begin and end, and what they weigh, and
// reports whether they stand side by side: people, none of them pinned.
func (d *descent) gatherPeople(at int32) bool {
	t := &d.trees[d.tree]
	u := &d.inner[t.from+at]
	if !d.plain || len(d.block.pins) > 0 || u.end > at+1 || u.people == u.peopleTo {
		return false
	}
	d.parts, d.from, d.to = d.parts[:0], t.inners()+u.people-t.people, t.inners()+u.peopleTo-t.people
	d.weights = d.peopleWeight[u.people:u.peopleTo]
	return true
}

// gather lists the parts of a place and their weights, and reports whether any of
// them is pinned.
func (d *descent) gather(at int32) (pinned bool) {
	d.parts, d.weights, d.from, d.to = d.parts[:0], d.room.weights[:0], 0, 0
	if d.plain {
		d.gatherAll(at)
	} else {
		for part := range d.partsOf(site{d.tree, at}, d.block) {
			d.parts = append(d.parts, part.at)
			d.weights = append(d.weights, d.share(part, d.block))
		}
	}
	d.room.weights = d.weights
	d.room.given = slices.Grow(d.room.given[:0], len(d.weights))[:len(d.weights)]
	if len(d.block.pins) > 0 {
		for _, part := range d.parts {
			pinned = pinned || d.block.bands.flags[part]&flagSet != 0
		}
	}
	return pinned
}

// gatherAll lists all parts of a place, by their own weights.
func (d *descent) gatherAll(at int32) {
	t := d.trees[d.tree]
	u := &d.inner[t.from+at]
	for k := at + 1; k < u.end; k = d.inner[t.from+k].end {
		d.parts = append(d.parts, k)
		d.weights = append(d.weights, d.innerWeight[t.from+k])
	}
	for k := u.people; k < u.peopleTo; k++ {
		d.parts = append(d.parts, t.inners()+k-t.people)
	}
	d.weights = append(d.weights, d.peopleWeight[u.people:u.peopleTo]...)
}

// note notes a part whose bands derive from its whole's.
func (d *descent) note(at, part int32) flag {
	table := d.block.bands
	if int(part) < len(d.source) {
		d.source[part] = d.source[at]
	}
	return table.flags[at] &^ (flagSet | flagShort)
}

// copyDown gives every part the same bands.
func (d *descent) copyDown(at int32) {
	t := d.block.bands
	for _, part := range d.parts {
		t.flags[part] = d.note(at, part)
		t.target[part] = t.target[at]
		for _, column := range t.ends {
			if column != nil {
				column[part] = column[at]
			}
		}
	}
}

// spread divides sums by largest remainder, which is what filling comes to for
// parts that are all free and passed once. It reports false, with nothing
// done, where the domain may get in the way.
func (d *descent) spread(at int32) bool {
	t := d.block.bands
	i := &d.indicators[d.k]
	if t.target[at] < 0 || !d.roomy(i.domain) {
		return false
	}
	flags := t.flags[at] &^ (flagSet | flagShort)
	// Here and below: parts stand side by side, or are listed; one of the two is none.
	for part := d.from; part < d.to; part++ {
		t.flags[part] = flags
	}
	for _, part := range d.parts {
		t.flags[part] = d.note(at, part)
	}
	d.fill(t.target, t.target[at], i.better == light.Higher)
	for e, column := range t.ends {
		if column == nil || flags&(flagEnd<<e) == 0 || e < amberLo && sameColumn(column, t.target) {
			continue
		}
		within := t.target
		if e >= amberLo {
			if within = t.ends[e&1]; sameColumn(column, within) {
				continue
			}
		}
		d.widen(column, within, at)
	}
	return true
}

// roomy reports whether no share of a sum of what is not negative can be outside
// the domain.
func (d *descent) roomy(domain exact.Interval) bool {
	return !domain.HasHi && (!domain.HasLo || domain.Lo.Sign() <= 0)
}

func sameColumn(a, b []int64) bool { return len(a) > 0 && len(b) > 0 && &a[0] == &b[0] }

// fill divides a total over the weights of the parts at hand, into their cells.
func (d *descent) fill(column []int64, total int64, up bool) {
	if d.to > 0 {
		rule.Share(total, d.weights, column[d.from:d.to], up)
		return
	}
	rule.Share(total, d.weights, d.room.given, up)
	for k, part := range d.parts {
		column[part] = d.room.given[k]
	}
}

// widen divides how far an end lies outside the one within it, and sets the
// parts' ends as far outside theirs.
func (d *descent) widen(column, within []int64, at int32) {
	by, sign := column[at]-within[at], int64(1)
	if by < 0 {
		by, sign = -by, -1
	}
	d.fill(column, by, false)
	for part := d.from; part < d.to; part++ {
		column[part] = within[part] + sign*column[part]
	}
	for _, part := range d.parts {
		column[part] = within[part] + sign*column[part]
	}
}

// general takes one place's bands apart by the rule itself.
func (d *descent) general(at int32, across *rule.Rule) {
	t, i := d.block.bands, d.indicators[d.k]
	parts := make([]rule.Part, len(d.parts))
	pins := make([]*light.Bands, len(d.parts))
	for k, at := range d.parts {
		part, one := site{d.tree, at}, exact.Int(1)
		parts[k] = rule.Part{ID: d.partID(part), Weight: weightNum(d.weights[k]), Passes: one, Planned: one,
			Times: d.times(part, d.k)}
		if t.flags[at]&flagSet != 0 {
			b := t.bands(at, i.better)
			pins[k] = &b
		}
	}
	bands, short, err := across.Cascade(t.bands(at, i.better), parts, pins, d.grid(d.k))
	if err != nil {
		d.refuse(d.bad, int(d.source[at]), fmt.Sprintf("the parts of %q", d.place(site{d.tree, at})), err)
		return
	}
	if short {
		t.flags[at] |= flagShort
	}
	for k, part := range d.parts {
		if pins[k] == nil && bands[k] != nil && !t.put(part, *bands[k], d.note(at, part)&flagCraft) {
			d.refuse(d.bad, int(d.source[at]), fmt.Sprintf("%q", d.place(site{d.tree, part})), rule.ErrFit)
		}
	}
}
