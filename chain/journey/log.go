package journey

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"time"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/intern"
)

// The codes of problems. One is never given another meaning; the package comment lists
// them.
const (
	codeNothing  = "KJ101" // an event without case, step or time
	codeID       = "KJ102" // a text that is no ID
	codeOrder    = "KJ103" // an event done before it was ready, or started outside
	codeAgain    = "KJ104" // a case that was complete, and comes again
	codeReserved = "KJ105" // a step with an ID that a chain has of its own
	codeNoCase   = "KJ106" // a log in which no case has ended
	codeYear     = "KJ107" // a time outside the years 1 to 9998
)

// A Log gathers events. The zero value is empty and ready to use. It is not safe for
// concurrent use; logs of disjoint sets of cases can be gathered apart and merged. What
// it tells does not depend on the order in which events were added.
//
// A log is of one chain: whatever is added counts in all that it tells, and the chain that
// a measurement names is only where it goes. Questions after an addition are worked out
// from all cases anew: add first, and ask then. A log must not be copied after the first
// event.
type Log struct {
	// WorkingTime, if not nil, returns how many seconds of work lie between two instants,
	// the first never after the second: waiting over a weekend is not work. It must add
	// up: from a to c it is what it is from a to b and from b to c together, and never
	// less than 0: nothing checks it. Both are given in UTC: where days begin elsewhere,
	// it asks for them there (time.Time.In). Nil counts all seconds. Set it before the
	// first event is added.
	WorkingTime func(from, to time.Time) int64
	// Term, if not zero, is how long a stay may last to be in time, in whole seconds of
	// working time: see [Log.InTime]. Set it before the first event is added.
	Term time.Duration

	names
	// loose has the stays of cases that may have more, in chunks; shut has those of whose
	// stays none is missing, as traces.
	loose [][]stay
	shut  []trace
	kept  arena // of shut
	pen   tracer
	// whole says of which cases, by number, no event may come any more.
	whole []bool
	// traces are those of all cases, in order, and nil where they are to be made.
	traces []trace
	// sorted are the lowest places in order, nil where they are to be sorted.
	sorted []int32
	// last are the sums of the last window asked for, none where they are to be made.
	last tallies
	// reached has the patterns of places, none where they are to be made.
	reached                              reacher
	events, unnamedUnits, unnamedPersons int

	unstarted, refused, repeated int // of repeated the case was complete
	expected                     intern.Table
}

// names number the texts of a log.
type names struct {
	cases, steps, units, persons, ways intern.Table
	leaves                             []leaf
	leafOf                             map[leaf]int32
	// done says which steps, by number, somebody did: of one stay at least the unit or the
	// person is named; manned reports whether any person is named at all.
	done   []bool
	manned bool
}

// A leaf is a lowest place: a person of a unit in a step. Between two steps, where
// nobody does anything, there is neither: they are -1.
type leaf struct{ step, unit, person int32 }

// A stay is an event as numbers.
type stay struct {
	of, leaf          int32 // case and place
	seq               int
	ready, start, end int64 // seconds since 1970, or never
	// readyNano and endNano are what is beyond, and do not count but for order.
	readyNano, endNano int32
}

// never is when a stay was started or done that was not.
const never = math.MinInt64

func (s *stay) started() bool { return s.start != never }
func (s *stay) ended() bool   { return s.end != never }

// Add takes events of any cases in any order, and keeps them all: memory grows with the
// events. The error is a *[chain.InvalidError] that lists every bad event by its number
// in events, with the first that is wrong with it; good ones are kept. Nil has none.
func (l *Log) Add(events iter.Seq[Event]) error {
	bad := &chain.InvalidError{}
	n, last := -1, int32(-1)
	if events == nil {
		return nil
	}
	for e := range events {
		n++
		id, known := l.find(e.Case, last)
		s, f := l.take(e, id, known, known && l.isWhole(id))
		if f != nil {
			l.refuse(bad, n, f)
			continue
		}
		l.keep(s)
		last = s.of
	}
	return l.added(bad)
}

// AddCases takes events of whole cases, those of one case standing together, in any
// order: once the next case begins, with an event that is good, and at the end of events,
// a case is complete, and of its events no more is kept than what it did at each place. So
// cases are not to be cut in two by pages; what comes in the order of time goes to Add.
// Memory grows with
// the cases, however many events they have. Events of a case that is complete already,
// or was added by Add, are bad, as those of [Log.Add] are.
func (l *Log) AddCases(events iter.Seq[Event]) error {
	bad := &chain.InvalidError{}
	if events == nil {
		return nil
	}
	var stays []stay // of the current case, which is not complete
	current := int32(-1)
	n := -1
	for e := range events {
		n++
		id, known := l.find(e.Case, current)
		s, f := l.take(e, id, known, known && id != current)
		if f != nil {
			l.refuse(bad, n, f)
			continue
		}
		if len(stays) > 0 && s.of != current {
			l.complete(stays)
			stays = stays[:0]
		}
		current, stays = s.of, append(stays, s)
	}
	if len(stays) > 0 {
		l.complete(stays)
	}
	return l.added(bad)
}

// keep keeps a stay of a case that may have more.
func (l *Log) keep(s stay) {
	const chunk = 4096
	n := len(l.loose) - 1
	if n < 0 || len(l.loose[n]) == cap(l.loose[n]) {
		size := 16
		if n++; n > 0 {
			size = min(2*cap(l.loose[n-1]), chunk)
		}
		l.loose = append(l.loose, make([]stay, 0, size))
	}
	l.loose[n] = append(l.loose[n], s)
}

// complete keeps of a case no more than its trace.
func (l *Log) complete(stays []stay) {
	id := stays[0].of
	l.shut = append(l.shut, l.follow(id, stays, &l.kept))
	l.markWhole(id)
}

// isWhole reports whether no event of a case may come any more.
func (l *Log) isWhole(id int32) bool { return marked(l.whole, id) }

// markWhole notes that no event of a case may come any more.
func (l *Log) markWhole(id int32) { mark(&l.whole, id) }

// again is the flaw of an event of a case that is complete.
func again(id string) *flaw {
	return &flaw{"case", codeAgain, fmt.Sprintf("case %q was complete, and comes again: AddCases takes all events of a case in one call, together", id), chain.ErrDuplicate}
}

// added ends an addition.
func (l *Log) added(bad *chain.InvalidError) error {
	l.changed()
	if len(bad.Problems) > 0 {
		return bad
	}
	return nil
}

// changed forgets what was made of the cases.
func (l *Log) changed() { l.traces, l.sorted, l.last, l.reached = nil, nil, tallies{}, reacher{} }

// find returns the number of a case, which is often the last one, if it has any.
func (l *Log) find(id string, last int32) (int32, bool) {
	if last >= 0 && l.cases.At(last) == id {
		return last, true
	}
	return l.cases.Get(id)
}

// take numbers an event, or tells what is wrong with it. The number of its case is given
// if that is known, and whether it may not come any more.
func (l *Log) take(e Event, id int32, known, over bool) (stay, *flaw) {
	if f := e.flaw(); f != nil {
		return stay{}, f
	}
	if over {
		return stay{}, again(e.Case)
	}
	l.count(e)
	if !known {
		id, _ = l.cases.Put(e.Case)
	}
	s := stay{of: id, leaf: l.leaf(e), seq: e.Seq, ready: e.Ready.Unix(), start: never, end: never,
		readyNano: int32(e.Ready.Nanosecond())}
	if !e.Start.IsZero() {
		s.start = e.Start.Unix()
	}
	if !e.End.IsZero() {
		s.end, s.endNano = e.End.Unix(), int32(e.End.Nanosecond())
	}
	return s, nil
}

// refuse reports a bad event.
func (l *Log) refuse(bad *chain.InvalidError, n int, f *flaw) {
	l.refused++
	l.repeated += b2i(f.code == codeAgain)
	bad.Problems = append(bad.Problems, chain.Problem{
		Path: fmt.Sprintf("[%d].%s", n, f.path), Code: f.code, Reason: f.reason, Err: f.class,
	})
}

// count counts an event that is kept.
func (l *Log) count(e Event) {
	l.events++
	if e.Unit == "" {
		l.unnamedUnits++
	}
	if e.Person == "" {
		l.unnamedPersons++
	}
	if e.Start.IsZero() {
		l.unstarted++
	}
}

// leaf numbers the place of an event.
func (n *names) leaf(e Event) int32 {
	at := leaf{}
	at.step, _ = n.steps.Put(e.Step)
	at.unit, _ = n.units.Put(cmp.Or(e.Unit, Unknown))
	at.person, _ = n.persons.Put(cmp.Or(e.Person, Unknown))
	person := e.Person != "" && e.Person != Unknown
	n.manned = n.manned || person
	if person || e.Unit != "" && e.Unit != Unknown {
		mark(&n.done, at.step)
	}
	return n.put(at)
}

// mark notes a number.
func mark(list *[]bool, n int32) {
	if missing := int(n) + 1 - len(*list); missing > 0 {
		*list = append(*list, make([]bool, missing)...)
	}
	(*list)[n] = true
}

// marked reports whether a number was noted.
func marked(list []bool, n int32) bool { return int(n) < len(list) && list[n] }

// somebody reports whether anybody ever did a step.
func (n *names) somebody(step int32) bool { return marked(n.done, step) }

// put numbers a place.
func (n *names) put(at leaf) int32 {
	id, ok := n.leafOf[at]
	if !ok {
		if n.leafOf == nil {
			n.leafOf = map[leaf]int32{}
		}
		id = int32(len(n.leaves))
		n.leaves, n.leafOf[at] = append(n.leaves, at), id
	}
	return id
}

// place returns a place by its number: that of the step alone where nobody ever did it,
// and that of the unit where no person is known.
func (n *names) place(id int32) chain.Place {
	at := n.leaves[id]
	p := chain.At(n.steps.At(at.step))
	if n.somebody(at.step) {
		p = p.By(n.units.At(at.unit))
		if n.manned {
			p = p.Who(n.persons.At(at.person))
		}
	}
	return p
}
