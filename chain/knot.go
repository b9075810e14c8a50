package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// A knot is a place, and all that its KPI reaches below it, as how bad it can be is
// worked out.
type knot struct {
	spot spotAt
	goal light.Bands
	// rule composes parts, in the order of in; a part that has no say is nil, and
	// its bounds are open. A lowest place has none.
	rule  *rule.Rule
	parts []*knot
	in    []rule.Part
	// raw is where the value lies while what is below keeps its light, and ends where
	// it lies if the place keeps its own too, where that is asked.
	raw, ends exact.Interval
}

// A sweep works out, from the lowest places up, where the values of a KPI lie at
// planned passes while every lowest place keeps a light (T5).
type sweep struct {
	*Plan
	k     int
	least light.Status
	// between asks the places between to be green too, and keep keeps what is below
	// a knot.
	between, keep bool
	// far stands for an open end; zero leaves it open. inset is how far a pooled rate
	// stays from an end that only endless volumes would take it to.
	far, inset exact.Num
	// largest is the largest number among the bands, open whether an end is, and
	// lowest counts the lowest places.
	largest exact.Num
	open    bool
	lowest  int64
}

// knot returns a place with what is below it; false where a place that has a say has
// no goal, or none of its values keeps its light.
func (s *sweep) knot(at spotAt) (*knot, bool) {
	goal, ok := s.goalAt(at, s.k)
	if !ok {
		return nil, false
	}
	n := &knot{spot: at, goal: goal.bands}
	if !s.divide(n) {
		return nil, false
	}
	if len(n.parts) == 0 {
		return n, s.bottom(n)
	}
	s.compose(n)
	n.ends = n.raw
	if s.between {
		n.ends, ok = n.raw.Meet(n.goal.Green)
		s.measure(n.goal.Green)
	}
	if !s.keep {
		n.parts, n.in = nil, nil
	}
	return n, ok
}

// bottom fills in a lowest place: what is measured lies in the domain.
func (s *sweep) bottom(n *knot) bool {
	band := n.goal.Green
	if s.least == light.Amber {
		band = n.goal.Amber
	}
	ends, some := band.Meet(s.indicators[s.k].domain)
	s.lowest++
	s.open = s.open || !ends.HasLo || !ends.HasHi
	s.measure(ends)
	if s.far.Sign() > 0 && !ends.HasLo {
		ends.Lo, ends.HasLo = s.far.Neg(), true
	}
	if s.far.Sign() > 0 && !ends.HasHi {
		ends.Hi, ends.HasHi = s.far, true
	}
	n.raw, n.ends = ends, ends
	return some
}

// measure notes how large the numbers are.
func (s *sweep) measure(in exact.Interval) {
	s.largest = exact.Max(s.largest, exact.Max(in.Lo.Abs(), in.Hi.Abs()))
}

// divide fills in the parts; false where one that has a say cannot be filled in, and
// along a chain where the KPI does not compose.
func (s *sweep) divide(n *knot) bool {
	d, ok := s.division(n.spot, s.k)
	if !ok {
		return n.spot.chain < 0 || n.spot.link >= 0
	}
	n.rule, n.in, n.parts = d.rule, d.parts, make([]*knot, len(d.parts))
	for i := range d.parts {
		if !d.hasSay(i) {
			continue
		}
		if n.parts[i], ok = s.knot(d.spot(i)); !ok {
			return false
		}
		n.in[i].Bounds = n.parts[i].ends
	}
	return true
}

// compose fills in where the value of the parts' whole lies. An end at which a
// host's operator fails is open.
func (s *sweep) compose(n *knot) {
	n.raw.Lo, n.raw.HasLo, _ = n.rule.Worst(n.in, false)
	n.raw.Hi, n.raw.HasHi, _ = n.rule.Worst(n.in, true)
	if n.rule.Pools && s.inset.Sign() > 0 {
		s.draw(n)
	}
}

// draw draws the ends of a pooled rate in, where its parts do not all reach them.
func (s *sweep) draw(n *knot) {
	lo, hi := true, true
	for _, p := range n.in {
		lo = lo && p.Bounds.HasLo && p.Bounds.Lo.Equal(n.raw.Lo)
		hi = hi && p.Bounds.HasHi && p.Bounds.Hi.Equal(n.raw.Hi)
	}
	middle := n.raw.Lo.Add(n.raw.Hi).Quo(exact.Int(2))
	if !lo {
		n.raw.Lo = exact.Min(n.raw.Lo.Add(s.inset), middle)
	}
	if !hi {
		n.raw.Hi = exact.Max(n.raw.Hi.Sub(s.inset), middle)
	}
}
