package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
)

// A schema and the reader of the library take the same texts, and refuse the same, but for
// what is inexpressible: the reader refuses that, and takes the same value written plainly
// if and only if the schema does.
func TestAgree(t *testing.T) {
	all := readers(t)
	ofBoards, ofConversations := talks(t)
	total := map[string]int{}
	for seed, c := range []struct {
		name  string
		texts [][]byte
		tries int
	}{
		{"model", slices.Collect(maps.Values(models(t))), 6000},
		{"measurement", measurements(t), 10_000},
		{"board", ofBoards, 1500},
		{"conversation", ofConversations, 1000},
	} {
		t.Run(c.name, func(t *testing.T) {
			slices.SortFunc(c.texts, bytes.Compare) // they came in any order
			trees := make([]*node, len(c.texts))
			for k, text := range c.texts {
				trees[k] = grow(t, text)
			}
			a := agreement{reader: all[c.name], seen: map[string]int{}}
			m := newMutator(uint64(seed), trees)
			for range c.tries {
				a.try(t, m, one(m, trees))
			}
			a.check(t)
			for end, count := range a.seen { // in any order: these are sums
				total[end] += count
			}
		})
	}
	for _, i := range inexpressibles() {
		assert.Greater(t, total[i.name+right], 5, i.name)
	}
}

// talks returns boards and conversations: a few short ones of the shop in its first month, and
// as many that have something in every field.
func talks(t *testing.T) (ofBoards, ofConversations [][]byte) {
	const few, short = 6, 15_000
	for _, b := range boards(t, "shop/year", "months.json", 1) {
		if text := marshal(t, b); len(text) < short && len(ofBoards) < 2*few {
			ofBoards = append(ofBoards, text, marshal(t, filled[dashboard.Board]()))
			ofConversations = append(ofConversations,
				marshal(t, b.Conversation()), marshal(t, filled[dashboard.Conversation]()))
		}
	}
	require.Len(t, ofBoards, 2*few)
	return ofBoards, ofConversations
}

// An agreement counts what happened to the texts that were tried.
type agreement struct {
	reader
	seen map[string]int
}

// The ends that a text can come to, beside what is inexpressible.
const (
	taken   = "taken"
	refused = "refused"
	broken  = "no JSON"
	right   = ", and all else right"
)

// try tries one text.
func (a *agreement) try(t *testing.T, m *mutator, tree *node) {
	t.Helper()
	text, names := m.text(tree)
	value, more, err := parse(text)
	decoded := a.decode(text)
	if err != nil {
		a.seen[broken]++
		require.Error(t, decoded, "%v, which is no JSON: %s", names, text)
		return
	}
	invalid, odd := a.schema.Validate(value), false
	w := written{text, grow(t, text), more}
	for _, i := range inexpressibles() {
		if i.is(w) {
			odd = true
			a.seen[i.name]++
			require.Error(t, decoded, "%v, %s: %s", names, i.name, text)
			if invalid == nil {
				a.seen[i.name+right]++
			}
		}
	}
	if !odd {
		require.Equal(t, decoded == nil, invalid == nil, "%v: %s\ndecoded: %v\nschema: %v", names, text, decoded, invalid)
	}
	rewritten, err := plain(value)
	require.NoError(t, err)
	decoded = a.decode(rewritten)
	require.Equal(t, decoded == nil, invalid == nil, "%v: %s\ndecoded: %v\nschema: %v", names, rewritten, decoded, invalid)
	a.seen[map[bool]string{true: taken, false: refused}[invalid == nil]]++
}

// check fails where something never came up, so that it was not tried.
func (a *agreement) check(t *testing.T) {
	t.Helper()
	text, err := json.MarshalIndent(a.seen, "", "  ")
	require.NoError(t, err)
	t.Log(string(text))
	for _, end := range []string{taken, refused, broken} {
		assert.Greater(t, a.seen[end], 20, end)
	}
	for _, i := range inexpressibles() {
		assert.Positive(t, a.seen[i.name], i.name)
	}
}
