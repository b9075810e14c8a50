package chain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// sightText writes a line of sight, one hop a word: place, KPI, rule and share, or
// effect.
func sightText(hops []chain.Hop) string {
	var words []string
	for _, h := range hops {
		word := fmt.Sprintf("%s:%s", h.At, h.KPI)
		switch {
		case h.Rule != "":
			word += fmt.Sprintf(" -%s %s-", h.Rule, h.Share)
		case h.Effect.Sign() != 0:
			word += fmt.Sprintf(" -%s %s-", h.Effect, h.Because)
		}
		words = append(words, strings.TrimSpace(word))
	}
	return strings.Join(words, "> ")
}

func TestLineOfSight(t *testing.T) {
	plan, err := chain.NewPlan(shop())
	require.NoError(t, err)
	cases := []struct {
		name string
		at   chain.Place
		kpi  string
		want string
	}{
		{"from a person", chain.At("pick").By("day").Who("p1"), "lead",
			"/pick/day/p1:lead -ratio 0.3333-> /pick/day:lead -ratio 0.5455-> /pick/logistics:lead -ratio 1-> " +
				"/pick:lead -path 0.2542-> order:lead -> order:happy"},
		{"from the chain", chain.Whole("order"), "right", "order:right -> order:happy"},
		{"from satisfaction itself", chain.Whole("order"), "happy", "order:happy"},
		{"from outside, along two influences", chain.Place{Unit: "purchasing"}, "stock",
			"//purchasing:stock -> /sell:onshelf -> order:happy"},
		{"as near as it gets", chain.Whole("order"), "cost", "order:cost"},
		{"a total", chain.At("pay"), "cost", "/pay:cost -total 0.2500-> order:cost"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			hops, err := plan.LineOfSight("order", c.at, c.kpi)
			require.NoError(t, err)
			got := strings.NewReplacer("0.25-", "0.2500-").Replace(sightText(hops))
			for _, effect := range []string{"--0.4 -", "-0.6 -", "-0.7 less stock, emptier shelves-", "-0.3 -"} {
				got = strings.ReplaceAll(got, effect, "-")
			}
			assert.Equal(t, c.want, got)
			assert.True(t, hops[len(hops)-1].Rule == "" && hops[len(hops)-1].Effect.Sign() == 0, "the last leads nowhere")
		})
	}
	hops, err := plan.LineOfSight("order", chain.Place{Unit: "purchasing"}, "stock")
	require.NoError(t, err)
	assert.Equal(t, "less stock, emptier shelves", hops[0].Because)
	assert.True(t, hops[0].Pinned)
}

// The strongest way is that of the largest product; ties go to the smaller ID; loops
// end.
func TestLineOfSightStrongest(t *testing.T) {
	m := shop()
	weak := m.Influences[:0:0]
	for _, l := range []struct{ from, to, effect string }{
		{"cost", "lead", "0.5"}, {"lead", "happy", "0.5"}, // 0.25
		{"cost", "right", "-0.5"}, {"right", "happy", "0.5"}, // 0.25 too
		{"cost", "happy", "0.2"}, {"happy", "cost", "1"}, {"lead", "cost", "1"},
	} {
		weak = append(weak, chain.Influence{From: l.from, To: l.to, Effect: num(l.effect)})
	}
	m.Influences = weak
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	hops, err := plan.LineOfSight("order", chain.Whole("order"), "cost")
	require.NoError(t, err)
	assert.Equal(t, "order:cost -0.5 -> order:lead -0.5 -> order:happy", sightText(hops))
}

// Without a way to satisfaction the line of sight leads to the goal on the chain that
// is influenced most.
func TestLineOfSightAsNearAsItGets(t *testing.T) {
	m := shop()
	m.Influences = nil
	for _, l := range []struct{ from, to, effect string }{
		{"onshelf", "cost", "0.3"},
		{"onshelf", "stock", "-0.8"}, {"stock", "right", "-0.5"}, {"stock", "lead", "0.5"}, // 0.4 twice
		{"right", "onshelf", "1"},
	} {
		m.Influences = append(m.Influences, chain.Influence{From: l.from, To: l.to, Effect: num(l.effect)})
	}
	tests := []struct {
		name string
		edit func(m *chain.Model)
		at   chain.Place
		kpi  string
		want string
	}{
		{"the strongest, ties by ID", func(*chain.Model) {}, chain.At("sell"), "onshelf",
			"/sell:onshelf --0.8 -> order:stock -0.5 -> order:lead"},
		{"a chain without satisfaction", func(m *chain.Model) { m.Chains[0].Satisfaction = "" }, chain.At("sell"), "onshelf",
			"/sell:onshelf --0.8 -> order:stock -0.5 -> order:lead"},
		{"a goal of the profession is none", func(m *chain.Model) { m.Goals[1].Craft, m.Goals[2].Craft = true, true },
			chain.At("sell"), "onshelf", "/sell:onshelf -0.3 -> order:cost"},
		{"a goal on the chain is near enough", func(*chain.Model) {}, chain.Whole("order"), "right", "order:right"},
		{"so is a part of one", func(*chain.Model) {}, chain.At("pay"), "right", "/pay:right -product 0.25-> order:right"},
		{"satisfaction is nearer, however weak", func(m *chain.Model) {
			m.Influences = append(m.Influences, chain.Influence{From: "cost", To: "happy", Effect: num("0.01")})
		}, chain.At("sell"), "onshelf", "/sell:onshelf -0.3 -> order:cost -0.01 -> order:happy"},
		{"nowhere", func(m *chain.Model) { m.Influences = nil }, chain.At("sell"), "onshelf", "/sell:onshelf"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := m
			m.Chains, m.Goals = append([]chain.Chain{}, m.Chains...), append([]chain.Goal{}, m.Goals...)
			test.edit(&m)
			plan, err := chain.NewPlan(m)
			require.NoError(t, err)
			hops, err := plan.LineOfSight("order", test.at, test.kpi)
			require.NoError(t, err)
			assert.Equal(t, test.want, sightText(hops))
		})
	}
}

// Passes lead on to what is composed of them, where the step reads it.
func TestLineOfSightFromPasses(t *testing.T) {
	m := shop()
	for _, step := range []string{"ship", "dock"} {
		at := chain.Place{Chain: "order", Step: step}
		m.Goals = append(m.Goals, chain.Goal{At: at, KPI: chain.Passes, Target: num("1.3")})
	}
	m.Influences = append(m.Influences, chain.Influence{From: "stock", To: chain.Passes, Effect: num("0.9")})
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	tests := []struct {
		at        chain.Place
		kpi, want string
	}{
		{chain.Place{Chain: "order", Step: "ship"}, chain.Passes, "order/ship:passes -product 0-> order:right -0.6 -> order:happy"},
		{chain.Place{Chain: "order", Step: "dock"}, chain.Passes, "order/dock:passes -path 0-> order:lead --0.4 -> order:happy"},
		{chain.Place{Unit: "purchasing"}, "stock",
			"//purchasing:stock -0.9 -> order/ship:passes -product 0-> order:right -0.6 -> order:happy"},
	}
	for _, test := range tests {
		hops, err := plan.LineOfSight("order", test.at, test.kpi)
		require.NoError(t, err)
		assert.Equal(t, test.want, sightText(hops))
	}
}

func TestLineOfSightErrors(t *testing.T) {
	m := shop()
	m.Steps = append(m.Steps, chain.Step{ID: "idle"})
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	for want, c := range map[string]struct {
		chain string
		at    chain.Place
		kpi   string
	}{
		`line of sight: chain: unknown: no chain "x"`:                                {"x", chain.At("pick"), "lead"},
		`line of sight: chain: unknown: no place "/fly" in or beside chain "order"`:  {"order", chain.At("fly"), "lead"},
		`line of sight: chain: unknown: no place "/idle" in or beside chain "order"`: {"order", chain.At("idle"), "lead"},
		`line of sight: chain: unknown: no KPI "speed"`:                              {"order", chain.At("pick"), "speed"},
		`line of sight: chain: unknown: no goal for "happy" at "/pick"`:              {"order", chain.At("pick"), "happy"},
	} {
		_, err := plan.LineOfSight(c.chain, c.at, c.kpi)
		require.EqualError(t, err, want)
		require.ErrorIs(t, err, chain.ErrUnknown)
	}
}

func TestHandovers(t *testing.T) {
	plan, err := chain.NewPlan(shop())
	require.NoError(t, err)
	assert.Equal(t, []chain.Handover{
		{Chain: "order", From: "sell", To: "pick", FromUnits: []string{"sales"}, ToUnits: []string{"logistics"}, Crosses: true},
		{Chain: "order", From: "sell", To: "pay", FromUnits: []string{"sales"}, ToUnits: []string{"finance"}, Crosses: true},
		{Chain: "order", From: "pick", To: "ship", Step: "dock", FromUnits: []string{"logistics"}, ToUnits: []string{"logistics"}},
		{Chain: "order", From: "pay", To: "ship", Step: "dock", FromUnits: []string{"finance"}, ToUnits: []string{"logistics"}, Crosses: true},
	}, plan.Handovers("order"))
	assert.Equal(t, []chain.Handover{}, plan.Handovers("x"))
}

// Waits beside and after each other multiply the ways, not the handovers.
func TestHandoversThroughManyWaits(t *testing.T) {
	m := chain.Model{Steps: []chain.Step{{ID: "a"}}, Chains: []chain.Chain{{ID: "c", Links: []chain.Link{{Step: "a"}}}}}
	before := []string{"a"}
	for n := range 40 {
		var layer []string
		for _, side := range []string{"l", "r"} {
			id := fmt.Sprintf("%s%d", side, n)
			layer = append(layer, id)
			m.Steps = append(m.Steps, chain.Step{ID: id, Handover: true})
			m.Chains[0].Links = append(m.Chains[0].Links, chain.Link{Step: id, After: before})
		}
		before = layer
	}
	m.Steps = append(m.Steps, chain.Step{ID: "b"})
	m.Chains[0].Links = append(m.Chains[0].Links, chain.Link{Step: "b", After: before})
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	var got []string
	for _, h := range plan.Handovers("c") {
		got = append(got, h.From+" "+h.Step+" "+h.To)
	}
	assert.Equal(t, []string{"a l39 b", "a r39 b"}, got)
}
