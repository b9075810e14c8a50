package dashboard

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/internal/links"
)

// A route is a chain as boards need it.
type route struct {
	chain.Chain
	// waits has, for every link, the handover steps that its step shares with the
	// steps before and after it, as links in order. None for a handover itself.
	waits [][]int
}

// newRoute prepares a chain. handover tells which steps are handovers.
func newRoute(c chain.Chain, handover map[string]bool) route {
	r := route{c, make([][]int, len(c.Links))}
	is := func(link int) bool { return handover[c.Links[link].Step] }
	before := links.Before(c.Links)
	up, down := upstream(before, is), downstream(before, is)
	for h := range c.Links {
		if !is(h) {
			continue
		}
		for _, link := range union(up[h], down[h]) {
			r.waits[link] = append(r.waits[link], h)
		}
	}
	return r
}

// upstream returns, for every link, the links of work before it: those directly
// before it, and for a handover among these the links before that.
func upstream(before [][]int, handover func(link int) bool) [][]int {
	up := make([][]int, len(before))
	for k := range before {
		for _, b := range before[k] {
			if handover(b) {
				up[k] = union(up[k], up[b])
			} else {
				up[k] = union(up[k], []int{b})
			}
		}
	}
	return up
}

// downstream returns, for every link, the links of work after it, in the same way.
func downstream(before [][]int, handover func(link int) bool) [][]int {
	down := make([][]int, len(before))
	for k := range slices.Backward(before) {
		for _, b := range before[k] {
			if handover(k) {
				down[b] = union(down[b], down[k])
			} else {
				down[b] = union(down[b], []int{k})
			}
		}
	}
	return down
}

// union returns what is in either list, in order, each once.
func union[T cmp.Ordered](a, b []T) []T {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
