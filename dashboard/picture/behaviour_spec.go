package picture

import (
	"strconv"

	"github.com/kpichain/kpichain/kpi"
)

// spec returns the series for Vega-Lite: mean and limits, targets as steps, readings with
// gaps, and signals around them.
func (s series) spec() map[string]any {
	o := s.Options
	o.Look = o.fixed()
	colour, shape := o.statusScales()
	shape["range"] = readShapes()
	x := map[string]any{
		"field": "period", "type": "ordinal", "sort": map[string]any{"field": "index"},
		"axis": map[string]any{"title": nil, "labelAngle": 0, "labelOverlap": true},
	}
	y := map[string]any{"field": "value", "type": "quantitative", "axis": map[string]any{"title": nil}, "scale": scaleOf(s.reach())}
	if s.kpi.Unit == kpi.Percent {
		y["axis"].(map[string]any)["format"] = "~%"
	}
	say := map[string]any{"field": "label", "type": "nominal", "title": nil}
	layer := func(rows []map[string]any, mark map[string]any, more map[string]any) map[string]any {
		encoding := map[string]any{"x": x, "y": y, "tooltip": say}
		for name, channel := range more { // into a map, in any order
			encoding[name] = channel
		}
		return map[string]any{"data": inline(rows), "mark": mark, "encoding": encoding}
	}
	rings := map[string]any{
		"field": "rule", "type": "nominal", "legend": nil,
		"scale": map[string]any{
			"domain": []string{string(kpi.Outside), string(kpi.Run8), string(kpi.ThreeOf4)},
			"range":  []string{"diamond", "circle", "square"},
		},
	}
	return map[string]any{
		"resolve": map[string]any{"scale": map[string]any{"shape": "independent", "color": "independent"}},
		"config":  o.config(), "width": 520, "height": 190,
		"title": map[string]any{"text": s.title, "subtitle": s.message(), "anchor": "start", "color": o.ink("ink"), "subtitleColor": o.ink("ink")},
		"layer": []any{
			map[string]any{
				"data": inline(s.limitRows()), "mark": map[string]any{"type": "rule", "color": o.ink("quiet")},
				"encoding": map[string]any{"y": y, "tooltip": say, "strokeDash": map[string]any{
					"field": "line", "type": "nominal", "legend": nil,
					"scale": map[string]any{"domain": []string{"mean", "limit"}, "range": []any{[]int{1, 0}, []int{6, 6}}},
				}},
			},
			layer(s.stepRows(), map[string]any{"type": "line", "interpolate": "step", "color": o.ink("mark"), "strokeWidth": 2.2}, nil),
			layer(s.readingRows(), map[string]any{"type": "line", "color": o.ink("mark"), "strokeWidth": 1.5}, nil),
			layer(s.readingRows(), map[string]any{"type": "point", "filled": true, "size": 60, "opacity": 1}, map[string]any{
				"shape": s.legend(shape), "color": s.legend(colour),
			}),
			layer(s.flagRows(), map[string]any{"type": "point", "filled": false, "size": 260, "color": o.ink("mark"), "opacity": 1},
				map[string]any{"shape": rings}),
		},
	}
}

func (s series) limitRows() []map[string]any {
	if s.limits == nil {
		return nil
	}
	l := *s.limits
	return []map[string]any{
		{"value": number(l.high), "line": "limit", "label": s.words.Limit + " " + s.figure(l.high)},
		{"value": number(l.center), "line": "mean", "label": s.words.Mean + " " + s.figure(l.center)},
		{"value": number(l.low), "line": "limit", "label": s.words.Limit + " " + s.figure(l.low)},
	}
}

// row returns what every row of a period says; periods of the same name stay apart.
func (s series) row(k int, label string) map[string]any {
	name := s.period(k)
	for before := range k {
		if s.period(before) == name {
			name += " (" + strconv.Itoa(k+1) + ")"
			break
		}
	}
	return map[string]any{"index": k, "period": name, "value": nil, "label": name + ": " + label}
}

func (s series) stepRows() (rows []map[string]any) {
	for k, gauge := range s.gauges {
		row := s.row(k, s.Say.Target+" "+s.Goal(s.tile.KPI, gauge.Goal))
		if g, held := goalOf(s.kpi, gauge.Goal); held {
			row["value"] = number(g.target)
		}
		rows = append(rows, row)
	}
	return rows
}

func (s series) readingRows() (rows []map[string]any) {
	for k := range s.gauges {
		g := s.gauge(k)
		row := s.row(k, s.told(k))
		row["status"] = kpi.NoData.String()
		if v, ok := valueOf(g.Reading); ok {
			row["value"], row["status"] = number(v), s.lightOf(k).String()
			row["label"] = row["label"].(string) + ", " + lightWord(s.Teller, g)
		}
		rows = append(rows, row)
	}
	return rows
}

func (s series) flagRows() (rows []map[string]any) {
	for _, f := range s.flags() {
		v, _ := valueOf(s.gauges[f.at].Reading)
		row := s.row(f.at, s.told(f.at)+", "+s.flagText(f))
		row["value"], row["rule"] = number(v), string(f.rules[0])
		rows = append(rows, row)
	}
	return rows
}
