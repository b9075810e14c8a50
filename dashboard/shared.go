package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// shared has the tiles of a chain as a whole, which stand on the boards of all who take
// part in it, as groups see them.
type shared struct {
	tiles []Tile
	// open reports that nothing of them is hidden, in no period: then people see the
	// same.
	open bool
}

// share works out once, for every chain, what all its boards share.
func (b *Boards) share() {
	m := maker{Boards: b, shown: map[gaugeAt]bool{}}
	b.shared = make([]shared, len(b.routes))
	for k := range b.routes {
		tiles := m.chainTiles(k)
		b.shared[k] = shared{tiles, !slices.ContainsFunc(tiles, m.withholds)}
	}
}

// chainTiles returns the tiles of a chain as a whole, worked out for the audience.
func (m maker) chainTiles(route int) []Tile {
	r := &m.routes[route]
	return m.tilesOrNil(r, []chain.Place{chain.Whole(r.ID)})
}

// sharedTiles returns the tiles of a chain as a whole, as the audience may see them.
func (m maker) sharedTiles(route int) []Tile {
	ready := m.shared[route]
	if m.audience.Person != "" && !ready.open {
		return m.chainTiles(route)
	}
	list := slices.Clone(ready.tiles)
	for k := range list {
		list[k] = list[k].copied()
	}
	return list
}

// withholds reports whether anything of a tile is hidden from the audience, now or in
// another period, on its line of sight too.
func (m maker) withholds(t Tile) bool {
	for k := range m.results {
		if m.hidesIn(k, t.At, t.KPI) {
			return true
		}
	}
	return slices.ContainsFunc(t.Sight, func(s Sight) bool { return s.Hidden })
}

// copied returns a tile that shares nothing that can be changed.
func (t Tile) copied() Tile {
	t.Gauge = copiedGauge(t.Gauge)
	t.History = slices.Clone(t.History)
	for k := range t.History {
		t.History[k] = copiedGauge(t.History[k])
	}
	t.Trend.Limits = copied(t.Trend.Limits)
	t.Trend.Signals = slices.Clone(t.Trend.Signals)
	if t.Course = copied(t.Course); t.Course != nil {
		t.Course.ToDate = copiedGauge(t.Course.ToDate)
		t.Course.Forecast = copiedGauge(t.Course.Forecast)
		t.Course.Needed = slices.Clone(t.Course.Needed)
	}
	t.Sight = slices.Clone(t.Sight)
	for k := range t.Sight {
		t.Sight[k].Hop.Goal = copied(t.Sight[k].Hop.Goal)
	}
	return t
}

func copiedGauge(g kpi.Gauge) kpi.Gauge {
	g.Goal = copied(g.Goal)
	return g
}

// copied returns a pointer to a copy, nil for nil.
func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}
