package main

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/jsonx"
)

// Every definition, and every field of it, takes and refuses the values that the reader does,
// one after the other.
func TestEveryFieldAgrees(t *testing.T) {
	for k, text := range [][]byte{chain.Schema(), dashboard.Schema()} {
		d := documents()[k]
		g := &generator{sources: newSources(root), defs: map[string]definition{}}
		for _, typ := range append(d.more, d.root) {
			g.of(typ)
		}
		require.NoError(t, g.err)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		require.NoError(t, err)
		c := jsonschema.NewCompiler()
		require.NoError(t, c.AddResource(d.id, doc))
		for name, def := range g.defs { // in any order: each is tried by itself
			if def.of == d.root {
				continue // that is not among the definitions of the file
			}
			t.Run(d.file+"/"+name, func(t *testing.T) {
				s, err := c.Compile(d.id + "#/$defs/" + name)
				require.NoError(t, err)
				v := reflect.New(def.of).Elem()
				fill(v)
				whole, err := jsonx.Marshal(v.Interface())
				require.NoError(t, err)
				sweep(t, reader{s, func(text []byte) error {
					return jsonx.Unmarshal(text, reflect.New(def.of).Interface())
				}}, grow(t, whole))
			})
		}
	}
}

// sweep puts every value in place of a tree and of each of its parts.
func sweep(t *testing.T, r reader, tree *node) {
	t.Helper()
	for _, at := range append([]*node{tree}, tree.kids...) {
		before := *at
		for _, value := range values() {
			*at = node{text: value}
			text := tree.bytes()
			parsed, more, err := parse(text)
			if err != nil || oddWhole(written{text, grow(t, text), more}) {
				continue
			}
			invalid, decoded := r.schema.Validate(parsed), r.decode(text)
			require.Equal(t, decoded == nil, invalid == nil, "%s\ndecoded: %v\nschema: %v", text, decoded, invalid)
		}
		*at = before
	}
}
