package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/golden"
)

// The files are what would be written now. Write them anew with -update, or with
//
//	go -C internal/schema run .
func TestCommitted(t *testing.T) {
	for _, d := range documents() {
		t.Run(d.file, func(t *testing.T) {
			text, err := generate(d)
			require.NoError(t, err)
			golden.Compare(t, filepath.Join(root, d.file), string(text))
		})
	}
}

// A schema is the same each time, and has no text that only Go's documentation would read.
func TestGenerate(t *testing.T) {
	for _, d := range documents() {
		t.Run(d.file, func(t *testing.T) {
			text, err := generate(d)
			require.NoError(t, err)
			again, err := generate(d)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(text, again))
			assert.True(t, json.Valid(text))
			assert.Empty(t, regexp.MustCompile(`\[[\w.*]*[A-Z]\w*\]`).FindAllString(string(text), -1), "links")
		})
	}
}
