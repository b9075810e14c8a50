package dashboard

import (
	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A CheckIn answers the two questions to begin every meeting with: are we up to date,
// are we happy (Dutch: zijn we bij, zijn we blij). The zero value knows neither.
type CheckIn struct {
	// Bij is the card of the work in hand: the gauges of KPIs of which less is better
	// and of which the last reading counts over time (kpi.Lower, Over kpi.End), such as
	// open orders. They are those in Own, in any section, and where these have none,
	// those in Shared.
	Bij kpi.Score `json:"bij"`
	// Blij is the card of satisfaction: the gauges of chains' satisfaction at the end of
	// the lines of sight from Shared and Own.
	Blij kpi.Score `json:"blij"`
}

// CheckIn returns the check-in of a board. Every gauge counts once and weighs the
// same; those without a goal and hidden ones do not count. A card is NoData if nothing
// counts, and on a nil board. It needs nothing but the board, so it works on one that
// was stored.
func (b *Board) CheckIn() CheckIn {
	if b == nil {
		return CheckIn{}
	}
	own, shared, happy := newPile(), newPile(), newPile()
	inHand := map[string]bool{}
	for _, i := range b.KPIs {
		inHand[i.ID] = i.Better == kpi.Lower && i.Over == kpi.End
	}
	for _, s := range b.Sections {
		for _, t := range s.Own {
			own.tile(t, inHand)
			happy.sight(t)
		}
		for _, t := range s.Shared {
			shared.tile(t, inHand)
			happy.sight(t)
		}
	}
	if len(own.seen) == 0 {
		own = shared
	}
	return CheckIn{Bij: own.card(), Blij: happy.card()}
}

// A pile gathers gauges, each once.
type pile struct {
	seen   map[gaugeAt]bool
	gauges []kpi.Gauge
}

// A gaugeAt tells gauges apart.
type gaugeAt struct {
	at  chain.Place
	kpi string
}

func newPile() *pile { return &pile{seen: map[gaugeAt]bool{}} }

// add puts a gauge on the pile, unless it is there. A hidden one is seen, and left out.
func (p *pile) add(at chain.Place, g kpi.Gauge, hidden bool) {
	key := gaugeAt{at, g.KPI}
	if !p.seen[key] && !hidden {
		p.gauges = append(p.gauges, g)
	}
	p.seen[key] = true
}

// tile adds the gauge of a tile if it is of one of some KPIs.
func (p *pile) tile(t Tile, of map[string]bool) {
	if of[t.KPI] {
		p.add(t.At, t.Gauge, t.Hidden)
	}
}

// sight adds the customer's satisfaction if a tile is in sight of it.
func (p *pile) sight(t Tile) {
	if len(t.Sight) == 0 || !t.Sight[len(t.Sight)-1].Customer {
		return
	}
	end := t.Sight[len(t.Sight)-1]
	g := kpi.Gauge{KPI: end.Hop.KPI, Goal: end.Hop.Goal, Status: end.Status, Score: end.Score}
	p.add(end.Hop.At, g, end.Hidden)
}

// card weighs every gauge alike.
func (p *pile) card() kpi.Score { return kpi.Scorecard{}.Score(p.gauges) }
