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
	r := reacher{of: map[chain.Place]int{}, all: []Reach{}}
	seen := l.seen()
	patterns := make([][7]int, len(seen))
	for id, seen := range seen {
		if seen {
			patterns[id] = r.patterns(l.place(int32(id)))
		}
	}
	cases := l.in(in)
	var d deeds
	for n := range cases {
		cases[n].read(&d)
		for _, w := range d.work {
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
	var d deeds
	for n := range traces {
		traces[n].read(&d)
		for _, w := range d.work {
			seen[w.leaf] = true
		}
	}
	return seen
}

// A reacher counts different cases by pattern.
type reacher struct {
	of   map[chain.Place]int // the number of a pattern
	all  []Reach
	last []int // by pattern, the case that was there last, from 1
}

// patterns returns the numbers of the patterns that match a place. Between two steps some
// of them are one, which does no harm.
func (r *reacher) patterns(at chain.Place) (numbers [7]int) {
	for n, p := range [...]chain.Place{
		{}, {Unit: at.Unit}, {Unit: at.Unit, Person: at.Person}, {Person: at.Person},
		{Step: at.Step}, {Step: at.Step, Unit: at.Unit}, at,
	} {
		number, ok := r.of[p]
		if !ok {
			number = len(r.all)
			r.of[p] = number
			r.all, r.last = append(r.all, Reach{At: p}), append(r.last, 0)
		}
		numbers[n] = number
	}
	return numbers
}

// reached counts case n, from 0, at a pattern unless it was there before.
func (r *reacher) reached(pattern, n int) {
	if r.last[pattern] != n+1 {
		r.last[pattern] = n + 1
		r.all[pattern].Cases++
	}
}
