package scenario_test

import (
	"encoding/csv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// csvOf returns a text as CSV has it in a cell.
func csvOf(t *testing.T, text string) string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(tableOf(text).CSV())).ReadAll()
	require.NoError(t, err)
	require.Len(t, records, 2)
	require.Len(t, records[1], 1)
	return records[1][0]
}

// csvBegins reports whether a text begins as a formula may: the comment of CSV, in other
// words.
func csvBegins(text string) bool {
	for _, r := range text {
		switch {
		case strings.ContainsRune("=+-@", r) || r == 0xff1d || r == 0xff0b || r == 0xff0d || r == 0xff20:
			return true
		case r != '\'' && r != '"' && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r):
			return false
		}
	}
	return false
}

// csvUnmarked takes away what CSV put before a text, as its comment tells programs to.
func csvUnmarked(cell string) string {
	parts := strings.Split(cell, ";")
	for k, part := range parts {
		if rest, marked := strings.CutPrefix(part, "'"); marked && csvBegins(rest) {
			parts[k] = rest
		}
	}
	return strings.Join(parts, ";")
}

// tableShown is what a table shows of a text: all of it, on one line.
func tableShown(text string) string {
	var out strings.Builder
	for _, r := range text {
		if r < ' ' || 0x7f <= r && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			r = ' '
		}
		out.WriteRune(r) // U+FFFD for a byte that is not UTF-8
	}
	return out.String()
}

func TestCSV(t *testing.T) {
	assert.Equal(t, `place,'-change,left
dock,-3.5,12
'-3.5,,0.000000000000000000000001
shelf,'=1+1,1E5
attic,,
`, tableStock().CSV())
}

func TestCSVText(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"plain", "dock", "dock"},
		{"letters of any kind", "café 東", "café 東"},
		{"a formula", "=1+1", "'=1+1"},
		{"plus", "+31 20", "'+31 20"},
		{"minus", "-1", "'-1"},
		{"at", "@SUM(1)", "'@SUM(1)"},
		{"full width equals", "＝1", "'＝1"},
		{"full width plus", "＋1", "'＋1"},
		{"full width minus", "－1", "'－1"},
		{"full width at", "＠SUM(1)", "'＠SUM(1)"},
		{"after spaces", "  =1", "'  =1"},
		{"after a tab", "\t=1", "' =1"},
		{"after a carriage return", "\r=1", "' =1"},
		{"after a byte order mark", "\ufeff=1", "'\ufeff=1"},
		{"after a quotation mark", `"=1`, `'"=1`},
		{"after a semicolon", "a;=1;b; @c", "a;'=1;b;' @c"},
		{"only a sign", "-", "'-"},
		{"a sign inside", "a=1", "a=1"},
		{"an apostrophe of its own", "'s-Hertogenbosch", "'s-Hertogenbosch"},
		{"marked already", "'=1", "''=1"},
		{"a tab and nothing else", "\t", " "},
		{"lines", "a\r\nb", "a  b"},
		{"a null character", "a\x00b", "a b"},
		{"not UTF-8", "a\xff\xfeb", "a\ufffd\ufffdb"},
		{"a comma", "a,b", "a,b"},
		{"quotation marks", `a "b"`, `a "b"`},
		{"empty", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, csvOf(t, c.text))
			assert.Equal(t, tableShown(c.text), csvUnmarked(c.want))
		})
	}
}

// A cell of a column of numbers that is none is a text.
func TestCSVNumbersAreNumbers(t *testing.T) {
	table := tableStock()
	long := strings.Repeat("1234567890", 5)
	for _, c := range []struct{ cell, want string }{
		{"-3.5", "-3.5"}, {"0", "0"}, {long, long},
		{"-0.5", "-0.5"}, {"", ""},
		{"-", "'-"}, {"-.5", "'-.5"}, {"-5.", "'-5."}, {"--5", "'--5"}, {"+5", "'+5"}, {"-1.2.3", "'-1.2.3"},
		{"-5 ", "'-5 "}, {"-1e5", "'-1e5"}, {"-1-1", "'-1-1"}, {"-５", "'-５"},
	} {
		table.Rows = [][]string{{"", c.cell, ""}}
		assert.Equal(t, "place,'-change,left\n,"+c.want+",\n", table.CSV(), "%q", c.cell)
	}
}

func FuzzTable(f *testing.F) {
	for _, text := range []string{"", "dock", "=1", "'=1", "''", "a;=1", "\t\r\n", "a|b\\|", "<b>&amp;", "_a_b_",
		"\xff", "\u2028", "www.a.b", "; ;'"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := csvOf(t, text)
		assert.Equal(t, tableShown(text), csvUnmarked(cell))
		for _, part := range strings.Split(cell, ";") {
			assert.True(t, !csvBegins(part) || part[0] == '\'', "%q might be run", part)
		}
		assert.True(t, utf8.ValidString(cell))
		assert.Equal(t, 2, strings.Count(tableOf(text).CSV(), "\n"))
		assert.Equal(t, strings.TrimSpace(tableShown(text)), markdownText(t, text))
	})
}
