package picture_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/webtools"
)

// TestMermaidReads has Mermaid itself draw hostile names, and compares what it says.
func TestMermaidReads(t *testing.T) {
	files := webtools.Files{}
	for k, text := range hostile() {
		mermaid, err := picture.Mermaid(named(text), text, picture.Options{})
		require.NoError(t, err)
		files[fmt.Sprintf("%03d.mmd", k)] = mermaid
	}
	diagrams := webtools.Mermaid(t, files)
	require.Len(t, diagrams, len(files))
	for k, text := range hostile() {
		// What Mermaid would take for its own is spelled in another way.
		text = strings.NewReplacer("ﬂ°", "fl°", "¶ß", "¶ ß").Replace(text)
		name, two, three := seen(text), seen(text, "2"), seen(text, "3")
		want := webtools.Diagram{
			File: fmt.Sprintf("%03d.mmd", k), Title: name,
			Nodes: map[string][]string{
				"n1": {name}, "n2": {name, name}, "n3": {two, "handover"}, "n4": {name}, "n5": {three}, "n6": {two},
			},
			Edges: []string{"25 %", "75 %"}, Errors: []string{},
		}
		assert.Equal(t, want, diagrams[k], "%q\n%s", text, files[want.File])
	}
}
