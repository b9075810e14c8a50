package dashboard_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// periods draws the results of one period of a plan, or of some: with gaps, with plans
// that differ, and with periods still to come. It notes whose the numbers are.
func (g *gen) periods(t *testing.T, plan *chain.Plan, secrets map[string]string) []*chain.Result {
	t.Helper()
	if g.chance(60) {
		return []*chain.Result{g.period(t, plan, "now", secrets)}
	}
	var list []*chain.Result
	for k := range g.between(1, 6) {
		if g.chance(30) {
			plan = g.other(plan)
		}
		label := fmt.Sprintf("period %d", k)
		if g.chance(15) {
			list = append(list, period(t, plan, label))
		} else {
			list = append(list, g.period(t, plan, label, secrets))
		}
	}
	for k := range g.between(0, 2) {
		list = append(list, period(t, plan, fmt.Sprintf("to come %d", k)))
	}
	return list
}

// period draws the readings of one period.
func (g *gen) period(t *testing.T, plan *chain.Plan, label string, secrets map[string]string) *chain.Result {
	t.Helper()
	ms, own := g.readings(plan)
	for number, person := range own {
		secrets[number] = person
	}
	r, err := plan.Evaluate(label, ms)
	require.NoError(t, err)
	return r
}

// other draws what becomes of an organisation: people join and leave, goals are set and
// dropped, KPIs come and go. It is the same one where that cannot be planned.
func (g *gen) other(plan *chain.Plan) *chain.Plan {
	g.m = plan.Model()
	if g.chance(30) && len(g.m.Members) > 0 {
		k := g.IntN(len(g.m.Members))
		g.m.Members = slices.Delete(g.m.Members, k, k+1)
	}
	if g.chance(30) {
		g.m.Members = append(g.m.Members, chain.Member{Person: "p10", Unit: oneOf(g, g.m.Units).ID})
	}
	if g.chance(30) && len(g.m.Goals) > 0 {
		k := g.IntN(len(g.m.Goals))
		g.m.Goals = slices.Delete(g.m.Goals, k, k+1)
	}
	if g.chance(30) {
		g.goal(chain.Whole(oneOf(g, g.m.Chains).ID), oneOf(g, g.m.KPIs).ID, int64(g.between(1, 9)))
	}
	if g.chance(20) {
		g.m.MinGroup = g.between(2, 5)
	}
	if g.chance(20) {
		k := g.IntN(len(g.m.KPIs))
		g.m.KPIs[k].Name += "!"
	}
	if other, err := chain.NewPlan(g.m); err == nil {
		return other
	}
	return plan
}
