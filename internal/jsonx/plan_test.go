package jsonx_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/jsonx"
)

type (
	mute      struct{ _ int }
	itself    *itself
	onlyRead  struct{ _ int }
	onlyWrite struct{ _ int }
	onlyText  int
)

func (*onlyRead) UnmarshalJSON([]byte) error   { return nil }
func (onlyWrite) MarshalJSON() ([]byte, error) { return []byte("1"), nil }
func (onlyText) MarshalText() ([]byte, error)  { return []byte("1"), nil }

// What is wrong with a type is found whatever the value and the text are.
func TestTypesWithoutForm(t *testing.T) {
	cases := []struct {
		name  string
		value any // a pointer
		want  string
	}{
		{"float", new(float64), "jsonx: float64 has no JSON form here"},
		{"unsigned", new([]byte), "jsonx: uint8 has no JSON form here"},
		{"interface", new([]any), "jsonx: interface {} has no JSON form here"},
		{"array", new([2]int), "jsonx: [2]int has no JSON form here"},
		{"function", new(struct{ F func() }), "jsonx: struct { F func() }.F: jsonx: func() has no JSON form here"},
		{"fields that are not exported", new(mute), "jsonx: jsonx_test.mute has no JSON form here"},
		{"embedded", new(struct{ Delegate }), "jsonx: struct { jsonx_test.Delegate }.Delegate: embedded without a tag"},
		{"pointer to a pointer", new(**int), "jsonx: **int is a pointer to a pointer"},
		{"pointer to itself", new(itself), "jsonx: jsonx_test.itself is a pointer to a pointer"},
		{"key", new(map[int]int), "jsonx: the keys of map[int]int have no text"},
		{"key without form", new(map[float64]int), "jsonx: float64 has no JSON form here"},
		{"element", new(map[string]float64), "jsonx: float64 has no JSON form here"},
		{"option", new(struct {
			A int `json:"a,string"`
		}), `jsonx: struct { A int "json:\"a,string\"" }.A: unknown option "string"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.EqualError(t, jsonx.Unmarshal([]byte("{"), c.value), c.want)
			_, err := jsonx.Marshal(reflect.ValueOf(c.value).Elem().Interface())
			assert.EqualError(t, err, c.want)
		})
	}
}

// Delegate is exported, so that embedding it is an exported field.
type Delegate struct{ N int }

func TestEmbeddedWithATag(t *testing.T) {
	got, err := jsonx.Marshal(struct {
		Delegate `json:"inner"`
	}{Delegate{1}})
	assert.NoError(t, err)
	assert.Equal(t, `{"inner":{"N":1}}`, string(got))
}

func TestOneDirection(t *testing.T) {
	_, err := jsonx.Marshal(onlyRead{})
	assert.EqualError(t, err, "jsonx: jsonx_test.onlyRead is no json.Marshaler")
	assert.NoError(t, jsonx.Unmarshal([]byte("1"), new(onlyRead)))
	err = jsonx.Unmarshal([]byte("1"), new(onlyWrite))
	assert.EqualError(t, err, "jsonx: jsonx_test.onlyWrite is no json.Unmarshaler")
	_, err = jsonx.Marshal(onlyWrite{})
	assert.NoError(t, err)
	err = jsonx.Unmarshal([]byte(`"1"`), new(onlyText))
	assert.EqualError(t, err, "jsonx: jsonx_test.onlyText is no encoding.TextUnmarshaler")
	_, err = jsonx.Marshal(onlyText(1))
	assert.NoError(t, err)
}

func TestTwoFieldsOfOneName(t *testing.T) {
	fields := []reflect.StructField{
		{Name: "A", Type: reflect.TypeFor[int](), Tag: `json:"b"`},
		{Name: "B", Type: reflect.TypeFor[int](), Tag: `json:"b,omitempty"`},
	}
	_, err := jsonx.Marshal(reflect.New(reflect.StructOf(fields)).Elem().Interface())
	assert.ErrorContains(t, err, `.B: a second field named "b"`)
}

func TestManyFields(t *testing.T) {
	fields := make([]reflect.StructField, 65)
	for i := range fields {
		fields[i] = reflect.StructField{Name: "F" + string(rune('0'+i/10)) + string(rune('0'+i%10)), Type: reflect.TypeFor[int]()}
	}
	most := reflect.New(reflect.StructOf(fields[:64])).Interface()
	assert.NoError(t, jsonx.Unmarshal([]byte(`{"F00":1,"F63":2}`), most))
	err := jsonx.Unmarshal([]byte(`{"F63":1,"F00":1,"F63":2}`), most)
	assert.Equal(t, []p{{"F63", "duplicate key"}}, problems(t, err))
	tooMany := reflect.New(reflect.StructOf(fields)).Interface()
	assert.ErrorContains(t, jsonx.Unmarshal([]byte(`{}`), tooMany), "has more than 64 fields")
}

func TestMisuse(t *testing.T) {
	_, err := jsonx.Marshal(nil)
	assert.EqualError(t, err, "jsonx: Marshal needs a value, not nil")
	for _, into := range []any{nil, shop{}, (*shop)(nil)} {
		assert.ErrorContains(t, jsonx.Unmarshal([]byte("{}"), into), "jsonx: Unmarshal needs a pointer that is not nil, not ")
	}
}
