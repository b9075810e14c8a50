package picture

import (
	"strings"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// boxRoom is what a box leaves around its texts.
const boxRoom px = 140

// A flowPage draws a flow.
type flowPage struct {
	*canvas
	f    *flow
	bars extent
}

// svg draws the flow.
func (f *flow) svg(m *flowMap, o Options) []byte {
	p := flowPage{canvas: &canvas{Options: o}, f: f, bars: f.bars()}
	most := f.most()
	y := headRoom
	if most != "" {
		y += 220
	}
	at := m.place(y)
	light := &f.whole.Gauge.Status
	if f.whole.Hidden {
		light = nil
	}
	p.banner(at.width, f.title(), f.message(), light)
	p.text(point{edgeRoom, 800}, style{}, fit(most, at.width-2*edgeRoom, plain))
	for _, w := range at.ways {
		p.line(w.from, w.to, 15, 0, "none")
	}
	for _, tip := range at.tips {
		p.area([]point{tip, {tip.x - 80, tip.y - 45}, {tip.x - 80, tip.y + 45}}, "none")
	}
	for k, s := range at.slots {
		if s.box >= 0 {
			p.slot(s.box, point{at.x(at.column[s.box]), at.middle[k] - boxHeight/2})
		}
	}
	y = at.bottom
	for _, note := range f.notes() {
		y += 240
		p.text(point{edgeRoom, y}, style{size: small, ink: "quiet"}, fit(note, at.width-2*edgeRoom, small))
	}
	return p.canvas.svg(at.width, y+edgeRoom, f.title(), f.about())
}

// notes returns what there is to say below the flow.
func (f *flow) notes() (list []string) {
	if f.bars().any {
		list = append(list, f.say.Bars)
	}
	if f.hid() {
		list = append(list, f.Say.HiddenNote)
	}
	return list
}

// bars returns the scale of all bars, from zero.
func (f *flow) bars() (e extent) {
	for _, s := range f.steps {
		if s.parted {
			e = e.with(exact.Num{}, s.part)
			if s.aimed {
				e = e.with(s.aim)
			}
		}
	}
	return e
}

// slot draws the box of a step, of the question or of the customer.
func (p flowPage) slot(box int, at point) {
	switch {
	case box == 0:
		p.box(at.x, at.y, boxWidth, boxHeight, boxHeight/5, "paper", "quiet")
		p.lines(at, p.f.say.Asks, p.f.question(), 4)
	case box > len(p.f.steps):
		p.box(at.x, at.y, boxWidth, boxHeight, boxHeight/5, "paper", "quiet")
		p.customer(at)
	default:
		p.step(p.f.steps[box-1], at)
	}
}

// lines writes a small head, and below it a text of so many lines at most.
func (p flowPage) lines(at point, head, text string, most int) {
	x, room := at.x+boxRoom, boxWidth-2*boxRoom
	p.text(point{x, at.y + 260}, style{size: small, ink: "quiet"}, fit(head, room, small))
	for k, line := range broken(text, room, plain*11/10, most) {
		p.text(point{x, at.y + 480 + 190*px(k)}, style{bold: true}, line)
	}
}

// customer writes what tells whether the customer is satisfied.
func (p flowPage) customer(at point) {
	f := p.f
	if f.chain.Satisfaction == "" {
		p.lines(at, f.say.Satisfied, f.satisfied(), 4)
		return
	}
	p.lines(at, f.say.Satisfied, f.satisfied(), 2)
	g := f.happy.Gauge
	p.reading(point{at.x + boxRoom, at.y + 920}, f.happyStand(), f.chain.Satisfaction, g)
	word := lightWord(f.Teller, g)
	p.text(point{at.x + boxRoom, at.y + 1130}, style{size: small, ink: "quiet"}, fit(word, boxWidth-2*boxRoom, small))
}

// step draws a step: a box, or the pointed shape of a handover.
func (p flowPage) step(s flowStep, at point) {
	f := p.f
	if s.handover {
		p.pointed(at)
	} else {
		p.box(at.x, at.y, boxWidth, boxHeight, 60, "paper", "none")
	}
	x, room := at.x+boxRoom, boxWidth-2*boxRoom
	passed := fit(f.passed(s), room/2, small)
	p.text(point{x + room, at.y + 240}, style{size: small, ink: "quiet", anchor: "end"}, passed)
	first := room
	if passed != "" {
		first -= wide(passed, small) + 100
	}
	y := at.y + 240
	for k, line := range broken(s.name, first, plain*11/10, 2) {
		y = at.y + 240 + 170*px(k)
		p.text(point{x, y}, style{bold: true}, line)
	}
	p.text(point{x, y + 180}, style{size: small, ink: "quiet"}, f.by(s, room, small))
	if !s.read {
		p.text(point{x, at.y + 820}, style{size: small, ink: "quiet"}, fit(f.say.NotRead, room, small))
		return
	}
	p.reading(point{x, at.y + 820}, f.stand(s), f.indicator.ID, s.tile.Gauge)
	p.measure(s, point{x, at.y + 900}, room)
	word := fit(lightWord(f.Teller, s.tile.Gauge), room/2, small)
	p.text(point{x, at.y + 1200}, style{size: small, ink: "quiet"}, word)
	share := fitting(room-60-wide(word, small), small, f.share(s), f.brief(s))
	p.text(point{x + room, at.y + 1200}, style{size: small, anchor: "end"}, share)
}

// reading writes a light, a reading and a target on one line.
func (p flowPage) reading(at point, reading, kpiID string, g kpi.Gauge) {
	room := boxWidth - 2*boxRoom
	p.light(point{at.x + 55, at.y - 45}, g.Status)
	goal, short := p.f.Goal(kpiID, g.Goal), p.f.plain.Goal(kpiID, g.Goal)
	text := fit(reading, max((room-150)*3/5, room-210-wide(short, small)), plain)
	p.text(point{at.x + 150, at.y}, style{}, text)
	target := fitting(room-210-wide(text, plain), small, goal, short)
	p.text(point{at.x + room, at.y}, style{size: small, ink: "quiet", anchor: "end"}, target)
}

// measure draws what a step adds to the whole, with what is beyond its target in another
// colour where less is better; where the KPI does not add up, its gauge.
func (p flowPage) measure(s flowStep, at point, room px) {
	const high px = 110
	if !s.parted {
		if p.bars.any {
			return
		}
		p.bullet(at.x, at.y, room, high+40, p.f.indicator, s.tile.Gauge)
		return
	}
	bars := scale{p.bars.low, p.bars.high, at.x, at.x + room}
	zero, part := bars.at(exact.Num{}), bars.at(s.part)
	p.rect(at.x, at.y+high/2-5, room, 10, "rule")
	from, to := min(zero, part), max(zero, part)
	p.rect(from, at.y+15, max(to-from, 10), high-30, "none")
	if !s.aimed {
		return
	}
	aim := bars.at(s.aim)
	if p.f.indicator.Better == kpi.Lower && aim < part {
		p.rect(aim, at.y+15, part-aim, high-30, "amber")
	}
	p.line(point{aim, at.y}, point{aim, at.y + high}, 25, 0, "mark")
}

// pointed draws the shape of a handover.
func (p flowPage) pointed(at point) {
	const tip px = 70
	middle, right, bottom := at.y+boxHeight/2, at.x+boxWidth, at.y+boxHeight
	edge := []point{
		{at.x, middle}, {at.x + tip, at.y}, {right - tip, at.y}, {right, middle}, {right - tip, bottom}, {at.x + tip, bottom}, {at.x, middle},
	}
	p.area(edge, "paper")
	p.path(edge, 20, "quiet")
}

// broken breaks a text into so many lines at most, each as wide as there is room; what is
// too much is cut.
func broken(text string, room, size px, most int) (lines []string) {
	words := strings.Fields(tell.CutTo(text, 400))
	for len(words) > 0 && len(lines) < most-1 {
		n := len(words)
		for n > 1 && wide(strings.Join(words[:n], " "), size) > room {
			n--
		}
		if wide(words[0], size) > room {
			break
		}
		lines = append(lines, strings.Join(words[:n], " "))
		words = words[n:]
	}
	if len(words) > 0 {
		lines = append(lines, fit(strings.Join(words, " "), room, size))
	}
	return lines
}

// fitting returns the first of some texts that has room, or the last of them cut.
func fitting(room, size px, texts ...string) string {
	for _, t := range texts {
		if wide(named(t), size) <= room {
			return t
		}
	}
	return fit(texts[len(texts)-1], room, size)
}
