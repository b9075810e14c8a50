package dashboard_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// A world is one generated organisation with its boards.
type world struct {
	results []*chain.Result
	now     int           // which of them is the current one
	result  *chain.Result // that one
	plan    *chain.Plan   // its plan
	boards  *dashboard.Boards
	secrets map[string]string // whose a number is
	// kept has, by period, the values that groups do not see although they are large
	// enough.
	kept []map[spot]bool
}

// A spot is a KPI at a place.
type spot struct {
	at  chain.Place
	kpi string
}

// newWorld draws a world; false where the goals drawn cannot be reached.
func newWorld(t *testing.T, seed uint64) (world, bool) {
	t.Helper()
	g := newGen(seed)
	plan, err := chain.NewPlan(g.model())
	if err != nil {
		return world{}, false
	}
	w := world{secrets: map[string]string{}}
	w.results = g.periods(t, plan, w.secrets)
	w.now = 0
	for k, r := range w.results {
		if len(slices.Collect(r.Measurements())) > 0 {
			w.now = k
		}
	}
	w.result = w.results[w.now]
	w.plan = w.result.Plan()
	w.boards = boardsOf(t, w.results...)
	w.kept = make([]map[spot]bool, len(w.results))
	return w, true
}

// audiences returns every pattern that some place matches.
func (w world) audiences() []chain.Place {
	list, seen := []chain.Place{}, map[chain.Place]bool{}
	add := func(p chain.Place) {
		if !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	add(chain.Place{})
	for at := range w.plan.Places(chain.Place{}) {
		for mask := range 8 {
			add(masked(at, mask))
			for c := range w.plan.Chains() {
				if w.plan.Matches(chain.Whole(c.ID), at) {
					within := masked(at, mask)
					within.Chain = c.ID
					add(within)
				}
			}
		}
	}
	return list
}

// masked returns a place with some of its fields left out.
func masked(at chain.Place, mask int) chain.Place {
	at.Chain = ""
	if mask&1 != 0 {
		at.Step = ""
	}
	if mask&2 != 0 {
		at.Unit = ""
	}
	if mask&4 != 0 {
		at.Person = ""
	}
	return at
}

// forBoards calls law with every board of every world.
func forBoards(t *testing.T, law func(t *testing.T, w world, b *dashboard.Board)) {
	t.Helper()
	count := 0
	for seed := range uint64(lawsModels) {
		w, ok := newWorld(t, seed)
		if !ok {
			continue
		}
		w.keep(t)
		for _, audience := range w.audiences() {
			b, err := w.boards.For(audience)
			require.NoError(t, err, "seed %d, audience %q", seed, audience)
			law(t, w, b)
			count++
			if t.Failed() {
				t.Fatalf("seed %d, audience %q:\n%s", seed, audience, text(b))
			}
		}
	}
	assert.Greater(t, count, 10*lawsModels, "boards looked at")
}

// tilesOf returns all tiles of a board.
func tilesOf(b *dashboard.Board) []dashboard.Tile {
	var all []dashboard.Tile
	for _, s := range b.Sections {
		for _, l := range lists(s) {
			all = append(all, l.tiles...)
		}
	}
	return all
}

// number finds what can be a planted number in JSON.
var number = regexp.MustCompile(`-?[0-9]+(\.[0-9]+)?`)

// No number of a person is on any board but that person's own.
func TestLawSecrets(t *testing.T) {
	own := 0
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		written := marshal(t, b)
		for _, n := range number.FindAllString(written, -1) {
			whose, secret := w.secrets[strings.TrimPrefix(n, "-")]
			if secret && whose == b.For.Person {
				own++
			} else if secret {
				assert.Fail(t, "a secret is told", "%s of %s", n, whose)
			}
		}
		if b.For.Person == "" {
			assert.NotContains(t, written, `"person"`)
		}
	})
	assert.Greater(t, own, 10*lawsModels, "numbers that people see of themselves")
}

// Other people are nowhere on a board.
func TestLawNoOthers(t *testing.T) {
	forBoards(t, func(t *testing.T, _ world, b *dashboard.Board) {
		for _, tile := range tilesOf(b) {
			assert.Contains(t, []string{"", b.For.Person}, tile.At.Person)
			for _, s := range tile.Sight {
				assert.Contains(t, []string{"", b.For.Person}, s.Hop.At.Person)
			}
		}
	})
}

// people returns who works at a place, found the long way.
func people(p *chain.Plan, at chain.Place, found map[string]bool) map[string]bool {
	if at.Chain != "" && at.Step != "" {
		at.Chain = ""
	}
	if at.Person != "" {
		found[at.Person] = true
	}
	for _, part := range p.Parts(at) {
		people(p, part, found)
	}
	return found
}

// hidden says what privacy asks for a KPI at a place on a board.
func (w world) hidden(at chain.Place, kpiID, person string) bool {
	return w.hiddenIn(w.now, at, kpiID, person)
}

// hiddenIn is hidden in one of the periods.
func (w world) hiddenIn(period int, at chain.Place, kpiID, person string) bool {
	if w.kept[period][spot{at, kpiID}] {
		return true
	}
	p := w.results[period].Plan()
	who := people(p, at, map[string]bool{})
	switch {
	case at.Person != "":
		return at.Person != person
	case len(who) == 0 || len(who) >= w.enough(p):
		return false
	}
	return len(who) > 1 || !who[person]
}

// What is hidden is what the rules say, has nothing left, and counts for nothing;
// what is shown is the result's.
func TestLawHidden(t *testing.T) {
	hidden, shown := 0, 0
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		for _, tile := range tilesOf(b) {
			g, ok := w.result.Gauge(tile.At, tile.KPI)
			assert.True(t, ok)
			assert.Equal(t, w.hidden(tile.At, tile.KPI, b.For.Person), tile.Hidden, "%s", tile.At)
			if tile.Hidden {
				hidden++
				g = kpi.Gauge{KPI: g.KPI, Goal: g.Goal}
				assert.Empty(t, b.Format(tile, kpi.Format{}))
			} else {
				shown++
			}
			assert.Equal(t, marshal(t, g), marshal(t, tile.Gauge), "%s %s", tile.At, tile.KPI)
		}
	})
	assert.Greater(t, hidden, 10*lawsModels)
	assert.Greater(t, shown, 10*lawsModels)
}
