package dashboard

import (
	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A Section is one chain on a board. The zero value is one of goals outside any
// chain, without any.
type Section struct {
	// Chain is the chain's ID, Name what people call it; both are empty for the goals
	// outside any chain.
	Chain string `json:"chain,omitempty"`
	Name  string `json:"name,omitempty"`
	// Question is the customer's question: why this work exists.
	Question string `json:"question,omitempty"`
	// Card is the chain's scorecard filled in with Own, and outside any chain the one
	// that weighs every gauge alike. Goals of the profession (chain.Goal.Craft) do
	// not count, nor does what is hidden.
	Card kpi.Score `json:"card"`
	// Shared has the chain's own gauges, the shared goal (gedeeld doel), the same on
	// everyone's board. Empty on a chain's board, where they are Own.
	Shared []Tile `json:"shared,omitempty"`
	// Own has the gauges in the audience's own sphere of influence: those of the
	// topmost places that match it. On the board of a step these include how often it
	// is passed (chain.Passes).
	Own []Tile `json:"own"`
	// Handovers has the handover steps next to the audience's steps, shared with the
	// other side; departments and teams only, and not in Card. Where two handovers
	// follow each other, both sides have both.
	Handovers []Tile `json:"handovers,omitempty"`
	// Parts has one level of detail: for a chain the steps and how often they are
	// passed, the departments for a step, the teams for a department; never people.
	// Empty where there is only one part, but for its passes.
	Parts []Tile `json:"parts,omitempty"`
}

// section returns the section of one chain.
func (m maker) section(spots []spot) Section {
	r := &m.routes[spots[0].route]
	s := Section{Chain: r.ID, Name: m.plan.Name(chain.Whole(r.ID)), Question: r.Question}
	own := m.ownPlaces(r, spots)
	s.Own = m.tiles(r, own)
	s.Card = m.card(r.Scorecard, s.Own)
	s.Parts = m.tilesOrNil(r, m.parts(own))
	if !m.whole() {
		s.Shared = m.sharedTiles(spots[0].route)
	}
	if m.group() {
		s.Handovers = m.tilesOrNil(r, r.handovers(spots))
	}
	return s
}

// outside returns the section of what is in no chain.
func (m maker) outside(spots []spot) Section {
	var own []chain.Place
	for _, s := range spots {
		own = append(own, s.at)
	}
	s := Section{Own: m.tiles(nil, own), Parts: m.tilesOrNil(nil, m.parts(own))}
	s.Card = m.card(kpi.Scorecard{}, s.Own)
	return s
}

// ownPlaces returns the places of spots, and before a step as a whole its link.
func (m maker) ownPlaces(r *route, spots []spot) []chain.Place {
	var own []chain.Place
	for _, s := range spots {
		if s.at == chain.At(s.at.Step) {
			own = append(own, chain.Place{Chain: r.ID, Step: s.at.Step})
		}
		own = append(own, s.at)
	}
	return own
}

// parts returns the places that own places divide into, if that is more than one:
// never people, and those of a chain with their links.
func (m maker) parts(own []chain.Place) []chain.Place {
	var list []chain.Place
	for _, at := range own {
		parts := m.plan.Parts(at)
		if at.Chain != "" && at.Step == "" {
			for _, part := range parts {
				list = append(list, chain.Place{Chain: at.Chain, Step: part.Step})
			}
		}
		if len(parts) < 2 {
			continue
		}
		for _, part := range parts {
			if part.Person == "" {
				list = append(list, part)
			}
		}
	}
	return list
}

// handovers returns the handover steps beside those of spots, in the order of links.
func (r *route) handovers(spots []spot) []chain.Place {
	var links []int
	for _, s := range spots {
		links = union(links, r.waits[s.link])
	}
	var places []chain.Place
	for _, l := range links {
		places = append(places, chain.At(r.Links[l].Step))
	}
	return places
}

// card fills in a scorecard with what counts of tiles.
func (m maker) card(card kpi.Scorecard, own []Tile) kpi.Score {
	var gauges []kpi.Gauge
	for _, t := range own {
		if !t.Hidden && !m.plan.Craft(t.At, t.KPI) {
			gauges = append(gauges, t.Gauge)
		}
	}
	return card.Score(gauges)
}

// tilesOrNil is tiles for a list that may be left out.
func (m maker) tilesOrNil(r *route, places []chain.Place) []Tile {
	if list := m.tiles(r, places); len(list) > 0 {
		return list
	}
	return nil
}
