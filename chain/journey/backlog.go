package journey

import (
	"cmp"
	"slices"
	"time"

	"github.com/kpichain/kpichain/chain"
)

// A Backlog is the work that was in hand at an instant.
type Backlog struct {
	// Age tells how long ago each case in hand was ready first, in working time: Age.N is
	// how many there were, Age.Most how old the oldest was.
	Age Spread `json:"age"`
	// Waiting says where the cases were that are there still: their stays have no End.
	Waiting []Waiting `json:"waiting"`
	// Elsewhere is how many cases in hand are in none of Waiting: they were done since,
	// or came later to where they are now, and where they were then is not kept.
	Elsewhere int `json:"elsewhere"`
}

// Waiting is work that is not done at one place.
type Waiting struct {
	At  chain.Place `json:"at"`  // what a unit does in a step
	Age Spread      `json:"age"` // of the stays there, since they were ready
}

// Backlog returns the cases that were in hand at an instant, those that were ready before
// it and were not done before it, whether they were done later or are open still: how old
// the work is of which [Log.InHand] measures how much (Dutch: zijn we bij). At the end of
// a window, in.To, they are those in hand at its beginning, and those that began in it,
// less those that ended in it.
//
// The zero time is the end of the log, as in a window: in hand are the cases that are
// open, and how old they are is counted until the last second at which a stay of the log
// was ready or done.
//
// A case with several stays that are not done is in Waiting at each of them, and counts
// once in Age. Waiting stands in the order of steps and units, by their IDs.
//
// It takes time by all cases of the log, n log n by those in hand.
func (l *Log) Backlog(at time.Time) Backlog {
	_, before := Window{To: at}.bounds()
	c := counter{Log: l, before: before, now: at.Unix(), waiting: map[chain.Place][]int64{}}
	if at.IsZero() {
		c.now = l.latest()
	}
	elsewhere := 0
	traces := l.all()
	for n := range traces {
		if t := &traces[n]; t.begin < before && (t.open || t.end >= before) {
			elsewhere += b2i(!c.add(t))
		}
	}
	b := Backlog{Age: spread(c.ages), Waiting: []Waiting{}, Elsewhere: elsewhere}
	for where, since := range c.waiting { // in any order: sorted below
		b.Waiting = append(b.Waiting, Waiting{where, spread(since)})
	}
	slices.SortFunc(b.Waiting, func(a, b Waiting) int {
		return cmp.Or(cmp.Compare(a.At.Step, b.At.Step), cmp.Compare(a.At.Unit, b.At.Unit))
	})
	return b
}

// A counter counts what is in hand.
type counter struct {
	*Log
	before, now int64 // what is ready before this is in hand; until when ages count
	ages        []int64
	waiting     map[chain.Place][]int64
	deeds
}

// add adds a case in hand, and reports whether it is known where it was.
func (c *counter) add(t *trace) (known bool) {
	c.ages = append(c.ages, c.lasted(t.begin, c.now))
	if !t.open {
		return false
	}
	t.read(&c.deeds)
	for _, w := range c.waits {
		if w.ready < c.before {
			known = true
			at := c.place(w.leaf)
			at.Person = ""
			c.waiting[at] = append(c.waiting[at], c.lasted(w.ready, c.now))
		}
	}
	return known
}

// latest returns the last second at which a stay was ready or done, 0 without stays.
func (l *Log) latest() int64 {
	traces := l.all()
	if len(traces) == 0 {
		return 0
	}
	last := traces[0].end
	var d deeds
	for n := range traces {
		t := &traces[n]
		if last = max(last, t.end); t.open {
			t.read(&d)
			for _, w := range d.waits {
				last = max(last, w.ready)
			}
		}
	}
	return last
}
