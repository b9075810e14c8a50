package chain_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// model returns the JSON form of a model with these members beside the format.
func model(members string) string { return `{"format": "kpichain/1", ` + members + `}` }

// goalText returns the JSON form of a model with one goal, with these members
// beside its place.
func goalText(members string) string {
	return model(`"goals": [{"at": {"chain": "order"}, ` + members + `}]`)
}

// A badText is a text that is no JSON form of a model.
type badText struct {
	name, text string
	path, code string
	err        error
}

// badJSON returns a text for every code of the JSON form.
func badJSON() []badText {
	deep := func(open, end string) string { return strings.Repeat(open, 10_000) + strings.Repeat(end, 10_000) }
	million := strings.Repeat("9", 1_000_000)
	return []badText{
		{"nothing", "", "", "KM001", chain.ErrSyntax},
		{"null", "null", "", "KM001", chain.ErrSyntax},
		{"an array", "[]", "", "KM001", chain.ErrSyntax},
		{"cut off", `{"format": "kpichain/1", "kpis": [`, "kpis[0]", "KM001", chain.ErrSyntax},
		{"data after", model(`"kpis": []`) + " {}", "", "KM001", chain.ErrSyntax},
		{"unknown key", model(`"colour": "red"`), "colour", "KM001", chain.ErrSyntax},
		{"key in capitals", model(`"KPIs": []`), "KPIs", "KM001", chain.ErrSyntax},
		{"operators", model(`"operators": {}`), "operators", "KM001", chain.ErrSyntax},
		{"unknown key within", goalText(`"kpi": "lead", "aim": "1"`), "goals[0].aim", "KM001", chain.ErrSyntax},
		{"unknown key in a band", goalText(`"green": {"least": "1"}`), "goals[0].green.least", "KM001", chain.ErrSyntax},
		{"key twice", model(`"kpis": [], "kpis": []`), "kpis", "KM001", chain.ErrSyntax},
		{"key twice within", goalText(`"kpi": "a", "kpi": "a"`), "goals[0].kpi", "KM001", chain.ErrSyntax},
		{"share twice", goalText(`"weights": {"a b": "1", "a b": "1"}`), `goals[0].weights["a b"]`, "KM001", chain.ErrSyntax},
		{"object for an array", model(`"kpis": {}`), "kpis", "KM001", chain.ErrSyntax},
		{"null for an array", model(`"kpis": null`), "kpis", "KM001", chain.ErrSyntax},
		{"null for a number", goalText(`"target": null`), "goals[0].target", "KM001", chain.ErrSyntax},
		{"null for an end", goalText(`"green": {"min": null}`), "goals[0].green.min", "KM001", chain.ErrSyntax},
		{"number not quoted", goalText(`"target": 95`), "goals[0].target", "KM001", chain.ErrSyntax},
		{"exponent not quoted", goalText(`"target": 1e9999`), "goals[0].target", "KM001", chain.ErrSyntax},
		{"fraction for a whole number", model(`"min_group": 1.5`), "min_group", "KM001", chain.ErrSyntax},
		{"not UTF-8", model(`"goals": [{"kpi": "` + "\xff" + `"}]`), "", "KM001", chain.ErrSyntax},
		{"half a surrogate", goalText(`"kpi": "\ud800"`), "goals[0].kpi", "KM001", chain.ErrSyntax},
		{"deep arrays", deep("[", "]"), "", "KM001", chain.ErrSyntax},
		{"deep objects", model(`"goals": [{"at": ` + deep(`{"at":`, "}") + `}]`), "goals[0].at.at", "KM001", chain.ErrSyntax},

		{"no format", `{"kpis": [], "steps": [], "chains": []}`, "format", "KM002", chain.ErrSyntax},
		{"another format", `{"kpis": [], "format": "kpichain/2"}`, "format", "KM002", chain.ErrSyntax},
		{"format in capitals", `{"format": "KPIchain/1"}`, "format", "KM002", chain.ErrSyntax},

		{"exponent", goalText(`"target": "1e9999"`), "goals[0].target", "KM003", kpi.ErrRange},
		{"plus", goalText(`"amber": {"max": "+1"}`), "goals[0].amber.max", "KM003", kpi.ErrRange},
		{"percent", goalText(`"target": "95%"`), "goals[0].target", "KM003", kpi.ErrRange},
		{"31 digits", goalText(`"target": "` + million[:31] + `"`), "goals[0].target", "KM003", kpi.ErrRange},
		{"a million digits", goalText(`"target": "` + million + `"`), "goals[0].target", "KM003", kpi.ErrRange},
		{"a million digits not quoted", goalText(`"target": ` + million), "goals[0].target", "KM001", chain.ErrSyntax},
		{"share", goalText(`"weights": {"a": "1", "b": "much"}`), "goals[0].weights.b", "KM003", kpi.ErrRange},

		{"unknown level", goalText(`"depth": "floor"`), "goals[0].depth", "KM004", chain.ErrUnknown},
		{"unknown direction", model(`"kpis": [{"id": "a", "better": "up"}]`), "kpis[0].better", "KM004", kpi.ErrRange},
	}
}

func TestDecodeBadJSON(t *testing.T) {
	for _, test := range badJSON() {
		t.Run(test.name, func(t *testing.T) {
			m, err := chain.Decode([]byte(test.text))
			assert.Equal(t, chain.Model{}, m, "nothing half-built")
			bad := problems(t, err)
			require.NotEmpty(t, bad)
			got := badText{test.name, test.text, bad[0].Path, bad[0].Code, bad[0].Err}
			assert.Equal(t, test, got)
			assert.NotEmpty(t, bad[0].Reason)
			assert.Less(t, len(bad[0].Reason), 200)
			assert.ErrorIs(t, err, test.err)
		})
	}
}

// All problems of a text are reported, and a format that is not ours before all
// others, for it may be their cause.
func TestDecodeAllProblems(t *testing.T) {
	paths := func(text string) (all []string) {
		_, err := chain.Decode([]byte(text))
		for _, p := range problems(t, err) {
			all = append(all, p.Path)
		}
		return all
	}
	const wrong = `"kpis": [{"id": "a", "colour": "red"}], "goals": [{"target": 95, "depth": "floor"}]`
	rest := []string{"kpis[0].colour", "goals[0].target", "goals[0].depth"}
	assert.Equal(t, rest, paths(model(wrong)))
	assert.Equal(t, append([]string{"format"}, rest...), paths(`{`+wrong+`}`))
	assert.Equal(t, append([]string{"format"}, rest...), paths(`{`+wrong+`, "format": "kpichain/2"}`))
	assert.Equal(t, []string{""}, paths(`{} {}`)[1:], "no format, and data after")
}

func TestDecode(t *testing.T) {
	got, err := chain.Decode([]byte(model(`
		"kpis": [{"id": "right", "unit": "%", "decimals": 3, "along": "product"}],
		"steps": [{"id": "answer"}, {"id": "solve", "handover": true}],
		"chains": [{"id": "call", "links": [{"step": "answer"}, {"step": "solve", "passes": "0.30"}]}],
		"goals": [{"at": {"chain": "call"}, "kpi": "right", "target": "0.95", "amber": {"min": "0.9"}, "depth": "teams"}]`)))
	require.NoError(t, err)
	want := chain.Model{
		Format: chain.Format,
		KPIs:   []kpi.Indicator{{ID: "right", Unit: kpi.Percent, Decimals: 3, Along: kpi.Product}},
		Steps:  []chain.Step{{ID: "answer"}, {ID: "solve", Handover: true}},
		Chains: []chain.Chain{{ID: "call", Links: []chain.Link{{Step: "answer"}, {Step: "solve", Passes: num("0.30")}}}},
		Goals: []chain.Goal{{At: chain.Whole("call"), KPI: "right", Target: num("0.95"),
			Amber: kpi.AtLeast(num("0.9")), Depth: chain.Teams}},
	}
	assert.Equal(t, string(marshal(t, want)), string(marshal(t, got)))
	assert.Equal(t, "0.3", got.Chains[0].Links[1].Passes.String())
	assert.Empty(t, problems(t, chain.Validate(got)))
}

// The two problems that the library's own example shows, word by word.
func TestDecodeThenNewPlan(t *testing.T) {
	m, err := chain.Decode([]byte(`{
		"format": "kpichain/1",
		"kpis": [{"id": "right", "unit": "%", "decimals": 3, "along": "product"}],
		"steps": [{"id": "answer"}, {"id": "solve"}],
		"chains": [{"id": "call", "question": "Can you help me?", "links": [{"step": "answer"}, {"step": "solve", "after": ["bill"]}]}],
		"goals": [{"at": {"chain": "call"}, "kpi": "right", "target": "95"}]
	}`))
	require.NoError(t, err)
	_, err = chain.NewPlan(m)
	assert.Equal(t, []chain.Problem{
		{Path: "chains[0].links[1].after[0]", Code: "KM204", Reason: `no earlier step "bill"`, Err: chain.ErrUnknown},
		{Path: "goals[0].target", Code: "KM508", Reason: "95 is not a fraction in 0..1, as rule product needs", Err: kpi.ErrRange},
	}, problems(t, err))
}

// BenchmarkDecodeMillionDigits shows what it costs to refuse a number by its
// length.
func BenchmarkDecodeMillionDigits(b *testing.B) {
	text := []byte(goalText(`"target": "` + strings.Repeat("9", 1_000_000) + `"`))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := chain.Decode(text); err == nil {
			b.Fatal("no error")
		}
	}
}
