package chain_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// crowd returns a model of one chain with this many people, ten to a team and a
// hundred teams to a department; every team does a step, and every tenth person
// by name.
func crowd(people int) chain.Model {
	m := chain.Model{Chains: []chain.Chain{{ID: "order"}}}
	for k := range 20 {
		id := fmt.Sprintf("s%d", k)
		m.Steps = append(m.Steps, chain.Step{ID: id})
		m.Chains[0].Links = append(m.Chains[0].Links, chain.Link{Step: id})
	}
	for p := range people {
		team := p / 10
		if p%1000 == 0 {
			m.Units = append(m.Units, chain.Unit{ID: fmt.Sprintf("d%d", p/1000)})
		}
		if p%10 == 0 {
			m.Units = append(m.Units, chain.Unit{ID: fmt.Sprintf("t%d", team), Parent: fmt.Sprintf("d%d", p/1000)})
		}
		m.Members = append(m.Members, chain.Member{
			Person: fmt.Sprintf("p%d", p), Unit: fmt.Sprintf("t%d", team), Weight: num("0.8"),
		})
		if p%10 == 0 {
			s := &m.Steps[team%20]
			s.By = append(s.By, chain.Assignment{Unit: fmt.Sprintf("t%d", team), Person: fmt.Sprintf("p%d", p)})
		}
	}
	return m
}

// A good model formats no path: ten times the people are no more allocations,
// beside the growing of arrays.
func TestValidateAllocates(t *testing.T) {
	m := crowd(10_000)
	allocs := testing.AllocsPerRun(3, func() { require.NoError(t, chain.Validate(m)) })
	assert.Less(t, allocs, 1000.0)
}

// Many bad members are found in one pass.
func TestValidateManyProblems(t *testing.T) {
	m := crowd(10_000)
	m.Members = append(m.Members, m.Members...)
	got := problems(t, chain.Validate(m))
	require.Len(t, got, 10_000)
	assert.Equal(t, "members[10000]", got[0].Path)
	assert.Equal(t, "members[19999]", got[9999].Path)
}

func BenchmarkValidate(b *testing.B) {
	m := crowd(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		if err := chain.Validate(m); err != nil {
			b.Fatal(err)
		}
	}
}
