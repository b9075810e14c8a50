package chain

import (
	"github.com/kpichain/kpichain/internal/rule"
)

// Behind returns what the gauge of a KPI at a complete place rests on: how many
// measured readings are in it, how many different people these are of, and whether it
// was measured at the place itself. It is what one must know before showing a gauge to
// others: one that rests on a single person's reading is that person's, however large
// the unit.
//
// A gauge that was measured at the place rests on one reading. One that is composed
// rests on the readings of the measured places below that count in it, each the topmost
// of its branch; under kpi.Min and kpi.Max too, though the value is that of one of
// them. Steps that have no say (kpi.End, kpi.Path), or are never passed, do not count,
// nor does what the KPI leaves out (Assignment.KPIs, weights of 0). Where readings are
// missing, those that are there count, whether or not they are enough for a value: the
// gauge's Bounds tell of them. A place that [Plan.Combine] gives no data, because what
// belongs in it is missing, rests on nothing, nor does anything above rest on what is
// below it. A gauge that was passed down from the place's whole rests
// on that one reading, and was not measured at the place.
//
// A reading of nothing, kpi.Per(0, 0), is none; one over no volume does not count in a
// whole that does not add amounts. Measured passes are readings of [Passes] at their
// link, and count nowhere else.
//
// A reading of a person's place is of that person; any other is of all who work at its
// place, as many as [Plan.People] says. A person counts once, in however many places.
// Zero readings: nothing was measured, or the place or the KPI is unknown. Zero people
// with readings: nobody was modelled there.
//
// It takes constant time for a place of a step, and time linear in the links for a
// chain, wherever all readings are of lowest places, none is missing, and none is
// Per(0, 0) or a change by With. Missing ones cost nothing more where nobody below works
// at two places. Otherwise the cost is that of one pass over the places below.
func (r *Result) Behind(at Place, kpiID string) (readings, people int, measured bool) {
	s, ok := r.plan.locate(at)
	id, known := r.plan.names.kpis.Get(kpiID)
	if !ok || !known {
		return 0, 0, false
	}
	k := int(id)
	if v, ok := r.taken(s, k); ok {
		if v.State == rule.Absent {
			return 0, 0, true
		}
		return 1, r.plan.peopleAt(s), true
	}
	var b backing
	switch {
	case s.link >= 0:
	case s.chain >= 0:
		b = r.behindChain(s.chain, k)
	default:
		if b = r.behind(s.site, k); b.readings == 0 {
			b = r.behindAbove(s.site, k)
		}
	}
	return b.readings, b.people, false
}

// A backing is what a gauge rests on.
type backing struct{ readings, people int }

// behindAbove returns what a place rests on whose reading is passed down to it.
func (r *Result) behindAbove(w site, k int) backing {
	if r.cell(w, k).State != rule.Missing {
		return backing{}
	}
	from, ok := r.passedFrom(w, k)
	if !ok || r.cell(from, k).State == rule.Absent {
		return backing{}
	}
	return backing{1, r.plan.peopleAt(spotAt{-1, -1, from})}
}

// behind returns what a place of a tree rests on that was not measured.
func (r *Result) behind(w site, k int) backing {
	if b, ok := r.behindCounted(w, k); ok {
		return b
	}
	var l backers
	r.gather(&l, w, k)
	return l.backing()
}

// behindCounted returns what a place rests on by the counts that the plan and the column
// have; false where these do not tell.
func (r *Result) behindCounted(w site, k int) (backing, bool) {
	p := r.plan
	c, b := r.columns[int(w.tree)*len(p.indicators)+k], p.block(w.tree, k)
	u, inner := p.unit(w)
	if !inner || c != nil && c.uneven || r.over.changes(p.number(site{w.tree, 0}, k)) {
		return backing{}, false
	}
	_, leaves := p.below(w, b)
	lacking := p.cellOf(c, w, k).lacking
	seats := u.peopleTo - u.below
	switch plain := len(b.out) == 0 && b.depths == nil; {
	case c == nil || p.indicators[k].across == nil || lacking >= leaves:
		return backing{}, true
	case plain && lacking == 0 && b.depth != Teams:
		return backing{int(leaves), int(u.distinct)}, true
	case plain && b.depth == People && leaves == seats && seats == u.distinct:
		return backing{int(leaves - lacking), int(leaves - lacking)}, true
	}
	return backing{}, false
}

// changes reports whether the overlay has cells of the block whose first cell has this
// number.
func (o *overlay) changes(first int64) bool {
	if o == nil {
		return false
	}
	const places = 1 << 32
	n, _ := patchAt(o.cells, first)
	return n < len(o.cells) && o.cells[n].at < first+places
}

// behindChain returns what a chain rests on that composes a KPI.
func (r *Result) behindChain(c, k int) backing {
	p, shape := r.plan, r.plan.shapes[c]
	var sum backing
	links := r.counting(c, k)
	whole := 0 // steps of which all people are behind it
	for _, link := range links {
		step := shape.links[link].step
		b := r.behindStep(site{step, 0}, k)
		sum.readings, sum.people = sum.readings+b.readings, sum.people+b.people
		if b.people > 0 && b.people == p.stepPeople(step) {
			whole++
		}
	}
	seats, staffed := 0, 0
	for _, link := range shape.links {
		t := p.trees[link.step]
		seats += int(t.peopleTo - t.people)
		if t.peopleTo > t.people {
			staffed++
		}
	}
	switch {
	case seats == shape.distinct:
		return sum
	case whole == staffed:
		return backing{sum.readings, shape.distinct}
	}
	var l backers
	for _, link := range links {
		r.gatherStep(&l, site{shape.links[link].step, 0}, k)
	}
	return l.backing()
}

// stepPeople returns how many different people do a step.
func (p *Plan) stepPeople(step int32) int { return int(p.inner[p.trees[step].from].distinct) }

// counting returns the links of a chain that have a say in its KPI.
func (r *Result) counting(c, k int) []int {
	t, along := r.plan.chainPlans[c].wholes[k].template, r.plan.indicators[k].along
	if t == nil {
		return nil
	}
	counts := along.Counts(t.parts)
	links := make([]int, 0, len(t.links))
	for n, link := range t.links {
		if link < 0 || counts != nil && !counts[n] || along.Passes() != 0 && r.passesOf(c, link).IsZero() {
			continue
		}
		links = append(links, link)
	}
	return links
}

// behindStep returns what of a step counts along a chain.
func (r *Result) behindStep(w site, k int) backing {
	c := r.cell(w, k)
	switch {
	case !r.heard(c.Reading, k):
		return backing{}
	case c.measured:
		return backing{1, r.plan.peopleAt(spotAt{-1, -1, w})}
	}
	return r.behind(w, k)
}

// heard reports whether a step's reading says anything along a chain.
func (r *Result) heard(v rule.Reading, k int) bool {
	return v.State != rule.Absent && !r.plan.indicators[k].along.Lacks(v)
}

// gatherStep adds what of a step counts along a chain.
func (r *Result) gatherStep(l *backers, w site, k int) {
	c := r.cell(w, k)
	switch {
	case !r.heard(c.Reading, k):
	case c.measured:
		l.add(r.plan, w)
	default:
		r.gather(l, w, k)
	}
}

// gather adds what a place rests on that was not measured.
func (r *Result) gather(l *backers, w site, k int) {
	across := r.plan.indicators[k].across
	if across == nil || r.joint.gap(r.plan.number(w, k)) {
		return
	}
	for part := range r.plan.partsOf(w, r.plan.block(w.tree, k)) {
		c := r.cell(part, k)
		switch {
		case !c.measured:
			r.gather(l, part, k)
		case c.State != rule.Absent && !across.Lacks(c.Reading):
			l.add(r.plan, part)
		}
	}
}

// backers gathers the people behind readings, one by one.
type backers struct {
	readings int
	people   []int32
}

// add adds a reading of a place.
func (l *backers) add(p *Plan, w site) {
	l.readings++
	u, ok := p.unit(w)
	switch {
	case !ok:
		l.people = append(l.people, p.seat(w).person)
	case u.person >= 0:
		l.people = append(l.people, u.person)
	default:
		for _, s := range p.people[u.below:u.peopleTo] {
			l.people = append(l.people, s.person)
		}
	}
}

func (l *backers) backing() backing { return backing{l.readings, len(sortedUnique(l.people))} }
