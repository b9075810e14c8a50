package chain_test

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawPartial: what the readings below a place merge to as kpi.Partial, in any order and
// through bytes on the way, is what a plan composes them to there; and it is what the
// place reads where that is measured instead of them.
func lawPartial(c *lawCase) string {
	g := newGen(c.Seed, 14)
	for _, p := range c.org.places {
		for _, ind := range c.Model.KPIs {
			if p.level >= refChain || len(c.org.parts(p, ind.ID)) == 0 || c.measuredFrom(p, ind.ID) {
				continue
			}
			if bad := c.mergesTo(g, p, ind); bad != "" {
				return fmt.Sprintf("%s %s: %s", p.at, ind.ID, bad)
			}
		}
	}
	return ""
}

// measuredFrom reports whether a place or one above it was measured.
func (c *lawCase) measuredFrom(p *refPlace, k string) bool {
	_, ok := c.period.read[refKey{p.at, k}]
	return ok || p.level < chain.Steps && slices.ContainsFunc(p.wholes, func(w *refPlace) bool { return c.measuredFrom(w, k) })
}

// mergesTo returns what is wrong with merging the readings below a place.
func (c *lawCase) mergesTo(g gen, p *refPlace, ind kpi.Indicator) string {
	below := c.readBelow(p, ind.ID)
	g.Shuffle(len(below), func(a, b int) { below[a], below[b] = below[b], below[a] })
	leaves, ok := partialsOf(ind, below)
	if !ok {
		return "" // a custom rule, or a value that stands alone
	}
	whole, err := mergeAll(g, leaves)
	if err != nil {
		return err.Error()
	}
	want := whole.Reading()
	got, _ := c.result.Gauge(p.at, ind.ID)
	if !got.Reading.Equal(want) {
		return fmt.Sprintf("composed to %s, merged to %s of %v", got.Reading, want, below)
	}
	if _, _, ok := want.Terms(); !ok || !c.org.allowed(p, ind.ID) {
		return ""
	}
	instead := []chain.Measurement{{At: p.at, KPI: ind.ID, Reading: want}}
	if c.org.refuses(instead) {
		return "" // it lies outside the domain of one place, or is too long
	}
	r, err := c.plan.Evaluate("merged", instead)
	if err != nil {
		return fmt.Sprintf("merged to %s, which is refused: %v", want, err)
	}
	if again, _ := r.Gauge(p.at, ind.ID); !again.Reading.Equal(want) {
		return fmt.Sprintf("measured %s, reads %s", want, again.Reading)
	}
	return ""
}

// readBelow lists what was read below a place, each counted where it was measured, and
// no data for the lowest places that were not.
func (c *lawCase) readBelow(p *refPlace, k string) (all []kpi.Reading) {
	parts := c.org.parts(p, k)
	if r, ok := c.period.read[refKey{p.at, k}]; ok || len(parts) == 0 {
		return []kpi.Reading{r}
	}
	for _, part := range parts {
		all = append(all, c.readBelow(part, k)...)
	}
	return all
}

// partialsOf makes a Partial of every reading; false where one has none.
func partialsOf(ind kpi.Indicator, readings []kpi.Reading) (all []kpi.Partial, ok bool) {
	for _, r := range readings {
		p, err := ind.Partial(r)
		if err != nil {
			return nil, false
		}
		all = append(all, p)
	}
	return all, true
}

// mergeAll merges two by two, through bytes, until one is left.
func mergeAll(g gen, all []kpi.Partial) (kpi.Partial, error) {
	for len(all) > 1 {
		k := g.IntN(len(all) - 1)
		p, err := all[k].Merge(all[k+1])
		if err != nil {
			return p, err
		}
		data, err := p.AppendBinary(nil)
		if err != nil {
			return p, err
		}
		if err := p.UnmarshalBinary(data); err != nil {
			return p, err
		}
		all = slices.Replace(all, k, k+2, p)
	}
	return all[0], nil
}
