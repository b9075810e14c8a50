package dashboard_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/webtools"
)

// A validator of another make, in its strict mode, takes both schemas, every model of the
// examples and of the catalogue of checks, and boards; and refuses what is none.
func TestSchemasInStrictMode(t *testing.T) {
	models, boards := webtools.Files{}, webtools.Files{}
	for _, glob := range []string{"../examples/*/model.json", "../examples/*/*/model.json"} {
		paths, err := filepath.Glob(glob)
		require.NoError(t, err)
		require.NotEmpty(t, paths)
		for _, path := range paths {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			models[filepath.Base(filepath.Dir(path))+".json"] = string(data)
		}
	}
	for _, c := range chain.Checks() {
		if c.Bad != "" {
			models[string(c.ID)+"-bad.json"], models[string(c.ID)+"-good.json"] = c.Bad, c.Good
		}
	}
	for name, at := range map[string]chain.Place{ // into a map, in any order
		"directors.json": {}, "department.json": {Unit: "logistics"}, "person.json": {Person: "p3"},
	} {
		boards[name] = marshal(t, boardAfter(t, at))
	}
	taken(t, string(chain.Schema()), models)
	taken(t, string(dashboard.Schema()), boards)
	for _, v := range webtools.Schema(t, string(chain.Schema()), boards) {
		assert.NotEmpty(t, v.Errors, "%s is no model", v.File)
	}
}

// taken asserts that a schema takes all files.
func taken(t *testing.T, schema string, files webtools.Files) {
	t.Helper()
	verdicts := webtools.Schema(t, schema, files)
	assert.Len(t, verdicts, len(files))
	for _, v := range verdicts {
		assert.Empty(t, v.Errors, v.File)
	}
}
