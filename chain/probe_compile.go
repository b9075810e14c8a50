package chain

import (
	"math/bits"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A motion says what inputs do to what a probe looks at.
type motion uint8

const (
	// other: they may do anything, and every run is worked out by itself.
	other motion = iota
	// moving: a survey can follow them.
	moving
	// still: nothing.
	still
)

// compile works out what no input moves.
func (s *survey) compile() motion {
	s.byTree, s.atSite = map[int32][]int{}, map[site]int{}
	for i, in := range s.inputs {
		if in.spot.chain < 0 && int(in.k) == s.k {
			s.byTree[in.spot.site.tree] = append(s.byTree[in.spot.site.tree], i)
			s.atSite[in.spot.site] = i
		}
	}
	switch {
	case s.base.joint.folds() || s.spot.link >= 0:
		return other
	case s.spot.chain < 0:
		return s.compileSite()
	}
	return s.compileChain()
}

// compileChain takes the inputs below the chain that is looked at.
func (s *survey) compileChain() motion {
	p := s.base.plan
	c := s.base.chainCell(s.spot.chain, s.k)
	t := p.chainPlans[s.spot.chain].wholes[s.k].template
	switch {
	case t != nil && c != nil && !c.measured && !c.lacks:
	case t != nil && (c == nil || c.lacks) || s.tries():
		return other
	default:
		return still
	}
	s.parts, _ = s.base.chainParts(s.spot.chain, s.k)
	for i, in := range s.inputs {
		s.compileLink(t, i, in)
	}
	for n, link := range t.links {
		if link < 0 {
			continue
		}
		top, m := s.compileTop(site{p.shapes[s.spot.chain].links[link].step, 0})
		if m == other {
			return other
		}
		if m == moving {
			top.part = n
			s.tops = append(s.tops, top)
		}
	}
	if len(s.tops)+len(s.passes) == 0 {
		return still
	}
	return moving
}

// tries reports whether the chain's own reading is tried.
func (s *survey) tries() bool {
	return slices.ContainsFunc(s.inputs, func(in input) bool {
		return in.spot.chain == s.spot.chain && in.spot.link < 0 && int(in.k) == s.k
	})
}

// compileLink takes an input that is how often a link of the chain is passed.
func (s *survey) compileLink(t *template, i int, in input) {
	if in.spot.link < 0 || in.spot.chain != s.spot.chain {
		return
	}
	if part := t.part(in.spot.link); part >= 0 {
		s.passes = append(s.passes, linkInput{part: part, input: i, drawn: make([]int64, pieceSize)})
	}
}

// compileSite takes the inputs at and below the spot, a place of a tree.
func (s *survey) compileSite() motion {
	for _, i := range s.byTree[s.spot.site.tree] {
		if w := s.inputs[i].spot.site; w != s.spot.site && !s.base.plan.lies(w, s.spot.site) {
			return other // it may be passed down
		}
	}
	top, m := s.compileTop(s.spot.site)
	if m == moving {
		s.tops = append(s.tops, top)
	}
	return m
}

// lies reports whether a site lies below another one of its tree.
func (p *Plan) lies(w, below site) bool {
	for {
		above, ok := p.parent(w)
		if !ok || above == below {
			return ok
		}
		w = above
	}
}

// A top is a step, or the place that is looked at, as it moves with the inputs below.
type top struct {
	part  int
	as    rule.Closed
	terms []term
	// rest is what else is added, and keep where the best of the others keeps it.
	rest exact.Num
	keep exact.Interval
	// volume is what is divided by, if pooled: where terms are, and of an input that is the
	// place itself.
	volume exact.Num
	pooled bool
	// places are the decimals of sums; most is how large they can have become.
	places int32
	most   uint64
	sums   []int64
	empty  bool
}

// A term is an input, and what its value is multiplied by.
type term struct {
	input  int
	weight int64
}

// compileTop returns a place as the inputs below it move it.
func (s *survey) compileTop(w site) (top, motion) {
	p := s.base.plan
	t := top{sums: make([]int64, pieceSize)}
	if i, ok := s.atSite[w]; ok {
		t.as, t.terms = rule.Add, []term{{i, 1}}
		t.pooled, t.volume = s.inputs[i].pooled, s.inputs[i].volume
		return t.scaled(s)
	}
	below := map[site]bool{}
	for _, i := range s.byTree[w.tree] {
		if s.counts(s.inputs[i].spot.site, w, below) {
			t.terms = append(t.terms, term{i, 1})
		}
	}
	c := s.base.cell(w, s.k)
	if len(t.terms) == 0 {
		return t, still
	}
	if c.lacking > 0 {
		return t, other
	}
	t.as = p.indicators[s.k].across.Closed
	switch t.as {
	case rule.Add:
		t.rest = c.Num
		return t.less(s).scaled(s)
	case rule.Pool:
		t.rest, t.volume, t.pooled = c.Num, c.Den, true
		if c.State != rule.Terms {
			return t, other
		}
		return t.less(s).scaled(s)
	case rule.Least, rule.Most:
		switch best, some := s.best(w, below, t.as); {
		case some && t.as == rule.Least:
			t.keep = exact.AtMost(best)
		case some:
			t.keep = exact.AtLeast(best)
		}
		return t.scaled(s)
	}
	return t, other
}

// counts reports whether what is read at a site below a whole counts there, and notes
// the places on the way.
func (s *survey) counts(w, whole site, below map[site]bool) bool {
	p := s.base.plan
	if p.indicators[s.k].across == nil {
		return false
	}
	b := p.block(w.tree, s.k)
	way := []site{w}
	for w != whole {
		above, ok := p.parent(w)
		if !ok || s.base.cell(above, s.k).measured || !p.isPart(w, b, b.depthAt(above.at)) {
			return false
		}
		w = above
		way = append(way, w)
	}
	for _, w := range way {
		below[w] = true
	}
	return true
}

// less takes what the inputs read now off the rest.
func (t top) less(s *survey) top {
	for _, in := range t.terms {
		from := s.inputs[in.input]
		now := s.base.cell(from.spot.site, s.k)
		if t.as == rule.Pool {
			t.rest = t.rest.Sub(now.Num)
		} else if v, ok := now.Value(); ok {
			t.rest = t.rest.Sub(v)
		}
	}
	return t
}

// mostPlaces is how many places a sum of whole numbers has at most.
const mostPlaces = 30

// scaled gives the terms weights that bring them to the same places, times their volumes
// where terms are pooled.
func (t top) scaled(s *survey) (top, motion) {
	volumes := int32(0)
	for _, in := range t.terms {
		t.places = max(t.places, s.places[in.input])
		for t.pooled && !s.inputs[in.input].volume.Terminates(volumes) {
			volumes++
		}
	}
	for n, in := range t.terms {
		from := s.inputs[in.input]
		weight := exact.Int(1)
		if t.pooled {
			weight = from.volume
		}
		whole, ok := weight.Grid(volumes+t.places-s.places[in.input], exact.Floor)
		if !ok || t.pooled && !from.pooled {
			return t, other
		}
		t.terms[n].weight = whole
	}
	if t.places += volumes; t.places > mostPlaces {
		return t, other
	}
	return t, moving
}

// best returns the best value of the parts that no input moves, false if all are moved.
func (s *survey) best(w site, below map[site]bool, as rule.Closed) (best exact.Num, some bool) {
	p := s.base.plan
	if _, ok := s.atSite[w]; ok {
		return best, false
	}
	for part := range p.partsOf(w, p.block(w.tree, s.k)) {
		v, ok := exact.Num{}, false
		if below[part] {
			v, ok = s.best(part, below, as)
		} else {
			v, ok = s.base.cell(part, s.k).Value()
		}
		if ok && (!some || as == rule.Least && v.Less(best) || as == rule.Most && best.Less(v)) {
			best, some = v, true
		}
	}
	return best, some
}

// clear begins a piece.
func (t *top) clear() {
	t.most, t.empty = 0, true
	clear(t.sums)
}

// mostSum is what sums stay below, so that none wraps.
const mostSum = 1 << 62

// add adds the values of an input; false if the sums might not hold them, which are of no
// use then.
func (t *top) add(in term, values []int64) bool {
	var size uint64 // no less than the size of any value: their bits together
	sums := t.sums[:len(values)]
	switch {
	case t.as == rule.Least && !t.empty:
		for n, v := range values {
			size |= uint64(v ^ v>>63)
			sums[n] = min(sums[n], v*in.weight)
		}
	case t.as == rule.Most && !t.empty:
		for n, v := range values {
			size |= uint64(v ^ v>>63)
			sums[n] = max(sums[n], v*in.weight)
		}
	default:
		for n, v := range values {
			size |= uint64(v ^ v>>63)
			sums[n] += v * in.weight
		}
	}
	t.empty = false
	hi, lo := bits.Mul64(size+1, uint64(in.weight))
	t.most += lo
	return hi == 0 && lo < mostSum && t.most < mostSum
}

// reading returns what the place reads in a run.
func (t *top) reading(at int) rule.Reading {
	v := t.keep.Nearest(t.rest.Add(exact.Scaled(t.sums[at], t.places)))
	if t.pooled {
		return rule.Per(v, t.volume)
	}
	return rule.Of(v)
}
