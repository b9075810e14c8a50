package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/chaintest"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

func TestOutput(t *testing.T) {
	var got bytes.Buffer
	require.NoError(t, run(&got))

	golden.Compare(t, filepath.Join("testdata", "output.golden"), got.String())
}

// Package decimal's variables are the host's: they change no byte.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	flip.Decimals(t, 50)
	TestOutput(t)
}

func TestGreenForEveryoneIsGreenForTheCustomer(t *testing.T) {
	plan, err := chain.NewPlan(provider())
	require.NoError(t, err)
	r, err := plan.Evaluate("just met", onTarget(plan))
	require.NoError(t, err)

	people := map[string]bool{}
	for at, g := range r.All() {
		if g.KPI == "solved" {
			assert.Equal(t, kpi.Green, g.Status, "%s", at)
			people[at.Person] = true
		}
	}
	assert.Len(t, people, 1+13, "everyone, and the places above them")
}

func TestSharedStepMeetsBothChains(t *testing.T) {
	plan, err := chain.NewPlan(provider())
	require.NoError(t, err)
	answer, ok := plan.Target(chain.At("answer"), "solved")
	require.True(t, ok)

	for _, goal := range plan.Model().Goals[:2] {
		alone, err := plan.WithGoals([]chain.Goal{goal})
		require.NoError(t, err)
		asked, ok := alone.Target(chain.At("answer"), "solved")
		require.True(t, ok)
		assert.True(t, answer.Green.Within(asked.Green), "%s asks %s, has %s", goal.At, asked.Green, answer.Green)
		assert.True(t, answer.Amber.Within(asked.Amber), "%s asks %s, has %s", goal.At, asked.Amber, answer.Amber)
	}
}

// TestLaws: the model keeps what every model has to.
func TestLaws(t *testing.T) {
	chaintest.Run(t, provider())
}
