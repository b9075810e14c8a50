package main

import (
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/internal/webtools"
	"github.com/kpichain/kpichain/kpi"
)

// small is the incident log that is made up.
var small = filepath.Join("..", "incident", "testdata", "small")

// gallery writes everything, and returns what is there by its name.
func gallery(t *testing.T) webtools.Files {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, run([]string{dir, small}))
	all := webtools.Files{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = string(text)
		return err
	}))
	return all
}

func TestGallery(t *testing.T) {
	all := gallery(t)
	assert.Equal(t, all, gallery(t), "the same every time")
	index := all["index.html"]
	linked := map[string]bool{"index.html": true}
	for _, m := range regexp.MustCompile(`(?:href|src|srcset)="([^"]*)"`).FindAllStringSubmatch(index, -1) {
		assert.Contains(t, all, m[1])
		linked[m[1]] = true
	}
	for name, text := range all { // in any order
		assert.True(t, linked[name] || strings.HasSuffix(name, "-nl.svg"), "%s is shown", name)
		if strings.HasSuffix(name, ".svg") {
			parse(t, name, text)
		}
	}
	for _, kind := range []string{"overview", "gauge", "behaviour", "waterfall", "cascade", "chain"} {
		for _, of := range []string{"shop/", "incident/"} {
			assert.Contains(t, all, of+kind+".svg")
			assert.Contains(t, all, of+kind+".vl.json")
		}
	}
}

// parse reads a drawing as strictly as there is.
func parse(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err, name)
	}
}

func TestArguments(t *testing.T) {
	assert.Error(t, run(nil))
	assert.Error(t, run([]string{"a", "b", "c"}))
	assert.Error(t, run([]string{t.TempDir(), t.TempDir()}), "no log there")
}

// Everything opens in what it is for: pages and drawings in a browser, without a finding of
// axe, light, dark, small and on paper; specifications in Vega-Lite, diagrams in their own
// software.
func TestGalleryOpens(t *testing.T) {
	pages, specs, flows := webtools.Files{}, webtools.Files{}, webtools.Files{}
	for name, text := range gallery(t) { // into maps, in any order
		file := strings.ReplaceAll(name, "/", "-")
		switch {
		case name == "index.html": // is looked at where its pictures are
		case strings.Contains(name, "-dark"), strings.Contains(name, "-nl.") && name != "shop/board-person-nl.html":
			// as others, in other colours and words
		case strings.HasSuffix(name, ".html"), strings.HasPrefix(name, "shop/") && strings.HasSuffix(name, ".svg"):
			pages[file] = text
		case strings.HasSuffix(name, ".vl.json"):
			specs[file] = text
		case strings.HasSuffix(name, ".mmd"):
			flows[file] = text
		case strings.HasSuffix(name, ".dot"):
			assert.Contains(t, webtools.Dot(t, text), "</svg>")
		}
	}
	seen := webtools.Pages(t, pages)
	assert.Len(t, seen, len(pages))
	for _, p := range seen {
		assert.Empty(t, p.Errors, p.File)
		assert.NotEmpty(t, p.Texts, p.File)
	}
	charts := webtools.Vega(t, specs)
	assert.Len(t, charts, len(specs))
	for _, c := range charts {
		assert.Empty(t, c.Errors, c.File)
		assert.NotEmpty(t, c.Marks, c.File)
	}
	for _, d := range webtools.Mermaid(t, flows) {
		assert.Empty(t, d.Errors, d.File)
		assert.NotEmpty(t, d.Nodes, d.File)
	}
}

// The README shows the board of purchasing, all green, and the chain, whose customers are
// not: with -update they are drawn anew.
func TestReadmePictures(t *testing.T) {
	s, err := shop()
	require.NoError(t, err)
	b, err := s.boards.For(s.sheet)
	require.NoError(t, err)
	for suffix, look := range map[string]picture.Look{"": picture.Light, "-dark": picture.Dark} { // in any order
		o := picture.Options{Format: kpi.Format{Group: true}, Look: look}
		flow, err := picture.Chain(s.boards, s.chain, s.kpi, o)
		require.NoError(t, err)
		for name, p := range map[string]picture.Picture{"board": picture.Overview(b, o), "chain": flow} { // in any order
			golden.Compare(t, filepath.Join("..", "shop", name+suffix+".svg"), string(p.SVG()))
		}
	}
}
