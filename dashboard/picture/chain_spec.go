package picture

import (
	"encoding/json"

	"github.com/kpichain/kpichain/internal/exact"
)

// spec returns the flow for Vega-Lite: boxes, lines and lights where they stand, in pixels.
func (f *flow) spec(m *flowMap, o Options) map[string]any {
	look := o
	look.Look = o.fixed()
	at := m.place(0)
	colour, shape := o.statusScales()
	to := func(field string, far px) map[string]any {
		return map[string]any{"field": field, "type": "quantitative", "axis": nil,
			"scale": map[string]any{"domain": []any{0, pixels(far)}, "nice": false}}
	}
	x := func(field string) map[string]any { return to(field, at.width) }
	y := func(field string) map[string]any {
		e := to(field, at.bottom)
		e["scale"].(map[string]any)["reverse"] = true
		return e
	}
	second := func(field string) map[string]any { return map[string]any{"field": field} }
	only := func(what string) []any {
		return []any{map[string]any{"filter": map[string]any{"field": "what", "equal": what}}}
	}
	layer := func(what string, mark, encoding map[string]any) map[string]any {
		return map[string]any{"transform": only(what), "mark": mark, "encoding": encoding}
	}
	span := map[string]any{"x": x("x"), "y": y("y"), "x2": second("x2"), "y2": second("y2")}
	status := func(scale map[string]any) map[string]any {
		return map[string]any{"field": "status", "type": "nominal", "legend": nil, "scale": scale}
	}
	text := func(field string, size, down int, ink string) map[string]any {
		return map[string]any{
			"transform": only("step"),
			"mark": map[string]any{"type": "text", "align": "left", "dx": 12, "dy": down, "fontSize": size,
				"color": look.ink(ink), "limit": (boxWidth - 2*boxRoom) / 10},
			"encoding": map[string]any{"x": x("x"), "y": y("y"), "text": second(field)},
		}
	}
	ink := func(name string) string { return look.ink(name) }
	return map[string]any{
		"title": map[string]any{"text": f.title(), "subtitle": f.message(), "anchor": "start",
			"color": ink("ink"), "subtitleColor": ink("quiet")},
		"data": inline(f.data(at)), "width": pixels(at.width), "height": pixels(at.bottom), "config": o.config(),
		"layer": []any{
			layer("line", map[string]any{"type": "rule", "color": ink("none"), "strokeWidth": 1.5}, span),
			layer("tip", map[string]any{"type": "point", "shape": "triangle-right", "filled": true, "size": 60, "opacity": 1, "color": ink("none")},
				map[string]any{"x": x("x"), "y": y("y")}),
			map[string]any{"transform": only("step"), "mark": map[string]any{"type": "rect", "cornerRadius": 6, "fill": ink("paper"), "stroke": ink("none")},
				"encoding": map[string]any{"x": x("x"), "y": y("y"), "x2": second("x2"), "y2": second("y2"),
					"strokeWidth": map[string]any{"field": "edge", "type": "quantitative", "scale": nil, "legend": nil},
					"tooltip": []any{
						map[string]any{"field": "label", "type": "nominal", "title": f.say.Step},
						map[string]any{"field": "by", "type": "nominal", "title": f.say.By},
						map[string]any{"field": "said", "type": "nominal", "title": f.Say.Reading},
						map[string]any{"field": "share", "type": "nominal", "title": f.say.Share},
					}}},
			layer("bar", map[string]any{"type": "rect", "color": ink("none")}, span),
			layer("aim", map[string]any{"type": "rule", "color": ink("mark"), "strokeWidth": 2.5}, span),
			text("label", 13, 24, "ink"), text("by", 11, 42, "quiet"), text("said", 11, 74, "ink"), text("share", 11, 118, "ink"),
			map[string]any{"transform": append(only("step"), lit()),
				"mark":     map[string]any{"type": "point", "filled": true, "size": 90, "opacity": 1},
				"encoding": map[string]any{"x": x("light"), "y": y("lightY"), "color": status(colour), "shape": status(shape)}},
		},
	}
}

// pixels writes a length as a JSON number.
func pixels(p px) json.Number { return json.Number(p.String()) }

// data returns a row for everything that is drawn.
func (f *flow) data(at *flowPlace) (list []map[string]any) {
	span := func(what string, x, y, x2, y2 px) map[string]any {
		row := map[string]any{"what": what, "x": pixels(x), "y": pixels(y), "x2": pixels(x2), "y2": pixels(y2)}
		list = append(list, row)
		return row
	}
	for _, w := range at.ways {
		span("line", w.from.x, w.from.y, w.to.x, w.to.y)
	}
	for _, tip := range at.tips {
		list = append(list, map[string]any{"what": "tip", "x": pixels(tip.x - 40), "y": pixels(tip.y)})
	}
	reach := f.bars()
	for k, s := range at.slots {
		if s.box < 0 {
			continue
		}
		x, y := at.x(at.column[s.box]), at.middle[k]-boxHeight/2
		row := span("step", x, y, x+boxWidth, y+boxHeight)
		f.fill(row, s.box)
		row["light"], row["lightY"] = pixels(x+boxWidth-200), pixels(y+740)
		if s.box == 0 || s.box > len(f.steps) || !f.steps[s.box-1].parted {
			continue
		}
		step := f.steps[s.box-1]
		bars := scale{reach.low, reach.high, x + boxRoom, x + boxWidth - boxRoom}
		bar := span("bar", bars.at(exact.Num{}), y+920, bars.at(step.part), y+1000)
		bar["value"] = number(step.part)
		if step.aimed {
			aim := span("aim", bars.at(step.aim), y+900, bars.at(step.aim), y+1020)
			aim["value"] = number(step.aim)
		}
	}
	return list
}

// fill says what a box says.
func (f *flow) fill(row map[string]any, box int) {
	row["edge"], row["said"], row["share"] = 1, "", ""
	switch {
	case box == 0:
		row["label"], row["by"] = f.say.Asks, f.question()
	case box > len(f.steps):
		row["label"], row["by"], row["said"] = f.say.Satisfied, f.satisfied(), f.happyStand()
		if f.chain.Satisfaction != "" {
			g := f.happy.Gauge
			row["said"] = titled(f.happyStand(), f.Goal(f.chain.Satisfaction, g.Goal), lightWord(f.Teller, g))
			row["status"] = g.Status.String()
		}
	default:
		s := f.steps[box-1]
		row["label"] = titled(s.name, f.passed(s))
		row["by"], row["share"] = f.by(s, 1<<30, small), f.share(s)
		row["said"] = titled(f.stand(s), f.goal(s), lightWord(f.Teller, s.tile.Gauge))
		if s.handover {
			row["edge"] = 3
		}
		if s.read {
			row["status"] = s.tile.Gauge.Status.String()
		}
	}
}
