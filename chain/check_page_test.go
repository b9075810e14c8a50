package chain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/golden"
)

// CHECKS.md is the catalogue as a page: go test ./chain -run TestChecksPage -update
// prints it.
func TestChecksPage(t *testing.T) {
	golden.Compare(t, "CHECKS.md", checksPage(t))
}

// checksPage prints the catalogue.
func checksPage(t *testing.T) string {
	t.Helper()
	var page strings.Builder
	page.WriteString(`# Checks

What ` + "`Plan.Check`" + ` finds in a model, and ` + "`Result.Check`" + ` in a period: what works against steering by
the customer's chain. A check judges the model, never people. IDs are stable: one is never given
another meaning.

This page is printed from the catalogue, chain.Checks, by a test of this package; change it there.

| check | finds | severity |
|---|---|---|
`)
	for _, doc := range chain.Checks() {
		fmt.Fprintf(&page, "| [%s](#%s) | %s | %s |\n", doc.ID, anchor(heading(doc)), doc.Title, doc.Severity)
	}
	fmt.Fprintf(&page, `
Severities: a fault will steer the wrong way, or cannot be met; a warning is likely to; an info is
worth knowing.

## The sample

No check finds anything in this model. Below, every check shows what in it to change to be found.

%s`, fenced("json", chain.Sample()))
	for _, doc := range chain.Checks() {
		writeCheck(t, &page, doc)
	}
	return page.String()
}

func heading(doc chain.CheckDoc) string { return string(doc.ID) + " " + doc.Title }

// anchor returns what GitHub makes of a heading.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// writeCheck prints the section of a check.
func writeCheck(t *testing.T, page *strings.Builder, doc chain.CheckDoc) {
	t.Helper()
	severity := doc.Severity.String()
	severity = strings.ToUpper(severity[:1]) + severity[1:]
	fmt.Fprintf(page, "\n## %s\n\n%s\n", heading(doc), wrapped(severity+". "+doc.Text))
	if doc.Bad != chain.Sample() {
		page.WriteString("\nFound in the sample with this change:\n\n" +
			fenced("diff", difference(chain.Sample(), doc.Bad)))
	}
	if doc.BadReadings != "" {
		page.WriteString("\nFound with these readings:\n\n" + fenced("json", doc.BadReadings))
	}
	found := planOf(t, doc.Bad).Check()
	if doc.BadReadings != "" {
		found = resultOf(t, doc.Bad, doc.BadReadings).Check()
	}
	page.WriteString("\n")
	for _, f := range found {
		page.WriteString(fenced("text", wrapped(f.String())))
	}
	if doc.Good != chain.Sample() && doc.Good != doc.Bad {
		page.WriteString("\nNot found once this is changed too:\n\n" +
			fenced("diff", difference(doc.Bad, doc.Good)))
	}
	if doc.GoodReadings != "" {
		page.WriteString("\nNot found with these readings:\n\n" + fenced("json", doc.GoodReadings))
	}
}

func fenced(language, text string) string {
	return "```" + language + "\n" + strings.Trim(text, "\n") + "\n```\n"
}

// wrapped breaks a text into lines.
func wrapped(text string) string {
	const width = 100
	var lines strings.Builder
	length := 0
	for n, word := range strings.Fields(text) {
		switch {
		case n == 0:
		case length+1+len(word) > width:
			lines.WriteString("\n")
			length = 0
		default:
			lines.WriteString(" ")
			length++
		}
		lines.WriteString(word)
		length += len(word)
	}
	return lines.String()
}

// difference returns the lines by which a text differs from another, without the
// white space before them: those that go with a minus, those that come with a plus.
func difference(from, to string) string {
	a, b := strings.Split(from, "\n"), strings.Split(to, "\n")
	common := commonLines(a, b)
	var text strings.Builder
	put := func(sign string, lines []string) {
		for _, line := range lines {
			text.WriteString(sign + " " + strings.TrimSpace(line) + "\n")
		}
	}
	for _, line := range append(common, "") {
		x, y := slices.Index(append(a, ""), line), slices.Index(append(b, ""), line)
		put("-", a[:x])
		put("+", b[:y])
		a, b = a[min(x+1, len(a)):], b[min(y+1, len(b)):]
	}
	return text.String()
}

// commonLines returns the longest list of lines that both texts have in this order.
func commonLines(a, b []string) []string {
	length := make([][]int, len(a)+1) // of what a[n:] and b[m:] have in common
	for n := range length {
		length[n] = make([]int, len(b)+1)
	}
	for n := len(a) - 1; n >= 0; n-- {
		for m := len(b) - 1; m >= 0; m-- {
			length[n][m] = max(length[n+1][m], length[n][m+1])
			if a[n] == b[m] {
				length[n][m] = length[n+1][m+1] + 1
			}
		}
	}
	var common []string
	for n, m := 0, 0; n < len(a) && m < len(b); {
		switch {
		case a[n] == b[m]:
			common = append(common, a[n])
			n, m = n+1, m+1
		case length[n+1][m] >= length[n][m+1]:
			n++
		default:
			m++
		}
	}
	return common
}
