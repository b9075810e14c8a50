package picture

import (
	"encoding/json"
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
)

// A Picture is one drawing, with its title and with a table of the same numbers. It is
// immutable. The zero value is no picture: its SVG is empty.
type Picture struct {
	title string
	table table
	svg   []byte
	spec  map[string]any
}

// Title is what the picture shows, in words.
func (p Picture) Title() string { return p.title }

// SVG returns the picture as an SVG document of its own, which may also stand within a
// page: it has a title and a description that says the numbers, no script, no style, no
// links, and nothing to load. Names in it are text.
func (p Picture) SVG() []byte { return append([]byte(nil), p.svg...) }

// HTML returns the picture as a fragment of a page: a figure of the SVG, with its title as
// the caption, which opens, without a script, to the table of its numbers. How wide it is
// drawn is the page's: svg{max-width:100%;height:auto} keeps it within its column.
func (p Picture) HTML() []byte {
	return fmt.Appendf(nil, "<figure>\n%s<figcaption><details><summary>%s</summary>\n%s</details></figcaption>\n</figure>\n",
		p.svg, escaped(p.title), p.table.html(p.title))
}

// VegaLite returns the picture as a Vega-Lite 6 specification, for hosts that draw
// themselves: plain JSON with its data in it, numbers as JSON numbers, and nothing to
// load. The names of its fields are fixed, whatever the model's names are.
func (p Picture) VegaLite() []byte {
	spec := map[string]any{
		"$schema":     "https://vega.github.io/schema/vega-lite/v6.json",
		"description": p.title,
	}
	for name, value := range p.spec { // the order is the encoder's
		spec[name] = value
	}
	data, err := json.MarshalIndent(spec, "", " ")
	if err != nil {
		return nil
	}
	return append(data, '\n')
}

// number returns a value as a JSON number, to as many digits as a chart can use.
func number(v exact.Num) json.Number {
	return json.Number(exact.Text(v.Decimal(12, exact.HalfAway)))
}
