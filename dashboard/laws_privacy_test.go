package dashboard_test

import (
	"flag"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// lawsFlag asks for longer runs: go test ./dashboard -run Privacy -laws 5000.
var lawsFlag = flag.Int("laws", 0, "seeds of organisations that privacy is tried on; 0: a few hundred")

// groupTiles returns every tile that is on the board of a group: every group has one of
// its own.
func (w world) groupTiles(t *testing.T, boards *dashboard.Boards) (shown, hidden map[string][]chain.Place) {
	t.Helper()
	shown, hidden = map[string][]chain.Place{}, map[string][]chain.Place{}
	seen := map[spot]bool{}
	for audience := range w.plan.Outline() {
		b, err := boards.For(audience)
		if err != nil { // it is not there in that period
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

// keep notes which values groups do not see although they are large enough, by the
// boards of each period alone, where a group needs as many people as now, or then.
func (w world) keep(t *testing.T) {
	t.Helper()
	for period, r := range w.results {
		w.kept[period] = map[spot]bool{}
		_, hidden := w.groupTiles(t, boardsOf(t, w.guarding(t, r)))
		for k, places := range hidden {
			for _, at := range places {
				n := r.Plan().People(at)
				w.kept[period][spot{at, k}] = n == 0 || n >= w.enough(r.Plan())
			}
		}
	}
}

// enough returns how many people a group of a plan needs.
func (w world) enough(p *chain.Plan) int { return max(p.MinGroup(), w.plan.MinGroup()) }

// guarding returns a result whose plan asks for as many people as that of now.
func (w world) guarding(t *testing.T, r *chain.Result) *chain.Result {
	t.Helper()
	m := r.Plan().Model()
	if m.MinGroup = w.enough(r.Plan()); m.MinGroup == r.Plan().MinGroup() {
		return r
	}
	same, err := planOf(t, m).Evaluate(r.Period(), slices.Collect(r.Measurements()))
	require.NoError(t, err)
	return same
}

// What all boards of groups show together tells of nobody: not to the audit, and not
// to an attacker that knows nothing of how the library goes about it.
func TestLawPrivacy(t *testing.T) {
	worlds, hiddenCount, shownCount, tight := 0, 0, 0, 0
	for seed, w := range attacked(t) {
		worlds++
		a := newAttacker(t, w.result)
		shown, hidden := w.groupTiles(t, w.boards)
		for _, i := range w.plan.Model().KPIs {
			k := i.ID
			shownCount += len(shown[k])
			hiddenCount += len(hidden[k])
			if !extreme(i) {
				whose, leaks := a.solves(k, shown[k])
				assert.False(t, leaks, "seed %d: %s tells of %s", seed, k, whose)
			}
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
	t.Logf("%d organisations: %d tiles shown, %d hidden (%.1f %%), of which %d of groups that are large enough", worlds,
		shownCount, hiddenCount, 100*float64(hiddenCount)/float64(hiddenCount+shownCount), tight)
	assert.Greater(t, worlds, privacyModels)
	assert.Greater(t, hiddenCount, privacyModels)
	assert.Greater(t, tight, privacyModels/10)
}

// The audit finds nothing, on thousands of organisations.
func TestLawAuditFindsNothing(t *testing.T) {
	worlds := 0
	for seed, w := range organisations(t, auditModels) {
		worlds++
		assert.Equal(t, []dashboard.Leak{}, w.boards.Audit(), "seed %d", seed)
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d organisations", worlds)
	assert.Greater(t, worlds, auditModels)
}

// attacked yields the organisations that an attacker is set on.
func attacked(t *testing.T) iter.Seq2[uint64, world] { return organisations(t, privacyModels) }

// organisations yields those drawn from so many seeds: with several periods, and with
// KPIs of every rule.
func organisations(t *testing.T, seeds int) iter.Seq2[uint64, world] {
	if *lawsFlag > 0 {
		seeds = *lawsFlag
	}
	return func(yield func(uint64, world) bool) {
		for seed := range uint64(seeds) {
			if w, ok := newWorld(t, seed); ok && !yield(seed, w) {
				return
			}
			if w, ok := newGuarded(t, seed); ok && !yield(seed, w) {
				return
			}
		}
	}
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
	for seed, w := range attacked(t) {
		a, g := newAttacker(t, w.result), newGen(seed+1_000_000)
		for _, i := range w.plan.Model().KPIs {
			k := i.ID
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
			case extreme(i):
			case leaks:
				both++
				assert.NotEmpty(t, found, "seed %d %s: showing %v", seed, k, list)
			case addsUp(i):
				none++
				assert.Empty(t, found, "seed %d %s: showing %v", seed, k, list)
			}
		}
	}
	t.Logf("%d times something leaks, %d times nothing", both, none)
	assert.Greater(t, both, privacyModels/10)
	assert.Greater(t, none, privacyModels/10)
}

// extreme reports whether a KPI's values are those of one of its readings: which one is
// not told, but the attacker sees it move.
func extreme(i kpi.Indicator) bool {
	return slices.Contains([]kpi.Rule{kpi.Min, kpi.Max}, i.Across) || slices.Contains([]kpi.Rule{kpi.Min, kpi.Max}, i.Along)
}

// addsUp reports whether a KPI's values are sums of its readings, all the way up.
func addsUp(i kpi.Indicator) bool {
	sums := []kpi.Rule{kpi.None, kpi.Sum, kpi.Total, kpi.Ratio}
	return slices.Contains(sums, i.Along) && slices.Contains(sums, i.Across)
}

// complete reports whether no value of a KPI lacks a part.
func (w world) complete(kpiID string) bool {
	for at := range w.plan.Outline() {
		gauge, ok := w.result.Gauge(at, kpiID)
		readings, _, _ := w.result.Behind(at, kpiID)
		lo, hasLo := gauge.Bounds.Min()
		hi, hasHi := gauge.Bounds.Max()
		if readings > 0 && !(ok && hasLo && hasHi && lo.Equal(hi)) {
			return false
		}
	}
	return true
}

// What a group does not see although it is large enough would tell too much: nothing is
// kept back without need. Where parts are missing more is, for the day that they come in.
func TestLawNothingKeptWithoutNeed(t *testing.T) {
	kept := 0
	for seed, w := range attacked(t) {
		w.keep(t)
		shown, _ := w.groupTiles(t, w.boards)
		a := newAttacker(t, w.result)
		for s, is := range w.kept[w.now] {
			i, _ := w.plan.Indicator(s.kpi)
			if !is || !addsUp(i) || !w.complete(s.kpi) {
				continue
			}
			kept++
			_, leaks := a.solves(s.kpi, append(slices.Clone(shown[s.kpi]), s.at))
			assert.True(t, leaks, "seed %d: %s at %s", seed, s.kpi, s.at)
		}
	}
	assert.Greater(t, kept, privacyModels/20)
}

// numbersOf returns what a gauge's reading is written with, if that is like no other.
func numbersOf(g kpi.Gauge) []string {
	num, den, _ := g.Reading.Terms()
	value, _ := g.Reading.Value()
	return slices.DeleteFunc([]string{num.String(), den.String(), value.String()}, func(s string) bool { return len(s) < 6 })
}

// What groups may not see of other groups is written nowhere: on no board, in no
// conversation and in no text.
func TestLawHiddenIsNowhere(t *testing.T) {
	looked := 0
	for seed, w := range attacked(t) {
		if seed%8 != 0 {
			continue
		}
		shown, hidden := w.groupTiles(t, w.boards)
		whose := map[string]string{}
		for k, places := range hidden {
			for _, at := range places {
				g, _ := w.result.Gauge(at, k)
				for _, n := range numbersOf(g) {
					whose[n] = at.String() + " " + k
				}
			}
		}
		for k, places := range shown {
			for _, at := range places {
				g, _ := w.result.Gauge(at, k)
				for _, n := range numbersOf(g) {
					delete(whose, n) // it may be read elsewhere
				}
			}
		}
		for audience := range w.plan.Outline() {
			b, err := w.boards.For(audience)
			require.NoError(t, err)
			c := b.Conversation(everyTile(b)...)
			all := marshal(t, b) + marshal(t, c) + dashboard.Text(b, kpi.Format{}) + dashboard.Text(c, kpi.Format{})
			for _, n := range number.FindAllString(all, -1) {
				at, secret := whose[strings.TrimPrefix(n, "-")]
				assert.False(t, secret, "seed %d: the board of %q tells %s of %s", seed, audience, n, at)
			}
			looked += len(whose)
		}
	}
	assert.Greater(t, looked, 5*privacyModels)
}
