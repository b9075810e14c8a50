package scenario

import (
	"iter"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// A Change is a light, score, reading or goal that differs between two results. The KPI
// is that of both gauges. The zero value is no change at no place.
type Change struct {
	At     chain.Place `json:"at"`
	Before kpi.Gauge   `json:"before"`
	After  kpi.Gauge   `json:"after"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (c Change) MarshalJSON() ([]byte, error) { return jsonx.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, c stays as it was.
func (c *Change) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, c) }

// Compare lists what is different after: the gauges that differ in reading, goal, light
// or score. A reading differs by its value or its volume: 5 of 10 is another one than 50
// of 100, and 2.50 is the same as 2.5. Gauges that differ in Bounds or Coverage alone,
// since more was read of what still says nothing, do not. A gauge that only one of them
// has is compared with the zero gauge of that KPI: with no data, and no goal.
//
// The results may be of different plans: last year's organisation, or other goals. The
// order is that of [chain.Result.All]: of before, if the plans differ, and then, in that
// of after, what only after has. A nil result has no gauges. Without changes the list is
// empty, not nil.
//
// Where one result is the other with other readings ([chain.Result.With]), or both are
// such of the same, the time is that of what changed, however large the result is: tens
// of microseconds for one reading. For two periods of one plan it is one pass over what
// was read, and for different plans one over all gauges, and a few microseconds for every
// change.
func Compare(before, after *chain.Result) []Change {
	type figure struct {
		at  chain.Place
		kpi string
	}
	var where []figure // first, since a change is large, and there may be many
	for at, id := range differing(before, after) {
		where = append(where, figure{at, id})
	}
	changes := make([]Change, 0, len(where))
	for _, f := range where {
		c := Change{At: f.at, Before: gaugeIn(before, f.at, f.kpi), After: gaugeIn(after, f.at, f.kpi)}
		if !alike(c.Before, c.After) {
			changes = append(changes, c)
		}
	}
	return changes
}

// differing yields where either of two results has a gauge that the other may not have.
func differing(a, b *chain.Result) iter.Seq2[chain.Place, string] {
	switch {
	case a != nil:
		return a.Differs(b)
	case b != nil:
		return b.Differs(nil)
	}
	return func(func(chain.Place, string) bool) {}
}

// gaugeIn returns the gauge that a result has at a place, a zero one if it has none.
func gaugeIn(r *chain.Result, at chain.Place, kpiID string) kpi.Gauge {
	if r != nil {
		if g, ok := r.Gauge(at, kpiID); ok {
			return g
		}
	}
	return kpi.Gauge{KPI: kpiID}
}

// alike reports whether two gauges say the same of a KPI.
func alike(a, b kpi.Gauge) bool {
	return a.Status == b.Status && a.Reading.Equal(b.Reading) && exact.Compare(a.Score, b.Score) == 0 &&
		sameGoal(a.Goal, b.Goal)
}

// sameGoal reports whether two goals, either of which may be none, ask the same.
func sameGoal(a, b *kpi.Thresholds) bool {
	if a == nil || b == nil {
		return a == b
	}
	return exact.Compare(a.Target, b.Target) == 0 && a.Green.Equal(b.Green) && a.Amber.Equal(b.Amber)
}
