package rule_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// What is gathered from whole numbers, or multiplied, is what Compose says.
func TestGather(t *testing.T) {
	const unit = 120 // every passes and value below has a divisor of it
	for _, name := range []string{"sum", "total", "product", "min", "max", "bottleneck", "path"} {
		t.Run(name, func(t *testing.T) {
			r, ok := rule.Builtin(name)
			require.True(t, ok)
			g := rand.New(rand.NewPCG(1, 2))
			for range 500 {
				parts := gatherParts(g, name)
				want, err := r.Compose(parts)
				require.NoError(t, err)
				value, ok := want.Value()
				require.True(t, ok)
				product, x := exact.Int(1), make([]int64, len(parts))
				for n, p := range parts {
					v, _ := p.Value()
					times, plus, ok := r.Linear(p)
					require.True(t, ok)
					counts := times.Mul(v).Add(plus)
					product = product.Mul(counts)
					x[n], ok = counts.Mul(exact.Int(unit)).Grid(0, exact.Floor)
					require.True(t, ok)
				}
				if !r.Multiplies() {
					product = exact.Frac(r.Gather(parts, x), unit)
				}
				require.True(t, value.Equal(product), "%s, not %s of %v", product, value, parts)
			}
		})
	}
}

// gatherParts draws parts of which each may be done after any before, and which may be
// one choice.
func gatherParts(g *rand.Rand, name string) []rule.Part {
	parts := make([]rule.Part, 1+g.IntN(5))
	for n := range parts {
		p := &parts[n]
		p.Reading = rule.Of(exact.Frac(g.Int64N(5), 4))
		p.Passes, p.Weight = exact.Frac(1+g.Int64N(4), 2), exact.Int(1)
		if name == "product" {
			p.Passes = exact.Frac(1+g.Int64N(2), 2)
		}
		if name == "bottleneck" {
			p.Passes = exact.Frac([]int64{1, 2, 3, 5}[g.IntN(4)], 2)
		}
		for b := range n {
			if g.IntN(2) == 0 {
				p.After = append(p.After, b)
			}
		}
		if name == "path" && n > 0 && g.IntN(3) == 0 {
			p.After, p.Choice, parts[n-1].Choice = parts[n-1].After, 1, 1
		}
	}
	return parts
}

// Parts that count in another way are no multiples of what they read.
func TestLinearNot(t *testing.T) {
	half, twice := exact.Frac(1, 2), exact.Int(2)
	tests := map[string]struct {
		rule string
		part rule.Part
	}{
		"rework":           {"product", rule.Part{Passes: twice}},
		"a choice":         {"product", rule.Part{Passes: half, Choice: 1}},
		"passed by nobody": {"bottleneck", rule.Part{}},
		"a mean":           {"mean", rule.Part{Passes: half}},
		"a pool":           {"ratio", rule.Part{Passes: half}},
	}
	for name, test := range tests { // in any order
		t.Run(name, func(t *testing.T) {
			r, _ := rule.Builtin(test.rule)
			_, _, ok := r.Linear(test.part)
			assert.False(t, ok)
		})
	}
}
