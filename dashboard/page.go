package dashboard

import (
	"strings"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
)

// The measures of a page of text, in characters.
const (
	pageWidth = 100
	rowIndent = 4
	columnGap = "  "
)

// A page is text with columns that line up from top to bottom.
type page struct{ lines []line }

// A line is either text, which is wrapped, or cells, or both: the head of a list,
// whose text stands where the first cells would.
type line struct {
	indent int
	text   string
	cells  []string
}

// The columns of a page. Numbers stand to the right.
const (
	lightColumn = iota
	labelColumn
	readingColumn
	targetColumn
	trendColumn
	historyColumn
	columnCount
)

// rightAligned reports whether a column holds numbers.
func rightAligned(column int) bool { return column == readingColumn || column == targetColumn }

// say adds text, unless there is none.
func (p *page) say(indent int, text string) {
	if text = tell.Clean(text); text != "" {
		p.lines = append(p.lines, line{indent: indent, text: text})
	}
}

// row adds cells.
func (p *page) row(cells ...string) {
	l := line{indent: rowIndent}
	for _, c := range cells {
		l.cells = append(l.cells, tell.Clean(c))
	}
	p.lines = append(p.lines, l)
}

// head adds the head of a list, with those of the columns from the reading on.
func (p *page) head(indent int, text string, columns ...string) {
	l := line{indent: indent, text: tell.Clean(text), cells: append([]string{"", ""}, columns...)}
	p.lines = append(p.lines, l)
}

// gap adds an empty line.
func (p *page) gap() { p.lines = append(p.lines, line{}) }

// title adds a line with a rule under it.
func (p *page) title(rule, text string) {
	text = tell.Clean(text)
	p.say(0, text)
	p.say(0, strings.Repeat(rule, min(tell.Width(text), pageWidth)))
}

// String lays the page out, without space at the end of lines.
func (p *page) String() string {
	p.prune()
	widths := p.widths()
	var out strings.Builder
	for _, l := range p.lines {
		text := wrap(l.text, l.indent)
		if len(l.cells) > 0 {
			text = l.layout(widths)
		}
		out.WriteString(strings.TrimRight(text, " "))
		out.WriteByte('\n')
	}
	return out.String()
}

// prune empties the heads of columns that have nothing under them.
func (p *page) prune() {
	var used [columnCount]bool
	for k := len(p.lines) - 1; k >= 0; k-- {
		l := p.lines[k]
		for column, c := range l.cells {
			if l.text == "" {
				used[column] = used[column] || c != ""
			} else if !used[column] {
				l.cells[column] = ""
			}
		}
		if l.text != "" && len(l.cells) > 0 {
			used = [columnCount]bool{}
		}
	}
}

// widths returns the width of every column, 0 for one that holds nothing. Labels have
// room for the heads of lists.
func (p *page) widths() (widths [columnCount]int) {
	for _, l := range p.lines {
		for column, c := range l.cells {
			widths[column] = max(widths[column], tell.Width(c))
		}
	}
	for _, l := range p.lines {
		if len(l.cells) > 0 {
			room := l.indent + tell.Width(l.text) - rowIndent - widths[lightColumn] - len(columnGap)
			widths[labelColumn] = max(widths[labelColumn], room)
		}
	}
	return widths
}

// layout returns cells in their columns, or after text where there is any.
func (l line) layout(widths [columnCount]int) string {
	var out strings.Builder
	from := 0
	if l.text != "" {
		from = readingColumn
		room := rowIndent + widths[lightColumn] + len(columnGap) + widths[labelColumn]
		out.WriteString(pad(strings.Repeat(" ", l.indent)+l.text, room, false) + columnGap)
	} else {
		out.WriteString(strings.Repeat(" ", l.indent))
	}
	for column := from; column < len(l.cells); column++ {
		if widths[column] > 0 {
			out.WriteString(pad(l.cells[column], widths[column], rightAligned(column)) + columnGap)
		}
	}
	return out.String()
}

// pad adds space before or after text, up to a width.
func pad(text string, to int, right bool) string {
	space := strings.Repeat(" ", max(to-tell.Width(text), 0))
	if right {
		return space + text
	}
	return text + space
}

// wrap breaks text at spaces where it gets too long, and indents what follows by two
// more.
func wrap(text string, indent int) string {
	var out strings.Builder
	at := 0
	for k, word := range strings.Fields(text) {
		switch {
		case k == 0:
			out.WriteString(strings.Repeat(" ", indent))
			at = indent
		case at+1+tell.Width(word) > pageWidth:
			at = indent + 2
			out.WriteString("\n" + strings.Repeat(" ", at))
		default:
			out.WriteByte(' ')
			at++
		}
		out.WriteString(word)
		at += tell.Width(word)
	}
	return out.String()
}
