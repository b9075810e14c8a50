package chain

import (
	"iter"

	"github.com/kpichain/kpichain/internal/table"
)

// Rows yields every gauge as a row for a table store, in the order of [Result.All]. The
// rows hold individual values and are for the host alone: see [Row].
//
// They are made one at a time, so that a million people need no more room than one.
func (r *Result) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		var w rower
		r.each(func(s spotAt, at Place, k int) bool {
			g, ok := r.gauge(s, k)
			if !ok {
				return true
			}
			_, measured := r.taken(s, k)
			return yield(w.row(r.period, at, g, measured))
		})
	}
}

// CSV yields rows as lines of comma-separated values (RFC 4180) in UTF-8 without a byte
// order mark, each with the "\n" that ends it: first the names of the columns, then the
// rows of each sequence given, one after the other; a nil sequence has none. So several
// periods are one file, and the host writes it a line at a time:
//
//	for line := range chain.CSV(january.Rows(), february.Rows()) {
//		file.WriteString(line)
//	}
//
// The columns and what is in them are those of [Row]. Measured is "true" or "false"; what
// is empty has no quotes. Numbers are written as they are. Text is made harmless, for a
// spreadsheet runs a text that begins as a formula does: an apostrophe is put before a
// text, or a part of it after a semicolon, that begins with = + - @ or their full-width
// forms, or with these after spaces, quotes, apostrophes or characters that do not show.
// Control characters and what else ends a line are spaces, a byte that is not valid UTF-8
// is U+FFFD. In a row that was not made here, what is no number is such a text. Where IDs
// must stay as they are whatever they hold, store the fields of the rows, or their JSON.
//
// The lines hold individual values, as the rows do, and are for the host alone: a
// spreadsheet is mailed sooner than it is thought about. What leaves the host is a board.
func CSV(rows ...iter.Seq[Row]) iter.Seq[string] {
	return table.CSV(func(yield func([]string) bool) {
		if !yield(rowColumns()) {
			return
		}
		var record []string
		for _, list := range rows {
			if list == nil {
				continue
			}
			for row := range list {
				if record = row.record(record); !yield(record) {
					return
				}
			}
		}
	})
}

// record returns the cells of a row in the room of a record.
func (r *Row) record(room []string) []string {
	room = room[:0]
	for _, cell := range r.texts() {
		room = append(room, table.Harmless(cell))
	}
	for _, cell := range r.numbers() {
		room = append(room, table.Plain(*cell))
	}
	return room
}
