package chain

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// pull returns which way people push a KPI that has a goal: 1 up, -1 down, and 0
// for a range, which pulls neither way.
func (p *Plan) pull(k int) int {
	switch p.indicators[k].def.Better {
	case kpi.Lower:
		return -1
	case kpi.Near:
		return 0
	}
	return 1
}

// An effect is what getting better at one goal does to a KPI that is steered
// somewhere: the shortest way that helps and the shortest that harms, as far as
// there are any.
type effect struct {
	aim
	on           int
	helps, harms bool
}

// A conflicts finds what goals do to each other's KPIs.
type conflicts struct {
	*Plan
	search *search
	// at has where KPIs are steered, by chain and KPI; chain -1 is anywhere.
	at map[[2]int]post
}

// A post is where a KPI is steered, if anywhere.
type post struct {
	spotAt
	some bool
}

func (p *Plan) newConflicts() *conflicts {
	return &conflicts{p, newSearch(p.web), map[[2]int]post{}}
}

// effects yields what every goal does to every other KPI that is steered, one by
// one: the search still stands where it was found. It searches once from each KPI.
func (c *conflicts) effects(yield func(effect)) {
	aims := slices.DeleteFunc(c.aims(), func(a aim) bool { return c.pull(a.k) == 0 })
	slices.SortStableFunc(aims, func(a, b aim) int { return cmp.Compare(a.k, b.k) })
	targets := c.targets()
	for n, a := range aims {
		if n == 0 || aims[n-1].k != a.k {
			c.search.run(a.k)
		}
		for _, k := range targets {
			// Raising the one raises or lowers the other; whether that is better
			// depends on which way each is pushed.
			down := c.pull(a.k)*c.pull(k) < 0
			e := effect{a, k, c.search.moves(k, down), c.search.moves(k, !down)}
			if k != a.k && (e.helps || e.harms) {
				yield(e)
			}
		}
	}
}

// targets returns the KPIs that are steered somewhere, and pushed one way.
func (c *conflicts) targets() []int {
	var list []int
	for k := range c.indicators {
		if c.pull(k) != 0 && c.post(-1, k).some {
			list = append(list, k)
		}
	}
	return list
}

// ways returns the shortest way that helps and the shortest that harms.
func (c *conflicts) ways(e effect) (help, harm []arc) {
	down := c.pull(e.k)*c.pull(e.on) < 0
	if e.helps {
		help = c.search.way(e.on, down)
	}
	if e.harms {
		harm = c.search.way(e.on, !down)
	}
	return help, harm
}

// post returns where a KPI is steered along a chain, or anywhere.
func (c *conflicts) post(chain, k int) post {
	key := [2]int{chain, k}
	at, known := c.at[key]
	if !known {
		if chain < 0 {
			at.spotAt, at.some = c.steersAnywhere(k)
		} else {
			at.spotAt, at.some = c.steersAlong(chain, k)
		}
		c.at[key] = at
	}
	return at
}

// hurt returns where a KPI is steered, seen from a goal: in its own chains first.
func (c *conflicts) hurt(a aim, k int) post {
	for _, own := range c.chainsAt(a.spot) {
		if at := c.post(own, k); at.some {
			return at
		}
	}
	return c.post(-1, k)
}

// hops returns a way as data. What is steered nowhere stands at the chain that the
// way leads to or comes from, or else where it ends.
func (c *conflicts) hops(a aim, way []arc, end spotAt) []Hop {
	hops := []Hop{c.hop(a.spot, a.k)}
	rest := end
	if chains := slices.Concat(c.chainsAt(end), c.chainsAt(a.spot)); len(chains) > 0 {
		rest = spotAt{chain: chains[0], link: -1}
	}
	for n, next := range way {
		at := end
		if n < len(way)-1 {
			if at = rest; c.hurt(a, int(next.to)).some {
				at = c.hurt(a, int(next.to)).spotAt
			}
		}
		c.leadOn(&hops[n], next)
		hops = append(hops, c.hop(at, int(next.to)))
	}
	return hops
}
