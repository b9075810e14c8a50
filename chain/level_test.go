package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

func TestLevel(t *testing.T) {
	for text, level := range map[string]chain.Level{
		"people": chain.People, "teams": chain.Teams, "departments": chain.Departments, "steps": chain.Steps,
	} {
		assert.Equal(t, text, level.String())
		written, err := level.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, text, string(written))
		read := chain.Level(9)
		require.NoError(t, read.UnmarshalText(written))
		assert.Equal(t, level, read)
	}
}

func TestLevelOrder(t *testing.T) {
	assert.Less(t, chain.People, chain.Teams)
	assert.Less(t, chain.Teams, chain.Departments)
	assert.Less(t, chain.Departments, chain.Steps)
}

func TestLevelUnknown(t *testing.T) {
	for level, text := range map[chain.Level]string{-1: "Level(-1)", 4: "Level(4)", 127: "Level(127)"} {
		assert.Equal(t, text, level.String())
		_, err := level.MarshalText()
		assert.ErrorIs(t, err, chain.ErrUnknown)
	}
	for _, text := range []string{"", "People", "team", "Level(1)"} {
		level := chain.Departments
		assert.ErrorIs(t, level.UnmarshalText([]byte(text)), chain.ErrUnknown, text)
		assert.Equal(t, chain.Departments, level)
	}
}
