package chain

import (
	"slices"

	"github.com/shopspring/decimal"
)

// A Link puts a step in a chain.
type Link struct {
	Step string `json:"step"`
	// After lists the steps that must be done first. Only steps of earlier links can
	// be named, so a chain cannot loop. Empty means after the link just before it, or
	// after all of its choice; inside a choice, as its first link. [Start] means at
	// the customer's question. Two links with the same After run in parallel, which
	// matters to kpi.Path only; Path runs to the last link. A step occurs once in a
	// chain.
	After []string `json:"after,omitempty"`
	// Passes is how often one customer question is planned to pass this step on
	// average; the zero value means 1. 0.3: three in ten questions need it. 1.25: one
	// in five comes back (rework), as 1/(1-0.2). At most 18 digits and 9 decimals. What
	// it was in a period can be measured: see [Passes].
	Passes decimal.Decimal `json:"passes,omitzero"`
	// Choice names a branching point: links of one choice stand next to each other
	// and have the same After, a question takes at most one of them, and Passes is
	// the chance, adding up to at most 1. A branch is one step: branches of several
	// steps are not modelled.
	Choice string `json:"choice,omitempty"`
}

// Start, in [Link].After, is the moment the customer asks.
const Start = "start"

// Sequence returns links for steps done one after another.
func Sequence(steps ...string) []Link {
	links := make([]Link, len(steps))
	for k, step := range steps {
		links[k].Step = step
	}
	return links
}

// predecessors returns, for every link, the indices of the links that it comes
// after, sorted; none at the start. Names of no earlier link are left out.
func predecessors(links []Link) [][]int {
	before := make([][]int, len(links))
	at := make(map[string]int, len(links))
	for k := range links {
		switch {
		case len(links[k].After) > 0:
			before[k] = indices(links[k].After, at)
		case k == 0: // at the start
		case links[k].inChoiceOf(&links[k-1]):
			before[k] = before[k-1]
		default:
			before[k] = lastChoice(links[:k])
		}
		if _, twice := at[links[k].Step]; !twice {
			at[links[k].Step] = k
		}
	}
	return before
}

// inChoiceOf reports whether two links are of one choice.
func (l *Link) inChoiceOf(o *Link) bool { return l.Choice != "" && l.Choice == o.Choice }

// lastChoice returns the indices of the last link, and of the others of its
// choice.
func lastChoice(links []Link) []int {
	last := len(links) - 1
	first := last
	for first > 0 && links[last].inChoiceOf(&links[first-1]) {
		first--
	}
	var all []int
	for k := first; k <= last; k++ {
		all = append(all, k)
	}
	return all
}

// indices looks IDs up, and returns what is there: sorted, each once.
func indices(ids []string, at map[string]int) []int {
	var all []int
	for _, id := range ids {
		if k, ok := at[id]; ok {
			all = append(all, k)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
