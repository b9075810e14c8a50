package dashboard

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// tile writes a tile as one row.
func (w *writer) tile(t Tile, called string) {
	trend, history := w.past(t)
	w.row(w.lightOf(t), called, w.stand(t), w.Goal(t.KPI, t.Gauge.Goal), trend, history)
}

// lightOf writes the light of a tile: no data if it is not shown.
func (w *writer) lightOf(t Tile) string {
	if t.Hidden {
		return w.Light(kpi.NoData)
	}
	return w.LightOf(t.Gauge)
}

// stand writes the reading of a tile, or that it is not shown.
func (w *writer) stand(t Tile) string {
	if t.Hidden {
		w.hid = true
		return w.Say.Hidden
	}
	return w.Told(t.Gauge)
}

// label returns what a tile is called, without what is said around it.
func (w *writer) label(t Tile) string {
	name, where := tell.Clean(t.Name), tell.Clean(t.Where)
	if name == "" {
		name = t.KPI
	}
	if where == "" {
		where = t.At.String()
	}
	return tell.Label(name, where, w.around)
}

// past writes what a tile's past shows: the trend, and the history up to now. Both
// are empty where there is none.
func (w *writer) past(t Tile) (trend, history string) {
	if t.Hidden {
		return "", ""
	}
	history = sparkline(t.History[:min(w.periods, len(t.History))])
	if t.Trend.Move == kpi.Unclear && history == "" {
		return "", ""
	}
	return w.Say.Move[t.Trend.Move], history
}

// warns writes that a light is not expected to stay so.
func (w *writer) warns(t Tile) {
	if sentence, ok := w.Say.Why[string(t.Warning)]; ok && !t.Hidden {
		w.detail("! " + sentence)
	}
}

// detail writes a line under a tile.
func (w *writer) detail(text string) { w.say(8, text) }

// course writes where a horizon is going, and what that takes.
func (w *writer) course(t Tile) {
	if t.Hidden {
		return
	}
	for _, sentence := range w.Course(t.KPI, t.Course) {
		w.detail(sentence)
	}
}

// dimCourse writes where a horizon is going that is not expected to end on green.
func (w *writer) dimCourse(t Tile) {
	if t.Course != nil && (t.Course.Forecast.Status != kpi.Green || t.Course.OutOfReach) {
		w.course(t)
	}
}

// share writes what a place added to the chain's gap, where that shows.
func (w *writer) share(t Tile) {
	if !t.Hidden && t.At != chain.Whole(t.At.Chain) {
		w.detail(w.Share(t.KPI, t.Share))
	}
}

// lineOfSight writes the way from a tile to the customer in one line.
func (w *writer) lineOfSight(t Tile) {
	sight := make([]tell.Hop, len(t.Sight))
	for k, s := range t.Sight {
		sight[k] = tell.Hop{At: s.Hop.At, KPI: s.Hop.KPI, Name: s.Name, Where: s.Where}
	}
	if hops := tell.Hops(sight); len(hops) > 0 {
		w.detail(fmt.Sprintf(w.Say.AddsTo, strings.Join(hops, " → ")))
	}
}
