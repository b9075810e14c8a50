package chain

import (
	"iter"
	"math"
)

// A Roster is a list of places that a plan has found (rooster), for a host that keeps
// millions of figures in columns and gives them numbers: it is made once, and then used
// period after period and KPI after KPI, to read ([Plan.EvaluateRoster]) and to judge
// ([Result.Lights]) without an ID being compared. It is immutable, safe for concurrent use,
// and holds 8 bytes a place beside what the plan has. The zero value and nil have no places.
//
// It is of an organisation, not of its goals: plans that [Plan.WithGoals] made of each other
// use it as it is. Another plan finds its places anew each time it is used, which costs as
// much as to find those of measurements.
type Roster struct {
	*structure
	list []site
}

// The sites of a roster have a link of a chain too: the chain is one less than what its
// tree is below 0, and the place which link, -1 for the whole chain.
const nowhere = math.MinInt32 // the tree of a place that a plan does not have

// Roster finds places, in any order: those of a host's own table, as by slices.Values, or
// all that a pattern matches, in the order of [Plan.Places]:
//
//	all, err := plan.Roster(plan.Places(chain.Place{}))
//
// All places are for lights. To read, take those that are measured, or say which they are in
// Readings.Read: what is read at a step or a unit counts in place of what is read below it,
// and at a link only [Passes] is read. A place that stands there twice has its light twice,
// and is read once at most.
//
// It returns no roster and an *[InvalidError] with every place that is unknown, or not
// complete. A nil sequence has no places.
func (p *Plan) Roster(places iter.Seq[Place]) (*Roster, error) {
	r := &Roster{structure: p.structure}
	if places == nil {
		return r, nil
	}
	bad := &problems{}
	d := desk{Plan: p, bad: bad}
	for at := range places {
		w, ok := d.find(&at)
		if !ok {
			bad.add(pathInList(len(r.list), ""), codeReadPlace, ErrUnknown, "no place %q", at)
		}
		r.list = append(r.list, w)
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	return r, nil
}

// find finds a complete place as rosters have it.
func (d *desk) find(at *Place) (site, bool) {
	s, ok := d.spot(at)
	switch {
	case !ok:
		return site{tree: nowhere}, false
	case s.chain >= 0:
		return site{int32(^s.chain), int32(s.link)}, true
	}
	return s.site, true
}

// Len returns how many places there are.
func (r *Roster) Len() int {
	if r == nil {
		return 0
	}
	return len(r.list)
}

// At returns place i; the zero Place where there is none of that number.
func (r *Roster) At(i int) Place {
	if i < 0 || i >= r.Len() {
		return Place{}
	}
	return r.placeAt(spotOfSite(r.list[i]))
}

// spotOfSite returns the spot of a site as rosters have it.
func spotOfSite(w site) spotAt {
	if w.tree < 0 {
		return spotAt{int(^w.tree), int(w.at), site{}}
	}
	return spotAt{-1, -1, w}
}

// rosterSites returns the sites of a roster in this plan: nowhere where it has none.
func (p *Plan) rosterSites(r *Roster) []site {
	if r == nil {
		return nil
	}
	if r.structure == p.structure {
		return r.list
	}
	d := desk{Plan: p}
	sites := make([]site, len(r.list))
	for i := range sites {
		at := r.At(i)
		sites[i], _ = d.find(&at)
	}
	return sites
}
