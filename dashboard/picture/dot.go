package picture

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// DOT returns the goals of a model and its influences (invloeden) as a Graphviz
// digraph, for documents: where goals are set, what each KPI is, where along a chain
// a goal goes down to, and what moves it.
//
//	bold box                  a chain (klantketen)
//	ellipse                   a KPI
//	box                       a step, or a department or team on one
//	hexagon                   a handover (overdracht), which says so
//	box of dashes             a department outside the chains, which says so
//	edge "goal ≤ 24 h"        from a place to the KPI that has a goal there (doel)
//	edge of dots, "path"      from a KPI to the steps that a chain's goal goes down
//	                          to, with the rule by which they add up
//	edge "helps (+0.6)"       from a KPI to one that gets better with it
//	edge of dashes, "harms"   from a KPI to one that gets worse
//	edge "moves", open arrow  from or to a KPI that is better near its target
//
// An influence has its effect with a sign, that of the values, and its Because. Only
// a goal of a whole chain shows its target: those further down are for the boards of
// who work there. Goals of people are left out, and so are people.
//
// The model need not be valid: an ID that stands for nothing is drawn as that ID,
// and a number that is too long is left out. Texts are on one line each, without
// what does not print, and broken at spaces. The same model gives the same text.
func DOT(m chain.Model, o Options) string {
	g := newGraph(m, o)
	for _, c := range m.Chains {
		g.place(chain.Whole(c.ID))
	}
	for _, i := range m.KPIs {
		g.kpi(i.ID)
	}
	for _, goal := range m.Goals {
		g.goal(goal)
	}
	for _, in := range m.Influences {
		g.influence(in)
	}
	return g.String()
}

// A graph is a digraph in the making: lines of nodes and of edges, each line once.
type graph struct {
	Options
	words textWords
	names names
	// ids has the index of the node of every place and KPI.
	ids          map[graphKey]int
	nodes, edges []string
	drawn        map[string]bool
}

// A graphKey is what a node stands for: a KPI, or a place.
type graphKey struct {
	kpi   string
	place chain.Place
	isKPI bool
}

func newGraph(m chain.Model, o Options) *graph {
	return &graph{
		Options: o, words: o.textWords(), names: newNames(m),
		ids: map[graphKey]int{}, drawn: map[string]bool{},
	}
}

// String returns the whole of it.
func (g *graph) String() string {
	var out strings.Builder
	out.WriteString("digraph {\n")
	out.WriteString("  graph [rankdir=LR, labelloc=t, fontname=\"sans-serif\", label=" + quoteDOT(g.words.title) + "]\n")
	out.WriteString("  node [shape=box, fontname=\"sans-serif\"]\n")
	out.WriteString("  edge [fontname=\"sans-serif\"]\n")
	for _, line := range slices.Concat(g.nodes, g.edges) {
		out.WriteString("  " + line + "\n")
	}
	out.WriteString("}\n")
	return out.String()
}

// node returns the ID of the node of a key, and adds it if it is new: attributes
// come before its label, or there are none.
func (g *graph) node(key graphKey, attributes string, lines ...string) string {
	k, ok := g.ids[key]
	if !ok {
		k = len(g.nodes)
		g.ids[key] = k
		g.nodes = append(g.nodes, nodeID(k)+" ["+attributes+"label="+quoteDOT(lines...)+"]")
	}
	return nodeID(k)
}

// edge adds an edge, unless it is there.
func (g *graph) edge(from, to, attributes string, label ...string) {
	line := from + " -> " + to + " [" + attributes + "label=" + quoteDOT(label...) + "]"
	if !g.drawn[line] {
		g.drawn[line] = true
		g.edges = append(g.edges, line)
	}
}

// kpi returns the node of a KPI.
func (g *graph) kpi(id string) string {
	return g.node(graphKey{kpi: id, isKPI: true}, "shape=ellipse, ", g.names.kpi(id))
}

// place returns the node of a place: what it is called, from the smallest part up.
func (g *graph) place(at chain.Place) string {
	var lines []string
	attributes := ""
	if at.Unit != "" {
		lines = append(lines, g.names.unit(at.Unit))
	}
	if at.Step != "" {
		lines = append(lines, g.names.step(at.Step))
		if g.names.steps[at.Step].Handover {
			attributes, lines = "shape=hexagon, ", append(lines, g.words.handover)
		}
	}
	if at.Chain != "" || at == (chain.Place{}) { // a chain without an ID is one too
		lines = append(lines, g.names.chain(at.Chain))
	}
	switch {
	case at == chain.Whole(at.Chain):
		attributes = "style=bold, "
	case at == (chain.Place{Unit: at.Unit}):
		attributes, lines = "style=dashed, ", append(lines, g.words.outside)
	}
	return g.node(graphKey{place: at}, attributes, lines...)
}

// goal adds a goal, if it is of a place that is no person, and where along its chain
// it goes down to.
func (g *graph) goal(goal chain.Goal) {
	if goal.At.Person != "" || goal.At == (chain.Place{}) {
		return
	}
	label := g.words.goal
	whole := goal.At == chain.Whole(goal.At.Chain)
	if whole {
		label += " " + g.target(goal)
	}
	g.edge(g.place(goal.At), g.kpi(goal.KPI), "", label)
	if whole {
		g.along(goal)
	}
}

// target writes the target of a goal as its KPI has it: at least, at most, or near.
func (g *graph) target(goal chain.Goal) string {
	i := g.names.kpis[goal.KPI]
	value := i.Format(kpi.Of(goal.Target), g.Format)
	if _, ok := kpi.Of(goal.Target).Value(); !ok {
		return ""
	}
	switch i.Better {
	case kpi.Lower:
		return "≤ " + value
	case kpi.Near:
		return "≈ " + value
	}
	return "≥ " + value
}

// along adds the steps of a chain that a goal of it goes down to.
func (g *graph) along(goal chain.Goal) {
	rule := g.names.kpis[goal.KPI].Along
	if rule == kpi.None {
		return
	}
	for _, l := range g.names.chains[goal.At.Chain].Links {
		reads := g.names.steps[l.Step].KPIs
		weight, weighed := goal.Weights[l.Step]
		left := len(reads) > 0 && !slices.Contains(reads, goal.KPI) || weighed && weight.Sign() == 0
		if left || l.Step == "" {
			continue
		}
		g.edge(g.kpi(goal.KPI), g.place(chain.At(l.Step)), "style=dotted, ", called(string(rule)))
	}
}

// influence adds an influence.
func (g *graph) influence(in chain.Influence) {
	attributes, word := "style=solid, arrowhead=empty, ", g.words.moves
	switch pull := g.pull(in.From) * in.Effect.Sign() * g.pull(in.To); {
	case pull > 0:
		attributes, word = "style=solid, ", g.words.drives
	case pull < 0:
		attributes, word = "style=dashed, ", g.words.harms
	}
	if effect := g.effect(in.Effect); effect != "" {
		word += " (" + effect + ")"
	}
	g.edge(g.kpi(in.From), g.kpi(in.To), attributes, word, in.Because)
}

// pull returns which way a KPI is better: 1 up, -1 down, 0 neither.
func (g *graph) pull(id string) int {
	i, ok := g.names.kpis[id]
	if !ok {
		return 0
	}
	switch i.Better {
	case kpi.Lower:
		return -1
	case kpi.Near:
		return 0
	}
	return 1
}

// effect writes an effect with its sign.
func (g *graph) effect(effect decimal.Decimal) string {
	text := g.amount(effect, "")
	if text != "" && effect.Sign() > 0 {
		return "+" + text
	}
	return text
}
