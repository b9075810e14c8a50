// Package table writes tables as text that other software reads: which cells are
// numbers, which texts a spreadsheet would run, and comma-separated values.
package table

import (
	"bytes"
	"encoding/csv"
	"iter"
)

// CSV yields each record as a line of comma-separated values (RFC 4180), its cells as
// they are, ended by "\n". A record without cells yields nothing; one of a single empty
// cell is `""`, for an empty line would be no record.
func CSV(records iter.Seq[[]string]) iter.Seq[string] {
	return func(yield func(string) bool) {
		var line bytes.Buffer
		w := csv.NewWriter(&line)
		for record := range records {
			switch {
			case len(record) == 0:
				continue
			case len(record) == 1 && record[0] == "":
				line.WriteString(`""` + "\n")
			default:
				_ = w.Write(record) // a Buffer takes anything
				w.Flush()
			}
			if !yield(line.String()) {
				return
			}
			line.Reset()
		}
	}
}
