package dashboard_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
)

// Package decimal's variables are the host's: they change no byte.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	year := func() string {
		b, err := boardsOf(t, year(t)...).For(chain.Place{Person: "p5"})
		require.NoError(t, err)
		return marshal(t, b) + marshal(t, b.CheckIn())
	}
	want := year()
	flip.Decimals(t, 50)
	assert.Equal(t, want, year())
	TestGoldenBoards(t)
	TestGoldenSmallGroups(t)
	TestGoldenYear(t)
}

// The boards of the shop, as prose to be reviewed.
func TestGoldenBoards(t *testing.T) {
	boards := boardsOf(t, evaluate(t, shop(), month()...))
	tests := []struct {
		name     string
		audience chain.Place
	}{
		{"directors", chain.Place{}},
		{"owner", chain.Whole("order")},
		{"step", chain.At("pick")},
		{"department", chain.Place{Unit: "logistics"}},
		{"team", chain.Place{Unit: "night"}},
		{"team-at-step", chain.At("ship").By("night")},
		{"person", chain.Place{Person: "p3"}},
		{"outside", chain.Place{Unit: "purchasing"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			board, err := boards.For(test.audience)
			require.NoError(t, err)
			golden.Compare(t, filepath.Join("testdata", test.name+".txt"), text(board))
		})
	}
}

// The same month where a group needs four: the teams have three people each.
func TestGoldenSmallGroups(t *testing.T) {
	m := shop()
	m.MinGroup = 4
	boards := boardsOf(t, evaluate(t, m, month()...))
	tests := []struct {
		name     string
		audience chain.Place
	}{
		{"small-department", chain.Place{Unit: "logistics"}},
		{"small-team", chain.Place{Unit: "night"}},
		{"small-person", chain.Place{Person: "p3"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			board, err := boards.For(test.audience)
			require.NoError(t, err)
			golden.Compare(t, filepath.Join("testdata", test.name+".txt"), text(board))
		})
	}
}

// The year of the shop, on the boards of those who meet about it.
func TestGoldenYear(t *testing.T) {
	boards := boardsOf(t, year(t)...)
	tests := []struct {
		name     string
		audience chain.Place
	}{
		{"year-owner", chain.Whole("order")},
		{"year-department", chain.Place{Unit: "logistics"}},
		{"year-team", chain.At("pick").By("night")},
		{"year-person", chain.Place{Person: "p5"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			board, err := boards.For(test.audience)
			require.NoError(t, err)
			golden.Compare(t, filepath.Join("testdata", test.name+".txt"), text(board))
		})
	}
}
