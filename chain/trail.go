package chain

// A trail is where the measurements before were. Most come in the order of
// [Plan.Places], several to a place or a KPI at a time, so the next one is likely to
// be there too, or right after: its IDs are compared with those before they are looked
// up. The zero value has been nowhere.
type trail struct {
	// at and site are the last place found in the tree of a step; no place at first.
	at   Place
	site site
	// inner and seat are the last of the inner places and of the others.
	inner, seat site
}

// find finds a complete place where the trail leads, without looking far.
func (t *trail) find(s *structure, at *Place) (site, bool) {
	if *at == t.at && t.at.Step != "" {
		return t.site, true
	}
	last := t.inner
	if at.Person != "" {
		last = t.seat
	}
	w := s.after(last)
	if int(w.tree) >= s.steps.Len() || !t.is(s, w, at) {
		return site{}, false
	}
	t.note(s, w, at)
	return w, true
}

// is reports whether a site is a complete place. Mostly only the person differs from
// the place before.
func (t *trail) is(s *structure, w site, at *Place) bool {
	tree := &s.trees[w.tree]
	if w.at < tree.inners() {
		return s.place(w) == *at
	}
	seat := s.seat(w)
	if s.persons.At(seat.person) != at.Person {
		return false
	}
	if t.site.at < tree.inners() || t.site.tree != w.tree || seat.parent != s.seat(t.site).parent ||
		t.at.Unit != at.Unit || t.at.Step != at.Step || at.Chain != "" {
		return s.place(w) == *at
	}
	return true
}

// note goes on from a site.
func (t *trail) note(s *structure, w site, at *Place) {
	t.at, t.site = *at, w
	if w.at < s.trees[w.tree].inners() {
		t.inner = w
	} else {
		t.seat = w
	}
}

// after returns the place that comes next of those that are inner, or of those that
// are not: in the same tree, or in the next as people see them.
func (s *structure) after(w site) site {
	if int(w.tree) >= len(s.trees) {
		return w
	}
	t := &s.trees[w.tree]
	if w.at+1 < t.size() && w.at+1 != t.inners() {
		return site{w.tree, w.at + 1}
	}
	rank := int(s.rank[w.tree]) + 1
	if rank == len(s.order) {
		return w
	}
	next := site{tree: s.order[rank]}
	if u := s.trees[next.tree]; w.at >= t.inners() && u.inners() < u.size() {
		next.at = u.inners()
	}
	return next
}
