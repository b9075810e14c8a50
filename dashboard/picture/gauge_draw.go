package picture

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// The measures of a gauge.
const (
	gaugeWidth px = 4800
	barTop     px = 1000 // below the words of the zones
	barHeight  px = 340
)

// svg draws the gauge: the message, the zones with their words, the bar, the room below
// it, the scale, and what is what.
func (d dial) svg() []byte {
	c := &canvas{Options: d.Options}
	status := d.status()
	message := d.message()
	if wide(message, big*11/10) > gaugeWidth-2*edgeRoom-180 {
		message, _, _ = strings.Cut(message, ", "+d.Say.Target) // which is said below as well
	}
	c.banner(gaugeWidth, d.title, message, &status)
	y := headRoom
	x, width := edgeRoom, gaugeWidth-2*edgeRoom
	s := c.gauge(x, barTop, width, barHeight, d.kpi, d.tile.Gauge)
	if s.from < s.to {
		d.zoneWords(c, s)
		d.drawRoom(c, s)
		d.axis(c, s)
		y = barTop + barHeight + 700
	}
	y = d.keys(c, y)
	return c.svg(gaugeWidth, y+100, d.title, d.about())
}

// about says the drawing to those who do not see it.
func (d dial) about() string {
	rows := d.table().rows
	list := make([]string, len(rows))
	for k, row := range rows {
		list[k] = row[0] + ": " + row[1]
	}
	return strings.Join(list, "; ")
}

// zoneWords writes the words of the lights above their zones, where there is room.
func (d dial) zoneWords(c *canvas, s scale) {
	g, held := goalOf(d.kpi, d.tile.Gauge.Goal)
	if !held {
		return
	}
	for _, z := range g.zones(s.low, s.high) {
		from, to := s.at(z.low), s.at(z.high)
		word := d.Teller.Format.Status(z.status)
		if wide(word, small) <= to-from {
			c.text(point{(from + to) / 2, barTop - 60}, style{size: small, anchor: "middle", ink: "quiet"}, word)
		}
	}
}

// drawRoom draws from the reading to where its light changes, below the bar.
func (d dial) drawRoom(c *canvas, s scale) {
	room, ok := d.room()
	v, _ := valueOf(d.tile.Gauge.Reading)
	if !ok {
		return
	}
	end := v.Sub(room)
	switch {
	case d.kpi.Better == kpi.Lower:
		end = v.Add(room)
	case d.kpi.Better == kpi.Near && !d.below(v):
		end = v.Add(room)
	}
	const y = barTop + barHeight + 60
	from, to := s.at(v), s.at(end)
	c.bracket(from, to, y)
}

// below reports whether a reading leaves its light at the low end: it is below the target,
// or on it and nearer to that end.
func (d dial) below(v exact.Num) bool {
	g, held := goalOf(d.kpi, d.tile.Gauge.Goal)
	if !held {
		return false
	}
	b := g.green
	if d.status() == kpi.Amber {
		b = g.amber
	}
	if !v.Equal(g.target) {
		return v.Less(g.target) && b.HasLo
	}
	return b.HasLo && (!b.HasHi || v.Sub(b.Lo).Less(b.Hi.Sub(v)))
}

// bracket draws a stretch with a stop at either end.
func (c *canvas) bracket(from, to, y px) {
	c.line(point{from, y}, point{to, y}, 15, 0, "quiet")
	c.line(point{from, y - 30}, point{from, y + 30}, 15, 0, "quiet")
	c.line(point{to, y - 30}, point{to, y + 30}, 15, 0, "quiet")
}

// axis writes round values below the bar, as many as have room.
func (d dial) axis(c *canvas, s scale) {
	const y = barTop + barHeight + 160
	c.rect(s.from, y, s.to-s.from, 10, "rule")
	for most := 6; most > 1; most-- {
		ticks, texts := d.ticks(extent{s.low, s.high, true}, most)
		room := (s.to - s.from) / px(most)
		if len(ticks) == 0 || widest(small, gaugeWidth, texts...) > room-60 {
			continue
		}
		for k, tick := range ticks {
			at := s.at(tick)
			c.line(point{at, y}, point{at, y + 50}, 10, 0, "rule")
			half := wide(texts[k], small) / 2
			at = max(s.from+half-100, min(at, s.to-half+100))
			c.text(point{at, y + 180}, style{size: small, anchor: "middle", ink: "quiet"}, texts[k])
		}
		return
	}
}

// ticks returns round values, so many at most, written with as many decimals as tell them
// apart and without their unit; none that cannot be told apart.
func (d dial) ticks(e extent, most int) ([]exact.Num, []string) {
	ticks := e.ticks(most)
	i := d.kpi
	i.Decimals = 0
	if i.Decimals = decimalsOf(i, ticks...); i.Unit != kpi.Percent {
		i.Unit = ""
	}
	texts := make([]string, len(ticks))
	for k, tick := range ticks {
		texts[k] = i.Format(kpi.Of(tick.Read()), d.Teller.Format)
		if k > 0 && texts[k] == texts[k-1] {
			return nil, nil
		}
	}
	return ticks, texts
}

// A key says what a part of a drawing is.
type key struct {
	draw func(c *canvas, at point) // in a box of 16 pixels wide, about a point
	text string
}

// keys says what the drawing is made of, with the numbers, and returns where it ends.
func (d dial) keys(c *canvas, y px) px {
	w := d.gaugeWords()
	var list []key
	if _, read := valueOf(d.tile.Gauge.Reading); read {
		mark := func(c *canvas, at point) { c.marker(at, 65, d.status()) }
		list = append(list, key{mark, d.Say.Reading + " " + d.reading()})
	}
	if _, held := goalOf(d.kpi, d.tile.Gauge.Goal); held {
		tick := func(c *canvas, at point) { c.line(point{at.x, at.y - 65}, point{at.x, at.y + 65}, 25, 0, "mark") }
		list = append(list, key{tick, d.Say.Target + " " + d.Goal(d.tile.KPI, d.tile.Gauge.Goal)})
	}
	if room := d.roomText(); room != "" {
		bracket := func(c *canvas, at point) { c.bracket(at.x-70, at.x+70, at.y) }
		list = append(list, key{bracket, w.Room + " " + fmt.Sprintf(w.RoomLeft, room)})
	}
	if still := d.still(); still != "" {
		line := func(c *canvas, at point) { c.line(point{at.x - 70, at.y}, point{at.x + 70, at.y}, 15, 0, "mark") }
		list = append(list, key{line, fmt.Sprintf(w.StillBetween, still)})
	}
	return c.keys(gaugeWidth, y, list)
}

// keys draws keys one after another, on as many lines as they need, and returns where the
// last one ends.
func (c *canvas) keys(width, y px, list []key) px {
	const sample, between = 220, 240
	x := edgeRoom
	for _, k := range list {
		text := fit(k.text, width-2*edgeRoom-sample, small)
		room := sample + wide(text, small)
		if x > edgeRoom && x+room > width-edgeRoom {
			x, y = edgeRoom, y+200
		}
		k.draw(c, point{x + 80, y - 40})
		c.text(point{x + sample, y}, style{size: small, ink: "quiet"}, text)
		x += room + between
	}
	return y
}
