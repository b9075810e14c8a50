package journey

import (
	"cmp"
	"encoding/binary"
	"slices"
	"time"
)

// Between begins the ID of the handover step that stands for the time before a step in
// which nobody had the case: it was done in one step, and not ready in the next.
const Between = "before "

// A trace is what is kept of a case: when it was there, and what was done of it at each
// place.
type trace struct {
	id         int32
	begin, end int64 // when it was ready first and done last
	lead       int64 // the working time between
	open       bool  // something is not done yet
	way        int32 // which steps it took, in order
	work       []work
	turns      []turn
	passes     []pass
	waits      []wait
	dirt       dirt
}

// A wait is a stay that is not done: where, and since when.
type wait struct {
	leaf  int32
	ready int64
}

// Work is what was done of a case at one leaf: stays that ended there, and their time.
type work struct {
	leaf, stays, inTime  int32
	started              int32 // stays of which the start is recorded
	seconds, wait, touch int64 // wait and touch of these only
}

// A turn is what a case did in one step: a visit is a run of stays in it.
type turn struct {
	step, stays, visits int32
	first               int32 // leaf of the last stay of the first visit
	open                int32 // stays that are not done yet
	// along is the sum of the numbers of its stays, the open ones too, within the case,
	// from 1; 0 for the time between steps, which takes no number.
	along int64
}

// A pass is how often a case went from one unit to another, and how long it waited there
// until it was started, or was ready if that is not recorded.
type pass struct {
	from, to, times int32
	waited          int64
}

// Dirt is what may be wrong with the stays of a case.
type dirt struct {
	zero, tied, gaps, overlaps int32
	gapped, overlapped         int64 // how long gaps and overlaps lasted
}

// follow makes the trace of a case of its stays, at least one, which it sorts.
func (l *Log) follow(id int32, stays []stay) trace {
	slices.SortFunc(stays, l.compare)
	t := tracer{Log: l, trace: trace{id: id, begin: stays[0].ready, end: stays[0].ready}, step: -1, unit: -1}
	for n, s := range stays {
		if n > 0 && l.tied(stays[n-1], s) {
			t.dirt.tied++
		}
		t.add(s)
	}
	t.way, _ = l.ways.Put(string(t.steps))
	t.lead = l.lasted(t.begin, t.end)
	return t.trace
}

// compare orders the stays of a case, whatever order they came in.
func (l *Log) compare(a, b stay) int {
	if c := cmp.Or(cmp.Compare(a.ready, b.ready), cmp.Compare(b2i(a.ended), b2i(b.ended))*-1,
		cmp.Compare(a.end, b.end), cmp.Compare(a.seq, b.seq)); c != 0 || a.leaf == b.leaf {
		return cmp.Or(c, cmp.Compare(a.start, b.start))
	}
	x, y := l.leaves[a.leaf], l.leaves[b.leaf]
	return cmp.Or(cmp.Compare(l.steps.At(x.step), l.steps.At(y.step)), cmp.Compare(l.units.At(x.unit), l.units.At(y.unit)),
		cmp.Compare(l.persons.At(x.person), l.persons.At(y.person)))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tied reports whether nothing but their names tells which of two stays in different
// steps came first.
func (l *Log) tied(a, b stay) bool {
	return a.ready == b.ready && a.end == b.end && a.ended == b.ended && a.seq == b.seq &&
		l.leaves[a.leaf].step != l.leaves[b.leaf].step
}

// A tracer makes a trace.
type tracer struct {
	*Log
	trace
	steps      []byte // of the visits, each in 4 bytes
	step, unit int32  // of the stay before; -1 at first
	done       int64  // when that was done
	number     int64  // of stays so far
}

// add adds the next stay.
func (t *tracer) add(s stay) {
	at := t.leaves[s.leaf]
	switch {
	case t.open || s.ready < t.end:
		t.overlap(s)
	case s.ready > t.end:
		t.gap(at.step, s.ready)
	}
	t.number++
	u := t.turn(at.step)
	u.along += t.number
	if !s.ended {
		u.open++
		t.open, t.waits = true, append(t.waits, wait{s.leaf, s.ready})
		return
	}
	if s.end == s.ready {
		t.dirt.zero++
	}
	t.visit(at.step, s.leaf)
	if t.unit >= 0 && t.unit != at.unit {
		t.pass(at.unit, s)
	}
	t.workAt(s.leaf).add(t.Log, s)
	t.step, t.unit, t.done, t.end = at.step, at.unit, s.end, max(t.end, s.end)
}

// gap adds the time before a step in which nobody had the case. While a stay is not done
// there is none.
func (t *tracer) gap(step int32, ready int64) {
	t.dirt.gaps++
	between, _ := t.Log.steps.Put(Between + t.Log.steps.At(step))
	id := t.put(leaf{between, -1, -1})
	w := t.workAt(id)
	before := w.seconds
	w.add(t.Log, stay{leaf: id, ready: t.end, end: ready, ended: true})
	t.dirt.gapped += w.seconds - before
	t.turn(between).stays++
}

// overlap counts a stay that began before an earlier one was done, and how long the two
// certainly went on together. One that is not done goes on.
func (t *tracer) overlap(s stay) {
	t.dirt.overlaps++
	until := t.end
	if s.ended && (t.open || s.end < t.end) {
		until = s.end
	}
	if until > s.ready {
		t.dirt.overlapped += t.lasted(s.ready, until)
	}
}

// visit counts a stay in a step.
func (t *tracer) visit(step, leaf int32) {
	u := t.turn(step)
	u.stays++
	if step != t.step {
		u.visits++
		t.steps = binary.BigEndian.AppendUint32(t.steps, uint32(step))
	}
	if u.visits == 1 {
		u.first = leaf
	}
}

// turn returns what the case did in a step so far.
func (t *tracer) turn(step int32) *turn {
	n := slices.IndexFunc(t.turns, func(u turn) bool { return u.step == step })
	if n < 0 {
		n = len(t.turns)
		t.turns = append(t.turns, turn{step: step, first: -1})
	}
	return &t.turns[n]
}

// pass counts that the case went to another unit.
func (t *tracer) pass(to int32, s stay) {
	n := slices.IndexFunc(t.passes, func(p pass) bool { return p.from == t.unit && p.to == to })
	if n < 0 {
		n = len(t.passes)
		t.passes = append(t.passes, pass{from: t.unit, to: to})
	}
	p := &t.passes[n]
	p.times++
	begun := s.ready
	if s.started {
		begun = s.start
	}
	if begun > t.done {
		p.waited += t.lasted(t.done, begun)
	}
}

// workAt returns what was done of the case at a leaf so far.
func (t *tracer) workAt(id int32) *work {
	n := slices.IndexFunc(t.work, func(w work) bool { return w.leaf == id })
	if n < 0 {
		n = len(t.work)
		t.work = append(t.work, work{leaf: id})
	}
	return &t.work[n]
}

// add adds a stay that ended.
func (w *work) add(l *Log, s stay) {
	lasted := l.lasted(s.ready, s.end)
	w.stays++
	w.seconds += lasted
	if l.Term > 0 && lasted <= int64(l.Term/time.Second) {
		w.inTime++
	}
	if s.started {
		w.started++
		w.wait += l.lasted(s.ready, s.start)
		w.touch += l.lasted(s.start, s.end)
	}
}

// lasted returns the working time between two instants, in seconds.
func (l *Log) lasted(from, to int64) int64 {
	if l.WorkingTime == nil {
		return to - from
	}
	return l.WorkingTime(time.Unix(from, 0).UTC(), time.Unix(to, 0).UTC())
}
