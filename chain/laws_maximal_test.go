package chain_test

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// lawMaximal: no target can be loosened by one last digit alone (THEORY T4).
// Under Min, Max, Ratio and End parts have the whole's own numbers, under
// Bottleneck the whole's times their passes, where Target gives way to Green, and for
// Near to Domain.
// Parts at the end of their reach, and wholes with a part that another chain
// made stricter, are left out.
func lawMaximal(c *lawCase) string {
	splits, _ := c.splits()
	for _, s := range splits {
		for k := range s.bound {
			if s.pinned(k) || s.any(s.shared) {
				continue
			}
			for _, e := range lawEnds(s.ind().Better) {
				if bad := s.loose(e, k); bad != "" {
					return fmt.Sprintf("%s of %s: %s: %s", e.name, s.bound[k].at, bad, s)
				}
			}
		}
	}
	return ""
}

// loose says what is wrong with one end of one part.
func (s lawSplit) loose(e lawEnd, k int) string {
	x := e.of(s.parts[k])
	if s.is(kpi.Min, kpi.Max, kpi.Ratio, kpi.End, kpi.Bottleneck) {
		if want := s.copied(e, k); (x == nil) != (want == nil) || x != nil && x.Cmp(want) != 0 {
			return fmt.Sprintf("got %s, want %s", x, want)
		}
		return ""
	}
	if (x == nil) != (e.of(s.goal) == nil) {
		return "open on one side only"
	}
	if x == nil || !s.meets(e, s.ends(e)) || !s.reach[k].contains(s.looser(x, e)) {
		return ""
	}
	xs := s.ends(e)
	xs[k] = s.looser(x, e)
	if !s.meets(e, xs) || s.idle(e, k) {
		return ""
	}
	return "can be loosened by one last digit"
}

// idle reports whether a part does not bind alone under a custom rule, however
// loose it is: then all are held at one level, rather than letting one take
// everything (THEORY T4).
func (s lawSplit) idle(e lawEnd, k int) bool {
	xs := s.ends(e)
	reach := s.reach[k]
	xs[k] = reach.lo
	if e.upper {
		xs[k] = reach.hi
	}
	if xs[k] == nil {
		xs[k] = refMul(refSub(s.looser(new(big.Rat), e), new(big.Rat)), refPow10(12))
	}
	return refCustom(s.rule()) && s.meets(e, xs)
}

// copied is the number that a part has from its whole, under rules that divide
// nothing.
func (s lawSplit) copied(e lawEnd, k int) *big.Rat {
	limit := e.of(s.goal)
	if limit == nil || !s.is(kpi.Bottleneck) {
		return limit
	}
	route := s.c.org.route(s.at)
	limit = refMul(limit, route.planned(route.index(s.bound[k].at.Step)))
	mode := refUp
	if e.upper {
		mode = refDown
	}
	x := refRat(refRound(limit, s.ind().Decimals, mode))
	if green := refBand(s.parts[k].Green); e.name == "target" {
		x = green.nearest(x)
		if s.ind().Better == kpi.Near {
			x = s.reach[k].nearest(x)
		}
	}
	return x
}

// lawRecombine: sums of equal passes are divided by largest remainder, ties by
// order, so that they add up again to the last digit (THEORY 2, corollaries).
func lawRecombine(c *lawCase) string {
	splits, _ := c.splits()
	for _, s := range splits {
		passes := s.equalPasses()
		if !s.is(kpi.Sum, kpi.Total) || passes == nil || s.any(s.pinned) || s.any(s.shared) {
			continue
		}
		starts := slices.Repeat([]*big.Rat{new(big.Rat)}, len(s.bound))
		for _, e := range lawEnds(s.ind().Better) {
			if e.of(s.goal) == nil {
				continue
			}
			want := s.divide(e, refQuo(e.of(s.goal), passes), s.start(e, starts))
			if !s.capped(want) && !s.equal(want, s.ends(e)) {
				return fmt.Sprintf("%s: got %v, want %v: %s", e.name, s.ends(e), want, s)
			}
		}
	}
	return ""
}

// equalPasses returns the passes of all parts, or nil where they differ. Total
// does not count them.
func (s lawSplit) equalPasses() *big.Rat {
	passes := refInt(1)
	if s.at.level != refChain || s.is(kpi.Total) {
		return passes
	}
	route := s.c.org.route(s.at)
	for k, p := range s.bound {
		own := route.planned(route.index(p.at.Step))
		if k == 0 {
			passes = own
		}
		if own.Cmp(passes) != 0 {
			return nil
		}
	}
	return passes
}

// start returns where the cascade of an end starts from: Target from 0, Green
// from Target, Amber from Green.
func (s lawSplit) start(e lawEnd, zero []*big.Rat) []*big.Rat {
	ends := lawEnds(s.ind().Better)
	from := map[string]int{"green min": 0, "green max": 0, "amber min": 1, "amber max": 2}
	if k, ok := from[e.name]; ok {
		return s.ends(ends[k])
	}
	return zero
}

// divide gives each part its start and its share of what is left, rounded to
// the strict side, and then single quanta to those that rounding cost most.
func (s lawSplit) divide(e lawEnd, limit *big.Rat, starts []*big.Rat) []*big.Rat {
	sum, weights := new(big.Rat), new(big.Rat)
	for k, p := range s.bound {
		sum.Add(sum, starts[k])
		weights.Add(weights, s.c.org.share(s.at, p, s.kpi))
	}
	level := refQuo(refSub(limit, sum), weights)
	mode := refUp
	if e.upper {
		mode = refDown
	}
	var xs, lost []*big.Rat
	var order []int
	given := new(big.Rat)
	for k, p := range s.bound {
		exact := refAdd(starts[k], refMul(level, s.c.org.share(s.at, p, s.kpi)))
		xs = append(xs, refRat(refRound(exact, s.ind().Decimals, mode)))
		lost = append(lost, new(big.Rat).Abs(refSub(exact, xs[k])))
		given.Add(given, xs[k])
		order = append(order, k)
	}
	slices.SortStableFunc(order, func(a, b int) int { return lost[b].Cmp(lost[a]) })
	for _, k := range order {
		next := refAdd(given, refSub(s.looser(xs[k], e), xs[k]))
		if e.upper && next.Cmp(limit) > 0 || !e.upper && next.Cmp(limit) < 0 {
			break
		}
		xs[k], given = s.looser(xs[k], e), next
	}
	return xs
}

// capped reports whether any share is out of its part's reach, so that the
// others have to take it over.
func (s lawSplit) capped(xs []*big.Rat) bool {
	for k, x := range xs {
		if !s.reach[k].contains(x) {
			return true
		}
	}
	return false
}

func (s lawSplit) equal(want, got []*big.Rat) bool {
	return slices.EqualFunc(want, got, func(a, b *big.Rat) bool { return b != nil && a.Cmp(b) == 0 })
}
