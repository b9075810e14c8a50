package picture

import (
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// spec returns the overview for Vega-Lite: a facet a tile. Each is drawn from 0 to 1, by the
// fields that end in _at, so that a tile without numbers is a facet like the others; beside
// them stand the values.
func (s *sheet) spec() map[string]any {
	o := s.Options
	o.Look = o.fixed()
	data := s.data()
	if len(data) == 0 {
		none := kpi.NoData
		data = []map[string]any{{"row": 0, "part": "tile", "label": s.Say.Empty, "shape": tell.Shape(none), "status": none.String()}}
	}
	return map[string]any{
		"title":   map[string]any{"text": s.title(), "anchor": "start", "color": o.ink("ink")},
		"data":    inline(data),
		"facet":   map[string]any{"row": map[string]any{"field": "row", "type": "ordinal", "header": nil}},
		"spec":    map[string]any{"width": 160, "height": 24, "layer": append(s.drawings(o), s.writings(o)...)},
		"spacing": 4, "config": o.config(),
	}
}

// only lets through the data of zones, or those of tiles.
func only(part string) []any {
	return []any{map[string]any{"filter": map[string]any{"field": "part", "equal": part}}}
}

// drawings are the layers of a facet that draw a gauge: zones, the target and the reading.
func (s *sheet) drawings(o Options) []any {
	colour, shape := o.statusScales()
	zone := map[string]any{"domain": colour["domain"], "range": []string{
		o.ink("rule"), o.ink("red-zone"), o.ink("amber-zone"), o.ink("green-zone")}}
	along := func(field string) map[string]any {
		return map[string]any{"field": field, "type": "quantitative", "axis": nil, "scale": map[string]any{"domain": []int{0, 1}}}
	}
	mark := o.ink("mark")
	return []any{
		map[string]any{"transform": only("zone"), "mark": map[string]any{"type": "bar", "size": 12},
			"encoding": map[string]any{"x": along("from_at"), "x2": map[string]any{"field": "to_at"}, "fill": lightBy(zone)}},
		map[string]any{"transform": only("tile"), "mark": map[string]any{"type": "tick", "thickness": 2.5, "size": 18, "color": mark},
			"encoding": map[string]any{"x": along("target_at")}},
		map[string]any{"transform": only("tile"),
			"mark":     map[string]any{"type": "point", "filled": true, "size": 70, "color": mark, "opacity": 1},
			"encoding": map[string]any{"x": along("value_at"), "shape": lightBy(shape), "tooltip": s.tips()}},
	}
}

// lightBy encodes a light by a scale.
func lightBy(scale map[string]any) map[string]any {
	return map[string]any{"field": "status", "type": "nominal", "legend": nil, "scale": scale}
}

// writings are the layers of a facet that write: to the left and right of the gauge.
func (s *sheet) writings(o Options) []any {
	colour, _ := o.statusScales()
	write := func(field, align string, at, limit int) map[string]any {
		return map[string]any{"transform": only("tile"), "mark": map[string]any{"type": "text", "align": align, "limit": limit},
			"encoding": map[string]any{"x": map[string]any{"value": at}, "text": map[string]any{"field": field, "type": "nominal"}}}
	}
	shape := write("shape", "left", -365, 20)
	shape["encoding"].(map[string]any)["color"] = lightBy(colour)
	return []any{
		shape, write("light", "left", -348, 60), write("label", "left", -280, 275),
		write("reading", "right", 310, 140), write("aim", "right", 460, 140), write("trend", "left", 480, 120),
	}
}

// tips are what is said of a tile that is pointed at.
func (s *sheet) tips() []any {
	var list []any
	for _, tip := range [][2]string{
		{"label", s.words.What}, {"light", s.words.Light}, {"reading", s.Say.Reading}, {"aim", s.Say.Target},
		{"trend", s.Say.Trend}, {"chain", s.words.Chain}, {"list", s.words.List},
	} {
		list = append(list, map[string]any{"field": tip[0], "type": "nominal", "title": tip[1]})
	}
	return list
}

// data returns a row for every tile, and one for every zone of its gauge.
func (s *sheet) data() (rows []map[string]any) {
	s.each(func(k int, part dashboard.Section, l list, t dashboard.Tile) {
		status, light := s.lit(t)
		row := map[string]any{
			"row": k, "part": "tile", "label": s.label(t), "status": status.String(), "shape": tell.Shape(status), "light": light,
			"reading": s.stand(t), "aim": s.Goal(t.KPI, t.Gauge.Goal), "trend": s.trend(t),
			"chain": s.reader.section(part), "list": l.head,
		}
		i, g := s.Indicator(t.KPI), shown(t).Gauge
		goal, held := goalOf(i, g.Goal)
		v, read := valueOf(g.Reading)
		rows = append(rows, row)
		e := reachOf(i, g)
		if read {
			row["value"], row["value_at"] = number(v), number(e.part(v))
		}
		if held && (read || g.Status != kpi.NoData) {
			row["target"], row["target_at"] = number(goal.target), number(e.part(goal.target))
			for _, z := range goal.zones(e.low, e.high) {
				rows = append(rows, map[string]any{"row": k, "part": "zone", "status": z.status.String(),
					"from": number(z.low), "to": number(z.high), "from_at": number(e.part(z.low)), "to_at": number(e.part(z.high))})
			}
		}
	})
	return rows
}
