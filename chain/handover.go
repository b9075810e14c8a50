package chain

import "slices"

// A Handover is where one step ends and the next begins (Dutch: overdracht).
type Handover struct {
	Chain string `json:"chain"`
	From  string `json:"from"`
	To    string `json:"to"`
	// Step is the handover step between them, if one is modelled; of several in a row
	// the last.
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
		if p.isWait(link.step) {
			continue
		}
		for _, from := range p.shapes[c].before(to) {
			list = append(list, p.handoversFrom(int(c), from, to)...)
		}
	}
	return list
}

func (p *Plan) isWait(step int32) bool { return p.model.Steps[step].Handover }

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

// handoversFrom returns the handover from one link to the next, or, if the first
// is a wait, those from all links that it waits for, through other waits too.
func (p *Plan) handoversFrom(c, from, to int) []Handover {
	shape := p.shapes[c]
	if !p.isWait(shape.links[from].step) {
		return []Handover{p.handover(c, from, to, "")}
	}
	var list []Handover
	seen := make([]bool, len(shape.links))
	open := []int{from}
	for len(open) > 0 {
		wait := open[0]
		open = open[1:]
		for _, b := range shape.before(wait) {
			if seen[b] {
				continue
			}
			seen[b] = true
			if p.isWait(shape.links[b].step) {
				open = append(open, b)
			} else {
				list = append(list, p.handover(c, b, to, p.names.steps.At(shape.links[from].step)))
			}
		}
	}
	return list
}

// handover returns the handover from one link to another through a step, if any.
func (p *Plan) handover(c, from, to int, through string) Handover {
	links := p.shapes[c].links
	h := Handover{
		Chain:     p.names.chains.At(int32(c)),
		From:      p.names.steps.At(links[from].step),
		To:        p.names.steps.At(links[to].step),
		Step:      through,
		FromUnits: p.departments(links[from].step),
		ToUnits:   p.departments(links[to].step),
	}
	h.Crosses = len(h.FromUnits) > 0 && len(h.ToUnits) > 0 && !slices.Equal(h.FromUnits, h.ToUnits)
	return h
}

// departments returns the departments that do a step.
func (p *Plan) departments(step int32) []string {
	units := []string{}
	for part := range p.structure.parts(site{step, 0}) {
		units = append(units, p.place(part).Unit)
	}
	return units
}
