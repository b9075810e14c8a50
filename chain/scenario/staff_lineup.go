package scenario

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A lineup is who works where, as far as hires ask for it.
type lineup struct {
	plan    *chain.Plan
	kpi     string
	model   chain.Model
	parents map[string]string
	read    map[chain.Place]kpi.Reading // what was measured of the KPI above people
	crews   map[chain.Place]*crew
}

// A crew is the people below a unit on a step, and their FTE together.
type crew struct {
	people []chain.Place
	weight exact.Num
}

// newLineup returns the line-up of a result's plan.
func newLineup(r *chain.Result, kpiID string) *lineup {
	l := &lineup{plan: r.Plan(), kpi: kpiID, model: r.Plan().Model(), parents: map[string]string{},
		read: map[chain.Place]kpi.Reading{}, crews: map[chain.Place]*crew{}}
	for _, u := range l.model.Units {
		l.parents[u.ID] = u.Parent
	}
	for m := range r.Measurements() {
		if m.KPI == kpiID && m.At.Step != "" && m.At.Person == "" {
			l.read[m.At] = m.Reading
		}
	}
	return l
}

// above returns the places above a unit's place on a step, the step first. It reports
// false where the unit does not work.
func (l *lineup) above(at chain.Place) (places []chain.Place, ok bool) {
	if _, known := l.parents[at.Unit]; !known || at.Step == "" {
		return nil, false
	}
	places = []chain.Place{at}
	for unit := l.parents[at.Unit]; unit != ""; unit = l.parents[unit] {
		places = append(places, chain.At(at.Step).By(unit))
	}
	places = append(places, chain.At(at.Step))
	slices.Reverse(places)
	for n, part := range places[1:] {
		if !slices.Contains(l.plan.Parts(places[n]), part) {
			return nil, false
		}
	}
	return places[:len(places)-1], true
}

// measured returns what was measured at places, as far as it has a value.
func (l *lineup) measured(places []chain.Place) (list []chain.Measurement) {
	for _, at := range places {
		if r := l.read[at]; hasValue(r) {
			list = append(list, chain.Measurement{At: at, KPI: l.kpi, Reading: r})
		}
	}
	return list
}

func hasValue(r kpi.Reading) bool {
	_, ok := r.Value()
	return ok
}

// crew returns the people below a place, whose FTE are still to be added up.
func (l *lineup) crew(at chain.Place) *crew {
	if l.crews[at] == nil {
		l.crews[at] = &crew{people: l.people(at, nil)}
	}
	return l.crews[at]
}

// people adds the places of the people below a place to a list.
func (l *lineup) people(at chain.Place, list []chain.Place) []chain.Place {
	for _, part := range l.plan.Parts(at) {
		if part.Person != "" {
			list = append(list, part)
		} else {
			list = l.people(part, list)
		}
	}
	return list
}

// weigh adds up what the people of all crews weigh, in one pass over the members.
func (l *lineup) weigh() {
	type member struct{ person, unit string }
	joined := map[member][]*crew{}
	for _, c := range l.crews { // in any order: sums are exact
		for _, p := range c.people {
			at := member{p.Person, p.Unit}
			joined[at] = append(joined[at], c)
		}
	}
	for _, m := range l.model.Members {
		for _, c := range joined[member{m.Person, m.Unit}] {
			c.weight = c.weight.Add(weightOf(m.Weight))
		}
	}
}
