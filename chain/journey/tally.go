package journey

import (
	"cmp"
	"slices"
)

// Tallies are what the cases of a window did: how many they are, and their sums at each
// place, by its number.
type tallies struct {
	from, to int64
	cases    int64
	at       []tally
}

// A tally is what was done at a lowest place.
type tally struct {
	stays, inTime, started int64
	seconds, wait, touch   int64
	// first counts cases of which the first visit to the step ended here, and right those
	// that never came back to it.
	first, right int64
}

// tally adds up what the cases of a window did. That of the last window is kept, for one
// is mostly measured in several ways.
func (l *Log) tally(in Window) tallies {
	traces := l.in(in)
	from, to := in.bounds()
	if l.last.at != nil && l.last.from == from && l.last.to == to {
		return l.last
	}
	sums := tallies{from, to, int64(len(traces)), make([]tally, len(l.leaves))}
	var d deeds
	for n := range traces {
		traces[n].read(&d)
		for _, w := range d.work {
			sums.at[w.leaf].work(w)
		}
		for _, u := range d.turns {
			if u.first >= 0 {
				sums.at[u.first].turn(u)
			}
		}
	}
	l.last = sums
	return sums
}

// work adds what a case did here.
func (t *tally) work(w work) {
	t.stays += int64(w.stays)
	t.inTime += int64(w.inTime)
	t.started += int64(w.started)
	t.seconds += w.seconds
	t.wait += w.wait
	t.touch += w.touch
}

// turn adds a case of which the first visit ended here.
func (t *tally) turn(u turn) {
	t.first++
	if u.visits == 1 {
		t.right++
	}
}

// lowest returns the lowest places of the log by their numbers, in the order of the IDs
// of step, unit and person: where somebody was, done or not, and the handovers before
// steps of what cases did.
func (l *Log) lowest() []int32 {
	traces := l.all() // before the leaves are looked at: it finds handovers
	if l.sorted != nil {
		return l.sorted
	}
	seen := make([]bool, len(l.leaves))
	var d deeds
	for n := range traces {
		traces[n].read(&d)
		for _, w := range d.work {
			seen[w.leaf] = true
		}
	}
	l.sorted = []int32{}
	for id, at := range l.leaves {
		if seen[id] || at.unit >= 0 {
			l.sorted = append(l.sorted, int32(id))
		}
	}
	slices.SortFunc(l.sorted, l.compareLeaves)
	return l.sorted
}

// compareLeaves orders lowest places by their IDs. A handover has nothing but its step.
func (n *names) compareLeaves(a, b int32) int {
	x, y := n.leaves[a], n.leaves[b]
	if c := cmp.Compare(n.steps.At(x.step), n.steps.At(y.step)); c != 0 || x.unit < 0 || y.unit < 0 {
		return cmp.Or(c, cmp.Compare(x.unit, y.unit))
	}
	return cmp.Or(cmp.Compare(n.units.At(x.unit), n.units.At(y.unit)),
		cmp.Compare(n.persons.At(x.person), n.persons.At(y.person)))
}
