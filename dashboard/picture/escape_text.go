package picture

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
)

// nameless stands where a name has nothing that can be seen: a missing question is
// a question mark.
const nameless = "?"

// called returns the first of the texts that has something to see.
func called(texts ...string) string {
	if name := named(texts...); name != "" {
		return name
	}
	return nameless
}

// quoteMermaid returns a label of lines, in quotes, with \n between: after <br/>
// Mermaid would decode entities before it looks for icons and formulas.
func quoteMermaid(lines ...string) string {
	list := make([]string, len(lines))
	for k, line := range lines {
		list[k] = entities(line)
	}
	return `"` + strings.Join(list, `\n`) + `"`
}

// entities returns text with a numeric entity for all that could be syntax, HTML,
// Markdown, a link, an icon or a formula: everything in ASCII but letters, digits,
// spaces and commas. Mermaid itself puts ﬂ° and ¶ß in the place of its entities while
// it reads, and would take them for some in a name: there they become fl° and ¶ ß.
func entities(text string) string {
	var out strings.Builder
	for _, r := range strings.NewReplacer("ﬂ°", "fl°", "¶ß", "¶ ß").Replace(tell.Clean(text)) {
		letter := r == ' ' || r == ',' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
		if r < unicode.MaxASCII && !letter {
			out.WriteString("#" + strconv.Itoa(int(r)) + ";")
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// labelWidth is where a label of a graph is broken, in characters: Graphviz breaks
// none itself.
const labelWidth = 28

// quoteDOT returns a label of lines, in quotes, long ones broken at spaces. A
// backslash is doubled, or Graphviz would take \N for the name of a node; an
// ampersand is an entity, or it would read one.
func quoteDOT(lines ...string) string {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
	var out []string
	for _, line := range lines {
		for _, part := range wrapped(tell.Clean(line)) {
			out = append(out, escape.Replace(part))
		}
	}
	return `"` + strings.Join(out, `\n`) + `"`
}

// wrapped breaks a line at spaces where it gets too long.
func wrapped(line string) []string {
	var out []string
	length := 0
	for k, word := range strings.Fields(line) {
		n := len([]rune(word))
		if k > 0 && length+1+n <= labelWidth {
			out[len(out)-1] += " " + word
			length += 1 + n
			continue
		}
		out, length = append(out, word), n
	}
	return out
}
