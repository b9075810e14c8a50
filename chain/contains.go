package chain

// Contains reports whether a place is another one, the whole, or lies anywhere below
// it: a chain contains its links, and its steps with all who do them; a step the units
// and people that do it, and a unit its sub-units and people there. A place that only a
// goal makes lies below no step. False where either place is unknown, so that a place
// contains itself exactly if the model has it. It climbs up from the part: the cost is
// that of the places between, and of finding both.
func (p *Plan) Contains(whole, part Place) bool {
	w, ok := p.locate(whole)
	s, known := p.locate(part)
	switch {
	case !ok || !known:
		return false
	case w.link >= 0:
		return s == w
	case w.chain >= 0 && s.chain >= 0:
		return s.chain == w.chain
	case w.chain >= 0:
		return p.linkOf(w.chain, s.site.tree) >= 0 // no link is a tree of goals alone
	case s.chain >= 0:
		return false
	}
	return s.site == w.site || p.lies(s.site, w.site)
}
