package jsonx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxName is the number of bytes of a name that a path shows.
const maxName = 128

// A path leads from the whole text to the value being read or written.
type path []segment

// A segment is one step of a path: a name, or else the number of an element.
type segment struct {
	name  string
	index int // -1 for a name
}

// name and element return segments.
func name(s string) segment    { return segment{name: s, index: -1} }
func element(i int) segment    { return segment{index: i} }
func (p *path) push(s segment) { *p = append(*p, s) }
func (p *path) pop()           { *p = (*p)[:len(*p)-1] }

// at makes the last segment, which is an element, the one with number i.
func (p path) at(i int) { p[len(p)-1].index = i }

// String returns the path as a [Problem] has it.
func (p path) String() string {
	var b strings.Builder
	for _, s := range p {
		s.write(&b)
	}
	return b.String()
}

func (s segment) write(b *strings.Builder) {
	if s.index >= 0 {
		b.WriteString("[" + strconv.Itoa(s.index) + "]")
		return
	}
	if !simple(s.name) {
		b.WriteString("[" + strconv.Quote(clip(s.name, maxName)) + "]")
		return
	}
	if b.Len() > 0 {
		b.WriteByte('.')
	}
	b.WriteString(s.name)
}

// join returns the path of what is at inner within what is at outer.
func join(outer, inner string) string {
	if outer == "" || inner == "" || inner[0] == '[' {
		return outer + inner
	}
	return outer + "." + inner
}

// simple reports whether a path shows s without quotes.
func simple(s string) bool {
	if s == "" || len(s) > maxName {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c != '_' && !letter(c) && (i == 0 || !digit(c)) {
			return false
		}
	}
	return true
}

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// clip returns the beginning of s, at most limit bytes of it, whole characters
// and three dots where it is longer.
func clip(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit] + "..."
}
