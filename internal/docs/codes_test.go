package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Package comments list the codes of problems as they are, in order. Package chain tells
// its own meanings, and holds them to its comment itself.
func TestCodesAreDocumented(t *testing.T) {
	for _, c := range []struct{ file, prefix string }{
		{"chain/scenario/problems.go", "KS"},
		{"chain/journey/log.go", "KJ"},
	} {
		t.Run(c.file, func(t *testing.T) {
			codes := codesIn(t, filepath.Join(root, c.file), c.prefix)
			assert.NotEmpty(t, codes)
			for n := range codes[1:] {
				assert.Less(t, codes[n][0], codes[n+1][0])
			}
			assert.Equal(t, codes, codesTold(t, filepath.Join(root, filepath.Dir(c.file), "doc.go"), c.prefix))
		})
	}
}

// codesIn returns the constants of a file that are codes, with the comment beside each.
func codesIn(t *testing.T, file, prefix string) (codes [][2]string) {
	t.Helper()
	source, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	require.NoError(t, err)
	ast.Inspect(source, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if text, ok := spec.Values[0].(*ast.BasicLit); ok {
			if code, err := strconv.Unquote(text.Value); err == nil && strings.HasPrefix(code, prefix) {
				codes = append(codes, [2]string{code, strings.TrimSpace(spec.Comment.Text())})
			}
		}
		return true
	})
	return codes
}

// codesTold returns the codes that a package comment lists, with their meanings.
func codesTold(t *testing.T, file, prefix string) (codes [][2]string) {
	t.Helper()
	page, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.PackageClauseOnly)
	require.NoError(t, err)
	for line := range strings.Lines(page.Doc.Text()) {
		if code, meaning, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && strings.HasPrefix(code, prefix) {
			codes = append(codes, [2]string{code, meaning})
		}
	}
	return codes
}
