package chain

import "github.com/shopspring/decimal"

// An Influence says that KPI From moves KPI To (invloed): if From's value rises
// by one step, To's value tends to rise (Effect > 0) or fall (Effect < 0). It
// holds wherever both are steered.
//
// If getting better at From makes To better, it is a driver of To, with weight
// |Effect| among To's drivers (doorvertaling: see [Result.Drivers]). If it makes To
// worse, steering on From is a conflict (see [Conflict]): low stock empties
// shelves. A KPI that is better Near its target is pulled neither way, and is
// neither. Loops are allowed.
type Influence struct {
	From   string          `json:"from"`
	To     string          `json:"to"`
	Effect decimal.Decimal `json:"effect"` // in -1..1, not 0
	// Because says why, for people: the reason stands in findings and lines of sight.
	// Best a few words without a full stop: "less stock, emptier shelves".
	Because string `json:"because,omitempty"`
	// Curve translates values, for a driver whose effect is known: what To is
	// expected to read for what From reads, straight between points, flat beyond
	// them: see [Driver].Expected. Targets never cascade through it. At least two
	// points, From strictly rising. Optional.
	Curve []Point `json:"curve,omitempty"`
}

// A Point is one point of a curve.
type Point struct {
	From decimal.Decimal `json:"from"`
	To   decimal.Decimal `json:"to"`
}
