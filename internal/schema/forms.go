package main

import (
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
)

// A generator makes schemas of types. What has a name is defined once, under $defs.
type generator struct {
	sources *sources
	defs    map[string]definition
	err     error // the first; what is returned after it means nothing
}

// A definition is the schema of a type that has a name.
type definition struct {
	of     reflect.Type
	schema object
}

func (g *generator) fail(format string, args ...any) object {
	if g.err == nil {
		g.err = fmt.Errorf(format, args...)
	}
	return nil
}

// definitions returns what was defined, by name.
func (g *generator) definitions() object {
	var all object
	for _, name := range slices.Sorted(maps.Keys(g.defs)) {
		all = append(all, member{name, g.defs[name].schema})
	}
	return all
}

// of returns the schema of a type, which for one that has a name is a reference.
func (g *generator) of(t reflect.Type) object {
	if t.Kind() == reflect.Pointer {
		return object{{"anyOf", []any{g.of(t.Elem()), object{{"type", "null"}}}}}
	}
	if t.PkgPath() == "" {
		return g.plain(t)
	}
	ref := object{{"$ref", "#/$defs/" + t.Name()}}
	d, known := g.defs[t.Name()]
	if known && d.of != t {
		return g.fail("%v and %v have one name", d.of, t)
	}
	if !known {
		g.defs[t.Name()] = definition{of: t} // it may lead to itself
		g.defs[t.Name()] = definition{t, g.named(t)}
	}
	return ref
}

// plain returns the schema of a type without a name.
func (g *generator) plain(t reflect.Type) object {
	switch t.Kind() {
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.String:
		return object{{"type", "string"}}
	case reflect.Slice:
		return object{{"type", "array"}, {"items", g.of(t.Elem())}}
	case reflect.Map:
		if t.Key().Kind() != reflect.String || reflect.PointerTo(t.Key()).Implements(textual()) {
			return g.fail("%v: its keys are not any text", t)
		}
		return object{{"type", "object"}, {"additionalProperties", g.of(t.Elem())}}
	case reflect.Int, reflect.Int64: // an int has 64 bits, whatever machine writes this
		return whole(math.MinInt64, math.MaxInt64)
	case reflect.Int32:
		return whole(math.MinInt32, math.MaxInt32)
	}
	return g.fail("%v has no schema here: see plain in forms.go", t)
}

func whole(least, most int64) object {
	return object{{"type", "integer"}, {"minimum", least}, {"maximum", most}}
}

// named returns the schema of a type that has a name.
func (g *generator) named(t reflect.Type) object {
	if s, ok := g.own(t); ok {
		return s
	}
	pointer := reflect.PointerTo(t)
	switch {
	case t.Kind() == reflect.Struct:
		return g.record(t)
	case pointer.Implements(reflect.TypeFor[json.Unmarshaler]()):
		return g.fail("%v reads its own JSON: say in own.go which", t)
	case pointer.Implements(textual()):
		return g.describe(t, object{{"type", "string"}, {"enum", g.words(t)}})
	case t.Kind() == reflect.String:
		return g.describe(t, object{{"type", "string"}, {"examples", g.sources.texts(t)}})
	}
	return g.fail("%v has no schema here: see named in forms.go", t)
}

func textual() reflect.Type { return reflect.TypeFor[encoding.TextUnmarshaler]() }

// words returns the texts of an enum, whose values count from 0.
func (g *generator) words(t reflect.Type) []string {
	var words []string
	for v := reflect.New(t).Elem(); ; v.SetInt(v.Int() + 1) {
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return words
		}
		words = append(words, string(text))
	}
}

// record returns the schema of a struct whose fields are its JSON: any of them may be left
// out, and there is nothing else.
func (g *generator) record(t reflect.Type) object {
	properties := object{}
	for k := range t.NumField() {
		f := t.Field(k)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case !f.IsExported():
			return g.fail("%v writes its own JSON: say in own.go which", t)
		case name == "":
			return g.fail("%v.%s has no JSON name", t, f.Name)
		case name != "-":
			properties = append(properties, member{name, described(g.field(t, f.Name), g.of(f.Type))})
		}
	}
	return g.describe(t, object{
		{"type", "object"}, {"properties", properties}, {"additionalProperties", false},
	})
}

// describe puts the comment of a type before its schema.
func (g *generator) describe(t reflect.Type, s object) object {
	text, err := g.sources.ofType(t)
	if err != nil {
		return g.fail("%v: %w", t, err)
	}
	return described(text, s)
}

// field returns the comment of a field.
func (g *generator) field(t reflect.Type, name string) string {
	text, err := g.sources.ofField(t, name)
	if err != nil {
		g.fail("%v.%s: %w", t, name, err)
	}
	return text
}

// described puts a description, if there is one, before a schema.
func described(text string, s object) object {
	if text == "" {
		return s
	}
	return append(object{{"description", text}}, s...)
}
