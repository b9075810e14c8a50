package chain_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// Whatever measurements come before it, a place is where it is looked up.
func TestTrailAnyOrder(t *testing.T) {
	for seed := uint64(1); seed <= 400; seed++ {
		p, err := chain.NewPlan(genModel(seed))
		if err != nil {
			continue
		}
		places := slices.Collect(p.Places(chain.Place{}))
		r := rand.New(rand.NewPCG(seed, 1))
		for range 8 {
			wrong, _ := chain.Trail(p, wander(r, places))
			require.Empty(t, wrong, "seed %d", seed)
		}
	}
}

// wander goes on from place to place, stays, leaps, and errs.
func wander(r *rand.Rand, places []chain.Place) []chain.Place {
	other := func() chain.Place { return places[r.IntN(len(places))] }
	var list []chain.Place
	for n := r.IntN(len(places)); len(list) < 2*len(places); n = (n + 1) % len(places) {
		at := places[(n+2*len(places))%len(places)]
		switch r.IntN(12) {
		case 0:
			n -= 1 + r.IntN(2)
		case 1:
			n += r.IntN(len(places))
		case 2:
			at.Person = other().Person
		case 3:
			at.Unit = other().Unit
		case 4:
			at.Step = other().Step
		case 5:
			at.Chain = other().Chain
		case 6:
			at = chain.Place{}
		}
		list = append(list, at)
	}
	return list
}

// In order of places hardly any is looked up: the first of its kind, and chains and
// links.
func TestTrailInOrder(t *testing.T) {
	p, err := chain.NewPlan(organisation(1000))
	require.NoError(t, err)
	var people, twice []chain.Place
	for at := range p.Places(chain.Place{}) {
		if at.Person != "" {
			people = append(people, at)
			twice = append(twice, at, at)
		}
	}
	wrong, near := chain.Trail(p, people)
	require.Empty(t, wrong)
	assert.Equal(t, len(people)-1, near)
	wrong, near = chain.Trail(p, twice)
	require.Empty(t, wrong)
	assert.Equal(t, len(twice)-1, near)
	slices.Reverse(people)
	wrong, near = chain.Trail(p, people)
	require.Empty(t, wrong)
	assert.Zero(t, near, "backwards all are looked up")
}
