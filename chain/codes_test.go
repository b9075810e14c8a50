package chain_test

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// Every code of the JSON form and of the model has a case that yields it; those of
// measurements (KM7) and of the cascade (KM8) have theirs with the engine.
func TestEveryCodeIsYielded(t *testing.T) {
	yielded := map[string]bool{}
	for _, bad := range badModels() {
		yielded[bad.want.Code] = true
	}
	for _, bad := range badJSON() {
		yielded[bad.code] = true
	}
	for _, c := range chain.CodeMeanings() {
		if c[0] < "KM7" {
			assert.True(t, yielded[c[0]], "%s: %s", c[0], c[1])
		}
		delete(yielded, c[0])
	}
	assert.Empty(t, yielded, "codes that are not in the catalogue")
}

func TestCodesAreInOrder(t *testing.T) {
	last := ""
	for _, c := range chain.CodeMeanings() {
		assert.Regexp(t, `^KM\d{3}$`, c[0])
		assert.NotEmpty(t, c[1])
		assert.Less(t, last, c[0])
		last = c[0]
	}
}

// The package comment lists the codes as they are.
func TestCodesAreDocumented(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	require.NoError(t, err)
	var got [][2]string
	for line := range strings.Lines(file.Doc.Text()) {
		if code, meaning, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && strings.HasPrefix(code, "KM") {
			got = append(got, [2]string{code, meaning})
		}
	}
	assert.Equal(t, chain.CodeMeanings(), got)
}
