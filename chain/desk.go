package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A taken measurement is one whose place is found: where it goes, and which it
// is.
type taken struct {
	spot  spotAt
	k     int32
	index int32
}

// A desk takes measurements in, one by one.
type desk struct {
	*Plan
	path func(i int, field string) string // what leads to a measurement
	bad  *problems
	// joint is that of a result that the measurements change, nil if there is none.
	joint *joint
	// terms are those of the measurement taken last.
	terms terms
	// trail and lastKPI are the places and the KPI of the measurements before, which
	// the next one often has too, or comes right after.
	trail   trail
	lastKPI int32
	// whole has, by KPI, one more than the last tree that it was found to be read at
	// every place of; nil: not kept.
	whole []int32
}

// refuse reports what is wrong with measurement i.
func (d *desk) refuse(i int, field, code string, err error, format string, args ...any) {
	d.bad.add(d.path(i, field), code, err, format, args...)
}

// take finds and checks measurement i, which is m; false if it is wrong or says nothing.
func (d *desk) take(i int, m *Measurement) (taken, bool) {
	k, ok := d.findKPI(m.KPI)
	if !ok {
		d.refuse(i, "kpi", codeReadKPI, ErrUnknown, "no KPI %q", m.KPI)
		return taken{}, false
	}
	spot, ok := d.spot(&m.At)
	if !ok {
		d.refuse(i, "at", codeReadPlace, ErrUnknown, "no place %q", m.At)
		return taken{}, false
	}
	t := taken{spot, k, int32(i)}
	if !d.readable(i, m, t) || !d.sound(i, m, t) {
		return taken{}, false
	}
	_, _, some := m.Reading.Terms()
	return t, some
}

// findKPI finds a KPI: that of the measurement before or the one after it, where
// places are measured in several, or any other.
func (d *desk) findKPI(id string) (int32, bool) {
	next := d.lastKPI + 1
	if int(next) >= len(d.indicators)-1 {
		next = 0
	}
	for _, k := range [...]int32{d.lastKPI, next} {
		if d.indicators[k].def.ID == id {
			d.lastKPI = k
			return k, true
		}
	}
	k, ok := d.names.kpis.Get(id)
	if ok {
		d.lastKPI = k
	}
	return k, ok
}

// spot finds a complete place.
func (d *desk) spot(at *Place) (spotAt, bool) {
	if w, ok := d.trail.find(d.structure, at); ok {
		return spotAt{-1, -1, w}, true
	}
	s, ok := d.locate(*at)
	if ok && s.chain < 0 {
		d.trail.note(d.structure, s.site, at)
	}
	return s, ok
}

// readable reports a KPI that is not read at its place.
func (d *desk) readable(i int, m *Measurement, t taken) bool {
	isPasses := int(t.k) == len(d.indicators)-1
	if isPasses != (t.spot.link >= 0) {
		d.refuse(i, "kpi", codeReadNot, ErrUnknown, "%q is not read at %q: only %q is read at a link of a chain, and only there",
			m.KPI, m.At, Passes)
		return false
	}
	if t.spot.chain >= 0 {
		return true
	}
	w := t.spot.site
	if d.whole != nil && d.whole[t.k] == w.tree+1 {
		return true
	}
	b := d.block(w.tree, int(t.k))
	step := d.trees[w.tree].step
	switch {
	case step >= 0 && !d.reads(step, int(t.k)):
		d.refuse(i, "kpi", codeReadNot, ErrUnknown, "%q is not read at step %q, whose kpis leave it out", m.KPI, m.At.Step)
	case !d.deepEnough(w, b):
		d.refuse(i, "at", codeReadDeep, kpi.ErrRange, "%q is not read below %s, the depth of its goal, and %q is",
			m.KPI, d.depthOf(w, b), m.At)
	default:
		if d.whole != nil && b.deepest() {
			d.whole[t.k] = w.tree + 1
		}
		return true
	}
	return false
}

// depthOf returns the depth that limits a place.
func (p *Plan) depthOf(w site, b *block) Level {
	above, ok := p.parent(w)
	if !ok {
		return p.level(w)
	}
	return b.depthAt(above.at)
}

func (p *Plan) deepEnough(w site, b *block) bool { return p.level(w) >= p.depthOf(w, b) }

// mayRead reports whether a KPI may be read at a place.
func (p *Plan) mayRead(w site, k int) bool {
	step := p.trees[w.tree].step
	return k < len(p.indicators)-1 && (step < 0 || p.reads(step, k)) && p.deepEnough(w, p.block(w.tree, k))
}

// sound reports numbers that cannot be, and notes the terms.
func (d *desk) sound(i int, m *Measurement, t taken) bool {
	r := &m.Reading
	num, den, some := r.Terms()
	if !some {
		return true
	}
	d.terms = termsOf(r, num, den)
	if !d.terms.small && (exact.Check(num) != nil || exact.Check(den) != nil) {
		d.refuse(i, "reading", codeReadLong, kpi.ErrRange, "a number of more than %d digits", exact.MaxDigits)
		return false
	}
	if den.Sign() < 0 {
		d.refuse(i, "reading", codeReadNegative, kpi.ErrRange, "the volume %s is below 0", exact.Text(den))
		return false
	}
	if d.joint == nil && inDomain(num, den, &d.indicators[t.k].domain) {
		return true
	}
	domain := d.joint.domain(&d.indicators[t.k])
	reading, err := exactReading(*r)
	v, ok := reading.Value()
	if err != nil || !ok || domain.Contains(v) {
		return true
	}
	code, err := codeReadDomain, kpi.ErrRange
	if t.spot.link >= 0 {
		code = codeReadPasses
	}
	d.refuse(i, "reading", code, err, "%s is outside %s, where readings of %q lie",
		exact.Text(v.Out(exact.HalfAway)), bandOf(domain), m.KPI)
	return false
}

// inDomain reports, without arithmetic, that a reading is certainly in a domain:
// one that has no ends, or starts at 0 and has no end, or ends at 1.
func inDomain(num, den decimal.Decimal, domain *exact.Interval) bool {
	if !domain.HasLo && !domain.HasHi {
		return true
	}
	if !domain.HasLo || !domain.Lo.IsZero() || num.Sign() < 0 {
		return false
	}
	if !domain.HasHi {
		return true
	}
	return domain.Hi.Equal(exact.Int(1)) && den.Sign() > 0 && exact.Compare(num, den) <= 0
}
