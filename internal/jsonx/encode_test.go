package jsonx_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
)

func TestMarshal(t *testing.T) {
	cases := []struct {
		name  string
		value any
		want  string
	}{
		{"everything", full(), `{"name":"café 😀\n\"/","steps":[{"id":"pick"},` +
			`{"id":"pack","after":["pick"],"subs":[{"id":"wrap","open":true}]}],` +
			`"weights":{"":"7","a b":"-12.25","pick":"0.5"},"target":"95","volume":"123456789012345678901234567890",` +
			`"best":{"id":"pick"},"light":"green","seen":{"green":-4,"red":3},` +
			`"reading":{"num":"182","den":"200"},"count":-128}`},
		{"zero value", shop{}, `{"steps":[],"target":"0","reading":null}`},
		{"pointer", &terms{}, `{"num":"0","den":"0"}`},
		{"nil pointer", (*terms)(nil), `null`},
		{"nil pointer in a field", struct{ A *int }{}, `{"A":null}`},
		{"nil map", map[string]int(nil), `{}`},
		{"nil slice", [][]int{nil, {1, 2}, {}}, `[[],[1,2],[]]`},
		{"no fields", struct{}{}, `{}`},
		{"own", reading{dec("46.50"), decimal.Zero, true}, `"46.5"`},
		{"pointer to own", []*reading{nil, {}}, `[null,null]`},
		{"own in a map", map[string]reading{"a": {dec("1"), dec("2"), true}}, `{"a":{"num":"1","den":"2"}}`},
		{"enum", []light{0, 1}, `["none","red"]`},
		{"own of another package", time.Unix(0, 0).UTC(), `"1970-01-01T00:00:00Z"`},
		{"own with white space", []json.RawMessage{json.RawMessage(" { \"a <\" : [ 1 , \"b &\u2028\" ] }\n")},
			`[{"a \u003c":[1,"b \u0026\u2028"]}]`},
		{"trailing zeros", []decimal.Decimal{decimal.New(1500, -2), decimal.New(15, 1), decimal.New(0, -3)}, `["15","150","0"]`},
		{"large", decimal.New(1, 40), `"10000000000000000000000000000000000000000"`},
		{"small", decimal.New(-1, -3), `"-0.001"`},
		{"HTML", "</script>&\u2028\u2029", `"\u003c/script\u003e\u0026\u2028\u2029"`},
		{"control characters", "\x00\b\f\n\r\t\x1f\x7f\"\\/", `"\u0000\b\f\n\r\t\u001f` + "\x7f" + `\"\\/"`},
		{"HTML in a key", map[string]int{"<": 1}, `{"\u003c":1}`},
		{"HTML in a name", struct {
			A int `json:"a<"`
		}{1}, `{"a\u003c":1}`},
		{"map order", map[string]int{"b": 1, "a\x00": 2, "a": 3, "ab": 4, "é": 5, "z": 6}, `{"a":3,"a\u0000":2,"ab":4,"b":1,"z":6,"é":5}`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := jsonx.Marshal(c.value)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(got))
			assert.True(t, json.Valid(got))
		})
	}
}

// A delegate is a struct of exported fields: its own methods are not called.
type delegate struct{ N decimal.Decimal }

func (d delegate) MarshalJSON() ([]byte, error)     { return jsonx.Marshal(d) }
func (d *delegate) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, d) }
func (d delegate) MarshalText() ([]byte, error)     { return nil, errors.New("not called") }
func (d *delegate) UnmarshalText(text []byte) error { return errors.New("not called") }

func TestDelegation(t *testing.T) {
	got, err := json.Marshal([]delegate{{dec("1")}})
	require.NoError(t, err)
	assert.Equal(t, `[{"N":"1"}]`, string(got))
	var back []delegate
	require.NoError(t, json.Unmarshal(got, &back))
	assert.Equal(t, []delegate{{dec("1")}}, back)
}

// sometimes is zero for 7 too.
type sometimes struct{ N int }

func (s *sometimes) IsZero() bool { return s.N == 7 }

func TestOmit(t *testing.T) {
	type inner struct {
		N decimal.Decimal
		S []int `json:",omitempty"`
		H int   `json:"-"`
	}
	type all struct {
		Empty   map[string]int  `json:"empty,omitempty"`
		Struct  inner           `json:"struct,omitempty"`
		Zero    inner           `json:"zero,omitzero"`
		Amount  decimal.Decimal `json:"amount,omitzero"`
		Slice   []int           `json:"slice,omitzero"`
		Own     reading         `json:"own,omitzero"`
		Custom  sometimes       `json:"custom,omitzero"`
		Pointer *sometimes      `json:"pointer,omitzero"`
		Flag    bool            `json:"flag,omitempty"`
		Enum    light           `json:"enum,omitempty"`
	}
	zero := decimal.New(0, 3) // not the zero value of its type
	cases := []struct {
		name  string
		value all
		want  string
	}{
		{"zero value", all{}, `{"struct":{"N":"0"},"custom":{"N":0}}`},
		{"zero otherwise", all{Empty: map[string]int{}, Struct: inner{S: []int{}}, Zero: inner{N: zero, H: 1}, Amount: zero},
			`{"struct":{"N":"0"},"custom":{"N":0}}`},
		{"own idea of zero", all{Custom: sometimes{7}, Pointer: &sometimes{7}}, `{"struct":{"N":"0"},"pointer":{"N":7}}`},
		{"not zero", all{map[string]int{"a": 0}, inner{}, inner{S: []int{}}, dec("1"), []int{}, reading{ok: true}, sometimes{},
			&sometimes{}, true, 1},
			`{"empty":{"a":0},"struct":{"N":"0"},"zero":{"N":"0"},"amount":"1","slice":[],"own":"0","custom":{"N":0},` +
				`"pointer":{"N":0},"flag":true,"enum":"red"}`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := jsonx.Marshal(c.value)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(got))
		})
	}
}

// twins are keys of which two have the same text.
type twins int

func (t twins) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "twin %d", t/2), nil }

func TestMarshalProblems(t *testing.T) {
	type loop struct{ Next []*loop }
	cycle := &loop{}
	cycle.Next = []*loop{cycle}
	huge := decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 1<<20), 0)
	cases := []struct {
		name       string
		value      any
		path, want string
		err        error
	}{
		{"invalid UTF-8", shop{Steps: []step{{}, {After: []string{"a", "é\xff"}}}},
			"steps[1].after[1]", "invalid UTF-8 at byte 2 of the string", jsonx.ErrSyntax},
		{"invalid UTF-8 in a key", map[string]int{"a": 1, "\xff": 2}, `["\xff"]`, "invalid UTF-8 at byte 0 of the string", jsonx.ErrSyntax},
		{"enum", shop{Light: 9}, "light", "no such light: 9", nil},
		{"enum key", map[light]int{9: 1}, "", "no such light: 9", nil},
		{"two enum keys", map[light]int{9: 1, 8: 1, 7: 1, 1: 1, 10: 1}, "", "no such light: 10", nil},
		{"keys of one text", map[twins]int{0: 1, 1: 1, 2: 1, 3: 1, 4: 1}, "", `two keys with the text "twin 0"`, jsonx.ErrSyntax},
		{"huge exponent", terms{Den: decimal.New(1, 1<<30)}, "den", "a number of more than a thousand digits", exact.ErrDigits},
		{"huge fraction", terms{Den: decimal.New(1, -1<<30)}, "den", "a number of more than a thousand digits", exact.ErrDigits},
		{"huge coefficient", terms{Den: huge}, "den", "a number of more than a thousand digits", exact.ErrDigits},
		{"within an own value", []reading{{dec("1"), huge, true}}, "[0].den", "a number of more than a thousand digits", exact.ErrDigits},
		{"own that is no JSON", []json.RawMessage{json.RawMessage(`{"a"}`)}, "[0]",
			"what json.RawMessage wrote is not JSON: want a colon after the key at byte 4", jsonx.ErrSyntax},
		{"own that is two values", json.RawMessage(`1 2`), "",
			"what json.RawMessage wrote is not JSON: data after the value at byte 2", jsonx.ErrSyntax},
		{"own that is not UTF-8", json.RawMessage("\"\xff\""), "", "what json.RawMessage wrote is not JSON: invalid UTF-8", jsonx.ErrSyntax},
		{"only the first", []light{1, 8, 9}, "[1]", "no such light: 8", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := jsonx.Marshal(c.value)
			assert.Nil(t, got)
			assert.Equal(t, []p{{c.path, c.want}}, problems(t, err))
			if c.err != nil {
				assert.ErrorIs(t, err, c.err)
			}
		})
	}
	_, err := jsonx.Marshal(cycle)
	var e *jsonx.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, "nested more than 100 deep", e.Problems[0].Reason)
}
