package kpi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// second is the error of a call.
func second[T any](_ T, err error) error { return err }

// TestErrorTexts pins what people read: where, what and why, in one sentence each,
// and in the order of the fields.
func TestErrorTexts(t *testing.T) {
	gauge := func(i kpi.Indicator, r kpi.Reading, goal *kpi.Thresholds) error {
		_, err := i.Gauge(r, goal)
		return err
	}
	unmarshal := func(into interface{ UnmarshalJSON([]byte) error }, text string) error {
		return into.UnmarshalJSON([]byte(text))
	}
	_, noText := kpi.Status(7).MarshalText()
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"every problem of an indicator", kpi.Indicator{
			Name: "\xff", Unit: "\xfe", Decimals: 12, Better: 7, Serves: 9, Along: "a\tb", Across: kpi.Mean, Over: kpi.Path,
			Domain: kpi.Between(d("5"), d("4")), Coverage: d("95")}.Valid(),
			`id: an ID is not empty
name: text is valid UTF-8: "\xff"
unit: text is valid UTF-8: "\xfe"
decimals: 12 is outside 0 to 9
better: Direction(7) does not exist
serves: Interest(9) does not exist
along: the name of a rule has no control characters: "a\tb"
across: rule mean does not group, so the value would depend on the organisation chart
over: rule path does not compose periods
domain: 5 to 4 holds nothing
coverage: 95 is not a fraction in 0..1`},
		{"a domain that a rule excludes", kpi.Indicator{ID: "x", Along: kpi.Product, Domain: kpi.AtLeast(d("5"))}.Valid(),
			"domain: at least 5 is nowhere a fraction in 0..1, as rule product needs"},
		{"long numbers of an indicator", kpi.Indicator{ID: "x", Domain: kpi.AtLeast(gigabyte), Coverage: gigabyte}.Valid(),
			"domain: an end has more than 30 digits\ncoverage: more than 30 digits"},
		{"every problem of a scorecard", kpi.Scorecard{
			Items: []kpi.Item{{Weight: d("-1")}, {KPI: "a"}, {KPI: "a", Weight: gigabyte}}, Green: d("101"), Amber: d("102")}.Valid(),
			`items[0].kpi: an ID is not empty
items[0].weight: -1 is less than zero
items[2].weight: more than 30 digits
items[2].kpi: "a" is item 1 already
green: 101 is more than 100, the highest score
amber: 102 is more than green, which is 101`},
		{"a goal out of order", gauge(lead, kpi.Reading{}, &kpi.Thresholds{Target: d("25"), Green: kpi.AtMost(d("20"))}),
			`kpi "lead": goal: target 25 lies outside green, which is at most 20`},
		{"a long target", gauge(lead, kpi.Reading{}, &kpi.Thresholds{Target: gigabyte}), `kpi "lead": goal: target: more than 30 digits`},
		{"a long band", gauge(lead, kpi.Reading{}, &kpi.Thresholds{Amber: kpi.AtMost(gigabyte)}),
			`kpi "lead": goal: amber: an end has more than 30 digits`},
		{"a reading that merges with none", second(mergedBy(kpi.Mean).Partial(of("1"))),
			`kpi "x": across: readings merge by sum, total, product, min, max or ratio, and not by "mean"`},
		{"a reading without volume to merge", second(right.Partial(of("0.95"))),
			`kpi "right": reading 0.95 has no volume to be pooled by: give its terms, as Per`},
		{"a reading to merge outside its domain", second(mergedBy(kpi.Product).Partial(of("95"))),
			`kpi "x": reading 95 is outside its domain`},
		{"bytes of a later version", new(kpi.Partial).UnmarshalBinary([]byte("\x02\x00")), "version 2 of a partial is not known"},
		{"bytes of no ID", new(kpi.Partial).UnmarshalBinary([]byte("\x01\x01\x01\x01\n")),
			`a partial: an ID has no control characters: "\n"`},
		{"a negative volume", gauge(right, kpi.Per(d("1"), d("-2")), nil), `kpi "right": reading 1/-2: a volume is not negative`},
		{"a long reading", gauge(right, kpi.Of(gigabyte), nil), `kpi "right": reading (more than 1000 digits): more than 30 digits`},
		{"a very long quotient", gauge(right, kpi.Per(d(strings.Repeat("9", 70)), d("1")), nil),
			`kpi "right": reading ` + strings.Repeat("9", 70) + `/1: more than 30 digits`},
		{"a quotient longer than that", gauge(right, kpi.Per(d(strings.Repeat("9", 90)), d("1")), nil),
			`kpi "right": reading ` + strings.Repeat("9", 80) + `...: more than 30 digits`},
		{"a bare number", unmarshal(&kpi.Reading{}, `46.5`), `want a string such as "95", not a number`},
		{"half a quotient", unmarshal(&kpi.Reading{}, `{"num":"1"}`), `a quotient has both "num" and "den", as strings`},
		{"a number in a band", unmarshal(&kpi.Band{}, `{"min":0.94}`), `min: want a string such as "95", not a number`},
		{"an unknown word", unmarshal(&kpi.Indicator{}, `{"id":"x","better":"up"}`),
			`better: "up" is no Direction: want one of ["higher" "lower" "near"]`},
		{"a status without a text", noText, "Status(7) has no text"},
		{"sentinel", kpi.ErrRange, "kpi: out of range"},
		{"sentinel", kpi.ErrRule, "kpi: rule"},
		{"sentinel", kpi.ErrParts, "kpi: parts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.EqualError(t, tt.err, tt.want) })
	}
}
