package picture

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// The measures of a process behaviour chart.
const (
	chartWidth      px = 6400
	chartTop           = headRoom + 100
	chartHeight     px = 1900
	lineHeight      px = 190
	maxPeriodsDrawn    = 120 // two pixels apart at least, whatever stands to the left and right
	maxFlags           = 8   // how many signals are said below; the others are in the table
)

// A chart is where a series is drawn.
type chart struct {
	*canvas
	series
	up          scale // values
	left, right px
	first       int // the first period drawn
	slot        px  // how wide a period is
	labels      []chartLabel
}

// A chartLabel says what a line is, to the right of it.
type chartLabel struct {
	at   px
	text string
	ink  string
}

func (s series) svg() []byte {
	c := &canvas{Options: s.Options}
	c.banner(chartWidth, s.title, s.message(), nil)
	y := headRoom - lineHeight
	if e := s.reach(); e.any {
		y = s.chartOn(c, e).draw()
	}
	for _, note := range s.notes() {
		y += lineHeight
		c.text(point{edgeRoom, y}, style{size: small, ink: "quiet"}, fit(note, chartWidth-2*edgeRoom, small))
	}
	return c.svg(chartWidth, y+200, s.title, s.message()+" "+s.about())
}

// about says the drawing to those who do not see it.
func (s series) about() string { return s.table().text() }

// reach returns the values that are drawn; none where nothing was read yet.
func (s series) reach() extent {
	var e extent
	for _, g := range s.gauges {
		if v, ok := valueOf(g.Reading); ok {
			e = e.with(v)
		}
		if g, held := goalOf(s.kpi, g.Goal); held {
			e = e.with(g.target)
		}
	}
	if s.limits != nil {
		e = e.with(s.limits.low, s.limits.center, s.limits.high)
	}
	if !e.any {
		return e
	}
	return e.widened(exact.Frac(1, 12))
}

// chartOn lays out a chart: numbers to the left, what lines are to the right.
func (s series) chartOn(c *canvas, e extent) *chart {
	end := min(len(s.gauges), max(s.now+1+maxPeriodsDrawn/4, maxPeriodsDrawn))
	s.gauges = s.gauges[:end]
	p := &chart{canvas: c, series: s, up: scale{e.low, e.high, chartTop + chartHeight, chartTop}}
	p.first = max(0, end-maxPeriodsDrawn)
	p.label()
	var texts []string
	for _, l := range p.labels {
		texts = append(texts, l.text)
	}
	p.right = chartWidth - edgeRoom - widest(small, 1800, texts...) - 80
	_, numbers := s.ticks(e, 6)
	p.left = edgeRoom + widest(small, 1200, numbers...) + 100
	p.slot = (p.right - p.left) / px(end-p.first)
	return p
}

// label gathers what is said of the lines.
func (p *chart) label() {
	if l := p.limits; l != nil {
		p.labels = append(p.labels,
			chartLabel{p.up.at(l.high), p.words.Limit + " " + p.figure(l.high), "quiet"},
			chartLabel{p.up.at(l.center), p.words.Mean + " " + p.figure(l.center), "quiet"},
			chartLabel{p.up.at(l.low), p.words.Limit + " " + p.figure(l.low), "quiet"})
	}
	for k := len(p.gauges) - 1; k >= 0; k-- {
		if g, held := goalOf(p.kpi, p.gauges[k].Goal); held {
			p.labels = append(p.labels, chartLabel{p.up.at(g.target), p.Say.Target + " " + p.Goal(p.tile.KPI, p.gauges[k].Goal), "ink"})
			break
		}
	}
}

// x returns the middle of a period.
func (p *chart) x(k int) px { return p.left + p.slot*px(k-p.first) + p.slot/2 }

// draw draws the chart, what is read last, and returns where it ends.
func (p *chart) draw() px {
	p.scaleUp()
	p.present()
	p.limitLines()
	p.targets()
	p.readings()
	p.sayLabels()
	p.periodsBelow()
	return p.sayFlags(p.sayNow(chartTop + chartHeight + lineHeight))
}

// scaleUp writes round values, with a hair across at each.
func (p *chart) scaleUp() {
	ticks, texts := p.ticks(extent{p.up.low, p.up.high, true}, 6)
	for k, text := range texts {
		y := p.up.at(ticks[k])
		p.line(point{p.left, y}, point{p.right, y}, 5, 0, "rule")
		text = fit(text, 1200, small)
		p.text(point{p.left - 100, y + 40}, style{size: small, anchor: "end", ink: "quiet"}, text)
	}
}

// present marks the current period, if others are to come.
func (p *chart) present() {
	if p.now < len(p.gauges)-1 && p.now >= p.first {
		x := p.left + p.slot*px(p.now+1-p.first)
		p.line(point{x, chartTop}, point{x, chartTop + chartHeight}, 10, 30, "quiet")
	}
}

// limitLines draws the mean and the natural limits over the periods they are of.
func (p *chart) limitLines() {
	if p.limits == nil {
		return
	}
	to := p.left + p.slot*px(p.now+1-p.first)
	across := func(v exact.Num, width, dash px) {
		y := p.up.at(v)
		p.line(point{p.left, y}, point{max(to, p.left), y}, width, dash, "quiet")
	}
	across(p.limits.high, 12, 60)
	across(p.limits.low, 12, 60)
	across(p.limits.center, 12, 0)
}

// targets draws the target of each period as a step.
func (p *chart) targets() {
	var run []point
	flush := func() {
		if len(run) > 1 {
			p.path(run, 22, "mark")
		}
		run = nil
	}
	for k := p.first; k < len(p.gauges); k++ {
		g, held := goalOf(p.kpi, p.gauges[k].Goal)
		if !held {
			flush()
			continue
		}
		y, from := p.up.at(g.target), p.x(k)-p.slot/2
		switch {
		case len(run) == 0:
			run = append(run, point{from, y})
		case run[len(run)-1].y != y:
			run = append(run, point{from, run[len(run)-1].y}, point{from, y})
		}
		run = append(run, point{from + p.slot, y})
		if n := len(run); n > 2 && run[n-2].y == y && run[n-3].y == y { // one line, not two
			run = append(run[:n-2], run[n-1])
		}
	}
	flush()
}

// readings draws what was read: a line, a dot each, signals as what they are, and the
// current one as its light.
func (p *chart) readings() {
	shift := p.gauges[p.first:]
	at := func(k int) point {
		v, _ := valueOf(p.gauges[k].Reading)
		return point{p.x(k), p.up.at(v)}
	}
	for _, run := range runsOf(shift) {
		var points []point
		for k := run[0]; k < run[1]; k++ {
			points = append(points, at(k+p.first))
		}
		if len(points) > 1 {
			p.path(points, 15, "mark")
		}
		for k, spot := range points {
			if run[0]+k+p.first != p.now && p.slot >= 80 {
				p.dot(spot, 28, "mark")
			}
		}
	}
	if _, read := valueOf(p.gauges[p.now].Reading); read && p.now >= p.first {
		p.dot(at(p.now), 75, "paper")
		p.light(at(p.now), p.lightOf(p.now))
	}
	for _, f := range p.flags() {
		if f.at >= p.first {
			p.ring(at(f.at), 80, f.rules[0])
		}
	}
	for k, f := range p.said() {
		p.number(at(f.at), k+1)
	}
}

// said are the signals that have a number and a sentence: the latest that are drawn.
func (p *chart) said() []flag {
	drawn := slices.DeleteFunc(p.flags(), func(f flag) bool { return f.at < p.first })
	slices.SortStableFunc(drawn, func(a, b flag) int { return a.at - b.at })
	return drawn[max(len(drawn)-maxFlags, 0):]
}

// number writes which signal below is meant: above a reading in the upper half, and below
// another, away from the lines.
func (p *chart) number(at point, n int) {
	y := at.y - 120
	if at.y > chartTop+chartHeight/2 {
		y = at.y + 200
	}
	p.text(point{at.x, y}, style{size: small, anchor: "middle", bold: true}, strconv.Itoa(n))
}

// ring draws the shape of a signal around a reading: a diamond outside the limits, a
// circle for a run, and a square for three of four.
func (c *canvas) ring(at point, half px, rule kpi.SignalRule) {
	tip := half * 6 / 5
	edge := fmt.Sprintf(`fill="none" stroke="%s" stroke-width="1.5"`, c.ink("mark"))
	switch rule {
	case kpi.Outside:
		four := []point{{at.x, at.y - tip}, {at.x + tip, at.y}, {at.x, at.y + tip}, {at.x - tip, at.y}}
		fmt.Fprintf(&c.out, `<polygon points="%s" %s/>`, pointsText(four), edge)
	case kpi.Run8:
		fmt.Fprintf(&c.out, `<circle cx="%s" cy="%s" r="%s" %s/>`, at.x, at.y, half, edge)
	default:
		fmt.Fprintf(&c.out, `<rect x="%s" y="%s" width="%s" height="%s" %s/>`, at.x-half, at.y-half, 2*half, 2*half, edge)
	}
}

// sayLabels writes what lines are, each as near to its line as the others let it.
func (p *chart) sayLabels() {
	const apart = 150
	slices.SortStableFunc(p.labels, func(a, b chartLabel) int { return cmp.Compare(a.at, b.at) })
	for k := range p.labels {
		if k > 0 {
			p.labels[k].at = max(p.labels[k].at, p.labels[k-1].at+apart)
		}
	}
	low := chartTop + chartHeight + 40
	for k := len(p.labels) - 1; k >= 0; k-- {
		p.labels[k].at = min(p.labels[k].at, low)
		low = p.labels[k].at - apart
	}
	for _, l := range p.labels {
		p.text(point{p.right + 80, l.at + 40}, style{size: small, ink: l.ink}, fit(l.text, chartWidth-edgeRoom-p.right-80, small))
	}
}

// periodsBelow writes periods, the current one among them, as many as have room.
func (p *chart) periodsBelow() {
	most := max(900, p.slot*9/10)
	every, widest := 1, px(0)
	for k := p.first; k < len(p.gauges); k++ {
		widest = max(widest, wide(fit(p.period(k), most, small), small))
	}
	for p.slot*px(every) < widest+60 && every < len(p.gauges) {
		every++
	}
	for k := p.first; k < len(p.gauges); k++ {
		if (k-p.now)%every != 0 {
			continue
		}
		s := style{size: small, anchor: "middle", ink: "quiet"}
		if k == p.now {
			s.ink, s.bold = "ink", true
		}
		p.text(point{p.x(k), chartTop + chartHeight + 180}, s, fit(p.period(k), most, small))
	}
}

// sayNow writes the current reading with its light, and returns where that ends.
func (p *chart) sayNow(y px) px {
	if p.tile.Hidden {
		return y
	}
	y += lineHeight + 40
	p.light(point{edgeRoom + 85, y - 40}, p.status())
	text := p.period(p.now) + ", " + p.dial.message()
	p.text(point{edgeRoom + 260, y}, style{size: small}, fit(text, chartWidth-2*edgeRoom-260, small))
	return y
}

// sayFlags writes the signals, and returns where they end.
func (p *chart) sayFlags(y px) px {
	said := p.said()
	for k, f := range said {
		y += lineHeight + 20
		p.ring(point{edgeRoom + 85, y - 40}, 55, f.rules[0])
		text := strconv.Itoa(k+1) + "  " + p.period(f.at) + ", " + p.told(f.at) + ": " + p.flagText(f)
		p.text(point{edgeRoom + 260, y}, style{size: small}, fit(text, chartWidth-2*edgeRoom-260, small))
	}
	if more := len(p.flags()) - len(said); more > 0 {
		y += lineHeight
		p.text(point{edgeRoom + 260, y}, style{size: small, ink: "quiet"}, fmt.Sprintf(p.words.More, strconv.Itoa(more)))
	}
	return y
}
