package chain

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

// numbers yields the numbers of a goal, each with its path below the goal.
func (g *Goal) numbers() iter.Seq2[string, decimal.Decimal] {
	return func(yield func(string, decimal.Decimal) bool) {
		if !yield("target", g.Target) {
			return
		}
		ends := [...]struct {
			path string
			end  func() (decimal.Decimal, bool)
		}{
			{"green.min", g.Green.Min}, {"green.max", g.Green.Max},
			{"amber.min", g.Amber.Min}, {"amber.max", g.Amber.Max},
		}
		for _, e := range ends {
			if n, ok := e.end(); ok && !yield(e.path, n) {
				return
			}
		}
	}
}

// checkNumbers reports numbers of a goal that are too long, too fine or outside
// what the KPI's rules need, and bands out of order.
func (v *validator) checkNumbers(i int, g *Goal, known bool) {
	before := len(v.bad.list)
	for key, n := range g.numbers() {
		f := digitsFlaw(n)
		if f == nil && known {
			f = v.numberFlaw(g, n)
		}
		if f != nil {
			v.bad.put(fmt.Sprintf("goals[%d].%s", i, key), f)
		}
	}
	if !known || len(v.bad.list) > before {
		return
	}
	number := v.kpis.lookup(g.KPI)
	if !v.sound[number] {
		return
	}
	if f := outsideFlaw(v.indicator(number), g); f != nil {
		v.bad.put(fmt.Sprintf("goals[%d].target", i), f)
	}
	better := light.Direction(v.indicator(number).Better)
	_, err := light.New(exact.MustFrom(g.Target), intervalOf(g.Green), intervalOf(g.Amber), better)
	for _, err := range apart(err) {
		v.bad.add(fmt.Sprintf("goals[%d]", i), codeBands, kpi.ErrRange, "%v", err)
	}
}

// numberFlaw reports a number of a goal that is too fine or too long for its KPI,
// or outside what the rules need.
func (v *validator) numberFlaw(g *Goal, n decimal.Decimal) *flaw {
	number := v.kpis.lookup(g.KPI)
	if !v.sound[number] {
		return nil
	}
	ind := v.indicator(number)
	if !exact.MustFrom(n).Terminates(ind.Decimals) {
		return newFlaw(codeDecimals, kpi.ErrRange,
			"%s has more than the %d decimals of %q", exact.Text(n), ind.Decimals, ind.ID)
	}
	if f := longFlaw(codeLong, n, ind.Decimals); f != nil {
		return f
	}
	return domainFlaw(ind, g.At, n)
}

// domainFlaw reports a number that the rules which read the place cannot use.
func domainFlaw(ind kpi.Indicator, at Place, n decimal.Decimal) *flaw {
	if ind.ID == Passes && n.Sign() < 0 {
		return newFlaw(codeDomain, kpi.ErrRange,
			"%s is below 0, which passes never are", exact.Text(n))
	}
	rules := []kpi.Rule{ind.Along}
	if at.Chain == "" {
		rules = append(rules, ind.Across)
	}
	for _, rule := range rules {
		switch {
		case rule == kpi.Product && (n.Sign() < 0 || exact.MustFrom(n).Cmp(exact.Int(1)) > 0):
			return newFlaw(codeDomain, kpi.ErrRange,
				"%s is not a fraction in 0..1, as rule %s needs", exact.Text(n), rule)
		case rule == kpi.Path && n.Sign() < 0:
			return newFlaw(codeDomain, kpi.ErrRange,
				"%s is below 0, which rule %s cannot use", exact.Text(n), rule)
		}
	}
	return nil
}

// outsideFlaw reports a target that no reading at its place can have: one outside
// the KPI's domain, where nothing is added up or multiplied below.
func outsideFlaw(ind kpi.Indicator, g *Goal) *flaw {
	rule := ind.Across
	if g.At.Chain != "" {
		rule = ind.Along
	}
	switch rule {
	case kpi.None, kpi.Min, kpi.Max, kpi.Mean, kpi.Ratio, kpi.End:
		if ind.ID == Passes || ind.Domain.Contains(g.Target) {
			return nil
		}
		return newFlaw(codeDomain, kpi.ErrRange, "%s is outside %s, where readings of %q lie",
			exact.Text(g.Target), ind.Domain, ind.ID)
	}
	return nil
}

// checkShares reports weights of a goal that no share can be made of, in order of
// ID. Whether they name its parts shows in the cascade.
func (v *validator) checkShares(i int, g *Goal) {
	if len(g.Weights) == 0 {
		return
	}
	some, all := false, weighing(0)
	for _, id := range slices.Sorted(maps.Keys(g.Weights)) {
		w := g.Weights[id]
		some = some || w.Sign() != 0
		if f := weightFlaw(w); f != nil {
			f.code = codeShares
			v.bad.put(jsonx.Key(fmt.Sprintf("goals[%d].weights", i), id), f)
		} else {
			all.add(weightUnits(w))
		}
	}
	if f := all.flaw(codeShares, "all parts"); f != nil {
		v.bad.put(fmt.Sprintf("goals[%d].weights", i), f)
	}
	if !some {
		v.bad.add(fmt.Sprintf("goals[%d].weights", i), codeShares, kpi.ErrRange,
			"all weights are 0, which leaves every part out")
	}
}
