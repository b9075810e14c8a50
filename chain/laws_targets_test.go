package chain_test

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// A lawEnd is one of the five numbers of a target that are cascaded: where it
// is, and whether it is an upper limit on the whole.
type lawEnd struct {
	name  string
	upper bool
	of    func(t kpi.Thresholds) *big.Rat // nil: open
}

// lawEnds are a target's numbers, each after the one that its cascade starts
// from: Target, the ends of Green, the ends of Amber.
func lawEnds(better kpi.Direction) []lawEnd {
	return []lawEnd{
		{"target", better != kpi.Higher, func(t kpi.Thresholds) *big.Rat { return refRat(t.Target) }},
		{"green min", false, func(t kpi.Thresholds) *big.Rat { return refBand(t.Green).lo }},
		{"green max", true, func(t kpi.Thresholds) *big.Rat { return refBand(t.Green).hi }},
		{"amber min", false, func(t kpi.Thresholds) *big.Rat { return refBand(t.Amber).lo }},
		{"amber max", true, func(t kpi.Thresholds) *big.Rat { return refBand(t.Amber).hi }},
	}
}

// A lawSplit is one target taken apart: a whole, and the parts it binds.
type lawSplit struct {
	c     *lawCase
	at    *refPlace
	kpi   string
	goal  kpi.Thresholds
	bound []*refPlace
	parts []kpi.Thresholds
	reach []refSpan // what each part can read at all
	whole refWhole  // to compose the parts with
}

// splits lists every target of the case that was cascaded, whole before part.
// It reports a part without a target.
func (c *lawCase) splits() ([]lawSplit, string) {
	if c.split != nil {
		return c.split, ""
	}
	planned := newRefPeriod(c.org, nil)
	all := []lawSplit{}
	for _, p := range c.org.places {
		for _, k := range c.kpis() {
			goal, ok := c.plan.Target(p.at, k)
			bound := c.org.parts(p, k)
			if !ok || len(bound) == 0 {
				continue
			}
			s := lawSplit{c: c, at: p, kpi: k, goal: goal, bound: bound, whole: planned.whole(p, k)}
			for _, part := range bound {
				t, ok := c.plan.Target(part.at, k)
				if !ok {
					return nil, fmt.Sprintf("%s %s: no target, though a part of %s", part.at, k, p.at)
				}
				s.parts = append(s.parts, t)
				s.reach = append(s.reach, planned.figure(part, k).bounds)
			}
			all = append(all, s)
		}
	}
	c.split = all
	return all, ""
}

func (s lawSplit) ind() kpi.Indicator    { return s.c.org.kpis[s.kpi] }
func (s lawSplit) rule() kpi.Rule        { return s.c.org.rule(s.at, s.kpi) }
func (s lawSplit) pinned(k int) bool     { return s.c.org.goal(s.bound[k], s.kpi) != nil }
func (s lawSplit) quantum() *big.Rat     { return refPow10(-s.ind().Decimals) }
func (s lawSplit) is(r ...kpi.Rule) bool { return slices.Contains(r, s.rule()) }

func (s lawSplit) String() string {
	text := fmt.Sprintf("%s %s %s %v of %s", s.at.at, s.kpi, s.rule(), s.ind().Better, lawGoal(s.goal))
	for k, t := range s.parts {
		text += fmt.Sprintf("\n  %s pinned %t shared %t %s", s.bound[k].at, s.pinned(k), s.shared(k), lawGoal(t))
	}
	return text
}

func lawGoal(t kpi.Thresholds) string {
	return fmt.Sprintf("%s green %s amber %s", t.Target, lawBand(t.Green), lawBand(t.Amber))
}

// shared reports whether another whole's target goes to the part too: what it
// has is the meet of both.
func (s lawSplit) shared(k int) bool {
	n := 0
	for _, w := range s.bound[k].wholes {
		if s.c.org.targeted(w, s.kpi) && slices.Contains(s.c.org.parts(w, s.kpi), s.bound[k]) {
			n++
		}
	}
	return n > 1
}

func (s lawSplit) any(is func(k int) bool) bool {
	for k := range s.bound {
		if is(k) {
			return true
		}
	}
	return false
}

// composed is the whole at planned passes when the parts read xs; nil if any
// that matters is open. Under Ratio it is the worst of all mixes of volumes.
func (s lawSplit) composed(xs []*big.Rat, upper bool) *big.Rat {
	w := s.whole
	w.args = slices.Clone(w.args)
	switch {
	case w.rule == kpi.Ratio && upper:
		w.rule = kpi.Max
	case w.rule == kpi.Ratio:
		w.rule = kpi.Min
	}
	for k := range w.args {
		w.args[k].refFigure = &refFigure{state: refBare, bounds: refSpan{xs[k], xs[k]}}
	}
	return w.corner(upper)
}

// meets reports whether a whole keeps an end when the parts read xs.
func (s lawSplit) meets(e lawEnd, xs []*big.Rat) bool {
	limit := e.of(s.goal)
	if limit == nil {
		return true
	}
	v := s.composed(xs, e.upper)
	return v != nil && (e.upper && v.Cmp(limit) <= 0 || !e.upper && v.Cmp(limit) >= 0)
}

// ends are the parts' numbers for one end.
func (s lawSplit) ends(e lawEnd) []*big.Rat {
	var xs []*big.Rat
	for _, t := range s.parts {
		xs = append(xs, e.of(t))
	}
	return xs
}

// lawTargetsKept: a goal that people set is the target there; every target has
// its Target in Green and Green in Amber; cascaded numbers are on the grid.
func lawTargetsKept(c *lawCase) string {
	for _, p := range c.org.places {
		for _, k := range c.kpis() {
			t, ok := c.plan.Target(p.at, k)
			if ok != c.org.targeted(p, k) {
				return fmt.Sprintf("%s %s: target %t, want %t", p.at, k, ok, !ok)
			}
			if bad := c.kept(p, k, t); ok && bad != "" {
				return fmt.Sprintf("%s %s: %s: %s", p.at, k, bad, lawGoal(t))
			}
		}
	}
	return ""
}

func (c *lawCase) kept(p *refPlace, k string, t kpi.Thresholds) string {
	ind := c.org.kpis[k]
	if g := c.org.goal(p, k); g != nil {
		want := refFilled(kpi.Thresholds{Target: g.Target, Green: g.Green, Amber: g.Amber}, ind.Better)
		if !lawSameGoal(&t, &want) {
			return "the goal is " + lawGoal(want)
		}
	}
	green, amber := refBand(t.Green), refBand(t.Amber)
	if !green.contains(refRat(t.Target)) || !green.within(amber) {
		return "not Target within Green within Amber"
	}
	for _, e := range lawEnds(ind.Better) {
		if x := e.of(t); x != nil && !refMul(x, refPow10(ind.Decimals)).IsInt() {
			return e.name + " is not on the grid"
		}
	}
	return ""
}

// refFilled fills empty bands in: Green is Target or better, Amber is Green.
func refFilled(t kpi.Thresholds, better kpi.Direction) kpi.Thresholds {
	if lawSameBand(t.Green, kpi.Band{}) {
		t.Green = map[kpi.Direction]kpi.Band{
			kpi.Higher: kpi.AtLeast(t.Target), kpi.Lower: kpi.AtMost(t.Target),
			kpi.Near: kpi.Between(t.Target, t.Target),
		}[better]
	}
	if lawSameBand(t.Amber, kpi.Band{}) {
		t.Amber = t.Green
	}
	return t
}

// lawSufficient: when every part is at the worst end of a band, the whole is
// still within its own (THEORY T4-T6), level by level, at planned passes; unless
// pinned parts leave too little, when the others are as strict as they can be.
func lawSufficient(c *lawCase) string {
	splits, bad := c.splits()
	for _, s := range splits {
		for _, e := range lawEnds(s.ind().Better) {
			moved := e.name == "target" && s.any(s.moved)
			if moved || s.meets(e, s.ends(e)) || s.any(s.pinned) && s.strictest(e) {
				continue
			}
			return fmt.Sprintf("%s: parts make %s: %s", e.name, s.composed(s.ends(e), e.upper), s)
		}
	}
	return bad
}

// moved reports whether the Target of a part had to move into the Green that two
// chains leave it, or that whole numbers of a bottleneck leave: it may be too
// loose for its whole then.
func (s lawSplit) moved(k int) bool {
	t, green := refRat(s.parts[k].Target), refBand(s.parts[k].Green)
	atEnd := green.lo != nil && green.lo.Cmp(t) == 0 || green.hi != nil && green.hi.Cmp(t) == 0
	return s.is(kpi.Bottleneck) && atEnd || s.shared(k) && (atEnd || s.ind().Better == kpi.Near)
}

// strictest reports whether no part that is free could be stricter for an end:
// it is at its bound, or where the cascade of this end started.
func (s lawSplit) strictest(e lawEnd) bool {
	for k, t := range s.parts {
		if s.pinned(k) || s.shared(k) {
			continue
		}
		x := e.of(t)
		start := map[string]*big.Rat{
			"green min": refRat(t.Target), "green max": refRat(t.Target),
			"amber min": refBand(t.Green).lo, "amber max": refBand(t.Green).hi,
		}[e.name]
		atStart := start != nil && x != nil && x.Cmp(start) == 0
		if !atStart && !s.alike(e, k) && !s.atBound(k, e) {
			return false
		}
	}
	return true
}

// alike reports whether a part has the whole's own number, by a rule that gives
// it to all.
func (s lawSplit) alike(e lawEnd, k int) bool {
	x, whole := e.of(s.parts[k]), e.of(s.goal)
	same := x != nil && whole != nil && x.Cmp(whole) == 0
	return s.is(kpi.Min, kpi.Max, kpi.Ratio, kpi.Bottleneck) || same && s.is(kpi.End)
}

// atBound reports whether one quantum stricter would be out of a part's reach,
// or make a part of an amount negative.
func (s lawSplit) atBound(k int, e lawEnd) bool {
	x, reach := e.of(s.parts[k]), s.reach[k]
	if x == nil {
		return false
	}
	if reach.lo == nil && e.upper && s.is(kpi.Sum, kpi.Total) {
		reach.lo = new(big.Rat)
	}
	if refCustom(s.rule()) && (e.upper && reach.lo == nil || !e.upper && reach.hi == nil) {
		return true // nothing says how strict a part can be
	}
	return !reach.contains(s.stricter(x, e))
}

func (s lawSplit) stricter(x *big.Rat, e lawEnd) *big.Rat {
	if e.upper {
		return refSub(x, s.quantum())
	}
	return refAdd(x, s.quantum())
}

func (s lawSplit) looser(x *big.Rat, e lawEnd) *big.Rat {
	if e.upper {
		return refAdd(x, s.quantum())
	}
	return refSub(x, s.quantum())
}
