// Package fields helps tests find the JSON fields of types.
package fields

import (
	"reflect"
	"slices"
	"strings"
)

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
