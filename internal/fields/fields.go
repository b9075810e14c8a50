// Package fields helps tests find the JSON fields of types, and hold schemas to them.
package fields

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Named fails t where a JSON Schema of the first type, with the others among its
// definitions, does not name just the fields that they have.
func Named(t testing.TB, schema []byte, types ...reflect.Type) {
	t.Helper()
	type properties struct{ Properties map[string]any }
	var got struct {
		properties
		Title string
		Defs  map[string]properties `json:"$defs"`
	}
	if err := json.Unmarshal(schema, &got); err != nil {
		t.Fatal(err)
	}
	if got.Title != types[0].Name() {
		t.Fatalf("a schema of %q, not %q", got.Title, types[0].Name())
	}
	got.Defs[got.Title] = got.properties
	want := Of(types...)
	if len(want) <= 10 {
		t.Fatalf("only %d types", len(want))
	}
	for name, list := range want { // in any order: each is looked at by itself
		if has := slices.Sorted(maps.Keys(got.Defs[name].Properties)); !slices.Equal(list, has) {
			t.Errorf("%s has %v, and in the schema %v", name, list, has)
		}
	}
}

// Of returns the JSON names of the fields, sorted, of every struct that types lead to, by
// the struct's name. A struct with a field that is not exported writes its own JSON, and is
// left out.
func Of(types ...reflect.Type) map[string][]string {
	found := map[string][]string{}
	for _, t := range types {
		visit(t, found)
	}
	return found
}

func visit(t reflect.Type, found map[string][]string) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		visit(t.Elem(), found)
	case reflect.Struct:
		if found[t.Name()] == nil {
			record(t, found)
		}
	}
}

func record(t reflect.Type, found map[string][]string) {
	names := []string{}
	var inner []reflect.Type
	for k := range t.NumField() {
		f := t.Field(k)
		if !f.IsExported() {
			return
		}
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "-" {
			names, inner = append(names, name), append(inner, f.Type)
		}
	}
	slices.Sort(names)
	found[t.Name()] = names
	for _, t := range inner {
		visit(t, found)
	}
}
