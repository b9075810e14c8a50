package kpi

import (
	"fmt"
	"slices"
	"strconv"
)

// wordOf returns the word of a value of an enum whose words are in order from 0,
// or the type and number of a value that is none of them.
func wordOf[E ~int8](value E, typ string, words []string) string {
	if value < 0 || int(value) >= len(words) {
		return typ + "(" + strconv.Itoa(int(value)) + ")"
	}
	return words[value]
}

// marshalWord is wordOf for writing, where a value without a word is an error.
func marshalWord[E ~int8](value E, typ string, words []string) ([]byte, error) {
	if value < 0 || int(value) >= len(words) {
		return nil, problemf(ErrRange, "%s has no text", wordOf(value, typ, words))
	}
	return []byte(words[value]), nil
}

// unmarshalWord sets value to the one that text is the word of.
func unmarshalWord[E ~int8](value *E, typ string, words []string, text []byte) error {
	i := slices.Index(words, string(text))
	if i < 0 {
		return problemf(ErrRange, "%s is no %s: want one of %s", quote(string(text)), typ, fmt.Sprintf("%q", words))
	}
	*value = E(i)
	return nil
}

// quote returns s quoted, cut off where it is long.
func quote(s string) string {
	const most = 40
	if len(s) > most {
		return strconv.Quote(s[:most]) + "..."
	}
	return strconv.Quote(s)
}
