package chain

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A source is one of the results, seen from the plan of the whole.
type source struct {
	*Result
	*mapping            // of its own plan
	was      []*mapping // of those of its periods
	last     []*mapping // of that of its last period
	apart    map[apartKey]*foreign
}

type apartKey struct {
	at  Place
	kpi string
}

// there reports whether a place was there to be measured in any period of a result.
func (s *source) there(p *Plan, w site, k int) bool {
	return slices.ContainsFunc(s.during(p.indicators[k].over), func(m *mapping) bool { return m.there(w, k) })
}

// during returns the plans that say what was there to be measured.
func (s *source) during(over *rule.Rule) []*mapping {
	if over.Last {
		return s.last
	}
	return s.was
}

// read returns what was measured at a place.
func (s *source) read(p *Plan, w site, k int) (rule.Reading, bool) {
	if v, ok := s.site(w); ok && s.kpi(k) >= 0 {
		if s.blankBlock(v, s.kpi(k)) {
			return rule.Reading{}, false
		}
		cell := s.cell(v, s.kpi(k))
		return cell.Reading, cell.measured && !s.joint.took(s.Result.plan.number(v, s.kpi(k)))
	}
	if len(s.apart) == 0 {
		return rule.Reading{}, false
	}
	a := s.apart[apartKey{p.place(w), p.indicators[k].def.ID}]
	if a == nil {
		return rule.Reading{}, false
	}
	return a.Reading, a.State != rule.Missing
}

// blankBlock reports whether nothing of a KPI was measured in a tree.
func (s *source) blankBlock(w site, k int) bool {
	return s.over == nil && s.columns[int(w.tree)*len(s.Result.plan.indicators)+k] == nil
}

// place combines one KPI at one place over time; false where that has no reading.
func (c *combiner) place(w site, k int) (rule.Reading, bool) {
	p := c.plan
	list := c.list[:0]
	holes, some := 0, false
	for n := c.first(k); n < len(c.sources); n++ {
		s := &c.sources[n]
		v, ok := s.read(p, w, k)
		some = some || ok
		if !ok && s.there(p, w, k) {
			if v, ok = s.whole(w, k); !ok || !p.together(k) {
				holes++
			}
		}
		if ok {
			list = append(list, v)
		}
	}
	c.list = list
	var whole rule.Reading
	ok := some && holes == 0
	if ok {
		whole, ok = c.overTime(list, k, p.place, w)
	}
	if some && !ok {
		c.joint.holes = append(c.joint.holes, p.number(w, k))
	}
	return whole, ok
}

// first returns the first of the results that count over time: of all, or the last.
func (c *combiner) first(k int) int {
	if c.plan.indicators[k].over.Last {
		return len(c.sources) - 1
	}
	return 0
}

// together reports whether what a place reads over time does not depend on whether its
// parts are composed first or last.
func (p *Plan) together(k int) bool {
	i := &p.indicators[k]
	return i.across != nil && i.across.Closed != rule.Open && i.across.Name == i.over.Name
}

// whole returns what a place was composed to of all its parts.
func (s *source) whole(w site, k int) (rule.Reading, bool) {
	v, ok := s.site(w)
	if !ok || s.kpi(k) < 0 || s.blankBlock(v, s.kpi(k)) {
		return rule.Reading{}, false
	}
	if s.holed(v, s.kpi(k)) {
		return rule.Reading{}, false
	}
	cell := s.cell(v, s.kpi(k))
	return cell.Reading, cell.lacking == 0 && cell.State != rule.Missing
}

// overTime combines readings of one place; false where one of them counts as a hole.
func (c *combiner) overTime(list []rule.Reading, k int, place func(site) Place, w site) (rule.Reading, bool) {
	over := c.plan.indicators[k].over
	v, ok, err := overTime(over, list)
	if err != nil {
		c.refuseOver(over, k, place(w), err)
	}
	switch needs := c.plan.indicators[k].needs(); {
	case !strays(v, needs):
	case over.Hosted():
		x, _ := v.Value()
		c.refuse(codeReadOperator, "%s is outside %s, where combined readings of %q lie, and what rule %q gave for %q",
			exact.Text(x.Out(exact.HalfAway)), bandOf(needs), c.plan.indicators[k].def.ID, over.Name, place(w))
	default:
		c.stray(v, needs, k, place(w))
	}
	return v, ok && err == nil
}

// strays reports a value outside of what rules have a meaning for.
func strays(v rule.Reading, needs exact.Interval) bool {
	if !needs.HasLo && !needs.HasHi {
		return false
	}
	x, ok := v.Value()
	return ok && !needs.Contains(x)
}

// stray reports a combined reading that rules have no meaning for.
func (c *combiner) stray(v rule.Reading, needs exact.Interval, k int, at Place) {
	c.bad.add("", codeReadDomain, kpi.ErrRange, "%s", c.plan.strayed(v, needs, k, at))
}

// refuseOver reports readings that could not be combined over time.
func (c *combiner) refuseOver(over *rule.Rule, k int, at Place, err error) {
	id := c.plan.indicators[k].def.ID
	if isVolume(err) {
		c.refuse(codeReadVolume, "%q at %q has a reading without volume, and rule ratio pools it over time: "+
			"give the terms, as kpi.Per", id, at)
		return
	}
	c.refuse(codeReadOperator, "the operator of rule %q fails for %q at %q over time: %v", over.Name, id, at, err)
}

// overTime combines readings by a rule. A single one stays as it is.
func overTime(over *rule.Rule, list []rule.Reading) (rule.Reading, bool, error) {
	if over.Last || len(list) == 1 {
		return list[len(list)-1], true, nil
	}
	one := exact.Int(1)
	parts := make([]rule.Part, len(list))
	for n, v := range list {
		if over.Lacks(v) {
			return rule.Reading{}, false, nil
		}
		parts[n] = rule.Part{Reading: v, Weight: one, Passes: one, Planned: one}
	}
	v, err := over.Compose(parts)
	return v, err == nil, err
}
