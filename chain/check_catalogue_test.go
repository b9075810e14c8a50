package chain_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// The catalogue has every check once, in order of ID, and says of each what there is
// to say.
func TestCatalogueIsComplete(t *testing.T) {
	last := chain.CheckID("")
	for _, doc := range chain.Checks() {
		assert.Less(t, last, doc.ID)
		last = doc.ID
		assert.Regexp(t, `^[A-Z][^.]+$`, doc.Title, doc.ID)
		assert.Regexp(t, `^[A-Z].+\.$`, doc.Text, doc.ID)
		assert.NotContains(t, doc.Text, "\n", doc.ID)
		assert.Contains(t, []chain.Severity{chain.Info, chain.Warning, chain.Fault}, doc.Severity, doc.ID)
		assert.NotEmpty(t, doc.Bad, doc.ID)
		assert.NotEmpty(t, doc.Good, doc.ID)
		assert.Equal(t, ofResult(doc), doc.BadReadings != "", "readings of %s", doc.ID)
		assert.Equal(t, ofResult(doc), doc.GoodReadings != "", "readings of %s", doc.ID)
	}
}

// ofResult reports whether a check is one of results.
func ofResult(doc chain.CheckDoc) bool { return strings.HasPrefix(string(doc.ID), "KK7") }

// The checks are the constants of check_id.go, each with a severity that the
// constant's comment names.
func TestCatalogueHasTheConstants(t *testing.T) {
	comments := checkConstants(t)
	var ids []string
	for _, doc := range chain.Checks() {
		ids = append(ids, string(doc.ID))
		assert.Contains(t, strings.ToLower(comments[string(doc.ID)]), doc.Severity.String(), doc.ID)
	}
	assert.Equal(t, slices.Sorted(maps.Keys(comments)), ids)
}

// checkConstants returns the comments of the constants of type CheckID, by value.
func checkConstants(t *testing.T) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "check_id.go", nil, parser.ParseComments)
	require.NoError(t, err)
	comments := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, value := range spec.Values {
				id, err := strconv.Unquote(value.(*ast.BasicLit).Value)
				require.NoError(t, err)
				require.NotContains(t, comments, id)
				comments[id] = spec.Doc.Text()
			}
		}
		return true
	})
	return comments
}

// A bad model has exactly the finding that it is to show, a good one none at all.
// The models of checks of results have none: their readings tell.
func TestCatalogueExamples(t *testing.T) {
	for _, doc := range chain.Checks() {
		t.Run(string(doc.ID), func(t *testing.T) {
			bad, good := planOf(t, doc.Bad).Check(), planOf(t, doc.Good).Check()
			if ofResult(doc) {
				assert.Empty(t, bad, "the model of the bad readings")
				bad = resultOf(t, doc.Bad, doc.BadReadings).Check()
				good = append(good, resultOf(t, doc.Good, doc.GoodReadings).Check()...)
			}
			assert.Empty(t, good)
			if assert.Len(t, bad, 1) {
				assert.Equal(t, doc.ID, bad[0].Check)
				assert.Equal(t, doc.Severity, bad[0].Severity)
			}
		})
	}
}

// planOf returns the plan of a model in the JSON form.
func planOf(t testing.TB, model string) *chain.Plan {
	t.Helper()
	m, err := chain.Decode([]byte(model))
	require.NoError(t, err, model)
	plan, err := chain.NewPlan(m)
	require.NoError(t, err, model)
	return plan
}

// resultOf returns what a model and readings in the JSON form evaluate to.
func resultOf(t testing.TB, model, readings string) *chain.Result {
	t.Helper()
	var ms []chain.Measurement
	require.NoError(t, json.Unmarshal([]byte(readings), &ms), readings)
	result, err := planOf(t, model).Evaluate("2025-03", ms)
	require.NoError(t, err, readings)
	return result
}

// A message is one sentence, and names nobody.
func TestCatalogueMessages(t *testing.T) {
	for _, doc := range chain.Checks() {
		list := planOf(t, doc.Bad).Check()
		if ofResult(doc) {
			list = resultOf(t, doc.Bad, doc.BadReadings).Check()
		}
		for _, f := range list {
			assert.Regexp(t, `^["A-Z0-9].+[^.]\.$`, f.Message, doc.ID)
			assert.NotRegexp(t, `\bp[0-9]\b`, f.Message, doc.ID)
			assert.NotContains(t, f.Message, "\n", doc.ID)
		}
	}
}

// What a bad model replaces stands in the sample exactly once, so that no change of
// the sample makes the two the same.
func TestCatalogueAmendsTheSample(t *testing.T) {
	assert.Empty(t, planOf(t, chain.Sample()).Check())
	calls := amendments(t)
	assert.NotEmpty(t, calls)
	for _, call := range calls {
		require.Zero(t, call.pairs.Ellipsis, "%s: the pairs are written out", call.at)
		require.Zero(t, len(call.pairs.Args)%2, "%s: pairs", call.at)
		for n := 0; n < len(call.pairs.Args); n += 2 {
			old, ok := literal(call.pairs.Args[n])
			require.True(t, ok, "%s: what is replaced is written out", call.at)
			assert.Equal(t, 1, strings.Count(chain.Sample(), old), "%s: %s", call.at, old)
		}
	}
}

// An amendment is a call that amends the sample.
type amendment struct {
	at    token.Position
	pairs *ast.CallExpr
}

// amendments returns the calls of amended in this package.
func amendments(t *testing.T) []amendment {
	t.Helper()
	names, err := filepath.Glob("check_*.go")
	require.NoError(t, err)
	var calls []amendment
	set := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if f, ok := call.Fun.(*ast.Ident); ok && f.Name == "amended" {
					calls = append(calls, amendment{set.Position(call.Pos()), call})
				}
			}
			return true
		})
	}
	return calls
}

// literal returns the text that an expression spells: a literal, or several added.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok := literal(e.X)
		right, also := literal(e.Y)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}

// Whoever asks gets a catalogue of their own.
func TestChecksAreACopy(t *testing.T) {
	chain.Checks()[0].Title = "mine"
	assert.NotEqual(t, "mine", chain.Checks()[0].Title)
	assert.True(t, slices.Equal(chain.Checks(), chain.Checks()))
}
