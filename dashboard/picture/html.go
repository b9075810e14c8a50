package picture

import (
	"fmt"
	"strings"
)

// markup is HTML that stands as it is; any other text on a page is escaped.
type markup string

// A hypertext is HTML in the making. Nothing gets into it but by put, so that no text of
// a model can be anything but text.
type hypertext struct{ out strings.Builder }

// put adds a piece of HTML, with texts in its blanks (%s), for between tags or within
// quotes.
func (h *hypertext) put(html markup, texts ...any) { h.out.WriteString(string(filled(html, texts...))) }

// filled returns a piece of HTML with its blanks filled in.
func filled(html markup, texts ...any) markup {
	for k, v := range texts {
		if text, ok := v.(string); ok {
			texts[k] = escaped(text)
		}
	}
	return markup(fmt.Sprintf(string(html), texts...))
}

// inline returns what was drawn as part of a line on a page, which says the same beside
// it: it is named where it has something to say for itself, and not heard where it has
// not.
func (c *canvas) inline(class string, width, height px, name string) markup {
	said := filled(`aria-hidden="true"`)
	title := filled("")
	if name != "" {
		said, title = `role="img"`, filled("<title>%s</title>", name)
	}
	return filled(`<svg class="%s" viewBox="0 0 %s %s" width="%s" height="%s" %s>%s%s</svg>`,
		class, width, height, width, height, said, title, markup(c.out.String()))
}
