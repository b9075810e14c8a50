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

// A tracer makes traces, one after another: what it found of one case is forgotten with
// the next.
type tracer struct {
	*Log
	trace
	deeds
	steps      []byte // of the visits, each in 4 bytes
	step, unit int32  // of the stay before; -1 at first
	done       int64  // when that was done
	number     int64  // of stays so far
	// workOf and turnOf say, by leaf and by step, which of the deeds there is, from 1;
	// 0 for none. passOf does so where a case has many passes.
	workOf, turnOf []int32
	passOf         map[[2]int32]int32
	packed         []byte
}

// follow makes the trace of a case of its stays, at least one, which it sorts. It is kept
// in an arena.
func (l *Log) follow(id int32, stays []stay, in *arena) trace {
	slices.SortFunc(stays, l.compare)
	t := &l.pen
	t.Log, t.step, t.unit = l, -1, -1
	t.trace = trace{id: id, begin: stays[0].ready, end: stays[0].ready}
	for n, s := range stays {
		if n > 0 && l.tied(stays[n-1], s) {
			t.dirt.tied++
		}
		if n > 0 && s == stays[n-1] {
			t.dirt.same++
		}
		t.add(s)
	}
	t.way, _ = l.ways.Put(string(t.steps))
	t.lead = l.lasted(t.begin, t.end)
	t.packed = t.pack(t.packed[:0], t.begin)
	t.trace.packed = in.keep(t.packed)
	t.forget()
	return t.trace
}

// forget makes the tracer ready for another case.
func (t *tracer) forget() {
	for _, w := range t.work {
		t.workOf[w.leaf] = 0
	}
	for _, u := range t.turns {
		t.turnOf[u.step] = 0
	}
	t.deeds = deeds{work: t.work[:0], turns: t.turns[:0], passes: t.passes[:0], waits: t.waits[:0]}
	t.passOf, t.steps, t.number = nil, t.steps[:0], 0
}

// compare orders the stays of a case, whatever order they came in.
func (l *Log) compare(a, b stay) int {
	if c := cmp.Or(cmp.Compare(a.ready, b.ready), cmp.Compare(a.readyNano, b.readyNano),
		-cmp.Compare(b2i(a.ended()), b2i(b.ended())), cmp.Compare(a.end, b.end), cmp.Compare(a.endNano, b.endNano),
		cmp.Compare(a.seq, b.seq)); c != 0 || a.leaf == b.leaf {
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
	return a.ready == b.ready && a.readyNano == b.readyNano && a.end == b.end && a.endNano == b.endNano && a.seq == b.seq &&
		l.leaves[a.leaf].step != l.leaves[b.leaf].step
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
	t.turn(at.step).along += t.number
	if !s.ended() {
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
// there is none, and none where there was no working time.
func (t *tracer) gap(step int32, ready int64) {
	t.dirt.gaps++
	if t.lasted(t.end, ready) == 0 {
		return
	}
	between, _ := t.Log.steps.Put(Between + t.Log.steps.At(step))
	id := t.put(leaf{between, -1, -1})
	w := t.workAt(id)
	before := w.seconds
	w.add(t.Log, stay{leaf: id, ready: t.end, start: never, end: ready})
	t.dirt.gapped += w.seconds - before
	t.turn(between).stays++
}

// overlap counts a stay that began before an earlier one was done, and how long the two
// certainly went on together. One that is not done goes on.
func (t *tracer) overlap(s stay) {
	t.dirt.overlaps++
	until := t.end
	if s.ended() && (t.open || s.end < t.end) {
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
	n := found(&t.turnOf, step)
	if *n == 0 {
		t.turns = append(t.turns, turn{step: step, first: -1})
		*n = int32(len(t.turns))
	}
	return &t.turns[*n-1]
}

// workAt returns what was done of the case at a leaf so far.
func (t *tracer) workAt(id int32) *work {
	n := found(&t.workOf, id)
	if *n == 0 {
		t.work = append(t.work, work{leaf: id})
		*n = int32(len(t.work))
	}
	return &t.work[*n-1]
}

// found returns the entry of a number in a list that grows with what is asked.
func found(list *[]int32, id int32) *int32 {
	if missing := int(id) + 1 - len(*list); missing > 0 {
		*list = append(*list, make([]int32, missing)...)
	}
	return &(*list)[id]
}

// pass counts that the case went to another unit.
func (t *tracer) pass(to int32, s stay) {
	p := t.passTo(to)
	p.times++
	begun := s.ready
	if s.started() {
		begun = s.start
	}
	if begun > t.done {
		p.waited += t.lasted(t.done, begun)
	}
}

// passTo returns what went from the unit before to another so far. Few are soon looked
// through.
func (t *tracer) passTo(to int32) *pass {
	const few = 16
	if len(t.passes) > few && t.passOf == nil {
		t.passOf = map[[2]int32]int32{}
		for n, p := range t.passes {
			t.passOf[[2]int32{p.from, p.to}] = int32(n)
		}
	}
	n := -1
	if t.passOf == nil {
		n = slices.IndexFunc(t.passes, func(p pass) bool { return p.from == t.unit && p.to == to })
	} else if at, ok := t.passOf[[2]int32{t.unit, to}]; ok {
		n = int(at)
	}
	if n < 0 {
		n = len(t.passes)
		t.passes = append(t.passes, pass{from: t.unit, to: to})
		if t.passOf != nil {
			t.passOf[[2]int32{t.unit, to}] = int32(n)
		}
	}
	return &t.passes[n]
}

// add adds a stay that ended.
func (w *work) add(l *Log, s stay) {
	lasted := l.lasted(s.ready, s.end)
	w.stays++
	w.seconds += lasted
	if l.Term > 0 && lasted <= int64(l.Term/time.Second) {
		w.inTime++
	}
	if s.started() {
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
