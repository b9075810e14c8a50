package chain_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// marshal returns the JSON form of a value.
func marshal(t testing.TB, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return text
}

// full is a model with every field of every type set.
func full() chain.Model {
	m := shop()
	m.Steps[1].Needs = []string{"forklift"}
	m.Steps[1].By[0].Weight, m.Steps[1].By[0].KPIs = num("2.50"), []string{"lead", "right"}
	m.Steps[1].By = append(m.Steps[1].By, chain.Assignment{Unit: "day", Person: "p1"})
	m.Chains[0].Volume = num("1000")
	m.Chains[0].Links[1].Choice, m.Chains[0].Links[1].Passes = "way", num("0.4")
	m.Members[0].Can = []string{"forklift"}
	m.Goals[0].Craft = true
	m.KPIs[0].Domain, m.KPIs[0].Serves = kpi.AtLeast(num("0")), kpi.Customer
	return m
}

func TestJSONRoundTrip(t *testing.T) {
	for name, m := range map[string]chain.Model{
		"shop": shop(), "full": full(), "nothing": {Format: chain.Format},
	} {
		t.Run(name, func(t *testing.T) {
			text := marshal(t, m)
			back, err := chain.Decode(text)
			require.NoError(t, err)
			assert.Equal(t, string(text), string(marshal(t, back)))

			var read chain.Model
			require.NoError(t, json.Unmarshal(text, &read))
			assert.Equal(t, string(text), string(marshal(t, read)))
		})
	}
}

// The JSON form of every type, each field in it, whatever the host set in package
// decimal.
func TestJSONForms(t *testing.T) {
	forms := jsonForms()
	flipDecimalGlobals(t)
	for _, form := range forms {
		assert.Equal(t, form.want, string(marshal(t, form.value)))
	}
}

// A jsonForm is a value and its JSON form.
type jsonForm struct {
	value any
	want  string
}

// jsonForms returns values of every type.
func jsonForms() []jsonForm {
	m := full()
	return []jsonForm{
		{chain.Model{}, `{"format":"kpichain/1","kpis":[],"steps":[],"chains":[]}`},
		{chain.Step{ID: "pay"}, `{"id":"pay"}`},
		{m.Steps[1], `{"id":"pick","by":[{"unit":"logistics","weight":"2.5","kpis":["lead","right"]},` +
			`{"unit":"day","person":"p1"}],"needs":["forklift"]}`},
		{m.Steps[3], `{"id":"dock","name":"Waiting for the van","handover":true,"kpis":["lead"]}`},
		{chain.Chain{ID: "order", Volume: num("10")}, `{"id":"order","volume":"10","links":[]}`},
		{m.Chains[0].Links[1], `{"step":"pick","after":["sell"],"passes":"0.4","choice":"way"}`},
		{m.Units[4], `{"id":"day","parent":"logistics"}`},
		{m.Members[0], `{"person":"p1","unit":"day","can":["forklift"]}`},
		{m.Members[5], `{"person":"p3","unit":"night","weight":"0.5"}`},
		{m.Goals[0], `{"at":{"chain":"order"},"kpi":"happy","target":"0.9","amber":{"min":"0.85"},"craft":true}`},
		{m.Goals[2], `{"at":{"chain":"order"},"kpi":"right","target":"0.9","amber":{"min":"0.85"},"depth":"teams"}`},
		{chain.Goal{Weights: map[string]decimal.Decimal{"b": num("0"), "a": num("1.0")}},
			`{"at":{},"kpi":"","target":"0","weights":{"a":"1","b":"0"}}`},
		{m.Influences[1], `{"from":"right","to":"happy","effect":"0.6",` +
			`"curve":[{"from":"0.8","to":"0.7"},{"from":"0.9","to":"0.85"}]}`},
		{chain.Point{From: num("-1")}, `{"from":"-1","to":"0"}`},
		{chain.Measurement{At: chain.At("pick").By("day"), KPI: "lead", Reading: kpi.Per(num("1"), num("2"))},
			`{"at":{"step":"pick","unit":"day"},"kpi":"lead","reading":{"num":"1","den":"2"}}`},
	}
}

// What the host sets in package decimal changes no byte, in either direction.
func TestJSONIgnoresDecimalGlobals(t *testing.T) {
	m := full()
	want := marshal(t, m)
	flipDecimalGlobals(t)
	assert.Equal(t, string(want), string(marshal(t, m)))
	_, err := chain.Decode(want)
	assert.NoError(t, err)
}

// flipDecimalGlobals sets package decimal's variables for JSON to other values,
// for the length of a test.
func flipDecimalGlobals(t *testing.T) {
	quoted, places := decimal.MarshalJSONWithoutQuotes, decimal.MaxDecodeExponent
	t.Cleanup(func() { decimal.MarshalJSONWithoutQuotes, decimal.MaxDecodeExponent = quoted, places })
	decimal.MarshalJSONWithoutQuotes, decimal.MaxDecodeExponent = !quoted, 0
}

// Reading one part is as strict as reading a model, and leaves it as it was on an
// error.
func TestUnmarshalIsStrict(t *testing.T) {
	const text = `{"colour": "red"}`
	for name, read := range map[string]func() (before, after any, err error){
		"model":       strictly(chain.Model{MinGroup: 1}, text),
		"step":        strictly(chain.Step{ID: "a"}, text),
		"chain":       strictly(chain.Chain{ID: "a"}, text),
		"link":        strictly(chain.Link{Step: "a"}, text),
		"assignment":  strictly(chain.Assignment{Unit: "a"}, text),
		"member":      strictly(chain.Member{Person: "a"}, text),
		"goal":        strictly(chain.Goal{KPI: "a"}, text),
		"influence":   strictly(chain.Influence{From: "a"}, text),
		"point":       strictly(chain.Point{From: num("1")}, text),
		"measurement": strictly(chain.Measurement{KPI: "a"}, text),
		"number":      strictly(chain.Point{From: num("1")}, `{"from": 2}`),
		"null":        strictly(chain.Measurement{KPI: "a"}, `{"at": {}, "kpi": null, "reading": null}`),
	} {
		t.Run(name, func(t *testing.T) {
			before, after, err := read()
			assert.ErrorIs(t, err, chain.ErrSyntax)
			assert.Len(t, problems(t, err), 1)
			assert.Equal(t, before, after)
		})
	}
}

// strictly reads a text into a value of a type, by encoding/json.
func strictly[T any](value T, text string) func() (before, after any, err error) {
	return func() (any, any, error) {
		after := value
		err := json.Unmarshal([]byte(text), &after)
		return value, after, err
	}
}

// A value that cannot be written is an error, not other text.
func TestMarshalRefuses(t *testing.T) {
	for name, value := range map[string]any{
		"text that is not UTF-8": chain.Step{Name: "\xff"},
		"unknown level":          chain.Goal{Depth: 9},
		"number without end":     chain.Point{From: decimal.New(1, 1_000_000)},
	} {
		_, err := json.Marshal(value)
		assert.Error(t, err, name)
	}
}
