package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// writeRuns writes how the peers compare, with how many times ours each takes.
func writeRuns(w io.Writer, c *Cascade, runs []Run) {
	head := []string{"", "full, by ID", "full, readings at their place"}
	for _, s := range stages() {
		head = append(head, s.name)
	}
	head = append(head, "one leaf", "ten leaves")
	rows := [][]string{head}
	for _, r := range runs {
		row := []string{r.Name, against(r.Full(), runs[0].Full()), against(r.Core(), runs[0].Core())}
		for i := range r.Stages {
			row = append(row, against(r.Stages[i].Median(), runs[0].Stages[i].Median()))
		}
		rows = append(rows, append(row, against(r.One.Median(), runs[0].One.Median()), against(r.Ten.Median(), runs[0].Ten.Median())))
	}
	writeTable(w, rows)
	for _, r := range runs[1:] {
		fmt.Fprintf(w, "* %s: %s.%s\n", r.Name, r.Differ, excuse(r))
	}
	fmt.Fprintf(w, "\nIn brackets how many times ours; ours takes %.0f ns a node and KPI by ID, and %.0f in columns. Full is a period: targets, "+
		"readings, roll-up, and lights, scores and gaps, of an organisation that is there. kpichain reads and rolls up in one: by ID "+
		"under readings in, and from columns under roll-up. A period takes one or the other, and neither compares with what others "+
		"do under the same head; both full do.\n\n",
		perNode(runs[0].Full(), c), perNode(runs[0].Core(), c))
}

func perNode(t time.Duration, c *Cascade) float64 {
	return float64(t.Nanoseconds()) / float64(c.Nodes()*len(c.KPIs))
}

// excuse says why answers may differ.
func excuse(r Run) string {
	if r.Exact || !r.Differ.Any() {
		return ""
	}
	return " Binary fractions are no decimals: this is as expected."
}

// against writes a time, and how many times another it is.
func against(t, ours time.Duration) string {
	switch {
	case ours == 0:
		return short(t)
	case t == ours:
		return short(t) + " (1)"
	}
	return fmt.Sprintf("%s (%s)", short(t), strconv.FormatFloat(float64(t)/float64(ours), 'g', 2, 64))
}

// short writes a time in three digits.
func short(t time.Duration) string {
	for _, u := range []struct {
		name string
		of   time.Duration
	}{{"s", time.Second}, {"ms", time.Millisecond}, {"µs", time.Microsecond}} {
		if t >= u.of {
			return strconv.FormatFloat(float64(t)/float64(u.of), 'g', 3, 64) + " " + u.name
		}
	}
	return fmt.Sprintf("%d ns", t.Nanoseconds())
}

// writeFigures writes what we measured of ourselves beside what there is to reach.
func writeFigures(w io.Writer, figures []Figure) {
	fmt.Fprint(w, "× is our time by theirs.\n\n")
	rows := [][]string{{"", "measured", "to reach", ""}}
	for _, f := range figures {
		reach, verdict := "", ""
		if f.Reach > 0 {
			reach = "≤ " + f.text(f.Reach)
			if verdict = "reached"; f.Value > f.Reach {
				verdict = fmt.Sprintf("%.1f times too much", f.Value/f.Reach)
			}
		}
		rows = append(rows, []string{f.Name, f.text(f.Value), reach, verdict})
	}
	writeTable(w, rows)
}

// writeTable writes rows, the first as head, as Markdown.
func writeTable(w io.Writer, rows [][]string) {
	for i, row := range rows {
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(w, "|%s\n", strings.Repeat(" --- |", len(row)))
		}
	}
	fmt.Fprintln(w)
}

// thousands writes a count with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
