package jsonx

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
)

// An encoder writes one value. Values it is given are addressable, so that
// methods of pointers can be called.
type encoder struct {
	buf  []byte
	path path
	err  error // nothing is written after the first
}

// fail reports the problem that ends the work.
func (e *encoder) fail(reason string, err error) {
	e.failed([]Problem{{Path: e.path.String(), Reason: reason, Err: err}})
}

func (e *encoder) failed(problems []Problem) {
	if e.err == nil {
		e.err = &Error{Problems: problems}
	}
}

func (e *encoder) value(p *plan, v reflect.Value) {
	switch p.form {
	case flag:
		e.buf = strconv.AppendBool(e.buf, v.Bool())
	case whole:
		e.buf = strconv.AppendInt(e.buf, v.Int(), 10)
	case plain, worded:
		e.words(p, v)
	case amount:
		e.amount(*v.Addr().Interface().(*decimal.Decimal))
	case own:
		e.own(v)
	case maybe:
		e.pointer(p, v)
	case list, dict, record:
		e.container(p, v)
	}
}

// words writes a string or what a type's text method says.
func (e *encoder) words(p *plan, v reflect.Value) {
	words, err := p.words(v)
	if err != nil {
		e.fail(err.Error(), err)
		return
	}
	e.text(words)
}

// text writes s as a string.
func (e *encoder) text(s string) {
	if at := invalidAt([]byte(s)); at >= 0 {
		e.fail("invalid UTF-8 at byte "+strconv.Itoa(at)+" of the string", ErrSyntax)
		return
	}
	e.buf = appendQuoted(e.buf, s)
}

// amount writes n as a string, unless exact.Append has no digits for it.
func (e *encoder) amount(n decimal.Decimal) {
	e.buf = append(e.buf, '"')
	start := len(e.buf)
	e.buf = append(exact.Append(e.buf, n), '"')
	if e.buf[start] == '(' {
		e.fail("a number of more than a thousand digits", exact.ErrDigits)
	}
}

// own lets a type write its JSON.
func (e *encoder) own(v reflect.Value) {
	data, err := v.Addr().Interface().(json.Marshaler).MarshalJSON()
	if err != nil {
		e.failed(within(e.path.String(), err))
		return
	}
	buf, fault := appendCompact(e.buf, data)
	if fault != "" {
		e.fail(fmt.Sprintf("what %v wrote is not JSON: %s", v.Type(), fault), ErrSyntax)
	}
	e.buf = buf
}

func (e *encoder) pointer(p *plan, v reflect.Value) {
	if v.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	e.value(p.elem, v.Elem())
}

// container writes what can hold other values.
func (e *encoder) container(p *plan, v reflect.Value) {
	if len(e.path) == maxDepth {
		e.fail(fmt.Sprintf("nested more than %d deep", maxDepth), ErrSyntax)
		return
	}
	switch p.form {
	case list:
		e.list(p, v)
	case dict:
		e.dict(p, v)
	case record:
		e.record(p, v)
	}
}

func (e *encoder) list(p *plan, v reflect.Value) {
	e.buf = append(e.buf, '[')
	e.path.push(element(0))
	for i := 0; i < v.Len() && e.err == nil; i++ {
		e.path.at(i)
		e.value(p.elem, v.Index(i))
		e.buf = append(e.buf, ',')
	}
	e.path.pop()
	e.shut(']')
}

// shut ends an array or object, in place of the comma after the last element.
func (e *encoder) shut(with byte) {
	if last := len(e.buf) - 1; e.buf[last] == ',' {
		e.buf = e.buf[:last]
	}
	e.buf = append(e.buf, with)
}

func (e *encoder) record(p *plan, v reflect.Value) {
	e.buf = append(e.buf, '{')
	for i := range p.fields {
		f := &p.fields[i]
		member := v.Field(f.index)
		if e.err != nil || f.omits(member) {
			continue
		}
		e.path.push(name(f.name))
		e.buf = append(e.buf, f.quoted...)
		e.value(f.plan, member)
		e.buf = append(e.buf, ',')
		e.path.pop()
	}
	e.shut('}')
}

// omits reports whether the field is left out when it is v.
func (f *field) omits(v reflect.Value) bool {
	return f.omitZero && f.plan.isZero(v) || f.omitEmpty && f.plan.isEmpty(v)
}

// isEmpty reports whether v is false, 0, nil, or without elements.
func (p *plan) isEmpty(v reflect.Value) bool {
	switch p.typ.Kind() {
	case reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// isZero reports whether v is zero: by its own method or, for a record, if all
// that would be written is. A pointer is zero only if it is nil.
func (p *plan) isZero(v reflect.Value) bool {
	switch {
	case p.form == amount:
		return v.Addr().Interface().(*decimal.Decimal).Sign() == 0
	case p.zero:
		return v.Addr().Interface().(interface{ IsZero() bool }).IsZero()
	case p.form != record:
		return v.IsZero()
	}
	for i := range p.fields {
		if !p.fields[i].plan.isZero(v.Field(p.fields[i].index)) {
			return false
		}
	}
	return true
}
