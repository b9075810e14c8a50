package chain_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

var (
	genAlong = []kpi.Rule{
		kpi.None, kpi.None, kpi.Sum, kpi.Sum, kpi.Sum, kpi.Total, kpi.Total,
		kpi.Product, kpi.Product, kpi.Product,
		kpi.Min, kpi.Max, kpi.Bottleneck, kpi.Bottleneck, kpi.Mean, kpi.Mean, kpi.Ratio, kpi.Ratio,
		kpi.Path, kpi.Path, kpi.Path, kpi.Path, kpi.End, kpi.End, "blend", "laden",
	}
	genAcross = []kpi.Rule{
		kpi.None, kpi.None, kpi.Sum, kpi.Sum, kpi.Sum, kpi.Sum, kpi.Total, kpi.Total,
		kpi.Product, kpi.Product, kpi.Ratio, kpi.Ratio, kpi.Ratio, kpi.Ratio,
		kpi.Min, kpi.Min, kpi.Max, kpi.Max, "crest",
	}
	// genBounded may follow a Product along: what it composes stays a fraction.
	genBounded = []kpi.Rule{kpi.None, kpi.Product, kpi.Ratio, kpi.Ratio, kpi.Min, kpi.Max, "crest"}
)

// kpi draws an indicator over all combinations of rules that a model may have.
func (g gen) kpi() {
	ind := kpi.Indicator{
		ID:     fmt.Sprintf("k%d", len(g.m.KPIs)+1),
		Better: genOf(g, kpi.Higher, kpi.Lower, kpi.Lower, kpi.Near),
		Along:  g.along(), Across: genOf(g, genAcross...),
		Decimals: int32(g.between(0, 4)),
	}
	if ind.Along == kpi.Product {
		ind.Across = genOf(g, genBounded...)
	}
	if ind.Along == kpi.Ratio { // which no other rule leaves volumes for
		ind.Across = genOf(g, kpi.None, kpi.Ratio, kpi.Ratio)
	}
	ind.Domain = g.domain(ind)
	if refFraction(ind) {
		ind.Decimals = int32(g.between(2, 4))
	}
	if g.chance(30) {
		ind.Coverage = genOf(g, genDec(25, 2), genDec(5, 1), genDec(8, 1))
	}
	g.m.KPIs = append(g.m.KPIs, ind)
}

// along draws a rule that the chains drawn so far allow: Total refuses shared
// steps, Mean and End refuse choices.
func (g gen) along() kpi.Rule {
	rule := genOf(g, genAlong...)
	seen, shared, choice := map[string]bool{}, false, false
	for _, c := range g.m.Chains {
		for _, l := range c.Links {
			shared = shared || seen[l.Step]
			choice = choice || l.Choice != ""
			seen[l.Step] = true
		}
	}
	refused := rule == kpi.Total && shared || (rule == kpi.Mean || rule == kpi.End) && choice
	if refused && g.chance(97) {
		return genOf(g, kpi.Sum, kpi.Product, kpi.Path)
	}
	return rule
}

func (g gen) domain(ind kpi.Indicator) kpi.Band {
	if refFraction(ind) {
		return genOf(g, kpi.Band{}, kpi.Between(genDec(0, 0), genDec(1, 0)))
	}
	positive := kpi.AtLeast(genDec(0, 0))
	if ind.Along == kpi.Path {
		return genOf(g, kpi.Band{}, positive, kpi.Between(genDec(0, 0), genDec(90, 0)))
	}
	return genOf(g, kpi.Band{}, positive, positive, kpi.Between(genDec(0, 0), genDec(100, 0)),
		kpi.Between(genDec(-50, 0), genDec(75, 0)), kpi.AtMost(genDec(120, 0)))
}

// goals sets a KPI's goals: on most chains, on some places below (pins), and
// now and then on a unit outside all chains or on measured passes.
func (g gen) goals(ind kpi.Indicator) {
	depth := chain.People
	if g.chance(30) {
		depth = genOf(g, chain.Teams, chain.Departments, chain.Steps)
	}
	for k, c := range g.m.Chains {
		if g.chance(70) && (k == 0 || ind.Better != kpi.Near || g.chance(20)) {
			g.goal(ind, chain.Whole(c.ID), depth, g.shares(c, ind))
		}
	}
	for _, s := range g.m.Steps {
		if g.reads(s, ind) && g.chance(13) {
			g.goal(ind, chain.At(s.ID), depth, nil)
		}
		if g.reads(s, ind) {
			g.pins(ind, s, depth)
		}
	}
	if len(g.m.Units) > 0 && g.chance(8) {
		g.goal(ind, chain.Place{Unit: genOf(g, g.m.Units...).ID}, depth, nil)
	}
	if ind.ID == "k1" && g.chance(15) {
		c := genOf(g, g.m.Chains...)
		g.m.Goals = append(g.m.Goals, chain.Goal{
			At: chain.Place{Chain: c.ID, Step: genOf(g, c.Links...).Step}, KPI: chain.Passes,
			Target: genDec(12, 1), Amber: kpi.AtMost(genDec(14, 1)),
		})
	}
}

func (g gen) reads(s chain.Step, ind kpi.Indicator) bool {
	if len(s.KPIs) == 0 {
		return true
	}
	for _, id := range s.KPIs {
		if id == ind.ID {
			return true
		}
	}
	return false
}

// pins sets goals on units and people of a step, or on someone who does not
// work there at all.
func (g gen) pins(ind kpi.Indicator, s chain.Step, depth chain.Level) {
	if len(g.m.Units) > 0 && depth <= chain.Departments && g.chance(7) {
		unit := genOf(g, g.m.Units...)
		if len(s.By) > 0 && g.chance(80) {
			unit.ID = genOf(g, s.By...).Unit
		}
		if depth == chain.Departments {
			unit.ID = g.root(unit.ID)
		}
		g.goal(ind, chain.At(s.ID).By(unit.ID), depth, nil)
	}
	if len(g.m.Members) > 0 && depth == chain.People && g.chance(5) {
		who := genOf(g, g.m.Members...)
		g.goal(ind, chain.At(s.ID).By(who.Unit).Who(who.Person), depth, nil)
	}
}

// root returns the department that a unit belongs to.
func (g gen) root(unit string) string {
	for _, u := range g.m.Units {
		if u.ID == unit && u.Parent != "" {
			return g.root(u.Parent)
		}
	}
	return unit
}

// shares draws Goal.Weights for the steps of a chain, zeros included.
func (g gen) shares(c chain.Chain, ind kpi.Indicator) map[string]decimal.Decimal {
	if ind.Along == kpi.None || g.chance(75) {
		return nil
	}
	weights := map[string]decimal.Decimal{}
	for _, l := range c.Links {
		for _, s := range g.m.Steps {
			if s.ID == l.Step && g.reads(s, ind) {
				weights[s.ID] = genDec(genOf(g, 0, 10, 10, 20, 30, 5), 1)
			}
		}
	}
	for _, w := range weights {
		if !w.IsZero() {
			return weights
		}
	}
	return nil
}

// goal adds a goal with bands around it, unless the place has one.
func (g gen) goal(ind kpi.Indicator, at chain.Place, depth chain.Level, weights map[string]decimal.Decimal) {
	for _, o := range g.m.Goals {
		if o.At == at && o.KPI == ind.ID {
			return
		}
	}
	target := g.target(ind, at)
	goal := chain.Goal{At: at, KPI: ind.ID, Depth: depth, Weights: weights, Target: genDec(target, ind.Decimals)}
	inner, outer := g.margin(ind, at, 6), g.margin(ind, at, 12)
	green, amber := g.chance(50), g.chance(65)
	switch {
	case green && amber, ind.Better == kpi.Near:
		goal.Green = g.band(ind, target-inner, target+inner)
		goal.Amber = g.around(ind, goal.Green, target-inner-outer, target+inner+outer)
	case green:
		goal.Green = g.band(ind, target-inner, target+inner)
	case amber:
		goal.Amber = g.open(ind, target-outer, target+outer)
	}
	g.m.Goals = append(g.m.Goals, goal)
}

// band is one-sided or two-sided, as far as Better allows.
func (g gen) band(ind kpi.Indicator, lo, hi int) kpi.Band {
	if ind.Better == kpi.Near || g.chance(16) {
		return g.closed(ind, lo, hi)
	}
	return g.open(ind, lo, hi)
}

// closed is a band with two ends, inside 0..1 for a fraction.
func (g gen) closed(ind kpi.Indicator, lo, hi int) kpi.Band {
	if refFraction(ind) {
		hi = min(hi, genPow10(ind.Decimals))
	}
	return kpi.Between(genDec(lo, ind.Decimals), genDec(hi, ind.Decimals))
}

// around is an amber band that holds the green one.
func (g gen) around(ind kpi.Indicator, green kpi.Band, lo, hi int) kpi.Band {
	_, hasMin := green.Min()
	_, hasMax := green.Max()
	if hasMin && hasMax && g.chance(70) {
		return g.closed(ind, lo, hi)
	}
	return g.open(ind, lo, hi)
}

// open is a band open on the better side; closed on both for Near.
func (g gen) open(ind kpi.Indicator, lo, hi int) kpi.Band {
	switch ind.Better {
	case kpi.Higher:
		return kpi.AtLeast(genDec(lo, ind.Decimals))
	case kpi.Lower:
		max, _ := g.closed(ind, lo, hi).Max()
		return kpi.AtMost(max)
	}
	return g.closed(ind, lo, hi)
}

// target draws a number that parts of the place can make together, in units
// of the last decimal.
func (g gen) target(ind kpi.Indicator, at chain.Place) int {
	one := genPow10(ind.Decimals)
	if refFraction(ind) {
		return g.between(one/2, one*98/100)
	}
	switch {
	case at.Chain != "":
		return g.between(4*one, 80*one)
	case at.Unit == "":
		return g.between(one, 40*one)
	}
	return g.between(one/2, 20*one)
}

// margin draws a distance between two lights.
func (g gen) margin(ind kpi.Indicator, at chain.Place, percent int) int {
	if g.chance(20) {
		return 0
	}
	one := genPow10(ind.Decimals)
	if refFraction(ind) {
		return g.between(0, one*percent/100)
	}
	if at.Chain != "" {
		return g.between(0, 1+percent*one)
	}
	return g.between(0, 1+percent*one/3)
}

// genPow10 returns 10^n, for n up to 9: an int may have 32 bits.
func genPow10(n int32) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// over draws how KPIs compose over time, out of a stream of its own: by the rule that
// they compose by across units, or by another that their readings allow.
func (g gen) over(from gen) {
	for k := range g.m.KPIs {
		ind := &g.m.KPIs[k]
		switch {
		case ind.Across == kpi.Ratio || ind.Along == kpi.Ratio:
			ind.Over = genOf(from, kpi.Ratio, kpi.Ratio, kpi.Ratio, kpi.End, kpi.Min, kpi.None)
		case refFraction(*ind):
			ind.Over = genOf(from, kpi.Ratio, kpi.Min, kpi.Max, kpi.End, "crest", "blend")
		default:
			ind.Over = genOf(from, ind.Across, ind.Across, kpi.Sum, kpi.Total, kpi.Ratio, kpi.End, kpi.Min, kpi.Max, "crest")
		}
		if ind.Over == kpi.Product {
			ind.Over = kpi.Min
		}
	}
}
