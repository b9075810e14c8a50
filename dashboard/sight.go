package dashboard

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A Sight is one hop of a line of sight, with its light. The zero value is no
// place.
type Sight struct {
	Hop chain.Hop `json:"hop"`
	// Name is the KPI's, Where the place's, as in [Tile].
	Name  string `json:"name"`
	Where string `json:"where"`
	// Status and Score are those of the gauge there; NoData if there is none, or if
	// it is hidden.
	Status kpi.Status      `json:"status"`
	Score  decimal.Decimal `json:"score,omitzero"`
	Hidden bool            `json:"hidden,omitempty"`
	// Customer reports that this is the satisfaction of the chain: who looks along the
	// line sees the customer.
	Customer bool `json:"customer,omitempty"`
}

// sight returns the line of sight of a KPI with a goal, within a chain; none without
// a goal.
func (m maker) sight(r *route, at chain.Place, kpiID string) []Sight {
	hops, err := m.plan.LineOfSight(r.ID, at, kpiID)
	if err != nil {
		return nil // no goal: nothing to see
	}
	list := make([]Sight, len(hops))
	for k, hop := range hops {
		list[k] = m.look(hop)
	}
	list[len(list)-1].Customer = hops[len(hops)-1].KPI == r.Satisfaction
	return list
}

// sightOutside returns the line of sight of a KPI outside the chains: along the
// first chain whose satisfaction it reaches, or else the first on which it ends.
func (m maker) sightOutside(at chain.Place, kpiID string) []Sight {
	var near []Sight
	for k := range m.routes {
		r := &m.routes[k]
		list := m.sight(r, at, kpiID)
		last := len(list) - 1
		switch {
		case last < 1:
		case list[last].Customer:
			return list
		case near == nil && list[last].Hop.At == chain.Whole(r.ID):
			near = list
		}
	}
	return near
}

// look returns a hop with its light.
func (m maker) look(hop chain.Hop) Sight {
	s := Sight{Hop: hop, Name: m.name(hop.KPI), Where: m.where(hop.At), Hidden: m.hides(hop.At, hop.KPI)}
	if !s.Hidden {
		g, _ := m.now.Gauge(hop.At, hop.KPI)
		s.Status, s.Score = g.Status, g.Score
	}
	return s
}
