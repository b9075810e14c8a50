package picture

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A diagram is a chain as it is drawn, in no language of drawing: the customer's
// question, every link, a node where a question takes one of several steps, and
// satisfaction. It is made of any model, valid or not.
type diagram struct {
	nodes []diagramNode
	edges []diagramEdge
}

// A diagramNode is drawn with a shape of its kind and lines of text, at least one.
type diagramNode struct {
	kind  diagramKind
	lines []string
}

// A diagramEdge leads from one node to another, by index. The label may be "".
type diagramEdge struct {
	from, to int
	label    string
}

// A diagramKind is what a node of a diagram is.
type diagramKind int8

// In the order in which a question meets them.
const (
	diagramQuestion diagramKind = iota
	diagramStep
	diagramHandover
	diagramChoice
	diagramSatisfaction
)

// A diagramMaker makes the diagram of one chain.
type diagramMaker struct {
	Options
	words   textWords
	names   names
	links   []chain.Link
	diagram diagram
	// at has the first link of every step so far, nodes the node of every link.
	at    map[string]int
	nodes []int
	// forks has, for every link, its group: the links of one choice, or it alone.
	forks []fork
}

// A fork is a choice, or a link outside of any: its links from first up to end, the
// node from which a question takes one of them, -1 without choice, and how likely it
// takes none.
type fork struct {
	first, end, node int
	none             string
}

// newDiagram returns the diagram of a chain.
func newDiagram(n names, c chain.Chain, o Options) diagram {
	f := diagramMaker{Options: o, words: o.textWords(), names: n, links: c.Links, at: map[string]int{}}
	f.node(diagramQuestion, called(c.Question))
	for k := range f.links {
		f.link(k)
	}
	satisfied := f.node(diagramSatisfaction, n.kpi(c.Satisfaction))
	f.lead(f.last(len(f.links)), satisfied)
	return f.diagram
}

// node adds a node, and returns its index.
func (f *diagramMaker) node(kind diagramKind, lines ...string) int {
	f.diagram.nodes = append(f.diagram.nodes, diagramNode{kind, lines})
	return len(f.diagram.nodes) - 1
}

// edge adds an edge.
func (f *diagramMaker) edge(from, to int, label string) {
	f.diagram.edges = append(f.diagram.edges, diagramEdge{from, to, label})
}

// link adds a link: its node, that of its choice before it, and what leads there.
func (f *diagramMaker) link(k int) {
	l := f.links[k]
	inside := k > 0 && l.Choice != "" && l.Choice == f.links[k-1].Choice
	switch {
	case inside:
		f.forks = append(f.forks, f.forks[k-1])
	case l.Choice != "":
		f.forks = append(f.forks, f.choice(k))
	default:
		f.forks = append(f.forks, fork{first: k, end: k + 1, node: -1})
	}
	node := f.step(l)
	if fork := f.forks[k].node; fork >= 0 {
		f.edge(fork, node, f.amount(passes(l), kpi.Percent))
	} else {
		f.lead(f.before(k), node)
	}
	f.nodes = append(f.nodes, node)
	if _, twice := f.at[l.Step]; !twice {
		f.at[l.Step] = k
	}
}

// choice adds the node of a choice, and what leads there: what its first link comes
// after.
func (f *diagramMaker) choice(k int) fork {
	end, taken := k, exact.Int(0)
	for ; end < len(f.links) && f.links[end].Choice == f.links[k].Choice; end++ {
		if p, err := exact.From(passes(f.links[end])); err == nil {
			taken = taken.Add(p)
		}
	}
	node := f.node(diagramChoice, called(f.links[k].Choice))
	f.lead(f.before(k), node)
	none := ""
	if left := exact.Int(1).Sub(taken); left.Sign() > 0 {
		none = f.amount(left.Out(exact.HalfAway), kpi.Percent)
	}
	return fork{k, end, node, none}
}

// passes returns how often a question passes a link.
func passes(l chain.Link) decimal.Decimal {
	if l.Passes.Sign() == 0 {
		return decimal.NewFromInt(1)
	}
	return l.Passes
}

// step adds the node of a step: its name, who does it, that it is a handover, and
// how often a question passes it. Where it is of a choice, that stands at the edge.
func (f *diagramMaker) step(l chain.Link) int {
	step := f.names.steps[l.Step]
	kind, lines := diagramStep, []string{called(step.Name, l.Step)}
	if who := f.names.departments(step); who != "" {
		lines = append(lines, who)
	}
	if step.Handover {
		kind, lines = diagramHandover, append(lines, f.words.handover)
	}
	if p := passes(l); l.Choice == "" && exact.Compare(p, decimal.NewFromInt(1)) != 0 {
		if often := f.amount(p, ""); often != "" {
			lines = append(lines, often+" "+f.words.perQuestion)
		}
	}
	return f.node(kind, lines...)
}

// before returns the links that link k comes after, sorted; none at the question.
// What names no earlier link is left out.
func (f *diagramMaker) before(k int) []int {
	if len(f.links[k].After) == 0 {
		return f.last(k)
	}
	var all []int
	for _, step := range f.links[k].After {
		if at, ok := f.at[step]; ok {
			all = append(all, at)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// last returns the link before k, and the others of its choice; none before the
// first.
func (f *diagramMaker) last(k int) []int {
	var all []int
	if k > 0 {
		for at := f.forks[k-1].first; at < k; at++ {
			all = append(all, at)
		}
	}
	return all
}

// lead adds the edges from links to a node, from the question where there are none.
// Behind all links of a choice, those lead there too who took none.
func (f *diagramMaker) lead(links []int, node int) {
	if len(links) == 0 {
		f.edge(0, node, "")
	}
	for n, k := range links {
		f.edge(f.nodes[k], node, "")
		fork := f.forks[k]
		first := n + 1 - (fork.end - fork.first)
		if fork.none != "" && k == fork.end-1 && first >= 0 && links[first] == fork.first {
			f.edge(fork.node, node, fork.none)
		}
	}
}
