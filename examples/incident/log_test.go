package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/examples/incident/events"
)

func TestRead(t *testing.T) {
	h, err := read(folder(t, small))
	require.NoError(t, err)
	assert.Len(t, h.Incidents, 7)
	assert.Equal(t, events.Incident{Seconds: 123.5 * 3600, Flags: []string{"1", "1", "1", "1"}}, h.Incidents["I1"])
	assert.Equal(t, []string{"", "", "", ""}, h.Incidents["I6"].Flags, "not applicable")
	ms, err := h.Log.Lead(lead, time.Second, journey.Window{})
	require.NoError(t, err)
	at := map[chain.Place]string{}
	for _, m := range ms {
		at[m.At] = m.Reading.String()
	}
	assert.Len(t, at, 20)
	assert.Equal(t, "158400/1", at[chain.At("Active").By("G3").Who("A4")])
	assert.Equal(t, "43200/1", at[chain.At("New").By(journey.Unknown).Who(journey.Unknown)])
}

// Every case breaks one thing in the small log.
func TestReadErrors(t *testing.T) {
	const events, cases = "events.csv", "cases.csv"
	for _, c := range []struct{ name, file, old, new, want string }{
		{"end before ready", events, "2024-03-04T08:00:00Z,,2024-03-04T08:30:00Z", "2024-03-04T08:00:00Z,,2024-03-04T07:30:00Z", "line 2: "},
		{"no time", events, "2024-03-04T08:30:00Z,1,1\nI1,2", "soon,1,1\nI1,2", "line 2: "},
		{"no visit", events, "08:30:00Z,1,1\nI1,2", "08:30:00Z,,1\nI1,2", "line 2: "},
		{"no number", events, "I1,1,New", "I1,one,New", "line 2: "},
		{"incident of no case", events, "I2,1,", "I9,1,", `line 6: incident "I9" is not in cases.csv`},
		{"column missing", events, "department", "group", `no column "department"`},
		{"cells missing", events, ",G1,A1,2024-03-04T08:30:00Z", "", "line 3: wrong number of fields"},
		{"closed before the call", cases, "2024-03-09T11:30:00Z", "2024-03-01T11:30:00Z", "line 2: "},
		{"incident twice", cases, "I2,", "I1,", `line 3: incident "I1" is there twice`},
		{"flag missing", cases, ",ftr", ",right", `no column "ftr"`},
		{"empty", cases, "", "", "EOF"},
		{"no JSON", "config.json", "{", "", "config.json: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read(broken(t, c.file, c.old, c.new))
			require.Error(t, err)
			assert.ErrorContains(t, err, c.want)
			assert.ErrorContains(t, err, c.file)
		})
	}
	for _, name := range []string{events, cases, "config.json"} {
		dir := broken(t, events, "New", "New")
		require.NoError(t, os.Remove(filepath.Join(dir, name)))
		_, err := read(dir)
		assert.ErrorIs(t, err, os.ErrNotExist, name)
	}
}

// broken copies the small log with some text of one file replaced, all of it where
// old is empty.
func broken(t *testing.T, file, old, new string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS(filepath.Join("testdata", small))))
	path := filepath.Join(dir, file)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(text), old)
	changed := strings.ReplaceAll(string(text), old, new)
	if old == "" {
		changed = new
	}
	require.NoError(t, os.WriteFile(path, []byte(changed), 0o644))
	return dir
}

// A log without the step that a goal is set on is an error of the library, told in
// full.
func TestProblems(t *testing.T) {
	h, err := read(broken(t, "events.csv", "Resolved", "Solved"))
	require.NoError(t, err)
	_, err = h.evaluate()
	assert.EqualError(t, err, `model: goals[1].at.step: no step "Resolved" (KM104)`)
}
