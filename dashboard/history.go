package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// overTime fills in what all periods together say of a tile: History, Trend, Course
// and Warning.
func (m maker) overTime(t *Tile) {
	if len(m.results) < 2 {
		return
	}
	t.History = make([]kpi.Gauge, len(m.results))
	hidden := make([]bool, len(m.results))
	for k := range m.results {
		t.History[k], hidden[k] = m.gaugeIn(k, t.At, t.KPI)
	}
	i, _ := m.plan.Indicator(t.KPI)
	soFar := m.current + 1
	if !hidden[m.current] {
		t.Trend = i.Trend(readingsOf(t.History[:soFar]), t.Gauge.Goal)
	}
	if !slices.Contains(hidden, true) && m.composesOver(i, t.At) {
		t.Course = m.course(i, t.History)
	}
	t.Warning = m.warning(i, t)
}

// gaugeIn returns the gauge of a KPI at a place in one period, as far as the audience
// may see it, and reports whether it is withheld. A place or KPI that the plan of that
// period does not have is a gauge without data.
func (m maker) gaugeIn(period int, at chain.Place, kpiID string) (kpi.Gauge, bool) {
	g, ok := m.results[period].Gauge(at, kpiID)
	if !ok {
		g.KPI = kpiID
	}
	if m.hidesIn(period, at, kpiID) {
		return withheld(at, g), true
	}
	return g, false
}

// readingsOf returns the readings of gauges.
func readingsOf(gauges []kpi.Gauge) []kpi.Reading {
	list := make([]kpi.Reading, len(gauges))
	for k, g := range gauges {
		list[k] = g.Reading
	}
	return list
}

// course returns the course of one gauge per period, nil if there is none.
func (m maker) course(i kpi.Indicator, periods []kpi.Gauge) *kpi.Course {
	goals := make([]kpi.Thresholds, len(periods))
	for k, g := range periods {
		if g.Goal == nil {
			return nil
		}
		goals[k] = *g.Goal
	}
	c, err := i.Course(readingsOf(periods), goals, m.plan.Operator(i.Over))
	if err != nil {
		return nil // readings that the rule cannot compose: percentages without volume
	}
	return &c
}

// composesOver reports whether what a KPI reads at a place period by period may be
// composed over time: composing over time first, and its parts after that, as
// [chain.Plan.Combine] does, must come to the same.
func (m maker) composesOver(i kpi.Indicator, at chain.Place) bool {
	if i.Over == kpi.None {
		return false
	}
	whole := at.Chain != "" && at.Step == ""
	if whole && !goTogether(i.Along, i.Over) {
		return false
	}
	across := i.Across == i.Over || goTogether(i.Across, i.Over) // rules across group
	return across || whole && i.Along == kpi.None || !whole && len(m.plan.Parts(at)) == 0
}

// goTogether reports whether it makes no difference which of two rules composes
// first. Under Ratio over time it is for the readings to tell: those that another rule
// composed have no volume, and that is an error.
func goTogether(by, over kpi.Rule) bool {
	amounts := []kpi.Rule{kpi.Sum, kpi.Total, kpi.Mean}
	switch over {
	case kpi.Ratio, kpi.End:
		return true
	case kpi.Sum, kpi.Total:
		return by == kpi.None || slices.Contains(amounts, by)
	case kpi.Min, kpi.Max:
		return by == kpi.None || by == over
	}
	return by == kpi.None
}

// warning tells whether a green light is not expected to stay so.
func (m maker) warning(i kpi.Indicator, t *Tile) Why {
	if t.Gauge.Status != kpi.Green {
		return ""
	}
	if c := t.Course; c != nil && c.Left > 0 && dims(c.Forecast) {
		return OffCourse
	}
	goal := t.Gauge.Goal
	if next := m.current + 1; next < len(t.History) && t.History[next].Goal != nil {
		goal = t.History[next].Goal
	}
	next, err := i.Gauge(t.Trend.Next, goal)
	if err == nil && t.Trend.Move == kpi.Worsening && dims(next) {
		return Slipping
	}
	return ""
}

// dims reports whether a light is known, and not green.
func dims(g kpi.Gauge) bool { return g.Status == kpi.Red || g.Status == kpi.Amber }
