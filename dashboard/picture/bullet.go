package picture

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// bullet draws a gauge within a box, without words: pale zones where its light is red,
// amber and green, a line across at the target, and the reading as the shape of its
// light. There is no bar: its length would say something only where a scale begins at
// zero. Nothing is drawn of a gauge without a reading, unless its light is certain all
// the same.
func (c *canvas) bullet(x, y, width, height px, i kpi.Indicator, g kpi.Gauge) {
	if _, read := valueOf(g.Reading); !read && g.Status == kpi.NoData {
		return
	}
	c.gauge(x, y, width, height, i, g)
}

// gauge draws what there is of a gauge: bullet, and a goal alone as well. It returns the
// scale that it stands on; the zero value where nothing was drawn.
func (c *canvas) gauge(x, y, width, height px, i kpi.Indicator, g kpi.Gauge) scale {
	e := reachOf(i, g)
	if !e.any || width <= 0 || height <= 0 {
		return scale{}
	}
	s := scale{e.low, e.high, x, x + width}
	goal, held := goalOf(i, g.Goal)
	inset := height / 5
	c.zones(goal, held, s, y+inset, height-2*inset)
	c.whisker(g, s, y+height/2, height/5)
	if held {
		at := s.at(goal.target)
		c.line(point{at, y}, point{at, y + height}, 25, 0, "mark")
	}
	if v, ok := valueOf(g.Reading); ok {
		c.marker(point{s.at(v), y + height/2}, min(height*3/10, 75), g.Status)
	}
	return s
}

// A zone is a stretch of a scale with one light.
type zone struct {
	low, high exact.Num
	status    kpi.Status
}

// zones returns the stretches of an extent in which a goal has one light, from low to
// high; none that have no width.
func (g goal) zones(low, high exact.Num) (list []zone) {
	end := func(has bool, v, open exact.Num) exact.Num {
		if !has {
			return open
		}
		return exact.Max(low, exact.Min(v, high))
	}
	cuts := []exact.Num{
		low, end(g.amber.HasLo, g.amber.Lo, low), end(g.green.HasLo, g.green.Lo, low),
		end(g.green.HasHi, g.green.Hi, high), end(g.amber.HasHi, g.amber.Hi, high), high,
	}
	for k, status := range []kpi.Status{kpi.Red, kpi.Amber, kpi.Green, kpi.Amber, kpi.Red} {
		cuts[k+1] = exact.Max(cuts[k], cuts[k+1]) // bands out of order take what is left
		if cuts[k].Less(cuts[k+1]) {
			list = append(list, zone{cuts[k], cuts[k+1], status})
		}
	}
	return list
}

// zones draws where the light is what, a hair apart; one grey stretch without a goal.
func (c *canvas) zones(g goal, held bool, s scale, y, height px) {
	if !held {
		c.rect(s.from, y+height/2-5, s.to-s.from, 10, "rule")
		return
	}
	for _, z := range g.zones(s.low, s.high) {
		from, to := s.at(z.low), s.at(z.high)
		if z.high.Less(s.high) {
			to -= 10
		}
		c.rect(from, y, to-from, height, lightInk(z.status)+"-zone")
	}
}

// stillOf returns where the value of a gauge may still lie when the rest comes in, and
// reports whether that is more than one value and less than anything.
func stillOf(g kpi.Gauge) (exact.Interval, bool) {
	b := intervalOf(g.Bounds)
	_, read := valueOf(g.Reading)
	known := b.HasLo && b.HasHi && !b.Lo.Less(b.Hi)
	return b, (read || g.Status != kpi.NoData) && !known && (b.HasLo || b.HasHi)
}

// whisker draws where a value may still lie when the rest comes in; an end that is open,
// or beyond the scale, has no stop.
func (c *canvas) whisker(g kpi.Gauge, s scale, y, stop px) {
	b, ok := stillOf(g)
	if !ok {
		return
	}
	from, to := s.from, s.to
	if b.HasLo {
		from = s.at(b.Lo)
	}
	if b.HasHi {
		to = s.at(b.Hi)
	}
	c.line(point{from, y}, point{to, y}, 15, 0, "mark")
	if b.HasLo && !b.Lo.Less(s.low) {
		c.line(point{from, y - stop}, point{from, y + stop}, 15, 0, "mark")
	}
	if b.HasHi && !s.high.Less(b.Hi) {
		c.line(point{to, y - stop}, point{to, y + stop}, 15, 0, "mark")
	}
}

// marker draws a reading as the shape of its light in ink, with a rim of paper.
func (c *canvas) marker(at point, half px, s kpi.Status) {
	edge := fmt.Sprintf(`fill="%s" stroke="%s" stroke-width="1.5"`, c.ink("mark"), c.ink("paper"))
	switch s {
	case kpi.Amber:
		three := []point{{at.x, at.y - half}, {at.x + half, at.y + half*4/5}, {at.x - half, at.y + half*4/5}}
		fmt.Fprintf(&c.out, `<polygon points="%s" %s/>`, pointsText(three), edge)
	case kpi.Red:
		side := half * 8 / 5
		fmt.Fprintf(&c.out, `<rect x="%s" y="%s" width="%s" height="%s" %s/>`, at.x-side/2, at.y-side/2, side, side, edge)
	case kpi.Green:
		fmt.Fprintf(&c.out, `<circle cx="%s" cy="%s" r="%s" %s/>`, at.x, at.y, half*9/10, edge)
	default:
		fmt.Fprintf(&c.out, `<circle cx="%s" cy="%s" r="%s" fill="%s" stroke="%s" stroke-width="2"/>`,
			at.x, at.y, half*8/10, c.ink("paper"), c.ink("mark"))
	}
}
