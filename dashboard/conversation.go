package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A Conversation prepares the talk that all this is for (prestatiegesprek): are we
// on the right way? It orders what there is to talk about; it judges nobody. Every
// tile of Own, Handovers and Parts is in at most one of the first three lists, and
// in it once, wherever else on the board it stands; Shared ones are in none. Their
// order is that of the board.
//
// It is plain data that explains itself without the board. The zero value is a talk
// of directors about nothing.
type Conversation struct {
	// For, Name and Period are those of the board.
	For    chain.Place `json:"for"`
	Name   string      `json:"name,omitempty"`
	Period string      `json:"period"`
	// KPIs defines the indicators talked about, in the board's order, for formats.
	KPIs []kpi.Indicator `json:"kpis"`
	// CheckIn is the board's: the two questions to begin with.
	CheckIn CheckIn `json:"check_in"`
	// Successes: what went well (successen). First, on purpose.
	Successes []Topic `json:"successes,omitempty"`
	// Steer: where to adjust (bijsturen).
	Steer []Topic `json:"steer,omitempty"`
	// Opportunities: where to get better still (kansen).
	Opportunities []Topic `json:"opportunities,omitempty"`
	// Ahead: what the next period asks (wat staat ons de komende periode te doen). One
	// for every tile of Own of which that is known, hidden ones included: a goal of a
	// group is not personal.
	Ahead []Next `json:"ahead,omitempty"`
	// FollowUps: what became of earlier agreements (afspraken), in the order given.
	FollowUps []FollowUp `json:"follow_ups,omitempty"`
}

// A Topic is one thing to talk about. The zero value has no reason to.
type Topic struct {
	Why  Why  `json:"why"`
	Tile Tile `json:"tile"`
	// Together reports that the tile is a handover beside the audience's own steps:
	// both sides answer for it.
	Together bool `json:"together,omitempty"`
}

// A Next is what the next period asks of one KPI. The zero value asks nothing.
type Next struct {
	Tile Tile `json:"tile"`
	// Period is the label of the next period, empty if the board has none.
	Period string `json:"period,omitempty"`
	// Goal is that of the next period, from Tile.History; nil where it has none.
	Goal *kpi.Thresholds `json:"goal,omitempty"`
	// Needed is what the next period must read for the whole horizon to make its
	// target: the first of Course.Needed; no data where there is none.
	Needed kpi.Reading `json:"needed"`
}

// Conversation prepares the talk about a board, with the agreements made before. It
// needs nothing but the board, so it works on one that was stored as JSON. The board
// is only read; what it shares with the conversation must not be changed.
//
// Every agreement is followed up once, as often as it is given. A nil board is one of
// nothing. The cost is that of the tiles on the board, and of all of them again for
// every agreement.
func (b *Board) Conversation(agreed ...Agreement) *Conversation {
	if b == nil {
		b = &Board{}
	}
	t := talk{b, slices.Index(b.Periods, b.Period)}
	c := &Conversation{For: b.For, Name: b.Name, Period: b.Period, CheckIn: b.CheckIn()}
	for _, topic := range t.topics() {
		switch topic.Why {
		case TurnedGreen, Improved, Kept:
			c.Successes = append(c.Successes, topic)
		case OffCourse, OffTarget, Slipping, Unknown:
			c.Steer = append(c.Steer, topic)
		case HelpElsewhere, Surprising:
			c.Opportunities = append(c.Opportunities, topic)
		}
	}
	c.Ahead = t.ahead()
	for _, a := range agreed {
		c.FollowUps = append(c.FollowUps, t.followUp(a))
	}
	c.KPIs = c.indicators(b.KPIs)
	return c
}

// A talk is what a conversation is made from.
type talk struct {
	*Board
	now int // which of Periods is the current one, -1 if none is
}

// key tells a tile from all others, wherever on the board it stands.
func (t Tile) key() gaugeAt { return gaugeAt{t.At, t.KPI} }

// topics returns every tile that gives a topic, once.
func (t talk) topics() []Topic {
	var list []Topic
	done, troubled, shared := map[gaugeAt]bool{}, t.troubled(), t.shared()
	for _, s := range t.Sections {
		for _, tile := range slices.Concat(s.Own, s.Handovers, s.Parts) {
			key := tile.key()
			if why := t.why(tile, troubled[key]); why != "" && !done[key] {
				list = append(list, Topic{Why: why, Tile: tile, Together: shared[key]})
			}
			done[key] = true
		}
	}
	return list
}

// shared returns the gauges of handovers beside the audience's steps.
func (t talk) shared() map[gaugeAt]bool {
	found := map[gaugeAt]bool{}
	for _, s := range t.Sections {
		for _, tile := range s.Handovers {
			found[tile.key()] = true
		}
	}
	return found
}

// troubled returns the gauges whose KPI is red or amber for a chain that they stand
// in.
func (t talk) troubled() map[gaugeAt]bool {
	found := map[gaugeAt]bool{}
	for _, s := range t.Sections {
		chains := map[string]bool{}
		for _, tile := range slices.Concat(s.Shared, s.Own) {
			if tile.At == chain.Whole(s.Chain) && !tile.Hidden && dims(tile.Gauge) {
				chains[tile.KPI] = true
			}
		}
		for _, tile := range slices.Concat(s.Own, s.Handovers, s.Parts) {
			if chains[tile.KPI] {
				found[tile.key()] = true
			}
		}
	}
	return found
}

// ahead returns what the next period asks of the audience's own KPIs.
func (t talk) ahead() []Next {
	var list []Next
	done := map[gaugeAt]bool{}
	for _, s := range t.Sections {
		for _, tile := range s.Own {
			n := t.next(tile)
			_, _, needed := n.Needed.Terms()
			if done[tile.key()] || n.Goal == nil && !needed {
				continue
			}
			done[tile.key()] = true
			list = append(list, n)
		}
	}
	return list
}

// next returns what the next period asks of one KPI.
func (t talk) next(tile Tile) Next {
	n := Next{Tile: tile}
	if k := t.now + 1; t.now >= 0 && k < len(t.Periods) {
		n.Period = t.Periods[k]
		n.Goal = t.gauge(tile, k).Goal
	}
	if c := tile.Course; c != nil && !tile.Hidden && len(c.Needed) > 0 {
		n.Needed = c.Needed[0]
	}
	return n
}

// gauge returns a tile's gauge in one of the periods, zero if it is not on the board.
func (t talk) gauge(tile Tile, period int) kpi.Gauge {
	switch {
	case period < 0:
		return kpi.Gauge{}
	case period == t.now:
		return tile.Gauge
	case period < len(tile.History):
		return tile.History[period]
	default:
		return kpi.Gauge{}
	}
}

// indicators returns those of all that the conversation is about.
func (c *Conversation) indicators(all []kpi.Indicator) []kpi.Indicator {
	on := map[string]bool{}
	for _, topic := range slices.Concat(c.Successes, c.Steer, c.Opportunities) {
		on[topic.Tile.KPI] = true
	}
	for _, n := range c.Ahead {
		on[n.Tile.KPI] = true
	}
	for _, f := range c.FollowUps {
		on[f.Agreement.KPI] = true
	}
	list := []kpi.Indicator{}
	for _, i := range all {
		if on[i.ID] {
			list = append(list, i)
		}
	}
	return list
}
