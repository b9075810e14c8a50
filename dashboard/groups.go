package dashboard

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// groups has the places of a plan that are no person's, as numbers: the chains first,
// then each place before its parts.
type groups struct {
	plan   *chain.Plan
	places []chain.Place
	number map[chain.Place]int32
	// above has the place that each is a part of, -1 for chains, steps and what stands
	// alone.
	above []int32
	// people has how many different people work at each.
	people []int32
	// order has the numbers from the largest group to the smallest; of the same size
	// in order of place, so that a whole comes before its parts.
	order []int32
	// chains has every chain, by number.
	chains []chain.Chain
	// enough is how many people a group needs.
	enough int
}

// newGroups numbers the groups of a plan, of which each needs so many people.
func newGroups(plan *chain.Plan, enough int) *groups {
	g := &groups{plan: plan, enough: enough, number: map[chain.Place]int32{}, chains: slices.Collect(plan.Chains())}
	var open []int32 // the places that the next may be a part of, by depth
	for at, depth := range plan.Outline() {
		k := int32(len(g.places))
		g.number[at] = k
		open = append(open[:depth], k)
		above := int32(-1)
		if depth > 0 {
			above = open[depth-1]
		}
		g.places = append(g.places, at)
		g.above = append(g.above, above)
		g.people = append(g.people, int32(plan.People(at)))
		g.order = append(g.order, k)
	}
	slices.SortStableFunc(g.order, func(a, b int32) int { return cmp.Compare(g.people[b], g.people[a]) })
	return g
}

// few reports whether so many people are too few to be told about: some, but fewer
// than a group needs. Nobody is not: a machine, or a place where nobody was modelled.
func (g *groups) few(people int) bool { return people > 0 && people < g.enough }
