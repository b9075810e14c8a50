package picture_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/webtools"
)

// TestDOTReads has Graphviz itself draw hostile names, and compares what it says.
func TestDOTReads(t *testing.T) {
	for _, text := range hostile() {
		dot := picture.DOT(named(text), picture.Options{})
		name, two := seen(text), seen(text, "2")
		unit := ""
		if seen(text) != "?" || text == "?" {
			unit = " " + name
		}
		want := map[string]string{
			"":       "Goals and influences",
			"n1":     name,              // the chain
			"n2":     name,              // a KPI
			"n3":     two,               // another
			"n4":     name,              // a step
			"n5":     two + " handover", // a handover
			"n6":     seen(text, "3"),   // a step of a choice
			"n7":     name + " " + name, // a unit on a step
			"n8":     name + " outside the customer chains",
			"n1->n2": "goal ≥ 5" + unit, "n7->n3": "goal", "n8->n3": "goal",
			"n2->n4": "sum", "n2->n5": "sum", "n2->n6": "sum",
			"n2->n3": "helps (+0.5)" + unit,
		}
		assert.Equal(t, want, drawnByDot(t, webtools.Dot(t, dot)), "%q\n%s", text, dot)
	}
}

// A group is a part of what Graphviz draws: all of it, a node or an edge. Its title is
// what the graph calls it by.
type group struct {
	Class string   `xml:"class,attr"`
	Title string   `xml:"title"`
	Texts []string `xml:"text"`
	Parts []group  `xml:"g"`
	Links []string `xml:"a"`
}

// drawnByDot returns what an SVG drawing of Graphviz says, by the ID of the node or edge,
// "" for the graph, with the lines of a label joined by spaces.
func drawnByDot(t *testing.T, svg string) map[string]string {
	t.Helper()
	var root group
	decoder := xml.NewDecoder(strings.NewReader(svg))
	require.NoError(t, decoder.Decode(&root))
	require.Len(t, root.Parts, 1)
	graph := root.Parts[0]
	all := map[string]string{"": strings.Join(graph.Texts, " ")}
	for _, part := range graph.Parts {
		require.Empty(t, part.Links, "nothing is to be clicked")
		require.Empty(t, part.Parts)
		all[part.Title] = strings.Join(part.Texts, " ")
	}
	return all
}
