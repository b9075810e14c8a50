package picture

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// shown returns a tile without what its audience may not see: a board made by hand may
// carry a reading that it says is hidden.
func shown(t dashboard.Tile) dashboard.Tile {
	if !t.Hidden {
		return t
	}
	hidden := kpi.Gauge{KPI: t.Gauge.KPI, Goal: t.Gauge.Goal}
	return dashboard.Tile{At: t.At, KPI: t.KPI, Name: t.Name, Where: t.Where, Gauge: hidden, Sight: t.Sight, Hidden: true}
}

// valueOf returns the value of a reading, and reports whether it has one that can be
// drawn.
func valueOf(r kpi.Reading) (exact.Num, bool) {
	v, ok := r.Value()
	if !ok {
		return exact.Num{}, false
	}
	return numOf(v)
}

// numOf returns a number, and reports whether it is one that can be drawn.
func numOf(d decimal.Decimal) (exact.Num, bool) {
	v, err := exact.From(d)
	return v, err == nil
}

// intervalOf returns a band as numbers; an end that cannot be drawn is open.
func intervalOf(b kpi.Band) (i exact.Interval) {
	if low, ok := b.Min(); ok {
		i.Lo, i.HasLo = numOf(low)
	}
	if high, ok := b.Max(); ok {
		i.Hi, i.HasHi = numOf(high)
	}
	return i
}

// A goal is what a reading is held against, as numbers.
type goal struct {
	target       exact.Num
	green, amber exact.Interval
}

// goalOf returns what a gauge is held against, and reports whether that can be drawn.
// Bands that nobody filled in are as the indicator has them.
func goalOf(i kpi.Indicator, t *kpi.Thresholds) (goal, bool) {
	if t == nil {
		return goal{}, false
	}
	target, ok := numOf(t.Target)
	if g, err := i.Gauge(kpi.Of(t.Target), t); err == nil && g.Goal != nil {
		t = g.Goal
	}
	return goal{target, intervalOf(t.Green), intervalOf(t.Amber)}, ok
}

// ends returns the numbers of a goal that must be seen.
func (g goal) ends() []exact.Num {
	return append(append([]exact.Num{g.target}, endsOf(g.green)...), endsOf(g.amber)...)
}

// endsOf returns the ends that an interval has.
func endsOf(i exact.Interval) (list []exact.Num) {
	if i.HasLo {
		list = append(list, i.Lo)
	}
	if i.HasHi {
		list = append(list, i.Hi)
	}
	return list
}

// reachOf returns the values that the picture of a gauge spans: those of its goal and its
// reading, with room on both sides, as far as there can be values at all. What the
// missing readings may make of it counts as well, but does not push the rest together.
func reachOf(i kpi.Indicator, g kpi.Gauge) extent {
	var e extent
	if goal, ok := goalOf(i, g.Goal); ok {
		e = e.with(goal.ends()...)
	}
	if v, ok := valueOf(g.Reading); ok {
		e = e.with(v)
	}
	far := e.widened(exact.Int(1))
	for _, end := range endsOf(intervalOf(g.Bounds)) {
		if e.any {
			end = exact.Max(far.low, exact.Min(end, far.high))
		}
		e = e.with(end)
	}
	if !e.any {
		return e
	}
	return e.within(intervalOf(i.Domain))
}

// within returns an extent with some room on both sides, but not beyond a domain.
func (e extent) within(domain exact.Interval) extent {
	wide := e.widened(exact.Frac(1, 5))
	if domain.HasLo {
		wide.low = exact.Min(e.low, exact.Max(wide.low, domain.Lo))
	}
	if domain.HasHi {
		wide.high = exact.Max(e.high, exact.Min(wide.high, domain.Hi))
	}
	return wide
}

// cut returns what an interval and an extent have in common, which is not nothing.
func (e extent) cut(i exact.Interval) extent {
	if i.HasLo {
		e.low = exact.Max(e.low, exact.Min(i.Lo, e.high))
	}
	if i.HasHi {
		e.high = exact.Max(e.low, exact.Min(i.Hi, e.high))
	}
	return e
}
