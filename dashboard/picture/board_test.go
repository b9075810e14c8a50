package picture_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

var looks = []picture.Look{picture.Light, picture.Dark, picture.System}

// optionsOf returns how a board is shown in its language.
func optionsOf(b told, look picture.Look) picture.Options {
	return picture.Options{Format: kpi.Format{Language: b.language, Group: true}, Look: look}
}

// A markup is what a reader of HTML or SVG makes of it.
type markup struct {
	// shape has every element with the names of its attributes, in order.
	shape []string
	// text is all there is to read, in one line; style is not.
	text, style string
	elements    []xml.StartElement
}

// read reads HTML or SVG, strictly but for the elements of HTML that have no end.
func read(t testing.TB, data []byte) (m markup) {
	t.Helper()
	in := xml.NewDecoder(strings.NewReader(string(data)))
	in.AutoClose = []string{"meta"}
	in.Strict = !strings.HasPrefix(string(data), "<!DOCTYPE html>")
	var words []string
	at := []string{""}
	for {
		token, err := in.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			shape := token.Name.Local
			for _, a := range token.Attr {
				shape += " " + a.Name.Local
			}
			m.shape = append(m.shape, shape)
			m.elements = append(m.elements, token.Copy())
			at = append(at, token.Name.Local)
		case xml.EndElement:
			at = at[:len(at)-1]
		case xml.CharData:
			if at[len(at)-1] == "style" {
				m.style += string(token)
			} else {
				words = append(words, string(token))
			}
		}
	}
	m.text = strings.Join(strings.Fields(strings.Join(words, " ")), " ")
	return m
}

// all returns the elements of a name.
func (m markup) all(name string) (list []xml.StartElement) {
	for _, e := range m.elements {
		if e.Name.Local == name {
			list = append(list, e)
		}
	}
	return list
}

// attr returns the value of an attribute.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

var (
	cells  = regexp.MustCompile(` {2,}`)
	ruled  = regexp.MustCompile(`^(=+|-+)$`)
	sparks = regexp.MustCompile(`^[·▁▂▃▄▅▆▇█]+$`)
	lamps  = regexp.MustCompile(`^[○■▲●] `)
)

// saysAll checks that what plain text says of a board is on its page, in the same order.
func saysAll(t *testing.T, b *dashboard.Board, o picture.Options) {
	t.Helper()
	rest := read(t, picture.Board(b, o)).text
	for line := range strings.Lines(dashboard.Text(b, o.Format)) {
		for _, cell := range cells.Split(strings.TrimSpace(line), -1) {
			if ruled.MatchString(cell) || sparks.MatchString(cell) {
				continue // drawn
			}
			cell = lamps.ReplaceAllString(cell, "")
			_, after, found := strings.Cut(rest, cell)
			require.True(t, found, "%q is not where it should be in %q", cell, rest)
			rest = after
		}
	}
}

func TestBoardSaysWhatTextSays(t *testing.T) {
	for _, b := range toldBoards(t) {
		for _, language := range []string{"en", "nl", "fr"} {
			t.Run(b.name+" "+language, func(t *testing.T) {
				saysAll(t, b.board, picture.Options{Format: kpi.Format{Language: language}})
			})
		}
	}
}

// What people see, reviewed as it is and in a browser.
func TestGoldenBoard(t *testing.T) {
	for _, b := range toldBoards(t) {
		t.Run(b.name, func(t *testing.T) {
			page := picture.Board(b.board, optionsOf(b, picture.System))
			assert.Equal(t, string(page), string(picture.Board(b.board, optionsOf(b, picture.System))))
			if b.name == "webshop" || b.name == "purchasing" || b.name == "empty" {
				golden.Compare(t, filepath.Join("testdata", "board-"+b.name+".html"), string(page))
			}
		})
	}
}

// A page stands alone, and says in which language it is and what in it is what.
func TestBoardStandsAlone(t *testing.T) {
	for _, b := range toldBoards(t) {
		for _, look := range looks {
			page := picture.Board(b.board, optionsOf(b, look))
			m := read(t, page)
			allowed := strings.Fields("html head meta title style body header p h1 main dl div dt dd section h2 blockquote " +
				"table caption thead tbody tr th td span ul li bdi footer svg rect line polyline polygon circle")
			attributes := strings.Fields("lang charset http-equiv content name class role scope colspan data-head aria-hidden " +
				"viewBox width height x y x1 y1 x2 y2 cx cy r points fill stroke stroke-width stroke-linejoin stroke-dasharray")
			for _, shape := range m.shape {
				parts := strings.Fields(shape)
				assert.Contains(t, allowed, parts[0])
				assert.Subset(t, attributes, parts[1:], shape)
			}
			for _, once := range []string{"html", "title", "style", "h1", "main", "header"} {
				n := len(m.all(once))
				if once == "title" {
					n -= strings.Count(string(page), "<title>") - 1 // those of drawings
				}
				assert.Equal(t, 1, n, once)
			}
			assert.Equal(t, map[string]string{"en": "en", "nl": "nl"}[b.language], attr(m.all("html")[0], "lang"))
			hash := sha256.Sum256([]byte(m.style))
			policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
			assert.Equal(t, policy, attr(m.all("meta")[1], "content"))
			assert.NotContains(t, m.style, "url(")
			assert.NotContains(t, m.style, "@import")
			assert.Len(t, m.all("caption"), len(m.all("table")))
			for _, head := range m.all("th") {
				assert.Contains(t, []string{"col", "rowgroup"}, attr(head, "scope"))
			}
			for _, drawing := range m.all("svg") {
				assert.True(t, attr(drawing, "aria-hidden") == "true" || attr(drawing, "role") == "img")
			}
		}
	}
}

// Light is light, dark is dark but on paper, and System is what the reader's is.
func TestBoardLooks(t *testing.T) {
	light, dark := "--kpichain-paper:#ffffff", "--kpichain-paper:#14171a"
	tests := []struct {
		look       picture.Look
		have, lack []string
	}{
		{picture.Light, []string{"@media all{:root{color-scheme:light"}, []string{"prefers-color-scheme", "color-scheme:dark", dark}},
		{picture.Dark, []string{"@media screen{:root{color-scheme:dark", "@media print{:root{color-scheme:light", light, dark},
			[]string{"prefers-color-scheme", "@media all"}},
		{picture.System, []string{"@media all{:root{color-scheme:light",
			"@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark", light, dark}, nil},
	}
	for _, test := range tests {
		m := read(t, picture.Board(webshopBoard(t), picture.Options{Look: test.look}))
		for _, part := range test.have {
			assert.Contains(t, m.style, part)
		}
		for _, part := range test.lack {
			assert.NotContains(t, m.style, part)
		}
		for _, e := range m.elements {
			for _, name := range []string{"fill", "stroke"} {
				if ink := attr(e, name); ink != "" && ink != "none" {
					assert.Regexp(t, `^var\(--kpichain-[a-z-]+,#[0-9a-f]{6}\)$`, ink)
				}
			}
		}
	}
}

// Package decimal's variables are the host's: they change nothing that is drawn.
func TestDecimalSettingsDoNotMatterToBoards(t *testing.T) {
	flip.Decimals(t, 50)
	TestGoldenBoard(t)
	TestGoldenOverview(t)
}

// renamed returns the webshop's board with one name for everything.
func renamed(t testing.TB, name string) *dashboard.Board {
	b := webshopBoard(t)
	b.Name, b.Period = name, name
	for k := range b.Periods {
		b.Periods[k] = name
	}
	for k := range b.KPIs {
		b.KPIs[k].Name, b.KPIs[k].Unit = name, name
	}
	for k := range b.Sections {
		s := &b.Sections[k]
		s.Chain, s.Name, s.Question = name, name, name
		for _, list := range [][]dashboard.Tile{s.Shared, s.Own, s.Handovers, s.Parts} {
			for n := range list {
				tile := &list[n]
				tile.Name, tile.Where = name, "at "+name
				tile.History = slices.Clone(tile.History[:min(1, len(tile.History))])
				for h := range tile.Sight {
					tile.Sight[h].Name, tile.Sight[h].Where = name, name
				}
			}
		}
	}
	return b
}

// Names are text, whatever they hold: a page and an overview are made of the same elements.
func TestHostileNames(t *testing.T) {
	plain := renamed(t, "plain")
	o := picture.Options{IDPrefix: `"><x>`}
	for _, name := range hostile() {
		if seen(name) == "?" {
			continue // where there is nothing to see, less is said
		}
		b := renamed(t, name)
		page := read(t, picture.Board(b, o))
		assert.Equal(t, read(t, picture.Board(plain, o)).shape, page.shape, "%q", name)
		saysAll(t, b, o)
		assert.Equal(t, read(t, picture.Board(plain, o)).style, page.style)

		over := picture.Overview(b, o)
		assert.Equal(t, read(t, picture.Overview(plain, o).SVG()).shape, read(t, over.SVG()).shape, "%q", name)
		assert.Equal(t, read(t, picture.Overview(plain, o).HTML()).shape, read(t, over.HTML()).shape, "%q", name)
		assert.Equal(t, fixed(t, picture.Overview(plain, o)), fixed(t, over), "%q", name)
		withinSheet(t, over.SVG())
	}
}

// fixed returns what a specification says whatever the names are.
func fixed(t *testing.T, p picture.Picture) string {
	t.Helper()
	var spec map[string]any
	require.NoError(t, json.Unmarshal(p.VegaLite(), &spec))
	assert.Equal(t, p.Title(), spec["description"])
	assert.Equal(t, p.Title(), spec["title"].(map[string]any)["text"])
	delete(spec["title"].(map[string]any), "text")
	delete(spec, "description")
	for _, row := range spec["data"].(map[string]any)["values"].([]any) {
		for key, value := range row.(map[string]any) { // in any order
			if _, text := value.(string); text {
				row.(map[string]any)[key] = key
			}
		}
	}
	data, err := json.Marshal(spec)
	require.NoError(t, err)
	return string(data)
}

// What is hidden is nowhere, even where a board made by hand holds it: neither in words nor
// in where something is drawn.
func TestBoardKeepsHidden(t *testing.T) {
	full, bare := webshopBoard(t), webshopBoard(t)
	count := 0
	for k := range full.Sections {
		s, none := &full.Sections[k], &bare.Sections[k]
		for n, list := range [][]dashboard.Tile{s.Shared, s.Own, s.Handovers, s.Parts} {
			for i := range list {
				hidden := &list[i]
				hidden.Hidden = true
				[][]dashboard.Tile{none.Shared, none.Own, none.Handovers, none.Parts}[n][i] = dashboard.Tile{
					At: hidden.At, KPI: hidden.KPI, Name: hidden.Name, Where: hidden.Where, Sight: hidden.Sight,
					Gauge: kpi.Gauge{KPI: hidden.KPI, Goal: hidden.Gauge.Goal}, Hidden: true,
				}
				count++
			}
		}
	}
	require.Greater(t, count, 5)
	for _, look := range looks {
		o := picture.Options{Look: look}
		assert.Equal(t, string(picture.Board(bare, o)), string(picture.Board(full, o)))
		a, b := picture.Overview(bare, o), picture.Overview(full, o)
		assert.Equal(t, string(a.SVG()), string(b.SVG()))
		assert.Equal(t, string(a.HTML()), string(b.HTML()))
		assert.Equal(t, string(a.VegaLite()), string(b.VegaLite()))
	}
	assert.NotContains(t, string(picture.Board(full, picture.Options{})), "28600")
	assert.Contains(t, string(picture.Board(webshopBoard(t), picture.Options{})), "28600")
}

// Anything that reads as a board can be shown.
func FuzzBoard(f *testing.F) {
	for _, b := range toldBoards(f) {
		if data, err := json.Marshal(b.board); err == nil { // lights that do not exist have no text
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b := new(dashboard.Board)
		if json.Unmarshal(data, b) != nil {
			return
		}
		for _, language := range []string{"en", "nl"} {
			o := picture.Options{Format: kpi.Format{Language: language, Group: true}, Look: picture.System}
			saysAll(t, b, o)
			p := picture.Overview(b, o)
			read(t, p.HTML())
			withinSheet(t, p.SVG())
			assert.True(t, json.Valid(p.VegaLite()))
		}
	})
}
