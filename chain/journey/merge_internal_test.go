package journey

import (
	"encoding/binary"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a log counts, the ways of its cases and what waits are merged, by the numbers of the log that
// they go to.
func TestMergeNumbers(t *testing.T) {
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	of := func(id string, steps ...string) (list []Event) {
		for n, step := range steps {
			list = append(list, Event{Case: id, Step: step, Person: "p", Ready: at, End: at, Seq: n})
		}
		return list
	}
	l, o := &Log{}, &Log{}
	require.NoError(t, l.AddCases(slices.Values(of("a", "x", "y"))))
	require.NoError(t, o.AddCases(slices.Values(of("b", "z", "y", "x"))))
	require.NoError(t, o.AddCases(slices.Values([]Event{{Case: "c", Step: "z", Unit: "u", Person: "p", Ready: at}})))
	require.NoError(t, l.Merge(o))
	assert.Equal(t, [3]int{6, 5, 0}, [3]int{l.events, l.unnamedUnits, l.unnamedPersons})
	ways, waits := map[string][]string{}, map[string]string{}
	for _, trace := range l.all() {
		var d deeds
		trace.read(&d)
		for _, w := range d.waits {
			assert.Equal(t, at.Unix(), w.ready)
			waits[l.cases.At(trace.id)] = l.place(w.leaf).String()
		}
		way := []byte(l.ways.At(trace.way))
		var steps []string
		for ; len(way) > 0; way = way[4:] {
			steps = append(steps, l.steps.At(int32(binary.BigEndian.Uint32(way))))
		}
		ways[l.cases.At(trace.id)] = steps
	}
	assert.Equal(t, map[string][]string{"a": {"x", "y"}, "b": {"z", "y", "x"}, "c": nil}, ways)
	assert.Equal(t, map[string]string{"c": "/z/u/p"}, waits)
}
