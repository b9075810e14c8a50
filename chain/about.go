package chain

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/kpichain/kpichain/kpi"
)

// Chains yields the chains of the model, in model order: copies, which the caller
// may keep.
func (p *Plan) Chains() iter.Seq[Chain] {
	return func(yield func(Chain) bool) {
		for _, c := range p.model.Chains {
			if !yield(c.copied()) {
				return
			}
		}
	}
}

// Steps yields the steps of the model, in model order: copies, which the caller may
// keep.
func (p *Plan) Steps() iter.Seq[Step] {
	return func(yield func(Step) bool) {
		for _, s := range p.model.Steps {
			if !yield(s.copied()) {
				return
			}
		}
	}
}

// Indicators yields the definitions of all KPIs, in model order, that of [Passes]
// last.
func (p *Plan) Indicators() iter.Seq[kpi.Indicator] {
	return func(yield func(kpi.Indicator) bool) {
		for _, i := range p.indicators {
			if !yield(i.def) {
				return
			}
		}
	}
}

// Alike reports whether all parts of a place have its own target of a KPI, as far as they
// have any: whether none was set for one of them, or left to round otherwise. True for
// chains and unknown places. It makes nothing, and looks at the direct parts only.
func (p *Plan) Alike(at Place, kpiID string) bool {
	s, ok := p.locate(at)
	k, known := p.names.kpis.Get(kpiID)
	if !ok || !known || s.chain >= 0 {
		return true
	}
	b := p.block(s.site.tree, int(k))
	for part := range p.partsOf(s.site, b) {
		if b.bands.has(part.at) && b.bands.has(s.site.at) && b.bands.target[part.at] != b.bands.target[s.site.at] {
			return false
		}
	}
	return true
}

// Operator returns the host's operator for a custom rule: see [Model].Operators. Nil
// for a built-in rule, and for one that the model does not have.
func (p *Plan) Operator(r kpi.Rule) kpi.Operator { return p.model.Operators[r] }

// copied returns a copy that shares nothing that can be changed.
func (c Chain) copied() Chain {
	c.Links = slices.Clone(c.Links)
	for l := range c.Links {
		c.Links[l].After = slices.Clone(c.Links[l].After)
	}
	c.Scorecard.Items = slices.Clone(c.Scorecard.Items)
	return c
}

// copied returns a copy that shares nothing that can be changed.
func (s Step) copied() Step {
	s.By, s.KPIs, s.Needs = slices.Clone(s.By), slices.Clone(s.KPIs), slices.Clone(s.Needs)
	for a := range s.By {
		s.By[a].KPIs = slices.Clone(s.By[a].KPIs)
	}
	return s
}

// Name returns what people call a place: the name of its lowest part, the ID where
// that has none; for a person the key. It looks at that part only, whether or not
// the place exists; empty for an ID that the model does not have.
func (p *Plan) Name(at Place) string {
	switch {
	case at.Person != "":
		if _, ok := p.persons.Get(at.Person); !ok {
			return ""
		}
		return at.Person
	case at.Unit != "":
		k, ok := p.names.units.Get(at.Unit)
		return named(ok, at.Unit, func() string { return p.model.Units[k].Name })
	case at.Step != "":
		k, ok := p.names.steps.Get(at.Step)
		return named(ok, at.Step, func() string { return p.model.Steps[k].Name })
	}
	k, ok := p.names.chains.Get(at.Chain)
	return named(ok, at.Chain, func() string { return p.model.Chains[k].Name })
}

// named returns a name, or the ID of what has none; empty if it is not there.
func named(ok bool, id string, name func() string) string {
	if !ok {
		return ""
	}
	if n := name(); n != "" {
		return n
	}
	return id
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

// title returns what people call a KPI, on one line.
func (p *Plan) title(k int) string {
	if def := p.indicators[k].def; def.Name != "" {
		return oneLine(def.Name)
	}
	return p.indicators[k].def.ID
}

// where returns what people call a place, on one line: its name, and of what it is a
// part.
func (p *Plan) where(at Place) string {
	name := oneLine(p.Name(at))
	if at.Unit != "" && at.Step != "" {
		name += " (" + oneLine(p.Name(At(at.Step))) + ")"
	}
	return name
}

// whose returns what people call a place, and tells nobody which person's it is.
func (p *Plan) whose(at Place) string {
	if at.Person == "" {
		return p.where(at)
	}
	at.Person = ""
	return "one person of " + p.where(at)
}

// oneLine returns a text for people as it may stand within a sentence: what breaks a
// line, steers a terminal or turns the direction of what follows becomes a space.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
}
