package picture

import (
	"strings"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// The measures of pictures that stand by themselves.
const (
	edgeRoom px = 200 // around what is drawn
	headRoom px = 780 // down to where it begins, below the banner
)

// banner writes what a picture is of, and in larger letters its message with the light of
// the whole, if there is one to show.
func (c *canvas) banner(width px, title, message string, light *kpi.Status) {
	room := width - 2*edgeRoom
	c.text(point{edgeRoom, 300}, style{size: small, ink: "quiet"}, fit(title, room, small))
	at := edgeRoom
	if light != nil {
		c.light(point{at + 60, 505}, *light)
		at += 180
	}
	c.text(point{at, 560}, style{size: big, bold: true}, fit(message, width-edgeRoom-at, big*11/10))
}

// named returns the first name that has something to read, on one line.
func named(names ...string) string {
	for _, name := range names {
		if name = tell.Clean(name); name != "" {
			return name
		}
	}
	return ""
}

// titled joins the parts of a title that have something to read.
func titled(parts ...string) string {
	var list []string
	for _, p := range parts {
		if p = tell.Clean(p); p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, " · ")
}

// widest returns how wide the widest of some texts is, up to a limit.
func widest(size, most px, texts ...string) px {
	width := px(0)
	for _, t := range texts {
		width = max(width, wide(tell.Clean(t), size))
	}
	return min(width, most)
}

// message says a gauge in one line: its reading, its target and the word of its light.
func message(w tell.Teller, g kpi.Gauge) string {
	parts := []string{w.Told(g)}
	if g.Goal != nil {
		parts = append(parts, w.Say.Target+" "+w.Goal(g.KPI, g.Goal))
	}
	if word := lightWord(w, g); word != "" {
		parts = append(parts, word)
	}
	return strings.Join(parts, ", ")
}

// lightWord returns the word of a gauge's light without its shape, which is drawn; empty
// where there is no light because there is no reading, which is said in its place.
func lightWord(w tell.Teller, g kpi.Gauge) string {
	if g.Status == kpi.NoData && !tell.Known(g.Reading) {
		return ""
	}
	return word(w.LightOf(g))
}
