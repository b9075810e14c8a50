package chain

import (
	"cmp"
	"maps"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

// A Plan is a model with every goal cascaded to every place. It is immutable and
// safe for concurrent use. The zero value is not usable: [NewPlan] makes one.
type Plan struct {
	*structure
	// model is the model without its members, which the structure has.
	model      Model
	staff      *staff
	indicators []indicator
	chainPlans []chainPlan
	blocks     []*block // by tree and KPI; nil: ordinary
	// ordinary is the block of a KPI in a tree that nothing was said about.
	ordinary *block
	web      *web
	// claims is there only while compiling.
	claims map[int][]claim
}

// NewPlan checks a model, copies it, and cascades its goals: first along each
// chain, then across units and people.
//
// A model that cannot be cascaded is an error of type *[InvalidError] that lists
// every problem, in model order: unknown or duplicate IDs, steps out of order,
// units that contain themselves, members or assignments of unknown units,
// indicators that are not valid, bands out of order, incomplete weights, effects
// outside -1..1, rules without operator, goals with more decimals than their KPI
// (0.9 with Decimals 0 is a slip, not a 1), two chains whose bands leave a shared
// step none in common, and goals that no targets reach even without pins. What
// shows only in the cascade is reported once all else is right.
//
// A model that can be cascaded but steers badly is a plan: a step nobody does, a
// chain without KPIs, a goal at a place where the unit does not work are all
// allowed.
//
// Time is n log n in the number of places times KPIs, for rules that add, pool or
// take the least or the most; what the others cost in the number of parts of one
// place, kpi.Indicator.Cascade says.
func NewPlan(m Model) (*Plan, error) {
	bad := &problems{}
	n := newNames(&m, bad)
	n.validate(&m, bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	p := &Plan{staff: newStaff(m.Members), indicators: newIndicators(&m)}
	p.structure = newStructure(&m, n, p.staff, m.Goals)
	m.Members = nil
	p.model = copyModel(m)
	p.compileGoals(bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	return p, nil
}

// WithGoals returns a plan for the same organisation with other goals, sharing
// its structure: next month's targets, or a scenario's. Errors are as for
// [NewPlan].
func (p *Plan) WithGoals(goals []Goal) (*Plan, error) {
	m := p.model
	m.Goals = copyGoals(goals)
	bad := &problems{}
	v := &validator{names: p.names, m: &m, bad: bad}
	v.checkIndicators()
	v.checkChains()
	v.checkGoals()
	if err := bad.err(); err != nil {
		return nil, err
	}
	q := &Plan{structure: p.structure, model: m, staff: p.staff, indicators: p.indicators}
	if !slices.Equal(p.extrasFor(&m, goals), p.extras) {
		q.structure = newStructure(&m, p.names, p.staff, goals)
	}
	q.compileGoals(bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	return q, nil
}

// Model returns a copy of the model.
func (p *Plan) Model() Model {
	m := copyModel(p.model)
	m.Members = p.staff.members(p.names)
	return m
}

// Indicator returns a KPI's definition; false for a KPI that the model does not
// have. [Passes], which every model has, is defined too.
func (p *Plan) Indicator(kpiID string) (kpi.Indicator, bool) {
	k, ok := p.names.kpis.Get(kpiID)
	if !ok {
		return kpi.Indicator{}, false
	}
	return p.indicators[k].def, true
}

// Parts returns the places that a place directly divides into, in model order: a
// chain into its steps, a step into departments, a unit into its sub-units and
// then its members. None for the lowest and for unknown places.
func (p *Plan) Parts(at Place) []Place {
	parts := []Place{}
	s, ok := p.locate(at)
	switch {
	case !ok || s.link >= 0:
	case s.chain >= 0:
		for _, l := range p.shapes[s.chain].links {
			parts = append(parts, p.place(site{l.step, 0}))
		}
	default:
		for part := range p.structure.parts(s.site) {
			parts = append(parts, p.place(part))
		}
	}
	return parts
}

// KPIs returns the KPIs with a goal at a place, set or cascaded, in model order;
// none for unknown places.
func (p *Plan) KPIs(at Place) []string {
	ids := []string{}
	s, ok := p.locate(at)
	if !ok {
		return ids
	}
	for k := range p.indicators {
		if _, ok := p.goalAt(s, k); ok {
			ids = append(ids, p.indicators[k].def.ID)
		}
	}
	return ids
}

// People returns how many different people work at a place, in constant time.
// Zero: nobody was modelled there, or the place is unknown.
func (p *Plan) People(at Place) int {
	s, ok := p.locate(at)
	if !ok {
		return 0
	}
	return p.peopleAt(s)
}

// peopleAt returns how many different people work at a spot.
func (p *Plan) peopleAt(s spotAt) int {
	switch {
	case s.link >= 0:
		s.site = site{p.shapes[s.chain].links[s.link].step, 0}
	case s.chain >= 0:
		return p.shapes[s.chain].distinct
	}
	if u, ok := p.unit(s.site); ok {
		return int(u.distinct)
	}
	return 1
}

// Target returns the thresholds of a KPI at a place, set or cascaded, Green and
// Amber filled in; false where there is no goal.
func (p *Plan) Target(at Place, kpiID string) (kpi.Thresholds, bool) {
	s, ok := p.locate(at)
	k, known := p.names.kpis.Get(kpiID)
	if !ok || !known {
		return kpi.Thresholds{}, false
	}
	g, ok := p.goalAt(s, int(k))
	if !ok {
		return kpi.Thresholds{}, false
	}
	return p.thresholdsAt(s, int(k), g.bands), true
}

// thresholdsAt returns the bands at a spot as gauges show them.
func (p *Plan) thresholdsAt(s spotAt, k int, b light.Bands) kpi.Thresholds {
	if w := p.wholeAt(s, k); w != nil && w.shown != nil {
		return *w.shown
	}
	return thresholdsOf(b)
}

// goalAt returns the goal of a KPI at a spot.
func (p *Plan) goalAt(s spotAt, k int) (start, bool) {
	if s.chain < 0 {
		t := p.block(s.site.tree, k).bands
		if !t.has(s.site.at) {
			return start{}, false
		}
		return start{bands: t.bands(s.site.at, p.indicators[k].better), flags: t.flags[s.site.at]}, true
	}
	w := p.wholeAt(s, k)
	if w == nil || w.bands == nil {
		return start{}, false
	}
	return start{*w.bands, w.flags, w.goal}, true
}

// wholeAt returns what there is of a KPI along a chain or at a link; nil elsewhere.
func (p *Plan) wholeAt(s spotAt, k int) *whole {
	switch {
	case s.link >= 0 && k == len(p.indicators)-1:
		return &p.chainPlans[s.chain].passes[s.link]
	case s.link < 0 && s.chain >= 0:
		return &p.chainPlans[s.chain].wholes[k]
	}
	return nil
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// A staff has the members of a model without pointers, by member.
type staff struct {
	weights []int64
	can     map[int][]string
}

func newStaff(members []Member) *staff {
	s := &staff{weights: make([]int64, len(members)), can: map[int][]string{}}
	for k, m := range members {
		s.weights[k] = weightUnits(m.Weight)
		if m.Can != nil {
			s.can[k] = slices.Clone(m.Can)
		}
	}
	return s
}

// members returns the members as a model has them.
func (s *staff) members(n *names) []Member {
	if len(s.weights) == 0 {
		return nil
	}
	list := make([]Member, len(s.weights))
	for k := range list {
		list[k] = Member{Person: n.persons.At(n.who[k]), Unit: n.units.At(n.where[k]), Can: slices.Clone(s.can[k])}
		if s.weights[k] != 0 {
			list[k].Weight = exact.Scaled(s.weights[k], weightPlaces).Decimal(weightPlaces, exact.Floor)
		}
	}
	return list
}

// copyModel returns a copy of a model without members that shares nothing that
// can be changed.
func copyModel(m Model) Model {
	m.KPIs = slices.Clone(m.KPIs)
	m.Steps = slices.Clone(m.Steps)
	for k := range m.Steps {
		m.Steps[k] = m.Steps[k].copied()
	}
	m.Chains = slices.Clone(m.Chains)
	for k := range m.Chains {
		m.Chains[k] = m.Chains[k].copied()
	}
	m.Units = slices.Clone(m.Units)
	m.Goals = copyGoals(m.Goals)
	m.Influences = slices.Clone(m.Influences)
	for k := range m.Influences {
		m.Influences[k].Curve = slices.Clone(m.Influences[k].Curve)
	}
	m.Operators = maps.Clone(m.Operators)
	return m
}

// copyGoals returns a copy of goals that shares nothing that can be changed.
func copyGoals(goals []Goal) []Goal {
	goals = slices.Clone(goals)
	for k := range goals {
		goals[k].Weights = maps.Clone(goals[k].Weights)
	}
	return goals
}
