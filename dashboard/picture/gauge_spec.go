package picture

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// spec returns the gauge for Vega-Lite: zones, what may still come, the target and the
// reading, on one scale.
func (d dial) spec() map[string]any {
	o := d.Options
	o.Look = o.fixed()
	_, shape := o.statusScales()
	shape["range"] = readShapes()
	x := map[string]any{"field": "value", "type": "quantitative", "axis": map[string]any{"title": nil, "grid": false}}
	x["scale"] = scaleOf(reachOf(d.kpi, d.tile.Gauge))
	if d.kpi.Unit == kpi.Percent {
		x["axis"].(map[string]any)["format"] = "~%"
	}
	say := map[string]any{"field": "label", "type": "nominal", "title": nil}
	from := map[string]any{"field": "from", "type": "quantitative"}
	for name, v := range x { // into a map, in any order
		if name != "field" {
			from[name] = v
		}
	}
	to := map[string]any{"field": "to"}
	zones := map[string]any{
		"domain": []string{kpi.Red.String(), kpi.Amber.String(), kpi.Green.String()},
		"range":  []string{o.ink("red-zone"), o.ink("amber-zone"), o.ink("green-zone")},
	}
	return map[string]any{
		"resolve": map[string]any{"scale": map[string]any{"shape": "independent", "color": "independent"}},
		"config":  o.config(), "width": 440, "height": 36,
		"title": map[string]any{"text": d.title, "subtitle": d.message(), "anchor": "start", "color": o.ink("ink"), "subtitleColor": o.ink("ink")},
		"layer": []any{
			map[string]any{
				"data": inline(d.zoneRows()), "mark": map[string]any{"type": "bar", "height": 22, "stroke": o.ink("paper")},
				"encoding": map[string]any{"x": from, "x2": to, "tooltip": say, "color": map[string]any{
					"field": "status", "type": "nominal", "scale": zones, "legend": nil,
				}},
			},
			map[string]any{
				"data": inline(d.stillRows()), "mark": map[string]any{"type": "rule", "color": o.ink("mark"), "strokeWidth": 1.5},
				"encoding": map[string]any{"x": from, "x2": to, "tooltip": say},
			},
			map[string]any{
				"data": inline(d.targetRows()), "mark": map[string]any{"type": "tick", "color": o.ink("mark"), "thickness": 2.5, "size": 34, "opacity": 1},
				"encoding": map[string]any{"x": x, "tooltip": say},
			},
			map[string]any{
				"data":     inline(d.readingRows()),
				"mark":     map[string]any{"type": "point", "filled": true, "size": 130, "opacity": 1, "color": o.ink("mark"), "stroke": o.ink("paper")},
				"encoding": map[string]any{"x": x, "tooltip": say, "shape": d.legend(shape)},
			},
		},
	}
}

// scaleOf returns the scale of an extent: that of 0 to 1 for nothing.
func scaleOf(e extent) map[string]any {
	if !e.any {
		e = extent{exact.Int(0), exact.Int(1), true}
	}
	return map[string]any{"zero": false, "nice": false, "domain": []any{number(e.low), number(e.high)}}
}

// readShapes returns the shapes of what was read by its light: where there is none, it is
// there all the same.
func readShapes() []string { return []string{"diamond", "square", "triangle-up", "circle"} }

// legend returns how a light is told apart, with nothing said twice.
func (d dial) legend(scale map[string]any) map[string]any {
	return map[string]any{"field": "status", "type": "nominal", "scale": scale, "legend": nil}
}

func (d dial) zoneRows() (rows []map[string]any) {
	g, held := goalOf(d.kpi, d.tile.Gauge.Goal)
	if !held {
		return nil
	}
	e := reachOf(d.kpi, d.tile.Gauge)
	for _, z := range g.zones(e.low, e.high) {
		rows = append(rows, map[string]any{
			"from": number(z.low), "to": number(z.high), "status": z.status.String(), "label": d.Light(z.status),
		})
	}
	return rows
}

func (d dial) stillRows() []map[string]any {
	still := d.still()
	if still == "" {
		return nil
	}
	b, e := intervalOf(d.tile.Gauge.Bounds), reachOf(d.kpi, d.tile.Gauge)
	s := extent{e.low, e.high, true}.cut(b)
	return []map[string]any{{"from": number(s.low), "to": number(s.high), "label": still}}
}

func (d dial) targetRows() []map[string]any {
	g, held := goalOf(d.kpi, d.tile.Gauge.Goal)
	if !held {
		return nil
	}
	label := d.Say.Target + " " + d.Goal(d.tile.KPI, d.tile.Gauge.Goal)
	return []map[string]any{{"value": number(g.target), "label": label}}
}

func (d dial) readingRows() []map[string]any {
	v, ok := valueOf(d.tile.Gauge.Reading)
	if !ok {
		return nil
	}
	return []map[string]any{{"value": number(v), "status": d.status().String(), "label": d.message()}}
}
