package scenario

import (
	"encoding/csv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSV writes a table as comma-separated values (RFC 4180) in UTF-8 without a byte order
// mark: the names of the columns, then a record for each row. Lines end in "\n", which
// every reader takes and which version control and Unix tools expect. A table without
// columns and cells is "".
//
// Numbers are written as they are. Text may come from anyone, and a spreadsheet runs a
// text that begins as a formula does; so, as OWASP advises against CSV injection, an
// apostrophe is put before a text, or a part of it after a semicolon (many a spreadsheet
// in Europe parts there), that begins with one of
//
//   - = + - @ and their full-width forms ＝ ＋ － ＠;
//   - these after spaces, quotes, apostrophes or characters that do not show.
//
// Tabs, carriage returns and other control characters are spaces by then. The names of
// columns are text. A program that needs the text as it was takes one apostrophe away
// from each part that begins with one and, looked at without it, begins as above: other
// apostrophes, as of 's-Hertogenbosch, are the text's own. What was marked is always a
// text; -3.5 without an apostrophe is always a number.
func (t Table) CSV() string {
	if t.width() == 0 {
		return ""
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	for record := range t.records(csvCell) {
		if len(record) == 1 && record[0] == "" {
			w.Flush()
			out.WriteString(`""` + "\n") // an empty line would be no record
			continue
		}
		_ = w.Write(record) // a Builder takes anything
	}
	w.Flush()
	return out.String()
}

// csvCell returns a cell that no spreadsheet runs.
func csvCell(cell string, number bool) string {
	if number {
		return cell
	}
	parts := strings.Split(oneLine(cell), ";")
	for k, part := range parts {
		if formula(part) {
			parts[k] = "'" + part
		}
	}
	return strings.Join(parts, ";")
}

// formula reports whether a spreadsheet might take a text for a formula.
func formula(text string) bool {
	text = strings.TrimLeftFunc(text, func(r rune) bool {
		return r == '\'' || r == '"' || unicode.IsSpace(r) || unicode.In(r, unseen()...)
	})
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("=+-@＝＋－＠", first)
}

// unseen returns the characters that do not show, and do not count as a beginning.
func unseen() []*unicode.RangeTable {
	return []*unicode.RangeTable{unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector,
		{R16: []unicode.Range16{{Lo: 0x2800, Hi: 0x2800, Stride: 1}}}} // a braille cell without dots
}
