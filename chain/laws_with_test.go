package chain_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawWith: a result with other readings is the result of those readings, also
// when it was made of such results, and when readings were taken away.
func lawWith(c *lawCase) string {
	g := newGen(c.Seed, 4)
	ms, with := c.Readings, c.result
	for range genOf(g, 1, 1, 1, 2, 3, 10) {
		change := c.change(g, ms)
		merged := lawMerge(ms, change)
		next, err := with.With(change...)
		if c.org.refuses(merged) {
			if err == nil {
				return "not refused" + lawList("\nwith", change) + lawList("\non", ms)
			}
			continue
		}
		if err != nil {
			return "refused: " + err.Error() + lawList("\nwith", change) + lawList("\non", ms)
		}
		whole, err := c.plan.Evaluate("now", merged)
		if err != nil {
			return "merged: " + err.Error()
		}
		if bad := c.differ(next, whole); bad != "" {
			return bad + lawList("\nwith", change) + lawList("\non", ms)
		}
		ms, with = merged, next
	}
	return c.differ(c.result, c.again())
}

// again is the case's result worked out once more: With must not change it.
func (c *lawCase) again() *chain.Result {
	r, _ := c.plan.Evaluate("now", c.Readings)
	return r
}

// change draws readings to add, replace or take away: a few anywhere, or
// several around one place, wholes and parts at once.
func (c *lawCase) change(g gen, ms []chain.Measurement) []chain.Measurement {
	if g.chance(50) && len(c.Model.KPIs) > 0 {
		return c.around(g, genOf(g, c.org.places...), genOf(g, c.Model.KPIs...))
	}
	var change []chain.Measurement
	all := genReadings(c.org, g.Uint64())
	for range g.between(1, 3) {
		switch {
		case len(ms) > 0 && g.chance(35):
			change = lawMerge(change, []chain.Measurement{lawTaken(genOf(g, ms...))})
		case len(all) > 0:
			change = lawMerge(change, []chain.Measurement{genOf(g, all...)})
		}
	}
	return change
}

// around draws changes of one KPI at a place, at its wholes and at all below it.
func (c *lawCase) around(g gen, p *refPlace, ind kpi.Indicator) []chain.Measurement {
	near := append([]*refPlace{p}, p.wholes...)
	for k := 0; k < len(near); k++ {
		if near[k].level <= p.level {
			near = append(near, near[k].parts...)
		}
	}
	var change []chain.Measurement
	for _, n := range near {
		if g.chance(50) || !c.org.allowed(n, ind.ID) {
			continue
		}
		m := chain.Measurement{At: n.at, KPI: ind.ID, Reading: g.reading(c.org, n, ind)}
		if g.chance(40) {
			m = lawTaken(m)
		}
		change = lawMerge(change, []chain.Measurement{m})
	}
	return change
}

// lawTaken is a measurement taken away.
func lawTaken(m chain.Measurement) chain.Measurement {
	m.Reading = kpi.Reading{}
	return m
}

// lawMerge puts readings in place of, or beside, others. No data stays, since
// it takes a reading away.
func lawMerge(ms, change []chain.Measurement) []chain.Measurement {
	var merged []chain.Measurement
	replaced := map[refKey]bool{}
	for _, m := range change {
		replaced[refKey{m.At, m.KPI}] = true
	}
	for _, m := range ms {
		if !replaced[refKey{m.At, m.KPI}] {
			merged = append(merged, m)
		}
	}
	return append(merged, change...)
}

// differ compares all gauges of two results, and for some seeds how they are
// explained and their gaps divided.
func (c *lawCase) differ(a, b *chain.Result) string {
	for _, p := range c.org.places {
		for _, k := range c.kpis() {
			x, xOK := a.Gauge(p.at, k)
			y, yOK := b.Gauge(p.at, k)
			if xOK != yOK || xOK && !lawSame(x, y) {
				return fmt.Sprintf("%s %s\n got %s\nwant %s", p.at, k, lawGauge(x), lawGauge(y))
			}
			if bad := lawRests(a, b, p.at, k); bad != "" {
				return bad
			}
			if c.Seed%16 != 0 {
				continue // explaining takes longer than all the rest
			}
			if bad := c.divided(a, b, p.at, k, lawLevels[c.Seed/16%4]); bad != "" {
				return bad
			}
			if s, t := a.Explain(p.at, k), b.Explain(p.at, k); s != t {
				return fmt.Sprintf("%s %s explained\n got %s\nwant %s", p.at, k, s, t)
			}
		}
	}
	return ""
}

// lawOrder: the order of measurements does not matter.
func lawOrder(c *lawCase) string {
	g := newGen(c.Seed, 5)
	r, err := c.plan.Evaluate("now", lawShuffled(g, c.Readings))
	if err != nil {
		return "refused: " + err.Error()
	}
	return c.differ(r, c.result)
}

func lawShuffled(g gen, ms []chain.Measurement) []chain.Measurement {
	shuffled := make([]chain.Measurement, len(ms))
	for to, from := range g.Perm(len(ms)) {
		shuffled[to] = ms[from]
	}
	return shuffled
}

// lawRefusals: readings that may not be used are refused, all together with the
// rest.
func lawRefusals(c *lawCase) string {
	g := newGen(c.Seed, 6)
	for _, m := range c.wrong(g) {
		ms := append(lawShuffled(g, c.Readings), m)
		if !c.org.refuses(ms) {
			continue
		}
		if r, err := c.plan.Evaluate("now", ms); err == nil || r != nil {
			return fmt.Sprintf("not refused: %s %s %s", m.At, m.KPI, m.Reading)
		}
	}
	return ""
}

// wrong draws readings of which most are not allowed.
func (c *lawCase) wrong(g gen) []chain.Measurement {
	if len(c.Model.KPIs) == 0 {
		return nil
	}
	p, ind := genOf(g, c.org.places...), genOf(g, c.Model.KPIs...)
	one := genDec(1, 0)
	var wrong []chain.Measurement
	for _, r := range []kpi.Reading{
		kpi.Of(one), kpi.Of(genDec(95, 0)), kpi.Of(genDec(-1000, 0)),
		kpi.Per(one, genDec(-1, 0)), kpi.Per(genDec(3, 0), one),
	} {
		wrong = append(wrong, chain.Measurement{At: p.at, KPI: ind.ID, Reading: r})
	}
	wrong = append(wrong, chain.Measurement{At: chain.At("nowhere"), KPI: ind.ID, Reading: kpi.Of(one)},
		chain.Measurement{At: p.at, KPI: "nothing", Reading: kpi.Of(one)})
	if len(c.Readings) > 0 {
		wrong = append(wrong, genOf(g, c.Readings...))
	}
	return wrong
}
