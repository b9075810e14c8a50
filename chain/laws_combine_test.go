package chain_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawCombine: periods combined are what the reference says, and how they are grouped
// on the way makes no difference, nor, but for the last one, how they are ordered.
func lawCombine(c *lawCase) string {
	if c.Seed%3 != 0 {
		return ""
	}
	g := newGen(c.Seed, 12)
	if g.chance(40) {
		c = c.together()
	}
	results, periods := c.periods(g)
	whole, err := c.plan.Combine("all", results...)
	want := refCombine(c.org, periods)
	if want != nil && c.org.refusesCombined(want) {
		want = nil
	}
	if err != nil && strings.Contains(err.Error(), "30 digits") {
		return "" // what an operator of the tests refuses
	}
	if (err == nil) != (want != nil) {
		return fmt.Sprintf("error %v, want one %t%s", err, want == nil, lawPeriods(periods))
	}
	if want == nil {
		return ""
	}
	cc := *c
	cc.org = want.refOrg
	if bad := cc.compare(whole, want); bad != "" {
		return bad + lawPeriods(periods)
	}
	cc.result, cc.period = whole, want
	if bad := lawBehind(&cc); bad != "" {
		return bad + lawPeriods(periods)
	}
	if bad := c.regrouped(g, c.plan, whole, results); bad != "" {
		return bad + lawPeriods(periods)
	}
	if slices.ContainsFunc(c.Model.KPIs, func(i kpi.Indicator) bool { return i.Over == kpi.End }) {
		return ""
	}
	swapped := slices.Clone(results)
	slices.Reverse(swapped)
	back, err := c.plan.Combine("all", swapped...)
	if err != nil {
		return "backwards: " + err.Error() + lawPeriods(periods)
	}
	return c.differ(back, whole)
}

// together is the case with KPIs that are composed over time as they are over places,
// where that may be.
func (c *lawCase) together() *lawCase {
	if t := c.ruled(func(i *kpi.Indicator) { i.Over = i.Across }); t != nil {
		return t
	}
	return c
}

// ruled is the case with other rules, and with readings that go with them; nil where
// the model does not have them.
func (c *lawCase) ruled(change func(*kpi.Indicator)) *lawCase {
	changed := lawCopy(c.genCase)
	for k := range changed.Model.KPIs {
		change(&changed.Model.KPIs[k])
	}
	changed.Readings = nil
	if t, bad := newLawCase(changed, true); t != nil && bad == "" {
		return t
	}
	return nil
}

// lawPlans: how periods of plans that differ are grouped on the way makes no difference.
func lawPlans(c *lawCase) string {
	if c.Seed%8 != 0 {
		return "" // several plans take longer than all the rest
	}
	g := newGen(c.Seed, 13)
	results, err := c.differing(g)
	if err != nil {
		return "refused: " + err.Error()
	}
	whole, err := c.plan.Combine("all", results...)
	if err != nil {
		return ""
	}
	return c.regrouped(g, c.plan, whole, results)
}

// differing draws periods of plans that differ.
func (c *lawCase) differing(g gen) (results []*chain.Result, err error) {
	for range g.between(2, 4) {
		plan, org := c.changed(g)
		r, err := plan.Evaluate("month", c.repeated(g, org))
		if err != nil {
			return nil, err
		}
		results = append(results, r)
	}
	return results, nil
}

// regrouped combines results in two steps.
func (c *lawCase) regrouped(g gen, plan *chain.Plan, whole *chain.Result, results []*chain.Result) string {
	if slices.ContainsFunc(c.Model.KPIs, func(i kpi.Indicator) bool { return i.Over == "blend" }) {
		return "" // it does not group
	}
	from := g.IntN(len(results))
	to := g.between(from+1, len(results))
	part, err := plan.Combine("part", results[from:to]...)
	if err != nil {
		return "" // the whole has a hole in it
	}
	again, err := plan.Combine("all", slices.Concat(results[:from], []*chain.Result{part}, results[to:])...)
	if err != nil {
		return fmt.Sprintf("part %d to %d combined: %v", from, to, err)
	}
	if bad := c.differ(again, whole); bad != "" {
		return fmt.Sprintf("part %d to %d of %d: %s", from, to, len(results), bad)
	}
	return ""
}

// periods draws periods that are read in nearly the same places, or each at another
// level.
func (c *lawCase) periods(g gen) (results []*chain.Result, periods []*refPeriod) {
	depths := g.chance(40)
	for range g.between(1, 4) {
		ms := c.repeated(g, c.org)
		if depths {
			ms = c.redrawn(g, c.org, c.atLevel(c.org, genOf(g, lawLevels[:]...)))
		}
		r, err := c.plan.Evaluate("month", ms)
		if err != nil {
			continue
		}
		results, periods = append(results, r), append(periods, newRefPeriod(c.org, ms))
	}
	if len(results) == 0 {
		results, periods = []*chain.Result{c.result}, []*refPeriod{c.period}
	}
	return results, periods
}

// repeated draws readings where the case has them, with other numbers; now and then
// there is a hole, or something else is read altogether.
func (c *lawCase) repeated(g gen, o *refOrg) []chain.Measurement {
	ms := c.Readings
	if g.chance(20) {
		ms = genReadings(o, g.Uint64())
	}
	return c.redrawn(g, o, ms)
}

// redrawn draws other readings for measurements, now and then without some of them.
func (c *lawCase) redrawn(g gen, o *refOrg, ms []chain.Measurement) []chain.Measurement {
	holes := genOf(g, 0, 0, 3)
	var again []chain.Measurement
	for _, m := range ms {
		p, ok := o.at[m.At]
		if ok && !g.chance(holes) && o.allowed(p, m.KPI) {
			again = append(again, chain.Measurement{At: m.At, KPI: m.KPI, Reading: g.anew(o, p, m)})
		}
	}
	return lawUsable(o, nil, again)
}

// atLevel has measurements at all places of one level, without readings.
func (c *lawCase) atLevel(o *refOrg, level chain.Level) (ms []chain.Measurement) {
	for _, p := range o.places {
		for _, ind := range c.Model.KPIs {
			if p.level == level {
				ms = append(ms, chain.Measurement{At: p.at, KPI: ind.ID})
			}
		}
	}
	return ms
}

// anew draws another reading for a place, one that adds up to a decimal.
func (g gen) anew(o *refOrg, p *refPlace, m chain.Measurement) kpi.Reading {
	if m.KPI == chain.Passes {
		return g.passed(o, p)
	}
	ind := o.kpis[m.KPI]
	r := g.reading(o, p, ind)
	v, ok := r.Value()
	switch _, den, _ := r.Terms(); {
	case ind.Over == kpi.Ratio && ok && den.IsZero() && g.chance(97):
		return kpi.Per(v, decimal.New(1, 0))
	case ind.Over == kpi.Ratio || ind.Over == kpi.End || !ok || den.IsZero():
		return r
	}
	return kpi.Per(g.value(ind).Mul(genDec(2, 0)), genDec(2, 0))
}

// refusesCombined reports whether combined readings may not be used.
func (o *refOrg) refusesCombined(r *refPeriod) bool {
	measured := map[refKey]bool{}
	var passes []chain.Measurement
	for key, reading := range r.read {
		measured[key] = true
		if key.kpi == chain.Passes {
			passes = append(passes, chain.Measurement{At: key.at, KPI: key.kpi, Reading: reading})
		}
	}
	for key, reading := range r.read {
		_, den, _ := reading.Terms()
		_, hasValue := reading.Value()
		if o.pools(o.at[key.at], key.kpi, hasValue && den.IsZero(), measured) {
			return true
		}
	}
	return o.overfull(passes)
}

// changed is the case's plan with somebody gone, or a unit, or goals.
func (c *lawCase) changed(g gen) (*chain.Plan, *refOrg) {
	for range 4 {
		changed := lawCopy(c.genCase)
		m := &changed.Model
		switch n := g.IntN(6); {
		case n == 0 && len(m.Members) > 0:
			k := g.IntN(len(m.Members))
			m.Members = slices.Delete(m.Members, k, k+1)
		case n == 1 && len(m.Steps) > 0:
			s := &m.Steps[g.IntN(len(m.Steps))]
			if len(s.By) > 0 {
				s.By = s.By[1:]
			}
		case n == 2 && len(m.Goals) > 0:
			k := g.IntN(len(m.Goals))
			m.Goals = slices.Delete(m.Goals, k, k+1)
		case n == 3 && len(m.Goals) > 0:
			m.Goals[g.IntN(len(m.Goals))].Depth = genOf(g, chain.People, chain.Teams, chain.Departments, chain.Steps)
		}
		if plan, err := chain.NewPlan(*m); err == nil {
			return plan, newRefOrg(*m)
		}
	}
	return c.plan, c.org
}

func lawPeriods(periods []*refPeriod) string {
	text := ""
	for n, p := range periods {
		text += fmt.Sprintf("\nperiod %d", n)
		for key, r := range p.read {
			text += fmt.Sprintf("\n  %s %s %s", key.at, key.kpi, r)
		}
	}
	return text
}
