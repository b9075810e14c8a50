package picture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kpichain/kpichain/chain"
)

// Mermaid returns a chain as a Mermaid flowchart, for documents: from the customer's
// question (klantvraag) over the links, as they follow each other, to the KPI that
// tells of the customer's satisfaction. A step names the departments that do it, a
// handover (overdracht) is a hexagon and says so, a choice is a diamond with the
// chances at what leaves it, that of none of its steps included. Passes other than
// once stand in the step: 1.25 × per question. The last link leads to satisfaction;
// what no other link waits for leads nowhere. Passes are the model's, planned: in a model
// that a log proposed they are what was measured, and for the host to judge whether they
// may be seen. Of a question or KPI that the chain
// does not have remains "?". There are no people in it, and no readings.
//
// The model need not be valid: an ID that stands for nothing is drawn as that ID,
// and in Link.After is left out. A chain that the model does not have at all is an
// error that wraps [chain.ErrUnknown].
//
// Texts are on one line and without what does not print; all that Mermaid, HTML or
// Markdown could read otherwise is a numeric entity. The same model gives the same
// text. Mermaid itself refuses more than 50,000 characters or 500 edges, unless its
// maxTextSize and maxEdges say otherwise.
func Mermaid(m chain.Model, chainID string, o Options) (string, error) {
	at := slices.IndexFunc(m.Chains, func(c chain.Chain) bool { return c.ID == chainID })
	if at < 0 {
		return "", fmt.Errorf("mermaid: %w: the model has no chain %q", chain.ErrUnknown, chainID)
	}
	c := m.Chains[at]
	f := newDiagram(newNames(m), c, o)
	var out strings.Builder
	out.WriteString("flowchart TD\n")
	out.WriteString("  accTitle: " + entities(called(c.Name, c.ID)) + "\n")
	for k, n := range f.nodes {
		shape := mermaidShape(n.kind)
		out.WriteString("  " + nodeID(k) + shape[0] + quoteMermaid(n.lines...) + shape[1] + "\n")
	}
	for _, e := range f.edges {
		arrow := " --> "
		if e.label != "" {
			arrow = " -->|" + quoteMermaid(e.label) + "| "
		}
		out.WriteString("  " + nodeID(e.from) + arrow + nodeID(e.to) + "\n")
	}
	return out.String(), nil
}

// nodeID returns the ID of a node by its index: never one of the model's.
func nodeID(k int) string { return "n" + strconv.Itoa(k+1) }

// mermaidShape returns what stands before and after the label of a node.
func mermaidShape(kind diagramKind) [2]string {
	return [...][2]string{
		diagramQuestion:     {"([", "])"},
		diagramStep:         {"[", "]"},
		diagramHandover:     {"{{", "}}"},
		diagramChoice:       {"{", "}"},
		diagramSatisfaction: {"([", "])"},
	}[kind]
}
