package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// A refRoute is the way through a chain: what each link waits for, with links
// of one choice as one block.
type refRoute struct{ links []chain.Link }

// route returns the way through the chain at a place.
func (o *refOrg) route(p *refPlace) refRoute {
	for _, c := range o.model.Chains {
		if c.ID == p.at.Chain {
			return refRoute{c.Links}
		}
	}
	return refRoute{}
}

// index returns the position of a step.
func (r refRoute) index(step string) int {
	return slices.IndexFunc(r.links, func(l chain.Link) bool { return l.Step == step })
}

// block returns the links of the choice that a link belongs to, or it alone.
func (r refRoute) block(k int) []int {
	if r.links[k].Choice == "" {
		return []int{k}
	}
	var block []int
	for i, l := range r.links {
		if l.Choice == r.links[k].Choice {
			block = append(block, i)
		}
	}
	return block
}

// before returns the links that must be done before a link can be. Empty After
// means the link just before it, or all of that one's choice; inside a choice,
// as its first link.
func (r refRoute) before(k int) []int {
	first := r.block(k)[0]
	after := r.links[first].After
	if slices.Contains(after, chain.Start) || len(after) == 0 && first == 0 {
		return nil
	}
	if len(after) == 0 {
		return r.block(first - 1)
	}
	var before []int
	for _, step := range after {
		before = append(before, r.block(r.index(step))...)
	}
	return before
}

// waits returns the links that the last one waits for, itself included.
func (r refRoute) waits() map[int]bool {
	waits := map[int]bool{}
	var mark func(k int)
	mark = func(k int) {
		for _, i := range r.block(k) {
			waits[i] = true
		}
		for _, i := range r.before(k) {
			mark(i)
		}
	}
	mark(len(r.links) - 1)
	return waits
}

// paths lists every way from the customer's question to the last link, as
// blocks named by their first link (THEORY 1.1: the longest one is the critical
// path).
func (r refRoute) paths(k int) [][]int {
	k = r.block(k)[0]
	var paths [][]int
	seen := map[int]bool{}
	for _, i := range r.before(k) {
		if i = r.block(i)[0]; seen[i] {
			continue
		}
		seen[i] = true
		for _, path := range r.paths(i) {
			paths = append(paths, append(path, k))
		}
	}
	if len(paths) == 0 {
		return [][]int{{k}}
	}
	return paths
}

// passes returns how often a link is planned to be passed.
func (r refRoute) planned(k int) *big.Rat {
	if r.links[k].Passes.IsZero() {
		return refInt(1)
	}
	return refRat(r.links[k].Passes)
}
