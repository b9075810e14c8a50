package dashboard

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Boards makes boards from one set of results. Immutable and safe for concurrent
// use. The zero value has no results, and makes no board: [New] makes one that
// does.
type Boards struct {
	results []*chain.Result // in time order
	current int             // which of them is the current one
	now     *chain.Result   // that one
	plan    *chain.Plan     // its plan
	periods []string
	kpis    []kpi.Indicator // in model order, passes last
	routes  []route         // one a chain, in model order
	routeOf map[string]int  // by the chain's ID
	stops   map[string][]stop
	// discretion has what privacy withholds from groups, by result.
	discretion []discretion
	shared     []shared // by route
}

// A stop is where a chain links a step.
type stop struct{ route, link int }

// New takes periods in time order, at least one, best with labels that differ. The
// current period is the last with any measurement, or the first of all if none has;
// those after it are still to come. They may come from different plans of one model
// family: definitions are those of the current one.
//
// The error wraps [kpi.ErrParts] for no results, and for one that no plan made.
//
// The cost is that of what privacy withholds: some passes over the groups of every
// period, their KPIs and, where it has no reading, over the places that may have one; and
// where chains share steps of few people with each other, up to the cube of how many do.
func New(results ...*chain.Result) (*Boards, error) {
	if len(results) == 0 {
		return nil, fmt.Errorf("boards: %w: no results, so no period to show", kpi.ErrParts)
	}
	b := &Boards{}
	for k, r := range results {
		if r == nil || r.Plan() == nil {
			return nil, fmt.Errorf("boards: %w: result %d is not one that a plan made", kpi.ErrParts, k)
		}
		b.periods = append(b.periods, r.Period())
	}
	b.results = slices.Clone(results)
	b.current = current(results)
	b.now = results[b.current]
	b.plan = b.now.Plan()
	b.prepare()
	b.discretion = withhold(b.results, b.plan.MinGroup())
	b.share()
	return b, nil
}

// current returns which is the last result with a measurement, or else the first.
func current(results []*chain.Result) int {
	for k, r := range slices.Backward(results) {
		for range r.Measurements() {
			return k
		}
	}
	return 0
}

// prepare looks up once what every board needs.
func (b *Boards) prepare() {
	b.kpis = slices.Collect(b.plan.Indicators())
	waits := map[string]bool{}
	for s := range b.plan.Steps() {
		waits[s.ID] = s.Handover
	}
	b.routeOf, b.stops = map[string]int{}, map[string][]stop{}
	for c := range b.plan.Chains() {
		k := len(b.routes)
		b.routeOf[c.ID] = k
		b.routes = append(b.routes, newRoute(c, waits))
		for l, link := range c.Links {
			b.stops[link.Step] = append(b.stops[link.Step], stop{k, l})
		}
	}
}

// Plan returns the plan that boards speak of: that of the current period. It has the
// model's names and links, and no readings; it is for the host, and not for an audience.
// Nil on the zero value.
func (b *Boards) Plan() *chain.Plan { return b.plan }

// For makes the board of an audience. The audience is a pattern, and who it stands
// for follows from its fields:
//
//	{}                   directors: every chain
//	{Chain}              a chain's owner
//	{Step}               those who do a step
//	{Unit}               a department or team, over all chains; with Chain or Step, there only
//	{Person}             that person, about themselves; with other fields, there only
//
// Tiles are ordered by light (red, amber, green, no data), then from the largest
// shortfall in Share, then by score, lowest first, then by place, and then by KPI in
// model order. So that shares in the gaps of several KPIs can be compared, each counts
// as a part of the way from the chain's target to its red: to the nearer end of its
// amber band, or where that is open or at the target as far as the target is from 0, or
// else 1. A tile without Share stands between those that made a gap worse and those that
// made it better. Hidden ones count as no data. Places stand in the order of the chain's
// links, those at one step, and those outside any chain, in the order of
// [chain.Plan.Places].
//
// The error wraps [chain.ErrUnknown] for a pattern that no place in the current plan
// matches, and [kpi.ErrParts] if there are no results.
//
// The cost is that of the places on the board in all periods, not of those in the plan,
// and, for each KPI that a share of one step follows from those of others, of a look at
// every step of the chain.
func (b *Boards) For(audience chain.Place) (*Board, error) {
	if b.now == nil {
		return nil, fmt.Errorf("board: %w: no results to show", kpi.ErrParts)
	}
	if !b.known(audience) {
		return nil, fmt.Errorf("board: %w: no place matches %q", chain.ErrUnknown, audience)
	}
	m := maker{b, audience, map[gaugeAt]bool{}}
	board := &Board{
		For:      audience,
		Name:     m.called(),
		Period:   b.now.Period(),
		Periods:  slices.Clone(b.periods),
		Sections: m.sections(),
	}
	board.Card = cardOf(board.Sections)
	board.KPIs = board.indicators(b.kpis)
	return board, nil
}

// known reports whether any place matches a pattern.
func (b *Boards) known(audience chain.Place) bool {
	for range b.plan.Places(audience) {
		return true
	}
	return false
}
