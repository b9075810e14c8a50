package chain

import (
	"cmp"
	"iter"
	"slices"
)

// A spotAt is a complete place as numbers: a whole chain, a link of one, or a place
// of a tree.
type spotAt struct {
	chain, link int // -1 where it is none
	site        site
}

// locate finds a complete place.
func (p *Plan) locate(at Place) (spotAt, bool) {
	if at.Chain == "" {
		w, ok := p.find(at)
		return spotAt{-1, -1, w}, ok
	}
	c, ok := p.names.chains.Get(at.Chain)
	if !ok || at.Unit != "" || at.Person != "" {
		return spotAt{}, false
	}
	if at.Step == "" {
		return spotAt{chain: int(c), link: -1}, true
	}
	step, ok := p.names.steps.Get(at.Step)
	if !ok {
		return spotAt{}, false
	}
	link := p.linkOf(int(c), step)
	return spotAt{chain: int(c), link: link}, link >= 0
}

// linkOf returns which link of a chain a step is, -1 if it is none.
func (s *structure) linkOf(c int, step int32) int {
	return slices.IndexFunc(s.shapes[c].links, func(l linkShape) bool { return l.step == step })
}

// placeAt returns the place of a spot.
func (s *structure) placeAt(at spotAt) Place {
	switch {
	case at.link >= 0:
		return Place{Chain: s.names.chains.At(int32(at.chain)), Step: s.names.steps.At(s.shapes[at.chain].links[at.link].step)}
	case at.chain >= 0:
		return Place{Chain: s.names.chains.At(int32(at.chain))}
	}
	return s.place(at.site)
}

// arrange works out the order in which people see the trees.
func (s *structure) arrange() {
	s.order, s.rank = nil, make([]int32, len(s.trees))
	seen := make([]bool, len(s.trees))
	add := func(tree int32) {
		if !seen[tree] {
			seen[tree] = true
			s.rank[tree] = int32(len(s.order))
			s.order = append(s.order, tree)
		}
	}
	for _, shape := range s.shapes {
		for _, l := range shape.links {
			add(l.step)
		}
	}
	for tree := range s.trees {
		add(int32(tree))
	}
}

// Places yields the complete places that a pattern matches, each before its
// parts, in model order: every chain, its links, and then the places of its
// steps, a step of several chains under the first; then the steps of no chain,
// and the places that only goals make. Units stand in the order of Model.Units,
// sub-units before members.
//
// {} yields all. With a person or a unit it looks at the places of that person or
// unit only, however large the model.
func (p *Plan) Places(match Place) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for _, at := range p.walk(match) {
			if !yield(at) {
				return
			}
		}
	}
}

// walk yields the spots that a pattern matches, in order, and their places.
func (p *Plan) walk(match Place) iter.Seq2[spotAt, Place] {
	return func(yield func(spotAt, Place) bool) {
		switch {
		case match.Person != "":
			p.walkSites(match, p.personList(match), yield)
		case match.Unit != "":
			p.walkUnit(match, yield)
		default:
			p.walkAll(match, yield)
		}
	}
}

// ranked returns sites in the order in which people see them: that of the chain
// that a pattern names, or else that of all chains.
func (p *Plan) ranked(match Place, list []site) []site {
	rank := func(w site) int { return int(p.rank[w.tree]) }
	if c, ok := p.names.chains.Get(match.Chain); ok {
		rank = func(w site) int {
			if int(w.tree) >= p.names.steps.Len() {
				return int(w.tree) + len(p.shapes[c].links)
			}
			return p.linkOf(int(c), w.tree)
		}
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b site) int { return cmp.Compare(rank(a), rank(b)) })
}

func (p *Plan) personList(match Place) []site {
	person, ok := p.persons.Get(match.Person)
	if !ok {
		return nil
	}
	return p.ranked(match, p.personSites.of(person))
}

// walkSites yields those of a list that match.
func (p *Plan) walkSites(match Place, list []site, yield func(spotAt, Place) bool) bool {
	for _, w := range list {
		if at := p.place(w); p.Matches(match, at) && !yield(spotAt{-1, -1, w}, at) {
			return false
		}
	}
	return true
}

// walkUnit yields the places of a unit, each before its people there.
func (p *Plan) walkUnit(match Place, yield func(spotAt, Place) bool) {
	unit, ok := p.names.units.Get(match.Unit)
	if !ok {
		return
	}
	for _, w := range p.ranked(match, p.unitSites.of(unit)) {
		u, _ := p.unit(w)
		at := p.place(w)
		if p.Matches(match, at) && (!yield(spotAt{-1, -1, w}, at) || !p.walkPeople(w.tree, u, at, yield)) {
			return
		}
	}
}

// walkPeople yields the places of the people directly in a unit.
func (p *Plan) walkPeople(tree int32, u *inner, at Place, yield func(spotAt, Place) bool) bool {
	t := p.trees[tree]
	for k := u.people; k < u.peopleTo; k++ {
		at.Person = p.persons.At(p.people[k].person)
		if !yield(spotAt{-1, -1, site{tree, t.inners() + k - t.people}}, at) {
			return false
		}
	}
	return true
}

// walkAll yields the places of chains and steps that match.
func (p *Plan) walkAll(match Place, yield func(spotAt, Place) bool) {
	seen := make([]bool, len(p.trees))
	var named *chainShape
	for c := range p.shapes {
		if match.Chain != "" && match.Chain != p.names.chains.At(int32(c)) {
			continue
		}
		named = &p.shapes[c]
		if !p.walkChain(c, match, seen, yield) {
			return
		}
	}
	for _, tree := range p.order {
		step := p.trees[tree].step
		switch {
		case seen[tree] || !p.fitsStep(match, step):
		case match.Chain != "" && (named == nil || !named.has(step)):
		case !p.descend(site{tree, 0}, p.place(site{tree, 0}), yield):
			return
		}
	}
}

// has reports whether a chain links a step.
func (s *chainShape) has(step int32) bool {
	return slices.ContainsFunc(s.links, func(l linkShape) bool { return l.step == step })
}

// walkChain yields a chain, its links, and the places of its steps that were not
// seen yet.
func (p *Plan) walkChain(c int, match Place, seen []bool, yield func(spotAt, Place) bool) bool {
	at := Place{Chain: p.names.chains.At(int32(c))}
	if match.Step == "" && !yield(spotAt{chain: c, link: -1}, at) {
		return false
	}
	for l, link := range p.shapes[c].links {
		at.Step = p.names.steps.At(link.step)
		if p.fitsStep(match, link.step) && !yield(spotAt{chain: c, link: l}, at) {
			return false
		}
	}
	for _, link := range p.shapes[c].links {
		if seen[link.step] || !p.fitsStep(match, link.step) {
			continue
		}
		seen[link.step] = true
		if !p.descend(site{link.step, 0}, p.place(site{link.step, 0}), yield) {
			return false
		}
	}
	return true
}

func (p *Plan) fitsStep(match Place, step int32) bool {
	return match.Step == "" || step >= 0 && p.names.steps.At(step) == match.Step
}

// descend yields an inner place and all below it, depth first.
func (p *Plan) descend(w site, at Place, yield func(spotAt, Place) bool) bool {
	if !yield(spotAt{-1, -1, w}, at) {
		return false
	}
	from := p.trees[w.tree].from
	u := &p.inner[from+w.at]
	for k := w.at + 1; k < u.end; k = p.inner[from+k].end {
		part := at
		part.Unit = p.units.At(p.inner[from+k].unit)
		if !p.descend(site{w.tree, k}, part, yield) {
			return false
		}
	}
	return p.walkPeople(w.tree, u, at, yield)
}

// Matches reports whether a complete place matches a pattern: see [Place].
func (p *Plan) Matches(pattern, at Place) bool {
	fits := func(want, have string) bool { return want == "" || want == have }
	if !fits(pattern.Step, at.Step) || !fits(pattern.Unit, at.Unit) || !fits(pattern.Person, at.Person) {
		return false
	}
	if fits(pattern.Chain, at.Chain) {
		return true
	}
	c, ok := p.names.chains.Get(pattern.Chain)
	step, known := p.names.steps.Get(at.Step)
	return ok && known && at.Chain == "" && p.linkOf(int(c), step) >= 0
}
