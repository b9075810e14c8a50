package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// An Island is one department's line in the island report: how much of its steering is
// on itself and how much on the chains (Dutch: de integrale bril van HR). It counts
// goals, never readings, so that it tells nothing of people. The zero value is that of
// no department.
//
// Goals of the profession ([chain.Goal].Craft) do not count: departments are fine for
// the craft.
type Island struct {
	// Unit is the department: a unit that is part of no other.
	Unit string `json:"unit"`
	// Goals counts what it is steered on: the pairs of a place of the department, at a
	// step or outside the steps, and a KPI with a goal there, set or cascaded, and those
	// of a unit or person in it with a goal that was set and is no part of the goal
	// above it.
	Goals int `json:"goals"`
	// WithSight counts those of Goals whose line of sight, along any chain, comes by a
	// goal on a chain as a whole. The others are on itself.
	WithSight int `json:"with_sight"`
	// ConflictsOut counts the conflicts that it causes: the findings
	// [chain.Conflict] from a goal of a place of its own, which is one of the
	// department, of a unit or person in it, or a step that it does.
	ConflictsOut int `json:"conflicts_out"`
	// ConflictsIn counts the conflicts that it suffers: those findings whose hurt goal is
	// at a place of its own, or on a chain that it takes part in. One from itself counts
	// in both.
	ConflictsIn int `json:"conflicts_in"`
	// HandoversIn counts the pairs of steps, one after the other in a chain, where work
	// comes in from another department, and HandoversOut those where it goes out to
	// another: see [chain.Handover].Crosses. A pair counts once in every chain that has
	// it.
	HandoversIn  int `json:"handovers_in"`
	HandoversOut int `json:"handovers_out"`
	// Chains has the chains that it takes part in, by doing a step, in model order.
	Chains []string `json:"chains"`
}

// Islands reports, for every department, in model order, how much of its steering is on
// itself and how much on the chains. It is about the current plan. Never nil; empty
// without results and without units.
//
// The cost is that of [chain.Plan.Check], of a copy of the model, and of a line of sight
// for every goal that counts.
func (b *Boards) Islands() []Island {
	if b.now == nil {
		return []Island{}
	}
	s := newSurvey(b)
	s.goals()
	s.conflicts()
	s.handovers()
	return s.list
}

// A survey makes the island report.
type survey struct {
	*Boards
	model chain.Model
	list  []Island
	// of has the number of the department that every unit is in, does those that do
	// every step, and in the chains that every department takes part in.
	of   map[string]int
	does map[string][]int
}

// newSurvey finds who does what.
func newSurvey(b *Boards) *survey {
	s := &survey{b, b.plan.Model(), []Island{}, map[string]int{}, map[string][]int{}}
	parents := map[string]string{}
	for _, u := range s.model.Units {
		parents[u.ID] = u.Parent
		if u.Parent == "" {
			s.of[u.ID] = len(s.list)
			s.list = append(s.list, Island{Unit: u.ID, Chains: []string{}})
		}
	}
	for _, u := range s.model.Units {
		top := u.ID
		for parents[top] != "" {
			top = parents[top]
		}
		s.of[u.ID] = s.of[top]
	}
	for _, step := range s.model.Steps {
		for _, part := range b.plan.Parts(chain.At(step.ID)) {
			s.does[step.ID] = append(s.does[step.ID], s.of[part.Unit])
		}
	}
	for _, c := range s.model.Chains {
		for _, d := range s.taking(c) {
			s.list[d].Chains = append(s.list[d].Chains, c.ID)
		}
	}
	return s
}

// taking returns the departments that take part in a chain.
func (s *survey) taking(c chain.Chain) []int {
	var all []int
	for _, l := range c.Links {
		all = append(all, s.does[l.Step]...)
	}
	return union(all, nil)
}

// goals counts what departments are steered on.
func (s *survey) goals() {
	for d := range s.list {
		for at := range s.plan.Places(chain.Place{Unit: s.list[d].Unit}) {
			if at.Person != "" {
				continue
			}
			for _, id := range s.plan.KPIs(at) {
				s.count(&s.list[d], at, id, true)
			}
		}
	}
	for _, g := range s.model.Goals {
		if d, ok := s.of[g.At.Unit]; ok && (g.At.Person != "" || g.At.Unit != s.list[d].Unit) {
			s.count(&s.list[d], g.At, g.KPI, false)
		}
	}
}

// count counts one goal, unless it is a part of one above, which counts at a
// department only.
func (s *survey) count(i *Island, at chain.Place, kpiID string, top bool) {
	if s.plan.Craft(at, kpiID) {
		return
	}
	part, sees := false, false
	for _, c := range s.model.Chains {
		hops, err := s.plan.LineOfSight(c.ID, at, kpiID)
		if err != nil {
			continue // a chain without the step
		}
		part = part || len(hops) > 1 && hops[0].Rule != "" && hops[1].At.Unit != ""
		sees = sees || slices.ContainsFunc(hops, s.onChain)
	}
	if part && !top {
		return
	}
	i.Goals++
	if sees {
		i.WithSight++
	}
}

// onChain reports whether a hop is a goal on a chain as a whole.
func (s *survey) onChain(h chain.Hop) bool {
	return h.Goal != nil && h.At.Chain != "" && h.At.Step == "" && !s.plan.Craft(h.At, h.KPI)
}

// conflicts counts who works against whom.
func (s *survey) conflicts() {
	for _, f := range s.plan.Check() {
		if f.Check != chain.Conflict {
			continue
		}
		for _, d := range s.owners(f.At, false) {
			s.list[d].ConflictsOut++
		}
		for _, d := range s.owners(f.OtherAt, true) {
			s.list[d].ConflictsIn++
		}
	}
}

// owners returns the departments whose own a place is. A chain as a whole is, where
// that is asked for, all's who take part.
func (s *survey) owners(at chain.Place, shared bool) []int {
	d, ok := s.of[at.Unit]
	switch {
	case ok:
		return []int{d}
	case at.Step != "":
		return s.does[at.Step]
	case shared && at.Chain != "":
		return s.taking(s.routes[s.routeOf[at.Chain]].Chain)
	}
	return nil
}

// handovers counts where work passes from one department to another.
func (s *survey) handovers() {
	type pair struct{ from, to string }
	for _, c := range s.model.Chains {
		seen := map[pair]bool{}
		for _, h := range s.plan.Handovers(c.ID) {
			if p := (pair{h.From, h.To}); h.Crosses && !seen[p] {
				seen[p] = true
				s.pass(h.FromUnits, h.ToUnits)
			}
		}
	}
}

// pass counts one handover.
func (s *survey) pass(from, to []string) {
	for _, unit := range from {
		if beside(to, unit) {
			s.list[s.of[unit]].HandoversOut++
		}
	}
	for _, unit := range to {
		if beside(from, unit) {
			s.list[s.of[unit]].HandoversIn++
		}
	}
}

// beside reports whether units have any other than one.
func beside(units []string, one string) bool {
	return slices.ContainsFunc(units, func(u string) bool { return u != one })
}
