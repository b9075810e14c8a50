package main

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/chaintest"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
)

// drawn has both views of the data; where there are no data it skips the test. A view
// does not change, so that tests share them.
func drawn(t *testing.T) (types, providers *view) {
	t.Helper()
	d, err := drawings()
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no data, no test: %v; data/README.md says where they are from", err)
	}
	require.NoError(t, err)
	return d[0], d[1]
}

var drawings = sync.OnceValues(func() ([2]*view, error) {
	h, err := load(files)
	if err != nil {
		return [2]*view{}, err
	}
	types, err1 := h.view(byType)
	providers, err2 := h.view(byProvider)
	return [2]*view{types, providers}, errors.Join(err1, err2)
})

func TestOutput(t *testing.T) {
	drawn(t)
	var got bytes.Buffer
	require.NoError(t, run(files, &got))
	golden.Compare(t, filepath.Join("testdata", "output.golden"), got.String())
}

// Package decimal's variables are the host's: they change no byte.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	flip.Decimals(t, 50)
	TestOutput(t)
}

// Without data the program says so, and nothing else.
func TestNoData(t *testing.T) {
	var got bytes.Buffer
	err := run(fstest.MapFS{}, &got)
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.ErrorContains(t, err, "the data are not there: ")
	assert.Empty(t, got.String())
}

// Both models keep what every model has to. What the checks have against them is that
// the data know of no owner and of no goal but the patient's.
func TestModels(t *testing.T) {
	types, providers := drawn(t)
	for _, v := range []*view{types, providers} {
		chaintest.Run(t, v.Model())
		var found []string
		for _, f := range v.Check() {
			found = append(found, string(f.Check))
		}
		assert.Equal(t, []string{"KK106", "KK107"}, found)
	}
}

// A provider's board holds England's promise, its own figure and its departments',
// and no other provider. Nobody is in the model, and so nothing is hidden.
func TestBoardOfProvider(t *testing.T) {
	_, v := drawn(t)
	year, err := v.lastYear(0)
	require.NoError(t, err)
	boards, err := dashboard.New(year...)
	require.NoError(t, err)
	board, err := boards.For(chain.Place{Unit: provider})
	require.NoError(t, err)
	require.Len(t, board.Sections, 1)

	s, own := board.Sections[0], visit.By(provider)
	assert.Equal(t, []chain.Place{england, england}, places(s.Shared))
	assert.Equal(t, []chain.Place{own, own}, places(s.Own))
	assert.ElementsMatch(t, append(v.Parts(own), v.Parts(own)...), places(s.Parts))
	assert.Len(t, v.Parts(own), len(ways))
	for _, tiles := range [][]dashboard.Tile{s.Shared, s.Own, s.Parts} {
		for _, tile := range tiles {
			assert.False(t, tile.Hidden, "%s at %s", tile.KPI, tile.At)
			assert.Len(t, tile.History, 12)
		}
	}
	assert.Empty(t, boards.Audit())
}

func places(tiles []dashboard.Tile) []chain.Place {
	list := make([]chain.Place, len(tiles))
	for k, tile := range tiles {
		list[k] = tile.At
	}
	return list
}
