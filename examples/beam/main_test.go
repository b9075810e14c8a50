package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// TestMain runs pipelines on prism, or on what the flag -runner says.
func TestMain(m *testing.M) { ptest.Main(m) }

const manyCases = 150 // of each chain

// The boards are those of one machine, byte for byte, however readings are split over
// bundles and whatever the order of events.
func TestBoards(t *testing.T) {
	all := madeUpEvents(manyCases)
	want := oneMachine(t, all)
	backwards := slices.Clone(all)
	slices.Reverse(backwards)

	for _, c := range []struct {
		name    string
		events  []Event
		bundles int64
	}{
		{"as the runner likes", all, 1},
		{"in two bundles", all, 2},
		{"in seven bundles", all, 7},
		{"in seven bundles, last events first", backwards, 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, counted := run(t, func(s beam.Scope) beam.PCollection {
				readings := measure(s, beam.CreateList(s, c.events))
				if c.bundles > 1 {
					readings = spread(s, c.bundles, readings)
				}
				return evaluate(s, combine(s, readings))
			})
			assertSame(t, want, got)
			if c.bundles > 1 {
				assert.Positive(t, counted["merges"], "no accumulator met another: nothing is shown")
			}
			assert.EqualValues(t, len(journeys)*manyCases, counted["cases measured"]+counted["cases in hand"])
			assert.Positive(t, counted["cases in hand"])
		})
	}
}

// Few cases leave places and months without any, or with cases in hand alone.
func TestBoardsOfFewCases(t *testing.T) {
	for _, n := range []int{1, 2, 5, 20, 40} {
		all := madeUpEvents(n)
		got, _ := run(t, func(s beam.Scope) beam.PCollection { return pipeline(s, beam.CreateList(s, all)) })
		assertSame(t, oneMachine(t, all), got)
	}
	inHand := madeUpEvents(1)
	for n := range inHand {
		inHand[n].End = time.Time{}
	}
	got, _ := run(t, func(s beam.Scope) beam.PCollection { return pipeline(s, beam.CreateList(s, inHand)) })
	assert.Empty(t, got)
	assert.Empty(t, oneMachine(t, inHand))
}

// The program does the same, with events that it makes up and with those of files.
func TestProgram(t *testing.T) {
	was, wasCases := *events, *cases
	t.Cleanup(func() { *events, *cases = was, wasCases })
	all := madeUpEvents(40)
	want := oneMachine(t, all)
	folder := t.TempDir()
	*cases = 40

	for _, c := range []struct{ name, events string }{
		{"made up", ""},
		{"files", filepath.Join(folder, "*.jsonl")},
	} {
		t.Run(c.name, func(t *testing.T) {
			*events = c.events
			half := len(all) / 2
			writeEvents(t, filepath.Join(folder, "1.jsonl"), all[:half])
			writeEvents(t, filepath.Join(folder, "2.jsonl"), all[half:])
			got, _ := run(t, func(s beam.Scope) beam.PCollection { return pipeline(s, source(s)) })
			assertSame(t, want, got)
		})
	}
}

func writeEvents(t *testing.T, file string, events []Event) {
	t.Helper()
	var lines bytes.Buffer
	out := json.NewEncoder(&lines)
	for _, e := range events {
		require.NoError(t, out.Encode(e))
	}
	require.NoError(t, os.WriteFile(file, lines.Bytes(), 0o600))
}

// Bad events stop the pipeline, and it says of which case they are.
func TestBadEvents(t *testing.T) {
	bad := madeUpEvents(1)[0]
	bad.End = bad.Ready.Add(-time.Second)
	p, s := beam.NewPipelineWithRoot()
	write(s, t.TempDir(), pipeline(s, beam.CreateList(s, []Event{bad})))
	assert.ErrorContains(t, ptest.Run(p), bad.Case)
}

// assertSame compares files to the byte; boards as JSON are lines too long to print.
func assertSame(t *testing.T, want, got map[string]string) {
	t.Helper()
	require.ElementsMatch(t, slices.Collect(maps.Keys(want)), slices.Collect(maps.Keys(got)))
	for name, content := range want { // in any order: each is compared by itself
		assert.True(t, content == got[name], "%s differs", name)
		if filepath.Ext(name) == ".txt" {
			assert.Equal(t, content, got[name])
		}
	}
}

// Who is not in the model is refused, though the log of the case by itself names nobody.
func TestNobody(t *testing.T) {
	all := madeUpEvents(1)
	for n := range all {
		all[n].Unit, all[n].Person = "", ""
	}
	p, s := beam.NewPipelineWithRoot()
	write(s, t.TempDir(), pipeline(s, beam.CreateList(s, all)))
	assert.ErrorContains(t, ptest.Run(p), journey.Unknown)
}

// madeUpEvents returns what madeUp gives the engine.
func madeUpEvents(n int) (all []Event) {
	for k := range n {
		makeUp(k, func(e Event) { all = append(all, e) })
	}
	return all
}

// oneMachine returns the boards of a log of all events of each chain.
func oneMachine(t *testing.T, events []Event) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, j := range journeys {
		var log journey.Log
		require.NoError(t, log.Add(func(yield func(journey.Event) bool) {
			for _, e := range events {
				if e.Chain == j.chain && !yield(e.Event) {
					return
				}
			}
		}))
		plan, err := chain.NewPlan(model(j.chain))
		require.NoError(t, err)
		var year []*chain.Result
		for _, month := range log.ByMonth(nil) {
			ms, err := readings(&log, j.chain, month.In)
			require.NoError(t, err)
			r, err := plan.Evaluate(month.Label, ms)
			require.NoError(t, err)
			year = append(year, r)
		}
		if len(year) == 0 {
			continue
		}
		require.NoError(t, boards(j.chain, year, func(name, content string) { files[name] = content }))
	}
	return files
}

// run runs a pipeline, and returns the files that it wrote and what it counted.
func run(t *testing.T, build func(beam.Scope) beam.PCollection) (files map[string]string, counted map[string]int64) {
	t.Helper()
	folder := t.TempDir()
	p, s := beam.NewPipelineWithRoot()
	write(s, folder, build(s))
	result := ptest.RunAndValidate(t, p)

	files, counted = map[string]string{}, map[string]int64{}
	found, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, f := range found {
		content, err := os.ReadFile(filepath.Join(folder, f.Name()))
		require.NoError(t, err)
		files[f.Name()] = string(content)
	}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		counted[c.Name()] += c.Result()
	}
	return files, counted
}
