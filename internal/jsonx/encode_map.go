package jsonx

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// An entry is one member of a map.
type entry struct {
	key   string
	value reflect.Value
}

// dict writes a map, which is a record whose fields are known only now.
func (e *encoder) dict(p *plan, v reflect.Value) {
	entries, err := p.entries(v)
	if err != nil {
		e.fail(err.Error(), err)
		return
	}
	e.buf = append(e.buf, '{')
	for i, m := range entries {
		if i > 0 && m.key == entries[i-1].key {
			e.fail(fmt.Sprintf("two keys with the text %q", m.key), ErrSyntax)
		}
		e.member(p, m)
	}
	e.shut('}')
}

func (e *encoder) member(p *plan, m entry) {
	if e.err != nil {
		return
	}
	e.path.push(name(m.key))
	e.text(m.key)
	e.buf = append(e.buf, ':')
	e.value(p.elem, addressable(m.value))
	e.buf = append(e.buf, ',')
	e.path.pop()
}

// entries returns the members of map v in the order of their keys' texts. If
// there are errors, it is the first in the order of their texts, so that it is
// always the same.
func (p *plan) entries(v reflect.Value) (entries []entry, first error) {
	for it := v.MapRange(); it.Next(); {
		key, err := p.key.words(it.Key())
		if err != nil && (first == nil || err.Error() < first.Error()) {
			first = err
		}
		entries = append(entries, entry{key, it.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	return entries, first
}

// words returns the text of a string or of a type with text methods.
func (p *plan) words(v reflect.Value) (string, error) {
	if p.form == plain {
		return v.String(), nil
	}
	words, err := addressable(v).Addr().Interface().(encoding.TextMarshaler).MarshalText()
	return string(words), err
}
