package jsonx_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
)

const fullText = `{
	"name": "caf\u00e9 \ud83d\ude00\n\"\/",
	"steps": [{"id": "pick"}, {"id": "pack", "after": ["pick"], "subs": [{"id": "wrap", "open": true}], "open": false}],
	"weights": {"pick": "0.5", "a b": "-12.25", "": "7"},
	"target": "95",
	"volume": "123456789012345678901234567890",
	"best": {"id": "pick", "after": []},
	"light": "green",
	"seen": {"red": 3, "green": -4},
	"reading": {"num": "182", "den": "200"},
	"count": -128
}`

func full() shop {
	return shop{
		Name: "café 😀\n\"/",
		Steps: []step{
			{ID: "pick"},
			{ID: "pack", After: []string{"pick"}, Subs: []step{{ID: "wrap", Open: true}}},
		},
		Weights: map[string]decimal.Decimal{"pick": dec("0.5"), "a b": dec("-12.25"), "": dec("7")},
		Target:  dec("95"),
		Volume:  dec("123456789012345678901234567890"),
		Best:    &step{ID: "pick", After: []string{}},
		Light:   2,
		Seen:    map[light]int{1: 3, 2: -4},
		Reading: reading{dec("182"), dec("200"), true},
		Count:   -128,
	}
}

func TestUnmarshal(t *testing.T) {
	var got shop
	require.NoError(t, jsonx.Unmarshal([]byte(fullText), &got))
	assert.Equal(t, full(), got)
}

func TestUnmarshalReplacesAll(t *testing.T) {
	got := full()
	got.Host = func() {}
	require.NoError(t, jsonx.Unmarshal([]byte(` {"best": null, "name" : "new"} `), &got))
	assert.Equal(t, shop{Name: "new"}, got)
}

func TestUnmarshalEmptyIsNotNil(t *testing.T) {
	var got shop
	require.NoError(t, jsonx.Unmarshal([]byte(`{"steps":[],"weights":{}}`), &got))
	assert.Equal(t, shop{Steps: []step{}, Weights: map[string]decimal.Decimal{}}, got)
}

func TestUnmarshalNull(t *testing.T) {
	best := &step{ID: "old"}
	require.NoError(t, jsonx.Unmarshal([]byte("null"), &best))
	assert.Nil(t, best)
	r := reading{ok: true}
	require.NoError(t, jsonx.Unmarshal([]byte("null"), &r))
	assert.Equal(t, reading{}, r)
}

func TestUnmarshalErrorLeavesTheTarget(t *testing.T) {
	got, host := full(), 0
	got.Host = func() { host++ }
	require.Error(t, jsonx.Unmarshal([]byte(`{"name":"new","weights":{"pick":"1"},"count":"x"}`), &got))
	got.Host()
	assert.Equal(t, 1, host)
	got.Host = nil
	assert.Equal(t, full(), got)
}

func TestUnmarshalKeepsNothingOfTheData(t *testing.T) {
	data := []byte(fullText)
	var got shop
	require.NoError(t, jsonx.Unmarshal(data, &got))
	clear(data)
	assert.Equal(t, full(), got)
}

// p is a problem as the table of bad input has it.
type p struct{ path, reason string }

const (
	wantAmount = `want a string such as "95", not `
	notPlain   = `not a plain decimal of at most 30 digits: `
)

func TestUnmarshalProblems(t *testing.T) {
	cases := []struct {
		name, data string
		want       []p
	}{
		// the form
		{"unknown field", `{"colour": {"a": [1, {"b": 2}]}, "steps": [{"id": "x", "ID": "y"}]}`,
			[]p{{"colour", "unknown field"}, {"steps[0].ID", "unknown field"}}},
		{"unknown field with an odd name", `{"a b": 1, "": 2, "1st": 3, "é\n": 4, "st\u0065ps": [0]}`,
			[]p{{`["a b"]`, "unknown field"}, {`[""]`, "unknown field"}, {`["1st"]`, "unknown field"},
				{`["é\n"]`, "unknown field"}, {"steps[0]", "want an object, not a number"}}},
		{"field left out by its tag", `{"-": 1, "Host": 2}`, []p{{`["-"]`, "unknown field"}, {"Host", "unknown field"}}},
		{"duplicate field", `{"name": "a", "count": 1, "name": 2, "n\u0061me": []}`,
			[]p{{"name", "duplicate key"}, {"name", "duplicate key"}}},
		{"duplicate map key", `{"weights": {"a": "1", "b": "2", "\u0061": "3", "x-y": "1", "x-y": "1"}}`,
			[]p{{"weights.a", "duplicate key"}, {`weights["x-y"]`, "duplicate key"}}},
		{"duplicate key after a wrong value", `{"weights": {"a": 1, "a": "2"}}`,
			[]p{{"weights.a", wantAmount + "a number"}, {"weights.a", "duplicate key"}}},
		{"duplicate enum key", `{"seen": {"red": 1, "red": 2}}`, []p{{"seen.red", "duplicate key"}}},
		{"wrong enum key", `{"seen": {"blue": "x", "re": 1}}`,
			[]p{{"seen.blue", "no light: blue"}, {"seen.blue", "want a whole number, not a string"}, {"seen.re", "no light: re"}}},
		{"data after the value", `{} {}`, []p{{"", "data after the value at byte 3"}}},
		{"data after a wrong value", `[] ,`, []p{{"", "want an object, not an array"}, {"", "data after the value at byte 3"}}},

		// types
		{"wrong types", `{"name": 1, "steps": {}, "weights": [], "target": {}, "best": true, "light": [], "seen": "x", "count": false}`,
			[]p{{"name", "want a string, not a number"}, {"steps", "want an array, not an object"},
				{"weights", "want an object, not an array"}, {"target", wantAmount + "an object"},
				{"best", "want an object, not a boolean"}, {"light", "want a string, not an array"},
				{"seen", "want an object, not a string"}, {"count", "want a whole number, not a boolean"}}},
		{"null", `{"name": null, "steps": null, "weights": {"a": null}, "target": null, "light": null, "count": null}`,
			[]p{{"name", "want a string, not null"}, {"steps", "want an array, not null"}, {"weights.a", wantAmount + "null"},
				{"target", wantAmount + "null"}, {"light", "want a string, not null"}, {"count", "want a whole number, not null"}}},
		{"null element", `{"steps": [null, {"id": "a", "after": [null], "open": null}]}`,
			[]p{{"steps[0]", "want an object, not null"}, {"steps[1].after[0]", "want a string, not null"},
				{"steps[1].open", "want true or false, not null"}}},
		{"null as a whole", `null`, []p{{"", "want an object, not null"}}},
		{"deep path", `{"steps": [{"id": "a"}, {"id": "b", "subs": [{"id": "c"}, {"after": ["x", 7]}]}]}`,
			[]p{{"steps[1].subs[1].after[1]", "want a string, not a number"}}},

		// numbers
		{"decimal as a number", `{"target": 95, "weights": {"a b": 0.5}}`,
			[]p{{"target", wantAmount + "a number"}, {`weights["a b"]`, wantAmount + "a number"}}},
		{"not plain", `{"target": "1e5", "volume": "+1", "weights": {"a": "", "b": "01", "c": " 1", "d": ".5", "e": "5.", "f": "NaN"}}`,
			[]p{{"target", notPlain + `"1e5"`}, {"volume", notPlain + `"+1"`}, {"weights.a", notPlain + `""`},
				{"weights.b", notPlain + `"01"`}, {"weights.c", notPlain + `" 1"`}, {"weights.d", notPlain + `".5"`},
				{"weights.e", notPlain + `"5."`}, {"weights.f", notPlain + `"NaN"`}}},
		{"int with a fraction", `{"count": 1.5}`, []p{{"count", "want a whole number, not 1.5"}}},
		{"int with an exponent", `{"count": 1e1}`, []p{{"count", "want a whole number, not 1e1"}}},
		{"int out of range", `{"count": 128}`, []p{{"count", "want a whole number from -128 to 127, not 128"}}},
		{"long int", `{"count": ` + strings.Repeat("9", 40) + `}`,
			[]p{{"count", "want a whole number from -128 to 127, not " + strings.Repeat("9", 40)}}},
		{"int far out of range", `{"count": -` + strings.Repeat("9", 99) + `}`,
			[]p{{"count", "want a whole number from -128 to 127, not -" + strings.Repeat("9", 39) + "..."}}},

		// types with methods
		{"enum", `{"light": "blue"}`, []p{{"light", "no light: blue"}}},
		{"own", `{"reading": {"num": 1, "den": "x", "ok": true}}`,
			[]p{{"reading.num", wantAmount + "a number"}, {"reading.den", notPlain + `"x"`}, {"reading.ok", "unknown field"}}},
		{"own as a whole", `{"reading": [1]}`, []p{{"reading", wantAmount + "an array"}}},

		// syntax
		{"nothing", ``, []p{{"", "want a value at byte 0, where the text ends"}}},
		{"white space", " \n", []p{{"", "want a value at byte 2, where the text ends"}}},
		{"byte order mark", "\ufeff{}", []p{{"", "want a value at byte 0"}}},
		{"problems before", `{"name": 1, "steps": [{"x": 1}, {"id": "a", "after": ["b" "c"]}]}`,
			[]p{{"name", "want a string, not a number"}, {"steps[0].x", "unknown field"},
				{"steps[1].after[1]", "want a comma or ] at byte 58"}}},
		{"trailing comma in an array", `{"steps": [{"id": "a"},]}`, []p{{"steps[1]", "want a value at byte 23"}}},
		{"leading comma in an array", `{"steps": [,]}`, []p{{"steps[0]", "want a value or ] at byte 11"}}},
		{"trailing comma in an object", `{"name": "a",}`, []p{{"", "want a key at byte 13"}}},
		{"leading comma in an object", `{,}`, []p{{"", "want a key or } at byte 1"}}},
		{"no key", `{"steps": [{1: 2}]}`, []p{{"steps[0]", "want a key or } at byte 12"}}},
		{"no comma", `{"name": "a" "count": 1}`, []p{{"", "want a comma or } at byte 13"}}},
		{"no colon", `{"name" "a"}`, []p{{"", "want a colon after the key at byte 8"}}},
		{"no value", `{"name": }`, []p{{"name", "want a value at byte 9"}}},
		{"closed otherwise", `{"steps": [}`, []p{{"steps[0]", "want a value or ] at byte 11"}}},
		{"closed twice", `{}}`, []p{{"", "data after the value at byte 2"}}},
		{"ends in an object", `{"name": "a"`, []p{{"", "want a comma or } at byte 12, where the text ends"}}},
		{"ends in an array", `{"steps": [`, []p{{"steps[0]", "want a value or ] at byte 11, where the text ends"}}},
		{"ends in a key", `{"na`, []p{{"", "a string without its closing quote at byte 4, where the text ends"}}},
		{"ends after a key", `{"name"`, []p{{"", "want a colon after the key at byte 7, where the text ends"}}},
		{"ends in an unknown value", `{"x": [[{"y": 1`,
			[]p{{"x", "unknown field"}, {"x", "want a comma or } at byte 15, where the text ends"}}},
		{"ends in a duplicate", `{"name": "", "name": "`,
			[]p{{"name", "duplicate key"}, {"name", "a string without its closing quote at byte 22, where the text ends"}}},
		{"syntax in an own value", `{"reading": {"num": "1", den}}`, []p{{"reading", "want a key at byte 25"}}},
		{"comment", `{} // done`, []p{{"", "data after the value at byte 3"}}},
		{"NUL", "{\x00}", []p{{"", "want a key or } at byte 1"}}},
		{"other white space", "{\u00a0}", []p{{"", "want a key or } at byte 1"}}},
		{"misspelt true", `{"steps": [{"open": tru}]}`, []p{{"steps[0].open", "want true at byte 20"}}},
		{"capitals", `{"steps": [{"open": True}]}`, []p{{"steps[0].open", "want a value at byte 20"}}},
		{"longer than null", `{"best": nulls}`, []p{{"", "want a comma or } at byte 13"}}},
		{"leading zero", `{"count": 01}`, []p{{"", "want a comma or } at byte 11"}}},
		{"minus alone", `{"count": -}`, []p{{"count", "want a digit at byte 11"}}},
		{"plus", `{"count": +1}`, []p{{"count", "want a value at byte 10"}}},
		{"no fraction", `{"count": 1.}`, []p{{"count", "want a digit at byte 12"}}},
		{"no exponent", `{"count": 1e+}`, []p{{"count", "want a digit at byte 13"}}},

		// strings
		{"control character", "{\"name\": \"a\tb\"}", []p{{"name", "a control character that is not escaped at byte 11"}}},
		{"unknown escape", `{"name": "\x41"}`, []p{{"name", "not an escape of JSON at byte 10"}}},
		{"short escape", `{"name": "\u12"}`, []p{{"name", "not an escape of JSON at byte 10"}}},
		{"escape that is not hexadecimal", `{"name": "\u00g0"}`, []p{{"name", "not an escape of JSON at byte 10"}}},
		{"ends in an escape", `{"name": "\`, []p{{"name", "not an escape of JSON at byte 10"}}},
		{"high surrogate alone", `{"name": "a\ud83d"}`, []p{{"name", "half a surrogate pair at byte 11"}}},
		{"high surrogate and another character", `{"name": "\ud83d\u0041"}`, []p{{"name", "half a surrogate pair at byte 10"}}},
		{"low surrogate alone", `{"name": "\ude00\ud83d"}`, []p{{"name", "half a surrogate pair at byte 10"}}},
		{"surrogate in a key", `{"\ud800": 1}`, []p{{"", "half a surrogate pair at byte 2"}}},
		{"invalid UTF-8", "{\"name\": 1, \"x\": \"é\xc3\"}", []p{{"", "invalid UTF-8 at byte 20"}}},
		{"surrogate in UTF-8", "{\"name\": \"\xed\xa0\x80\"}", []p{{"", "invalid UTF-8 at byte 10"}}},
		{"invalid after the replacement character", "{\"name\": \"\ufffd\xff\"}", []p{{"", "invalid UTF-8 at byte 13"}}},
		{"overlong UTF-8", "{\"name\": \"\xc0\xaf\"}", []p{{"", "invalid UTF-8 at byte 10"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var into shop
			assert.Equal(t, c.want, problems(t, jsonx.Unmarshal([]byte(c.data), &into)))
			assert.Equal(t, shop{}, into)
		})
	}
}

// problems returns the problems in err, which is an *Error.
func problems(t *testing.T, err error) []p {
	t.Helper()
	var e *jsonx.Error
	require.ErrorAs(t, err, &e)
	var list []p
	for _, problem := range e.Problems {
		require.Error(t, problem.Err)
		list = append(list, p{problem.Path, problem.Reason})
	}
	return list
}

func TestUnmarshalErrorsAreClassified(t *testing.T) {
	cases := []struct {
		name, data string
		want       error
	}{
		{"syntax", `{`, jsonx.ErrSyntax},
		{"form", `{"name": 1}`, jsonx.ErrSyntax},
		{"unquoted number", `{"target": 1}`, jsonx.ErrSyntax},
		{"digits", `{"target": "1e5"}`, exact.ErrDigits},
		{"digits in an own value", `{"reading": {"num": "x", "den": "1"}}`, exact.ErrDigits},
		{"enum", `{"light": "blue"}`, errLight},
		{"second problem", `{"name": 1, "light": "blue"}`, errLight},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var into shop
			err := jsonx.Unmarshal([]byte(c.data), &into)
			for _, sentinel := range []error{jsonx.ErrSyntax, exact.ErrDigits, errLight} {
				want := sentinel == c.want || sentinel == jsonx.ErrSyntax && c.name == "second problem"
				assert.Equal(t, want, errors.Is(err, sentinel), "%v is %v", err, sentinel)
			}
		})
	}
}

// A series speaks for itself, in a list.
type series struct{ amounts []decimal.Decimal }

func (s *series) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, &s.amounts) }

func TestProblemsOfOwnValuesHaveTheWholePath(t *testing.T) {
	err := jsonx.Unmarshal([]byte(`{"a": [["1", 2], {}], "b c": [[], [true]]}`), new(map[string][]series))
	assert.Equal(t, []p{
		{"a[0][1]", wantAmount + "a number"},
		{"a[1]", "want an array, not an object"},
		{`["b c"][1][0]`, wantAmount + "a boolean"},
	}, problems(t, err))
	err = jsonx.Unmarshal([]byte(`[1]`), new(series))
	assert.Equal(t, []p{{"[0]", wantAmount + "a number"}}, problems(t, err))
}

func TestMapValuesAreNew(t *testing.T) {
	var got map[string]step
	require.NoError(t, jsonx.Unmarshal([]byte(`{"a": {"id": "a", "open": true, "after": ["b"]}, "b": {}}`), &got))
	assert.Equal(t, map[string]step{"a": {ID: "a", Open: true, After: []string{"b"}}, "b": {}}, got)
}

func TestErrorText(t *testing.T) {
	cases := []struct{ data, want string }{
		{`[]`, "want an object, not an array"},
		{`{"x": 1}`, "x: unknown field"},
		{`{"x": 1, "y": 1}`, "x: unknown field (and 1 more problem)"},
		{`{"x": 1, "y": 1, "z": 1}`, "x: unknown field (and 2 more problems)"},
	}
	for _, c := range cases {
		assert.EqualError(t, jsonx.Unmarshal([]byte(c.data), new(shop)), c.want)
	}
}
