package journey

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// A Window selects the cases that ended in From <= end < To. Zero times are open, so the
// zero value selects every case that ended.
type Window struct {
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`
}

// bounds returns the window in seconds.
func (w Window) bounds() (from, to int64) {
	from, to = math.MinInt64, math.MaxInt64
	if !w.From.IsZero() {
		from = ceil(w.From)
	}
	if !w.To.IsZero() {
		to = ceil(w.To)
	}
	return from, to
}

// ceil returns the first whole second that is not before an instant.
func ceil(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}

// all returns the traces of all cases, those that ended first, in order of their end and
// then of their ID, and after them those that are open. They are made once, until events
// are added.
func (l *Log) all() []trace {
	if l.traces != nil {
		return l.traces
	}
	l.traces = l.shut
	if len(l.loose) > 0 {
		l.traces = slices.Concat(l.shut, l.looseTraces())
	}
	slices.SortFunc(l.traces, func(a, b trace) int {
		return cmp.Or(cmp.Compare(b2i(a.open), b2i(b.open)), cmp.Compare(a.end, b.end),
			cmp.Compare(l.cases.At(a.id), l.cases.At(b.id)))
	})
	return l.traces
}

// looseTraces returns the traces of the cases that may have more, in any order.
func (l *Log) looseTraces() []trace {
	l.group()
	traces, in := []trace{}, &arena{}
	for stays := l.loose[0]; len(stays) > 0; {
		id, n := stays[0].of, 1
		for n < len(stays) && stays[n].of == id {
			n++
		}
		traces = append(traces, l.follow(id, stays[:n], in))
		stays = stays[n:]
	}
	return traces
}

// group puts the stays of each case together, all of them in one chunk.
func (l *Log) group() {
	next := make([]int32, l.cases.Len()+1)
	for _, chunk := range l.loose {
		for n := range chunk {
			next[chunk[n].of+1]++
		}
	}
	for id := range l.cases.Len() {
		next[id+1] += next[id]
	}
	grouped := make([]stay, next[l.cases.Len()])
	for _, chunk := range l.loose {
		for _, s := range chunk {
			grouped[next[s.of]] = s
			next[s.of]++
		}
	}
	l.loose = [][]stay{grouped}
}

// in returns the traces of the cases that ended in a window, in order: the search for
// them takes no time.
func (l *Log) in(w Window) []trace {
	all := l.all()
	ended, _ := slices.BinarySearchFunc(all, true, func(t trace, _ bool) int { return b2i(t.open)*2 - 1 })
	all = all[:ended]
	from, to := w.bounds()
	at := func(second int64) int {
		n, _ := slices.BinarySearchFunc(all, second, func(t trace, s int64) int { return cmp.Compare(t.end, s) })
		return n
	}
	return all[at(from):max(at(from), at(to))]
}
