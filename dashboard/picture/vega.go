package picture

import "github.com/kpichain/kpichain/kpi"

// config returns what every Vega-Lite specification says of language and look: how that
// writes numbers, and the colours of paper and ink.
func (o Options) config() map[string]any {
	o.Look = o.fixed()
	decimal, thousands := ".", ","
	if o.Format.Language == "nl" {
		decimal, thousands = ",", "."
	}
	return map[string]any{
		"background": o.ink("paper"),
		"font":       "system-ui, sans-serif",
		"view":       map[string]any{"stroke": nil},
		"axis": map[string]any{
			"labelColor": o.ink("quiet"), "titleColor": o.ink("quiet"), "gridColor": o.ink("rule"),
			"domainColor": o.ink("rule"), "tickColor": o.ink("rule"),
		},
		"text": map[string]any{"color": o.ink("ink"), "fontSize": 12},
		"locale": map[string]any{"number": map[string]any{
			"decimal": decimal, "thousands": thousands, "grouping": []int{3}, "currency": []string{"", ""},
		}},
	}
}

// fixed returns a look for what knows no custom properties: light for that of the system.
func (o Options) fixed() Look {
	if o.Look == System {
		return Light
	}
	return o.Look
}

// statusScales returns how Vega-Lite tells lights apart: by colour, and by shape.
func (o Options) statusScales() (colour, shape map[string]any) {
	o.Look = o.fixed()
	var names, inks []string
	for s := kpi.NoData; s <= kpi.Green; s++ {
		names = append(names, s.String())
		inks = append(inks, o.ink(lightInk(s)))
	}
	return map[string]any{"domain": names, "range": inks},
		map[string]any{"domain": names, "range": []string{"stroke", "square", "triangle-up", "circle"}}
}

// inline returns the data of a specification, which is in it.
func inline(list []map[string]any) map[string]any {
	if list == nil {
		list = []map[string]any{}
	}
	return map[string]any{"values": list}
}

// lit returns the filter of rows that have a light.
func lit() map[string]any {
	var names []string
	for s := kpi.NoData; s <= kpi.Green; s++ {
		names = append(names, s.String())
	}
	return map[string]any{"filter": map[string]any{"field": "status", "oneOf": names}}
}
