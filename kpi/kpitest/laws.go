package kpitest

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// A law is one thing that an operator owes.
type law struct {
	name, says string
	// wholes is how many it is tried on.
	wholes int
	// groupers: it is asked of groupers only.
	groupers bool
	// gates: an operator that breaks it is not tried on the laws behind it.
	gates bool
	// broken returns why a whole breaks it, "" if it does not. Where the whole, or
	// something near it, cannot be composed, only total complains.
	broken func(s *subject, whole []part) string
}

// laws lists them, the ones that others need first.
//
// Source: the design's theory, section 9.
func laws() []law {
	return []law{
		{name: "total", says: "parts that have values compose to a value", wholes: many, gates: true, broken: total},
		{name: "pure", says: "the same parts give the same whole in every call, whatever their goals, and are not changed",
			wholes: many, gates: true, broken: pure},
		{name: "order", says: "the whole does not depend on the order of its parts", wholes: many,
			groupers: true, broken: order},
		{name: "grouping", says: "composed groups compose to what all their members compose to, whatever they weigh",
			wholes: many, groupers: true, broken: grouping},
		{name: "monotone", says: "raising a part never lowers the whole", wholes: many, broken: monotone},
		{name: "sufficient", says: "parts that keep their cascaded targets keep the whole's", wholes: few,
			broken: sufficient},
		{name: "split", says: "the shares of a gap and its rests add up to it", wholes: few, broken: split},
		{name: "fair", says: "a part on its target has no share of a gap, and a better one no bad share", wholes: few,
			broken: fair},
	}
}

// A cascade asks an operator some hundred times.
const (
	many = 200
	few  = 40
)

func total(s *subject, whole []part) string {
	r, err := s.op.Compose(built(whole))
	if err != nil {
		return fmt.Sprintf("compose to an error: %v", err)
	}
	if _, ok := r.Value(); !ok {
		return fmt.Sprintf("compose to %s, which is no value", r)
	}
	return ""
}

func pure(s *subject, whole []part) string {
	given := built(whole)
	first, err := s.op.Compose(given)
	if err != nil {
		return ""
	}
	for k, p := range built(whole) {
		if !sameParts(p, given[k]) {
			return fmt.Sprintf("compose to %s, and Compose changes part %s", first, p.ID)
		}
	}
	clear(given) // an operator that kept them is in for a surprise
	for k := range whole {
		s.value(whole[k : k+1])
	}
	again, err := s.op.Compose(built(whole))
	if err != nil {
		return fmt.Sprintf("compose to %s, and a little later to an error: %v", first, err)
	}
	if !first.Equal(again) {
		return fmt.Sprintf("compose to %s, and a little later to %s", first, again)
	}
	return s.minds(whole, first)
}

// minds says what goals of the parts do to the whole, or it to them.
func (s *subject) minds(whole []part, first kpi.Reading) string {
	given := built(whole)
	for k := range given {
		given[k].Goal = &kpi.Thresholds{Target: whole[k].value}
	}
	again, err := s.op.Compose(given)
	switch {
	case err != nil:
		return fmt.Sprintf("compose to %s, and with goals to an error: %v", first, err)
	case !first.Equal(again):
		return fmt.Sprintf("compose to %s, and with goals to %s", first, again)
	}
	for k, p := range given {
		if p.Goal == nil || !p.Goal.Target.Equal(whole[k].value) {
			return fmt.Sprintf("compose to %s, and Compose changes the goal of part %s", first, name(k))
		}
	}
	return ""
}

// order swaps neighbours: what no swap changes, no order does.
func order(s *subject, whole []part) string {
	for k := range len(whole) - 1 {
		parts := unordered(whole)
		a, ok := s.compose(parts)
		parts[k], parts[k+1] = parts[k+1], parts[k]
		b, okay := s.compose(parts)
		if ok && okay && !s.near(a, b) {
			return fmt.Sprintf("compose to %s, and with %s before %s to %s", text(a), name(k+1), name(k), text(b))
		}
	}
	return ""
}

// grouping makes the first parts one, in every way there is to cut the row in two.
func grouping(s *subject, whole []part) string {
	flat, ok := s.compose(unordered(whole))
	for k := 1; ok && k < len(whole); k++ {
		group, err := s.op.Compose(unordered(whole[:k]))
		if err != nil {
			return ""
		}
		for _, g := range handedOn(group, whole[:k]) {
			grouped, ok := s.compose(append([]kpi.Part{g}, unordered(whole)[k:]...))
			if ok && !s.near(flat, grouped) {
				return fmt.Sprintf("compose to %s, and with the first %d as one part that reads %s and weighs %s to %s",
					text(flat), k, g.Reading, text(g.Weight), text(grouped))
			}
		}
	}
	return ""
}

// handedOn returns a group as the one part that its whole may see: with its
// volume, as under [kpi.Ratio], or as the value that it is; of the weight of its
// members, or of one that the host states.
func handedOn(group kpi.Reading, members []part) (as []kpi.Part) {
	value, _ := group.Value()
	weight := members[0].weight
	for _, m := range members[1:] {
		weight = weight.Add(m.weight)
	}
	for _, r := range []kpi.Reading{group, kpi.Of(value)} {
		as = append(as, kpi.Part{ID: "group", Reading: r, Weight: weight})
		as = append(as, kpi.Part{ID: "group", Reading: r, Weight: one()})
	}
	return as
}

func monotone(s *subject, whole []part) string {
	before, ok := s.value(whole)
	for k := 0; ok && k < len(whole); k++ {
		for _, up := range s.above(whole[k].value) {
			raised := with(whole, k, func(p *part) { p.value = up })
			after, ok := s.value(raised)
			if ok && after.LessThan(before) {
				return fmt.Sprintf("compose to %s, and with %s raised to %s to %s", text(before), name(k), text(up), text(after))
			}
		}
	}
	return ""
}
