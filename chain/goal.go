package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// A Goal sets a target for a KPI at a place (doel). From there it is cascaded
// down to Depth. Numbers have at most the KPI's Decimals, and at most 18 digits
// counted to those.
type Goal struct {
	At  Place  `json:"at"`
	KPI string `json:"kpi"`
	// Target, Green and Amber are as in [kpi.Thresholds].
	Target decimal.Decimal `json:"target"`
	Green  kpi.Band        `json:"green,omitzero"`
	Amber  kpi.Band        `json:"amber,omitzero"`
	// Weights, by ID of step, unit or person, are the shares of the place's direct
	// parts in this goal, in place of 1 per step and of the assignments' and members'
	// weights: below 10^9, with at most 9 decimals, and together at most 3·10^9. Nil, or
	// complete; zero leaves a part out of this KPI altogether. See [Result.Weights] for
	// the shares that parts had last period.
	Weights map[string]decimal.Decimal `json:"weights,omitempty"`
	// Craft marks a goal of the profession (vakmanschap, kennisdeling): departments
	// are good for that. It is on the board, outside scorecards, and no island.
	Craft bool `json:"craft,omitempty"`
	// Depth is how far down the goal is cascaded, and how far down it may be
	// measured. Sickness leave, say, stops at Departments. Where goals of one KPI
	// meet, the shallowest wins; without a goal a KPI may be measured anywhere.
	Depth Level `json:"depth,omitzero"`
}

// Thresholds returns the goal's numbers with empty bands filled in: Green becomes
// Target or better, exactly Target for Near, and Amber becomes Green.
func (g Goal) Thresholds(better kpi.Direction) kpi.Thresholds {
	t := kpi.Thresholds{Target: g.Target, Green: g.Green, Amber: g.Amber}
	if open(t.Green) {
		t.Green = onTarget(g.Target, better)
	}
	if open(t.Amber) {
		t.Amber = t.Green
	}
	return t
}

// open reports whether a band is open on both ends.
func open(b kpi.Band) bool {
	_, low := b.Min()
	_, high := b.Max()
	return !low && !high
}

// onTarget returns the band of Target or better.
func onTarget(target decimal.Decimal, better kpi.Direction) kpi.Band {
	switch better {
	case kpi.Lower:
		return kpi.AtMost(target)
	case kpi.Near:
		return kpi.Between(target, target)
	}
	return kpi.AtLeast(target)
}
