package chain

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

// Counterexample looks for readings at the lowest places below a place with which
// every one of their lights, and every light between, is green but the place's own
// is not. It returns none, an empty slice, if the goal is sound: if everything below is
// green, so is the place. It is none too at a place that the KPI does not go below,
// and where there is no goal, place or KPI.
//
// Where goals set further down already keep a place between from its green, the failure
// is that place's: it has a counterexample there, and need not have one here, though
// its lowest places may all be green while this place is not. [Plan.Worst] looks past the
// places between, and [Plan.Check] at all of them.
//
// Evaluating the counterexample shows the failure: it was evaluated before it is
// returned, and is dropped if it does not. There is one reading for each lowest
// place that has a say, in the order of [Plan.Places]. Where rates are pooled it
// has volumes that do it, in whole terms.
//
// A cascade without pins below the place and without custom operators is always
// sound (the bands of a step that two chains share only get narrower), and is not
// searched. Else the search takes every part to its worst, and only so far as the
// places between stay green; that finds a counterexample wherever there is one, but
// for a custom operator that leaps over values, and for numbers of more than 30
// digits. For a custom operator that is not monotone it tries each part at either
// end alone, which may miss one.
//
// The cost is that of some compositions of the places below, n log n in their
// number, and of [Plan.Evaluate] where they promise an example; 2n compositions of
// the parts of the place itself where their operator is custom.
//
// Source: the design's theory, section 3 (T5).
func (p *Plan) Counterexample(at Place, kpiID string) []Measurement {
	s, k, err := p.goalOf(at, kpiID)
	if err != nil || !p.breakable(s, k) {
		return []Measurement{}
	}
	return p.counterexample(s, k)
}

// breakable reports whether anything may keep a cascade below a place from
// promising what its goal asks: a goal set below it, or a custom operator.
func (p *Plan) breakable(s spotAt, k int) bool {
	i := &p.indicators[k]
	custom := i.across != nil && i.across.Hosted()
	switch {
	case s.link >= 0:
		return false
	case s.chain < 0:
		return custom || p.pinsBelow(s.site, k)
	case i.along == nil || p.chainPlans[s.chain].wholes[k].template == nil:
		return false
	}
	return custom || i.along.Hosted() || p.pinsAlong(s.chain, k)
}

// pinsAlong reports whether a goal is set at or below a step of a chain that takes
// part.
func (p *Plan) pinsAlong(c, k int) bool {
	t := p.chainPlans[c].wholes[k].template
	return t != nil && slices.ContainsFunc(t.links, func(l int) bool {
		return l >= 0 && len(p.block(p.shapes[c].links[l].step, k).pins) > 0
	})
}

// pinsBelow reports whether a goal is set below a place of a tree.
func (p *Plan) pinsBelow(w site, k int) bool {
	for at := range p.block(w.tree, k).pins { // in any order: any will do
		for up, ok := p.parent(site{w.tree, at}); ok; up, ok = p.parent(up) {
			if up == w {
				return true
			}
		}
	}
	return false
}

// counterexample searches, with round numbers first.
func (p *Plan) counterexample(s spotAt, k int) []Measurement {
	first := sweep{Plan: p, k: k, least: light.Green, between: true, keep: true}
	n, ok := first.root(s)
	if !ok || n.raw.Within(n.goal.Green) && !n.rule.Hosted() {
		return []Measurement{}
	}
	for _, t := range first.trials() {
		n, ok := t.root(s)
		if !ok {
			continue
		}
		for _, a := range n.attempts() {
			ms, ok := p.draw(n, k, a)
			if ok && p.fails(n, k, ms) {
				return ms
			}
		}
	}
	return []Measurement{}
}

// root returns a place that need not keep its own light; false where it has no parts,
// or they cannot be green.
func (s *sweep) root(at spotAt) (*knot, bool) {
	goal, _ := s.goalAt(at, s.k)
	n := &knot{spot: at, goal: goal.bands}
	if !s.divide(n) || len(n.parts) == 0 {
		return nil, false
	}
	s.measure(n.goal.Green)
	s.compose(n)
	return n, true
}

// trials returns sweeps like one that is done, but with all ends closed, and short of
// what only endless volumes would do: with round numbers first.
func (s *sweep) trials() []sweep {
	i := &s.indicators[s.k]
	fars, insets := []exact.Num{{}}, []exact.Num{{}}
	if s.open {
		far := exact.Int(10)
		for enough := s.largest.Mul(exact.Int(s.lowest)); far.Cmp(enough) <= 0; {
			far = far.Mul(exact.Int(10))
		}
		fars = []exact.Num{far, far.Mul(exact.Int(1_000_000))}
	}
	if i.across != nil && i.across.Pools || i.along != nil && i.along.Pools {
		insets = nil
		for _, finer := range []int32{0, 1, 3, 6, 12} {
			insets = append(insets, exact.Scaled(1, i.places+finer))
		}
	}
	var list []sweep
	for _, far := range fars {
		for _, inset := range insets {
			list = append(list, sweep{Plan: s.Plan, k: s.k, least: s.least, between: true, keep: true, far: far, inset: inset})
		}
	}
	return list
}

// An attempt is a value that a place is to have, and from which corner of its parts; or
// the values of the parts themselves.
type attempt struct {
	value exact.Num
	upper bool
	parts []exact.Num
}

// attempts returns what would show that a place is not green: its value at either corner,
// and for a host's operator, which may break its word, with one part at its other
// end.
func (n *knot) attempts() []attempt {
	var list []attempt
	if n.raw.HasLo && !n.goal.Green.Contains(n.raw.Lo) {
		list = append(list, attempt{value: n.raw.Lo})
	}
	if n.raw.HasHi && !n.goal.Green.Contains(n.raw.Hi) {
		list = append(list, attempt{value: n.raw.Hi, upper: true})
	}
	if len(list) > 0 || !n.rule.Hosted() {
		return list
	}
	for _, upper := range []bool{false, true} {
		for i := range n.parts {
			x := make([]exact.Num, len(n.parts))
			for k, p := range n.parts {
				x[k] = p.ends.Lo
				if upper != (k == i) {
					x[k] = p.ends.Hi
				}
			}
			if v, ok := n.rule.At(n.in, x); ok && !n.goal.Green.Contains(v) {
				list = append(list, attempt{parts: x, upper: upper})
			}
		}
	}
	return list
}

// fails reports whether readings show what a counterexample must: every place that is
// read below one green, and itself not.
func (p *Plan) fails(n *knot, k int, ms []Measurement) bool {
	r, err := p.Evaluate("", ms)
	if err != nil {
		return false
	}
	g, _ := r.gauge(n.spot, k)
	return (g.Status == kpi.Red || g.Status == kpi.Amber) && r.greenBelow(n, k)
}

// greenBelow reports whether every place below one that has a say is green.
func (r *Result) greenBelow(n *knot, k int) bool {
	for _, part := range n.parts {
		if part == nil {
			continue
		}
		g, _ := r.gauge(part.spot, k)
		if g.Status != kpi.Green || !r.greenBelow(part, k) {
			return false
		}
	}
	return true
}
