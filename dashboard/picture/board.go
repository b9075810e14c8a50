package picture

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// Board returns a board as one HTML page that stands alone: no script, no links, and
// nothing to load, as its content security policy says. It says what [dashboard.Text]
// does, in the same words, and draws it: every light has a shape and a word, and every
// gauge stands beside its numbers. Above it all are the two questions to begin with, as
// [dashboard.Board.CheckIn] answers them.
//
// It fits any width from that of a phone up, and prints on A4, light whatever
// Options.Look is, with no tile cut in two. What is hidden is not in it. Names are text,
// whatever they hold. nil is a board of nothing.
func Board(b *dashboard.Board, o Options) []byte {
	p := page{reader: readerOf(b, o.Format), Options: o, words: in(o.Format.Language, englishBoard(), dutchBoard())}
	p.Look = System // its colours are the page's, and those Options.Look's
	p.columns = p.used()
	p.put("<!DOCTYPE html>\n<html lang=\"%s\">\n", in(o.Format.Language, "en", "nl"))
	p.head(o.Look)
	p.put("<body>\n")
	p.opening()
	p.put("<main>\n")
	if len(p.board.Sections) == 0 {
		p.put("<p>%s</p>\n", p.Say.Empty)
	} else {
		p.glance()
	}
	for k := range p.board.Sections {
		p.section(p.board.Sections[k])
	}
	p.put("</main>\n")
	p.closing()
	p.put("</body>\n</html>\n")
	return []byte(p.out.String())
}

// A page is a board as HTML in the making.
type page struct {
	hypertext
	reader
	Options
	words   boardWords
	columns []column
	hid     bool // something was not shown
}

// head writes what a browser has to know. The policy lets in nothing but the style,
// which it knows by its hash.
func (p *page) head(look Look) {
	css := boardStyle(look)
	hash := sha256.Sum256([]byte(css))
	p.put("<head>\n<meta charset=\"utf-8\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"+
		"<title>%s</title>\n<style>%s</style>\n</head>\n",
		markup(base64.StdEncoding.EncodeToString(hash[:])), p.title(), markup(css))
}

// opening writes whose board this is, and of when.
func (p *page) opening() {
	class := "named"
	if tell.Clean(p.board.Name) == "" {
		class = "everyone" // our word, which begins a line here
	}
	p.put("<header>\n<p class=\"kind\">%s</p>\n<h1 class=\"%s\">%s</h1>\n", p.Say.Board, class, p.whose())
	if period := tell.Clean(p.board.Period); period != "" {
		p.put("<p class=\"period\">%s</p>\n", period)
	}
	p.put("</header>\n")
}

// glance writes the board in a few lights: all chains together where there are more, and
// the questions to begin with. Where no meter answers these, people do.
func (p *page) glance() {
	p.put("<dl class=\"glance\">\n")
	if len(p.board.Sections) > 1 {
		p.put("<div><dt>%s</dt><dd>%s</dd></div>\n", p.words.Together, p.card(p.board.Card))
	}
	check := p.board.CheckIn()
	for _, q := range []struct {
		text string
		card kpi.Score
	}{{p.Say.UpToDate, check.Bij}, {p.Say.Happy, check.Blij}} {
		answer := filled(`<span class="quiet">%s</span>`, p.words.Ask)
		if q.card.Status != kpi.NoData {
			answer = p.card(q.card)
		}
		p.put("<div><dt>%s</dt><dd>%s</dd></div>\n", q.text, answer)
	}
	p.put("</dl>\n")
}

// section writes one chain.
func (p *page) section(s dashboard.Section) {
	p.reader = p.within(s)
	p.put("<section>\n<h2>%s</h2>\n", p.reader.section(s))
	if question := tell.Clean(s.Question); question != "" {
		p.put("<blockquote>“%s”</blockquote>\n", question)
	}
	p.put("<p class=\"card\">%s</p>\n", p.card(s.Card))
	for _, l := range p.lists(s) {
		p.list(l)
	}
	p.put("</section>\n")
}

// card returns a card in one line.
func (p *page) card(s kpi.Score) markup { return p.lamp(s.Status, word(p.Score(s))) }

// lamp returns a light as a shape and a word.
func (p *page) lamp(s kpi.Status, word string) markup {
	const size px = 140
	c := canvas{Options: p.Options}
	c.light(point{size / 2, size / 2}, s)
	return filled(`<span class="light">%s %s</span>`, c.inline("shape", size, size, ""), word)
}

// closing writes why something was not shown, and how gauges are read.
func (p *page) closing() {
	drawn := slices.ContainsFunc(p.columns, func(c column) bool { return c.class == "gauge" })
	if !p.hid && !drawn {
		return
	}
	p.put("<footer>\n")
	if p.hid {
		p.put("<p>%s</p>\n", p.Say.HiddenNote)
	}
	if drawn {
		p.put("<p>%s</p>\n", p.words.Legend)
	}
	p.put("</footer>\n")
}
