package jsonx

import (
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string and its quotes. That its bytes are valid UTF-8 is checked
// before, once for the whole of the data.
func (s *scanner) text() bool {
	s.escaped = false
	for s.pos++; s.pos < len(s.data); {
		switch c := s.data[s.pos]; {
		case c == '"':
			s.pos++
			return true
		case c == '\\':
			s.escaped = true
			if !s.escape() {
				return false
			}
		case c < ' ':
			s.fail("a control character that is not escaped")
			return false
		default:
			s.pos++
		}
	}
	s.fail("a string without its closing quote")
	return false
}

// escape reads a backslash and what belongs to it, both halves of a surrogate
// pair.
func (s *scanner) escape() bool {
	r, size := unescape(s.data[s.pos:])
	if size == 0 {
		s.fail("not an escape of JSON")
		return false
	}
	if utf16.IsSurrogate(r) {
		s.fail("half a surrogate pair")
		return false
	}
	s.pos += size
	return true
}

// unescape returns the character that the escape at the start of b means, and
// how many bytes that takes: 0 if it is none. Half a surrogate pair is returned
// as it is.
func unescape(b []byte) (r rune, size int) {
	if len(b) < 2 {
		return 0, 0
	}
	switch b[1] {
	case '"', '\\', '/':
		return rune(b[1]), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	}
	if r = hex(b); r < 0 {
		return 0, 0
	}
	if pair := utf16.DecodeRune(r, hex(b[6:])); pair != utf8.RuneError {
		return pair, 12
	}
	return r, 6
}

// hex returns the number in an escape such as \u00e9 at the start of b, or -1.
func hex(b []byte) rune {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return -1
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case digit(c):
			r = r<<4 | rune(c-'0')
		case letter(c) && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return r
}

// content returns what the last token, a text, says. It is valid until the next
// call.
func (s *scanner) content() []byte {
	raw := s.data[s.start+1 : s.stop-1]
	if !s.escaped {
		return raw
	}
	out := s.scratch[:0]
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			i++
			continue
		}
		r, size := unescape(raw[i:])
		out = utf8.AppendRune(out, r)
		i += size
	}
	s.scratch = out
	return out
}

// number reads a number.
func (s *scanner) number() bool {
	if s.data[s.pos] == '-' {
		s.pos++
	}
	if s.here('0') {
		s.pos++
	} else if !s.digits() {
		return false
	}
	if s.here('.') {
		s.pos++
		if !s.digits() {
			return false
		}
	}
	if !s.here('e') && !s.here('E') {
		return true
	}
	s.pos++
	if s.here('+') || s.here('-') {
		s.pos++
	}
	return s.digits()
}

// here reports whether c comes next.
func (s *scanner) here(c byte) bool { return s.pos < len(s.data) && s.data[s.pos] == c }

// digits reads one digit or more.
func (s *scanner) digits() bool {
	first := s.pos
	for s.pos < len(s.data) && digit(s.data[s.pos]) {
		s.pos++
	}
	if s.pos == first {
		s.fail("want a digit")
		return false
	}
	return true
}
