package main

import (
	"bytes"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The table has a line for each program, which does what it is there for, and is more
// than the one before it.
func TestReport(t *testing.T) {
	here := machine{runtime.GOOS, runtime.GOARCH}
	dir := t.TempDir()
	var b bytes.Buffer
	require.NoError(t, report(&b, dir, []machine{here}))
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	require.Len(t, lines, 2+len(programs))
	begins := map[string]string{"decimal": "25\n", "gauge": "27 h is amber gap -2\n", "board": "<!DOCTYPE html>"}
	last := 0
	for k, p := range programs {
		assert.Regexp(t, `^\| `+p.what+` \| \d+\.\d\d MB \| \d+\.\d\d MB \|$`, lines[2+k])
		file := here.file(dir, p.folder)
		raw, sent, err := sizes(file)
		require.NoError(t, err)
		assert.Less(t, last, raw, p.folder)
		assert.Less(t, sent, raw, p.folder)
		last = raw
		out, err := exec.Command(file).Output()
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(out), begins[p.folder]), "%s: %.60s", p.folder, out)
	}
}
