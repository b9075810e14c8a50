package picture

import "github.com/kpichain/kpichain/internal/exact"

// The measures of a waterfall.
const (
	fallWidth  px = 7200
	fallRow    px = 280
	fallBar    px = 140
	fallGap    px = 140
	mostName   px = 2200
	mostChange px = 1500
)

// A fallPage has where the columns of a waterfall stand.
type fallPage struct {
	*canvas
	f            *fall
	bars         scale
	changeEnd    px // where numbers end
	effectStart  px // where words begin
	names, words px // how wide names and words are
}

// svg draws the waterfall.
func (f *fall) svg(o Options) []byte {
	p := f.page(&canvas{Options: o})
	light := &f.whole.Gauge.Status
	if _, _, ok := f.ends(); !ok {
		light = nil
	}
	p.banner(fallWidth, f.title(), f.message(), light)
	y := headRoom
	if light != nil {
		y = p.rows(y)
	}
	for _, note := range f.notes() {
		y += 240
		p.text(point{edgeRoom, y - 80}, style{size: small, ink: "quiet"}, fit(note, fallWidth-2*edgeRoom, small))
	}
	return p.canvas.svg(fallWidth, y+edgeRoom/2, f.title(), f.about())
}

// about says the waterfall in words.
func (f *fall) about() string { return f.table().text() }

// page measures what is written, and gives the bars what is left.
func (f *fall) page(c *canvas) fallPage {
	p := fallPage{canvas: c, f: f}
	names := []string{f.Say.Target, f.Say.Reading}
	changes := []string{f.Told(f.whole.Gauge), f.Goal(f.kpi, f.whole.Gauge.Goal)}
	words := []string{lightWord(f.Teller, f.whole.Gauge)}
	var e extent
	if reading, target, ok := f.ends(); ok {
		e = e.with(reading, target)
	}
	for _, d := range f.drops {
		names, changes = append(names, d.name), append(changes, f.change(d.fallPart))
		words = append(words, f.effect(d.fallPart))
		e = e.with(d.from, d.to)
	}
	p.names = widest(plain, mostName, names...)
	change := widest(plain, mostChange, changes...)
	p.words = widest(small, 1200, words...) + 180
	p.effectStart = fallWidth - edgeRoom - p.words
	p.changeEnd = p.effectStart - fallGap
	e = e.widened(exact.Frac(1, 30))
	p.bars = scale{e.low, e.high, edgeRoom + p.names + fallGap, p.changeEnd - change - fallGap}
	return p
}

// rows draws the target, the bars and the reading from a height down, and returns how far
// it came.
func (p fallPage) rows(y px) px {
	f := p.f
	reading, target, _ := f.ends()
	bottom := y + fallRow*px(len(f.drops)+2)
	p.line(point{p.bars.at(target), y + 40}, point{p.bars.at(target), bottom - 40}, 10, 40, "none")
	p.write(y, f.Say.Target, f.Goal(f.kpi, f.whole.Gauge.Goal), "", true)
	p.line(point{p.bars.at(target), y + 40}, point{p.bars.at(target), y + fallRow - 40}, 30, 0, "mark")
	for _, d := range f.drops {
		y += fallRow
		p.drop(y, d)
	}
	y += fallRow
	p.line(point{edgeRoom, y}, point{fallWidth - edgeRoom, y}, 10, 0, "rule")
	at := p.bars.at(reading)
	p.line(point{at, y - fallRow/2}, point{at, y + fallRow/2}, 10, 0, "none")
	p.light(point{at, y + fallRow/2}, f.whole.Gauge.Status)
	p.light(point{p.effectStart + 60, y + fallRow/2}, f.whole.Gauge.Status)
	p.write(y, f.Say.Reading, f.Told(f.whole.Gauge), "", true)
	word := fit(lightWord(f.Teller, f.whole.Gauge), p.words-180, small)
	p.text(point{p.effectStart + 180, y + fallRow/2 + 45}, style{size: small, bold: true}, word)
	return bottom
}

// drop draws one bar and what leads on to the next.
func (p fallPage) drop(y px, d drop) {
	from, to := p.bars.at(d.from), p.bars.at(d.to)
	middle := y + fallRow/2
	p.line(point{from, y - fallRow/2 + fallBar/2}, point{from, middle - fallBar/2}, 10, 0, "none")
	left := min(from, to)
	p.rect(left, middle-fallBar/2, max(max(from, to)-left, 15), fallBar, fallInk(d.fallPart))
	p.write(y, d.name, p.f.change(d.fallPart), p.f.effect(d.fallPart), false)
}

// fallInk returns the colour of a bar; what is not told apart has that of no light.
func fallInk(p fallPart) string {
	switch {
	case p.tally, p.share.IsZero():
		return "none"
	case p.share.Sign() < 0:
		return "amber"
	}
	return "green"
}

// write writes the texts of a row.
func (p fallPage) write(y px, name, change, effect string, bold bool) {
	base := y + fallRow/2 + 45
	p.text(point{edgeRoom, base}, style{bold: bold}, fit(name, p.names, plain))
	p.text(point{p.changeEnd, base}, style{anchor: "end", bold: bold}, fit(change, mostChange, plain))
	p.text(point{p.effectStart, base}, style{size: small, ink: "quiet"}, fit(effect, p.words, small))
}
