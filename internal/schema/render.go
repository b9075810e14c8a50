package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// An object is a JSON object whose members keep their order.
type object []member

// A member is one key of an object and its value: an object, a []any, a []string, a text, a
// whole number or a truth.
type member struct {
	key   string
	value any
}

// lineWidth is how long a line may be that holds a whole object or array.
const lineWidth = 100

// render writes a value for people: an object or array in one line where that fits, and else
// with a line for each element. The line has used so many characters already.
func render(out *bytes.Buffer, v any, indent, used int) {
	short := line(v)
	if used+len(short)+1 <= lineWidth {
		out.WriteString(short)
		return
	}
	switch v := v.(type) {
	case object:
		block(out, "{", "}", indent, len(v), func(k, indent int) {
			key := text(v[k].key) + ": "
			out.WriteString(key)
			render(out, v[k].value, indent, indent+len(key))
		})
	case []any:
		block(out, "[", "]", indent, len(v), func(k, indent int) { render(out, v[k], indent, indent) })
	case []string:
		block(out, "[", "]", indent, len(v), func(k, indent int) { render(out, v[k], indent, indent) })
	default:
		out.WriteString(short)
	}
}

// block writes elements between brackets, each on a line of its own.
func block(out *bytes.Buffer, open, shut string, indent, n int, element func(k, indent int)) {
	const step = 2
	out.WriteString(open)
	for k := range n {
		if k > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n" + strings.Repeat(" ", indent+step))
		element(k, indent+step)
	}
	out.WriteString("\n" + strings.Repeat(" ", indent) + shut)
}

// line returns a value in one line.
func line(v any) string {
	var parts []string
	switch v := v.(type) {
	case object:
		for _, m := range v {
			parts = append(parts, text(m.key)+": "+line(m.value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, e := range v {
			parts = append(parts, line(e))
		}
	case []string:
		for _, e := range v {
			parts = append(parts, text(e))
		}
	case string:
		return text(v)
	default:
		return fmt.Sprint(v)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// text returns a text as JSON, without escapes for HTML.
func text(s string) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return "" // there is no text that it fails for
	}
	return strings.TrimSpace(out.String())
}
