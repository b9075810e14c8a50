package main

import (
	"bytes"
	"maps"
	"reflect"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// A document is one schema to write.
type document struct {
	file string // from the root of the library
	id   string // names the schema; nothing is there to fetch
	root reflect.Type
	// fixed has the properties of the root that must be there, each with its one text.
	fixed map[string]string
	// more are types that are described beside what the root leads to.
	more []reflect.Type
}

// module is the path of the library.
const module = "github.com/kpichain/kpichain"

// documents returns the schemas, in the order of the packages.
func documents() []document {
	const name = "https://" + module + "/"
	return []document{
		{
			file:  "chain/schema.json",
			id:    name + "chain/schema.json",
			root:  reflect.TypeFor[chain.Model](),
			fixed: map[string]string{"format": chain.Format},
			more:  []reflect.Type{reflect.TypeFor[chain.Measurement]()},
		},
		{
			file: "dashboard/schema.json",
			id:   name + "dashboard/schema.json",
			root: reflect.TypeFor[dashboard.Board](),
			more: []reflect.Type{reflect.TypeFor[dashboard.Conversation]()},
		},
	}
}

// generate returns the text of a schema, made from the types and from the comments in
// the sources of the library.
func generate(d document) ([]byte, error) {
	g := &generator{sources: newSources(root), defs: map[string]definition{}}
	body := g.record(d.root)
	for k, m := range body {
		if m.key == "properties" {
			body[k].value = fix(m.value.(object), d.fixed)
		}
	}
	for _, t := range d.more {
		g.of(t)
	}
	if g.err != nil {
		return nil, g.err
	}
	s := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", d.id},
		{"title", d.root.Name()},
	}
	s = append(s, body...)
	if len(d.fixed) > 0 {
		s = append(s, member{"required", slices.Sorted(maps.Keys(d.fixed))})
	}
	s = append(s, member{"$defs", g.definitions()})
	var out bytes.Buffer
	render(&out, s, 0, 0)
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// fix gives properties the one text that each may have.
func fix(properties object, fixed map[string]string) object {
	for k, p := range properties {
		if text, ok := fixed[p.key]; ok {
			properties[k].value = object{
				{"description", "The name and version of this form: always there, and this text."},
				{"type", "string"},
				{"const", text},
			}
		}
	}
	return properties
}
