package main

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

// A file is a name below the folder, with slashes, and what is in it.
type file struct {
	name string
	text []byte
}

// drawn is a story as files, and what the index shows of them.
type drawn struct {
	name  string
	pages []link
	shown []shown
	texts []link
	files []file
}

// A link is a file to open.
type link struct{ name, file string }

// shown is a picture with its title, light and dark, and its specification.
type shown struct{ title, light, dark, spec string }

// draw draws all there is of a story.
func (s story) draw() (drawn, error) {
	d := drawn{name: s.name}
	for _, p := range s.pages {
		b, err := s.boards.For(p.of)
		if err != nil {
			return d, err
		}
		for _, k := range kinds() {
			d.page(s.folder+"/board-"+p.name+k.suffix+".html", p.name+k.said, picture.Board(b, k.options))
		}
	}
	if err := s.pictures(&d); err != nil {
		return d, err
	}
	flow, err := picture.Mermaid(s.model, s.chain, picture.Options{})
	d.text(s.folder+"/chain.mmd", "the chain as Mermaid", []byte(flow))
	d.text(s.folder+"/goals.dot", "goals and influences as Graphviz", []byte(picture.DOT(s.model, picture.Options{})))
	return d, err
}

// A kind is a language and a look that pages come in.
type kind struct {
	suffix, said string
	options      picture.Options
}

func kinds() []kind {
	en, nl := kpi.Format{Language: "en", Group: true}, kpi.Format{Language: "nl", Group: true}
	return []kind{
		{"", "", picture.Options{Format: en, Look: picture.System}},
		{"-dark", ", dark", picture.Options{Format: en, Look: picture.Dark}},
		{"-nl", ", in Dutch", picture.Options{Format: nl}},
	}
}

// pictures draws all but pages, of one board and of the chain.
func (s story) pictures(d *drawn) error {
	b, err1 := s.boards.For(s.sheet)
	whole, err2 := s.boards.For(chain.Whole(s.chain))
	if err := cmp.Or(err1, err2); err != nil {
		return err
	}
	t := s.tile(whole)
	draw := []struct {
		name string
		by   func(picture.Options) (picture.Picture, error)
	}{
		{"overview", sure(func(o picture.Options) picture.Picture { return picture.Overview(b, o) })},
		{"gauge", sure(func(o picture.Options) picture.Picture { return picture.Gauge(whole, t, o) })},
		{"behaviour", sure(func(o picture.Options) picture.Picture { return picture.Behaviour(whole, t, o) })},
		{"waterfall", sure(func(o picture.Options) picture.Picture { return picture.Waterfall(whole, s.chain, s.kpi, o) })},
		{"cascade", func(o picture.Options) (picture.Picture, error) {
			return picture.Cascade(s.boards, chain.Whole(s.chain), s.kpi, s.depth, o)
		}},
		{"chain", func(o picture.Options) (picture.Picture, error) { return picture.Chain(s.boards, s.chain, s.kpi, o) }},
	}
	for _, p := range draw {
		if err := d.picture(s.folder+"/"+p.name, p.by); err != nil {
			return err
		}
	}
	return nil
}

// tile is the chain's own in the story's KPI.
func (s story) tile(b *dashboard.Board) dashboard.Tile {
	for _, section := range b.Sections {
		if k := slices.IndexFunc(section.Own, func(t dashboard.Tile) bool { return t.KPI == s.kpi }); k >= 0 {
			return section.Own[k]
		}
	}
	return dashboard.Tile{}
}

// sure is a picture that always comes out.
func sure(by func(picture.Options) picture.Picture) func(picture.Options) (picture.Picture, error) {
	return func(o picture.Options) (picture.Picture, error) { return by(o), nil }
}

// page adds a page.
func (d *drawn) page(name, said string, text []byte) {
	d.pages = append(d.pages, link{said, name})
	d.files = append(d.files, file{name, text})
}

// text adds a text for other software.
func (d *drawn) text(name, said string, text []byte) {
	d.texts = append(d.texts, link{said, name})
	d.files = append(d.files, file{name, text})
}

// picture adds a picture, light and dark, in Dutch, and as a specification.
func (d *drawn) picture(name string, by func(picture.Options) (picture.Picture, error)) error {
	s := shown{light: name + ".svg", dark: name + "-dark.svg", spec: name + ".vl.json"}
	f := kpi.Format{Group: true}
	light, err1 := by(picture.Options{Format: f})
	dark, err2 := by(picture.Options{Format: f, Look: picture.Dark})
	dutch, err3 := by(picture.Options{Format: kpi.Format{Language: "nl", Group: true}})
	s.title = light.Title()
	d.shown = append(d.shown, s)
	d.files = append(d.files, file{s.light, light.SVG()}, file{s.dark, dark.SVG()},
		file{name + "-nl.svg", dutch.SVG()}, file{s.spec, light.VegaLite()})
	return cmp.Or(err1, err2, err3)
}
