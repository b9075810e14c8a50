package picture_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/picture"
)

// The statements that a diagram has, one on a line, and no other. What stands in
// quotes cannot end them, nor be anything but text.
var (
	inMermaid = regexp.MustCompile(`^(flowchart TD|  accTitle: [^\x00-\x1f"'<>&\[\]{}()|\\` + "`" + `%:$*_~^=!?/.+@-]+|` +
		`  n\d+(\(\[L\]\)|\[L\]|\{\{L\}\}|\{L\})|  n\d+ -->(\|L\|)? n\d+)$`)
	labelMermaid = regexp.MustCompile(`"([0-9A-Za-z ,]|[^\x00-\x7f]|#\d+;|\\n)+"`)
	inDOT        = regexp.MustCompile(`^(digraph \{|\}|  graph \[[a-zA-Z=, ]*fontname=L, label=L\]|  (node|edge) \[[a-z=, ]*fontname=L\]|` +
		`  n\d+ \[[a-z=, ]*label=L\]|  n\d+ -> n\d+ \[[a-z=, ]*label=L\])$`)
	labelDOT = regexp.MustCompile(`"([^"\\&\x00-\x1f]|&amp;|\\\\|\\"|\\n)+"`)
)

// wellFormed holds that every line of a diagram is a statement of it, and that all that
// is in it can be seen.
func wellFormed(t *testing.T, text string, label, statement *regexp.Regexp) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		require.Regexp(t, statement, label.ReplaceAllString(line, "L"), "%q", line)
		for _, r := range line {
			require.True(t, unicode.IsPrint(r), "%q in %q", r, line)
		}
	}
}

func FuzzMermaid(f *testing.F) {
	for _, text := range append(hostile(), "") {
		f.Add(text)
	}
	entity := regexp.MustCompile(`#(\d+);`)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := picture.Mermaid(named(text), text, picture.Options{})
		require.NoError(t, err)
		wellFormed(t, got, labelMermaid, inMermaid)
		first := strings.TrimSuffix(strings.TrimPrefix(strings.Split(got, "\n")[2], `  n1(["`), `"])`)
		want := strings.NewReplacer("ﬂ°", "fl°", "¶ß", "¶ ß").Replace(seen(text))
		assert.Equal(t, want, html.UnescapeString(entity.ReplaceAllString(first, "&#$1;")))
		assert.Equal(t, got, again(t, text), "the same model gives the same text")
	})
}

func again(t *testing.T, text string) string {
	t.Helper()
	got, err := picture.Mermaid(named(text), text, picture.Options{})
	require.NoError(t, err)
	return got
}

func FuzzDOT(f *testing.F) {
	for _, text := range append(hostile(), "") {
		f.Add(text)
	}
	plain := strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, " ", "&amp;", "&")
	f.Fuzz(func(t *testing.T, text string) {
		got := picture.DOT(named(text), picture.Options{})
		wellFormed(t, got, labelDOT, inDOT)
		first := strings.TrimSuffix(strings.TrimPrefix(strings.Split(got, "\n")[4], `  n1 [style=bold, label="`), `"]`)
		assert.Equal(t, seen(text), plain.Replace(first))
		assert.Equal(t, got, picture.DOT(named(text), picture.Options{}), "the same model gives the same text")
	})
}

// FuzzTextOfModel draws what any bytes decode to, valid or not.
func FuzzTextOfModel(f *testing.F) {
	f.Add([]byte(`{"format":"kpichain/1","kpis":[{"id":"k","along":"sum"}],"steps":[{"id":"s","by":[{"unit":"u"}]}],` +
		`"chains":[{"id":"c","links":[{"step":"s","choice":"x","passes":"0.5"},{"step":"t","after":["s"]}]}],` +
		`"units":[{"id":"u","parent":"u"}],"goals":[{"at":{"chain":"c"},"kpi":"k","target":"1","weights":{"s":"1"}}],` +
		`"influences":[{"from":"k","to":"l","effect":"-0.5"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := chain.Decode(data)
		if err != nil {
			return
		}
		wellFormed(t, picture.DOT(m, picture.Options{}), labelDOT, inDOT)
		for _, c := range m.Chains {
			got, err := picture.Mermaid(m, c.ID, picture.Options{})
			require.NoError(t, err)
			wellFormed(t, got, labelMermaid, inMermaid)
		}
	})
}
