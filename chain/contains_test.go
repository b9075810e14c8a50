package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// What is below a place is what one comes to from part to part, and the place itself.
func TestPlan_Contains(t *testing.T) {
	count := 0
	for seed := range uint64(60) {
		plan, err := chain.NewPlan(genModel(seed))
		if err != nil {
			continue
		}
		var all []chain.Place
		for at := range plan.Places(chain.Place{}) {
			all = append(all, at)
		}
		for _, whole := range all {
			below := map[chain.Place]bool{}
			markBelow(plan, whole, below)
			if whole.Chain != "" && whole.Step == "" {
				for link := range plan.Places(whole) {
					if link.Chain != "" {
						below[link] = true
					}
				}
			}
			for _, part := range all {
				count++
				require.Equal(t, below[part], plan.Contains(whole, part), "seed %d: %q in %q", seed, part, whole)
			}
		}
	}
	assert.Greater(t, count, 10_000)
}

// markBelow notes a place and all its parts' parts.
func markBelow(plan *chain.Plan, at chain.Place, below map[chain.Place]bool) {
	below[at] = true
	for _, part := range plan.Parts(at) {
		markBelow(plan, part, below)
	}
}

func TestPlan_Contains_unknown(t *testing.T) {
	plan, err := chain.NewPlan(repair())
	require.NoError(t, err)
	whole, hear := chain.Whole("repair"), chain.At("hear")
	assert.True(t, plan.Contains(whole, hear.By("desk").Who("p1")))
	for _, at := range []chain.Place{{}, chain.At("sell"), hear.By("shop"), {Person: "p1"}, {Chain: "repair", Step: "sell"}} {
		assert.False(t, plan.Contains(at, at), "%q", at)
		assert.False(t, plan.Contains(whole, at), "%q", at)
		assert.False(t, plan.Contains(at, hear), "%q", at)
	}
}
