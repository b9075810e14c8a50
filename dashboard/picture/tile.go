package picture

import (
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// A reader reads what is on a board as dashboard.Text says it. The zero value reads
// English.
type reader struct {
	tell.Teller
	board  *dashboard.Board
	around []string // what need not be said again: names of places
}

// maxPeriods is how far back a drawn history goes, in periods.
const maxPeriods = 12

// readerOf returns the reader of a board; nil is a board of nothing.
func readerOf(b *dashboard.Board, f kpi.Format) reader {
	if b == nil {
		b = &dashboard.Board{}
	}
	return reader{Teller: tell.New(f, b.KPIs), board: b}
}

// within returns a reader of one section.
func (r reader) within(s dashboard.Section) reader {
	r.around = []string{tell.Clean(r.board.Name), tell.Clean(s.Name)}
	return r
}

// title is whose board this is, and of when.
func (r reader) title() string {
	parts := []string{r.Say.Board, r.whose()}
	if period := tell.Clean(r.board.Period); period != "" {
		parts = append(parts, period)
	}
	return strings.Join(parts, " · ")
}

func (r reader) whose() string { return named(r.board.Name, r.Say.Everyone) }

// section returns what a chain is called.
func (r reader) section(s dashboard.Section) string { return named(s.Name, s.Chain, r.Say.Outside) }

// label returns what a tile is called, without what is said around it.
func (r reader) label(t dashboard.Tile) string {
	return tell.Label(named(t.Name, t.KPI), named(t.Where, t.At.String()), r.around)
}

// lit returns the light of a tile and its word.
func (r reader) lit(t dashboard.Tile) (kpi.Status, string) {
	g := shown(t).Gauge
	shaped := r.LightOf(g)
	if strings.HasPrefix(shaped, tell.Shape(kpi.NoData)) {
		g.Status = kpi.NoData
	}
	return g.Status, word(shaped)
}

// word returns what is said of a light without its shape, which is drawn.
func word(shaped string) string {
	_, text, _ := strings.Cut(shaped, " ")
	return text
}

// stand returns the reading of a tile, or that it is not shown.
func (r reader) stand(t dashboard.Tile) string {
	if t.Hidden {
		return r.Say.Hidden
	}
	return r.Told(t.Gauge)
}

// past returns the periods of a tile that can be drawn, the current one last, and their
// labels: none with fewer than two values, or where it is hidden.
func (r reader) past(t dashboard.Tile) (gauges []kpi.Gauge, periods []string) {
	if t.Hidden {
		return nil, nil
	}
	now := min(slices.Index(r.board.Periods, r.board.Period)+1, len(t.History))
	from := max(now-maxPeriods, 0)
	known := func(g kpi.Gauge) bool { return tell.Known(g.Reading) }
	gauges = t.History[from:now]
	if first := slices.IndexFunc(gauges, known); first < 0 || !slices.ContainsFunc(gauges[first+1:], known) {
		return nil, nil
	}
	return gauges, r.board.Periods[from:now]
}

// trend returns how a tile moves, empty where there is no past to tell it from.
func (r reader) trend(t dashboard.Tile) string {
	if past, _ := r.past(t); t.Hidden || t.Trend.Move == kpi.Unclear && past == nil {
		return ""
	}
	return r.Say.Move[t.Trend.Move]
}

// history returns the readings of a tile's past in words.
func (r reader) history(t dashboard.Tile) string {
	gauges, periods := r.past(t)
	said := make([]string, len(gauges))
	for k, g := range gauges {
		said[k] = tell.Cut(periods[k]) + ": " + r.Told(g)
	}
	return strings.Join(said, "; ")
}

// A list is one list of a section, and what is told under each of its tiles.
type list struct {
	head  string
	tiles []dashboard.Tile
	// notes are sentences, none where there is nothing to tell.
	notes []func(dashboard.Tile) []string
	// sight tells the line of sight too.
	sight bool
}

// lists returns the lists of a section that have anything.
func (r reader) lists(s dashboard.Section) []list {
	own := r.Say.Own
	if r.board.For.Person != "" {
		own = r.Say.Personal
	}
	type notes = []func(dashboard.Tile) []string
	all := []list{
		{r.Say.Shared, s.Shared, notes{r.course}, false},
		{own, s.Own, notes{r.course, r.share}, true},
		{r.Say.Handovers, s.Handovers, notes{r.share}, false},
		{r.Say.Parts, s.Parts, notes{r.share}, false},
	}
	return slices.DeleteFunc(all, func(l list) bool { return len(l.tiles) == 0 })
}

// warning returns that a light is not expected to stay so, empty for nothing.
func (r reader) warning(t dashboard.Tile) string {
	if t.Hidden {
		return ""
	}
	return r.Say.Why[string(t.Warning)]
}

// course returns where a horizon is going, and what that takes.
func (r reader) course(t dashboard.Tile) []string {
	if t.Hidden {
		return nil
	}
	return r.Course(t.KPI, t.Course)
}

// share returns what a place added to the chain's gap.
func (r reader) share(t dashboard.Tile) []string {
	if t.Hidden || t.At == chain.Whole(t.At.Chain) {
		return nil
	}
	return []string{r.Share(t.KPI, t.Share)}
}

// sight returns the way from a tile to the customer, and whether it gets there.
func (r reader) sight(t dashboard.Tile) (hops []string, customer bool) {
	sight := make([]tell.Hop, len(t.Sight))
	for k, s := range t.Sight {
		sight[k] = tell.Hop{At: s.Hop.At, KPI: s.Hop.KPI, Name: s.Name, Where: s.Where}
		customer = s.Customer
	}
	return tell.Hops(sight), customer
}
