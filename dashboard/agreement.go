package dashboard

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// An Agreement is something people agreed to do (afspraak). It is the host's to
// store. The zero value is about nothing.
type Agreement struct {
	// ID is the host's own; two may be equal.
	ID string `json:"id"`
	// At and KPI say which tile it is about: any on the board, Shared and Handovers
	// included.
	At  chain.Place `json:"at"`
	KPI string      `json:"kpi"`
	// What, in the people's own words; By, who takes it up. Not looked into.
	What string `json:"what"`
	By   string `json:"by,omitempty"`
	// Made and Due are labels of the board's periods; Due is the one by which it should
	// show. Give New what is still to come as well: by a period that the board does not
	// have, nothing can be said.
	Made string `json:"made"`
	Due  string `json:"due"`
	// Aim is the value it should reach; no data means green.
	Aim kpi.Reading `json:"aim"`
	// Done: the people say they did it.
	Done bool `json:"done,omitempty"`
}

// A FollowUp is an agreement looked back on. The zero value is of none.
type FollowUp struct {
	Agreement Agreement `json:"agreement"`
	Outcome   Outcome   `json:"outcome"`
	// Name is the KPI's, Where the place's, as in [Tile]; empty if not on the board.
	Name  string `json:"name,omitempty"`
	Where string `json:"where,omitempty"`
	// Before is the gauge in the period Made, Now the current one; zero if hidden or
	// not on the board.
	Before kpi.Gauge `json:"before"`
	Now    kpi.Gauge `json:"now"`
}

// An Outcome is what became of an agreement. It says so of the agreement, and not of
// those who made it.
type Outcome string

const (
	// Reached: the aim is reached, done or not: the reading is at least as good as
	// Aim, or without an Aim the light is green. Under kpi.Near, at least as near to
	// the target as Aim is.
	Reached Outcome = "reached"
	// Running: not reached, and Due is the current period or later.
	Running Outcome = "running"
	// NoEffect: done, Due has passed, not reached: the idea did not work; try another.
	NoEffect Outcome = "no_effect"
	// Open: not done, Due has passed, not reached.
	Open Outcome = "open"
	// Unclear: no data now, or it is hidden; Made or Due is no period of the board's
	// results; the KPI is not on the board; or Aim cannot be compared, as under
	// kpi.Near without a goal. It comes before all others.
	Unclear Outcome = "unclear"
)

// followUp looks back on one agreement.
func (t talk) followUp(a Agreement) FollowUp {
	f := FollowUp{Agreement: a, Outcome: Unclear}
	tile, ok := t.find(gaugeAt{a.At, a.KPI})
	if !ok {
		return f
	}
	f.Name, f.Where = tile.Name, tile.Where
	if tile.Hidden {
		return f
	}
	made, due := slices.Index(t.Periods, a.Made), slices.Index(t.Periods, a.Due)
	f.Before, f.Now = t.gauge(tile, made), tile.Gauge
	reached, known := t.reached(a, tile.Gauge)
	switch {
	case !known || made < 0 || due < 0 || t.now < 0:
	case reached:
		f.Outcome = Reached
	case due >= t.now:
		f.Outcome = Running
	case a.Done:
		f.Outcome = NoEffect
	default:
		f.Outcome = Open
	}
	return f
}

// find returns the first tile of a gauge.
func (t talk) find(key gaugeAt) (Tile, bool) {
	for _, s := range t.Sections {
		for _, tiles := range [][]Tile{s.Shared, s.Own, s.Handovers, s.Parts} {
			if k := slices.IndexFunc(tiles, func(tile Tile) bool { return tile.key() == key }); k >= 0 {
				return tiles[k], true
			}
		}
	}
	return Tile{}, false
}

// reached reports whether a gauge reads as well as an agreement aims for, and whether
// that can be known.
func (t talk) reached(a Agreement, g kpi.Gauge) (reached, known bool) {
	if _, _, aims := a.Aim.Terms(); !aims {
		return g.Status == kpi.Green, g.Status != kpi.NoData
	}
	k := slices.IndexFunc(t.KPIs, func(i kpi.Indicator) bool { return i.ID == a.KPI })
	aim, ok := a.Aim.Value()
	if _, read := g.Reading.Value(); k < 0 || !ok || !read {
		return false, false
	}
	goal := &kpi.Thresholds{Target: aim}
	if t.KPIs[k].Better == kpi.Near {
		if goal = asNear(aim, g.Goal); goal == nil {
			return false, false
		}
	}
	held, err := t.KPIs[k].Gauge(g.Reading, goal)
	return held.Status == kpi.Green, err == nil
}

// asNear returns a goal of all that is as near to the target of another as an aim is,
// nil if there is no other.
func asNear(aim decimal.Decimal, goal *kpi.Thresholds) *kpi.Thresholds {
	if goal == nil || exact.Check(goal.Target) != nil {
		return nil
	}
	target := exact.Any(goal.Target)
	away := exact.Any(aim).Sub(target).Abs()
	return &kpi.Thresholds{
		Target: goal.Target,
		Green:  kpi.Between(target.Sub(away).Read(), target.Add(away).Read()),
	}
}
