package picture

import (
	"fmt"
	"strings"
)

// A table says in words and numbers what a picture draws: who does not see it, and
// software that reads it, get the same.
type table struct {
	heads []string
	rows  [][]string
	// numbers says which columns hold numbers, and stand to the right.
	numbers []bool
}

// html returns the table; the first cell of a row is its head.
func (t table) html(caption string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "<table>\n<caption>%s</caption>\n<thead><tr>", escaped(caption))
	for k, head := range t.heads {
		fmt.Fprintf(&out, `<th scope="col"%s>%s</th>`, t.side(k), escaped(head))
	}
	out.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.rows {
		out.WriteString("<tr>")
		for k, cell := range row {
			if k == 0 {
				fmt.Fprintf(&out, `<th scope="row">%s</th>`, escaped(cell))
				continue
			}
			fmt.Fprintf(&out, `<td%s>%s</td>`, t.side(k), escaped(cell))
		}
		out.WriteString("</tr>\n")
	}
	out.WriteString("</tbody>\n</table>\n")
	return out.String()
}

// side marks numbers, for pages that put them to the right.
func (t table) side(column int) string {
	if column < len(t.numbers) && t.numbers[column] {
		return ` class="number"`
	}
	return ""
}

// text returns the table in one line, for where only words are heard.
func (t table) text() string {
	lines := make([]string, len(t.rows))
	for k, row := range t.rows {
		var cells []string
		for c, cell := range row {
			switch {
			case cell == "":
			case c == 0 || c >= len(t.heads) || t.heads[c] == "":
				cells = append(cells, cell)
			default:
				cells = append(cells, t.heads[c]+" "+cell)
			}
		}
		lines[k] = strings.Join(cells, ", ")
	}
	return strings.Join(lines, "; ")
}
