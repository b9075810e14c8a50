package chain_test

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawWeights: a goal of what a place reads, with the weights of its result, gives
// every part that has a say its own reading as target, up to a last digit.
func lawWeights(c *lawCase) string {
	if c.Seed%9 != 0 {
		return "" // every ninth case will do
	}
	for _, p := range c.org.places {
		for _, ind := range c.Model.KPIs {
			weights := c.result.Weights(p.at, ind.ID)
			v, ok := c.value(p, ind.ID)
			if weights == nil || !ok || !refMul(refRat(v), refPow10(ind.Decimals)).IsInt() {
				continue
			}
			goal := chain.Goal{At: p.at, KPI: ind.ID, Target: v, Weights: weights, Depth: c.org.depth(p, ind.ID)}
			goals := slices.DeleteFunc(slices.Clone(c.Model.Goals), func(g chain.Goal) bool { return g.At == p.at && g.KPI == ind.ID })
			plan, err := c.plan.WithGoals(append(goals, goal))
			if err != nil {
				continue // it is refused for what another goal asks, or the domain does
			}
			if bad := c.aimed(plan, p, ind); bad != "" {
				return fmt.Sprintf("%s %s reads %s, with weights %v: %s", p.at, ind.ID, v, weights, bad)
			}
		}
	}
	return ""
}

// aimed says which part's target is not what it reads.
func (c *lawCase) aimed(plan *chain.Plan, p *refPlace, ind kpi.Indicator) string {
	for _, part := range c.org.parts(p, ind.ID) {
		t, _ := plan.Target(part.at, ind.ID)
		v, ok := c.value(part, ind.ID)
		off := refSub(refRat(t.Target), refRat(v))
		if !ok || refLess(refPow10(-ind.Decimals), off.Abs(off)) {
			return fmt.Sprintf("%s reads %s and is aimed at %s", part.at, v, t.Target)
		}
	}
	return ""
}

// value is what a place reads.
func (c *lawCase) value(p *refPlace, k string) (v decimal.Decimal, ok bool) {
	g, _ := c.result.Gauge(p.at, k)
	return g.Reading.Value()
}
