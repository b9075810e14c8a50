package picture_test

import (
	"encoding/json"
	"encoding/xml"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/golden"
)

// All lights on one sheet, as people see it.
func TestGoldenOverview(t *testing.T) {
	for _, b := range toldBoards(t) {
		t.Run(b.name, func(t *testing.T) {
			p := picture.Overview(b.board, optionsOf(b, picture.Light))
			withinSheet(t, p.SVG())
			again := picture.Overview(b.board, optionsOf(b, picture.Light))
			assert.Equal(t, string(p.VegaLite()), string(again.VegaLite()))
			if b.name == "webshop" || b.name == "purchasing" || b.name == "empty" {
				golden.Compare(t, filepath.Join("testdata", "overview-"+b.name+".svg"), string(p.SVG()))
			}
			if b.name == "webshop" {
				golden.Compare(t, filepath.Join("testdata", "overview-"+b.name+".json"), string(p.VegaLite()))
			}
		})
	}
}

// A phrase is a text of a drawing, and about where it stands.
type phrase struct {
	line, from, to float64
	text           string
}

// withinSheet checks that every text of a drawing is within it, and that no two on a line
// overlap.
func withinSheet(t *testing.T, svg []byte) {
	t.Helper()
	list, width, height := texts(t, svg)
	slices.SortFunc(list, func(a, b phrase) int {
		if a.line != b.line {
			return int(a.line - b.line)
		}
		return int(a.from - b.from)
	})
	for k, w := range list {
		assert.GreaterOrEqual(t, w.from, 0.0, w.text)
		assert.LessOrEqual(t, w.to, width, w.text)
		assert.LessOrEqual(t, w.line, height, w.text)
		if k > 0 && list[k-1].line == w.line {
			assert.Less(t, list[k-1].to, w.from, "%q runs into %q", list[k-1].text, w.text)
		}
	}
}

// texts returns the texts of a drawing and its size. Letters are taken to be as wide as
// they are on average.
func texts(t *testing.T, svg []byte) (list []phrase, width, height float64) {
	t.Helper()
	var drawing struct {
		Width  float64 `xml:"width,attr"`
		Height float64 `xml:"height,attr"`
		Texts  []struct {
			X, Y   float64
			Attr   []xml.Attr `xml:",any,attr"`
			Letter string     `xml:",chardata"`
		} `xml:"text"`
	}
	require.NoError(t, xml.Unmarshal(svg, &drawing), string(svg))
	for _, one := range drawing.Texts {
		at := map[string]string{}
		for _, a := range one.Attr {
			at[a.Name.Local] = a.Value
		}
		number := func(name string) float64 {
			v, err := strconv.ParseFloat(at[name], 64)
			require.NoError(t, err)
			return v
		}
		wide := number("font-size") * 0.55 * float64(utf8.RuneCountInString(one.Letter))
		w := phrase{number("y"), number("x"), number("x") + wide, one.Letter}
		if at["text-anchor"] == "end" {
			w.from, w.to = w.from-wide, w.from
		}
		list = append(list, w)
	}
	return list, drawing.Width, drawing.Height
}

// The table and the description say what is drawn: every tile, its light, its reading and
// its target; so do the data of the specification.
func TestOverviewSaysAll(t *testing.T) {
	for _, b := range toldBoards(t) {
		o := optionsOf(b, picture.Light)
		p := picture.Overview(b.board, o)
		svg, page := read(t, p.SVG()).text, read(t, p.HTML()).text
		var spec struct {
			Data struct {
				Values []struct{ Part, Label, Light, Reading, Aim, Chain, List string }
			}
		}
		require.NoError(t, json.Unmarshal(p.VegaLite(), &spec))
		tiles := 0
		for _, row := range spec.Data.Values {
			if row.Part != "tile" {
				continue
			}
			tiles++
			for _, word := range []string{row.Label, row.Light, row.Reading, row.Aim, row.Chain, row.List} {
				assert.Contains(t, svg, word)
				assert.Contains(t, page, word)
				assert.Contains(t, dashboard.Text(b.board, o.Format), strings.TrimSpace(word))
			}
		}
		want := 1 // where there is nothing it says so
		if b.board != nil && len(b.board.Sections) > 0 {
			want = 0
			for _, s := range b.board.Sections {
				want += len(s.Shared) + len(s.Own) + len(s.Handovers) + len(s.Parts)
			}
		}
		assert.Equal(t, want, tiles)
		assert.True(t, strings.HasPrefix(dashboard.Text(b.board, o.Format), p.Title()))
	}
}
