package dashboard

import "slices"

// writeBoard writes a board, in its own order.
func (w *writer) writeBoard(b *Board) {
	w.kpis = b.KPIs
	w.periods = slices.Index(b.Periods, b.Period) + 1
	w.opening(w.board, b.Name, b.Period)
	if len(b.Sections) == 0 {
		w.say(0, w.empty)
		return
	}
	if len(b.Sections) > 1 {
		w.say(0, w.score(b.Card))
	}
	own := w.own
	if b.For.Person != "" {
		own = w.personal
	}
	for _, s := range b.Sections {
		w.around = []string{clean(b.Name), clean(s.Name)}
		w.section(s, own)
	}
	w.closingNote()
}

// section writes one chain. own is the head of what is the audience's own.
func (w *writer) section(s Section, own string) {
	name := s.Name
	if clean(name) == "" {
		name = s.Chain
	}
	if clean(name) == "" {
		name = w.outside
	}
	w.gap()
	w.title("-", name)
	if q := clean(s.Question); q != "" {
		w.say(0, "“"+q+"”")
	}
	w.say(0, w.score(s.Card))
	w.list(w.shared, s.Shared, w.warns, w.course)
	w.list(own, s.Own, w.warns, w.course, w.share, w.lineOfSight)
	w.list(w.handovers, s.Handovers, w.warns, w.share)
	w.list(w.parts, s.Parts, w.warns, w.share)
}

// list writes one list of tiles, if it has any, and what there is to say under each.
func (w *writer) list(head string, tiles []Tile, details ...func(Tile)) {
	if len(tiles) == 0 {
		return
	}
	w.gap()
	w.head(2, head, w.reading, w.target, w.trend, w.history)
	for _, t := range tiles {
		w.tile(t, w.label(t))
		for _, detail := range details {
			detail(t)
		}
	}
}
