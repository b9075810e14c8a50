// Package links tells how the links of a chain follow each other, for boards and for
// pictures of chains. The links are those of a plan, which names steps that exist.
package links

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// Before returns, for every link, the links directly before it, in order, each once:
// those that its After names or implies, and with one link of a choice all of them. None
// for one that begins at the customer's question.
func Before(links []chain.Link) [][]int {
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
			before[k] = append(before[k], Alternatives(links, b)...)
		}
		slices.Sort(before[k])
		before[k] = slices.Compact(before[k])
	}
	return before
}

// Alternatives returns the links of a link's choice in order, or the link alone.
func Alternatives(links []chain.Link, link int) []int {
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
