package jsonx_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// A generator makes values as they are after reading: what is empty and would
// be left out is nil.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 1))} }

func (g generator) shop() shop {
	s := shop{
		Name: g.text(), Steps: g.steps(0), Target: g.amount(), Volume: g.amount(),
		Light: light(g.IntN(3)), Reading: reading{g.amount(), g.amount(), true}, Count: int8(g.IntN(256) - 128),
	}
	if g.IntN(2) == 0 {
		s.Best = &step{ID: g.text()}
	}
	for range g.IntN(4) {
		s.Weights = put(s.Weights, g.text(), g.amount())
		s.Seen = put(s.Seen, light(g.IntN(3)), g.IntN(1000)-500)
	}
	return s
}

// steps returns steps that nest at most three deep.
func (g generator) steps(depth int) []step {
	steps := make([]step, g.IntN(4))
	for i := range steps {
		steps[i] = step{ID: g.text(), Open: g.IntN(2) == 0}
		for range g.IntN(3) {
			steps[i].After = append(steps[i].After, g.text())
		}
		if subs := g.steps; depth < 3 && g.IntN(3) == 0 {
			steps[i].Subs = append([]step{{ID: g.text()}}, subs(depth+1)...)
		}
	}
	return steps
}

// text returns a string with characters of every kind.
func (g generator) text() string {
	const some = "abcXYZ019 _-.\"\\/<>&\x00\x1f\n\t\x7fé\u2028\u2029\ufffd\uffff😀\U0010ffff"
	all := []rune(some)
	var b strings.Builder
	for range g.IntN(6) {
		b.WriteRune(all[g.IntN(len(all))])
	}
	return b.String()
}

// amount returns a decimal of 1 to 30 digits as exact.Parse makes it, not zero.
func (g generator) amount() decimal.Decimal {
	digits := []byte{byte('1' + g.IntN(9))}
	for range g.IntN(30) {
		digits = append(digits, byte('0'+g.IntN(10)))
	}
	text := string(digits)
	if point := g.IntN(len(text)); point > 0 {
		text = strings.TrimSuffix(strings.TrimRight(text[:point]+"."+text[point:], "0"), ".")
	}
	if g.IntN(2) == 0 {
		text = "-" + text
	}
	return dec(text)
}

func put[K comparable, V any](m map[K]V, k K, v V) map[K]V {
	if m == nil {
		m = map[K]V{}
	}
	m[k] = v
	return m
}

func TestRoundTrip(t *testing.T) {
	g := newGenerator(1)
	for range 2000 {
		want := g.shop()
		data, err := jsonx.Marshal(want)
		require.NoError(t, err)
		var got shop
		require.NoError(t, jsonx.Unmarshal(data, &got), "%s", data)
		require.Equal(t, want, got, "%s", data)
		again, err := jsonx.Marshal(got)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again))
	}
}

// A bare has what encoding/json reads and writes in the same way.
type bare struct {
	Name  string            `json:"name,omitempty"`
	Steps []step            `json:"steps,omitempty"`
	Texts map[string]string `json:"texts,omitempty"`
	Seen  map[light]int     `json:"seen,omitempty"`
	Best  *step             `json:"best"`
	Light light             `json:"light,omitzero"`
	Count int64             `json:"count"`
}

func (g generator) bare() bare {
	s := g.shop()
	b := bare{Name: s.Name, Steps: s.Steps, Seen: s.Seen, Best: s.Best, Light: s.Light, Count: int64(g.Uint64())}
	if len(s.Steps) == 0 {
		b.Steps = nil
	}
	for range g.IntN(4) {
		b.Texts = put(b.Texts, g.text(), g.text())
	}
	return b
}

// Without decimals there is no difference to encoding/json on valid input,
// whatever white space is in it.
func TestAgainstEncodingJSON(t *testing.T) {
	g := newGenerator(2)
	for range 2000 {
		want := g.bare()
		data, err := json.Marshal(want)
		require.NoError(t, err)
		got, err := jsonx.Marshal(want)
		require.NoError(t, err)
		require.Equal(t, string(data), string(got))

		var loose bytes.Buffer
		require.NoError(t, json.Indent(&loose, data, "\r\n", "\t "))
		var back bare
		require.NoError(t, jsonx.Unmarshal(loose.Bytes(), &back), "%s", loose.Bytes())
		require.Equal(t, want, back)
	}
}

// Every text that differs from a good one in a byte is JSON here if and only if
// it is for encoding/json.
func TestGrammarAgainstEncodingJSON(t *testing.T) {
	const good = `{"a\"\u00e9": [1, -0.5e+10, 0, 1E-2, "x\n\\", true, false, null, [], {}, [[{"b": {"c": ""}}]]] , "d":"e"}`
	const bytes = "{}[]:,\"\\ \n\t0123.-+eEtrufalsn/\x00\x1fux"
	accepted := 0
	for i := range len(good) + 1 {
		for _, b := range []string{"", "{}", "1", "[1,2]"} {
			accepted += sameGrammar(t, good[:i]+b+good[i:])
		}
		for _, c := range bytes {
			accepted += sameGrammar(t, good[:i]+string(c)+good[i:])
			if i < len(good) {
				accepted += sameGrammar(t, good[:i]+string(c)+good[i+1:])
				accepted += sameGrammar(t, good[:i]+good[i+1:])
			}
		}
		sameGrammar(t, good[:i])
	}
	assert.Greater(t, accepted, 100)
}

// sameGrammar returns 1 if data is JSON, which encoding/json agrees with.
func sameGrammar(t *testing.T, data string) int {
	t.Helper()
	err := jsonx.Unmarshal([]byte(data), new(json.RawMessage))
	require.Equal(t, json.Valid([]byte(data)), err == nil, "%s: %v", data, err)
	if err == nil {
		return 1
	}
	return 0
}

// Strings mean the same here as for encoding/json, which repairs what is
// refused here.
func TestStringsAgainstEncodingJSON(t *testing.T) {
	g := newGenerator(3)
	pieces := []string{`a`, `é`, `\u00e9`, `\u0000`, `\uFFFD`, `\ud83d\ude00`, `\uDBFF\uDFFF`, `\b\f\n\r\t`, `\/`, `\"`, `\\`,
		`\ud83d`, `\ude00`, `\u`, `\x`, `"`, "\xff", "\n"}
	read := 0
	for range 20_000 {
		data := `"`
		for range g.IntN(4) {
			data += pieces[g.IntN(len(pieces))]
		}
		data += `"`
		var got, want string
		err := jsonx.Unmarshal([]byte(data), &got)
		wantErr := json.Unmarshal([]byte(data), &want)
		if err == nil {
			read++
			require.NoError(t, wantErr)
			require.Equal(t, want, got)
			continue
		}
		repaired := strings.ContainsRune(want, utf8.RuneError)
		require.True(t, wantErr != nil || repaired, "%s: %v", data, err)
	}
	assert.Greater(t, read, 5000)
}

// What can be read is JSON, and is written as something that reads the same.
func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte(fullText))
	f.Add([]byte(`{"steps":[],"target":"-0.50","reading":null,"x":[[{"y":1`))
	f.Add([]byte(`[{"a":1,"a":2},"\ud800",01]`))
	for seed := range uint64(5) {
		data, err := jsonx.Marshal(newGenerator(seed).shop())
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var raw json.RawMessage
		if err := jsonx.Unmarshal(data, &raw); err == nil && !json.Valid(data) {
			t.Fatalf("%q is no JSON", data)
		}
		var first, second shop
		if err := jsonx.Unmarshal(data, &first); err != nil {
			assert.NotEmpty(t, problems(t, err))
			return
		}
		require.True(t, json.Valid(data))
		written, err := jsonx.Marshal(first)
		require.NoError(t, err)
		require.NoError(t, jsonx.Unmarshal(written, &second), "%s", written)
		again, err := jsonx.Marshal(second)
		require.NoError(t, err)
		require.Equal(t, string(written), string(again))
	})
}
