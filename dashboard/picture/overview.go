package picture

import (
	"slices"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// Overview draws all lights of a board on one sheet (in één oogopslag): chain by chain and
// list by list, each with its gauge, reading, target and past. What [Board] says under a
// tile is not in it. What is hidden is not in it either; nil is a board of nothing.
func Overview(b *dashboard.Board, o Options) Picture {
	s := sheet{
		reader: readerOf(b, o.Format),
		canvas: canvas{Options: o},
		words:  in(o.Format.Language, englishBoard(), dutchBoard()),
	}
	s.draw()
	t := s.table()
	return Picture{
		title: s.title(),
		table: t,
		svg:   s.svg(sheetWidth, s.y+sheetEdge, s.title(), t.text()),
		spec:  s.spec(),
	}
}

// The columns of a sheet, from the left; numbers end where their column does.
const (
	sheetWidth  px = 9640
	sheetEdge   px = 240
	labelAt     px = 1250
	gaugeAt     px = 4450
	gaugeEnd    px = 5850
	readingEnd  px = 7250
	targetEnd   px = 8650
	sparkAt     px = 8800
	sheetEnd    px = sheetWidth - sheetEdge
	rowHeight   px = 280
	columnSpace px = 150
)

// A sheet is an overview in the making.
type sheet struct {
	reader
	canvas
	words     boardWords
	y         px   // down to where is drawn already
	drawsPast bool // there is a past to draw
}

// draw draws the sheet from top to bottom.
func (s *sheet) draw() {
	tiles := tilesOf(s.board)
	s.drawsPast = slices.ContainsFunc(tiles, func(t dashboard.Tile) bool { return s.history(t) != "" })
	s.y = sheetEdge
	s.across(230, style{size: 200, bold: true}, s.title())
	if len(s.board.Sections) == 0 {
		s.across(260, style{}, s.Say.Empty)
	}
	if len(s.board.Sections) > 1 {
		s.lamp(260, s.board.Card.Status, word(s.Score(s.board.Card)), sheetEnd, true)
		s.y += 260
	}
	for _, part := range s.board.Sections {
		s.reader = s.within(part)
		s.section(part)
	}
	if slices.ContainsFunc(tiles, func(t dashboard.Tile) bool { return t.Hidden }) {
		s.y += 160
		s.across(200, style{size: small, ink: "quiet"}, s.Say.HiddenNote)
	}
}

// across writes one line across the sheet.
func (s *sheet) across(height px, how style, text string) {
	s.y += height
	s.text(point{sheetEdge, s.y}, how, fit(text, sheetEnd-sheetEdge, max(how.size, plain)*11/10))
}

// section draws one chain.
func (s *sheet) section(part dashboard.Section) {
	s.y += 320
	s.rect(sheetEdge, s.y, sheetEnd-sheetEdge, 15, "ink")
	s.across(330, style{size: big, bold: true}, s.reader.section(part))
	if question := tell.Clean(part.Question); question != "" {
		s.across(210, style{ink: "quiet"}, "“"+question+"”")
	}
	s.lamp(250, part.Card.Status, word(s.Score(part.Card)), sheetEnd, true)
	s.y += 250
	for _, l := range s.lists(part) {
		s.list(l)
	}
}

// lamp draws a light and its word on a line so far below what is drawn, up to an end.
func (s *sheet) lamp(below px, status kpi.Status, word string, end px, bold bool) {
	const middle, beside = sheetEdge + 65, sheetEdge + 200
	s.light(point{middle, s.y + below - 45}, status)
	s.text(point{beside, s.y + below}, style{bold: bold}, fit(word, end-beside, plain))
}

// list draws one list, with the heads of its columns.
func (s *sheet) list(l list) {
	s.y += 340
	head, number := style{size: small, ink: "quiet"}, style{size: small, ink: "quiet", anchor: "end"}
	s.text(point{sheetEdge, s.y}, style{bold: true}, l.head)
	s.text(point{readingEnd, s.y}, number, s.Say.Reading)
	s.text(point{targetEnd, s.y}, number, s.Say.Target)
	if s.drawsPast {
		s.text(point{sparkAt, s.y}, head, s.Say.History)
	}
	s.y += 90
	for _, t := range l.tiles {
		s.row(t)
	}
}

// row draws one tile.
func (s *sheet) row(t dashboard.Tile) {
	const base, gauge, above = 190, 160, 60 // of a row: where is written, what is drawn
	s.rect(sheetEdge, s.y, sheetEnd-sheetEdge, 10, "rule")
	status, name := s.lit(t)
	s.lamp(base, status, name, labelAt-columnSpace/2, false)
	at := func(x px) point { return point{x, s.y + base} }
	s.text(at(labelAt), style{}, fit(s.label(t), gaugeAt-labelAt-columnSpace, plain))
	s.bullet(gaugeAt, s.y+above, gaugeEnd-gaugeAt, gauge, s.Indicator(t.KPI), shown(t).Gauge)
	const readingRoom, targetRoom = readingEnd - gaugeEnd - columnSpace, targetEnd - readingEnd - columnSpace
	known := tell.Known(shown(t).Gauge.Reading)
	s.text(at(readingEnd), style{anchor: "end", bold: known}, fit(s.stand(t), readingRoom, plain*11/10))
	s.text(at(targetEnd), style{anchor: "end"}, fit(s.Goal(t.KPI, t.Gauge.Goal), targetRoom, plain))
	past, _ := s.past(t)
	s.spark(sparkAt, s.y+above, sheetEnd-sparkAt, gauge, past)
	s.y += rowHeight
}

// table says the same, a row a tile.
func (s *sheet) table() table {
	t := table{
		heads: []string{
			s.words.What, s.words.Light, s.Say.Reading, s.Say.Target, s.Say.Trend, s.Say.History, s.words.Chain, s.words.List,
		},
		numbers: []bool{false, false, true, true},
	}
	if len(s.board.Sections) == 0 {
		t.rows = [][]string{{s.Say.Empty}}
	}
	s.each(func(_ int, part dashboard.Section, l list, tile dashboard.Tile) {
		_, light := s.lit(tile)
		t.rows = append(t.rows, []string{
			named(s.label(tile), "–"), light, s.stand(tile), s.Goal(tile.KPI, tile.Gauge.Goal), s.trend(tile), s.history(tile),
			s.reader.section(part), l.head,
		})
	})
	return t
}

// each calls a function for every tile in order, with its number.
func (s *sheet) each(tell func(k int, part dashboard.Section, l list, t dashboard.Tile)) {
	k := 0
	for _, part := range s.board.Sections {
		s.reader = s.within(part)
		for _, l := range s.lists(part) {
			for _, t := range l.tiles {
				tell(k, part, l, t)
				k++
			}
		}
	}
}
