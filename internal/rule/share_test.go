package rule_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

func share(total int64, weights []int64, up bool) []int64 {
	out := make([]int64, len(weights))
	rule.Share(total, weights, out, up)
	return out
}

func TestShare(t *testing.T) {
	const most = math.MaxInt64
	cases := []struct {
		name     string
		total    int64
		weights  []int64
		down, up []int64
	}{
		{"ties: the earlier gets more, and gives back first", 2, []int64{1, 1, 1}, []int64{1, 1, 0}, []int64{0, 1, 1}},
		{"no rest", 6, []int64{1, 2, 3}, []int64{1, 2, 3}, []int64{1, 2, 3}},
		{"no weight", 5, []int64{0, 3, 0, 4}, []int64{0, 2, 0, 3}, []int64{0, 2, 0, 3}},
		{"nothing", 0, []int64{1, 2}, []int64{0, 0}, []int64{0, 0}},
		{"one", 9, []int64{7}, []int64{9}, []int64{9}},
		{"THEORY 2", 71, []int64{300, 205, 205}, []int64{30, 21, 20}, []int64{30, 20, 21}},
		{"all that fits", most, []int64{most}, []int64{most}, []int64{most}},
		{"half of all that fits", most, []int64{most / 2, most / 2}, []int64{most/2 + 1, most / 2}, []int64{most / 2, most/2 + 1}},
		{"many", 20, fill(1, 17), append([]int64{2, 2, 2}, fill(1, 14)...), append(fill(1, 14), 2, 2, 2)},
		{"large weights", most, []int64{most, most}, []int64{most/2 + 1, most / 2}, []int64{most / 2, most/2 + 1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.down, share(c.total, c.weights, false))
			assert.Equal(t, c.up, share(c.total, c.weights, true))
		})
	}
}

// fill returns n times x.
func fill(x int64, n int) []int64 { return slices.Repeat([]int64{x}, n) }

// shared is the slow largest remainder: from the floor (or the ceiling) of each
// part, the largest rest (or gain) first.
func shared(total int64, weights []int64, up bool) []int64 {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, big.NewInt(w))
	}
	out, rest := make([]int64, len(weights)), make([]*big.Int, len(weights))
	given := int64(0)
	for i, w := range weights {
		whole, mod := new(big.Int).DivMod(new(big.Int).Mul(big.NewInt(total), big.NewInt(w)), sum, new(big.Int))
		out[i], rest[i] = whole.Int64(), mod
		if up && mod.Sign() > 0 {
			out[i], rest[i] = out[i]+1, mod.Sub(sum, mod)
		}
		given += out[i]
	}
	step := int64(1)
	if up {
		step = -1
	}
	order := make([]int, len(weights))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return rest[j].Cmp(rest[i]) })
	for _, i := range order {
		if given != total {
			out[i] += step
			given += step
		}
	}
	return out
}

func TestShare_reference(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	for range 10_000 {
		limit := []int64{2, 3, 10, 1e6, math.MaxInt64 / 60}[random.IntN(5)]
		weights := make([]int64, 1+random.IntN([]int{12, 20, 60}[random.IntN(3)]))
		for i := range weights {
			weights[i] = random.Int64N(limit)
		}
		weights[random.IntN(len(weights))]++
		total := random.Int64N([]int64{5, 100, math.MaxInt64}[random.IntN(3)])
		up := random.IntN(2) == 0
		require.Equal(t, shared(total, weights, up), share(total, weights, up), "%d over %v, up %t", total, weights, up)
	}
}

// Sharing is what a cascade of a sum gives, on whole numbers, in both directions.
func TestShare_cascade(t *testing.T) {
	random, r := rand.New(rand.NewPCG(5, 5)), builtin(t, "sum")
	for range 500 {
		weights, parts := make([]int64, 1+random.IntN(8)), []rule.Part{}
		for i := range weights {
			weights[i] = 1 + random.Int64N(9)
			parts = append(parts, rule.Part{Weight: exact.Int(weights[i]), Passes: num("1")})
		}
		total := random.Int64N(100)
		for _, better := range []light.Direction{light.Lower, light.Higher} {
			whole := bands(t, better, exact.Int(total).String(), "", "")
			got, _, err := r.Cascade(whole, parts, make([]*light.Bands, len(parts)), rule.Grid{})
			require.NoError(t, err)
			for i, want := range share(total, weights, better == light.Higher) {
				require.Equal(t, exact.Int(want).String(), got[i].Target.String(), "%d over %v, better %d, part %d", total, weights, better, i)
			}
		}
	}
}
