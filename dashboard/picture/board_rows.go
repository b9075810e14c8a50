package picture

import (
	"slices"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
)

// The sizes of what is drawn in a row.
const (
	rowGauge, rowGaugeHeight px = 1600, 240
	sparkWidth, sparkHeight  px = 960, 240
)

// A column is one of the columns of all tables of a page.
type column struct {
	class, head string
	cell        func(dashboard.Tile) markup
}

// used returns the columns that hold something in any row, so that they line up from the
// first table to the last. The light and the label, which come first, are in all of them.
func (p *page) used() []column {
	all := []column{
		{"number reading", p.Say.Reading, p.reading},
		{"number target", p.Say.Target, func(t dashboard.Tile) markup { return filled("%s", p.Goal(t.KPI, t.Gauge.Goal)) }},
		{"gauge", p.words.Gauge, p.gauge},
		{"trend", p.Say.Trend, func(t dashboard.Tile) markup { return filled("%s", p.trend(t)) }},
		{"history", p.Say.History, p.sparkline},
	}
	return slices.DeleteFunc(all, func(c column) bool { return !slices.ContainsFunc(tilesOf(p.board), c.holds) })
}

// holds reports whether a tile has something in a column.
func (c column) holds(t dashboard.Tile) bool { return c.cell(t) != "" }

// tilesOf returns every tile of a board.
func tilesOf(b *dashboard.Board) (list []dashboard.Tile) {
	for _, s := range b.Sections {
		list = append(list, slices.Concat(s.Shared, s.Own, s.Handovers, s.Parts)...)
	}
	return list
}

// reading returns the reading of a tile, set back where it is not a number.
func (p *page) reading(t dashboard.Tile) markup {
	if !tell.Known(shown(t).Gauge.Reading) {
		return filled(`<span class="quiet">%s</span>`, p.stand(t))
	}
	return filled("%s", p.stand(t))
}

// gauge returns the gauge of a tile, drawn; what it says stands beside it.
func (p *page) gauge(t dashboard.Tile) markup {
	c := canvas{Options: p.Options}
	c.bullet(0, 0, rowGauge, rowGaugeHeight, p.Indicator(t.KPI), shown(t).Gauge)
	if c.out.Len() == 0 {
		return ""
	}
	return c.inline("drawing", rowGauge, rowGaugeHeight, "")
}

// sparkline returns the past of a tile, drawn, with its readings as its name.
func (p *page) sparkline(t dashboard.Tile) markup {
	past, _ := p.past(t)
	if past == nil {
		return ""
	}
	c := canvas{Options: p.Options}
	c.spark(0, 0, sparkWidth, sparkHeight, past)
	return c.inline("drawing", sparkWidth, sparkHeight, p.history(t))
}

// list writes one list as a table. A tile is a group of rows, so that a page of paper
// ends before or after it. Roles are written out, because browsers forget what a table is
// where its rows are laid out in another way, as they are on a phone.
func (p *page) list(l list) {
	p.put("<table role=\"table\">\n<caption>%s</caption>\n", l.head)
	p.put(`<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader" class="lamp">%s</th>`+
		`<th scope="col" role="columnheader" class="what">%s</th>`, p.words.Light, p.words.What)
	for _, c := range p.columns {
		p.put(`<th scope="col" role="columnheader" class="%s">%s</th>`, c.class, c.head)
	}
	p.put("</tr></thead>\n")
	for _, t := range l.tiles {
		p.tile(l, t)
	}
	p.put("</table>\n")
}

// tile writes a tile as one row, and as a second one what there is to say of it.
func (p *page) tile(l list, t dashboard.Tile) {
	p.hid = p.hid || t.Hidden
	notes := p.notes(l, t)
	status, name := p.lit(t)
	p.put(`<tbody role="rowgroup"><tr role="row" class="tile"><td role="cell" class="lamp">%s</td>`+
		`<th scope="rowgroup" role="rowheader" class="what">%s</th>`, p.lamp(status, name), named(p.label(t), "–"))
	for _, c := range p.columns {
		p.put(`<td role="cell" class="%s" data-head="%s">%s</td>`, c.class, c.head, c.cell(t))
	}
	p.put("</tr>\n")
	if notes != "" {
		p.put("<tr role=\"row\" class=\"notes\"><td role=\"cell\" class=\"lamp\"></td>"+
			"<td role=\"cell\" colspan=\"%d\">%s</td></tr>\n", 1+len(p.columns), notes)
	}
	p.put("</tbody>\n")
}

// notes returns what there is to say under a tile, empty for nothing.
func (p *page) notes(l list, t dashboard.Tile) (all markup) {
	if warning := p.warning(t); warning != "" {
		all += filled(`<li class="warning">! %s</li>`, warning)
	}
	for _, note := range l.notes {
		for _, sentence := range note(t) {
			if sentence != "" {
				all += filled("<li>%s</li>", sentence)
			}
		}
	}
	if l.sight {
		all += p.path(t)
	}
	if all == "" {
		return ""
	}
	return filled("<ul>%s</ul>", all)
}

// path returns a line of sight as a path that ends at the customer, if it gets there.
func (p *page) path(t dashboard.Tile) markup {
	hops, customer := p.sight(t)
	if len(hops) == 0 {
		return ""
	}
	var way markup
	for k, hop := range hops {
		class := "hop"
		if k > 0 {
			way += " → "
		}
		if customer && k == len(hops)-1 {
			class = "hop customer"
		}
		way += filled(`<bdi class="%s">%s</bdi>`, class, hop)
	}
	return filled(`<li class="sight">%s</li>`, filled(markup(escaped(p.Say.AddsTo)), way))
}
