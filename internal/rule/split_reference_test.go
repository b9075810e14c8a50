package rule_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// orders yields all orders of n things.
func orders(n int, yield func([]int)) {
	var extend func(done []int, used uint)
	extend = func(done []int, used uint) {
		if len(done) == n {
			yield(done)
			return
		}
		for i := range n {
			if used&(1<<i) == 0 {
				extend(append(append([]int{}, done...), i), used|1<<i)
			}
		}
	}
	extend(nil, 0)
}

// shapley is the mean, over all orders, of what each part does when it moves, value
// and passes together, after those before it.
func shapley(t *testing.T, c *randomSplit) []exact.Num {
	n := len(c.parts)
	sums, count := make([]exact.Num, n), 0
	orders(n, func(order []int) {
		count++
		parts, x := c.planned(), c.from()
		now := composed(t, c.rule, parts, x)
		for _, i := range order {
			x[i], parts[i].Passes = c.to[i], c.parts[i].Passes
			next := composed(t, c.rule, parts, x)
			sums[i] = sums[i].Add(next.Sub(now))
			now = next
		}
	})
	for i := range sums {
		sums[i] = sums[i].Quo(exact.Int(int64(count)))
	}
	return sums
}

// For a product of factors that each part has for itself the straight line gives the
// Shapley value, passes and all (THEORY T8).
func TestProductIsShapley(t *testing.T) {
	tried := 0
	for seed := range uint64(300) {
		c := newRandomSplit(t, builtin(t, "product"), seed)
		if len(c.parts) > 5 {
			continue
		}
		tried++
		s, _, err := c.rule.Split(c.parts, c.aims)
		require.NoError(t, err)
		for i, want := range shapley(t, c) {
			got := s.Moves[i].Value.Add(s.Moves[i].Passes)
			require.True(t, want.Equal(got), "seed %d: part %d: %s is not %s: %v", seed, i, got, want, c)
		}
	}
	assert.Greater(t, tried, 100)
}

// along counts, at many points of the way, which parts are critical there: those
// that the whole rises with when they do.
func along(c *randomSplit, points int64) []float64 {
	share := make([]float64, len(c.parts))
	bent := func(i int, far exact.Num) exact.Num {
		from, to := c.aims[i].At, c.to[i]
		switch c.rule.Name {
		case "path":
			from, to = c.parts[i].Planned.Mul(from), c.parts[i].Passes.Mul(to)
		case "bottleneck":
			from, to = from.Quo(c.parts[i].Planned), to.Quo(c.parts[i].Passes)
		}
		return from.Add(far.Mul(to.Sub(from)))
	}
	for k := range points {
		far := exact.Frac(2*k+1, 2*points)
		x := make([]exact.Num, len(c.parts))
		once := append([]rule.Part{}, c.parts...)
		for i := range x {
			x[i] = bent(i, far)
			once[i].Passes = exact.Int(1)
			once[i].Reading = rule.Of(x[i])
		}
		rising := make([]int, 0, len(x))
		for i := range x {
			if rises(c.rule, once, i) {
				rising = append(rising, i)
			}
		}
		for _, i := range rising {
			share[i] += 1 / float64(points) / among(c.rule, rising)
		}
	}
	return share
}

// among returns how many share a moment: on a path each critical part counts in full.
func among(r *rule.Rule, rising []int) float64 {
	if r.Name == "path" {
		return 1
	}
	return float64(len(rising))
}

// rises reports whether the whole moves with a part, up for a largest and down for a
// smallest.
func rises(r *rule.Rule, parts []rule.Part, i int) bool {
	by := exact.Frac(1, 1_000_000_000)
	if r.Name == "min" || r.Name == "bottleneck" {
		by = by.Neg()
	}
	value := func() exact.Num {
		whole, _ := r.Compose(parts)
		v, _ := whole.Value()
		return v
	}
	before, old := value(), parts[i].Reading
	parts[i].Reading = rule.Of(old.Num.Add(by))
	after := value()
	parts[i].Reading = old
	return !before.Equal(after)
}

// Along the straight line, a part's slope is for how much of the way the whole moves
// with it. Held against a walk in small steps, where no parts are equal throughout.
func TestSlopesAlongTheLine(t *testing.T) {
	const points = 800
	for _, name := range []string{"min", "max", "bottleneck", "path"} {
		t.Run(name, func(t *testing.T) {
			tried := 0
			for seed := range uint64(120) {
				c := newRandomSplit(t, builtin(t, name), seed)
				if len(c.parts) > 6 || tied(c) {
					continue
				}
				tried++
				s, _, err := c.rule.Split(c.parts, c.aims)
				require.NoError(t, err)
				for i, want := range along(c, points) {
					got := s.Moves[i].Slope
					switch name {
					case "path":
						got = got.Quo(mean(c.parts[i].Planned, c.parts[i].Passes))
					case "bottleneck":
						got = got.Quo(mean(c.parts[i].Planned.Inv(), c.parts[i].Passes.Inv()))
					}
					f, _ := got.Decimal(9, exact.HalfAway).Float64()
					require.InDelta(t, want, f, 8.0/points, "seed %d: part %d: %v", seed, i, c)
				}
			}
			assert.GreaterOrEqual(t, tried, 20)
		})
	}
}

func mean(a, b exact.Num) exact.Num { return a.Add(b).Quo(exact.Int(2)) }

// tied reports whether parts stand at the same point, or do not move: such share,
// which a walk in small steps does not see.
func tied(c *randomSplit) bool {
	seen := map[string]bool{}
	for i := range c.parts {
		for _, v := range []exact.Num{c.aims[i].At.Mul(c.parts[i].Planned), c.to[i].Mul(c.parts[i].Passes)} {
			if seen[v.String()] || c.parts[i].Choice != 0 {
				return true
			}
			seen[v.String()] = true
		}
	}
	return false
}

// Thirty steps, with as many digits as readings have, are split exactly.
func TestLongProduct(t *testing.T) {
	var list []moved
	for i := range 30 {
		list = append(list, moved{from: "0.99", to: "0.9" + strings.Repeat("0", i%9) + "123456789012345678901"})
	}
	list[7].to, list[11].from = "0", "0"
	parts, aims := partsOf(list)
	s, ok, err := builtin(t, "product").Split(parts, aims)
	require.NoError(t, err)
	require.True(t, ok)
	sum := s.From
	for _, m := range s.Moves {
		sum = sum.Add(m.Sum())
	}
	assert.True(t, sum.Equal(s.To))

	for i := range parts { // all alike: all do as much
		parts[i].Reading, aims[i].At = rule.Of(num("0.95")), num("0.99")
	}
	s, _, _ = builtin(t, "product").Split(parts, aims)
	for _, m := range s.Moves {
		assert.True(t, m.Value.Mul(exact.Int(30)).Equal(s.To.Sub(s.From)))
	}
}

// Apportion rounds to a total: everything down or up, most to whom rounding took most.
func TestApportion(t *testing.T) {
	cases := []struct {
		name, total string
		numbers     []string
		want        []string
	}{
		{"thirds", "1", []string{"1/3", "1/3", "1/3"}, []string{"17/50", "33/100", "33/100"}},
		{"below zero", "-1", []string{"-1/3", "-1/3", "-1/3"}, []string{"-33/100", "-33/100", "-17/50"}},
		{"nothing to round", "3/4", []string{"1/2", "1/4", "0"}, []string{"1/2", "1/4", "0"}},
		{"both ways", "0", []string{"1/3", "-1/3"}, []string{"33/100", "-33/100"}},
		{"none", "0", nil, []string{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			numbers := []exact.Num{}
			for _, n := range c.numbers {
				numbers = append(numbers, fraction(n))
			}
			got := []string{}
			for _, n := range rule.Apportion(fraction(c.total), numbers, 2) {
				got = append(got, n.String())
			}
			assert.Equal(t, c.want, got)
		})
	}
}

// fraction reads "1/3" or "2".
func fraction(s string) exact.Num {
	over, under, quotient := strings.Cut(s, "/")
	if !quotient {
		under = "1"
	}
	return num(over).Quo(num(under))
}
