package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// discretion has what privacy withholds from groups in one period.
type discretion struct {
	*groups
	// shown has the groups whose values are shown, by KPI and number; nothing for a KPI
	// without readings.
	shown map[string][]bool
}

// withhold works out what privacy withholds in each period, where a group needs so many
// people as its plan then says, and no fewer than that of now. Periods of one plan share
// its groups.
func withhold(results []*chain.Result, enough int) []discretion {
	list := make([]discretion, len(results))
	for k, r := range results {
		w := discretion{shown: map[string][]bool{}}
		for _, before := range list[:k] {
			if before.plan == r.Plan() {
				w.groups = before.groups
			}
		}
		if w.groups == nil {
			w.groups = newGroups(r.Plan(), max(enough, r.Plan().MinGroup()))
		}
		for i := range r.Plan().Indicators() {
			if l, ok := readLedger(w.groups, r, i.ID); ok {
				w.shown[i.ID] = newRelease(l).shown
			}
		}
		list[k] = w
	}
	return list
}

// readLedger returns the ledger of a KPI; false if nothing was read of it that
// composes. Passes are no part of anything.
func readLedger(g *groups, r *chain.Result, kpiID string) (*ledger, bool) {
	if kpiID == chain.Passes || blank(r) {
		return nil, false
	}
	l := newLedger(g, r, kpiID)
	return l, slices.ContainsFunc(l.readings, func(n int32) bool { return n > 0 })
}

// blank reports whether nothing was measured in a period.
func blank(r *chain.Result) bool {
	for range r.Measurements() {
		return false
	}
	return true
}

// from reports whether a KPI's reading at a place is withheld from groups.
func (w discretion) from(at chain.Place, kpiID string) bool {
	k, ok := w.number[at]
	if !ok { // a link, which has passes only, or a place that is not in this plan
		return w.few(w.plan.People(at))
	}
	shown, ok := w.shown[kpiID]
	return w.few(int(w.people[k])) || ok && !shown[k]
}
