package picture_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// d makes decimals bearable in models written by hand.
var d = decimal.RequireFromString

// hostile returns names that mean something elsewhere: to HTML, a script, a
// spreadsheet, a diagram, Markdown, a formula, or a reader's eyes.
func hostile() []string {
	return []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `<svg/onload=alert(1)>`, `<b>bold</b><br>`,
		`javascript:alert(1)`, `</svg></style><a href="javascript:alert(1)">x</a>`, `{{constructor.constructor("x")()}}`,
		`"]-->`, `"]; n1 --> n2`, `]`, `["`, `)`, `((`, `|x|`, `"`, `""`, `'`, "`", "`x`", "\"`x`\"", `\`, `\\`, `\"`, `x\`,
		`\N`, `\G \E \T \H \L`, `\n`, `a\lb\rc`, `a\nb`, `<f0> left|<f1> right`, `<<b>x</b>>`, `n1`, `n1:n:s`,
		"line\nbreak", "tab\tstop", "cr\r\nlf", "nul\x00bell\x07esc\x1b[31m", "\x7f\u0080\u009f", "bad \xff\xfe utf-8", "\xed\xa0\x80",
		"\u202Eright to left\u202C", "\u2066isolate\u2069", "\u200Fmark\u200E", "\uFEFFbom\u200Bzero", "\u2028line\u2029paragraph",
		`=1+1`, `+1`, `-1`, `@SUM(A1)`, `=HYPERLINK("http://example.com")`, `%%`, `%% comment`, `%%{init: {"theme":"dark"}}%%`,
		`end`, `END`, `subgraph x`, `graph TD`, `flowchart LR`, `click n1 "javascript:alert(1)"`, `click n1 call f()`,
		`style n1 fill:#f00;`, `style: a#b;`, `classDef x fill:#fff;`, `class n1 x`, `linkStyle 0 stroke:#f00`, `accTitle: x`, `accDescr { x }`,
		`digraph { a -> b }`, `strict`, `node [label=x]`, `// comment`, `/* comment */`, `# comment`, `#`, `#35;`, `#quot;`, `#lt;b#gt;`,
		`&lt;script&gt;`, `&#60;b&#62;`, `&amp;amp;`, `&`, `;`, "ﬂ°°60¶ßbﬂ°°62¶ß", "ﬂ°lt¶ß", "ﬂ ° ¶ ß",
		`# Head`, `1. one`, `2) two`, `- item`, `* item`, `+ item`, `> quote`, `**bold** _it_ ~~no~~`, `__x__`, `*x*`, `[a](http://b.c)`, `![a](b.png)`,
		`http://example.com`, `www.example.com`, `a@example.com`, `<http://example.com>`, `|a|b|`, `---`, `***`, `===`, `a  b`, "    code",
		`$$x^2$$`, `$x$`, `\(x\)`, `fa:fa-car`, `:::warning`, `@{ shape: rect }`, `n1@{ icon: "x" }`, `~~~`, `==>`, `x--y`, `o--o`, `<-->`,
		`null`, `undefined`, `__proto__`, `constructor`, `toString`, `true`, `0`, `١٢٣`, `עברית`, `العربية (x)`, `日本語`, `é`, "e\u0301", `👩‍👩‍👧`, `ß°`,
		`</style></title><script>alert(1)</script>`, `' onload='x`, `]]>`, `<!-- `, `%s %d %!`, `{{.Name}} ${x}`, `var(--x)`,
		`مرحبا · 漢字漢字`, `http://example.org/a?b=c&d`, strings.Repeat("long", 500),
		strings.Repeat("long ", 60), strings.Repeat("x", 300),
	}
}

// seen returns the first of the texts of which there is something left to see, in one
// line, and "?" if there is none.
func seen(texts ...string) string {
	for _, text := range texts {
		words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || !unicode.IsPrint(r) })
		if text = string([]rune(strings.Join(words, " "))); text != "" {
			return text
		}
	}
	return "?"
}

// named returns a model with one text in every place that has one. It is valid where
// the text is an ID.
func named(text string) chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: text, Name: text, Unit: text, Along: kpi.Sum},
			{ID: text + "2", Name: text, Unit: text},
		},
		Units:   []chain.Unit{{ID: text, Name: text}},
		Members: []chain.Member{{Person: text, Unit: text, Can: []string{text}}},
		Steps: []chain.Step{
			{ID: text, Name: text, By: []chain.Assignment{{Unit: text}}, Needs: []string{text}},
			{ID: text + "2", Name: text, Handover: true},
			{ID: text + "3", Name: text},
		},
		Chains: []chain.Chain{{ID: text, Name: text, Question: text, Satisfaction: text + "2", Owner: text,
			Links: []chain.Link{{Step: text}, {Step: text + "2"}, {Step: text + "3", Choice: text, Passes: d("0.25")}}}},
		Goals: []chain.Goal{
			{At: chain.Whole(text), KPI: text, Target: d("5")},
			{At: chain.At(text).By(text), KPI: text + "2", Target: d("5")},
			{At: chain.Place{Unit: text}, KPI: text + "2", Target: d("5")},
		},
		Influences: []chain.Influence{{From: text, To: text + "2", Effect: d("0.5"), Because: text}},
	}
}

// TestNamed holds that the hostile model is a model: nothing but the texts is wrong
// with it.
func TestNamed(t *testing.T) {
	_, err := chain.NewPlan(named("text"))
	require.NoError(t, err)
}
