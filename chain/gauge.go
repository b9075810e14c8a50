package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A seen is what there is to see of a reading before it is a gauge.
type seen struct {
	rule.Reading // missing if it is not to be shown
	bounds       exact.Interval
	lacks        bool
	coverage     exact.Num
	given        bool // measured, here or where it was passed down from
}

// gauge returns the gauge of a KPI at a spot.
func (r *Result) gauge(s spotAt, k int) (kpi.Gauge, bool) {
	p := r.plan
	goal, hasGoal := p.goalAt(s, k)
	v, ok := r.see(s, k)
	if !hasGoal && !ok {
		return kpi.Gauge{}, false
	}
	value, ok := v.Value()
	cut := value.Cut()
	g := kpi.Gauge{
		KPI:      p.indicators[k].def.ID,
		Coverage: p.common.write(v.coverage.Round(coveragePlaces, exact.Floor)),
	}
	if v.State == rule.Bare && !v.given {
		g.Reading = kpi.Of(cut.Out(exact.HalfAway))
	} else {
		g.Reading = readingOf(v.Reading, v.given)
	}
	switch {
	case !ok || v.lacks:
		g.Bounds = bandOf(v.bounds)
	case v.State == rule.Bare:
		at, _, _ := g.Reading.Terms()
		g.Bounds = kpi.Between(at, at)
	default:
		at := cut.Out(exact.HalfAway)
		g.Bounds = kpi.Between(at, at)
	}
	if hasGoal {
		t := p.thresholdsAt(s, k, goal.bands)
		g.Goal = &t
		p.judge(&g, v, goal.bands, k, cut)
	}
	return g, true
}

// coveragePlaces is the number of decimals of a coverage.
const coveragePlaces = 4

// judge fills in what follows from bands. cut is of the value, if there is one.
func (p *Plan) judge(g *kpi.Gauge, v seen, b light.Bands, k int, cut exact.Cut) {
	value, ok := v.Value()
	status := p.lightOf(v, b, k)
	g.Status = kpi.Status(status)
	if !ok {
		if status != light.NoData {
			g.Score = p.common.write(b.Worst(v.bounds))
		}
		return
	}
	gap := b.GapOf(value)
	g.Gap = cut.OutSub(gap.End, gap.Turned, exact.HalfAway)
	if status == light.NoData {
		return
	}
	if v.lacks {
		status = b.Status(value) // of what is known, which may be another
	}
	g.Score = p.common.write(b.ScoreOf(value, status))
	if g.Room = p.common.zero; status != light.Red {
		g.Room = p.common.distance(cut, b.RoomOf(value, status))
	}
}

// lightOf returns the light of what is seen.
func (p *Plan) lightOf(v seen, b light.Bands, k int) light.Status {
	value, ok := v.Value()
	switch {
	case v.State == rule.Absent || v.State == rule.Void:
		return light.NoData
	case !v.lacks && ok:
		return b.Status(value)
	}
	if s := b.Certain(v.bounds); s != light.NoData || !ok || v.coverage.Less(p.indicators[k].coverage) {
		return s
	}
	return b.Status(value)
}

// see returns what a KPI reads at a spot, and reports whether it reads anything.
func (r *Result) see(s spotAt, k int) (seen, bool) {
	one := exact.Int(1)
	domain := r.domain(k)
	switch {
	case s.link >= 0:
		m := r.passing(s.chain, s.link)
		if m == nil || k != len(r.plan.indicators)-1 {
			return seen{bounds: domain, lacks: true}, false
		}
		return seeMeasured(m.reading, domain, one), true
	case s.chain >= 0:
		c := r.chainCell(s.chain, k)
		if c == nil {
			return seen{bounds: domain, lacks: true}, false
		}
		return seen{c.Reading, c.bounds, c.lacks, c.coverage, c.measured}, c.State != rule.Missing
	}
	return r.seeSite(s.site, k)
}

func seeMeasured(v rule.Reading, domain exact.Interval, coverage exact.Num) seen {
	c := measuredWhole(v, domain)
	return seen{c.Reading, c.bounds, false, coverage, true}
}

// seeSite returns what a KPI reads at a place of a tree: what was measured or
// composed there, or else what was passed down to it.
func (r *Result) seeSite(w site, k int) (seen, bool) {
	p := r.plan
	c := r.cell(w, k)
	if c.State == rule.Missing && !c.measured {
		if v, ok := r.passedDown(w, k); ok {
			return v, true
		}
	}
	across := p.indicators[k].across
	v := seen{Reading: c.Reading, lacks: c.lacking > 0 && !c.measured, coverage: p.coverage(w, k, c),
		bounds: r.bounds(w, k, c), given: c.measured}
	if v.lacks && across != nil && !across.Partial {
		v.Reading = rule.Reading{}
	}
	if c.measured {
		v.coverage = exact.Int(1)
	}
	return v, v.State != rule.Missing
}

// passedDown returns the reading of a unit's whole if that was measured, or was
// passed down in turn, and the unit is its only part.
func (r *Result) passedDown(w site, k int) (seen, bool) {
	from, ok := r.passedFrom(w, k)
	if !ok {
		return seen{}, false
	}
	return seeMeasured(r.cell(from, k).Reading, r.domain(k), exact.Int(1)), true
}

// passedFrom returns the place that a unit's reading is passed down from.
func (r *Result) passedFrom(w site, k int) (site, bool) {
	p := r.plan
	u, ok := p.unit(w)
	if !ok || u.unit < 0 || u.person >= 0 || w.at == 0 {
		return w, false
	}
	above := site{w.tree, u.parent}
	only := 0
	for part := range p.partsOf(above, p.block(w.tree, k)) {
		if only++; only > 1 || part != w {
			return w, false
		}
	}
	if only == 0 {
		return w, false
	}
	c := r.cell(above, k)
	switch {
	case r.touched(w, k):
		return w, false
	case c.measured:
		return above, true
	case c.State == rule.Missing:
		return r.passedFrom(above, k)
	}
	return w, false
}

// touched reports whether anything was measured at a place or below it.
func (r *Result) touched(w site, k int) bool {
	p := r.plan
	if r.over == nil && r.columns[int(w.tree)*len(p.indicators)+k] == nil {
		return false
	}
	if r.cell(w, k).measured {
		return true
	}
	for part := range p.structure.parts(w) {
		if r.touched(part, k) {
			return true
		}
	}
	return false
}

// bounds returns where a place's value must lie.
func (r *Result) bounds(w site, k int, c cell) exact.Interval {
	i := &r.plan.indicators[k]
	v, ok := c.Value()
	switch {
	case c.lacking == 0 && ok:
		return exact.Point(v)
	case c.State == rule.Absent && c.lacking == 0:
		return exact.Interval{}
	case i.across == nil || c.lacking == 0 || c.measured:
		return r.domain(k)
	case r.joint.gap(r.plan.number(w, k)):
		return exact.Interval{}
	}
	in := r.domain(k)
	switch i.across.Closed {
	case rule.Open:
		return r.boundsOfParts(w, k)
	case rule.Add:
		return in.Times(int64(c.lacking)).Plus(v)
	case rule.Pool:
		return rule.Pooled(c.Reading, true, in)
	}
	switch {
	case !ok:
	case i.across.Closed == rule.Least:
		in.Lo, in.Hi, in.HasHi = exact.Min(in.Lo, v), least(in.Hi, in.HasHi, v), true
	default:
		in.Hi, in.Lo, in.HasLo = exact.Max(in.Hi, v), most(in.Lo, in.HasLo, v), true
	}
	return in
}

func least(a exact.Num, has bool, b exact.Num) exact.Num {
	if has {
		return exact.Min(a, b)
	}
	return b
}

func most(a exact.Num, has bool, b exact.Num) exact.Num {
	if has {
		return exact.Max(a, b)
	}
	return b
}

// boundsOfParts works bounds out from those of the parts.
func (r *Result) boundsOfParts(w site, k int) exact.Interval {
	p := r.plan
	i := &p.indicators[k]
	b := p.block(w.tree, k)
	var parts []rule.Part
	one := exact.Int(1)
	for part := range p.partsOf(w, b) {
		c := r.cell(part, k)
		parts = append(parts, rule.Part{Reading: c.Reading, Lacks: c.lacking > 0, Bounds: r.bounds(part, k, c),
			Weight: weightNum(p.share(part, b)), Passes: one, Planned: one, ID: p.partID(part)})
	}
	if len(parts) == 0 {
		return r.domain(k)
	}
	return i.across.Bounds(parts, r.domain(k))
}
