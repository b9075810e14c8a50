package main

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// What has no schema is an error that says so, and not described by chance.
func TestNoSchema(t *testing.T) {
	type odd struct {
		Share float64 `json:"share"`
	}
	type bare struct{ Name string }
	for _, c := range []struct {
		name, want string
		types      []reflect.Type
	}{
		{"float", "float64 has no schema here", []reflect.Type{reflect.TypeFor[[]float64]()}},
		{"keys with text of their own", "not any text", []reflect.Type{reflect.TypeFor[map[chain.Level]int]()}},
		{"no JSON name", "has no JSON name", []reflect.Type{reflect.TypeFor[bare]()}},
		{"not in the sources", "not in the sources", []reflect.Type{reflect.TypeFor[odd]()}},
		{"its own JSON", "say in own.go which", []reflect.Type{reflect.TypeFor[journey.Spread]()}},
		{"one name", "have one name", []reflect.Type{
			reflect.TypeFor[chain.Attribution](), reflect.TypeFor[kpi.Attribution]()}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := &generator{sources: newSources(root), defs: map[string]definition{}}
			for _, typ := range c.types {
				g.of(typ)
			}
			assert.ErrorContains(t, g.err, c.want)
		})
	}
}

// Short is one line, long is one line each.
func TestRender(t *testing.T) {
	long := "this text is so long that nothing else of any kind would ever find room in one line together with it"
	var out bytes.Buffer
	render(&out, object{
		{"short", object{{"a", 1}, {"b", []string{"<x>", "y"}}, {"c", true}}},
		{"long", []any{long, object{{"a", long}}, []string{}}},
	}, 0, 0)
	assert.Equal(t, `{
  "short": {"a": 1, "b": ["<x>", "y"], "c": true},
  "long": [
    "`+long+`",
    {
      "a": "`+long+`"
    },
    []
  ]
}`, out.String())
}
