package chain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A causal is a model of nothing but KPIs with goals on one chain, and influences.
type causal struct{ chain.Model }

// newCausal returns KPIs with goals on a chain of one step.
func newCausal(ids ...string) *causal {
	c := &causal{chain.Model{
		Steps:  []chain.Step{{ID: "do"}},
		Chains: []chain.Chain{{ID: "all", Links: chain.Sequence("do")}},
	}}
	for _, id := range ids {
		c.kpi(id)
	}
	return c
}

// kpi adds a KPI with a goal on the chain, if it is not there.
func (c *causal) kpi(id string) {
	if slices.ContainsFunc(c.KPIs, func(i kpi.Indicator) bool { return i.ID == id }) {
		return
	}
	c.KPIs = append(c.KPIs, kpi.Indicator{ID: id})
	c.Goals = append(c.Goals, chain.Goal{At: chain.Whole("all"), KPI: id, Target: num("1")})
}

// moves adds an influence.
func (c *causal) moves(from, to, effect string) {
	c.kpi(from)
	c.kpi(to)
	c.Influences = append(c.Influences, chain.Influence{From: from, To: to, Effect: num(effect)})
}

func (c *causal) plan(t testing.TB) *chain.Plan {
	t.Helper()
	plan, err := chain.NewPlan(c.Model)
	require.NoError(t, err)
	return plan
}

// What a loop does to the KPI it begins with: an odd number of minus signs turns
// against it, an even number, none included, does not.
//
// Source of the first two: https://nationalcalculatorauthority.com/causal-loop-diagram-polarity-analyzer.html
func TestPublishedLoops(t *testing.T) {
	tests := []struct {
		name, signs string
		balancing   bool
	}{
		{"loop_balancing", "+-+", true},
		{"loop_reinforcing", "+--", false},
		{"no minus", "+++", false},
		{"three", "---", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := newCausal()
			for n, sign := range test.signs {
				c.moves(fmt.Sprint("k", n), fmt.Sprint("k", (n+1)%len(test.signs)), string(sign)+"0.5")
			}
			_, down := chain.Moves(c.plan(t), "k0", "k0")
			var want []string
			if test.balancing {
				want = []string{"k0", "k1", "k2", "k0"}
			}
			assert.Equal(t, want, down)
		})
	}
}

// sign adds influences from one KPI to another through others: "+" and "-" one way,
// "?" both, "0" none. Others tell the ways of several apart.
func (c *causal) sign(from, to, sign, other string) {
	for _, s := range map[string][]string{"+": {"+"}, "-": {"-"}, "?": {"+", "-"}}[sign] {
		c.moves(from, other+s, "1")
		c.moves(other+s, to, s+"1")
	}
}

// signOf returns the sign of all ways from one KPI to another.
func signOf(p *chain.Plan, from, to string) string {
	up, down := chain.Moves(p, from, to)
	switch {
	case up != nil && down != nil:
		return "?"
	case up != nil:
		return "+"
	case down != nil:
		return "-"
	}
	return "0"
}

// Signs one after the other multiply, signs side by side add up.
//
// Source: Wellman 1990, qualitative probabilistic networks (from memory).
func TestPublishedSignAlgebra(t *testing.T) {
	tests := []struct{ name, first, after, beside string }{
		{"sign_algebra +", "+", "+-0?", "+?+?"},
		{"sign_algebra -", "-", "-+0?", "?--?"},
		{"sign_algebra 0", "0", "0000", "+-0?"},
		{"sign_algebra ?", "?", "??0?", "????"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			after, beside := "", ""
			for _, second := range strings.Split("+-0?", "") {
				c := newCausal("a", "b", "c")
				c.sign("a", "b", test.first, "x")
				c.sign("b", "c", second, "y")
				after += signOf(c.plan(t), "a", "c")
				c = newCausal("a", "b")
				c.sign("a", "b", test.first, "x")
				c.sign("a", "b", second, "y")
				beside += signOf(c.plan(t), "a", "b")
			}
			assert.Equal(t, test.after, after, "one after the other")
			assert.Equal(t, test.beside, beside, "side by side")
		})
	}
}

// Of two ways as short, the one along the earlier influences.
func TestShortestWayInModelOrder(t *testing.T) {
	c := newCausal("d", "c", "b", "a")
	c.moves("a", "c", "1")
	c.moves("b", "d", "1")
	c.moves("a", "b", "1")
	c.moves("c", "d", "1")
	up, down := chain.Moves(c.plan(t), "a", "d")
	assert.Equal(t, []string{"a", "c", "d"}, up)
	assert.Nil(t, down)

	c.moves("a", "d", "-1")
	_, down = chain.Moves(c.plan(t), "a", "d")
	assert.Equal(t, []string{"a", "d"}, down)
}

// Passing a step more often moves what counts passes along a chain, and nothing
// else.
func TestPassesMoveWhatIsComposed(t *testing.T) {
	tests := []struct {
		name string
		def  kpi.Indicator
		want string
	}{
		{"a sum from 0", kpi.Indicator{Along: kpi.Sum, Domain: kpi.AtLeast(num("0"))}, "+"},
		{"a sum below 0", kpi.Indicator{Along: kpi.Sum, Domain: kpi.AtLeast(num("-1"))}, "0"},
		{"a sum of anything", kpi.Indicator{Along: kpi.Sum}, "0"},
		{"a path", kpi.Indicator{Along: kpi.Path}, "+"},
		{"a product", kpi.Indicator{Along: kpi.Product}, "-"},
		{"a bottleneck", kpi.Indicator{Along: kpi.Bottleneck}, "-"},
		{"a total, which counts them already", kpi.Indicator{Along: kpi.Total, Domain: kpi.AtLeast(num("0"))}, "0"},
		{"the least", kpi.Indicator{Along: kpi.Min}, "0"},
		{"nothing", kpi.Indicator{}, "0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := newCausal()
			test.def.ID, test.def.Decimals = "x", 1
			c.KPIs = append(c.KPIs, test.def)
			assert.Equal(t, test.want, signOf(c.plan(t), chain.Passes, "x"))
			c.Steps = append(c.Steps, chain.Step{ID: "idle"})
			c.Steps[0].KPIs = []string{"other"}
			c.kpi("other")
			assert.Equal(t, "0", signOf(c.plan(t), chain.Passes, "x"), "no step of the chain reads it")
		})
	}
	c := newCausal("y")
	c.KPIs = append(c.KPIs, kpi.Indicator{ID: "x", Along: kpi.Product})
	c.moves("x", "y", "-1")
	up, _ := chain.Moves(c.plan(t), chain.Passes, "y")
	assert.Equal(t, []string{chain.Passes, "x", "y"}, up)
}

// Ten thousand influences cost what they are: each is looked at twice at most, once
// a sign, from each KPI that is steered on.
func TestManyInfluences(t *testing.T) {
	const few = 101
	dense := newCausal()
	for k := range few {
		for l := range few {
			if k != l {
				dense.moves(fmt.Sprint("k", k), fmt.Sprint("k", l), fmt.Sprint(1-2*(k*l%2)))
			}
		}
	}
	long := newRow(10_000, "-0.7")
	long.goal(chain.Whole("all"), "k10000")
	long.goal(chain.At("do"), "k1")

	t.Run("each on each", func(t *testing.T) {
		plan := dense.plan(t)
		looked, hops := chain.ConflictWork(plan)
		assert.LessOrEqual(t, looked, few*2*len(dense.Influences))
		assert.LessOrEqual(t, hops, few)
		assert.Len(t, findings(plan, chain.Conflict, chain.MixedEffect), 1, "one loop")
	})
	t.Run("one after the other", func(t *testing.T) {
		plan := long.plan(t)
		looked, _ := chain.ConflictWork(plan)
		assert.LessOrEqual(t, looked, 2*2*len(long.Influences))
		found := findings(plan, chain.Conflict, chain.MixedEffect, chain.NoLineOfSight)
		require.Len(t, found, 1)
		assert.Len(t, found[0].Path, 10_000)
		hops, err := plan.LineOfSight("all", chain.At("do"), "k1")
		require.NoError(t, err)
		assert.Len(t, hops, 10_000)
	})
}

// newRow returns influences one after the other, on KPIs without goals.
func newRow(n int, effect string) *causal {
	c := newCausal()
	for k := range n + 1 {
		c.KPIs = append(c.KPIs, kpi.Indicator{ID: fmt.Sprint("k", k)})
	}
	for k := range n {
		c.Influences = append(c.Influences,
			chain.Influence{From: fmt.Sprint("k", k), To: fmt.Sprint("k", k+1), Effect: num(effect)})
	}
	return c
}

// goal adds a goal.
func (c *causal) goal(at chain.Place, id string) { withGoal(&c.Model, at, id) }

// Many goals cost as many searches for what they harm, and every hop is made once
// however many ways come by it.
func TestManyConflicts(t *testing.T) {
	const n = 100
	row := newRow(n-1, "-0.7")
	for k := range n {
		row.goal(chain.Whole("all"), fmt.Sprint("k", k))
	}
	plan := row.plan(t)
	looked, hops := chain.ConflictWork(plan)
	assert.LessOrEqual(t, looked, n*len(row.Influences))
	assert.Equal(t, n, hops)
	found := findings(plan, chain.Conflict, chain.MixedEffect)
	assert.Len(t, found, n*n/4, "each pair an odd way apart")
	assert.Same(t, found[0].Path[1].Goal, found[1].Path[1].Goal)
}

// Many goals at a step look at the influences of their chain once, and those that
// lead to the customer need no line of sight.
func TestManyLinesOfSight(t *testing.T) {
	const goals = 1000
	row := newRow(10_000, "0.123456789")
	for k := range goals {
		row.goal(chain.At("do"), fmt.Sprint("k", k))
	}
	plan := row.plan(t)
	looked, sights := chain.SightWork(plan)
	assert.LessOrEqual(t, looked, 2*len(row.Influences))
	assert.Equal(t, goals, sights)
	assert.Len(t, findings(plan, chain.NoLineOfSight), goals, "nothing to see")

	row.goal(chain.Whole("all"), "k10000")
	plan = row.plan(t)
	looked, sights = chain.SightWork(plan)
	assert.LessOrEqual(t, looked, 2*len(row.Influences))
	assert.Zero(t, sights)
	assert.Empty(t, findings(plan, chain.NoLineOfSight))
}

// findings returns what some checks find.
func findings(p *chain.Plan, ids ...chain.CheckID) []chain.Finding {
	return slices.DeleteFunc(p.Check(), func(f chain.Finding) bool { return !slices.Contains(ids, f.Check) })
}
