package scenario_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// markdownOf returns a text as Markdown has it in a cell.
func markdownOf(t *testing.T, text string) string {
	t.Helper()
	lines := strings.Split(tableOf(text).Markdown(), "\n")
	require.Len(t, lines, 4, "names, rule, row and the end of the last line")
	cell, ok := strings.CutPrefix(lines[2], "| ")
	require.True(t, ok)
	cell, ok = strings.CutSuffix(cell, " |")
	require.True(t, ok)
	return cell
}

// markdownText returns a text as a reader of the Markdown sees it. It fails where a
// character of the cell, references aside, means something to GitHub.
func markdownText(t *testing.T, text string) string {
	t.Helper()
	cell := markdownOf(t, text)
	bare := regexp.MustCompile(`&#\d+;`).ReplaceAllString(cell, "")
	assert.NotRegexp(t, "[|\\\\`*\\[\\]<>&~:$]", bare, "%q", cell)
	assert.NotRegexp(t, `(?i)www\.`, cell)
	assert.NotRegexp(t, `(^|[^\pL\p{Nd}])_|_([^\pL\p{Nd}]|$)`, cell, "an underscore at the edge of a word")
	return html.UnescapeString(cell)
}

func TestMarkdown(t *testing.T) {
	assert.Equal(t, `| place | -change | left |
| :-- | --: | --: |
| dock | -3.5 | 12 |
| -3.5 |  | 0.000000000000000000000001 |
| shelf | =1+1 | 1E5 |
| attic |  |  |
`, tableStock().Markdown())
}

func TestMarkdownText(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"plain", "Customer's order, 1st-time: right?", "Customer's order, 1st-time&#58; right?"},
		{"a pipe", "a|b", "a&#124;b"},
		{"a pipe after a backslash", `a\|b`, "a&#92;&#124;b"},
		{"HTML", "<b onclick='x'>&amp;", "&#60;b onclick='x'&#62;&#38;amp;"},
		{"lines", "a\nb\r\nc", "a b  c"},
		{"emphasis", "*a* _b_ ~~c~~", "&#42;a&#42; &#95;b&#95; &#126;&#126;c&#126;&#126;"},
		{"a word with an underscore", "no_data", "no_data"},
		{"underscores at an edge", "_a__b", "&#95;a&#95;&#95;b"},
		{"code", "`a`", "&#96;a&#96;"},
		{"a link", "[a](http://b)", "&#91;a&#93;(http&#58;//b)"},
		{"a web address", "www.b.nl", "www&#46;b.nl"},
		{"mathematics", "$x$", "&#36;x&#36;"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
		{"spaces around", " a ", "a"},
		{"a formula is text", "=1+1", "=1+1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, markdownOf(t, c.text))
			assert.Equal(t, strings.TrimSpace(tableShown(c.text)), markdownText(t, c.text))
		})
	}
}
