package dashboard

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
)

// A Leak is something hidden that could be worked out from what is shown. The zero
// value is none.
type Leak struct {
	// Period is the label of the result.
	Period string `json:"period"`
	// At is the place whose reading is no secret, or, where it is the total of a few
	// people's, the lowest place of a group that they are all at; the zero value where
	// there is none, or if there are more combinations than Audit looks at.
	At  chain.Place `json:"at"`
	KPI string      `json:"kpi"`
	// People is of how many different people the reading or the total is.
	People int `json:"people"`
}

// Audit plays the attacker, who has the boards of all groups and knows how the
// organisation is put together: it tries to work out, exactly, what they hide from what
// they show together, period by period, and returns what it could. Empty is what it
// should always be. Leaks are in order of period, KPI and place.
//
// It takes every value for a sum of readings, whose parts are not known, and looks for
// whatever sums and differences are of fewer people than a group needs. Along chains a
// rule that does not add is taken for several sums, and a value that lacks a part for
// all it may rest on, so that it may find more than there is. What the package comment
// says is not covered, it does not look for.
//
// The cost is that of several passes over all readings of all periods: for tests and
// reviews, not for a request.
func (b *Boards) Audit() []Leak {
	leaks := []Leak{}
	for k, r := range b.results {
		for i := range r.Plan().Indicators() {
			if l, ok := readLedger(b.discretion[k].groups, r, i.ID); ok {
				leaks = append(leaks, audit(l, func(group int32) bool {
					return !b.discretion[k].from(l.places[group], i.ID)
				})...)
			}
		}
	}
	return leaks
}

// audit returns what can be worked out of a ledger, part of which is shown.
func audit(l *ledger, shown func(group int32) bool) []Leak {
	a := &auditor{ledger: l, told: make([]bool, len(l.places)), ways: l.ways(),
		number: map[string]int32{}, within: map[int32]map[int32]int{}}
	for k := range int32(len(l.places)) {
		if shown(k) {
			a.told[a.origin(k)] = true
		}
	}
	for m := range l.result.Measurements() {
		if readings, _, _ := l.result.Behind(m.At, l.kpi); m.KPI == l.kpi && readings > 0 {
			a.enter(m.At)
		}
	}
	return a.leaks()
}

// An auditor works out what it can of a ledger. Readings that are in the same values
// that are told are one class: nothing tells them apart.
type auditor struct {
	*ledger
	told    []bool     // by group
	ways    [][][]term // see ties
	ties    [][]term   // the way that is looked at
	classes []class
	number  map[string]int32 // of a class, by what it is in
	// within has, for every group that is not told, how many readings of each class are
	// behind its value.
	within map[int32]map[int32]int
}

// A class is a number of readings that are in the same values.
type class struct {
	told     []int32 // groups whose values they are in
	top      int32   // the topmost group whose value they are in, told or not; -1: none
	readings int
	people   []string // different ones, no more than a group needs
	at       chain.Place
}

// origin returns the group that a group's reading was passed down from, or itself.
func (l *ledger) origin(k int32) int32 {
	for l.same[k] >= 0 {
		k = l.same[k]
	}
	return k
}

// enter notes a measured reading.
func (a *auditor) enter(at chain.Place) {
	c := class{top: -1, at: at}
	var hidden []int32
	key := []byte{}
	for k := a.first(at); k >= 0; k = a.into[k] {
		c.top = k
		if a.told[k] {
			c.told = append(c.told, k)
			key = binary.AppendVarint(key, int64(k))
		} else {
			hidden = append(hidden, k)
		}
	}
	key = binary.AppendVarint(append(key, '/'), int64(c.top))
	n, ok := a.number[string(key)]
	if !ok {
		n = int32(len(a.classes))
		a.number[string(key)] = n
		a.classes = append(a.classes, c)
	}
	a.classes[n].readings++
	a.classes[n].at = a.common(a.classes[n].at, at)
	a.name(&a.classes[n], at)
	for _, k := range hidden {
		if a.within[k] == nil {
			a.within[k] = map[int32]int{}
		}
		a.within[k][n]++
	}
}

// first returns the first group whose value a measured reading is in, -1 for none.
func (a *auditor) first(at chain.Place) int32 {
	if k, ok := a.groups.number[at]; ok {
		return k
	}
	unit := at
	unit.Person = ""
	k, ok := a.groups.number[unit]
	if !ok || a.measured[k] || !a.counts(unit, at, true) {
		return -1
	}
	return k
}

// name notes the people that a reading is of.
func (a *auditor) name(c *class, at chain.Place) {
	note := func(person string) bool {
		if !slices.Contains(c.people, person) {
			c.people = append(c.people, person)
		}
		return len(c.people) < a.enough
	}
	switch {
	case len(c.people) >= a.enough:
	case at.Person != "":
		note(at.Person)
	default:
		a.gather(at, true, nil, note)
	}
}

// common returns the lowest place of a group that two places are at, or the place if
// both are the same.
func (a *auditor) common(one, other chain.Place) chain.Place {
	if one == other {
		return one
	}
	for k := a.group(one); k >= 0; k = a.above[k] {
		for j := a.group(other); j >= 0; j = a.above[j] {
			if j == k {
				return a.places[k]
			}
		}
	}
	return chain.Place{}
}

// group returns the group that a place is or is at; -1 for none.
func (a *auditor) group(at chain.Place) int32 {
	at.Person = ""
	if k, ok := a.groups.number[at]; ok {
		return k
	}
	return -1
}

// leaks returns what can be worked out, in order of place, each once.
func (a *auditor) leaks() []Leak {
	var list []Leak
	for _, a.ties = range a.ways {
		for _, leak := range a.leaksOfWay() {
			if !slices.Contains(list, leak) {
				list = append(list, leak)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y Leak) int { return cmp.Compare(a.group(x.At), a.group(y.At)) })
	return list
}

// leaksOfWay returns what can be worked out where chains are made of steps in one way.
func (a *auditor) leaksOfWay() []Leak {
	large := func(n int32) bool { return !a.few(len(a.classes[n].people)) }
	s := newSpan(large)
	for _, row := range a.sums() {
		s.add(row)
	}
	var list []Leak
	crew := func(n int32) []string { return slices.Sorted(slices.Values(a.classes[n].people)) }
	left := mostAudited
	if s.few(crew, a.enough, &left, func(classes []int32) bool {
		list = append(list, a.leak(classes))
		return false
	}) {
		list = append(list, Leak{Period: a.result.Period(), KPI: a.kpi}) // too many to tell
	}
	for k := range int32(len(a.places)) {
		if len(a.ways) > 1 && !a.few(int(a.workers[k])) {
			continue // of enough people, and known in some ways only
		}
		if row, ok := a.sumOf(k); ok && len(s.reduce(row)) == 0 {
			list = append(list, Leak{a.result.Period(), a.places[k], a.kpi, int(a.workers[k])})
		}
	}
	return list
}

// mostAudited is how many sets of classes an audit looks at.
const mostAudited = 1_000_000

// leak returns what a sum of classes gives away.
func (a *auditor) leak(classes []int32) Leak {
	leak := Leak{Period: a.result.Period(), KPI: a.kpi, At: a.classes[classes[0]].at}
	var people []string
	for _, n := range classes {
		people = union(people, a.classes[n].people)
		leak.At = a.common(leak.At, a.classes[n].at)
	}
	leak.People = len(people)
	return leak
}

// sums returns what the values that are told are made of, the shortest first.
func (a *auditor) sums() [][]term {
	rows := map[int32][]term{}
	for n, c := range a.classes {
		if len(c.people) == 0 {
			continue // nobody's: taken as known
		}
		for _, k := range c.told {
			rows[k] = append(rows[k], term{int32(n), exact.Int(1)})
		}
	}
	for k, tie := range a.ties {
		if row, ok := a.chainSum(tie); ok && a.told[k] {
			rows[int32(k)] = row
		}
	}
	list := a.partialSums()
	for k := range int32(len(a.places)) {
		if len(rows[k]) > 0 {
			list = append(list, rows[k])
		}
	}
	slices.SortStableFunc(list, func(x, y []term) int { return cmp.Compare(len(x), len(y)) })
	return list
}

// partialSums returns what the values of steps are made of whose chain is told and lacks
// a part: where its value must lie may rest on any of them.
func (a *auditor) partialSums() [][]term {
	list := [][]term{}
	for k, tie := range a.ties {
		if !a.told[k] || tie == nil || a.complete(a.places[k]) {
			continue
		}
		for _, step := range each(tie) {
			if row, ok := a.chainSum(step); ok {
				list = append(list, row)
			}
		}
	}
	return list
}

// sumOf returns what the value of a group that is not told is made of; false if it is
// told, lacks a part, and so is no value yet, or is no sum of whole classes, which
// nothing tells apart.
func (a *auditor) sumOf(k int32) ([]term, bool) {
	if a.told[k] || a.readings[k] == 0 || !a.complete(a.places[k]) {
		return nil, false
	}
	if int(k) < len(a.ties) {
		return a.chainSum(a.ties[k])
	}
	var row []term
	for _, n := range slices.Sorted(maps.Keys(a.within[k])) {
		if a.within[k][n] < a.classes[n].readings {
			return nil, false
		}
		if len(a.classes[n].people) > 0 {
			row = append(row, term{n, exact.Int(1)})
		}
	}
	return row, len(row) > 0
}

// chainSum returns what a chain's value is made of; false if it is made of nothing.
func (a *auditor) chainSum(tie []term) ([]term, bool) {
	var row []term
	for n, c := range a.classes {
		if times := timesOf(tie, c.top); !times.IsZero() && len(c.people) > 0 {
			row = append(row, term{int32(n), times})
		}
	}
	return row, len(row) > 0
}
