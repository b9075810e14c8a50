package picture

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/links"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Chain draws the flow of a chain (klantketen): from the customer's question by its steps,
// in the order in which they can be done, to the satisfied customer. Steps at the same
// time, and those of a choice, stand below each other; a handover has a shape of its own.
// Every step says who does it, how often it is passed where that is not once, and what a
// KPI reads there, usually the lead time. Where the KPI adds up along the chain (Sum, Path,
// Total), a bar says what the step adds to the whole, all bars on one scale, and a line
// across it the target: so it shows where time is lost. What goes on for more than four
// columns is continued below, by lines along the sides.
//
// Readings, lights, shares and measured passes are those of the chain's own board, so that
// what it withholds is not here. Planned passes are the model's; they count where none were
// measured. Where measured ones are not shown, planned ones are not either, and there is no
// bar: a plan may have been made of what was measured. An arrow that follows from others is left out. People
// are not in it.
//
// The error wraps [chain.ErrUnknown] for a chain or a KPI that the current plan does not
// have, and [kpi.ErrParts] if there are no results. The cost is that of the chain's board,
// and at most of the square of its links.
func Chain(bs *dashboard.Boards, chainID, kpiID string, o Options) (Picture, error) {
	if bs == nil || bs.Plan() == nil {
		return Picture{}, fmt.Errorf("chain: %w: no results to show", kpi.ErrParts)
	}
	c, ok := chainOf(bs.Plan(), chainID)
	if !ok {
		return Picture{}, fmt.Errorf("chain: %w: no chain %q", chain.ErrUnknown, chainID)
	}
	i, ok := bs.Plan().Indicator(kpiID)
	if !ok {
		return Picture{}, fmt.Errorf("chain: %w: no KPI %q", chain.ErrUnknown, kpiID)
	}
	f := flow{say: o.chainWords(), chain: c, plan: bs.Plan(), indicator: i, format: o.Format}
	if err := f.gather(bs); err != nil {
		return Picture{}, fmt.Errorf("chain: %w", err)
	}
	f.before = links.Before(c.Links)
	m := newMap(f.before, links.Alternatives(c.Links, len(c.Links)-1))
	return Picture{title: f.title(), table: f.table(), svg: f.svg(m, o), spec: f.spec(m, o)}, nil
}

// chainOf looks up a chain that has links.
func chainOf(p *chain.Plan, id string) (chain.Chain, bool) {
	for c := range p.Chains() {
		if c.ID == id && len(c.Links) > 0 {
			return c, true
		}
	}
	return chain.Chain{}, false
}

// A flow is what the picture of a chain shows.
type flow struct {
	tell.Teller
	plain     tell.Teller // without units, for where room is short
	say       chainWords
	chain     chain.Chain
	plan      *chain.Plan
	indicator kpi.Indicator
	format    kpi.Format
	period    string
	whole     dashboard.Tile // of the chain, in the KPI
	happy     dashboard.Tile // of the customer
	steps     []flowStep     // by link
	before    [][]int
}

// A flowStep is a step as the chain's board shows it.
type flowStep struct {
	name     string
	handover bool
	who      []string
	choice   bool
	tile     dashboard.Tile
	read     bool // there is a tile
	passes   exact.Num
	// part is what the step adds to the whole, aim what its target adds.
	part, aim     exact.Num
	parted, aimed bool
}

// gather looks up what the boards show of the chain.
func (f *flow) gather(bs *dashboard.Boards) error {
	f.Teller = tell.New(f.format, slices.Collect(f.plan.Indicators()))
	f.plain = unitless(f.Teller)
	whole := chain.Whole(f.chain.ID)
	b, err := bs.For(whole)
	if err != nil {
		return err
	}
	f.period = b.Period
	tiles := tilesAt(b)
	f.whole = tiles[tileAt{whole, f.indicator.ID}]
	f.whole.At, f.whole.KPI = whole, f.indicator.ID
	f.happy = tiles[tileAt{whole, f.chain.Satisfaction}]
	if len(f.chain.Links) == 1 { // a board has no only part
		if b, err = bs.For(chain.At(f.chain.Links[0].Step)); err != nil {
			return err
		}
		tiles = tilesAt(b)
	}
	handover := map[string]bool{}
	for s := range f.plan.Steps() {
		handover[s.ID] = s.Handover
	}
	for _, l := range f.chain.Links {
		s := f.step(l, tiles)
		s.handover = handover[l.Step]
		f.steps = append(f.steps, s)
	}
	return nil
}

// A tileAt is where a tile is.
type tileAt struct {
	at  chain.Place
	kpi string
}

// tilesAt returns the tiles of a board's own and one level down, as they may be seen.
func tilesAt(b *dashboard.Board) map[tileAt]dashboard.Tile {
	all := map[tileAt]dashboard.Tile{}
	for _, s := range b.Sections {
		for _, t := range slices.Concat(s.Parts, s.Own) {
			all[tileAt{t.At, t.KPI}] = shown(t)
		}
	}
	return all
}

// step looks up one step.
func (f *flow) step(l chain.Link, tiles map[tileAt]dashboard.Tile) flowStep {
	at := chain.At(l.Step)
	s := flowStep{name: named(f.plan.Name(at), l.Step), choice: l.Choice != ""}
	s.tile, s.read = tiles[tileAt{at, f.indicator.ID}]
	for _, part := range f.plan.Parts(at) {
		if part.Person == "" {
			s.who = append(s.who, named(f.plan.Name(part), part.Unit))
		}
	}
	planned := exact.Int(1)
	if p, ok := numOf(l.Passes); ok && !p.IsZero() {
		planned = p
	}
	s.passes = planned
	passed := tiles[tileAt{chain.Place{Chain: f.chain.ID, Step: l.Step}, chain.Passes}]
	if passed.Hidden { // a plan may have been made of what was measured: it is not said either
		s.passes = exact.Int(1)
		return s
	}
	if p, ok := valueOf(passed.Gauge.Reading); ok {
		s.passes = p
	}
	times := map[kpi.Rule][2]exact.Num{
		kpi.Sum: {s.passes, planned}, kpi.Path: {s.passes, planned}, kpi.Total: {exact.Int(1), exact.Int(1)},
	}
	by, adds := times[f.indicator.Along]
	if v, ok := valueOf(s.tile.Gauge.Reading); ok && adds {
		s.part, s.parted = v.Mul(by[0]), true
	}
	if s.tile.Gauge.Goal == nil {
		return s
	}
	if v, ok := numOf(s.tile.Gauge.Goal.Target); ok && adds {
		s.aim, s.aimed = v.Mul(by[1]), true
	}
	return s
}
