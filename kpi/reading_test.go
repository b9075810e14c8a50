package kpi_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Numbers that no reading may have.
var (
	gigabyte = decimal.New(1, 1<<30)
	digits31 = d(strings.Repeat("9", 31))
)

func TestReading(t *testing.T) {
	tests := []struct {
		name          string
		reading       kpi.Reading
		value         string // empty for none
		num, den      string // empty for none
		text, written string
	}{
		{"no data", kpi.Reading{}, "", "", "", "no data", `null`},
		{"a value", kpi.Of(d("46.50")), "46.5", "46.5", "0", "46.5", `"46.5"`},
		{"zero is a value", kpi.Of(d("0")), "0", "0", "0", "0", `"0"`},
		{"the zero decimal is a value", kpi.Of(decimal.Decimal{}), "0", "0", "0", "0", `"0"`},
		{"negative", kpi.Of(d("-0.05")), "-0.05", "-0.05", "0", "-0.05", `"-0.05"`},
		{"an exponent", kpi.Of(decimal.New(12, 3)), "12000", "12000", "0", "12000", `"12000"`},
		{"a quotient", kpi.Per(d("182"), d("200")), "0.91", "182", "200", "182/200", `{"num":"182","den":"200"}`},
		{"a third", kpi.Per(d("1"), d("3")), "0." + strings.Repeat("3", 24), "1", "3", "1/3", `{"num":"1","den":"3"}`},
		{"minus two thirds", kpi.Per(d("-2"), d("3")), "-0." + strings.Repeat("6", 23) + "7", "-2", "3", "-2/3", `{"num":"-2","den":"3"}`},
		{"a long quotient", kpi.Per(d("20000000"), d("3")), "6666666." + strings.Repeat("6", 22) + "7", "20000000", "3", "20000000/3",
			`{"num":"20000000","den":"3"}`},
		{"absent", kpi.Per(d("0"), d("0")), "", "0", "0", "0/0", `{"num":"0","den":"0"}`},
		{"no volume", kpi.Per(d("5"), d("0")), "", "5", "0", "5/0", `{"num":"5","den":"0"}`},
		{"negative volume", kpi.Per(d("5"), d("-1")), "", "5", "-1", "5/-1", `{"num":"5","den":"-1"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value, ok := tt.reading.Value()
			assert.Equal(t, tt.value != "", ok)
			if ok {
				assert.Equal(t, tt.value, exact.Text(value))
			}
			num, den, ok := tt.reading.Terms()
			assert.Equal(t, tt.num != "", ok)
			if ok {
				assert.Equal(t, tt.num, exact.Text(num))
				assert.Equal(t, tt.den, exact.Text(den))
			}
			assert.Equal(t, tt.text, tt.reading.String())
			writes(t, tt.written, tt.reading)
			back := kpi.Of(d("7"))
			require.NoError(t, json.Unmarshal([]byte(tt.written), &back))
			assert.True(t, tt.reading.Equal(back), "%s is read as %s", tt.written, back)
		})
	}
}

func TestReadingsThatAreEqual(t *testing.T) {
	apart := []kpi.Reading{
		{}, kpi.Of(d("0")), kpi.Of(d("5")), kpi.Per(d("5"), d("0")), kpi.Per(d("0"), d("0")),
		kpi.Per(d("1"), d("2")), kpi.Per(d("2"), d("4")), kpi.Of(d("0.5")), kpi.Of(gigabyte), kpi.Of(gigabyte.Neg()),
	}
	for i, a := range apart {
		for j, b := range apart {
			assert.Equal(t, i == j, a.Equal(b), "%s and %s", a, b)
		}
	}
	assert.True(t, kpi.Of(d("5.0")).Equal(kpi.Of(d("5"))))
	assert.True(t, kpi.Per(d("1.0"), d("2")).Equal(kpi.Per(d("1"), d("2.00"))))
}

func TestReadingsThatCannotBeUsed(t *testing.T) {
	for _, r := range []kpi.Reading{
		kpi.Per(digits31, d("1")), kpi.Per(d("1"), digits31), kpi.Per(gigabyte, d("1")), kpi.Per(d("1"), d("-2")),
	} {
		_, ok := r.Value()
		assert.False(t, ok, "%s", r)
		_, err := lead.Gauge(r, nil)
		assert.ErrorIs(t, err, kpi.ErrRange, "%s", r)
	}
	_, err := lead.Gauge(kpi.Of(gigabyte), nil)
	assert.ErrorIs(t, err, kpi.ErrRange)
	_, err = kpi.Of(gigabyte).MarshalJSON()
	assert.Error(t, err, "a number of a gigabyte is not written")
	_, err = kpi.Per(d("1"), gigabyte).MarshalJSON()
	assert.Error(t, err)
}

// readingsRefused are no readings, or not as MarshalJSON writes them.
var readingsRefused = map[string]string{
	"number":            `46.5`,
	"number in terms":   `{"num":182,"den":"200"}`,
	"boolean":           `true`,
	"array":             `["1","2"]`,
	"empty object":      `{}`,
	"no den":            `{"num":"182"}`,
	"no num":            `{"den":"200"}`,
	"null term":         `{"num":"182","den":null}`,
	"unknown key":       `{"num":"182","den":"200","unit":"h"}`,
	"duplicate key":     `{"num":"182","den":"200","num":"183"}`,
	"other case":        `{"Num":"182","Den":"200"}`,
	"exponent":          `"1e3"`,
	"plus":              `"+1"`,
	"leading zero":      `"01"`,
	"empty string":      `""`,
	"space in a number": `" 1"`,
	"words":             `"no data"`,
	"quotient in text":  `"182/200"`,
	"thirty-one digits": `"` + strings.Repeat("9", 31) + `"`,
	"a million digits":  `"` + strings.Repeat("9", 1_000_000) + `"`,
	"a million in den":  `{"num":"1","den":"` + strings.Repeat("9", 1_000_000) + `"}`,
	"trailing data":     `"1" "2"`,
	"two nulls":         `null null`,
	"half":              `{"num":"182"`,
	"nothing":           ``,
	"other space":       "\u00a0null",
}

func TestReadingJSONRefused(t *testing.T) {
	for name, text := range readingsRefused {
		t.Run(name, func(t *testing.T) {
			r := kpi.Of(d("7"))
			err := r.UnmarshalJSON([]byte(text))
			require.Error(t, err)
			assert.Less(t, len(err.Error()), 200)
			assert.Equal(t, "7", r.String(), "stays as it was")
			assert.Error(t, json.Unmarshal([]byte(text), &r))
		})
	}
}

func TestReadingJSONAllowsSpace(t *testing.T) {
	for text, want := range map[string]string{
		" \n\"46.50\"\t":                       "46.5",
		"\r\n{ \"den\" : \"2\",\"num\":\"1\"}": "1/2",
		" null ":                               "no data",
	} {
		r := kpi.Of(d("7"))
		require.NoError(t, r.UnmarshalJSON([]byte(text)))
		assert.Equal(t, want, r.String())
	}
}

func FuzzReadingJSON(f *testing.F) {
	for _, text := range readingsRefused {
		if len(text) < 100 {
			f.Add([]byte(text))
		}
	}
	for _, text := range []string{`null`, `"46.50"`, `{"num":"182","den":"200"}`, `{"num":"-0.1","den":"0"}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r kpi.Reading
		if r.UnmarshalJSON(data) != nil {
			return
		}
		require.True(t, json.Valid(data))
		written, err := r.MarshalJSON()
		require.NoError(t, err)
		var back kpi.Reading
		require.NoError(t, back.UnmarshalJSON(written))
		require.True(t, r.Equal(back))
		again, err := back.MarshalJSON()
		require.NoError(t, err)
		require.Equal(t, string(written), string(again))
	})
}
