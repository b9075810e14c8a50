// Package jsonx is the one JSON codec of this module: [Marshal] and [Unmarshal],
// for plain structs that hold decimals.
//
// # Why not encoding/json
//
// Because a model is read from outside, and encoding/json is too kind: it takes
// "Weight" for "weight", keeps the last of two equal keys, repairs invalid UTF-8
// in silence, lets null keep what was there, stops at the first problem, and
// leaves half a value behind. And because decimals would go through their own
// JSON methods, which depend on package variables that belong to the host and
// accept numbers of any length. So this package has its own scanner over bytes,
// [exact.Parse] and [exact.Append] for decimals, and nothing else of theirs.
//
// # The form
//
//   - A struct whose fields are all exported is an object with its fields in
//     order, named by their json tags; the options are omitempty and omitzero,
//     and "-" leaves a field out. Its own JSON methods are not called: they are
//     expected to delegate here. Embedding is not supported.
//   - A decimal is a string such as "95", never a number and never null.
//   - A struct with an unexported field, and any other type with JSON methods,
//     speaks for itself through them.
//   - Any other type with text methods, such as an enum, is a string.
//   - A map is an object, its keys strings or of a type with text methods, in
//     the order of their texts. A nil map is {}, a nil slice []; a nil pointer is
//     null.
//   - Bools, signed integers and strings are themselves. Strings are escaped as
//     encoding/json does by default, so that the output can stand in HTML.
//
// There are no floats, unsigned integers, arrays, interfaces and pointers to
// pointers: a type that has one is a mistake in the program, which every call
// with that type reports as an error that is not an [*Error].
//
// # Limits
//
// Arrays and objects nest at most 100 deep, in both directions. Beyond the
// ten thousandth problem no more are listed.
package jsonx

import (
	"fmt"
	"reflect"
	"unicode/utf8"
)

const (
	maxDepth    = 100
	maxProblems = 10_000
)

// Marshal returns v as compact JSON. Equal values give equal bytes, whatever the
// host set in package decimal's variables.
//
// It fails with an [*Error] of one problem for a string that is not valid UTF-8,
// a decimal of more than a thousand digits, values nested more than 100 deep (as
// a pointer cycle is), and what a type's own method refuses or writes wrongly.
func Marshal(v any) ([]byte, error) {
	if v == nil {
		return nil, fmt.Errorf("jsonx: Marshal needs a value, not nil")
	}
	given := reflect.ValueOf(v)
	p, err := compile(given.Type(), writing)
	if err != nil {
		return nil, err
	}
	var e encoder
	e.value(p, addressable(given))
	if e.err != nil {
		return nil, e.err
	}
	return e.buf, nil
}

// Unmarshal reads data, one JSON value, into what v points to. That is set as a
// whole: a field absent from data has its zero value after, and null sets a
// pointer to nil and nothing else. Array elements, and values of a map, are new.
//
// It fails with an [*Error] that has every problem of data, in the order of
// data. Then what v points to is as it was. A syntax error ends the list.
func Unmarshal(data []byte, v any) error {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return fmt.Errorf("jsonx: Unmarshal needs a pointer that is not nil, not %T", v)
	}
	p, err := compile(target.Type().Elem(), reading)
	if err != nil {
		return err
	}
	fresh := reflect.New(target.Type().Elem()).Elem()
	d := decoder{in: scanner{data: data}}
	d.document(p, fresh)
	if len(d.problems) > 0 {
		return &Error{Problems: d.problems}
	}
	target.Elem().Set(fresh)
	return nil
}

// addressable returns v itself if it can be addressed, or else a copy that can.
func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	box := reflect.New(v.Type()).Elem()
	box.Set(v)
	return box
}

// invalidAt returns the offset of the first byte that is not valid UTF-8, or -1.
func invalidAt(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
}
