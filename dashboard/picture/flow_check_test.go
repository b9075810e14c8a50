package picture_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard/picture"
)

// A written is a text of a drawing, with the box that it takes in tenths of a pixel.
type written struct {
	text                     string
	left, right, top, bottom int
}

// flowTexts parses a drawing and returns its size and its texts.
func flowTexts(t testing.TB, svg []byte) (width, height int, texts []written) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var at *written
	anchor, x, size := "", 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return width, height, texts
		}
		require.NoError(t, err)
		switch e := token.(type) {
		case xml.StartElement:
			assert.NotContains(t, []string{"script", "style", "a", "image", "use", "foreignObject"}, e.Name.Local)
			attr := map[string]string{}
			for _, a := range e.Attr {
				attr[a.Name.Local] = a.Value
				assert.NotContains(t, []string{"style", "class", "href", "onload"}, a.Name.Local)
			}
			switch e.Name.Local {
			case "svg":
				width, height = tenths(t, attr["width"]), tenths(t, attr["height"])
			case "text":
				anchor, x, size = attr["text-anchor"], tenths(t, attr["x"]), tenths(t, attr["font-size"])
				y := tenths(t, attr["y"])
				at = &written{top: y - size*3/4, bottom: y + size/5}
			}
		case xml.CharData:
			if at != nil {
				at.text += string(e)
			}
		case xml.EndElement:
			if e.Name.Local == "text" {
				wide := picture.Wide(at.text, size)
				at.left, at.right = x, x+wide
				if anchor == "end" {
					at.left, at.right = x-wide, x
				}
				texts, at = append(texts, *at), nil
			}
		}
	}
}

func tenths(t testing.TB, text string) int {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	require.NoError(t, err)
	return int(v*10 + 0.5)
}

// checkFlow holds a picture to what all must be: well-formed in every form, with no text
// over another or beyond the edge.
func checkFlow(t testing.TB, p picture.Picture) {
	t.Helper()
	width, height, texts := flowTexts(t, p.SVG())
	for k, a := range texts {
		assert.LessOrEqual(t, a.right, width, "%q stays on the page", a.text)
		assert.GreaterOrEqual(t, a.left, 0, "%q stays on the page", a.text)
		assert.LessOrEqual(t, a.bottom, height, "%q stays on the page", a.text)
		for _, b := range texts[:k] {
			apart := a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
			if !apart {
				t.Errorf("%q (%v) stands over %q (%v)", a.text, a, b.text, b)
			}
		}
	}
	assert.NotEmpty(t, p.Title())
	assert.True(t, json.Valid(p.VegaLite()))
	html := string(p.HTML())
	assert.NotContains(t, html, "<script")
	d := xml.NewDecoder(strings.NewReader(html))
	for {
		if _, err := d.Token(); err != nil {
			assert.ErrorIs(t, err, io.EOF)
			break
		}
	}
}

// forms are all bytes of a picture.
func forms(p picture.Picture) string {
	return p.Title() + "\n" + string(p.SVG()) + string(p.HTML()) + string(p.VegaLite())
}
