package dashboard_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// groupTiles returns every tile that is on the board of a group.
func (w world) groupTiles(t *testing.T, boards *dashboard.Boards) (shown, hidden map[string][]chain.Place) {
	t.Helper()
	shown, hidden = map[string][]chain.Place{}, map[string][]chain.Place{}
	seen := map[spot]bool{}
	for _, audience := range w.audiences() {
		if audience.Person != "" {
			continue
		}
		b, err := boards.For(audience)
		if err != nil { // nobody is there in that period
			continue
		}
		for _, tile := range tilesOf(b) {
			if s := (spot{tile.At, tile.KPI}); !seen[s] {
				seen[s] = true
				if tile.Hidden {
					hidden[tile.KPI] = append(hidden[tile.KPI], tile.At)
				} else {
					shown[tile.KPI] = append(shown[tile.KPI], tile.At)
				}
			}
		}
	}
	return shown, hidden
}

// keep notes which values groups do not see although they are large enough.
func (w world) keep(t *testing.T) {
	t.Helper()
	for period, r := range w.results {
		w.kept[period] = map[spot]bool{}
		_, hidden := w.groupTiles(t, boardsOf(t, r))
		for k, places := range hidden {
			for _, at := range places {
				n := r.Plan().People(at)
				w.kept[period][spot{at, k}] = n == 0 || n >= r.Plan().MinGroup()
			}
		}
	}
}

// What all boards of groups show together tells of nobody: not to the audit, and not
// to an attacker that knows nothing of how the library goes about it.
func TestLawPrivacy(t *testing.T) {
	hiddenCount, shownCount, tight := 0, 0, 0
	for seed := range uint64(privacyModels) {
		w, ok := newWorld(t, seed)
		if !ok {
			continue
		}
		assert.Equal(t, []dashboard.Leak{}, w.boards.Audit(), "seed %d", seed)
		a := newAttacker(t, w.result)
		shown, hidden := w.groupTiles(t, w.boards)
		for _, k := range []string{"rate", "cost", "time", "mood"} {
			shownCount += len(shown[k])
			hiddenCount += len(hidden[k])
			whose, leaks := a.solves(k, shown[k])
			assert.False(t, leaks, "seed %d: %s tells of %s", seed, k, whose)
			for _, at := range hidden[k] {
				if n := w.plan.People(at); n >= w.plan.MinGroup() {
					tight++
				}
			}
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d tiles shown, %d hidden (%.1f %%), of which %d of groups that are large enough", shownCount, hiddenCount,
		100*float64(hiddenCount)/float64(hiddenCount+shownCount), tight)
	assert.Greater(t, hiddenCount, privacyModels)
	assert.Greater(t, tight, privacyModels/10)
}

// groups returns the places of groups that have a gauge of a KPI.
func (w world) groups(kpiID string) []chain.Place {
	var list []chain.Place
	for at := range w.plan.Places(chain.Place{}) {
		if _, ok := w.result.Gauge(at, kpiID); ok && at.Person == "" && (at.Chain == "" || at.Step == "") {
			list = append(list, at)
		}
	}
	return list
}

// The audit finds a leak wherever the attacker does, whatever is shown. It may find
// more, since it takes rules that do not add to tell of all they could, and what lacks
// a part to be told of as soon as that comes in.
func TestLawAudit(t *testing.T) {
	both, none := 0, 0
	for seed := range uint64(privacyModels) {
		w, ok := newWorld(t, seed)
		if !ok {
			continue
		}
		a, g := newAttacker(t, w.result), newGen(seed+1_000_000)
		for _, k := range []string{"cost", "time", "rate"} {
			showing := map[chain.Place]bool{}
			var list []chain.Place
			for _, at := range w.groups(k) {
				gauge, _ := w.result.Gauge(at, k)
				if _, ok := gauge.Reading.Value(); ok && w.plan.People(at) >= w.plan.MinGroup() && g.chance(70) {
					showing[at], list = true, append(list, at)
				}
			}
			_, leaks := a.solves(k, list)
			found := dashboard.AuditShowing(w.boards, func(at chain.Place, id string) bool { return id == k && showing[at] })
			found = slices.DeleteFunc(found, func(l dashboard.Leak) bool { return l.People >= w.plan.MinGroup() })
			switch {
			case leaks:
				both++
				assert.NotEmpty(t, found, "seed %d %s: showing %v", seed, k, list)
			case k == "cost":
				none++
				assert.Empty(t, found, "seed %d %s: showing %v", seed, k, list)
			}
		}
	}
	t.Logf("%d times something leaks, %d times nothing", both, none)
	assert.Greater(t, both, privacyModels/10)
	assert.Greater(t, none, privacyModels/10)
}

// complete reports whether no value of a KPI lacks a part.
func (w world) complete(kpiID string) bool {
	for at := range w.plan.Outline() {
		gauge, ok := w.result.Gauge(at, kpiID)
		readings, _, _ := w.result.Behind(at, kpiID)
		if _, whole := gauge.Reading.Value(); readings > 0 && (!ok || !whole) {
			return false
		}
	}
	return true
}

// What a group does not see although it is large enough would tell too much: nothing is
// kept back without need. Where parts are missing more is, for the day that they come in.
func TestLawNothingKeptWithoutNeed(t *testing.T) {
	kept := 0
	for seed := range uint64(privacyModels) {
		w, ok := newWorld(t, seed)
		if !ok {
			continue
		}
		w.keep(t)
		shown, _ := w.groupTiles(t, w.boards)
		a := newAttacker(t, w.result)
		for s, is := range w.kept[w.now] {
			if !is || s.kpi != "cost" || !w.complete(s.kpi) {
				continue
			}
			kept++
			_, leaks := a.solves(s.kpi, append(slices.Clone(shown[s.kpi]), s.at))
			assert.True(t, leaks, "seed %d: %s at %s", seed, s.kpi, s.at)
		}
	}
	assert.Greater(t, kept, privacyModels/20)
}
