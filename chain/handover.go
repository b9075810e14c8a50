package chain

import "slices"

// A Handover is where one step ends and the next begins (Dutch: overdracht).
type Handover struct {
	Chain string `json:"chain"`
	From  string `json:"from"`
	To    string `json:"to"`
	// Step is the handover step between them, if one is modelled.
	Step string `json:"step,omitempty"`
	// FromUnits and ToUnits are the departments on either side, in model order.
	FromUnits []string `json:"from_units"`
	ToUnits   []string `json:"to_units"`
	// Crosses reports that both sides are known and differ.
	Crosses bool `json:"crosses"`
}

// Handovers returns, for a chain, every pair of steps where work passes from one
// to the next, in the order of the later step and then of the earlier one, with
// the departments on either side and whether it crosses from one to another. None
// for an unknown chain.
func (p *Plan) Handovers(chainID string) []Handover {
	list := []Handover{}
	c, ok := p.names.chains.Get(chainID)
	if !ok {
		return list
	}
	for to, link := range p.shapes[c].links {
		if p.model.Steps[link.step].Handover {
			continue
		}
		for _, from := range p.shapes[c].before(to) {
			list = append(list, p.handovers(int(c), from, to, -1)...)
		}
	}
	return list
}

// before returns the links that a link directly follows, all of a choice.
func (s chainShape) before(k int) []int {
	var list []int
	for _, b := range s.links[k].after {
		for l, link := range s.links {
			if l == b || link.choice != 0 && link.choice == s.links[b].choice {
				list = append(list, l)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// handovers returns the handovers from one link to another, through the handover
// step between them if the first is one.
func (p *Plan) handovers(c, from, to, through int) []Handover {
	links := p.shapes[c].links
	if p.model.Steps[links[from].step].Handover {
		var list []Handover
		for _, b := range p.shapes[c].before(from) {
			list = append(list, p.handovers(c, b, to, from)...)
		}
		return list
	}
	h := Handover{
		Chain:     p.names.chains.At(int32(c)),
		From:      p.names.steps.At(links[from].step),
		To:        p.names.steps.At(links[to].step),
		FromUnits: p.departments(links[from].step),
		ToUnits:   p.departments(links[to].step),
	}
	if through >= 0 {
		h.Step = p.names.steps.At(links[through].step)
	}
	h.Crosses = len(h.FromUnits) > 0 && len(h.ToUnits) > 0 && !slices.Equal(h.FromUnits, h.ToUnits)
	return []Handover{h}
}

// departments returns the departments that do a step.
func (p *Plan) departments(step int32) []string {
	units := []string{}
	for part := range p.structure.parts(site{step, 0}) {
		units = append(units, p.place(part).Unit)
	}
	return units
}
