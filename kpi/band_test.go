package kpi_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

func TestBand(t *testing.T) {
	tests := []struct {
		name          string
		band          kpi.Band
		in, out       []string
		text, written string
	}{
		{"zero value", kpi.Band{}, []string{"-5", "0", "5"}, nil, "anything", `{}`},
		{"at least", kpi.AtLeast(d("0.940")), []string{"0.94", "0.95"}, []string{"0.9399999"}, "at least 0.94", `{"min":"0.94"}`},
		{"at most", kpi.AtMost(d("25")), []string{"25.00", "-7"}, []string{"25.000001"}, "at most 25", `{"max":"25"}`},
		{"between", kpi.Between(d("75"), d("85")), []string{"75", "80", "85"}, []string{"74.9", "85.1"}, "75 to 85", `{"min":"75","max":"85"}`},
		{"a point", kpi.Between(d("0"), d("0")), []string{"0", "-0.0"}, []string{"0.1", "-0.1"}, "0 to 0", `{"min":"0","max":"0"}`},
		{"empty", kpi.Between(d("2"), d("1")), nil, []string{"1", "1.5", "2"}, "2 to 1", `{"min":"2","max":"1"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, v := range tt.in {
				assert.True(t, tt.band.Contains(d(v)), "contains %s", v)
			}
			for _, v := range tt.out {
				assert.False(t, tt.band.Contains(d(v)), "contains %s", v)
			}
			assert.Equal(t, tt.text, tt.band.String())
			writes(t, tt.written, tt.band)
			back := kpi.AtLeast(d("7"))
			require.NoError(t, json.Unmarshal([]byte(tt.written), &back))
			assert.True(t, tt.band.Equal(back), "%s is read as %s", tt.written, back)
		})
	}
}

func TestBandEnds(t *testing.T) {
	min, hasMin := kpi.Between(d("1"), d("2")).Min()
	max, hasMax := kpi.Between(d("1"), d("2")).Max()
	assert.True(t, hasMin && hasMax)
	assert.Equal(t, []string{"1", "2"}, []string{min.String(), max.String()})
	_, hasMin = kpi.AtMost(d("1")).Min()
	_, hasMax = kpi.AtLeast(d("1")).Max()
	assert.False(t, hasMin || hasMax)
}

// bands are all with ends among 0, 1, 2 and open, the empty ones included.
func bands() (all []kpi.Band) {
	all = append(all, kpi.Band{})
	for lo := range int64(3) {
		all = append(all, kpi.AtLeast(decimal.New(lo, 0)), kpi.AtMost(decimal.New(lo, 0)))
		for hi := range int64(3) {
			all = append(all, kpi.Between(decimal.New(lo, 0), decimal.New(hi*10, -1)))
		}
	}
	return all
}

// values are enough to tell those bands apart.
func values() (all []decimal.Decimal) {
	for n := int64(-1); n <= 5; n++ {
		all = append(all, decimal.New(n*5, -1))
	}
	return all
}

func TestBandsByTheirValues(t *testing.T) {
	for _, a := range bands() {
		for _, b := range bands() {
			met, some := a.Meet(b)
			within, common := true, false
			for _, v := range values() {
				both := a.Contains(v) && b.Contains(v)
				common = common || both
				within = within && (!a.Contains(v) || b.Contains(v))
				assert.Equal(t, both, met.Contains(v), "%s meets %s at %s", a, b, v)
			}
			assert.Equal(t, common, some, "%s meets %s", a, b)
			assert.Equal(t, within, a.Within(b), "%s within %s", a, b)
			assert.Equal(t, a.String() == b.String(), a.Equal(b), "%s equals %s", a, b)
			turned, _ := b.Meet(a)
			assert.True(t, met.Equal(turned), "%s meets %s either way", a, b)
		}
	}
}

func TestBandOfHugeNumbersIsNotWrittenOut(t *testing.T) {
	b := kpi.Between(gigabyte.Neg(), gigabyte)
	assert.True(t, b.Contains(d("5")))
	assert.False(t, b.Contains(decimal.New(2, 1<<30)))
	assert.True(t, kpi.Between(d("1"), d("2")).Within(b))
	_, err := b.MarshalJSON()
	assert.Error(t, err)
	assert.Less(t, len(b.String()), 60)
}

var bandsRefused = map[string]string{
	"null":              `null`,
	"null end":          `{"min":null}`,
	"number":            `{"min":0.94}`,
	"unknown key":       `{"min":"0.94","to":"1"}`,
	"duplicate key":     `{"min":"0.94","min":"0.95"}`,
	"other case":        `{"Min":"0.94"}`,
	"text":              `"0.94"`,
	"array":             `["0.94",null]`,
	"exponent":          `{"max":"1e3"}`,
	"empty":             `{"max":""}`,
	"thirty-one digits": `{"max":"` + strings.Repeat("9", 31) + `"}`,
	"a million digits":  `{"max":"` + strings.Repeat("9", 1_000_000) + `"}`,
	"trailing data":     `{} {}`,
	"nothing":           ``,
}

func TestBandJSONRefused(t *testing.T) {
	for name, text := range bandsRefused {
		t.Run(name, func(t *testing.T) {
			b := kpi.AtMost(d("7"))
			err := b.UnmarshalJSON([]byte(text))
			require.Error(t, err)
			assert.Less(t, len(err.Error()), 200)
			assert.Equal(t, "at most 7", b.String(), "stays as it was")
		})
	}
}

func FuzzBandJSON(f *testing.F) {
	for _, text := range bandsRefused {
		if len(text) < 100 {
			f.Add([]byte(text))
		}
	}
	for _, text := range []string{`{}`, `{"min":"0.940"}`, `{"max":"-25"}`, `{"max":"85","min":"75"}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var b kpi.Band
		if b.UnmarshalJSON(data) != nil {
			return
		}
		require.True(t, json.Valid(data))
		written, err := b.MarshalJSON()
		require.NoError(t, err)
		var back kpi.Band
		require.NoError(t, back.UnmarshalJSON(written))
		require.True(t, b.Equal(back))
	})
}
