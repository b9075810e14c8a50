package journey

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// Reach is how many different cases came to a place.
type Reach struct {
	At    chain.Place `json:"at"` // as a pattern: see [chain.Place]
	Cases int         `json:"cases"`
}

// Reach returns how many different cases of a window had a stay that ended there, for
// every pattern of places at which the log saw work:
//
//	{}                      anywhere: all cases of the window
//	{Unit}, {Unit, Person}  by a department, or a person in it, in whatever steps
//	{Person}                by a person, in whatever departments and steps
//	{Step}, {Step, Unit}, {Step, Unit, Person}
//
// These counts do not add up: a case that two departments worked on counts at both, and
// once in all. So they are no measurements, and none of them is the sum of others. Of
// different windows they do add up. A handover step, before which nobody had the case
// (see [Between]), stands there as a step alone.
//
// They stand in the order of step, unit and person, by their IDs, and none before any; so
// people do not stand in the order of what they did. Places that the window did not see
// have 0. Empty for an empty log.
//
// It takes time by what was done of the cases of the log, and by its places.
func (l *Log) Reach(in Window) []Reach {
	seen := l.seen()
	r := reacher{names: &l.names, of: map[leaf]int{}, all: []Reach{}}
	patterns := make([][7]int, len(l.leaves))
	for id, at := range l.leaves {
		if seen[id] {
			patterns[id] = r.patterns(at)
		}
	}
	for n, t := range l.in(in) {
		for _, w := range t.work {
			for _, p := range patterns[w.leaf] {
				r.reached(p, n)
			}
		}
	}
	slices.SortFunc(r.all, func(a, b Reach) int {
		return cmp.Or(cmp.Compare(a.At.Step, b.At.Step), cmp.Compare(a.At.Unit, b.At.Unit),
			cmp.Compare(a.At.Person, b.At.Person))
	})
	return r.all
}

// seen reports of every leaf whether the log saw work there, or a case that nobody had.
// That may be over: an event that came later can fill the time.
func (l *Log) seen() []bool {
	traces := l.all() // before the leaves are looked at: it finds such time
	seen := make([]bool, len(l.leaves))
	for id, at := range l.leaves {
		seen[id] = at.unit >= 0
	}
	for _, t := range traces {
		for _, w := range t.work {
			seen[w.leaf] = true
		}
	}
	return seen
}

// A reacher counts different cases by pattern.
type reacher struct {
	*names
	of   map[leaf]int // the number of a pattern; -1 stands for any
	all  []Reach
	last []int // by pattern, the case that was there last, from 1
}

// patterns returns the numbers of the patterns that match a leaf. Between two steps some
// of them are one, which does no harm.
func (r *reacher) patterns(at leaf) [7]int {
	return [...]int{
		r.pattern(leaf{-1, -1, -1}), r.pattern(leaf{-1, at.unit, -1}), r.pattern(leaf{-1, at.unit, at.person}),
		r.pattern(leaf{-1, -1, at.person}),
		r.pattern(leaf{at.step, -1, -1}), r.pattern(leaf{at.step, at.unit, -1}), r.pattern(at),
	}
}

// pattern numbers a pattern.
func (r *reacher) pattern(at leaf) int {
	n, ok := r.of[at]
	if !ok {
		n = len(r.all)
		r.of[at] = n
		r.all, r.last = append(r.all, Reach{At: r.names.pattern(at)}), append(r.last, 0)
	}
	return n
}

// reached counts case n, from 0, at a pattern unless it was there before.
func (r *reacher) reached(pattern, n int) {
	if r.last[pattern] != n+1 {
		r.last[pattern] = n + 1
		r.all[pattern].Cases++
	}
}

// pattern returns the pattern of which a leaf has what is not -1.
func (n *names) pattern(at leaf) chain.Place {
	p := chain.Place{}
	if at.step >= 0 {
		p.Step = n.steps.At(at.step)
	}
	if at.unit >= 0 {
		p.Unit = n.units.At(at.unit)
	}
	if at.person >= 0 {
		p.Person = n.persons.At(at.person)
	}
	return p
}
