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
	push
	helps, harms bool
}

// A push is from a goal to another KPI.
type push struct {
	aim
	on int
}

// A conflicts finds what goals do to each other's KPIs.
type conflicts struct {
	*Plan
	search *search
	loop   []int32 // the loop that each KPI is in
	// at has where KPIs are steered, by chain and KPI; chain -1 is anywhere.
	at map[[2]int]post
	// own has the chains of the goal at hand, and near where KPIs are steered, seen
	// from it: nil where that was not asked yet.
	own  []int
	near []*post
	made map[aim]Hop // every hop is made once
}

// A post is where a KPI is steered, if anywhere.
type post struct {
	spotAt
	some bool
}

func (p *Plan) newConflicts() *conflicts {
	return &conflicts{p, newSearch(p.web), p.web.loops(), map[[2]int]post{}, nil, nil, map[aim]Hop{}}
}

// harms yields what every goal does to every other KPI that is steered and that it
// harms, one by one: the search still stands where it was found. It searches once
// from each KPI. Of a loop, it yields what stands for the rest.
func (c *conflicts) harms(yield func(effect)) {
	aims := slices.DeleteFunc(c.aims(), func(a aim) bool { return c.pull(a.k) == 0 })
	slices.SortStableFunc(aims, func(a, b aim) int { return cmp.Compare(a.k, b.k) })
	targets := c.targets()
	firsts := c.firsts(aims, targets)
	for n, a := range aims {
		if n == 0 || aims[n-1].k != a.k {
			c.search.run(a.k)
		}
		c.stand(a.spot)
		for _, k := range targets {
			// Raising the one raises or lowers the other; whether that is better
			// depends on which way each is pushed.
			down := c.pull(a.k)*c.pull(k) < 0
			e := effect{push{a, k}, c.search.moves(k, down), c.search.moves(k, !down)}
			if k != a.k && e.harms && c.counts(e, firsts) {
				yield(e)
			}
		}
	}
}

// stand makes a place the one that KPIs are seen from.
func (c *conflicts) stand(s spotAt) {
	if own := c.chainsAt(s); c.near == nil || !slices.Equal(own, c.own) {
		c.own, c.near = own, make([]*post, len(c.indicators))
	}
}

// counts reports whether an effect is not one of several in a loop that another
// stands for. In a loop that turns against itself, every KPI moves every other both
// ways; in one that does not, those that harm each other harm each other only.
func (c *conflicts) counts(e effect, firsts map[int32]push) bool {
	loop := c.loop[e.k]
	if loop != c.loop[e.on] {
		return true
	}
	if e.helps {
		return firsts[loop] == e.push
	}
	return e.k < e.on
}

// firsts returns, by loop, the first of the goals of its KPIs, as findings have them,
// with the first other KPI of the loop that is steered.
func (c *conflicts) firsts(aims []aim, targets []int) map[int32]push {
	two := map[int32][]int{} // the first KPIs of every loop
	for _, k := range targets {
		if loop := c.loop[k]; len(two[loop]) < 2 {
			two[loop] = append(two[loop], k)
		}
	}
	list := map[int32]push{}
	for _, a := range aims {
		on := slices.IndexFunc(two[c.loop[a.k]], func(k int) bool { return k != a.k })
		if on < 0 {
			continue
		}
		first, some := list[c.loop[a.k]]
		if !some || c.before(a, first.aim) {
			list[c.loop[a.k]] = push{a, two[c.loop[a.k]][on]}
		}
	}
	return list
}

// before reports whether a goal's findings come before another's.
func (c *conflicts) before(a, b aim) bool {
	x, y := c.rankOf(c.placeAt(a.spot)), c.rankOf(c.placeAt(b.spot))
	return cmp.Or(slices.Compare(x[:], y[:]), cmp.Compare(a.k, b.k)) < 0
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

// hurt returns where a KPI is steered, seen from the goal at hand: in its own chains
// first.
func (c *conflicts) hurt(k int) post {
	if c.near[k] == nil {
		at := c.post(-1, k)
		for _, own := range c.own {
			if in := c.post(own, k); in.some {
				at = in
				break
			}
		}
		c.near[k] = &at
	}
	return *c.near[k]
}

// hops returns a way from the goal at hand as data. What is steered nowhere stands at
// the chain that the way leads to or comes from, or else where it ends.
func (c *conflicts) hops(a aim, way []arc, end spotAt) []Hop {
	rest := end
	if chains := slices.Concat(c.chainsAt(end), c.own); len(chains) > 0 {
		rest = spotAt{chain: chains[0], link: -1}
	}
	hops := append(make([]Hop, 0, len(way)+1), c.hopAt(a))
	for n, next := range way {
		at := end
		if n < len(way)-1 {
			if at = rest; c.hurt(int(next.to)).some {
				at = c.hurt(int(next.to)).spotAt
			}
		}
		c.leadOn(&hops[n], next)
		hops = append(hops, c.hopAt(aim{at, int(next.to)}))
	}
	return hops
}

// hopAt returns a KPI at a place as a hop that leads nowhere yet, for the first time
// or again.
func (c *conflicts) hopAt(a aim) Hop {
	h, known := c.made[a]
	if !known {
		h = c.hop(a.spot, a.k)
		c.made[a] = h
	}
	return h
}
