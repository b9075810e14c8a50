package chain_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write golden files instead of comparing with them")

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
