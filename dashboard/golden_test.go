package dashboard_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/flip"
)

var update = flag.Bool("update", false, "write golden files instead of comparing with them")

// Package decimal's variables are the host's: they change no byte.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	flip.Decimals(t, 50)
	TestGoldenBoards(t)
	TestGoldenSmallGroups(t)
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
			golden(t, test.name, text(board))
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
			golden(t, test.name, text(board))
		})
	}
}

// golden compares text with a golden file, and shows the first line that differs.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	want, have := strings.Split(string(data), "\n"), strings.Split(got, "\n")
	for k := range min(len(want), len(have)) {
		require.Equal(t, want[k], have[k], "%s:%d", path, k+1)
	}
	require.Len(t, have, len(want), "lines of %s", path)
}
