package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// why returns why a tile is a topic, empty for no reason. troubled tells that its
// chain's light for the same KPI is not green.
func (t talk) why(tile Tile, troubled bool) Why {
	if tile.Hidden {
		return ""
	}
	green, dim, move := tile.Gauge.Status == kpi.Green, dims(tile.Gauge), tile.Trend.Move
	late := dims(forecast(tile))
	for _, reason := range []struct {
		why     Why
		applies bool
	}{
		{TurnedGreen, green && dims(t.before(tile))},
		{Improved, dim && move == kpi.Improving && !late},
		{OffCourse, late || green && tile.Warning == OffCourse},
		{OffTarget, dim},
		{Slipping, green && tile.Warning == Slipping},
		{Unknown, !green && measurable(tile.Gauge)},
		{HelpElsewhere, green && troubled},
		{Surprising, t.surprising(tile)},
		{Kept, green && move != kpi.Worsening},
	} {
		if reason.applies {
			return reason.why
		}
	}
	return ""
}

// forecast returns what is expected of the horizon while any of it is left, zero for
// nothing.
func forecast(tile Tile) kpi.Gauge {
	if tile.Course == nil || tile.Course.Left <= 0 {
		return kpi.Gauge{}
	}
	return tile.Course.Forecast
}

// before returns the last gauge with a light before the current period, zero if there
// is none.
func (t talk) before(tile Tile) kpi.Gauge {
	for _, g := range slices.Backward(tile.History[:min(max(t.now, 0), len(tile.History))]) {
		if g.Status != kpi.NoData {
			return g
		}
	}
	return kpi.Gauge{}
}

// measurable reports whether there is a goal, and was anything to hold against it.
func measurable(g kpi.Gauge) bool {
	_, ok := g.Reading.Value()
	_, _, counted := g.Reading.Terms()
	return g.Goal != nil && (ok || !counted)
}

// surprising reports whether the current reading is a signal in the good direction.
func (t talk) surprising(tile Tile) bool {
	return slices.Contains(tile.Trend.Signals, kpi.Signal{Index: t.now, Rule: kpi.Outside, Better: true})
}
