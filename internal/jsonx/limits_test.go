package jsonx_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/jsonx"
)

// A nest refers to itself and to nothing else.
type nest []nest

func TestDepth(t *testing.T) {
	nested := func(depth int) []byte { return []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth)) }
	var into nest
	require.NoError(t, jsonx.Unmarshal(nested(100), &into))
	data, err := jsonx.Marshal(into)
	require.NoError(t, err)
	assert.Equal(t, string(nested(100)), string(data))

	err = jsonx.Unmarshal(nested(101), &into)
	assert.Equal(t, []p{{strings.Repeat("[0]", 100), "nested more than 100 deep at byte 100"}}, problems(t, err))
	data, err = jsonx.Marshal(nest{into})
	assert.Nil(t, data)
	assert.Equal(t, []p{{strings.Repeat("[0]", 100), "nested more than 100 deep"}}, problems(t, err))
}

// However deep the text nests, in whatever it is read into, it is refused where
// the hundred are over.
func TestDepthOfInput(t *testing.T) {
	open := []struct {
		name, head, repeat string
		times              int
	}{
		{"list", "", "[", 1_000_000},
		{"unknown field", `{"x":`, "[", 1_000_000},
		{"unknown objects", `{"x":`, `{"a":`, 20_000},
		{"mixed", `{"x":`, `[{"a":`, 20_000},
		{"own", `{"reading":`, "[", 20_000},
		{"duplicate", `{"name":"","name":`, "[", 20_000},
		{"wrong type", `{"name":`, `{"a":`, 20_000},
		{"record", "", `{"steps":[{"subs":`, 20_000},
		{"recursive record", `{"steps":[{"id":"",`, `"subs":[{`, 20_000},
	}
	for _, c := range open {
		t.Run(c.name, func(t *testing.T) {
			data := []byte(c.head + strings.Repeat(c.repeat, c.times))
			for _, into := range []any{new(nest), new(shop), new(json.RawMessage), new(map[string]*shop), new(int)} {
				err := jsonx.Unmarshal(data, into)
				list := problems(t, err)
				assert.Contains(t, list[len(list)-1].reason, "nested more than 100 deep at byte ")
			}
		})
	}
}

func TestManyProblems(t *testing.T) {
	data := "[" + strings.Repeat("0,", 9_999) + "0]"
	var into []string
	list := problems(t, jsonx.Unmarshal([]byte(data), &into))
	assert.Len(t, list, 10_000)
	assert.Equal(t, p{"[9999]", "want a string, not a number"}, list[9_999])

	data = "[" + strings.Repeat("0,", 1_000_000)
	list = problems(t, jsonx.Unmarshal([]byte(data), &into))
	assert.Len(t, list, 10_001)
	assert.Equal(t, p{"[10000]", "too many problems: what follows was not read"}, list[10_000])
}

// A refusal speaks for itself, and wants strings.
type refusal struct{ _ int }

func (r *refusal) UnmarshalJSON(data []byte) error {
	var into []string
	return jsonx.Unmarshal(data, &into)
}

func TestManyProblemsOfOwnValues(t *testing.T) {
	element := "[0" + strings.Repeat(",0", 2999) + "]"
	data := "[" + strings.Repeat(element+",", 500) + element + "]"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	list := problems(t, jsonx.Unmarshal([]byte(data), new([]refusal)))
	runtime.ReadMemStats(&after)
	assert.Len(t, list, 10_001)
	assert.Equal(t, p{"[2][2999]", "want a string, not a number"}, list[8_999])
	assert.Equal(t, p{"[3][1000]", "too many problems: what follows was not read"}, list[10_000])
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(100_000_000), "the rest was not read")
}

// A path shows the beginning of a name that is too long to be one.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("x", 127) + "é" + strings.Repeat("y", 1000)
	err := jsonx.Unmarshal([]byte(`{"`+long+`": 1, "`+long[:127]+`z": 1, "`+long[:127]+`zz": 1}`), new(shop))
	assert.Equal(t, []p{
		{`["` + long[:127] + `..."]`, "unknown field"},
		{long[:127] + "z", "unknown field"},
		{`["` + long[:127] + `z..."]`, "unknown field"},
	}, problems(t, err))
	err = jsonx.Unmarshal([]byte(`{"-`+long[:127]+`": 1}`), new(shop))
	assert.Equal(t, []p{{`["-` + long[:127] + `"]`, "unknown field"}}, problems(t, err))
}

// A million digits are refused unread: no memory beyond a copy of them is used.
func TestMillionDigits(t *testing.T) {
	digits := strings.Repeat("9", 1_000_000)
	cases := []struct{ name, data, path string }{
		{"decimal", `{"target":"` + digits + `"}`, "target"},
		{"fraction", `{"target":"0.` + digits + `"}`, "target"},
		{"own", `{"reading":"-` + digits + `"}`, "reading"},
		{"in a map", `{"weights":{"a":"` + digits + `"}}`, "weights.a"},
		{"whole number", `{"count":` + digits + `}`, "count"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := jsonx.Unmarshal([]byte(c.data), new(shop))
			runtime.ReadMemStats(&after)
			list := problems(t, err)
			require.Len(t, list, 1)
			assert.Equal(t, c.path, list[0].path)
			assert.Less(t, len(list[0].reason), 200)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(8_000_000))
		})
	}
}

// The package variables of decimal belong to the host. All eight, at values
// that would show, change no byte and no value.
func TestDecimalGlobals(t *testing.T) {
	type all struct {
		Amounts []decimal.Decimal `json:"amounts"`
		Zero    decimal.Decimal   `json:"zero,omitzero"`
		Shop    shop              `json:"shop"`
	}
	value := all{Amounts: []decimal.Decimal{
		{}, dec("0"), dec("-0.50"), decimal.New(12, 2), decimal.New(1200, -2), decimal.New(1, -30), decimal.New(7, 29),
	}, Shop: full()}
	want, err := jsonx.Marshal(value)
	require.NoError(t, err)
	wantErr := jsonx.Unmarshal([]byte(`{"zero":"1e5","amounts":[1]}`), new(all))

	flip.Decimals(t, 0)
	require.Equal(t, "7.00", decimal.New(700, -2).String(), "the variables work")
	got, err := jsonx.Marshal(value)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
	var back all
	require.NoError(t, jsonx.Unmarshal(want, &back))
	again, err := jsonx.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(again))
	assert.True(t, back.Amounts[4].Equal(value.Amounts[4]))
	assert.Equal(t, wantErr, jsonx.Unmarshal([]byte(`{"zero":"1e5","amounts":[1]}`), new(all)))
}

// What was written with more than 30 digits, as results can be, is not input.
func TestLongResults(t *testing.T) {
	long := decimal.RequireFromString("12345678.123456789012345678901234")
	data, err := jsonx.Marshal([]decimal.Decimal{long})
	require.NoError(t, err)
	assert.Equal(t, `["12345678.123456789012345678901234"]`, string(data))
	assert.ErrorIs(t, jsonx.Unmarshal(data, new([]decimal.Decimal)), exact.ErrDigits)
}

// A member is as a model has a million of.
type member struct {
	Person string          `json:"person"`
	Unit   string          `json:"unit"`
	Weight decimal.Decimal `json:"weight,omitzero"`
	Can    []string        `json:"can,omitempty"`
}

type staff struct {
	Members []member `json:"members"`
}

// members returns a model of n members, about 60 bytes each.
func members(n int) staff {
	s := staff{make([]member, n)}
	for i := range s.Members {
		s.Members[i] = member{
			Person: fmt.Sprintf("p%07d", i), Unit: fmt.Sprintf("team-%05d", i/10),
			Weight: decimal.New(int64(50+i%50), -2),
		}
	}
	return s
}

// Reading costs the two strings of a member, four for the text and the parts of
// its weight, and next to nothing beside.
func TestAllocations(t *testing.T) {
	const n = 10_000
	data, err := jsonx.Marshal(members(n))
	require.NoError(t, err)
	allocs := testing.AllocsPerRun(3, func() {
		var into staff
		if err := jsonx.Unmarshal(data, &into); err != nil {
			panic(err)
		}
	})
	assert.Less(t, allocs/n, 6.1)
}

func BenchmarkUnmarshal(b *testing.B) {
	data, err := jsonx.Marshal(members(1_000_000))
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var into staff
		require.NoError(b, jsonx.Unmarshal(data, &into))
	}
}

func BenchmarkMarshal(b *testing.B) {
	model := members(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		data, err := jsonx.Marshal(model)
		require.NoError(b, err)
		b.SetBytes(int64(len(data)))
	}
}

func BenchmarkSmall(b *testing.B) {
	data := []byte(`{"num":"182","den":"200"}`)
	b.ReportAllocs()
	for b.Loop() {
		var r reading
		require.NoError(b, r.UnmarshalJSON(data))
		_, err := r.MarshalJSON()
		require.NoError(b, err)
	}
}
