package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// counted is a desk with two questions to answer and one to write back to, judged on
// calls alone.
func counted() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "calls", Name: "Calls taken", Across: kpi.Sum},
			{ID: "solved", Name: "Solved", Decimals: 2, Along: kpi.Product, Across: kpi.Ratio},
			{ID: "sold", Name: "Sold", Across: kpi.Total},
		},
		Steps: []chain.Step{
			{ID: "answer", By: []chain.Assignment{{Unit: "desk"}}},
			{ID: "write", By: []chain.Assignment{{Unit: "web"}}},
		},
		Chains: []chain.Chain{
			{ID: "line", Name: "My line is down", Links: chain.Sequence("answer", "write")},
			{ID: "bill", Name: "My bill", Links: chain.Sequence("answer")},
		},
		Units: []chain.Unit{{ID: "desk", Name: "Service desk", Parent: "service"}, {ID: "web", Parent: "service"},
			{ID: "service", Name: "Customer service"}, {ID: "staff"}},
		Members: []chain.Member{{Person: "p1", Unit: "desk"}, {Person: "p2", Unit: "desk"}, {Person: "p3", Unit: "web"},
			{Person: "p4", Unit: "staff"}, {Person: "p2", Unit: "web"}},
		Goals: []chain.Goal{{At: chain.At("answer"), KPI: "calls", Target: num("100")}},
	}
}

func TestQuantityOnly(t *testing.T) {
	type lines = []string
	line, bill := chain.Whole("line"), chain.Whole("bill")
	solved := func(m *chain.Model, depth chain.Level) {
		withGoal(m, line, "solved").Depth = depth
	}
	for _, c := range []influenceCase{
		{"a department speaks for its teams, in each chain", func(*chain.Model) {},
			lines{"KK403 warning line//service ", "KK403 warning bill//service "}},
		{"in the chain that has the step", func(m *chain.Model) { m.Goals[0].At = chain.At("write") },
			lines{"KK403 warning line//service "}},
		{"totals are amounts too", func(m *chain.Model) {
			withGoal(m, chain.At("answer"), "sold")
		}, lines{"KK403 warning line//service ", "KK403 warning bill//service "}},
		{"quality for all", func(m *chain.Model) { solved(m, chain.People) }, lines{}},
		{"quality stops at departments", func(m *chain.Model) { solved(m, chain.Departments) },
			lines{"KK403 warning line//desk ", "KK403 warning bill//desk "}},
		{"quality stops at teams", func(m *chain.Model) { solved(m, chain.Teams) },
			lines{"KK403 warning line///p1 ", "KK403 warning line///p2 ", "KK403 warning bill///p1 ", "KK403 warning bill///p2 "}},
		{"quality elsewhere in the chain, for one of them", func(m *chain.Model) {
			solved(m, chain.Teams)
			withGoal(m, chain.At("write").By("web").Who("p2"), "sold")
			withGoal(m, chain.Place{Unit: "web", Person: "p2"}, "solved")
		}, lines{"KK403 warning line///p1 ", "KK403 warning bill///p1 "}},
		{"a goal of the profession is no quality", func(m *chain.Model) {
			solved(m, chain.People)
			m.Goals[1].Craft = true
		}, lines{"KK403 warning line//service ", "KK403 warning bill//service "}},
		{"nor an amount", func(m *chain.Model) { m.Goals[0].Craft = true }, lines{}},
		{"an amount to push down", func(m *chain.Model) { m.KPIs[0].Better = kpi.Lower }, lines{}},
		{"an amount to hold", func(m *chain.Model) { m.KPIs[0].Better = kpi.Near }, lines{}},
		{"a capacity is none", func(m *chain.Model) { m.KPIs[0].Along = kpi.Bottleneck }, lines{}},
		{"nor anything else", func(m *chain.Model) {
			withKPI(m, kpi.Indicator{ID: "can", Along: kpi.Bottleneck, Across: kpi.Sum})
			withGoal(m, chain.At("answer"), "can")
		}, lines{"KK403 warning line//service ", "KK403 warning bill//service "}},
		{"the narrowest step of what does not add up is no capacity", func(m *chain.Model) {
			m.KPIs[0].Along, m.KPIs[0].Across = kpi.Bottleneck, kpi.Min
			withGoal(m, chain.At("answer"), "sold")
		}, lines{}},
		{"no amount", func(m *chain.Model) { m.KPIs[0].Across = kpi.Max }, lines{}},
		{"no rule", func(m *chain.Model) { m.KPIs[0].Across = kpi.None }, lines{}},
		{"outside the chains", func(m *chain.Model) { m.Goals[0].At = chain.Place{Unit: "desk"} },
			lines{"KK403 warning line//desk ", "KK403 warning bill//desk "}},
		{"of who works in none", func(m *chain.Model) { m.Goals[0].At = chain.Place{Unit: "staff"} }, lines{}},
		{"of one person outside them", func(m *chain.Model) { m.Goals[0].At = chain.Place{Unit: "web", Person: "p3"} },
			lines{"KK403 warning line///p3 "}},
		{"quality outside them", func(m *chain.Model) {
			withGoal(m, chain.Place{Unit: "service"}, "solved").Depth = chain.Teams
		}, lines{"KK403 warning line///p1 ", "KK403 warning line///p2 ", "KK403 warning bill///p1 ", "KK403 warning bill///p2 "}},
		{"one team of a department", func(m *chain.Model) {
			m.Goals[0].At = chain.At("answer").By("desk")
			withGoal(m, chain.At("write").By("web"), "solved")
			withGoal(m, bill, "solved").Depth = chain.Departments
		}, lines{"KK403 warning line//desk ", "KK403 warning bill//desk "}},
	} {
		edit := c.edit
		t.Run(c.name, func(t *testing.T) {
			m := counted()
			edit(&m)
			got := lines{}
			for _, l := range influenceLines(t, m) {
				if l[:5] == string(chain.QuantityOnly) {
					got = append(got, l)
				}
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestQuantityOnlySays(t *testing.T) {
	m := counted()
	withGoal(&m, chain.At("answer"), "sold")
	withKPI(&m, kpi.Indicator{ID: "can", Along: kpi.Bottleneck, Across: kpi.Sum})
	withGoal(&m, chain.At("answer"), "can")
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	assert.Equal(t, "Customer service is steered by amounts alone in the chain \"My line is down\" (Calls taken, Sold): it has no goal "+
		"about quality, time or satisfaction.", findings(plan, chain.QuantityOnly)[0].Message)

	withGoal(&m, chain.Whole("line"), "solved").Depth = chain.Teams
	plan, err = chain.NewPlan(m)
	require.NoError(t, err)
	found := findings(plan, chain.QuantityOnly)[0]
	assert.Equal(t, "One person is steered by amounts alone in the chain \"My line is down\" (Calls taken, Sold): they have no goal about "+
		"quality, time or satisfaction.", found.Message)
	assert.Equal(t, chain.Place{Chain: "line", Person: "p1"}, found.At)
}
