package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
)

// Every model that the library shows is valid.
func TestModels(t *testing.T) {
	r := readers(t)["model"]
	texts := models(t)
	var files []string
	for _, glob := range []string{"/examples/*/model.json", "/examples/*/*/model.json"} {
		found, err := filepath.Glob(root + glob)
		require.NoError(t, err)
		assert.NotEmpty(t, found)
		files = append(files, found...)
	}
	for _, file := range files {
		assert.Contains(t, texts, strings.TrimPrefix(filepath.ToSlash(file), root+"/"))
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) { requireValid(t, r, text) })
	}
}

// So is every measurement.
func TestMeasurements(t *testing.T) {
	r := readers(t)["measurement"]
	texts := measurements(t)
	assert.Greater(t, len(texts), 500)
	for _, text := range texts {
		requireValid(t, r, text)
	}
}

// So is every board, of everyone, and the conversation about it.
func TestBoards(t *testing.T) {
	r := readers(t)
	for _, example := range [][2]string{{"shop/year", "months.json"}, {"conversation", "year.json"}} {
		t.Run(example[0], func(t *testing.T) {
			for _, b := range boards(t, example[0], example[1], 12) {
				requireValid(t, r["board"], marshal(t, b))
				requireValid(t, r["conversation"], marshal(t, b.Conversation()))
			}
		})
	}
}

// So is what has something in every field, and what has nothing.
func TestFilledAndEmpty(t *testing.T) {
	r := readers(t)
	requireValid(t, r["board"], marshal(t, filled[dashboard.Board]()))
	requireValid(t, r["board"], marshal(t, dashboard.Board{}))
	requireValid(t, r["conversation"], marshal(t, filled[dashboard.Conversation]()))
	requireValid(t, r["conversation"], marshal(t, dashboard.Conversation{}))
}

// So is what people agreed, as a host stores it.
func TestAgreements(t *testing.T) {
	r := readers(t)["agreement"]
	var all map[string][]json.RawMessage
	require.NoError(t, json.Unmarshal(read(t, "examples/conversation/agreements.json"), &all))
	assert.NotEmpty(t, all)
	for _, list := range all {
		for _, text := range list {
			requireValid(t, r, text)
		}
	}
}
