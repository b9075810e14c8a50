package chain_test

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawCompletions: whatever the missing readings turn out to be, every value lies
// in Bounds, and a light that is the same over all of Bounds stays as it is
// (THEORY T2).
func lawCompletions(c *lawCase) string {
	g := newGen(c.Seed, 3)
	for range 2 {
		rest := c.completion(g)
		if len(rest) == 0 {
			return ""
		}
		full, err := c.plan.Evaluate("full", slices.Concat(c.Readings, rest))
		if err != nil {
			return "completed: " + err.Error()
		}
		if bad := c.completed(full); bad != "" {
			return bad + lawList("\ncompleted with", rest)
		}
	}
	return ""
}

func lawList(title string, ms []chain.Measurement) string {
	for _, m := range ms {
		title += fmt.Sprintf("\n  %s %s %s", m.At, m.KPI, m.Reading)
	}
	return title
}

// completion draws a reading for every lowest place that has none.
func (c *lawCase) completion(g gen) []chain.Measurement {
	var rest []chain.Measurement
	for _, p := range c.org.places {
		for _, ind := range c.Model.KPIs {
			low := len(c.org.parts(p, ind.ID)) == 0
			if !low || !c.org.allowed(p, ind.ID) || c.settled(p, ind.ID) || p.level == refLink {
				continue
			}
			v, den := g.value(ind), genDec(genOf(g, 1, 1, 10, 1000, 100000), 0)
			rest = append(rest, chain.Measurement{At: p.at, KPI: ind.ID, Reading: kpi.Per(v.Mul(den), den)})
		}
	}
	return lawUsable(c.org, c.Readings, rest)
}

// lawNothing reports whether there was nothing to measure, or no volume: then
// there is no value that Bounds could be about.
func lawNothing(g kpi.Gauge) bool {
	_, den, ok := g.Reading.Terms()
	_, hasValue := g.Reading.Value()
	return ok && den.IsZero() && !hasValue
}

// settled reports whether a place is read, or is part of a unit or step that is:
// then it cannot count any more.
func (c *lawCase) settled(p *refPlace, k string) bool {
	return c.period.figure(p, k).measured || slices.ContainsFunc(p.wholes, func(w *refPlace) bool {
		return w.level != refChain && c.settled(w, k)
	})
}

// completed compares all of a result with what it was before the rest came in.
func (c *lawCase) completed(full *chain.Result) string {
	for p, before := range c.result.All() {
		after, ok := full.Gauge(p, before.KPI)
		if !ok && before.Goal == nil {
			continue // what was known turned out not to be where the whole must be
		}
		if !ok {
			return fmt.Sprintf("%s %s: gauge gone", p, before.KPI)
		}
		if !refBand(after.Bounds).within(refBand(before.Bounds)) && !lawNothing(after) {
			return fmt.Sprintf("%s %s: %s is outside the bounds of %s",
				p, before.KPI, lawBand(after.Bounds), lawGauge(before))
		}
		if before.Goal == nil {
			continue
		}
		l := refLight{goal: *before.Goal, better: c.org.kpis[before.KPI].Better}
		certain := l.over(refBand(before.Bounds))
		if !lawNothing(after) && certain != kpi.NoData && after.Status != certain {
			return fmt.Sprintf("%s %s: a certain light changed\nfrom %s\n  to %s",
				p, before.KPI, lawGauge(before), lawGauge(after))
		}
	}
	return ""
}
