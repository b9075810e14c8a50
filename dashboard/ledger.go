package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A ledger has what the values of one KPI in one period are made of, by group.
type ledger struct {
	*groups
	result *chain.Result
	kpi    string
	// readings has how many measured readings are behind each value, workers of how
	// many different people these are, and measured whether it was measured as such.
	readings, workers []int32
	measured          []bool
	// into has the group whose value each one's counts in, -1 for none: for a step too,
	// which may count in any number of chains.
	into []int32
	// same has the group that each one's reading was passed down from, -1 for none.
	same []int32
}

// newLedger looks up what the values of a KPI are made of.
func newLedger(g *groups, r *chain.Result, kpiID string) *ledger {
	n := len(g.places)
	l := &ledger{groups: g, result: r, kpi: kpiID, readings: make([]int32, n), workers: make([]int32, n),
		measured: make([]bool, n), into: slices.Repeat([]int32{-1}, n), same: slices.Repeat([]int32{-1}, n)}
	for k, at := range g.places {
		readings, people, measured := r.Behind(at, kpiID)
		l.readings[k], l.workers[k], l.measured[k] = int32(readings), int32(people), measured
		above := g.above[k]
		switch {
		case above < 0 || readings == 0:
		case l.measured[above] || l.same[above] >= 0:
			if !measured && l.untouched(at) {
				l.same[k] = above
			}
		case l.counts(g.places[above], at, measured):
			l.into[k] = above
		}
	}
	return l
}

// counts reports whether what a part reads counts in the whole it is directly part of.
// A measured reading over no volume counts where terms or amounts are added only.
func (l *ledger) counts(whole, part chain.Place, measured bool) bool {
	if !l.plan.Counts(whole, part, l.kpi) {
		return false
	}
	if i := l.rules(); !measured || i.Across == kpi.Ratio || i.Across == kpi.Total {
		return true
	}
	g, _ := l.result.Gauge(part, l.kpi)
	_, ok := g.Reading.Value()
	return ok
}

// rules returns the definition of the KPI.
func (l *ledger) rules() kpi.Indicator {
	i, _ := l.plan.Indicator(l.kpi)
	return i
}

// complete reports whether nothing is missing of a value.
func (l *ledger) complete(at chain.Place) bool {
	g, _ := l.result.Gauge(at, l.kpi)
	lo, hasLo := g.Bounds.Min()
	hi, hasHi := g.Bounds.Max()
	return hasLo && hasHi && exact.Compare(lo, hi) == 0
}

// untouched reports whether nothing was measured below a place.
func (l *ledger) untouched(at chain.Place) bool {
	return !slices.ContainsFunc(l.plan.Parts(at), func(part chain.Place) bool {
		readings, _, measured := l.result.Behind(part, l.kpi)
		return measured || readings > 0 && (part.Person != "" || !l.untouched(part))
	})
}

// crew returns the different people behind what is left of a group's value once the
// values of the groups in it that are taken away are known, in order; it stops at most.
func (l *ledger) crew(group int32, taken func(group int32) bool, most int) []string {
	var found []string
	l.gather(l.places[group], l.measured[group], taken, func(person string) bool {
		if !slices.Contains(found, person) {
			found = append(found, person)
		}
		return len(found) < most
	})
	slices.Sort(found)
	return found
}

// gather yields the people behind a place's value, and reports whether to go on. A
// reading that was taken of a group as such is of all who work there.
func (l *ledger) gather(at chain.Place, all bool, taken func(int32) bool, yield func(string) bool) bool {
	for _, part := range l.plan.Parts(at) {
		readings, _, measured := l.result.Behind(part, l.kpi)
		k, group := l.number[part]
		switch {
		case !all && (readings == 0 || !l.counts(at, part, measured)):
		case !group:
			if !yield(part.Person) {
				return false
			}
		case !all && taken(k):
		default:
			if !l.gather(part, all || measured, taken, yield) {
				return false
			}
		}
	}
	return true
}
