package chain_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

func TestConflict(t *testing.T) {
	onShelf := "KK401 fault //purchasing stock > /sell onshelf"
	happy := "KK401 fault //purchasing stock > order happy"
	for _, c := range []influenceCase{
		{"the shop", func(*chain.Model) {}, []string{happy, onShelf}},
		{"higher against higher", func(m *chain.Model) {
			m.KPIs[4].Better = kpi.Higher
			m.Influences[3].Effect = num("-0.7")
		}, []string{happy, onShelf}},
		{"lower helps lower", func(m *chain.Model) {
			cut(m, "stock")
			withInfluence(m, "stock", "cost", "0.5")
		}, []string{}},
		{"lower against lower", func(m *chain.Model) {
			cut(m, "stock")
			withInfluence(m, "stock", "cost", "-0.5")
		}, []string{"KK401 fault //purchasing stock > order cost"}},
		{"a range pushes neither way", func(m *chain.Model) { m.KPIs[4].Better = kpi.Near }, []string{}},
		{"nor is a range hurt", func(m *chain.Model) {
			m.KPIs[5].Better, m.Goals[4].Amber = kpi.Near, kpi.Between(num("0.95"), num("1"))
		}, []string{happy}},
		{"a goal of the profession does not push", func(m *chain.Model) { m.Goals[5].Craft = true }, []string{}},
		{"nor is one hurt", func(m *chain.Model) { m.Goals[4].Craft = true }, []string{happy}},
		{"who is hurt outside the chains", func(m *chain.Model) { m.Goals[4].At = chain.Place{Unit: "sales"} },
			[]string{happy, "KK401 warning //purchasing stock > //sales onshelf"}},
		{"a step of no chain is outside too", func(m *chain.Model) {
			m.Steps = append(m.Steps, chain.Step{ID: "idle"})
			m.Goals[4].At = chain.At("idle")
		}, []string{happy, "KK401 warning //purchasing stock > /idle onshelf"}},
		{"reported at the top of its cascade", func(m *chain.Model) {
			m.Units = append(m.Units, chain.Unit{ID: "fresh", Parent: "purchasing"})
			withGoal(m, chain.Place{Unit: "fresh"}, "stock")
		}, []string{happy, onShelf}},
		{"once for every goal at a top", func(m *chain.Model) { withGoal(m, chain.Place{Unit: "sales"}, "stock") },
			[]string{"KK401 fault //sales stock > order happy", "KK401 fault //sales stock > /sell onshelf", happy, onShelf}},
		{"a cascade of the profession is none", func(m *chain.Model) {
			m.Units = append(m.Units, chain.Unit{ID: "fresh", Parent: "purchasing"})
			m.Goals[5].Craft = true
			withGoal(m, chain.Place{Unit: "fresh"}, "stock")
		}, []string{"KK401 fault //fresh stock > order happy", "KK401 fault //fresh stock > /sell onshelf"}},
		{"of two that harm each other, the first", func(m *chain.Model) {
			m.Goals = m.Goals[:5]
			withInfluence(m, "cost", "right", "1")
			withInfluence(m, "right", "cost", "1")
		}, []string{"KK401 fault order right > order cost", "KK401 fault order cost > order happy"}},
		{"from all goals of the first", func(m *chain.Model) {
			m.Goals = m.Goals[:5]
			withInfluence(m, "cost", "right", "1")
			withInfluence(m, "right", "cost", "1")
			withGoal(m, chain.Place{Unit: "purchasing"}, "right")
			withGoal(m, chain.Place{Unit: "purchasing"}, "cost")
		}, []string{"KK401 fault order right > order cost", "KK401 fault order cost > order happy",
			"KK401 fault //purchasing right > order cost", "KK401 fault //purchasing cost > order happy"}},
		{"a loop that balances is reported once", func(m *chain.Model) {
			m.Influences = nil
			withInfluence(m, "right", "cost", "1")
			withInfluence(m, "cost", "happy", "1")
			withInfluence(m, "happy", "right", "-1")
			m.Goals = m.Goals[1:4]
		}, []string{"KK402 info order right > order cost"}},
		{"from its first goal", func(m *chain.Model) {
			m.Influences = nil
			withInfluence(m, "right", "cost", "1")
			withInfluence(m, "cost", "lead", "1")
			withInfluence(m, "lead", "right", "-1")
			m.Goals = slices.Delete(m.Goals[1:4], 0, 1)
			withGoal(m, chain.At("pick"), "lead")
		}, []string{"KK402 info order right > /pick lead"}},
		{"what a loop does to others is reported for each", func(m *chain.Model) {
			m.Influences = nil
			withInfluence(m, "right", "cost", "1")
			withInfluence(m, "cost", "right", "-1")
			withInfluence(m, "cost", "happy", "1")
			m.Goals = m.Goals[:4]
		}, []string{"KK402 info order right > order cost", "KK402 info order right > order happy",
			"KK402 info order cost > order happy"}},
		{"two loops are two", func(m *chain.Model) {
			m.Influences = nil
			withInfluence(m, "right", "cost", "1")
			withInfluence(m, "cost", "right", "-1")
			withInfluence(m, "happy", "onshelf", "1")
			withInfluence(m, "onshelf", "happy", "-1")
			m.Goals = m.Goals[:5]
		}, []string{"KK402 info order right > order cost", "KK402 info order happy > /sell onshelf"}},
		{"passes are pushed too", func(m *chain.Model) {
			m.Goals = m.Goals[:5]
			withGoal(m, chain.Place{Chain: "order", Step: "ship"}, chain.Passes)
			withInfluence(m, "cost", chain.Passes, "-1")
		}, []string{"KK401 fault order cost > order lead", "KK401 fault order cost > order right",
			"KK401 fault order cost > order happy", "KK401 fault order cost > order/ship passes"}},
	} {
		c.run(t)
	}
}

// Who is hurt is named in the goal's own chain first, then on the first chain that
// has a goal for it, then at the first step, then anywhere.
func TestConflictOtherAt(t *testing.T) {
	tests := []struct {
		name  string
		push  chain.Place
		hurts []chain.Place // where there are goals
		want  chain.Place
		via   string // the chain at which what is steered nowhere stands
	}{
		{"on its own chain", chain.Whole("b"), places("a", "b", "/one"), chain.Whole("b"), "b"},
		{"at a step of its own chain", chain.Whole("b"), places("a", "/two"), chain.At("two"), "b"},
		{"of a step: on its chain", chain.At("two"), places("a", "b"), chain.Whole("b"), "b"},
		{"on another chain", chain.At("two"), places("c", "/one", "//u"), chain.Whole("c"), "c"},
		{"at a step of another chain", chain.At("two"), places("/three", "//u", "/idle"), chain.At("three"), "c"},
		{"of a unit: on the first chain", chain.Place{Unit: "u"}, places("c", "b", "/one"), chain.Whole("b"), "b"},
		{"somewhere", chain.Whole("a"), places("/idle"), chain.At("idle"), "a"},
		{"at a unit", chain.Whole("a"), places("//u"), chain.Place{Unit: "u"}, "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := chain.Model{
				KPIs:  []kpi.Indicator{{ID: "push"}, {ID: "between"}, {ID: "hurt"}},
				Steps: []chain.Step{{ID: "one"}, {ID: "two"}, {ID: "three"}, {ID: "idle"}},
				Chains: []chain.Chain{{ID: "a", Links: chain.Sequence("one")}, {ID: "b", Links: chain.Sequence("two")},
					{ID: "c", Links: chain.Sequence("three")}},
				Units: []chain.Unit{{ID: "u"}},
			}
			withGoal(&m, test.push, "push")
			for _, at := range test.hurts {
				withGoal(&m, at, "hurt")
			}
			withInfluence(&m, "push", "between", "1")
			withInfluence(&m, "between", "hurt", "-1")
			plan, err := chain.NewPlan(m)
			require.NoError(t, err)
			found := findings(plan, chain.Conflict)
			require.Len(t, found, 1)
			assert.Equal(t, test.want, found[0].OtherAt)
			require.Len(t, found[0].Path, 3)
			assert.Equal(t, test.push, found[0].Path[0].At)
			assert.Equal(t, chain.Whole(test.via), found[0].Path[1].At)
			assert.Equal(t, test.want, found[0].Path[2].At)
		})
	}
}

// places returns places of a chain, a step or a unit, as their texts.
func places(texts ...string) []chain.Place {
	var list []chain.Place
	for _, text := range texts {
		switch {
		case text[:min(2, len(text))] == "//":
			list = append(list, chain.Place{Unit: text[2:]})
		case text[0] == '/':
			list = append(list, chain.At(text[1:]))
		default:
			list = append(list, chain.Whole(text))
		}
	}
	return list
}

// A finding says what its path says, in words.
func TestConflictSays(t *testing.T) {
	m := shop()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	found := findings(plan, chain.Conflict)
	require.Len(t, found, 2)
	assert.Equal(t, "Getting better at Stock (purchasing) works against Customers satisfied (Order at home): "+
		"less stock, emptier shelves; as On the shelf falls, Customers satisfied falls.", found[0].Message)
	assert.Equal(t, "//purchasing:stock -0.7 less stock, emptier shelves-> /sell:onshelf -0.3 -> order:happy",
		sightText(found[0].Path))
	for k, h := range found[0].Path {
		target, ok := plan.Target(h.At, h.KPI)
		require.True(t, ok)
		assert.Equal(t, string(marshal(t, target)), string(marshal(t, h.Goal)), "hop %d", k)
	}

	// A person is not named, though the data has the place.
	m.Goals[5].At = chain.Place{Unit: "day", Person: "p2"}
	m.Influences[3].Because, m.Influences[3].Effect = " Fewer hands. ", num("-0.7")
	m.KPIs[4].Better = kpi.Higher
	plan, err = chain.NewPlan(m)
	require.NoError(t, err)
	found = findings(plan, chain.Conflict)
	assert.Equal(t, "Getting better at Stock (one person's goal) works against On the shelf (sell): Fewer hands.", found[1].Message)
	assert.Equal(t, chain.Place{Unit: "day", Person: "p2"}, found[1].At)

	// Composition has no reason of its own.
	m = shop()
	m.Influences = nil
	withGoal(&m, chain.Place{Chain: "order", Step: "ship"}, chain.Passes)
	withInfluence(&m, "stock", chain.Passes, "-1")
	withInfluence(&m, "stock", "lead", "1")
	plan, err = chain.NewPlan(m)
	require.NoError(t, err)
	found = findings(plan, chain.Conflict, chain.MixedEffect)
	require.Len(t, found, 3)
	assert.Equal(t, "Getting better at Stock (purchasing) works against Right first time (Order at home): as Stock falls, "+
		"Times passed rises; as Times passed rises, Right first time falls.", found[0].Message)
	assert.Equal(t, "//purchasing:stock --1 -> order/ship:passes -product 0-> order:right", sightText(found[0].Path))
	assert.Equal(t, "Getting better at Stock (purchasing) helps Lead time (Order at home) in one way (as Stock falls, Lead "+
		"time falls), and harms it in another (as Stock falls, Times passed rises; as Times passed rises, Lead time rises).",
		found[2].Message)
}

// A finding with its path is what its JSON form says.
func TestConflictJSON(t *testing.T) {
	plan, err := chain.NewPlan(shop())
	require.NoError(t, err)
	for _, f := range findings(plan, chain.Conflict) {
		var back chain.Finding
		require.NoError(t, json.Unmarshal(marshal(t, f), &back))
		assert.Equal(t, string(marshal(t, f)), string(marshal(t, back)))
		assert.Equal(t, f.String(), back.String())
	}
}
