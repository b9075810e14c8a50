package webtools_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/webtools"
)

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Title</title></head>
<body><main><h1>Head</h1>BODY</main></body></html>`

// TestPages holds that good pages are read, and that each thing that is wrong is found.
func TestPages(t *testing.T) {
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" viewBox="0 0 200 50" role="img" ` +
		`aria-labelledby="a"><title id="a">Gauge</title><desc>A gauge</desc><text x="10" y="20">48 h</text>MORE</svg>`
	got := webtools.Pages(t, webtools.Files{
		"1.html": strings.Replace(page, "BODY", `<p>&lt;b&gt; <span>x</span></p><img alt="none" src="data:,">`, 1),
		"2.html": strings.Replace(page, "BODY", `<p onclick="x()">x</p>`, 1),
		"3.html": strings.Replace(page, "BODY", `<script>console.log("hi")</script>`, 1),
		"4.html": strings.Replace(page, "BODY", `<p style="width:1000px">x</p>`, 1),
		"5.html": strings.Replace(page, "BODY", `<p style="color:#bbb;background:#fff">too pale</p>`, 1),
		"6.html": strings.Replace(page, "BODY", `<img alt="" src="http://127.0.0.1:9/x.png">`, 1),
		"7.svg":  strings.Replace(drawing, "MORE", "", 1),
		"8.svg":  strings.Replace(drawing, "MORE", `<text x="190" y="20">outside</text>`, 1),
	})
	require.Len(t, got, 8)
	assert.Equal(t, webtools.Page{File: "1.html", Title: "Title", Texts: []string{"Title", "Head", "<b>", "x"},
		Labels: []string{"none"}, Errors: []string{}}, got[0])
	for k, want := range map[int]string{
		1: "the handler onclick on p", 2: "a script element\nconsole: hi", 3: "px too wide at 800", 4: "axe color-contrast (dark)",
		5: "request: http://127.0.0.1:9/x.png", 7: "outside its drawing: outside",
	} {
		errors := strings.Join(got[k].Errors, "\n")
		for _, part := range strings.Split(want, "\n") {
			assert.Contains(t, errors, part, got[k].File)
		}
	}
	assert.Equal(t, webtools.Page{File: "7.svg", Title: "Gauge", Description: "A gauge",
		Texts: []string{"Gauge", "A gauge", "48 h"}, Labels: []string{}, Errors: []string{}}, got[6])
}

func TestMermaid(t *testing.T) {
	got := webtools.Mermaid(t, webtools.Files{
		"1.mmd": "flowchart TD\n  accTitle: T\n  n1[\"a#60;b\"] -->|\"x\"| n2\n",
		"2.mmd": "flowchart TD\n  n1[\"",
		"3.mmd": "flowchart TD\n  n1[\"**a** fa:fa-car <br> b\"]\n",
	})
	require.Len(t, got, 3)
	assert.Equal(t, webtools.Diagram{File: "1.mmd", Title: "T", Nodes: map[string][]string{"n1": {"a<b"}, "n2": {"n2"}},
		Edges: []string{"x"}, Errors: []string{}}, got[0])
	assert.Contains(t, strings.Join(got[1].Errors, "\n"), "mermaid: ")
	assert.Contains(t, strings.Join(got[2].Errors, "\n"), "a i element")
}

func TestVega(t *testing.T) {
	const chart = `{"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "title": "T", "description": "D",
		"data": {"values": [{"a": "x<y & z", "b": 1}, {"a": "w", "b": 2}]}, "mark": "bar",
		"encoding": {"y": {"field": "FIELD", "type": "nominal", "title": "Who"}, "x": {"field": "b", "type": "quantitative", "axis": null}}MORE}`
	edit := func(field, more string) string {
		return strings.NewReplacer("FIELD", field, "MORE", more).Replace(chart)
	}
	got := webtools.Vega(t, webtools.Files{
		"1.vl.json": edit("a", ""),
		"2.vl.json": edit("a", `, "wrong": 1`),
		"3.vl.json": strings.Replace(edit("a", ""), `{"values": [{"a": "x<y & z", "b": 1}, {"a": "w", "b": 2}]}`, `{"values": []}`, 1),
		"4.vl.json": strings.Replace(edit("a", ""), `"mark": "bar"`, `"mark": "bar", "transform": [{"filter": "wrong("}]`, 1),
		"5.vl.json": strings.Replace(edit("a", ""), `{"values": [{"a": "x<y & z", "b": 1}, {"a": "w", "b": 2}]}`, `{"url": "http://127.0.0.1:9/x.json"}`, 1),
	})
	require.Len(t, got, 5)
	assert.Equal(t, webtools.Chart{File: "1.vl.json", Title: "T", Description: "D", Texts: []string{"w", "x<y & z", "Who", "T"},
		Marks: map[string]int{"rect": 2}, Errors: []string{}}, got[0])
	for k, want := range map[int]string{1: "schema: ", 2: "nothing is drawn", 3: "error: ", 4: "request: http://127.0.0.1:9/x.json"} {
		assert.Contains(t, strings.Join(got[k].Errors, "\n"), want, got[k].File)
	}
}

func TestSchema(t *testing.T) {
	const schema = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
		"properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": false}`
	got := webtools.Schema(t, schema, webtools.Files{"1.json": `{"a": "x"}`, "2.json": `{"b": 1}`, "3.json": `{`})
	require.Len(t, got, 3)
	assert.Equal(t, webtools.Verdict{File: "1.json", Errors: []string{}}, got[0])
	assert.Len(t, got[1].Errors, 2, "one is missing, another is not known")
	assert.Len(t, got[2].Errors, 1)
}

func TestIntl(t *testing.T) {
	got := webtools.Intl(t, []webtools.Number{
		{Language: "nl", Group: true, Decimals: 1, Value: "-1234.25"},
		{Language: "en", Group: true, Decimals: 0, Value: "123456789012345678901"},
		{Language: "en", Decimals: 1, Value: "-0.04"},
		{Language: "en", Decimals: 1, Percent: true, Value: "0.955"},
	})
	assert.Equal(t, []string{"-1.234,3", "123,456,789,012,345,678,901", "0.0", "95.5%"}, got)
}

func TestDot(t *testing.T) {
	assert.Contains(t, webtools.Dot(t, `digraph { a [label="one"] }`), "one</text>")
}
