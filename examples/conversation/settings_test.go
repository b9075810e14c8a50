package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/flip"
)

// Package decimal's variables belong to the host: whatever it sets them to, not one
// byte of what this program writes, or of what it stores in between, is another.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	before := output(t)
	flip.Decimals(t, 0)
	assert.Equal(t, before, output(t))
}
