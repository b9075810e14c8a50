package chaintest

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// differ names the first gauge in which two results differ, "" if they do not. how
// says how the second came about.
func (s *subject) differ(a, b *chain.Result, how string) string {
	for at := range s.plan.Places(chain.Place{}) {
		x, y := a.Gauges(at), b.Gauges(at)
		for k := range min(len(x), len(y)) {
			if !same(x[k], y[k]) {
				return difference(at, x[k], y[k], how)
			}
		}
		if len(x) != len(y) {
			return fmt.Sprintf("make %d gauges at %s, and %s %d", len(x), at, how, len(y))
		}
	}
	return ""
}

// same reports whether gauges are alike in all that they show.
func same(a, b kpi.Gauge) bool {
	return a.KPI == b.KPI && a.Reading.Equal(b.Reading) && sameGoals(a.Goal, b.Goal) && a.Status == b.Status &&
		a.Bounds.Equal(b.Bounds) && a.Score.Equal(b.Score) && a.Gap.Equal(b.Gap) && a.Room.Equal(b.Room) &&
		a.Coverage.Equal(b.Coverage)
}

func sameGoals(a, b *kpi.Thresholds) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Target.Equal(b.Target) && a.Green.Equal(b.Green) && a.Amber.Equal(b.Amber)
}

// difference says in what gauges of a place that are not the same differ.
func difference(at chain.Place, a, b kpi.Gauge, how string) string {
	x, y := shown(a), shown(b)
	for k := range x {
		if x[k] != y[k] {
			return fmt.Sprintf("make %s of %s show %s, and %s %s", a.KPI, at, x[k], how, y[k])
		}
	}
	return fmt.Sprintf("make %s show %s, and %s %s", at, a.KPI, how, b.KPI)
}

// shown says what a gauge shows, thing by thing.
func shown(g kpi.Gauge) []string {
	goal := "no goal"
	if g.Goal != nil {
		goal = fmt.Sprintf("goal %s, green %s, amber %s", number(g.Goal.Target), g.Goal.Green, g.Goal.Amber)
	}
	return []string{
		"reading " + g.Reading.String(), goal, "light " + g.Status.String(), "bounds " + g.Bounds.String(),
		"coverage " + number(g.Coverage), "gap " + number(g.Gap), "room " + number(g.Room), "score " + number(g.Score),
	}
}
