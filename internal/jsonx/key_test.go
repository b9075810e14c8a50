package jsonx_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// A key has the path that a problem of reading it has.
func TestKey(t *testing.T) {
	for _, key := range []string{"pick", "", "a b", "p1", "1p", "é", "x.y", `"`} {
		var m map[string]int
		err := jsonx.Unmarshal([]byte(`{`+quoted(key)+`: true}`), &m)
		var bad *jsonx.Error
		if assert.ErrorAs(t, err, &bad) {
			assert.Equal(t, bad.Problems[0].Path, jsonx.Key("", key))
			assert.Equal(t, "at"+dotted(bad.Problems[0].Path), jsonx.Key("at", key))
		}
	}
}

// quoted returns a key as JSON.
func quoted(key string) string {
	text, err := jsonx.Marshal(key)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// dotted returns a path as it follows another.
func dotted(path string) string {
	if path[0] == '[' {
		return path
	}
	return "." + path
}
