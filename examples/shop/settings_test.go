package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/examples/shop/year"
	"github.com/kpichain/kpichain/internal/flip"
)

// Package decimal's variables belong to the host: whatever it sets them to, not
// one byte of what this program writes, or of a model, a measurement or a board as
// JSON, is another.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	before := written(t)
	flip.Decimals(t, 0)

	after := written(t)
	for name, want := range before {
		assert.Equal(t, want, after[name], name)
	}
}

// written is what the program writes, and everything of it as JSON.
func written(t *testing.T) map[string]string {
	t.Helper()
	text := map[string]string{}
	var out bytes.Buffer
	require.NoError(t, run(&out))
	text["output"] = out.String()

	model, err := chain.Decode(year.Model)
	require.NoError(t, err)
	plan, err := chain.NewPlan(model)
	require.NoError(t, err)
	var months []year.Month
	require.NoError(t, json.Unmarshal(year.Months, &months))
	result, err := plan.Evaluate(months[0].Period, months[0].Measurements)
	require.NoError(t, err)
	boards, err := dashboard.New(result)
	require.NoError(t, err)
	board, err := boards.For(chain.Place{})
	require.NoError(t, err)
	for name, v := range map[string]any{"model": plan.Model(), "months": months, "board": board} {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		text[name] = string(data)
	}
	return text
}
