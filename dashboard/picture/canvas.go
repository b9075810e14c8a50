package picture

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/kpi"
)

// The sizes of letters.
const (
	big   px = 160
	plain px = 130
	small px = 110
)

// A canvas is an SVG in the making. All colours and sizes are attributes, no styles, so
// that it looks the same in a page with a strict policy, in mail and in other software.
// What comes later is drawn over what came before.
type canvas struct {
	Options
	out strings.Builder
}

// A point is a place on a canvas, from the upper left.
type point struct{ x, y px }

// rect fills a rectangle; nothing where it has no size.
func (c *canvas) rect(x, y, width, height px, ink string) {
	if width > 0 && height > 0 {
		fmt.Fprintf(&c.out, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`, x, y, width, height, c.ink(ink))
	}
}

// line draws a line of a width; dashed where dash is more than 0.
func (c *canvas) line(from, to point, width, dash px, ink string) {
	dashed := ""
	if dash > 0 {
		dashed = fmt.Sprintf(` stroke-dasharray="%s"`, dash)
	}
	fmt.Fprintf(&c.out, `<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"%s/>`,
		from.x, from.y, to.x, to.y, c.ink(ink), width, dashed)
}

// path draws a line through points.
func (c *canvas) path(points []point, width px, ink string) {
	fmt.Fprintf(&c.out, `<polyline points="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linejoin="round"/>`,
		pointsText(points), c.ink(ink), width)
}

// area fills what points enclose.
func (c *canvas) area(points []point, ink string) {
	fmt.Fprintf(&c.out, `<polygon points="%s" fill="%s"/>`, pointsText(points), c.ink(ink))
}

// box draws a rectangle with round corners and an edge.
func (c *canvas) box(x, y, width, height, round px, fill, edge string) {
	fmt.Fprintf(&c.out, `<rect x="%s" y="%s" width="%s" height="%s" rx="%s" fill="%s" stroke="%s" stroke-width="1"/>`,
		x, y, width, height, round, c.ink(fill), c.ink(edge))
}

// dot draws a filled circle.
func (c *canvas) dot(at point, radius px, ink string) {
	fmt.Fprintf(&c.out, `<circle cx="%s" cy="%s" r="%s" fill="%s"/>`, at.x, at.y, radius, c.ink(ink))
}

// light draws a light as its shape, about a point: a circle, a triangle, a square, and a
// ring for no data.
func (c *canvas) light(at point, s kpi.Status) {
	const half px = 55
	switch s {
	case kpi.Green:
		c.dot(at, half, "green")
	case kpi.Amber:
		c.area([]point{{at.x, at.y - half}, {at.x + half + 5, at.y + half - 10}, {at.x - half - 5, at.y + half - 10}}, "amber")
	case kpi.Red:
		c.rect(at.x-half+5, at.y-half+5, 2*half-10, 2*half-10, "red")
	default:
		fmt.Fprintf(&c.out, `<circle cx="%s" cy="%s" r="%s" fill="none" stroke="%s" stroke-width="2"/>`,
			at.x, at.y, half-10, c.ink("none"))
	}
}

// A style is how a text is written. The zero value begins at its point, and is plain ink.
type style struct {
	size   px
	anchor string // "middle" or "end"; "" begins there
	ink    string
	bold   bool
}

// text writes a text from its baseline; nothing where there is none.
func (c *canvas) text(at point, s style, text string) {
	text = escaped(text)
	if text == "" {
		return
	}
	if s.size == 0 {
		s.size = plain
	}
	if s.ink == "" {
		s.ink = "ink"
	}
	more := ""
	if s.anchor != "" {
		more += fmt.Sprintf(` text-anchor="%s"`, s.anchor)
	}
	if s.bold {
		more += ` font-weight="600"`
	}
	fmt.Fprintf(&c.out, `<text x="%s" y="%s" font-size="%s" fill="%s"%s>%s</text>`, at.x, at.y, s.size, c.ink(s.ink), more, text)
}

// svg returns what was drawn as an SVG of a size, with what a screen reader says.
func (c *canvas) svg(width, height px, title, about string) []byte {
	var out strings.Builder
	head, desc := c.id("title"), c.id("desc")
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" `+
		`aria-labelledby="%s %s" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif">`,
		width, height, width, height, head, desc)
	fmt.Fprintf(&out, `<title id="%s">%s</title><desc id="%s">%s</desc>`, head, escaped(title), desc, escaped(about))
	fmt.Fprintf(&out, `<rect width="%s" height="%s" fill="%s"/>`, width, height, c.ink("paper"))
	out.WriteString(c.out.String())
	out.WriteString("</svg>\n")
	return []byte(out.String())
}

func pointsText(points []point) string {
	list := make([]string, len(points))
	for k, p := range points {
		list[k] = p.x.String() + "," + p.y.String()
	}
	return strings.Join(list, " ")
}
