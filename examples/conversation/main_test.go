package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/chaintest"
	"github.com/kpichain/kpichain/internal/golden"
)

func TestOutput(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		for _, audience := range []string{"chain", "team"} {
			name := audience + "." + language
			t.Run(name, func(t *testing.T) {
				got := output(t, "-lang", language, "-for", audience)
				golden.Compare(t, filepath.Join("testdata", name+".txt"), got)
			})
		}
	}
}

// Unless told otherwise it tells everything, in Dutch first.
func TestOutputOfAll(t *testing.T) {
	assert.Equal(t, output(t, "-lang", "nl")+output(t, "-lang", "en"), output(t))
	chain, team := output(t, "-lang", "nl", "-for", "chain"), output(t, "-lang", "nl", "-for", "team")
	both := output(t, "-lang", "nl")
	require.Greater(t, len(both), len(chain))
	assert.Equal(t, chain, both[:len(chain)])
	assert.Contains(t, team, both[len(chain):])
}

func TestFlags(t *testing.T) {
	for name, args := range map[string][]string{
		"language": {"-lang", "fr"},
		"audience": {"-for", "p21"},
		"flag":     {"-who", "chain"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Error(t, run(new(bytes.Buffer), args...))
		})
	}
}

// output is what the program writes.
func output(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(&out, args...))
	return out.String()
}

// TestModelIsCanonical holds model.json to what the library writes itself, but for
// white space.
func TestModelIsCanonical(t *testing.T) {
	model, err := chain.Decode(modelJSON)
	require.NoError(t, err)
	got, err := model.MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, compact(t, modelJSON), string(got))
}

// TestYearIsCanonical does the same for year.json.
func TestYearIsCanonical(t *testing.T) {
	var months []month
	require.NoError(t, strict(yearJSON, &months))
	got, err := json.Marshal(months)
	require.NoError(t, err)
	assert.Equal(t, compact(t, yearJSON), string(got))
}

func compact(t *testing.T, data []byte) string {
	t.Helper()
	var text bytes.Buffer
	require.NoError(t, json.Compact(&text, data))
	return text.String()
}

// TestLaws: the model keeps what every model has to, in every language.
func TestLaws(t *testing.T) {
	for name, in := range words {
		t.Run(name, func(t *testing.T) {
			model, err := chain.Decode(modelJSON)
			require.NoError(t, err)
			chaintest.Run(t, in.name(model))
		})
	}
}
