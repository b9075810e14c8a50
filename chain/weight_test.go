package chain_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// heaviest is the most that one weight may be. Three of it and 0.000000003 are the
// most that weights may come to.
const heaviest = "999999999.999999999"

// heavyMembers returns members of units of the shop, three as heavy as can be and one
// more.
func heavyMembers(last string) []chain.Member {
	return []chain.Member{
		{Person: "p1", Unit: "day", Weight: num(heaviest)}, {Person: "p2", Unit: "day", Weight: num(heaviest)},
		{Person: "p3", Unit: "day", Weight: num(heaviest)}, {Person: "p4", Unit: "night", Weight: num(last)},
	}
}

// heavyAssignments returns assignments of units of the shop, as heavy as those members.
func heavyAssignments(last string) []chain.Assignment {
	return []chain.Assignment{
		{Unit: "sales", Weight: num(heaviest)}, {Unit: "finance", Weight: num(heaviest)},
		{Unit: "day", Weight: num(heaviest)}, {Unit: "night", Weight: num(last)},
	}
}

// heavyShares gives the steps of the shop shares as heavy as those members.
func heavyShares(m *chain.Model, last string) {
	m.Goals[1].Weights = map[string]decimal.Decimal{"sell": num(heaviest), "pick": num(heaviest),
		"pay": num(heaviest), "dock": num(last), "ship": num("0")}
}

// An office is a step of one department, whose three teams have one member each, all
// as heavy as can be, and a little team.
func office(goals ...chain.Goal) chain.Model {
	m := chain.Model{
		KPIs:   []kpi.Indicator{{ID: "k", Along: kpi.Sum, Across: kpi.Sum}},
		Steps:  []chain.Step{{ID: "a"}},
		Chains: []chain.Chain{{ID: "x", Links: chain.Sequence("a")}},
		Units:  []chain.Unit{{ID: "all"}},
		Goals:  goals,
	}
	for k, weight := range []string{heaviest, heaviest, heaviest, "0.000000003"} {
		unit := fmt.Sprintf("t%d", k)
		m.Units = append(m.Units, chain.Unit{ID: unit, Parent: "all"})
		m.Members = append(m.Members, chain.Member{Person: fmt.Sprintf("p%d", k), Unit: unit, Weight: num(weight)})
		m.Steps[0].By = append(m.Steps[0].By, chain.Assignment{Unit: unit, Weight: num(weight)})
	}
	for k := range m.Goals {
		m.Goals[k].KPI = "k"
	}
	return m
}

// Weights of all that they may come to, of units, of people and of a goal, divide a
// target of all digits as on paper: the heavy ones have parts of 99999999999999999.9,
// and the little one of 0.3, which is cut less.
func TestHeaviestWeights(t *testing.T) {
	top, all := chain.At("a"), chain.At("a").By("all")
	shares := func(g chain.Goal) chain.Goal {
		g.Weights = map[string]decimal.Decimal{"t0": num(heaviest), "t1": num(heaviest), "t2": num(heaviest), "t3": num("0.000000003")}
		return g
	}
	bare := office(aim(top, "300000000000000000"))
	bare.Steps[0].By = []chain.Assignment{{Unit: "all"}}
	outside := office(aim(chain.Place{Unit: "all"}, "300000000000000000"))
	depth := aim(top, "300000000000000000")
	depth.Depth = chain.Teams
	for name, m := range map[string]chain.Model{
		"stated for teams":     office(aim(top, "300000000000000000")),
		"of people alone":      bare,
		"down to teams":        office(depth),
		"of a goal":            office(shares(aim(all, "300000000000000000"))),
		"outside of any chain": outside,
	} {
		t.Run(name, func(t *testing.T) {
			plan, err := chain.NewPlan(m)
			require.NoError(t, err)
			at := func(unit string) chain.Place { return chain.Place{Step: m.Goals[0].At.Step, Unit: unit} }
			for unit, want := range map[string]string{"t0": "100000000000000000", "t1": "100000000000000000",
				"t2": "100000000000000000", "t3": "0"} {
				got, ok := plan.Target(at(unit), "k")
				require.True(t, ok)
				assert.Equal(t, want, got.Target.String(), unit)
			}
		})
	}
}

// What is covered is exact where weights come to all that they may.
func TestHeaviestCoverage(t *testing.T) {
	m := office()
	m.KPIs[0] = kpi.Indicator{ID: "k", Across: kpi.Ratio, Coverage: num("0.3")}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	at := chain.At("a").By("t0").Who("p0")
	r, err := plan.Evaluate("now", []chain.Measurement{measured(at, "k", kpi.Per(num("7"), num("10")))})
	require.NoError(t, err)
	g, ok := r.Gauge(chain.At("a"), "k")
	require.True(t, ok)
	assert.Equal(t, "0.3333", g.Coverage.Truncate(4).String())
}
