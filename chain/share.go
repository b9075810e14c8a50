package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// Share returns what one complete place added to a chain's gap in the same KPI (Dutch:
// ieders aandeel), in the KPI's unit, with at most two decimals more than its targets:
// negative made it worse. It is what [Result.Attribute] gives the place at its level,
// but that a unit or person has one share for each step here, and that each is rounded
// by itself, half away from zero: it may differ in the last digit. That of a step has
// what it was passed more often than planned in it, that of a place below has not; that
// of the chain is its gap.
//
// It is no data where the chain has no goal, value or light, where the place has no
// reading or target, and where the KPI does not compose from the place to the chain: at
// a step that has no say, below a place that has no value, and where Attribute fails.
//
// What a share depends on, and so gives away to who knows the rest, are targets, weights
// and planned passes, and of readings: across units under kpi.Sum and kpi.Total the
// place's own alone; under kpi.Ratio its own and those of the places above it, terms and
// all, if every part of these has its whole's target and was read with a volume or as
// kpi.Per(0, 0), and if they were not measured themselves; otherwise, and under any
// other rule, also those of all siblings of the place and of the places above it. Along
// the chain it depends on the step's reading and measured passes; under kpi.Product,
// kpi.Path, kpi.Min, kpi.Max, kpi.Bottleneck, kpi.Ratio and custom rules on the readings
// and passes of all other steps too, and under kpi.Mean on which of them were read. That
// there is a share at all says that the chain has a value and a light.
//
// The cost is that of dividing the gap over the steps, and over the parts of each place
// on the way down; that is a few additions of whole numbers for each sibling under
// Ratio, and nothing under Sum and Total.
func (r *Result) Share(chainID string, at Place, kpiID string) kpi.Reading {
	p := r.plan
	c, ok := p.names.chains.Get(chainID)
	k, known := p.names.kpis.Get(kpiID)
	s, found := p.locate(at)
	if !ok || !known || !found || s.link >= 0 || s.chain >= 0 && s.chain != int(c) {
		return kpi.Reading{}
	}
	g, ok := r.shareOf(int(c), int(k), s)
	if !ok {
		return kpi.Reading{}
	}
	return kpi.Of(g.Decimal(p.indicators[k].places+attributionPlaces, exact.HalfAway))
}

// shareOf returns what a place added to the gap of a chain.
func (r *Result) shareOf(c, k int, s spotAt) (exact.Num, bool) {
	whole := spotAt{chain: c, link: -1}
	goal, ok := r.plan.goalAt(whole, k)
	v, _ := r.see(whole, k)
	value, read := v.Value()
	if !ok || !read {
		return exact.Num{}, false
	}
	if v.lacks { // else there is a light where there is a value
		if g, _ := r.gauge(whole, k); g.Status == kpi.NoData {
			return exact.Num{}, false
		}
	}
	if s.chain >= 0 {
		return goal.bands.Gap(value), true
	}
	l := sharing{divider: &divider{Result: r, k: k, by: People}, weight: goal.bands.Turn(value)}
	if !l.along(c, s.site.tree) {
		return exact.Num{}, false
	}
	if s.site.at == 0 {
		return l.own.Add(l.passes), true
	}
	return l.down(s.site)
}

// A sharing follows a gap down to one place.
type sharing struct {
	*divider
	// Of the step: weight is what the gap gets of each unit of its value, mix what volume that
	// moved to it gave, own all it did, and passes what it was passed more often.
	weight, mix, own, passes exact.Num
}

// along takes the gap of a chain down to one of its steps.
func (l *sharing) along(c int, step int32) bool {
	p := l.plan
	t, link := p.chainPlans[c].wholes[l.k].template, p.linkOf(c, step)
	if t == nil || link < 0 || t.part(link) < 0 || int(step) >= p.names.steps.Len() {
		return false
	}
	by, n := p.indicators[l.k].along, t.part(link)
	if says := by.Counts(t.parts); says != nil && !says[n] {
		return false
	}
	parts, links := []rule.Part{t.parts[n]}, t.links[n:n+1]
	l.readStep(&parts[0], site{step, 0}, l.k)
	parts[0].Passes = l.passesOf(c, link)
	if _, ok := parts[0].Value(); ok && (by.Closed == rule.Add || by.Last) {
		n = 0 // what a step that was read did does not depend on the others
	} else {
		parts, _ = l.chainParts(c, l.k)
		links = t.links
	}
	aims := make([]rule.Aim, len(parts))
	for i, link := range links {
		if link >= 0 {
			aims[i] = l.aim(site{p.shapes[c].links[link].step, 0})
		}
	}
	if !aims[n].Set || parts[n].State == rule.Missing {
		return false
	}
	split, ok, err := by.Split(parts, aims)
	if !ok || err != nil {
		return false
	}
	m := split.Moves[n]
	l.passes, l.mix = m.Passes.Mul(l.weight), m.Mix.Mul(l.weight)
	l.own = m.Value.Mul(l.weight).Add(l.mix)
	l.weight = m.Slope.Mul(l.weight)
	return true
}

// down returns what a place below the step has of the gap. It goes upward, so that the
// numbers of the chain, which may be long, come in once.
func (l *sharing) down(w site) (exact.Num, bool) {
	// own and mix are what the weight and the mix of the level that was come to count for.
	own, mix := exact.Num{}, exact.Int(1)
	for at := w; ; {
		up, ok := l.plan.parent(at)
		if !ok {
			return own.Mul(l.weight).Add(mix.Mul(l.mix)), true
		}
		m, ok := l.moveOf(at, up)
		if !ok {
			return exact.Num{}, false
		}
		own = own.Mul(m.Slope).Add(mix.Mul(m.Mix))
		if at == w {
			own = own.Add(m.Value)
		}
		at, mix = up, mix.Mul(m.Slope)
	}
}

// moveOf returns what a part did for the place above it.
func (l *sharing) moveOf(w, up site) (rule.Move, bool) {
	across, b := l.plan.indicators[l.k].across, l.plan.block(w.tree, l.k)
	if across == nil || !l.plan.isPart(w, b, b.depthAt(up.at)) || !l.aim(up).Set || !l.aim(w).Set {
		return rule.Move{}, false
	}
	v, _ := l.seeSite(up, l.k)
	if _, ok := v.Value(); !ok {
		return rule.Move{}, false
	}
	if m, ok := l.quickMove(w, up); ok {
		return m, true
	}
	split, list, err := l.split(&portion{w: up, read: true})
	if split == nil || err != nil {
		return rule.Move{}, false
	}
	for n, part := range list.sites {
		if part == w {
			return split.Moves[n], list.parts[n].State != rule.Missing
		}
	}
	return rule.Move{}, false
}

// quickMove returns what a part did where its siblings need not be looked at, or only
// their volumes.
func (l *sharing) quickMove(w, up site) (rule.Move, bool) {
	c, one := l.cell(w, l.k), exact.Int(1)
	x, ok := c.Value()
	if !ok || c.lacking > 0 && !c.measured {
		return rule.Move{}, false
	}
	switch l.plan.indicators[l.k].across.Closed {
	case rule.Add:
		return rule.Move{Slope: one, Value: x.Sub(l.aim(w).At)}, true
	case rule.Pool:
		return l.quickPool(w, up, c, x)
	}
	return rule.Move{}, false
}

// quickPool returns what a part did of a pooled rate whose parts all have its target.
func (l *sharing) quickPool(w, up site, c cell, x exact.Num) (rule.Move, bool) {
	above := l.cell(up, l.k)
	col := l.columns[int(w.tree)*len(l.plan.indicators)+l.k]
	if col == nil || l.over != nil || above.measured || above.State != rule.Terms || c.State != rule.Terms {
		return rule.Move{}, false
	}
	b := l.plan.block(w.tree, l.k)
	var weights sum
	for part := range l.plan.partsOf(up, b) {
		state := rule.State(col.state[part.at] &^ markMeasured)
		if state != rule.Terms && state != rule.Absent || b.bands.target[part.at] != b.bands.target[up.at] {
			return rule.Move{}, false
		}
		weights.add(l.plan.share(part, b))
	}
	all, ok := weights.small()
	if !ok {
		return rule.Move{}, false
	}
	two, aim := exact.Int(2), l.aim(up).At
	rate, _ := above.Value()
	planned, read := exact.Frac(l.plan.share(w, b), all), c.Den.Quo(above.Den)
	slope := planned.Add(read).Quo(two)
	return rule.Move{Slope: slope, Value: slope.Mul(x.Sub(aim)),
		Mix: x.Sub(rate).Quo(two).Mul(read.Sub(planned))}, true
}
