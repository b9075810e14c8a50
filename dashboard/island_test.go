package dashboard_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// islandsOf returns the lines of the island report, by unit.
func islandsOf(t *testing.T, m chain.Model) map[string]dashboard.Island {
	t.Helper()
	byUnit := map[string]dashboard.Island{}
	for _, i := range boardsOf(t, evaluate(t, m)).Islands() {
		byUnit[i.Unit] = i
	}
	return byUnit
}

// The shop: purchasing does no step, and what it is steered on empties the shelves of
// sales.
func TestIslands(t *testing.T) {
	order := []string{"order"}
	want := []dashboard.Island{
		// sell: lead, right, cost, onshelf. From the dock comes what others sell on.
		{Unit: "sales", Goals: 4, WithSight: 4, ConflictsIn: 2, HandoversOut: 2, Chains: order},
		{Unit: "finance", Goals: 3, WithSight: 3, ConflictsIn: 1, HandoversIn: 1, HandoversOut: 1, Chains: order},
		{Unit: "purchasing", Goals: 1, WithSight: 1, ConflictsOut: 2, Chains: []string{}},
		// From sales to pick, from finance to ship; from pick to ship it stays.
		{Unit: "logistics", Goals: 6, WithSight: 6, ConflictsIn: 1, HandoversIn: 2, Chains: order},
	}
	assert.Equal(t, want, boardsOf(t, evaluate(t, shop())).Islands())
}

// What counts as a goal of a department, and which of them see a chain.
func TestIslandGoals(t *testing.T) {
	day := chain.Place{Unit: "day"}
	goal := func(at chain.Place, id string) chain.Goal {
		return chain.Goal{At: at, KPI: id, Target: d("0.9")}
	}
	tests := []struct {
		name        string
		change      func(m *chain.Model)
		goals, with int // of logistics
	}{
		{"cascaded", func(*chain.Model) {}, 6, 6},
		{"on itself", func(m *chain.Model) { m.Goals = append(m.Goals, goal(chain.Place{Unit: "logistics"}, "own")) }, 7, 6},
		{"of the profession", func(m *chain.Model) {
			g := goal(chain.Place{Unit: "logistics"}, "own")
			g.Craft = true
			m.Goals = append(m.Goals, g)
		}, 6, 6},
		{"of a team", func(m *chain.Model) { m.Goals = append(m.Goals, goal(day, "own")) }, 7, 6},
		{"of a person", func(m *chain.Model) { m.Goals = append(m.Goals, goal(day.Who("p1"), "own")) }, 7, 6},
		{"of a person of the department itself", func(m *chain.Model) {
			m.Members = append(m.Members, chain.Member{Person: "p7", Unit: "logistics"})
			m.Goals = append(m.Goals, goal(chain.Place{Unit: "logistics", Person: "p7"}, "own"))
		}, 7, 6},
		{"by a chain's profession to where none is set", func(m *chain.Model) {
			m.Goals[3].Craft = true                         // cost
			m.Goals = append(m.Goals[1:], goal(day, "own")) // none for happy
			m.Influences = append(m.Influences, chain.Influence{From: "own", To: "cost", Effect: d("0.1")},
				chain.Influence{From: "cost", To: "happy", Effect: d("0.1")})
		}, 5, 4},
		{"pinned part", func(m *chain.Model) {
			m.Goals = append(m.Goals, chain.Goal{At: chain.At("pick").By("day"), KPI: "lead", Target: d("5")})
		}, 6, 6},
		{"at a step", func(m *chain.Model) { m.Goals = append(m.Goals, goal(chain.At("pick").By("logistics"), "own")) }, 7, 6},
		{"that moves a chain", func(m *chain.Model) {
			m.Goals = append(m.Goals, goal(day, "own"))
			m.Influences = append(m.Influences, chain.Influence{From: "own", To: "cost", Effect: d("0.1")})
		}, 7, 7},
		{"past a chain to where none is set", func(m *chain.Model) {
			m.Goals = append(m.Goals[1:], goal(day, "own")) // none for happy
			m.Influences = append(m.Influences, chain.Influence{From: "own", To: "happy", Effect: d("0.1")})
		}, 7, 6},
		{"of a chain's profession", func(m *chain.Model) {
			m.Goals[3].Craft = true // cost
			m.Goals = append(m.Goals, goal(day, "own"))
			m.Influences = append(m.Influences, chain.Influence{From: "own", To: "cost", Effect: d("0.1")})
		}, 5, 4},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := shop()
			m.KPIs = append(m.KPIs, kpi.Indicator{ID: "own", Decimals: 1, Across: kpi.Ratio})
			test.change(&m)
			got := islandsOf(t, m)["logistics"]
			assert.Equal(t, test.goals, got.Goals, "goals")
			assert.Equal(t, test.with, got.WithSight, "with sight")
		})
	}
}

// Handovers count between departments that differ, once a pair and chain.
func TestIslandHandovers(t *testing.T) {
	by := func(step string, units ...string) chain.Step {
		s := chain.Step{ID: step}
		for _, u := range units {
			s.By = append(s.By, chain.Assignment{Unit: u})
		}
		return s
	}
	m := chain.Model{
		Units: []chain.Unit{{ID: "a"}, {ID: "b"}, {ID: "a1", Parent: "a"}, {ID: "c"}},
		Steps: []chain.Step{by("one", "a", "b"), by("two", "a1"), by("three", "b", "a"), {ID: "h", Handover: true},
			{ID: "i", Handover: true}, by("four", "c"), by("five")},
		Chains: []chain.Chain{
			// one to two: in to a from b; two to three: out of a to b; three to four twice.
			{ID: "x", Links: []chain.Link{{Step: "one"}, {Step: "two"}, {Step: "three"}, {Step: "h"},
				after("i", "three"), after("four", "h", "i"), {Step: "five"}}},
			{ID: "y", Links: chain.Sequence("three", "one", "four")}, // the same two departments in both
		},
	}
	got := islandsOf(t, m)
	assert.Equal(t, map[string]dashboard.Island{
		"a": {Unit: "a", HandoversIn: 1, HandoversOut: 3, Chains: []string{"x", "y"}},
		"b": {Unit: "b", HandoversIn: 1, HandoversOut: 3, Chains: []string{"x", "y"}},
		"c": {Unit: "c", HandoversIn: 2, Chains: []string{"x", "y"}},
	}, got)
}

// Who causes and who suffers a conflict, by where the two goals are.
func TestIslandConflicts(t *testing.T) {
	goal := func(at chain.Place, id string) chain.Goal { return chain.Goal{At: at, KPI: id, Target: d("9")} }
	tests := []struct {
		name     string
		from, to chain.Place
		out, in  string // departments
	}{
		{"departments", chain.Place{Unit: "left"}, chain.Place{Unit: "right"}, "left", "right"},
		{"teams", chain.Place{Unit: "l1"}, chain.Place{Unit: "r1"}, "left", "right"},
		{"a person", chain.Place{Unit: "l1", Person: "p"}, chain.Place{Unit: "right"}, "left", "right"},
		{"a step", chain.At("make"), chain.At("sell"), "left", "left right"},
		{"a team at a step", chain.At("make").By("l1"), chain.At("sell").By("right"), "left", "right"},
		{"a chain", chain.Place{Unit: "right"}, chain.Whole("c"), "right", "left right"},
		{"from a chain", chain.Whole("c"), chain.Place{Unit: "idle"}, "", "idle"},
		{"a step outside", chain.At("rest"), chain.Place{Unit: "left"}, "idle", "left"},
		{"on itself", chain.Place{Unit: "left"}, chain.Place{Unit: "l1"}, "left", "left"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := chain.Model{
				KPIs:       []kpi.Indicator{{ID: "much"}, {ID: "good"}},
				Units:      []chain.Unit{{ID: "left"}, {ID: "l1", Parent: "left"}, {ID: "right"}, {ID: "r1", Parent: "right"}, {ID: "idle"}},
				Members:    []chain.Member{{Person: "p", Unit: "l1"}},
				Influences: []chain.Influence{{From: "much", To: "good", Effect: d("-1")}},
				Steps: []chain.Step{
					{ID: "make", By: []chain.Assignment{{Unit: "l1"}}},
					{ID: "sell", By: []chain.Assignment{{Unit: "left"}, {Unit: "right"}}},
					{ID: "rest", By: []chain.Assignment{{Unit: "idle"}}},
				},
				Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("make", "sell")}},
				Goals:  []chain.Goal{goal(test.from, "much"), goal(test.to, "good")},
			}
			out, in := "", ""
			for _, i := range boardsOf(t, evaluate(t, m)).Islands() {
				if i.ConflictsOut > 0 {
					out += " " + i.Unit
				}
				if i.ConflictsIn > 0 {
					in += " " + i.Unit
				}
			}
			assert.Equal(t, []string{spaced(test.out), spaced(test.in)}, []string{out, in})
		})
	}
}

// spaced is a list as it is gathered.
func spaced(list string) string {
	if list == "" {
		return ""
	}
	return " " + list
}

func TestNoIslands(t *testing.T) {
	assert.Equal(t, []dashboard.Island{}, new(dashboard.Boards).Islands(), "no results")
	assert.Equal(t, []dashboard.Island{}, boardsOf(t, evaluate(t, chain.Model{})).Islands(), "no units")
	m := shop()
	m.Chains = nil
	m.Goals = m.Goals[5:]
	assert.Equal(t, dashboard.Island{Unit: "purchasing", Goals: 1, Chains: []string{}},
		islandsOf(t, m)["purchasing"], "no chains")
}

func TestIslandJSON(t *testing.T) {
	i := dashboard.Island{Unit: "a", Goals: 1, WithSight: 2, ConflictsOut: 3, ConflictsIn: 4, HandoversIn: 5,
		HandoversOut: 6, Chains: []string{"x"}}
	const want = `{"unit":"a","goals":1,"with_sight":2,"conflicts_out":3,"conflicts_in":4,"handovers_in":5,` +
		`"handovers_out":6,"chains":["x"]}`
	assert.Equal(t, want, marshal(t, i))
	var back dashboard.Island
	require.NoError(t, json.Unmarshal([]byte(want), &back))
	assert.Equal(t, i, back)
}
