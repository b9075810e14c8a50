package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
)

// A chainShape is a chain compiled: its links in order.
type chainShape struct {
	links    []linkShape
	first    int // the number of its first link, counted over all chains
	distinct int // how many different people work in it
}

// A linkShape is a link compiled.
type linkShape struct {
	step    int32
	planned exact.Num
	choice  int // the same number, not zero, for links of one choice
	after   []int
}

// newChainShapes compiles the chains of a valid model.
func newChainShapes(m *Model, n *names) []chainShape {
	shapes := make([]chainShape, len(m.Chains))
	links := 0
	for c, chain := range m.Chains {
		shapes[c] = newChainShape(chain, n)
		shapes[c].first = links
		links += len(chain.Links)
	}
	return shapes
}

func newChainShape(c Chain, n *names) chainShape {
	shape := chainShape{links: make([]linkShape, len(c.Links))}
	choices := map[string]int{}
	for k, before := range predecessors(c.Links) {
		l := &c.Links[k]
		link := linkShape{planned: exact.Int(1), after: before}
		link.step, _ = n.steps.Get(l.Step)
		if l.Passes.Sign() != 0 {
			link.planned = exact.MustFrom(l.Passes)
		}
		if l.Choice != "" {
			if choices[l.Choice] == 0 {
				choices[l.Choice] = len(choices) + 1
			}
			link.choice = choices[l.Choice]
		}
		shape.links[k] = link
	}
	return shape
}

// through returns the links among those that take part which must be done
// before link k: a link that takes no part stands for the rest of its choice, or
// else for those before it.
func (s chainShape) through(k int, part []bool) []int {
	var found []int
	seen := make([]bool, len(s.links))
	var visit func(k int)
	visit = func(k int) {
		for _, b := range s.links[k].after {
			if seen[b] {
				continue
			}
			seen[b] = true
			if l := s.standIn(b, part); l >= 0 {
				found = append(found, l)
			} else {
				visit(b)
			}
		}
	}
	visit(k)
	return found
}

// standIn returns a link that takes part and is the same part of a path as link
// b: itself, or another one of its choice; -1 if there is none.
func (s chainShape) standIn(b int, part []bool) int {
	for l, link := range s.links {
		if part[l] && (l == b || link.choice != 0 && link.choice == s.links[b].choice) {
			return l
		}
	}
	return -1
}
