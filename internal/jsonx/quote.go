package jsonx

import "unicode/utf8"

// appendQuoted appends s as a JSON string: escaped as encoding/json does by
// default, what could end a script or an attribute in HTML included. Bytes that
// are not valid UTF-8 must not be in it.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	b = appendEscaped(b, s, escapeOf)
	return append(b, '"')
}

// appendEscaped appends s with an escape for each character that has one.
func appendEscaped(b []byte, s string, escapeOf func(rune) string) []byte {
	done := 0 // s[:done] has been appended
	for i, r := range s {
		if escape := escapeOf(r); escape != "" {
			b = append(append(b, s[done:i]...), escape...)
			done = i + utf8.RuneLen(r)
		}
	}
	return append(b, s[done:]...)
}

// escapeOf returns the escape of r, empty if it needs none.
func escapeOf(r rune) string {
	switch {
	case r == '"':
		return `\"`
	case r == '\\':
		return `\\`
	case r < ' ':
		return control(byte(r))
	}
	return htmlEscapeOf(r)
}

// htmlEscapeOf returns the escape of what JSON allows as it is, but HTML and
// JavaScript give a meaning.
func htmlEscapeOf(r rune) string {
	switch r {
	case '<':
		return `\u003c`
	case '>':
		return `\u003e`
	case '&':
		return `\u0026`
	case '\u2028':
		return `\u2028`
	case '\u2029':
		return `\u2029`
	}
	return ""
}

// control returns the escape of a control character.
func control(c byte) string {
	switch c {
	case '\b':
		return `\b`
	case '\f':
		return `\f`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	const digits = "0123456789abcdef"
	return `\u00` + digits[c>>4:c>>4+1] + digits[c&15:c&15+1]
}

// appendCompact appends data, one JSON value, without white space and escaped
// for HTML. It returns what is wrong with data, empty if nothing is.
func appendCompact(b, data []byte) (_ []byte, fault string) {
	if invalidAt(data) >= 0 {
		return b, "invalid UTF-8"
	}
	s := scanner{data: data}
	for last := 0; ; last = s.stop {
		t := s.next()
		if t == bad {
			return b, s.fault
		}
		for _, c := range data[last:s.start] {
			if !space(c) {
				b = append(b, c)
			}
		}
		if t == end {
			return b, ""
		}
		b = appendEscaped(b, string(s.raw()), htmlEscapeOf)
	}
}
