package chaintest

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A law is one thing that a model is held to.
type law struct {
	name, says string
	// readings are what it is tried on, in so many rounds.
	readings func(s *subject, round uint64) []chain.Measurement
	rounds   int
	// broken returns why readings break it, "" if they do not, whatever they are.
	// Where they are refused, only readings complains.
	broken func(s *subject, ms []chain.Measurement) string
}

// laws lists them.
//
// Source: the design's theory, sections 1 (T1), 2 and 3 (T4 to T6) and 4
// (T7, T10), and section 6 of the design.
func laws() []law {
	return []law{
		{"readings", "readings in their KPI's domain can be composed", anything, 4, refused},
		{"targets", "everyone on target makes every whole green, and on target or better", onTarget, 1, belowTarget},
		{"green", "everyone green makes every whole green", green, 7, worse(kpi.Green)},
		{"amber", "everyone at least amber makes every whole at least amber", corner(kpi.Amber), 6, worse(kpi.Amber)},
		{"shares", "the shares of a gap and its rests add up to it at every level", anything, 4, unshared},
		{"people", "moving people between units changes no figure above them", anything, 4, moved},
		{"order", "nothing depends on the order of measurements", anything, 2, ordered},
		{"what-if", "With gives what Evaluate gives", anything, 2, whatIf},
		{"privacy", "what the boards of groups hide cannot be worked out from what they show", anything, 4, told},
	}
}

func refused(s *subject, ms []chain.Measurement) string {
	if _, err := s.plan.Evaluate("", ms); err != nil {
		return fmt.Sprintf("are refused: %v", err)
	}
	return ""
}

// belowTarget looks for a whole that is not green, or worse than its target. Where
// a band ends on the better side too, a target may move to keep to it.
func belowTarget(s *subject, ms []chain.Measurement) string {
	return s.lowest(ms, func(g kpi.Gauge) bool {
		ind, _ := s.plan.Indicator(g.KPI)
		exact := oneSided(ind, g.Goal.Green) && ind.Along != kpi.Bottleneck
		return g.Status != kpi.Green || exact && g.Gap.Sign() < 0
	})
}

// oneSided reports whether a band goes on for ever on the better side.
func oneSided(ind kpi.Indicator, b kpi.Band) bool {
	_, low := b.Min()
	_, high := b.Max()
	return ind.Better == kpi.Higher && !high || ind.Better == kpi.Lower && !low
}

// worse looks for a whole that is worse than all that was read.
func worse(least kpi.Status) func(*subject, []chain.Measurement) string {
	return func(s *subject, ms []chain.Measurement) string {
		return s.lowest(ms, func(g kpi.Gauge) bool { return g.Status < least })
	}
}

// lowest names the lowest whole whose gauge is bad, of those with a goal and every
// reading.
func (s *subject) lowest(ms []chain.Measurement, bad func(kpi.Gauge) bool) (why string) {
	r, err := s.plan.Evaluate("", ms)
	if err != nil {
		return ""
	}
	for _, p := range s.spots {
		if p.lowest || p.goal == nil {
			continue
		}
		if g, _ := r.Gauge(p.at, p.ind.ID); g.Coverage.Equal(one()) && bad(g) {
			why = fmt.Sprintf("make %s of %s %s, which is %s: its target is %s, green is %s, amber %s",
				g.KPI, p.at, value(g.Reading), g.Status, number(g.Goal.Target), g.Goal.Green, g.Goal.Amber)
		}
	}
	return why
}

// ordered gives readings back to front, and from the middle on.
func ordered(s *subject, ms []chain.Measurement) string {
	r, err := s.plan.Evaluate("", ms)
	if err != nil {
		return ""
	}
	backward := slices.Clone(ms)
	slices.Reverse(backward)
	for _, other := range [][]chain.Measurement{backward, slices.Concat(ms[len(ms)/2:], ms[:len(ms)/2])} {
		again, err := s.plan.Evaluate("", other)
		if err != nil {
			return fmt.Sprintf("are refused in another order: %v", err)
		}
		if why := s.differ(r, again, "in another order"); why != "" {
			return why
		}
	}
	return ""
}

// whatIf takes readings away and puts others in their place, here and there.
func whatIf(s *subject, ms []chain.Measurement) string {
	r, err := s.plan.Evaluate("", ms)
	if err != nil {
		return ""
	}
	const picks = 4
	for k := 0; k < len(ms); k += 1 + len(ms)/picks {
		for _, other := range []kpi.Reading{{}, ms[(k+1)/2].Reading} {
			rest := slices.Clone(ms)
			rest[k].Reading = other
			want, err := s.plan.Evaluate("", rest)
			if err != nil {
				continue // the reading of one place may be none of another
			}
			got, err := r.With(rest[k])
			if err != nil {
				return fmt.Sprintf("cannot be changed with %s: %v", measurement(rest[k]), err)
			}
			if why := s.differ(want, got, "by With"); why != "" {
				return fmt.Sprintf("with %s instead %s", measurement(rest[k]), why)
			}
		}
	}
	return ""
}
