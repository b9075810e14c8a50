package scenario

import (
	"strings"

	"github.com/kpichain/kpichain/internal/table"
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
	var out strings.Builder
	for line := range table.CSV(t.records(csvCell)) {
		out.WriteString(line)
	}
	return out.String()
}

// csvCell returns a cell that no spreadsheet runs.
func csvCell(cell string, number bool) string {
	if number {
		return cell
	}
	return table.Harmless(cell)
}
