package chain

import "github.com/kpichain/kpichain/kpi"

// An intake has the measurements of a period, found and checked.
type intake struct {
	// columns has those below and outside chains, by block, not composed yet.
	columns       []*column
	chains, links []taken
	// again has those of the columns that were there already.
	again []taken
	plan  *Plan
	given given
	// sites has those of the columns in order of block, and ends where those of each
	// end, from the second on: nil until sort makes them.
	sites []taken
	ends  []int32
}

func (p *Plan) blockOf(t taken) int { return int(t.spot.site.tree)*len(p.indicators) + int(t.k) }

// newDesk returns what takes the readings of a period in.
func (p *Plan) newDesk(from given, bad *problems) *desk {
	return &desk{Plan: p, path: from.path, bad: bad, whole: make([]int32, len(p.indicators))}
}

// take finds and checks measurements, and enters them.
func (p *Plan) take(ms list, bad *problems) *intake {
	in := &intake{columns: make([]*column, len(p.blocks)), plan: p, given: ms}
	d := p.newDesk(ms, bad)
	for i := range ms {
		in.add(d, i, &ms[i])
	}
	return in
}

// add takes one measurement in.
func (in *intake) add(d *desk, i int, m *Measurement) {
	t, ok := d.take(i, m)
	switch {
	case !ok:
	case t.spot.link >= 0:
		in.links = append(in.links, t)
	case t.spot.chain >= 0:
		in.chains = append(in.chains, t)
	case !in.enter(t, &d.terms, &m.Reading):
		in.again = append(in.again, t)
	}
}

// enter enters a reading of these terms in its column; false if one is there already.
func (in *intake) enter(t taken, v *terms, r *kpi.Reading) bool {
	w := t.spot.site
	c := in.columnOf(w.tree, int(t.k), v.numPlaces, v.denPlaces)
	if c.state[w.at] != 0 {
		return false
	}
	c.put(w.at, v, r)
	c.uneven = c.uneven || in.plan.uneven(c, w, int(t.k))
	return true
}

// columnOf returns the column of a KPI in a tree, a new one with these decimals if there is
// none.
func (in *intake) columnOf(tree int32, k int, numPlaces, denPlaces int32) *column {
	p := in.plan
	to := &in.columns[int(tree)*len(p.indicators)+k]
	if *to == nil {
		*to = newColumn(p.read(tree, p.block(tree, k)), p.trees[tree].inners(), numPlaces, denPlaces)
	}
	return *to
}

// twice reports a measurement that comes again.
func (in *intake) twice(t taken, bad *problems) {
	bad.twice(in.given.path(int(t.index), ""), in.given.at(int(t.index)))
}

// of returns the measurements of one block, in their order, which only a refusal asks
// for.
func (in *intake) of(tree int32, k int) []taken {
	if in.ends == nil {
		in.sort()
	}
	b := int(tree)*len(in.plan.indicators) + k
	return in.sites[in.ends[b]:in.ends[b+1]]
}

// sort takes the measurements again, which had nothing wrong, and sorts those of sites
// by block, in time that is linear in their number.
func (in *intake) sort() {
	p := in.plan
	d := desk{Plan: p, path: in.given.path, bad: &problems{}}
	in.ends = make([]int32, len(p.blocks)+2)
	var list []taken
	for i := range in.given.count() {
		if t, ok := d.take(i, in.given.at(i)); ok && t.spot.chain < 0 {
			list = append(list, t)
			in.ends[p.blockOf(t)+2]++
		}
	}
	for b := range p.blocks {
		in.ends[b+2] += in.ends[b+1]
	}
	in.sites = make([]taken, len(list))
	for _, t := range list {
		end := &in.ends[p.blockOf(t)+1]
		in.sites[*end] = t
		*end++
	}
}
