package scenario

import "github.com/kpichain/kpichain/internal/exact"

// mostWays is the number of ways through a chain that are looked at.
const mostWays = 10_000

// A network is which parts of a critical path wait for which.
type network struct {
	*push
	// next has, by part, those that come right after it.
	next [][]int
	// way is the one being walked, count how many were, and list what they demand.
	way   []int
	count int
	list  []demand
}

// ways returns a demand for every way through the chain; the push has an error where
// there are too many.
func (p *push) ways() []demand {
	n := &network{push: p}
	n.follow()
	later := make([]bool, len(p.movers))
	for _, next := range n.next {
		for _, j := range next {
			later[j] = true
		}
	}
	for i := range p.movers {
		if !later[i] && !n.walk(i) {
			p.err = p.refused("there are more than %d ways through the chain", mostWays)
			return nil
		}
	}
	return n.list
}

// follow finds which parts come right after which. Two parts are on one way where, with
// nothing else taking time, the chain takes as long as both; the one that stands first
// comes first. What comes before a part that comes before another needs no asking.
func (n *network) follow() {
	n.next = make([][]int, len(n.movers))
	before := make([][]bool, len(n.movers))
	for j := range before {
		before[j] = make([]bool, j)
		for i := j - 1; i >= 0; i-- {
			if before[j][i] || !n.oneWay(i, j) {
				continue
			}
			n.next[i] = append(n.next[i], j)
			before[j][i] = true
			for h, is := range before[i] {
				before[j][h] = before[j][h] || is
			}
		}
	}
}

// oneWay reports whether two parts take their time one after the other. A part that is
// never passed is on a way of its own.
func (n *network) oneWay(i, j int) bool {
	a, b := n.movers[i].passes, n.movers[j].passes
	if a.IsZero() || b.IsZero() {
		return false
	}
	takes := make([]exact.Num, len(n.movers))
	takes[i], takes[j] = exact.Int(1), exact.Int(1)
	return n.try(takes).Equal(a.Add(b))
}

// walk adds the demands of all ways that go on with a part; false if they are too many.
func (n *network) walk(i int) bool {
	n.way = append(n.way, i)
	defer func() { n.way = n.way[:len(n.way)-1] }()
	if len(n.next[i]) == 0 {
		n.count++
		n.list = n.demand(n.list, n.way, func(i int) exact.Num { return n.movers[i].passes })
		return n.count <= mostWays
	}
	for _, j := range n.next[i] {
		if !n.walk(j) {
			return false
		}
	}
	return true
}

// spread meets demands that share parts. It takes in one demand after the other, the one
// that lacks most, until none lacks anything: few of the ways through a chain matter. The
// least for some of the demands is no more than that for all, and the same once it meets
// them all.
func (p *push) spread(list []demand, values []exact.Num) {
	var covers []cover
	for i, m := range p.movers {
		if m.ends && !m.room.IsZero() {
			c := cover{make([]exact.Num, len(p.movers)), exact.Int(-1)}
			c.weights[i] = exact.Int(-1)
			covers = append(covers, c)
		}
	}
	for {
		d, ok := p.worst(list, values)
		if !ok {
			return
		}
		c := cover{make([]exact.Num, len(p.movers)), d.need}
		for _, l := range d.lifts {
			c.weights[l.mover] = l.by.Mul(p.movers[l.mover].room)
		}
		covers = append(covers, c)
		for i, effort := range leastSum(len(p.movers), covers) {
			values[i] = p.movers[i].from.Add(effort.Mul(p.movers[i].room))
		}
	}
}

// worst returns the demand that lacks most, the first of equals; false if none does.
func (p *push) worst(list []demand, values []exact.Num) (worst demand, ok bool) {
	var most exact.Num
	for _, d := range list {
		if lacks := p.lacks(d, values); most.Less(lacks) {
			worst, most, ok = d, lacks, true
		}
	}
	return worst, ok
}
