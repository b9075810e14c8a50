package chain

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A division is what one KPI at a place directly divides into, as planned.
type division struct {
	rule  *rule.Rule
	parts []rule.Part
	// sites has the place of every part, on no tree where it stands for none, and
	// counts which parts have a say; nil: all.
	sites  []site
	counts []bool
}

// division returns the parts of a place; false where its KPI does not go below it.
func (p *Plan) division(s spotAt, k int) (division, bool) {
	d, i := division{}, &p.indicators[k]
	switch {
	case s.link >= 0:
	case s.chain >= 0:
		if t := p.chainPlans[s.chain].wholes[k].template; t != nil {
			d.rule, d.parts = i.along, slices.Clone(t.parts)
			for _, link := range t.links {
				w := site{-1, -1}
				if link >= 0 {
					w = site{p.shapes[s.chain].links[link].step, 0}
				}
				d.sites = append(d.sites, w)
			}
		}
	case i.across != nil:
		d.rule = i.across
		b, one := p.block(s.site.tree, k), exact.Int(1)
		for w := range p.partsOf(s.site, b) {
			d.sites = append(d.sites, w)
			d.parts = append(d.parts, rule.Part{ID: p.partID(w), Weight: weightNum(p.share(w, b)),
				Passes: one, Planned: one, Times: p.times(w, k)})
		}
	}
	if len(d.parts) == 0 {
		return d, false
	}
	d.counts = d.rule.Counts(d.parts)
	return d, true
}

// hasSay reports whether a part is a place, and what it reads matters.
func (d *division) hasSay(i int) bool {
	return d.sites[i].tree >= 0 && (d.counts == nil || d.counts[i])
}

// spot returns the place of a part.
func (d *division) spot(i int) spotAt { return spotAt{-1, -1, d.sites[i]} }
