package dashboard

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
)

// A maker makes one board.
type maker struct {
	*Boards
	audience chain.Place
	// shown reports of wholes whether all their parts are, as far as that was asked.
	shown map[gaugeAt]bool
}

// A spot is a place of the audience's own, and where it stands: the number of its
// chain, or of none after the last, and of its link there.
type spot struct {
	stop
	at chain.Place
}

// group reports whether the audience is a department or team.
func (m maker) group() bool { return m.audience.Unit != "" && m.audience.Person == "" }

// whole reports whether the audience is that of whole chains.
func (m maker) whole() bool { return m.audience == chain.Whole(m.audience.Chain) }

// called returns what people call the audience: the names of its fields.
func (m maker) called() string {
	a := m.audience
	var names []string
	for _, at := range []chain.Place{
		{Chain: a.Chain}, {Step: a.Step}, {Unit: a.Unit}, {Person: a.Person},
	} {
		if at != (chain.Place{}) {
			names = append(names, m.plan.Name(at))
		}
	}
	return strings.Join(names, ", ")
}

// sections returns the sections of the board in order.
func (m maker) sections() []Section {
	list := []Section{}
	for spots := range chunks(m.spots()) {
		if spots[0].route < len(m.routes) {
			list = append(list, m.section(spots))
		} else if s := m.outside(spots); len(s.Own) > 0 {
			list = append(list, s)
		}
	}
	return list
}

// chunks yields the spots of each chain.
func chunks(spots []spot) iter.Seq[[]spot] {
	return func(yield func([]spot) bool) {
		for len(spots) > 0 {
			n := slices.IndexFunc(spots, func(s spot) bool { return s.route != spots[0].route })
			if n < 0 {
				n = len(spots)
			}
			if !yield(spots[:n]) {
				return
			}
			spots = spots[n:]
		}
	}
}

// spots returns the audience's own places in every chain that they are in, in the
// order of chains, links and places.
func (m maker) spots() []spot {
	var list []spot
	for _, at := range m.topmost() {
		for _, s := range m.stopsOf(at) {
			list = append(list, spot{s, at})
		}
	}
	slices.SortStableFunc(list, func(a, b spot) int {
		return cmp.Or(cmp.Compare(a.route, b.route), cmp.Compare(a.link, b.link))
	})
	return list
}

// stopsOf returns where a place is, as far as the audience asks.
func (m maker) stopsOf(at chain.Place) []stop {
	if at.Chain != "" {
		return []stop{{m.routeOf[at.Chain], 0}}
	}
	all := m.stops[at.Step]
	if len(all) == 0 {
		return []stop{{len(m.routes), 0}}
	}
	if m.audience.Chain == "" {
		return all
	}
	k := slices.IndexFunc(all, func(s stop) bool { return m.routes[s.route].ID == m.audience.Chain })
	return all[k : k+1]
}

// topmost returns the topmost places that match the audience: no places of people,
// unless it is a person.
func (m maker) topmost() []chain.Place {
	list := []chain.Place{}
	switch {
	case m.audience.Person != "" || m.audience.Unit != "":
		for at := range m.plan.Places(m.audience) {
			if at.Person == m.audience.Person {
				list = append(list, at)
			}
		}
	case m.audience.Step != "":
		list = append(list, chain.At(m.audience.Step))
	default:
		for _, r := range m.routes {
			if m.audience.Chain == "" || m.audience.Chain == r.ID {
				list = append(list, chain.Whole(r.ID))
			}
		}
	}
	return list
}
