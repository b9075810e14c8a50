package scenario

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kpichain/kpichain/internal/table"
)

// Markdown writes a table in GitHub's Markdown, a line for each row, lines ending in
// "\n": columns of numbers to the right, others to the left. A table without columns and
// cells is "".
//
// Text comes out as the text it is, whatever it holds: what Markdown or HTML would read
// in it (| \ ` * _ [ ] < > & and the like, and what makes an address of the web or of a person) is written as
// a character reference, such as &#124;. In a word an underscore stays, as it means
// nothing there. Spaces at the ends of a cell do not show. GitHub itself makes links of
// mentions and of numbers of issues in any text; that is no matter of Markdown.
func (t Table) Markdown() string {
	if t.width() == 0 {
		return ""
	}
	var out strings.Builder
	rule := true
	for record := range t.records(markdownCell) {
		for _, cell := range record {
			out.WriteString("| " + cell + " ")
		}
		out.WriteString("|\n")
		if rule {
			out.WriteString(t.rule())
			rule = false
		}
	}
	return out.String()
}

// rule returns the line under the names of the columns.
func (t Table) rule() string {
	var out strings.Builder
	for k := range t.width() {
		if t.isNumber(k) {
			out.WriteString("| --: ")
		} else {
			out.WriteString("| :-- ")
		}
	}
	return out.String() + "|\n"
}

// markdownCell returns a cell in which nothing means anything.
func markdownCell(cell string, number bool) string {
	if number {
		return cell
	}
	cell = strings.TrimSpace(table.OneLine(cell))
	var out strings.Builder
	before := ' '
	for at, r := range cell {
		after, _ := utf8.DecodeRuneInString(cell[at+utf8.RuneLen(r):])
		if speaks(before, r, after) {
			fmt.Fprintf(&out, "&#%d;", r)
		} else {
			out.WriteRune(r)
		}
		before = r
	}
	return out.String()
}

// speaks reports whether a character may mean something in a cell, between these two.
func speaks(before, r, after rune) bool {
	switch r {
	case '_': // within a word it does not
		return !alphanumeric(before) || !alphanumeric(after)
	case '.': // www. starts a web address
		return before == 'w' || before == 'W'
	}
	return strings.ContainsRune("|\\`*[]<>&~:$@", r)
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
