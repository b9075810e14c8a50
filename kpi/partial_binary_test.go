package kpi_test

import (
	"bytes"
	"encoding"
	"encoding/gob"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

var _ interface {
	encoding.BinaryAppender
	encoding.BinaryMarshaler
	json.Marshaler
} = kpi.Partial{}

// partialBytes are Partials and their bytes, which programs keep: they do not change.
func partialBytes(t testing.TB) map[string]kpi.Partial {
	of3 := merged(t, partial(t, right, per("1", "3")), partial(t, right, per("0.5", "2")))
	return map[string]kpi.Partial{
		"\x01\x00":                                          {},
		"\x01\x01\x03\x01x\x02\x01\x01\x03":                 partial(t, mergedBy(kpi.Sum), per("1", "3")),
		"\x01\x02\x03\x01x\x05\x03\xe8\x00":                 partial(t, mergedBy(kpi.Total), of("-1000")),
		"\x01\x03\x01\x01x":                                 partial(t, mergedBy(kpi.Product), per("0", "0")),
		"\x01\x03\x03\x01x\x00\x00":                         partial(t, mergedBy(kpi.Product), of("0")),
		"\x01\x04\x02\x01x":                                 partial(t, mergedBy(kpi.Min), kpi.Reading{}),
		"\x01\x05\x03\x01x\x02\x05\x00":                     partial(t, mergedBy(kpi.Max), of("5")),
		"\x01\x06\x03\x05right\x02\x03\x01\x02\x02\x05\x00": of3,
	}
}

func TestPartialBytes(t *testing.T) {
	for want, p := range partialBytes(t) {
		assert.Equal(t, "before"+want, "before"+bytesOf(t, p))
		back := partial(t, lowest, of("7"))
		require.NoError(t, back.UnmarshalBinary([]byte(want)))
		assert.Equal(t, want, bytesOf(t, back))
		assert.True(t, back.Reading().Equal(p.Reading()))
		for cut := range len(want) {
			err := back.UnmarshalBinary([]byte(want[:cut]))
			require.ErrorIs(t, err, kpi.ErrRange, "%q", want[:cut])
			require.Equal(t, want, bytesOf(t, back), "it stays as it was")
		}
	}
}

// lowest is an indicator that other tests' Partials do not go with.
var lowest = kpi.Indicator{ID: "lowest", Across: kpi.Min}

func TestPartialRefusesBytes(t *testing.T) {
	cases := []struct {
		name, data string
		want       error
	}{
		{"version 0", "\x00\x00", kpi.ErrRange},
		{"version 2", "\x02\x00", kpi.ErrRange},
		{"rule 7", "\x01\x07\x01\x01x", kpi.ErrRule},
		{"rule 255", "\x01\xff\x01\x01x", kpi.ErrRule},
		{"more than the zero value", "\x01\x00\x00", kpi.ErrRange},
		{"state 0", "\x01\x01\x00\x01x", kpi.ErrRange},
		{"state 4", "\x01\x01\x04\x01x\x00\x00", kpi.ErrRange},
		{"no ID", "\x01\x01\x01\x00", kpi.ErrRange},
		{"an ID of control characters", "\x01\x01\x01\x01\n", kpi.ErrRange},
		{"an ID that is no text", "\x01\x01\x01\x01\xff", kpi.ErrRange},
		{"a long ID", "\x01\x01\x01\x81" + strings.Repeat("x", 129), kpi.ErrRange},
		{"an ID that is cut off", "\x01\x01\x01\x02x", kpi.ErrRange},
		{"numbers of what is absent", "\x01\x01\x01\x01x\x00\x00", kpi.ErrRange},
		{"no number", "\x01\x01\x03\x01x", kpi.ErrRange},
		{"two numbers of a sum", "\x01\x01\x03\x01x\x00\x00\x00\x00", kpi.ErrRange},
		{"one number of a quotient", "\x01\x06\x03\x01x\x00\x00", kpi.ErrRange},
		{"not in lowest terms", "\x01\x01\x03\x01x\x02\x02\x01\x04", kpi.ErrRange},
		{"a negative volume", "\x01\x06\x03\x01x\x00\x00\x03\x01\x00", kpi.ErrRange},
		{"a third as a term", "\x01\x06\x03\x01x\x02\x01\x01\x03\x02\x01\x00", kpi.ErrRange},
		{"a third as a volume", "\x01\x06\x03\x01x\x02\x01\x00\x02\x01\x01\x03", kpi.ErrRange},
		{"a product over 1", "\x01\x03\x03\x01x\x02\x02\x00", kpi.ErrRange},
		{"a product under 0", "\x01\x03\x03\x01x\x03\x01\x00", kpi.ErrRange},
		{"a length beyond all", "\x01\x01\x03\x01x\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x01", kpi.ErrRange},
		{"a number too long", "\x01\x01\x03\x01x\x82\x80\x01" + strings.Repeat("\x01", 8193) + "\x00", kpi.ErrRange},
		{"too long to be read", "\x01\x00" + strings.Repeat("\x00", 1<<20), kpi.ErrRange},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := partial(t, lowest, of("7"))
			was := bytesOf(t, p)
			require.ErrorIs(t, p.UnmarshalBinary([]byte(c.data)), c.want)
			assert.Equal(t, was, bytesOf(t, p))
		})
	}
}

// TestPartialCopies: what was read keeps nothing of the data.
func TestPartialCopies(t *testing.T) {
	for want := range partialBytes(t) {
		var p kpi.Partial
		data := []byte(want)
		require.NoError(t, p.UnmarshalBinary(data))
		clear(data)
		assert.Equal(t, want, bytesOf(t, p))
	}
}

func TestPartialGobAndJSON(t *testing.T) {
	type row struct {
		Place string
		Total kpi.Partial
	}
	for want, p := range partialBytes(t) {
		var stream bytes.Buffer
		require.NoError(t, gob.NewEncoder(&stream).Encode(row{"pick", p}))
		var back row
		require.NoError(t, gob.NewDecoder(&stream).Decode(&back))
		assert.Equal(t, want, bytesOf(t, back.Total))
		text, err := json.Marshal(row{"pick", p})
		require.NoError(t, err)
		back = row{}
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, want, bytesOf(t, back.Total))
	}
	writes(t, `"AQEDAXgCAQED"`, partial(t, mergedBy(kpi.Sum), per("1", "3")))
}

func TestPartialRefusesJSON(t *testing.T) {
	for _, text := range []string{``, `null`, `{}`, `[]`, `"`, `""`, `"AQ"`, `"AQA="`, `"AQB"`, "\"AQ\\nA\"", "\"AQ\nA\"", `"A QA"`, `AQA`,
		`"` + strings.Repeat("A", 1<<20) + `"`} {
		p := partial(t, lowest, of("7"))
		was := bytesOf(t, p)
		require.Error(t, p.UnmarshalJSON([]byte(text)), "%.40s", text)
		assert.Equal(t, was, bytesOf(t, p))
	}
}

// FuzzPartialBytes: whatever bytes say, there is no panic; what is read is written again
// byte for byte, as JSON too, has a reading, and merges with itself, or says why not.
func FuzzPartialBytes(f *testing.F) {
	for data := range partialBytes(f) {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p kpi.Partial
		if err := p.UnmarshalBinary(data); err != nil {
			require.Equal(t, "\x01\x00", bytesOf(t, p))
			return
		}
		require.Equal(t, string(data), bytesOf(t, p))
		text, err := json.Marshal(p)
		require.NoError(t, err)
		var back kpi.Partial
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, string(data), bytesOf(t, back))
		_ = p.Reading().String()
		if whole, err := p.Merge(back); err != nil {
			require.ErrorIs(t, err, kpi.ErrRange)
		} else {
			require.NoError(t, back.UnmarshalBinary([]byte(bytesOf(t, whole))))
		}
	})
}
