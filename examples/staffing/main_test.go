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

// What Staff foretold of a hire is what the chain does with it.
func TestHiresDoWhatTheyPromise(t *testing.T) {
	o := supplier()
	rounds, err := o.hireUntilGreen()
	require.NoError(t, err)
	require.NotEmpty(t, rounds)
	for _, g := range rounds {
		o = o.hire(g)
		r, err := o.week("after")
		require.NoError(t, err)
		got, ok := r.Gauge(chain.Whole("complaint"), "week")
		require.True(t, ok)
		assert.Equal(t, g.After.Reading.String(), got.Reading.String())
	}
}

// Nothing is measured of anybody.
func TestNothingOfPeople(t *testing.T) {
	r, err := supplier().week("now")
	require.NoError(t, err)
	for m := range r.Measurements() {
		assert.Empty(t, m.At.Person)
	}
}

// TestLaws: the model keeps what every model has to.
func TestLaws(t *testing.T) {
	chaintest.Run(t, supplier().model)
}
