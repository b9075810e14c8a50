package picture

import "fmt"

// The measures of a cascade.
const (
	treeWidth  px = 7600
	treeRoom   px = 280 // the height of a row
	treeIndent px = 200
	treeBullet px = 1300
)

// A treePage has where the columns of a cascade stand.
type treePage struct {
	*canvas
	t                                 *tree
	words, bullet, readingEnd, target px
	room                              px // how wide readings are at most
}

// svg draws the tree.
func (t *tree) svg(o Options) []byte {
	p := t.page(&canvas{Options: o})
	root := t.nodes[0].tile
	say, light := message(t.Teller, root.Gauge), &root.Gauge.Status
	if root.Hidden {
		say, light = t.Say.Hidden+", "+t.Say.Target+" "+t.Goal(t.kpi, root.Gauge.Goal), nil
	}
	if len(t.drawn) == 0 {
		say, light = t.say.Nothing, nil
	}
	p.banner(treeWidth, t.title(), say, light)
	y := headRoom
	if len(t.drawn) > 0 {
		p.heads(y + 100)
		y += 200
	}
	hid := false
	for k, row := range t.drawn {
		p.tie(k, y)
		if row.node < 0 {
			p.more(row, y+treeRoom*px(k))
			continue
		}
		p.row(row, y+treeRoom*px(k))
		hid = hid || t.nodes[row.node].tile.Hidden
	}
	y += treeRoom * px(len(t.drawn))
	if hid {
		y += 240
		p.text(point{edgeRoom, y - 60}, style{size: small, ink: "quiet"}, fit(t.Say.HiddenNote, treeWidth-2*edgeRoom, small))
	}
	return p.canvas.svg(treeWidth, y+edgeRoom/2, t.title(), t.about())
}

// about says the tree in words: all of a small one, and of a large one how many there are.
func (t *tree) about() string {
	all := t.table()
	if len(all.rows) > maxBoxes/2 {
		count := fmt.Sprintf(t.say.Count, len(t.nodes), t.count(t.all(0)))
		all.rows = all.rows[:1]
		return all.text() + "; " + count
	}
	return all.text()
}

// page measures what is written, and gives names what is left.
func (t *tree) page(c *canvas) treePage {
	p := treePage{canvas: c, t: t}
	words, readings, targets := []string{}, []string{t.Say.Reading}, []string{t.Say.Target}
	for _, row := range t.drawn {
		if row.node >= 0 {
			n := t.nodes[row.node]
			words = append(words, lightWord(t.Teller, n.tile.Gauge))
			readings = append(readings, t.stand(n))
			targets = append(targets, t.Goal(t.kpi, n.tile.Gauge.Goal))
		}
	}
	p.target = treeWidth - edgeRoom
	p.room = widest(plain, 1400, append(targets, readings...)...)
	p.readingEnd = p.target - p.room - 200
	p.bullet = p.readingEnd - p.room - 200 - treeBullet
	p.words = p.bullet - 200 - widest(small, 800, words...)
	return p
}

// heads writes what the columns are.
func (p treePage) heads(y px) {
	s := style{size: small, ink: "quiet", anchor: "end"}
	p.text(point{p.readingEnd, y}, s, fit(p.t.Say.Reading, p.room, small))
	p.text(point{p.target, y}, s, fit(p.t.Say.Target, p.room, small))
}

// nodeX returns where the light of a place stands.
func nodeX(depth int) px { return edgeRoom + 60 + treeIndent*px(depth) }

// tie draws what a row hangs from: down from the row above, and to the side. Only the last
// of some siblings draws the way down.
func (p treePage) tie(k int, top px) {
	row := p.t.drawn[k]
	if row.above < 0 {
		return
	}
	middle := func(k int) px { return top + treeRoom*px(k) + treeRoom/2 }
	x := nodeX(row.depth - 1)
	to := nodeX(row.depth) - 90
	if row.node < 0 {
		to += 60
	}
	p.line(point{x, middle(k)}, point{to, middle(k)}, 10, 0, "rule")
	for _, later := range p.t.drawn[k+1:] {
		if later.above == row.above {
			return
		}
	}
	p.line(point{x, middle(row.above) + 100}, point{x, middle(k) + 5}, 10, 0, "rule")
}

// row draws one place.
func (p treePage) row(row treeRow, y px) {
	n := p.t.nodes[row.node]
	g := n.tile.Gauge
	base, x := y+treeRoom/2+45, nodeX(row.depth)
	p.light(point{x, y + treeRoom/2}, g.Status)
	bold := row.depth == 0
	p.text(point{x + 120, base}, style{bold: bold}, fit(n.name, p.words-200-x-120, plain*12/11))
	quiet := style{size: small, ink: "quiet"}
	p.text(point{p.words, base}, quiet, fit(lightWord(p.t.Teller, g), p.bullet-200-p.words, small))
	p.canvas.bullet(p.bullet, y+50, treeBullet, treeRoom-100, p.t.Indicator(p.t.kpi), g)
	s := style{anchor: "end", bold: bold}
	if n.tile.Hidden {
		s.ink = "quiet"
	}
	p.text(point{p.readingEnd, base}, s, fit(p.t.stand(n), p.room, plain))
	p.text(point{p.target, base}, style{anchor: "end", ink: "quiet"}, fit(p.t.Goal(p.t.kpi, g.Goal), p.room, plain))
}

// more writes how many places are not drawn.
func (p treePage) more(row treeRow, y px) {
	x := nodeX(row.depth)
	p.text(point{x, y + treeRoom/2 + 40}, style{size: small, ink: "quiet"}, fit(row.text, p.target-x, small))
}
