package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
)

// The logs: a small one that stands here, and the real ones that do not.
const (
	small = "small"
	mini  = "mini"
	full  = "full"
)

// folder returns where a log is, and skips the test where it is not.
func folder(t *testing.T, name string) string {
	t.Helper()
	if name == small {
		return filepath.Join("testdata", small)
	}
	data := os.Getenv("KPICHAIN_DATA")
	if data == "" {
		data = filepath.Join("..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(data, "uci_incident")
	if name == mini {
		dir = filepath.Join(dir, mini)
	}
	if _, err := os.Stat(filepath.Join(dir, "events.csv")); err != nil {
		t.Skipf("no real data: %v; KPICHAIN_DATA names the folder that holds uci_incident", err)
	}
	return dir
}

func TestRun(t *testing.T) {
	for _, name := range []string{small, full} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			require.NoError(t, run([]string{folder(t, name)}, &got))
			golden.Compare(t, filepath.Join("testdata", name+".txt"), got.String())
			assert.NotContains(t, got.String(), "no data")
			assert.NotRegexp(t, regexp.MustCompile(`\bA\d+\b`), got.String(), "a person is printed")
		})
	}
}

// The model that a log proposes is one.
func TestModel(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			require.NoError(t, run([]string{folder(t, name), "model"}, &got))
			m, err := chain.Decode(got.Bytes())
			require.NoError(t, err)
			_, err = chain.NewPlan(m)
			require.NoError(t, err)
			if name == small {
				golden.Compare(t, filepath.Join("testdata", name+".json"), got.String())
			}
		})
	}
}

// Package decimal's variables are the host's: they change no byte.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	flip.Decimals(t, 50)
	TestRun(t)
	TestModel(t)
}

func TestRunArguments(t *testing.T) {
	for _, args := range [][]string{nil, {filepath.Join("testdata", small), "b"}, {filepath.Join("testdata", small), "model", "c"},
		{filepath.Join("testdata", "none")}, {filepath.Join("testdata", "none"), "model"}} {
		var got bytes.Buffer
		assert.Error(t, run(args, &got))
		assert.Empty(t, got.String())
	}
}
