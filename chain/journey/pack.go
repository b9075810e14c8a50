package journey

import (
	"encoding/binary"
	"slices"
)

// pack appends the deeds of a case that began at an instant, in a few bytes for each: of
// a log of cases nothing is larger. Numbers are mostly small, and 0 or more; others take
// more bytes.
func (d *deeds) pack(to []byte, begin int64) []byte {
	add := func(numbers ...int64) {
		for _, n := range numbers {
			to = binary.AppendUvarint(to, uint64(n))
		}
	}
	add(int64(len(d.work)), int64(len(d.turns)), int64(len(d.passes)), int64(len(d.waits)))
	for _, w := range d.work {
		add(int64(w.leaf), int64(w.stays)<<2|bit(w.inTime == w.stays)<<1|bit(w.started == w.stays), w.seconds)
		if w.inTime != w.stays {
			add(int64(w.inTime))
		}
		if w.started != w.stays {
			add(int64(w.started))
		}
		if w.started > 0 {
			add(w.wait, w.seconds-w.wait-w.touch)
		}
	}
	for _, u := range d.turns {
		add(int64(u.step), int64(u.stays)<<1|bit(u.visits == u.stays), int64(u.first)+1, u.along)
		if u.visits != u.stays {
			add(int64(u.visits))
		}
	}
	for _, p := range d.passes {
		add(int64(p.from), int64(p.to), int64(p.times), p.waited)
	}
	for _, w := range d.waits {
		add(int64(w.leaf), w.ready-begin)
	}
	if d.dirt != (dirt{}) {
		m := d.dirt
		add(int64(m.zero), int64(m.tied), int64(m.same), int64(m.gaps), int64(m.overlaps), m.gapped, m.overlapped)
	}
	return to
}

// read sets deeds to those of a case, whose slices are those of d where they fit.
func (t *trace) read(d *deeds) {
	r := reader(t.packed)
	d.work, d.turns = sized(d.work, r.number()), sized(d.turns, r.number())
	d.passes, d.waits = sized(d.passes, r.number()), sized(d.waits, r.number())
	for n := range d.work {
		d.work[n] = r.work()
	}
	for n := range d.turns {
		d.turns[n] = r.turn()
	}
	for n := range d.passes {
		d.passes[n] = pass{from: r.small(), to: r.small(), times: r.small(), waited: r.number()}
	}
	for n := range d.waits {
		d.waits[n] = wait{leaf: r.small(), ready: t.begin + r.number()}
	}
	d.dirt = dirt{}
	if len(r) > 0 {
		d.dirt = dirt{r.small(), r.small(), r.small(), r.small(), r.small(), r.number(), r.number()}
	}
}

// sized returns a slice of n, the old one where it fits.
func sized[T any](list []T, n int64) []T { return slices.Grow(list[:0], int(n))[:n] }

// A reader reads numbers that were packed.
type reader []byte

// work returns the next work.
func (r *reader) work() work {
	w := work{leaf: r.small()}
	stays := r.number()
	w.stays, w.seconds = int32(stays>>2), r.number()
	w.inTime, w.started = w.stays, w.stays
	if stays&2 == 0 {
		w.inTime = r.small()
	}
	if stays&1 == 0 {
		w.started = r.small()
	}
	if w.started > 0 {
		w.wait = r.number()
		w.touch = w.seconds - w.wait - r.number()
	}
	return w
}

// turn returns the next turn.
func (r *reader) turn() turn {
	u := turn{step: r.small()}
	stays := r.number()
	u.stays, u.first, u.along = int32(stays>>1), r.small()-1, r.number()
	u.visits = u.stays
	if stays&1 == 0 {
		u.visits = r.small()
	}
	return u
}

// bit returns 1 for true.
func bit(yes bool) int64 { return int64(b2i(yes)) }

// number returns the next number.
func (r *reader) number() int64 {
	if b := (*r)[0]; b < 0x80 {
		*r = (*r)[1:]
		return int64(b)
	}
	v, n := binary.Uvarint(*r)
	*r = (*r)[n:]
	return int64(v)
}

// small returns the next number, which is small.
func (r *reader) small() int32 { return int32(r.number()) }

// An arena keeps bytes together.
type arena struct{ free []byte }

// keep returns a copy of bytes.
func (a *arena) keep(b []byte) []byte {
	const chunk = 1 << 16
	if len(b) > len(a.free) {
		a.free = make([]byte, max(len(b), min(2*cap(a.free)+1024, chunk)))
	}
	kept := a.free[:len(b):len(b)]
	copy(kept, b)
	a.free = a.free[len(b):]
	return kept
}
