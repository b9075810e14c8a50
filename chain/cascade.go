package chain

import (
	"errors"
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// compileWhole takes a goal along a chain apart, into a claim on each step.
func (p *Plan) compileWhole(c, k int, bad *problems) {
	w := &p.chainPlans[c].wholes[k]
	along := p.indicators[k].along
	if along == nil {
		return
	}
	w.template = p.newTemplate(c, k, w)
	if w.bands == nil || w.template == nil || p.model.Goals[w.goal].Depth > Steps {
		return
	}
	t := w.template
	bands, pins, short, err := p.divideWhole(c, k)
	if err != nil {
		p.refuse(bad, w.goal, fmt.Sprintf("the steps of chain %q", p.names.chains.At(int32(c))), err)
		return
	}
	if short {
		w.flags |= flagShort
	}
	for i, link := range t.links {
		if link >= 0 && pins[i] == nil && bands[i] != nil {
			key := int(p.shapes[c].links[link].step)*len(p.indicators) + k
			p.claims[key] = append(p.claims[key], claim{c, w.goal, *bands[i], w.flags & flagCraft})
		}
	}
}

// divideWhole takes a goal along a chain, which composes, apart: it returns the bands of
// its parts, those of goals set on them, and whether these leave the others too little.
func (p *Plan) divideWhole(c, k int) (bands, pins []*light.Bands, short bool, err error) {
	w := &p.chainPlans[c].wholes[k]
	pins = make([]*light.Bands, len(w.template.parts))
	for i, link := range w.template.links {
		if link >= 0 {
			pins[i] = p.pinned(site{p.shapes[c].links[link].step, 0}, k)
		}
	}
	bands, short, err = p.indicators[k].along.Cascade(*w.bands, w.template.parts, pins, p.grid(k))
	return bands, pins, short, err
}

// grid says what the targets of a KPI may be.
func (p *Plan) grid(k int) rule.Grid {
	return rule.Grid{Places: p.indicators[k].places, Domain: p.indicators[k].domain}
}

// refuse reports a goal that cannot be cascaded to some parts.
func (p *Plan) refuse(bad *problems, goal int, parts string, err error) {
	path := fmt.Sprintf("goals[%d].target", goal)
	var far *rule.InfeasibleError
	switch {
	case errors.As(err, &far):
		bad.add(path, codeInfeasible, kpi.ErrRange, "no targets of %s reach it: %v", parts, err)
	case errors.Is(err, rule.ErrFit):
		bad.add(path, codeTooWide, kpi.ErrRange, "it cannot be divided over %s: %v", parts, err)
	default:
		bad.add(path, codeCascadeOperator, kpi.ErrRule, "the operator fails for %s: %v", parts, err)
	}
}

// pinned returns the bands of a goal set at a place, nil if there is none.
func (p *Plan) pinned(w site, k int) *light.Bands {
	i, ok := p.block(w.tree, k).pins[w.at]
	if !ok {
		return nil
	}
	b := bandsOf(&p.model.Goals[i], p.indicators[k].better)
	return &b
}

// newTemplate returns the parts of a KPI along a chain; nil if no link takes
// part.
func (p *Plan) newTemplate(c, k int, w *whole) *template {
	shape := p.shapes[c]
	takes := make([]bool, len(shape.links))
	weights := make([]int64, len(shape.links))
	for i, l := range shape.links {
		weights[i] = weightOne
		if w.bands != nil && p.model.Goals[w.goal].Weights != nil {
			weights[i], _ = shareOf(p.model.Goals[w.goal].Weights, p.names.steps.At(l.step))
		}
		takes[i] = p.reads(l.step, k) && weights[i] > 0
	}
	t := &template{}
	at := make([]int, len(shape.links))
	for i, l := range shape.links {
		if !takes[i] {
			continue
		}
		at[i] = len(t.parts)
		t.add(i, rule.Part{ID: p.names.steps.At(l.step), Weight: weightNum(weights[i]), Planned: l.planned,
			Choice: l.choice, Times: p.times(site{l.step, 0}, k)}, shape.through(i, takes), at)
	}
	last := len(shape.links) - 1
	if len(t.parts) == 0 {
		return nil
	}
	if p.indicators[k].along.Ordered && shape.standIn(last, takes) < 0 {
		before := shape.through(last, takes)
		if len(before) == 0 {
			return nil // nothing that reads it leads to the end
		}
		t.add(-1, rule.Part{Reading: rule.Reading{State: rule.Absent}, Planned: exact.Int(1)}, before, at)
	}
	return t
}

// times returns how many readings a place adds up.
func (p *Plan) times(w site, k int) int64 {
	if across := p.indicators[k].across; across == nil || across.Closed != rule.Add {
		return 1
	}
	_, leaves := p.below(w, p.block(w.tree, k))
	return int64(leaves)
}

// add adds a part that comes after some links.
func (t *template) add(link int, part rule.Part, after []int, at []int) {
	part.Passes = part.Planned
	for _, b := range after {
		part.After = append(part.After, at[b])
	}
	t.links = append(t.links, link)
	t.parts = append(t.parts, part)
}

// compileBlock cascades a KPI down a tree: from what the chains claim of its
// step, or from the goals set in it.
func (p *Plan) compileBlock(tree int32, k int, bad *problems) {
	claims := p.claims[int(tree)*len(p.indicators)+k]
	if len(claims) == 0 && len(p.block(tree, k).pins) == 0 {
		return
	}
	d := descent{Plan: p, tree: tree, k: k, block: p.ownBlock(tree, k), bad: bad}
	top, ok := d.top(claims)
	if !ok {
		return
	}
	d.open(top)
	d.down()
}

// weighLow works out what the lowest places weigh, and how many they are, where
// they are not the tree's own.
func (p *Plan) weighLow(tree int32, b *block) {
	if b.plain() {
		return
	}
	t := p.trees[tree]
	low, leaves := make([]int64, t.inners()), make([]int32, t.inners())
	for at := t.inners() - 1; at >= 0; at-- {
		for part := range p.partsOf(site{tree, at}, b) {
			if part.at < t.inners() {
				low[at], leaves[at] = low[at]+low[part.at], leaves[at]+leaves[part.at]
			} else {
				low[at], leaves[at] = low[at]+p.weight(part), leaves[at]+1
			}
		}
		if leaves[at] == 0 {
			low[at], leaves[at] = p.weight(site{tree, at}), 1
		}
	}
	b.low, b.leaves = low, leaves
}

// below returns what the lowest places of a KPI below a place weigh, and how many
// they are.
func (p *Plan) below(w site, b *block) (weight int64, leaves int32) {
	if b.low != nil && int(w.at) < len(b.low) {
		return b.low[w.at], b.leaves[w.at]
	}
	return p.lowest(w)
}

// meet returns the bands that satisfy all claims on a shared step.
func (d *descent) meet(claims []claim) (light.Bands, bool) {
	met := claims[0].bands
	for _, c := range claims[1:] {
		green, ok := met.Green.Meet(c.bands.Green)
		if !ok {
			d.bad.add(fmt.Sprintf("goals[%d].target", c.goal), codeNoMeet, kpi.ErrRange,
				"step %q is in chains %q and %q, which leave it no %q that is green in both",
				d.names.steps.At(d.tree), d.names.chains.At(int32(claims[0].chain)), d.names.chains.At(int32(c.chain)),
				d.indicators[d.k].def.ID)
			return met, false
		}
		met.Green = green
		met.Amber, _ = met.Amber.Meet(c.bands.Amber)
		switch met.Better {
		case light.Higher:
			met.Target = exact.Max(met.Target, c.bands.Target)
		case light.Lower:
			met.Target = exact.Min(met.Target, c.bands.Target)
		}
	}
	met.Target = met.Green.Nearest(met.Target)
	return met, true
}
