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

// take finds and checks measurements, and enters them.
func (p *Plan) take(from given, bad *problems) *intake {
	in := &intake{columns: make([]*column, len(p.blocks)), plan: p, given: from}
	d := desk{Plan: p, given: from, bad: bad, whole: make([]int32, len(p.indicators))}
	for i := range from.count() {
		m := from.at(i)
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
	return in
}

// enter enters a reading of these terms in its column; false if one is there already.
func (in *intake) enter(t taken, v *terms, r *kpi.Reading) bool {
	p, w := in.plan, t.spot.site
	to := &in.columns[p.blockOf(t)]
	if *to == nil {
		*to = newColumn(p.read(w.tree, p.block(w.tree, int(t.k))), p.trees[w.tree].inners(), v.numPlaces, v.denPlaces)
	}
	c := *to
	if c.state[w.at] != 0 {
		return false
	}
	c.put(w.at, v, r)
	c.uneven = c.uneven || p.uneven(c, w, int(t.k))
	return true
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
	d := desk{Plan: p, given: in.given, bad: &problems{}}
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
