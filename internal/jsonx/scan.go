package jsonx

import (
	"bytes"
	"fmt"
	"strconv"
)

// A token is the kind of one piece of JSON text, named by the byte it begins with
// where there is one such byte.
type token byte

const (
	bad     token = 0 // not JSON, as the scanner's fault says; there is no next
	end     token = '.'
	null    token = 'n'
	boolean token = 't'
	number  token = '0'
	text    token = '"' // a key or a string
	array   token = '['
	object  token = '{'
	closing token = '}' // of an array or an object
)

// String returns what a problem calls a value that begins with t.
func (t token) String() string {
	switch t {
	case null:
		return "null"
	case boolean:
		return "a boolean"
	case number:
		return "a number"
	case text:
		return "a string"
	case array:
		return "an array"
	case object:
		return "an object"
	}
	return "something else"
}

// A state is what a scanner has before it.
type state uint8

const (
	beforeValue state = iota
	beforeFirst       // of an array's elements
	beforeFirstKey
	beforeKey
	afterElement
	afterMember
	afterAll
)

// grammar says what can come next.
var grammar = [...]struct {
	comma, value, key bool
	next              state // after a comma
	close             byte
	fault             string
}{
	beforeValue:    {value: true, fault: "want a value"},
	beforeFirst:    {value: true, close: ']', fault: "want a value or ]"},
	beforeFirstKey: {key: true, close: '}', fault: "want a key or }"},
	beforeKey:      {key: true, fault: "want a key"},
	afterElement:   {comma: true, next: beforeValue, close: ']', fault: "want a comma or ]"},
	afterMember:    {comma: true, next: beforeKey, close: '}', fault: "want a comma or }"},
	afterAll:       {fault: "data after the value"},
}

// A scanner takes JSON text apart. It holds the grammar, so that whoever reads
// its tokens need not, and it does not recurse: what is open it keeps on a stack
// of its own.
type scanner struct {
	data        []byte
	pos         int  // the first byte not yet read
	start, stop int  // the last token is data[start:stop]
	escaped     bool // the last token is a text with a backslash in it
	state       state
	depth       int
	open        [maxDepth]byte
	fault       string // why the last token is bad
	scratch     []byte // for texts that are escaped
}

// next reads one token. The colon after a key is read with the key, a comma with
// what follows it.
func (s *scanner) next() token {
	c := s.peek()
	if grammar[s.state].comma && c == ',' {
		s.state = grammar[s.state].next
		s.pos++
		c = s.peek()
	}
	s.start = s.pos
	switch rule := grammar[s.state]; {
	case rule.value && c != ']':
		return s.value(c)
	case rule.key && c == '"':
		return s.key()
	case rule.close != 0 && rule.close == c:
		return s.shut()
	case s.state == afterAll && s.pos == len(s.data):
		return end
	default:
		return s.fail(rule.fault)
	}
}

// raw returns the last token as it is written.
func (s *scanner) raw() []byte { return s.data[s.start:s.stop] }

// peek skips white space and returns the byte after it, 0 at the end.
func (s *scanner) peek() byte {
	for ; s.pos < len(s.data); s.pos++ {
		if c := s.data[s.pos]; c > ' ' || !space(c) {
			return c
		}
	}
	return 0
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// value reads a scalar or opens an array or object.
func (s *scanner) value(c byte) token {
	switch c {
	case '"':
		return s.scalar(s.text(), text)
	case '{':
		return s.enter(object, beforeFirstKey)
	case '[':
		return s.enter(array, beforeFirst)
	case 't':
		return s.scalar(s.word("true"), boolean)
	case 'f':
		return s.scalar(s.word("false"), boolean)
	case 'n':
		return s.scalar(s.word("null"), null)
	}
	if c == '-' || digit(c) {
		return s.scalar(s.number(), number)
	}
	return s.fail(grammar[s.state].fault)
}

// scalar ends a value that was read, if ok, as t.
func (s *scanner) scalar(ok bool, t token) token {
	if !ok {
		return bad
	}
	s.stop = s.pos
	s.state = s.after()
	return t
}

// key reads a key and the colon after it.
func (s *scanner) key() token {
	if !s.text() {
		return bad
	}
	s.stop = s.pos
	if s.peek() != ':' {
		return s.fail("want a colon after the key")
	}
	s.pos++
	s.state = beforeValue
	return text
}

// enter opens an array or object.
func (s *scanner) enter(t token, first state) token {
	if s.depth == maxDepth {
		return s.fail(fmt.Sprintf("nested more than %d deep", maxDepth))
	}
	s.open[s.depth] = byte(t)
	s.depth++
	s.pos++
	s.stop = s.pos
	s.state = first
	return t
}

// shut closes what was opened last.
func (s *scanner) shut() token {
	s.depth--
	s.pos++
	s.stop = s.pos
	s.state = s.after()
	return closing
}

// after returns the state after a value.
func (s *scanner) after() state {
	if s.depth == 0 {
		return afterAll
	}
	if token(s.open[s.depth-1]) == object {
		return afterMember
	}
	return afterElement
}

// word reads the literal w.
func (s *scanner) word(w string) bool {
	if !bytes.HasPrefix(s.data[s.pos:], []byte(w)) {
		s.fail("want " + w)
		return false
	}
	s.pos += len(w)
	return true
}

// fail makes the token bad, with its reason and where it is.
func (s *scanner) fail(reason string) token {
	s.fault = reason + " at byte " + strconv.Itoa(s.pos)
	if s.pos == len(s.data) {
		s.fault += ", where the text ends"
	}
	return bad
}
