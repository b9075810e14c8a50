package picture

// spec returns the tree for Vega-Lite: points and the lines between them, where each
// stands worked out already.
func (t *tree) spec(o Options) map[string]any {
	look := o
	look.Look = o.fixed()
	colour, shape := o.statusScales()
	data := t.data()
	deepest := 1
	for _, row := range t.drawn {
		deepest = max(deepest, row.depth)
	}
	at := func(field string, domain ...any) map[string]any {
		return map[string]any{"field": field, "type": "quantitative", "axis": nil, "scale": map[string]any{"domain": domain, "nice": false}}
	}
	x, y := at("x", 0, deepest), at("y", 0, max(len(t.drawn), 1))
	y["scale"].(map[string]any)["reverse"] = true
	status := func(scale map[string]any) map[string]any {
		return map[string]any{"field": "status", "type": "nominal", "legend": nil, "scale": scale}
	}
	line := map[string]any{"type": "rule", "color": look.ink("rule")}
	text := func(align string, dx int, encoding map[string]any) map[string]any {
		return map[string]any{"mark": map[string]any{"type": "text", "align": align, "dx": dx, "limit": 320}, "encoding": encoding}
	}
	return map[string]any{
		"title": map[string]any{"text": t.title(), "anchor": "start", "color": look.ink("ink")},
		"data":  inline(data), "width": 20 * deepest, "height": 24 * max(len(t.drawn), 1), "config": o.config(),
		"encoding": map[string]any{"y": y},
		"layer": []any{
			map[string]any{"mark": line, "encoding": map[string]any{"x": at("from", 0, deepest), "x2": map[string]any{"field": "x"}}},
			map[string]any{"mark": line, "encoding": map[string]any{"x": at("from", 0, deepest), "y2": map[string]any{"field": "above"}}},
			map[string]any{"mark": map[string]any{"type": "point", "filled": true, "size": 90, "opacity": 1},
				"transform": []any{lit()},
				"encoding": map[string]any{"x": x, "color": status(colour), "shape": status(shape),
					"tooltip": map[string]any{"field": "said", "type": "nominal"}}},
			text("left", 10, map[string]any{"x": x, "text": map[string]any{"field": "label"}}),
			text("left", 0, map[string]any{"x": map[string]any{"value": 20*deepest + 340}, "text": map[string]any{"field": "said"}}),
		},
	}
}

// data returns the rows of the tree.
func (t *tree) data() []map[string]any {
	var list []map[string]any
	for k, row := range t.drawn {
		d := map[string]any{"x": row.depth, "y": k, "from": row.depth, "above": k, "label": row.text, "said": ""}
		if row.above >= 0 {
			d["from"], d["above"] = row.depth-1, row.above
		}
		if row.node >= 0 {
			n := t.nodes[row.node]
			g := n.tile.Gauge
			d["status"] = g.Status.String()
			d["said"] = titled(lightWord(t.Teller, g), t.stand(n), t.Goal(t.kpi, g.Goal))
			if v, ok := valueOf(g.Reading); ok {
				d["value"] = number(v)
			}
			if g.Goal != nil {
				if v, ok := numOf(g.Goal.Target); ok {
					d["target"] = number(v)
				}
			}
		}
		list = append(list, d)
	}
	return list
}
