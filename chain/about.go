package chain

import (
	"iter"
	"slices"
)

// Chains yields the chains of the model, in model order: copies, which the caller
// may keep.
func (p *Plan) Chains() iter.Seq[Chain] {
	return func(yield func(Chain) bool) {
		for _, c := range p.model.Chains {
			c.Links = slices.Clone(c.Links)
			for l := range c.Links {
				c.Links[l].After = slices.Clone(c.Links[l].After)
			}
			c.Scorecard.Items = slices.Clone(c.Scorecard.Items)
			if !yield(c) {
				return
			}
		}
	}
}

// Name returns what people call a place: the name of its lowest part, the ID where
// that has none; for a person the key. Empty for an unknown place.
func (p *Plan) Name(at Place) string {
	s, ok := p.locate(at)
	if !ok {
		return ""
	}
	named := func(name, id string) string {
		if name == "" {
			return id
		}
		return name
	}
	switch {
	case at.Person != "":
		return at.Person
	case at.Unit != "":
		u := p.model.Units[p.top(s.site).unit]
		return named(u.Name, u.ID)
	case at.Step != "":
		step, _ := p.names.steps.Get(at.Step)
		return named(p.model.Steps[step].Name, at.Step)
	}
	return named(p.model.Chains[s.chain].Name, at.Chain)
}

// Craft reports whether the goal of a KPI at a place is one of the profession: see
// [Goal].Craft. It is for all that is cascaded from such a goal.
func (p *Plan) Craft(at Place, kpiID string) bool {
	s, ok := p.locate(at)
	k, known := p.names.kpis.Get(kpiID)
	if !ok || !known {
		return false
	}
	g, _ := p.goalAt(s, int(k))
	return g.flags&flagCraft != 0
}

// MinGroup returns the smallest number of people whose pooled value others may
// see, filled in: see [Model].MinGroup.
func (p *Plan) MinGroup() int {
	const usual = 5
	if p.model.MinGroup == 0 {
		return usual
	}
	return p.model.MinGroup
}
