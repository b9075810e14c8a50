package scenario_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The package comment lists the codes as they are, in order.
func TestCodesAreDocumented(t *testing.T) {
	page, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	require.NoError(t, err)
	var told [][2]string
	for line := range strings.Lines(page.Doc.Text()) {
		if code, meaning, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && strings.HasPrefix(code, "KS") {
			told = append(told, [2]string{code, meaning})
		}
	}

	source, err := parser.ParseFile(token.NewFileSet(), "problems.go", nil, parser.ParseComments)
	require.NoError(t, err)
	var codes [][2]string
	ast.Inspect(source, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "code") {
			return true
		}
		code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		require.NoError(t, err)
		if !strings.HasPrefix(code, "KS") {
			return true // of package chain
		}
		codes = append(codes, [2]string{code, strings.TrimSpace(spec.Comment.Text())})
		return true
	})
	assert.Equal(t, codes, told)
	assert.Len(t, codes, 12)
	for n := range codes[1:] {
		assert.Less(t, codes[n][0], codes[n+1][0])
	}
}
