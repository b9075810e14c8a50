package chain_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
)

// lawShares: what a place is said to have added to a chain's gap is what the gap
// divided over its level gives it, up to a last digit a step.
func lawShares(c *lawCase) string {
	if c.Seed%3 != 0 {
		return ""
	}
	for _, whole := range c.Model.Chains {
		for _, ind := range c.Model.KPIs {
			if bad := c.shared(whole.ID, ind.ID); bad != "" {
				return bad
			}
		}
	}
	return ""
}

func (c *lawCase) shared(id, k string) string {
	var all [len(lawLevels)]chain.Attribution
	var err error
	for _, by := range lawLevels {
		if all[by], err = c.result.Attribute(chain.Whole(id), k, by); err != nil {
			break
		}
	}
	digit := decimal.New(1, -c.org.kpis[k].Decimals-2)
	sums, terms, none := map[chain.Place]decimal.Decimal{}, map[chain.Place]int64{}, map[chain.Place]bool{}
	for _, p := range c.org.places {
		got, ok := c.result.Share(id, p.at, k).Value()
		if err != nil && ok {
			return fmt.Sprintf("%s %s in %s: share %s, but %v", p.at, k, id, got, err)
		}
		at := p.at
		if p.level < chain.Steps {
			at.Step = ""
		}
		if p.outside || p.level > chain.Steps {
			continue
		}
		if !ok {
			none[at] = true
			continue
		}
		sums[at] = sums[at].Add(got)
		terms[at]++
	}
	if err != nil {
		return ""
	}
	for _, p := range c.org.places {
		at := p.at
		at.Step = ""
		if p.level == chain.Steps {
			at = p.at
		}
		if p.level <= chain.Steps && !p.outside && terms[at] == 0 && !lawShare(all[p.level], at).Value.IsZero() {
			return fmt.Sprintf("%s %s in %s by %s: no share\n%s", at, k, id, p.level, lawDivided(all[p.level]))
		}
		divided := p.level == chain.Teams && c.teams(at, k) // over its own teams
		if p.level > chain.Steps || p.outside || terms[at] == 0 || none[at] || divided {
			continue
		}
		level := p.level
		want := lawShare(all[level], at).Gap
		if off := sums[at].Sub(want).Abs(); off.GreaterThan(digit.Mul(decimal.NewFromInt(terms[at]))) {
			return fmt.Sprintf("%s %s in %s by %s: share %s, divided %s\n%s", at, k, id, level, sums[at], want, lawDivided(all[level]))
		}
	}
	return ""
}
