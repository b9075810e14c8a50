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
// It takes time by what was done of the cases of the window, and by the places of the log.
func (l *Log) Reach(in Window) []Reach {
	if l.reached.all == nil {
		l.reached = l.reaches()
	}
	r := l.reached
	all, last := slices.Clone(r.all), make([]int, len(r.all)) // the case that was there last, from 1
	cases := l.in(in)
	var d deeds
	for n := range cases {
		cases[n].read(&d)
		for _, w := range d.work {
			for _, p := range r.of[w.leaf] {
				if last[p] != n+1 {
					last[p] = n + 1
					all[p].Cases++
				}
			}
		}
	}
	return all
}

// A reacher has the patterns at which a log saw work, in order, and which of them every
// leaf matches, by number.
type reacher struct {
	all []Reach
	of  [][7]int
}

// reaches returns the patterns of a log.
func (l *Log) reaches() reacher {
	lowest := l.lowest()
	r := reacher{all: []Reach{}, of: make([][7]int, len(l.leaves))}
	number := map[chain.Place]int{}
	for _, id := range lowest {
		for _, p := range patterns(l.place(id)) {
			if _, ok := number[p]; !ok {
				number[p] = 0
				r.all = append(r.all, Reach{At: p})
			}
		}
	}
	slices.SortFunc(r.all, func(a, b Reach) int {
		return cmp.Or(cmp.Compare(a.At.Step, b.At.Step), cmp.Compare(a.At.Unit, b.At.Unit),
			cmp.Compare(a.At.Person, b.At.Person))
	})
	for n, reach := range r.all {
		number[reach.At] = n
	}
	for _, id := range lowest {
		for n, p := range patterns(l.place(id)) {
			r.of[id][n] = number[p]
		}
	}
	return r
}

// patterns returns what a place matches. Where no unit or person is known some of them
// are one, which does no harm.
func patterns(at chain.Place) [7]chain.Place {
	return [...]chain.Place{
		{}, {Unit: at.Unit}, {Unit: at.Unit, Person: at.Person}, {Person: at.Person},
		{Step: at.Step}, {Step: at.Step, Unit: at.Unit}, at,
	}
}
