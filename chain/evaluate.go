package chain

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// Evaluate composes one period's readings. period is a label of the host's own;
// the library never looks inside it. Measurements may come in any order; a
// reading of no data says the same as no measurement, where one may be taken.
// Evaluating nothing gives a result of targets only, which stands for a period
// that is still to come.
//
// It returns no result and an *[InvalidError] with every problem, in the order of
// the measurements, if any of them has an unknown KPI or place, comes twice, lies
// deeper than the goal's Depth (what may not be steered on must not be
// collected), is of a KPI that is not read there, is a number of more than 30
// digits, is outside the KPI's Domain, such as no fraction where kpi.Product
// needs one, has a negative volume, or has none where parts are pooled by
// kpi.Ratio; if what a step's parts compose to is nothing that the rule along a chain
// composes, such as a yield of 5 where kpi.Per(5, 0) and kpi.Per(0, 1) are pooled; and
// if a custom operator fails.
//
// The cost is that of one pass over the measurements and the places above them.
func (p *Plan) Evaluate(period string, ms []Measurement) (*Result, error) {
	bad := &problems{}
	in := p.take(ms, bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	r := &Result{plan: p, period: period, columns: make([]*column, len(p.blocks))}
	r.fill(in, ms, bad)
	r.passes = p.newPasses(in, ms, bad)
	if len(bad.list) == 0 {
		r.composeChains(in, ms, bad)
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	return r, nil
}

// A taken measurement is one whose place is found: where it goes, and which it
// is.
type taken struct {
	spot  spotAt
	k     int32
	index int32
}

// An intake has the measurements of a period, found and checked.
type intake struct {
	sites         []taken // below and outside chains, in order of block
	chains, links []taken
}

// take finds and checks measurements.
func (p *Plan) take(ms []Measurement, bad *problems) intake {
	in := intake{sites: make([]taken, 0, len(ms))}
	d := desk{Plan: p, ms: ms, bad: bad}
	for i := range ms {
		t, ok := d.take(i)
		switch {
		case !ok:
		case t.spot.link >= 0:
			in.links = append(in.links, t)
		case t.spot.chain >= 0:
			in.chains = append(in.chains, t)
		default:
			in.sites = append(in.sites, t)
		}
	}
	in.sites = p.sortTaken(in.sites)
	return in
}

// sortTaken sorts by block, keeping order, in time that is linear in their
// number.
func (p *Plan) sortTaken(list []taken) []taken {
	start := make([]int32, len(p.blocks)+1)
	for _, t := range list {
		start[p.blockOf(t)+1]++
	}
	for b := range p.blocks {
		start[b+1] += start[b]
	}
	sorted := make([]taken, len(list))
	for _, t := range list {
		b := p.blockOf(t)
		sorted[start[b]] = t
		start[b]++
	}
	return sorted
}

func (p *Plan) blockOf(t taken) int { return int(t.spot.site.tree)*len(p.indicators) + int(t.k) }

// A desk takes measurements in, one by one.
type desk struct {
	*Plan
	ms  []Measurement
	bad *problems
	// joint is that of a result that the measurements change, nil if there is none.
	joint *joint
	// lastKPI is the KPI of the measurement before, which is often the same.
	lastKPI string
	lastK   int32
}

// refuse reports what is wrong with measurement i.
func (d *desk) refuse(i int, field, code string, err error, format string, args ...any) {
	d.bad.add(fmt.Sprintf("[%d].%s", i, field), code, err, format, args...)
}

// take finds and checks one measurement; false if it is wrong or says nothing.
func (d *desk) take(i int) (taken, bool) {
	m := &d.ms[i]
	k, ok := d.findKPI(m.KPI)
	if !ok {
		d.refuse(i, "kpi", codeReadKPI, ErrUnknown, "no KPI %q", m.KPI)
		return taken{}, false
	}
	spot, ok := d.locate(m.At)
	if !ok {
		d.refuse(i, "at", codeReadPlace, ErrUnknown, "no place %q", m.At)
		return taken{}, false
	}
	t := taken{spot, k, int32(i)}
	if !d.readable(i, t) || !d.sound(i, t) {
		return taken{}, false
	}
	_, _, some := m.Reading.Terms()
	return t, some
}

func (d *desk) findKPI(id string) (int32, bool) {
	if id == d.lastKPI && id != "" {
		return d.lastK, true
	}
	k, ok := d.names.kpis.Get(id)
	if ok {
		d.lastKPI, d.lastK = id, k
	}
	return k, ok
}

// readable reports a KPI that is not read at its place.
func (d *desk) readable(i int, t taken) bool {
	m := &d.ms[i]
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
	b := d.block(w.tree, int(t.k))
	step := d.trees[w.tree].step
	switch {
	case step >= 0 && !d.reads(step, int(t.k)):
		d.refuse(i, "kpi", codeReadNot, ErrUnknown, "%q is not read at step %q, whose kpis leave it out", m.KPI, m.At.Step)
	case !d.deepEnough(w, b):
		d.refuse(i, "at", codeReadDeep, kpi.ErrRange, "%q is not read below %s, the depth of its goal, and %q is",
			m.KPI, d.depthOf(w, b), m.At)
	default:
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

// sound reports numbers that cannot be.
func (d *desk) sound(i int, t taken) bool {
	r := d.ms[i].Reading
	num, den, some := r.Terms()
	if !some {
		return true
	}
	if exact.Check(num) != nil || exact.Check(den) != nil {
		d.refuse(i, "reading", codeReadLong, kpi.ErrRange, "a number of more than %d digits", exact.MaxDigits)
		return false
	}
	if den.Sign() < 0 {
		d.refuse(i, "reading", codeReadNegative, kpi.ErrRange, "the volume %s is below 0", exact.Text(den))
		return false
	}
	domain := d.joint.domain(&d.indicators[t.k])
	if !domain.HasLo && !domain.HasHi || inDomain(num, den, domain) {
		return true
	}
	reading, err := exactReading(r)
	v, ok := reading.Value()
	if err != nil || !ok || domain.Contains(v) {
		return true
	}
	code, err := codeReadDomain, kpi.ErrRange
	if t.spot.link >= 0 {
		code = codeReadPasses
	}
	d.refuse(i, "reading", code, err, "%s is outside %s, where readings of %q lie",
		exact.Text(v.Out(exact.HalfAway)), bandOf(domain), d.ms[i].KPI)
	return false
}

// inDomain reports, without arithmetic, that a reading is certainly in a domain:
// one that starts at 0 and has no end, or ends at 1.
func inDomain(num, den decimal.Decimal, domain exact.Interval) bool {
	if !domain.HasLo || !domain.Lo.IsZero() || num.Sign() < 0 {
		return false
	}
	if !domain.HasHi {
		return true
	}
	return domain.Hi.Equal(exact.Int(1)) && den.Sign() > 0 && exact.Compare(num, den) <= 0
}

// fill makes the columns of all trees, measured and composed.
func (r *Result) fill(in intake, ms []Measurement, bad *problems) {
	for from := 0; from < len(in.sites); {
		b := r.plan.blockOf(in.sites[from])
		to := from
		for to < len(in.sites) && r.plan.blockOf(in.sites[to]) == b {
			to++
		}
		r.columns[b] = r.plan.newFilled(in.sites[from:to], ms, bad)
		from = to
	}
}

// newFilled makes one column.
func (p *Plan) newFilled(list []taken, ms []Measurement, bad *problems) *column {
	tree, k := list[0].spot.site.tree, int(list[0].k)
	numPlaces, denPlaces := decimals(list, ms)
	c := newColumn(p.read(tree, p.block(tree, k)), p.trees[tree].inners(), numPlaces, denPlaces)
	for _, t := range list {
		at := t.spot.site.at
		if c.state[at] != 0 {
			bad.twice(t, ms)
			continue
		}
		c.put(at, ms[t.index].Reading)
		c.uneven = c.uneven || p.uneven(c, t.spot.site, k)
	}
	if at, err := p.roll(c, tree, k, nil); err != nil {
		p.refuseRoll(c, site{tree, at}, k, err, list, ms, bad)
	}
	return c
}

// uneven reports whether a place that was read has parts, or had nothing to read.
func (p *Plan) uneven(c *column, w site, k int) bool {
	if rule.State(c.state[w.at]&^markMeasured) == rule.Absent {
		return true
	}
	for range p.partsOf(w, p.block(w.tree, k)) {
		return true
	}
	return false
}

// decimals returns the most decimals of numerators and of volumes.
func decimals(list []taken, ms []Measurement) (num, den int32) {
	for _, t := range list {
		n, d, _ := ms[t.index].Reading.Terms()
		num, den = max(num, -n.Exponent()), max(den, -d.Exponent())
	}
	return num, den
}

// put enters a measured reading.
func (c *column) put(at int32, r kpi.Reading) {
	num, den, _ := r.Terms()
	bare := isBare(r, den)
	c.state[at] = uint8(stateOf(num, den, bare)) | markMeasured
	if c.wide == nil {
		n, ok := exact.Fixed(num, c.numPlaces)
		d, fits := exact.Fixed(den, c.denPlaces)
		if ok && fits {
			c.num[at], c.den[at] = n, d
			return
		}
		c.state[at] = 0
		c.widen()
		c.state[at] = uint8(stateOf(num, den, bare)) | markMeasured
	}
	c.wide[at], _ = exactReading(r)
}

// stateOf returns the state of a reading by its terms.
func stateOf(num, den decimal.Decimal, bare bool) rule.State {
	switch {
	case bare:
		return rule.Bare
	case den.Sign() != 0:
		return rule.Terms
	case num.Sign() != 0:
		return rule.Void
	}
	return rule.Absent
}

// refuseRoll reports a place that could not be composed.
func (p *Plan) refuseRoll(c *column, w site, k int, err error, list []taken, ms []Measurement, bad *problems) {
	if !isVolume(err) {
		bad.add(fmt.Sprintf("[%d].reading", list[0].index), codeReadOperator, kpi.ErrRule,
			"the operator of rule %q fails for the parts of %q: %v", p.indicators[k].across.Name, p.place(w), err)
		return
	}
	for part := range p.partsOf(w, p.block(w.tree, k)) {
		p.refuseBare(c, part, k, p.place(w), list, ms, bad)
	}
}

// refuseBare reports the value without volume that a place shows.
func (p *Plan) refuseBare(c *column, w site, k int, whole any, list []taken, ms []Measurement, bad *problems) {
	for p.cellOf(c, w, k).State == rule.Bare {
		if p.cellOf(c, w, k).measured {
			i := slices.IndexFunc(list, func(t taken) bool { return t.spot.site == w })
			bad.add(fmt.Sprintf("[%d].reading", list[i].index), codeReadVolume, kpi.ErrRule,
				"%s has no volume, and %q pools it with others by rule ratio: give the terms, as kpi.Per",
				ms[list[i].index].Reading, whole)
			return
		}
		for part := range p.partsOf(w, p.block(w.tree, k)) {
			w = part
			break
		}
	}
}
