package picture

// spec returns the waterfall for Vega-Lite: a row a bar, from one value to the next.
func (f *fall) spec(o Options) map[string]any {
	look := o
	look.Look = o.fixed()
	data := f.data()
	title := map[string]any{"text": f.title(), "subtitle": f.message(), "anchor": "start",
		"color": look.ink("ink"), "subtitleColor": look.ink("quiet")}
	if data == nil { // the title says why
		return map[string]any{"title": title, "data": inline(nil), "mark": "text", "config": o.config()}
	}
	y := map[string]any{"field": "row", "type": "ordinal", "axis": nil}
	colour := map[string]any{"field": "kind", "type": "nominal", "legend": nil, "scale": map[string]any{
		"domain": []string{"target", "better", "gain", "rest", "reading"},
		"range":  []string{look.ink("mark"), look.ink("green"), look.ink("amber"), look.ink("none"), look.ink("mark")},
	}}
	value := func(field string) map[string]any {
		return map[string]any{"field": field, "type": "quantitative", "title": nil, "scale": map[string]any{"zero": false}}
	}
	tip := []any{
		map[string]any{"field": "label", "type": "nominal", "title": f.say.Part},
		map[string]any{"field": "change", "type": "nominal", "title": f.say.Change},
		map[string]any{"field": "effect", "type": "nominal", "title": " "},
	}
	only := func(kinds ...string) []any {
		return []any{map[string]any{"filter": map[string]any{"field": "kind", "oneOf": kinds}}}
	}
	return map[string]any{
		"title": title, "data": inline(data), "width": 360, "height": map[string]any{"step": 26}, "config": o.config(),
		"encoding": map[string]any{"y": y},
		"layer": []any{
			map[string]any{"transform": only("better", "gain", "rest"), "mark": map[string]any{"type": "bar", "size": 14},
				"encoding": map[string]any{"x": value("from"), "x2": map[string]any{"field": "to"}, "color": colour, "tooltip": tip}},
			map[string]any{"transform": only("target", "reading"), "mark": map[string]any{"type": "tick", "size": 20, "thickness": 3},
				"encoding": map[string]any{"x": value("to"), "color": colour, "tooltip": tip}},
			map[string]any{"mark": map[string]any{"type": "text", "align": "right", "limit": 220},
				"encoding": map[string]any{"x": map[string]any{"value": -10}, "text": map[string]any{"field": "label"}}},
			map[string]any{"mark": map[string]any{"type": "text", "align": "left", "limit": 260},
				"encoding": map[string]any{"x": map[string]any{"value": 370}, "text": map[string]any{"field": "said"}}},
		},
	}
}

// data returns the rows of the waterfall; none where there is nothing to draw.
func (f *fall) data() []map[string]any {
	reading, target, ok := f.ends()
	if !ok {
		return nil
	}
	var list []map[string]any
	add := func(kind, label, change, effect string, row map[string]any) {
		row["row"], row["kind"], row["label"], row["change"], row["effect"] = len(list), kind, label, change, effect
		row["said"] = named(change + " " + effect)
		list = append(list, row)
	}
	g := f.whole.Gauge
	add("target", f.Say.Target, f.Goal(f.kpi, g.Goal), "", map[string]any{"to": number(target)})
	for _, d := range f.drops {
		kind := map[string]string{"green": "better", "amber": "gain", "none": "rest"}[fallInk(d.fallPart)]
		add(kind, d.name, f.change(d.fallPart), f.effect(d.fallPart),
			map[string]any{"from": number(d.from), "to": number(d.to)})
	}
	add("reading", f.Say.Reading, f.Told(g), f.LightOf(g), map[string]any{"to": number(reading)})
	return list
}
