package scenario_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// A staffCase is a generated chain of steps with teams, and what everyone reads.
type staffCase struct {
	model  chain.Model
	ms     []chain.Measurement
	passes []*big.Rat   // by step
	reads  [][]*big.Rat // by step and team
	fte    [][]*big.Rat
	hires  []scenario.Hire // one of every team
}

func newStaffCase(seed uint64) *staffCase {
	rng := rand.New(rand.NewPCG(seed, 1))
	c := &staffCase{model: chain.Model{KPIs: []kpi.Indicator{{ID: "week", Along: kpi.Bottleneck, Across: kpi.Sum}}}}
	var links []chain.Link
	for s := range 1 + rng.IntN(3) {
		step := chain.Step{ID: fmt.Sprintf("s%d", s)}
		passes := []string{"1", "0.5", "1.25", "2"}[rng.IntN(4)]
		links = append(links, chain.Link{Step: step.ID, Passes: staffD(passes)})
		c.passes = append(c.passes, staffRat(passes))
		c.reads, c.fte = append(c.reads, nil), append(c.fte, nil)
		for t := range 1 + rng.IntN(2) {
			team := fmt.Sprintf("%s-t%d", step.ID, t)
			step.By = append(step.By, chain.Assignment{Unit: team})
			c.model.Units = append(c.model.Units, chain.Unit{ID: team})
			c.reads[s], c.fte[s] = append(c.reads[s], new(big.Rat)), append(c.fte[s], new(big.Rat))
			c.hires = append(c.hires, staffHire(step.ID, team))
			for p := range 1 + rng.IntN(3) {
				weight := []string{"1", "0.5", "0.8"}[rng.IntN(3)]
				c.join(s, t, scenario.Hire{Step: step.ID, Unit: team, Weight: staffD(weight)},
					fmt.Sprintf("%s-%d", team, p), decimal.New(int64(rng.IntN(20)), 0))
			}
		}
		c.model.Steps = append(c.model.Steps, step)
	}
	c.model.Chains = []chain.Chain{{ID: "c", Links: links}}
	return c
}

func staffRat(s string) *big.Rat {
	r, _ := new(big.Rat).SetString(s)
	return r
}

// join adds somebody to the model and to what is read.
func (c *staffCase) join(step, team int, h scenario.Hire, person string, reads decimal.Decimal) {
	c.model.Members = append(c.model.Members, chain.Member{Person: person, Unit: h.Unit, Weight: h.Weight})
	c.ms = append(c.ms, staffReading(chain.At(h.Step).By(h.Unit).Who(person), reads.String()))
	c.reads[step][team].Add(c.reads[step][team], staffRat(reads.String()))
	if w := h.Weight.String(); w != "0" {
		c.fte[step][team].Add(c.fte[step][team], staffRat(w))
	}
}

// capacity works out what the chain can do with so many hires of every team.
func (c *staffCase) capacity(count []int) *big.Rat {
	var least *big.Rat
	n := 0
	for s := range c.reads {
		sum := new(big.Rat)
		for t, reads := range c.reads[s] {
			each := new(big.Rat).Quo(reads, c.fte[s][t])
			sum.Add(sum, reads).Add(sum, each.Mul(each, big.NewRat(int64(count[n]), 1)))
			n++
		}
		sum.Quo(sum, c.passes[s])
		if least == nil || sum.Cmp(least) < 0 {
			least = sum
		}
	}
	return least
}

// best tries all ways to spread a number of hires, from team n on.
func (c *staffCase) best(count []int, n, left int) *big.Rat {
	if n == len(count)-1 {
		count[n] = left
		return c.capacity(count)
	}
	most := new(big.Rat)
	for k := range left + 1 {
		count[n] = k
		if got := c.best(slices.Clone(count), n+1, left-k); got.Cmp(most) > 0 {
			most = got
		}
	}
	return most
}

// staffReads returns what the chain reads, to as many decimals as rounding leaves alone.
func staffReads(t *testing.T, r *chain.Result) string {
	t.Helper()
	g, _ := r.Gauge(chain.Whole("c"), "week")
	v, ok := g.Reading.Value()
	require.True(t, ok)
	return staffRat(v.String()).FloatString(15)
}

// Every gain is what the arithmetic says, and none is better than the first.
func TestStaffOfEach(t *testing.T) {
	for seed := range uint64(300) {
		c := newStaffCase(seed)
		gains, err := scenario.Staff(staffResult(t, c.model, c.ms...), "c", "week", c.hires)
		require.NoError(t, err)
		require.Len(t, gains, len(c.hires))
		var last *big.Rat
		for _, g := range gains {
			count := make([]int, len(c.hires))
			count[slices.IndexFunc(c.hires, func(h scenario.Hire) bool { return h.Unit == g.Hire.Unit })] = 1
			want := c.capacity(count)
			v, _ := g.After.Reading.Value()
			require.Equal(t, want.FloatString(15), staffRat(v.String()).FloatString(15), "seed %d, %s", seed, g.Hire.Unit)
			require.False(t, last != nil && last.Cmp(want) < 0, "seed %d, %s comes too late", seed, g.Hire.Unit)
			last = want
		}
	}
}

// Who hires the first of the list, and asks again, does as well as who tries all ways.
func TestStaffFollowsTheBottleneck(t *testing.T) {
	moved := 0
	for seed := range uint64(200) {
		c := newStaffCase(seed)
		hires := 1 + int(seed%4)
		want := c.best(make([]int, len(c.hires)), 0, hires)
		first := map[string]bool{}
		for n := range hires {
			gains, err := scenario.Staff(staffResult(t, c.model, c.ms...), "c", "week", c.hires)
			require.NoError(t, err)
			h := gains[0].Hire
			first[h.Step] = true
			c.model.Members = append(c.model.Members, chain.Member{Person: fmt.Sprintf("new%d", n), Unit: h.Unit})
			c.ms = append(c.ms, staffReading(chain.At(h.Step).By(h.Unit).Who(fmt.Sprintf("new%d", n)), gains[0].Adds.String()))
		}
		require.Equal(t, want.FloatString(15), staffReads(t, staffResult(t, c.model, c.ms...)), "seed %d", seed)
		if len(first) > 1 {
			moved++
		}
	}
	assert.Greater(t, moved, 40, "cases in which the bottleneck moved")
}
