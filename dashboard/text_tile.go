package dashboard

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// tile writes a tile as one row.
func (w *writer) tile(t Tile, called string) {
	trend, history := w.past(t)
	w.row(w.lightOf(t), called, w.stand(t), w.goal(t.KPI, t.Gauge.Goal), trend, history)
}

// lightOf writes the light of a tile: no data if it is not shown, and that there is no
// goal where a reading is held against none.
func (w *writer) lightOf(t Tile) string {
	_, _, read := t.Gauge.Reading.Terms()
	switch {
	case t.Hidden:
		return w.light(kpi.NoData)
	case read && t.Gauge.Goal == nil:
		return w.status[kpi.NoData] + " " + w.noGoal
	}
	return w.light(t.Gauge.Status)
}

// stand writes the reading of a tile, or that it is not shown.
func (w *writer) stand(t Tile) string {
	if t.Hidden {
		w.hid = true
		return w.hidden
	}
	return w.told(t.Gauge)
}

// label returns what a tile is called, without what is said around it.
func (w *writer) label(t Tile) string {
	name, where := clean(t.Name), clean(t.Where)
	if name == "" {
		name = t.KPI
	}
	if where == "" {
		where = t.At.String()
	}
	for _, known := range w.around {
		if where == known {
			return cut(name)
		}
		where = strings.TrimSuffix(where, ", "+known)
	}
	if clean(where) == "" {
		return cut(name)
	}
	return cutBoth(name, where, " · ")
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
	return w.move[t.Trend.Move], history
}

// warns writes that a light is not expected to stay so.
func (w *writer) warns(t Tile) {
	if sentence, ok := w.why[t.Warning]; ok && !t.Hidden {
		w.detail("! " + sentence)
	}
}

// detail writes a line under a tile.
func (w *writer) detail(text string) { w.say(8, text) }

// course writes where a horizon is going, and what that takes.
func (w *writer) course(t Tile) {
	c := t.Course
	if c == nil || t.Hidden {
		return
	}
	g := c.Forecast
	value, target, light := w.told(g), w.goal(t.KPI, g.Goal), w.light(g.Status)
	switch {
	case !known(g.Reading) || g.Goal == nil:
		return
	case c.Left <= 0:
		w.detail(fmt.Sprintf(w.soFar, value, target, light))
		return
	case g.Status == kpi.Green:
		w.detail(fmt.Sprintf(w.onCourse, value, target))
		return
	}
	w.detail(fmt.Sprintf(w.forecast, value, target, light))
	if len(c.Needed) > 0 && known(c.Needed[0]) {
		w.detail(fmt.Sprintf(w.need, w.asked(t.KPI, c.Needed[0])))
	}
	if c.OutOfReach {
		w.detail(w.outOfReach)
	}
	if runsShort(c) {
		periods := kpi.Indicator{Decimals: 1}.Format(c.Range, w.Format)
		w.detail(fmt.Sprintf(w.lasts, periods))
	}
}

// dimCourse writes where a horizon is going that is not expected to end on green.
func (w *writer) dimCourse(t Tile) {
	if t.Course != nil && (t.Course.Forecast.Status != kpi.Green || t.Course.OutOfReach) {
		w.course(t)
	}
}

// runsShort reports whether a budget ends before its horizon does. With the busiest
// periods ahead a range may be longer than what is left, and the forecast not green:
// to name it would only confuse.
func runsShort(c *kpi.Course) bool {
	periods, ok := c.Range.Value()
	return ok && !c.OutOfReach && exact.Compare(periods, decimal.New(int64(c.Left), 0)) < 0
}

// known reports whether a reading has a value.
func known(r kpi.Reading) bool {
	_, ok := r.Value()
	return ok
}

// share writes what a place added to the chain's gap, where that shows.
func (w *writer) share(t Tile) {
	v, ok := t.Share.Value()
	if !ok || t.Hidden || t.At == chain.Whole(t.At.Chain) {
		return
	}
	size := w.value(t.KPI, kpi.Of(exact.Any(v).Abs().Read()))
	switch {
	case size == w.value(t.KPI, kpi.Of(exact.Int(0).Read())):
	case v.Sign() < 0:
		w.detail(fmt.Sprintf(w.gain, size))
	default:
		w.detail(fmt.Sprintf(w.added, size))
	}
}

// lineOfSight writes the way from a tile to the customer in one line: places while
// the KPI stays the same, and from there on KPIs.
func (w *writer) lineOfSight(t Tile) {
	var hops []string
	for k := 1; k < len(t.Sight); k++ {
		from, to := t.Sight[k-1], t.Sight[k]
		switch {
		case to.Hop.KPI == from.Hop.KPI:
			hops = append(hops, cut(to.Where))
		case to.Hop.At == from.Hop.At:
			hops = append(hops, cut(to.Name))
		default:
			hops = append(hops, cut(to.Name+" · "+to.Where))
		}
	}
	if len(hops) > 0 {
		w.detail(fmt.Sprintf(w.sight, strings.Join(hops, " → ")))
	}
}
