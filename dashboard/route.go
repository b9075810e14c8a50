package dashboard

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
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
	before := befores(c.Links)
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

// befores returns, for every link, the links directly before it: those that its
// After names or implies, and with one link of a choice all of them.
func befores(links []chain.Link) [][]int {
	at := make(map[string]int, len(links))
	after, before := make([][]int, len(links)), make([][]int, len(links))
	for k, l := range links {
		at[l.Step] = k
		switch {
		case k == 0 || slices.Contains(l.After, chain.Start):
		case len(l.After) > 0:
			for _, step := range l.After {
				after[k] = append(after[k], at[step])
			}
		case l.Choice != "" && l.Choice == links[k-1].Choice:
			after[k] = after[k-1]
		default:
			after[k] = []int{k - 1}
		}
		for _, b := range after[k] {
			before[k] = union(before[k], alternatives(links, b))
		}
	}
	return before
}

// alternatives returns the links of a link's choice, or the link alone.
func alternatives(links []chain.Link, link int) []int {
	if links[link].Choice == "" {
		return []int{link}
	}
	var all []int
	for k, l := range links {
		if l.Choice == links[link].Choice {
			all = append(all, k)
		}
	}
	return all
}
