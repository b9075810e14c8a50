package jsonx

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"
)

// A form is the way a type is written.
type form uint8

const (
	flag   form = iota // bool
	whole              // a signed integer
	plain              // a string
	worded             // a type with text methods
	amount             // decimal.Decimal
	own                // a type that speaks for itself
	maybe              // a pointer
	list               // a slice
	dict               // a map
	record             // a struct whose fields are all exported
)

// A plan says how a type is read or written. Plans of recursive types are cyclic.
type plan struct {
	typ    reflect.Type
	form   form
	elem   *plan // of a pointer, slice or map
	key    *plan // of a map
	zero   bool  // has an IsZero method
	fields []field
}

// A field is one field of a record.
type field struct {
	name      string
	quoted    string // name as a key, with its colon
	index     int
	omitEmpty bool
	omitZero  bool
	plan      *plan
}

// A direction is what plans are for.
type direction bool

const (
	reading direction = false
	writing direction = true
)

// methods are the interfaces that a type with its own JSON or text has to
// implement in one direction.
func (d direction) methods() (forJSON, forText reflect.Type) {
	if d == writing {
		return reflect.TypeFor[json.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()
	}
	return reflect.TypeFor[json.Unmarshaler](), reflect.TypeFor[encoding.TextUnmarshaler]()
}

// A compiler makes plans, each type's once. There is no cache beyond one call: a
// package has no memory here, and a plan costs little beside what it is used for.
type compiler struct {
	direction
	plans []*plan
}

// compile returns the plan of t, or what in t has no form.
func compile(t reflect.Type, d direction) (*plan, error) {
	c := compiler{direction: d}
	return c.plan(t)
}

// plan returns the plan of t, which may not be complete yet.
func (c *compiler) plan(t reflect.Type) (*plan, error) {
	for _, p := range c.plans {
		if p.typ == t {
			return p, nil
		}
	}
	p := &plan{typ: t}
	c.plans = append(c.plans, p)
	if err := c.fill(p); err != nil {
		return nil, err
	}
	return p, nil
}

// fill completes p from its type.
func (c *compiler) fill(p *plan) (err error) {
	if p.form, err = c.form(p.typ); err != nil {
		return err
	}
	if p.typ.PkgPath() != "" && p.form != amount {
		p.zero = reflect.PointerTo(p.typ).Implements(reflect.TypeFor[interface{ IsZero() bool }]())
	}
	switch p.form {
	case maybe, list:
		p.elem, err = c.plan(p.typ.Elem())
	case dict:
		err = c.dict(p)
	case record:
		err = c.record(p)
	}
	if err == nil && p.form == maybe && p.elem.form == maybe {
		err = fmt.Errorf("jsonx: %v is a pointer to a pointer", p.typ)
	}
	return err
}

// form returns the form of t.
func (c *compiler) form(t reflect.Type) (form, error) {
	if t == reflect.TypeFor[decimal.Decimal]() {
		return amount, nil
	}
	if t.Kind() == reflect.Struct && !private(t) {
		return record, nil
	}
	if f, err := c.spoken(t); f != record || err != nil {
		return f, err
	}
	switch t.Kind() {
	case reflect.Bool:
		return flag, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return whole, nil
	case reflect.String:
		return plain, nil
	case reflect.Pointer:
		return maybe, nil
	case reflect.Slice:
		return list, nil
	case reflect.Map:
		return dict, nil
	}
	return 0, fmt.Errorf("jsonx: %v has no JSON form here", t)
}

// spoken returns the form of a type with methods of its own, own or worded, and
// record if it has none. To have them for the other direction only is an error.
func (c *compiler) spoken(t reflect.Type) (form, error) {
	if t.PkgPath() == "" {
		return record, nil // predeclared, or without a name: no methods
	}
	forJSON, forText := c.methods()
	backJSON, backText := (!c.direction).methods()
	pointer := reflect.PointerTo(t)
	switch {
	case pointer.Implements(forJSON):
		return own, nil
	case pointer.Implements(backJSON):
		return 0, fmt.Errorf("jsonx: %v is no %v", t, forJSON)
	case pointer.Implements(forText):
		return worded, nil
	case pointer.Implements(backText):
		return 0, fmt.Errorf("jsonx: %v is no %v", t, forText)
	}
	return record, nil
}

// private reports whether struct t has a field that is not exported.
func private(t reflect.Type) bool {
	for i := range t.NumField() {
		if !t.Field(i).IsExported() {
			return true
		}
	}
	return false
}

func (c *compiler) dict(p *plan) (err error) {
	if p.key, err = c.plan(p.typ.Key()); err != nil {
		return err
	}
	if p.key.form != plain && p.key.form != worded {
		return fmt.Errorf("jsonx: the keys of %v have no text", p.typ)
	}
	p.elem, err = c.plan(p.typ.Elem())
	return err
}

func (c *compiler) record(p *plan) error {
	for i := range p.typ.NumField() {
		sf := p.typ.Field(i)
		if sf.Tag.Get("json") == "-" {
			continue
		}
		f, err := c.field(sf)
		if err == nil && p.find([]byte(f.name), 0) >= 0 {
			err = fmt.Errorf("a second field named %q", f.name)
		}
		if err != nil {
			return fmt.Errorf("jsonx: %v.%s: %w", p.typ, sf.Name, err)
		}
		f.index = i
		p.fields = append(p.fields, f)
	}
	if len(p.fields) > maxFields {
		return fmt.Errorf("jsonx: %v has more than %d fields", p.typ, maxFields)
	}
	return nil
}

// field returns what the tag of sf says, and the plan of its type.
func (c *compiler) field(sf reflect.StructField) (f field, err error) {
	tag, tagged := sf.Tag.Lookup("json")
	if sf.Anonymous && !tagged {
		return f, fmt.Errorf("embedded without a tag")
	}
	named, options, _ := strings.Cut(tag, ",")
	f.name = named
	if named == "" {
		f.name = sf.Name
	}
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "":
		case "omitempty":
			f.omitEmpty = true
		case "omitzero":
			f.omitZero = true
		default:
			return f, fmt.Errorf("unknown option %q", option)
		}
	}
	f.quoted = string(append(appendQuoted(nil, f.name), ':'))
	f.plan, err = c.plan(sf.Type)
	return f, err
}

// maxFields is the number of fields whose presence a reader keeps in a word.
const maxFields = 64

// find returns the index in fields of the one named name, or -1. It looks at the
// field with index likely first, for names mostly come in order.
func (p *plan) find(name []byte, likely int) int {
	if likely < len(p.fields) && p.fields[likely].name == string(name) {
		return likely
	}
	for i := range p.fields {
		if p.fields[i].name == string(name) {
			return i
		}
	}
	return -1
}
