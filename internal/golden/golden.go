// Package golden helps tests compare what they print with files that people review.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write golden files instead of comparing with them")

// Compare fails t where text is not what a file holds, with the first line that differs.
// Under the flag -update it writes the file, and its folder, first.
func Compare(t testing.TB, path, text string) {
	t.Helper()
	if *update {
		write(t, path, text)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, got := strings.Split(string(data), "\n"), strings.Split(text, "\n")
	for k := range min(len(want), len(got)) {
		if want[k] != got[k] {
			t.Fatalf("%s:%d, with -update it is written anew\nwant %q\ngot  %q", path, k+1, want[k], got[k])
		}
	}
	if len(want) != len(got) {
		t.Fatalf("%s has %d lines, and the text %d; with -update it is written anew", path, len(want), len(got))
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
