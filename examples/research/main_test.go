package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
)

func TestOutput(t *testing.T) {
	golden.Compare(t, filepath.Join("testdata", "output.csv"), output(t, 10_000))
}

// Package decimal's variables are the host's: they change no byte, and nor does another
// run.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	before := output(t, 100)
	flip.Decimals(t, 50)
	assert.Equal(t, before, output(t, 100))
}

// output is what the program writes.
func output(t *testing.T, runs int) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(&out, runs))
	return out.String()
}

// TestMergeBias: a chain with steps side by side takes longer than its means say.
// A product of independent yields has no such bias.
func TestMergeBias(t *testing.T) {
	records, err := csv.NewReader(strings.NewReader(output(t, 2000))).ReadAll()
	require.NoError(t, err)
	column := map[string]int{}
	for k, name := range records[0] {
		column[name] = k
	}

	require.Len(t, records[1:], 10)
	for _, row := range records[1:] {
		bias := d(row[column["mean"]]).Sub(d(row[column["value"]]))
		if row[column["kpi"]] == "lead" {
			assert.True(t, bias.GreaterThan(d("0.1")), "%v", row)
		} else {
			assert.True(t, bias.Abs().LessThan(d("0.002")), "%v", row)
		}
	}
}

// TestFilesAreCanonical holds both files to what the library writes itself, but for
// white space.
func TestFilesAreCanonical(t *testing.T) {
	model, err := chain.Decode(modelJSON)
	require.NoError(t, err)
	var readings []chain.Measurement
	require.NoError(t, json.Unmarshal(readingsJSON, &readings))

	for _, file := range []struct {
		data  []byte
		holds any
	}{{modelJSON, model}, {readingsJSON, readings}} {
		got, err := json.Marshal(file.holds)
		require.NoError(t, err)
		var want bytes.Buffer
		require.NoError(t, json.Compact(&want, file.data))
		assert.Equal(t, want.String(), string(got))
	}
}
