package picture

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/internal/exact"
)

// A Picture is one drawing, with its title and with a table of the same numbers. It is
// immutable. The zero value is an empty picture without a title.
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

// HTML returns the picture as a fragment of a page: a figure of the SVG, its title as a
// caption, and below it the table, which opens without a script.
func (p Picture) HTML() []byte {
	var out strings.Builder
	fmt.Fprintf(&out, "<figure>\n<figcaption>%s</figcaption>\n%s", escaped(p.title), p.svg)
	fmt.Fprintf(&out, "<details><summary>%s</summary>\n%s</details>\n</figure>\n", escaped(p.title), p.table.html(p.title))
	return []byte(out.String())
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
