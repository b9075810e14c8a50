package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
)

// writeBoard writes a board, in its own order.
func (w *writer) writeBoard(b *Board) {
	w.KPIs = b.KPIs
	w.periods = slices.Index(b.Periods, b.Period) + 1
	w.opening(w.Say.Board, b.Name, b.Period)
	if len(b.Sections) == 0 {
		w.say(0, w.Say.Empty)
		return
	}
	if len(b.Sections) > 1 {
		w.say(0, w.Score(b.Card))
	}
	own := w.Say.Own
	if b.For.Person != "" {
		own = w.Say.Personal
	}
	for _, s := range b.Sections {
		w.around = []string{tell.Clean(b.Name), tell.Clean(s.Name)}
		w.section(s, own)
	}
	w.closingNote()
}

// section writes one chain. own is the head of what is the audience's own.
func (w *writer) section(s Section, own string) {
	name := s.Name
	if tell.Clean(name) == "" {
		name = s.Chain
	}
	if tell.Clean(name) == "" {
		name = w.Say.Outside
	}
	w.gap()
	w.title("-", name)
	if q := tell.Clean(s.Question); q != "" {
		w.say(0, "“"+q+"”")
	}
	w.say(0, w.Score(s.Card))
	w.list(w.Say.Shared, s.Shared, w.warns, w.course)
	w.list(own, s.Own, w.warns, w.course, w.share, w.lineOfSight)
	w.list(w.Say.Handovers, s.Handovers, w.warns, w.share)
	w.list(w.Say.Parts, s.Parts, w.warns, w.share)
}

// list writes one list of tiles, if it has any, and what there is to say under each.
func (w *writer) list(head string, tiles []Tile, details ...func(Tile)) {
	if len(tiles) == 0 {
		return
	}
	w.gap()
	w.head(2, head, w.Say.Reading, w.Say.Target, w.Say.Trend, w.Say.History)
	for _, t := range tiles {
		w.tile(t, w.label(t))
		for _, detail := range details {
			detail(t)
		}
	}
}
