package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// A plan, a roster and a result may be used from many places at once: under the race
// detector this finds what is kept on the way.
func TestConcurrentUse(t *testing.T) {
	m := organised(20, 2, 3)
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	ms := period(m)
	result, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	roster, columns := columnsOf(plan, m)
	use := func() (said []string) {
		other := must(must(plan.WithGoals(m.Goals)).EvaluateRoster("now", roster, columns...))
		with := must(result.With(ms[7]))
		whole := must(plan.Combine("all", result, other))
		for _, r := range []*chain.Result{result, other, with, whole} {
			said = append(said, lightsText(r, chain.Place{}, "lead", 2), r.Explain(chain.Whole("chain0"), "cost"))
		}
		a := must(result.Attribute(chain.Whole("chain0"), "lead", chain.Teams))
		return append(said, string(must(a.MarshalJSON())), plan.Explain(chain.At("step0"), "done"))
	}
	want, done := use(), make(chan []string)
	for range 4 {
		go func() { done <- use() }()
	}
	for range 4 {
		assert.Equal(t, want, <-done)
	}
}
