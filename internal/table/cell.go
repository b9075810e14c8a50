package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number reports whether a cell is a number as exact.Text writes it, however long.
func Number(cell string) bool {
	whole, decimals, point := strings.Cut(strings.TrimPrefix(cell, "-"), ".")
	return digits(whole) && (!point || digits(decimals))
}

// Plain returns the cell of a number as it is, and Harmless of any other.
func Plain(cell string) string {
	if Number(cell) {
		return cell
	}
	return Harmless(cell)
}

// digits reports whether s is one digit or more, and nothing else.
func digits(s string) bool {
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' {
			return false
		}
	}
	return s != ""
}

// OneLine returns text without what would end a line or does not print: control
// characters and Unicode's line and paragraph separators become a space, each byte that
// is not valid UTF-8 becomes U+FFFD.
func OneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, text)
}

// Harmless returns text that no spreadsheet runs, on one line. An apostrophe is put
// before a text, or a part of it after a semicolon (many a spreadsheet in Europe parts
// there), that begins with one of
//
//   - = + - @ and their full-width forms ＝ ＋ － ＠;
//   - these after spaces, quotes, apostrophes or characters that do not show.
//
// It costs nothing for text of printable ASCII that begins with a letter or a digit and
// has no semicolon.
func Harmless(text string) string {
	if simple(text) {
		return text
	}
	parts := strings.Split(OneLine(text), ";")
	for k, part := range parts {
		if formula(part) {
			parts[k] = "'" + part
		}
	}
	return strings.Join(parts, ";")
}

// simple reports whether there is nothing about a text to look into.
func simple(text string) bool {
	for k := range len(text) {
		if c := text[k]; c < ' ' || c > '~' || c == ';' {
			return false
		}
	}
	return text == "" || digits(text[:1]) || 'a' <= text[0]|0x20 && text[0]|0x20 <= 'z'
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
