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

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// drawn returns both pictures of every tile that is worth looking at.
func drawn(t testing.TB) []picture.Picture {
	t.Helper()
	var list []picture.Picture
	for _, c := range append(gaugeCases(t), behaviourCases(t)...) {
		list = append(list, picture.Gauge(c.board, c.tile, c.options), picture.Behaviour(c.board, c.tile, c.options))
	}
	return list
}

// A sheet is what an SVG says: its title, its description, and the texts on it.
type sheet struct {
	title, desc string
	texts       []string
}

// sheetOf reads an SVG as strictly as can be, and asserts that it has nothing that a page
// must not have, and that all it shows is within its box. It asks for the size of what is
// there, and for texts from where they begin.
func sheetOf(t testing.TB, svg []byte) (s sheet) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var width, height float64
	var inside []string
	at := map[string]string{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s
		}
		require.NoError(t, err)
		switch e := token.(type) {
		case xml.StartElement:
			inside = append(inside, e.Name.Local)
			at = map[string]string{}
			for _, a := range e.Attr {
				assert.Contains(t, plainAttributes, " "+a.Name.Local+" ")
				at[a.Name.Local] = a.Value
			}
			if e.Name.Local == "svg" {
				width, height = number(t, at["width"]), number(t, at["height"])
			}
			within(t, e.Name.Local, at, width, height)
		case xml.EndElement:
			inside = inside[:len(inside)-1]
		case xml.CharData:
			switch name := append(inside, "")[max(len(inside)-1, 0)]; name {
			case "title":
				s.title += string(e)
			case "desc":
				s.desc += string(e)
			case "text":
				s.texts = append(s.texts, string(e))
				textWithin(t, string(e), at, width)
			default:
				assert.Empty(t, strings.TrimSpace(string(e)))
			}
		}
	}
}

// plainAttributes are those that a drawing is made of: no styles, links or scripts.
const plainAttributes = " xmlns viewBox width height role aria-labelledby font-family id fill x y x1 y1 x2 y2 cx cy r " +
	"points stroke stroke-width stroke-linejoin stroke-dasharray font-size font-weight text-anchor "

// within asserts that an element begins and ends on its sheet.
func within(t testing.TB, name string, at map[string]string, width, height float64) {
	t.Helper()
	assert.Contains(t, " svg title desc rect line polyline polygon circle text ", " "+name+" ")
	for key, value := range at { // in any order
		most := width
		switch key {
		case "y", "y1", "y2", "cy":
			most = height
		case "x", "x1", "x2", "cx":
		case "points":
			for k, v := range strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' }) {
				n := number(t, v)
				assert.True(t, n >= 0 && n <= []float64{width, height}[k%2], "%s %s", name, value)
			}
			continue
		default:
			continue
		}
		n := number(t, value)
		assert.True(t, n >= 0 && n <= most, "%s %s=%s", name, key, value)
	}
	if name == "rect" && at["x"] != "" {
		assert.LessOrEqual(t, number(t, at["x"])+number(t, at["width"]), width)
		assert.LessOrEqual(t, number(t, at["y"])+number(t, at["height"]), height)
	}
}

// textWithin asserts that a text in common letters begins and ends on its sheet.
func textWithin(t testing.TB, text string, at map[string]string, width float64) {
	t.Helper()
	from, wide := number(t, at["x"]), 0.0
	for _, r := range text { // as in a common sans serif
		letter := 0.56
		if strings.ContainsRune("iljtfI.,:;|!' ()", r) {
			letter = 0.3
		}
		wide += letter * number(t, at["font-size"])
	}
	switch at["text-anchor"] {
	case "middle":
		from -= wide / 2
	case "end":
		from -= wide
	}
	assert.GreaterOrEqual(t, from, 0.0, text)
	assert.LessOrEqual(t, from+wide, width, text)
}

func number(t testing.TB, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	require.NoError(t, err)
	return n
}

func TestGaugesAreDrawnPlainly(t *testing.T) {
	for _, p := range drawn(t) {
		s := sheetOf(t, p.SVG())
		assert.Equal(t, p.Title(), s.title)
		assert.NotEmpty(t, s.title)
		assert.NotEmpty(t, s.desc)
		assert.Contains(t, string(p.HTML()), "<table>")
		assert.Less(t, len(p.SVG()), 12_000)
	}
}

// Every name comes out as text, whatever it would be elsewhere.
func TestGaugesHoldHostileNames(t *testing.T) {
	for _, name := range []string{
		`<script>alert(1)</script>`, `"]--><b x='`, `javascript:alert(1)`, `&amp; &#60;`, "=1+1", `]]>`, `{"expr":"1"}`, `a\u0022b\`,
		"\u202eright\u202c to left", "tab\tand\nline", "\x00\x1b[31m", "\ufffe\uffff",
	} {
		b := meterBoard("2025-03")
		b.Periods[2], b.Period = name, name
		b.KPIs[0].Unit = name
		tile := meterTile(t, "lead", "27 26 28")
		tile.Name, tile.Where = name, name
		shown := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
			if strconv.IsPrint(r) {
				return r
			}
			return ' '
		}, name)), " ")
		for _, p := range []picture.Picture{picture.Gauge(b, tile, picture.Options{}), picture.Behaviour(b, tile, picture.Options{})} {
			s := sheetOf(t, p.SVG())
			assert.Equal(t, p.Title(), s.title)
			assert.Contains(t, s.title, shown)
			assert.Contains(t, s.texts[0], shown)
			var spec struct {
				Title struct{ Text string }
			}
			require.NoError(t, json.Unmarshal(p.VegaLite(), &spec))
			assert.Equal(t, p.Title(), spec.Title.Text)
			assert.NotContains(t, string(p.HTML()), "<script")
			assert.NotContains(t, string(p.HTML()), "<b x")
		}
	}
}

// What is hidden is nowhere: the picture is that of a tile that never had it.
func TestGaugesHideWhatIsHidden(t *testing.T) {
	b := meterBoard("2025-06")
	carrying := meterTile(t, "lead", "91.37 91.38 91.39 91.4 91.41 91.42")
	carrying.Hidden = true
	carrying.Gauge.Bounds = kpi.Between(meterValue("91.36"), meterValue("91.5"))
	empty := dashboard.Tile{At: carrying.At, KPI: "lead", Name: carrying.Name, Where: carrying.Where, Hidden: true}
	empty.Gauge = kpi.Gauge{KPI: "lead", Goal: aims("lead")}
	for _, draw := range []func(*dashboard.Board, dashboard.Tile, picture.Options) picture.Picture{picture.Gauge, picture.Behaviour} {
		p, want := draw(b, carrying, picture.Options{}), draw(b, empty, picture.Options{})
		assert.Equal(t, string(want.SVG()), string(p.SVG()))
		assert.Equal(t, string(want.HTML()), string(p.HTML()))
		assert.Equal(t, string(want.VegaLite()), string(p.VegaLite()))
		for _, text := range [][]byte{p.SVG(), p.HTML(), p.VegaLite()} {
			assert.NotContains(t, string(text), "91")
			assert.Contains(t, string(text), "not shown")
		}
	}
}

func TestGaugesIgnoreDecimalSettings(t *testing.T) {
	before := drawn(t)
	flip.Decimals(t, 1073741824)
	for k, p := range drawn(t) {
		assert.Equal(t, string(before[k].SVG()), string(p.SVG()))
		assert.Equal(t, string(before[k].VegaLite()), string(p.VegaLite()))
		assert.Equal(t, string(before[k].HTML()), string(p.HTML()))
	}
}

// Specifications name the same fields whatever they show.
func TestGaugesFixTheirFields(t *testing.T) {
	for _, p := range drawn(t) {
		var spec struct {
			Schema string `json:"$schema"`
			Layer  []struct {
				Data struct{ Values []map[string]any }
			}
		}
		require.NoError(t, json.Unmarshal(p.VegaLite(), &spec))
		assert.Equal(t, "https://vega.github.io/schema/vega-lite/v6.json", spec.Schema)
		assert.NotEmpty(t, spec.Layer)
		for _, l := range spec.Layer {
			for _, row := range l.Data.Values {
				for name := range row { // in any order
					assert.Contains(t, " from to value status label index period rule line ", " "+name+" ")
				}
			}
		}
	}
}

// Any numbers and names make a good picture.
func FuzzGauges(f *testing.F) {
	f.Add("24", "24", "30", "27", int8(1), "Lead time", int32(1))
	f.Add("0", "0", "0", "0", int8(2), "", int32(0))
	f.Add("123456789012345678901234567890", "-123456789012345678901234567890", "1", "0.000000000000000000000000000001", int8(0), "x", int32(9))
	f.Add("1", "1", "1", "1e400", int8(9), "<", int32(-3))
	f.Add("1", "2", "3", "4", int8(2), "<", int32(2000000000))
	f.Fuzz(func(t *testing.T, target, low, high, value string, better int8, name string, decimals int32) {
		num := func(text string) decimal.Decimal {
			d, err := decimal.NewFromString(text)
			if err != nil || len(text) > 40 {
				return decimal.Decimal{}
			}
			return d
		}
		i := kpi.Indicator{ID: "k", Name: name, Unit: name, Decimals: decimals, Better: kpi.Direction(better)}
		goal := &kpi.Thresholds{Target: num(target), Green: kpi.Between(num(low), num(high)), Amber: kpi.AtMost(num(high))}
		g := kpi.Gauge{KPI: "k", Reading: kpi.Of(num(value)), Goal: goal, Status: kpi.Status(better), Room: num(high)}
		g.Bounds = kpi.Between(num(low), num(value))
		tile := dashboard.Tile{KPI: "k", Name: name, Where: name, Gauge: g, History: []kpi.Gauge{g, {}, g, {Goal: goal}}}
		tile.Trend.Limits = &kpi.Limits{Center: num(value), Low: num(low), High: num(high)}
		tile.Trend.Signals = []kpi.Signal{{Index: int(decimals), Rule: kpi.Run8}, {Index: 2, Rule: kpi.Outside}, {Index: 2, Rule: "other"}}
		b := &dashboard.Board{KPIs: []kpi.Indicator{i}, Period: name, Periods: []string{"a", name}}
		for _, p := range []picture.Picture{picture.Gauge(b, tile, picture.Options{}), picture.Behaviour(b, tile, picture.Options{})} {
			assert.Equal(t, p.Title(), sheetOf(t, p.SVG()).title)
			assert.True(t, json.Valid(p.VegaLite()))
		}
	})
}
