package scenario

import (
	"iter"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/table"
	"github.com/kpichain/kpichain/kpi"
)

// A Table is what a researcher prints, or hands to a spreadsheet, R or pandas (tabel).
// It is plain data; [Tabulate] and [Sweep] make tables, and so may anyone. The zero value
// is an empty table.
//
// All cells of a column are of one kind, as in a data frame. In a column of numbers a
// cell is an exact number, written in full: digits, a point only before decimals, a minus
// sign, no exponent, no separator of thousands; or empty, for no value. In any other it
// is text. A cell among the numbers that is not one is taken for text, so that no table
// can pass a text off as a number.
//
// [Table.CSV] and [Table.Markdown] write tables as long and as wide as their longest row
// and their columns: what is missing is empty, and nothing is left out. Both keep a row
// on one line: control characters and Unicode's line and paragraph separators become a
// space, each byte that is not valid UTF-8 becomes U+FFFD. The IDs of a plan have no
// control characters; names may. All else comes out as it is.
type Table struct {
	Columns []Column   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// A Column says what a column of a [Table] holds. The zero value is a column of text
// without a name.
type Column struct {
	Name string `json:"name"`
	// Number: its cells are numbers.
	Number bool `json:"number,omitempty"`
}

// MarshalJSON writes the fields, numbers as strings. It fails for text that is not valid
// UTF-8.
func (t Table) MarshalJSON() ([]byte, error) { return jsonx.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, t stays as it was.
func (t *Table) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, t) }

// texts returns columns of text.
func texts(names ...string) []Column { return columns(names, false) }

// numbers returns columns of numbers.
func numbers(names ...string) []Column { return columns(names, true) }

func columns(names []string, number bool) []Column {
	list := make([]Column, len(names))
	for k, name := range names {
		list[k] = Column{Name: name, Number: number}
	}
	return list
}

// numberCell returns the cell of a number; empty where there is none.
func numberCell(d decimal.Decimal, ok bool) string {
	if !ok {
		return ""
	}
	return exact.Text(d)
}

// valueCell returns the cell of a reading's value; empty where there is none.
func valueCell(r kpi.Reading) string { return numberCell(r.Value()) }

// records yields the names of the columns and then the rows, all of one length and
// written by write, which is told what is a number. What it yields is good until the
// next.
func (t Table) records(write func(cell string, number bool) string) iter.Seq[[]string] {
	record := make([]string, t.width())
	names := make([]string, len(t.Columns))
	for k, c := range t.Columns {
		names[k] = c.Name
	}
	fill := func(cells []string, data bool) []string {
		clear(record)
		for k, cell := range cells {
			record[k] = write(cell, data && t.isNumber(k) && table.Number(cell))
		}
		return record
	}
	return func(yield func([]string) bool) {
		if !yield(fill(names, false)) {
			return
		}
		for _, row := range t.Rows {
			if !yield(fill(row, true)) {
				return
			}
		}
	}
}

// width returns the number of columns, those without a name too.
func (t Table) width() int {
	width := len(t.Columns)
	for _, row := range t.Rows {
		width = max(width, len(row))
	}
	return width
}

func (t Table) isNumber(column int) bool {
	return column < len(t.Columns) && t.Columns[column].Number
}
