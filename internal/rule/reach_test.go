package rule_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// spans returns parts that are passed once and lie between pairs of numbers.
func spans(ends ...string) (parts []rule.Part) {
	for i := 0; i < len(ends); i += 2 {
		p := once(missing)
		p.Bounds = exact.Between(num(ends[i]), num(ends[i+1]))
		parts = append(parts, p)
	}
	return parts
}

func texts(x []exact.Num) (list []string) {
	for _, v := range x {
		list = append(list, v.String())
	}
	return list
}

func TestReach(t *testing.T) {
	three := func() []rule.Part { return spans("1", "4", "2", "6", "3", "5") }
	cases := []struct {
		rule, name string
		parts      []rule.Part
		y          string
		upper      bool
		want       []string // nil: out of reach
	}{
		{"sum", "the corner", three(), "6", false, []string{"1", "2", "3"}},
		{"sum", "past the corner already", three(), "5", false, []string{"1", "2", "3"}},
		{"sum", "one part on its way", three(), "7", false, []string{"2", "2", "3"}},
		{"sum", "one all the way", three(), "10.5", false, []string{"4", "7/2", "3"}},
		{"sum", "all the way", three(), "15", false, []string{"4", "6", "5"}},
		{"sum", "out of reach", three(), "15.5", false, nil},
		{"sum", "from above", three(), "10", true, []string{"1", "4", "5"}},
		{"product", "a quotient", spans("0.3", "1", "0.9", "1"), "0.5", false, []string{"5/9", "9/10"}},
		{"min", "all at one level", three(), "4", false, []string{"4", "4", "4"}},
		{"min", "out of reach", three(), "4.5", false, nil},
		{"max", "from above", three(), "3", true, []string{"3", "3", "3"}},
		{"end", "the last alone", spans("1", "4", "2", "6"), "4", false, []string{"4", "4"}},
	}
	for _, c := range cases {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			x, ok := builtin(t, c.rule).Reach(c.parts, num(c.y), c.upper)
			assert.Equal(t, c.want, texts(x))
			assert.Equal(t, c.want != nil, ok)
		})
	}
}

// TestReachLaws: every value between the corners is reached exactly, by values within
// the bounds.
func TestReachLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{"sum", "total", "product", "min", "max", "mean", "bottleneck", "path"} {
		r := builtin(t, name)
		for range 300 {
			parts := spans(fractions(rng, 2*(1+rng.IntN(5)))...)
			lo, _, _ := r.Worst(parts, false)
			hi, _, _ := r.Worst(parts, true)
			y := lo.Add(hi.Sub(lo).Mul(exact.Frac(int64(rng.IntN(11)), 10)))
			for _, upper := range []bool{false, true} {
				x, ok := r.Reach(parts, y, upper)
				require.True(t, ok, "%s %v %s", name, parts, y)
				v, ok := r.At(parts, x)
				require.True(t, ok)
				assert.Equal(t, y.String(), v.String(), name)
				for i, p := range parts {
					assert.True(t, p.Bounds.Contains(x[i]), name)
				}
			}
		}
	}
}

// fractions draws numbers in 0..1, the second of each pair not less than the first.
func fractions(rng *rand.Rand, n int) (list []string) {
	for range n / 2 {
		a, b := rng.IntN(10), rng.IntN(10)
		list = append(list, "0."+string(rune('0'+min(a, b))), "0."+string(rune('0'+max(a, b))))
	}
	return list
}

// A host's operator that leaps is only just past what was asked for.
func TestReachLeap(t *testing.T) {
	r := rule.Custom("leap", true, func(parts []rule.Part) (rule.Reading, error) {
		v, _ := parts[0].Value()
		if v.Less(num("0.3")) {
			return of("0"), nil
		}
		return of("10"), nil
	})
	x, ok := r.Reach(spans("0", "1"), num("5"), false)
	require.True(t, ok)
	off := x[0].Sub(num("0.3"))
	assert.True(t, off.Sign() >= 0 && off.Less(num("0.000000001")), x[0].String())
}

func TestPoolTo(t *testing.T) {
	cases := []struct {
		name    string
		parts   []rule.Part
		y       string
		rates   []string // nil: out of reach
		volumes []string
	}{
		{"all can be there", spans("0.8", "1", "0.9", "1"), "0.95", []string{"19/20", "19/20"}, []string{"1", "1"}},
		{"one is above", spans("0.8", "1", "0.96", "1"), "0.95", []string{"4/5", "24/25"}, []string{"1/15", "1"}},
		{"one is below", spans("0.8", "0.9", "0.9", "1"), "0.95", []string{"9/10", "1"}, []string{"1", "1"}},
		{"one on either side", spans("0", "0.25", "0.75", "1"), "0.5", []string{"1/4", "3/4"}, []string{"1", "1"}},
		{"one on either side, apart", spans("0", "0.25", "0.7", "1"), "0.5", []string{"1/4", "1"}, []string{"1", "1/2"}},
		{"only endless volumes would do", spans("0.95", "1", "0.96", "1"), "0.95", nil, nil},
		{"out of reach", spans("0.96", "1", "0.97", "1"), "0.95", nil, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			rates, volumes, ok := rule.PoolTo(c.parts, num(c.y))
			assert.Equal(t, c.rates, texts(rates))
			assert.Equal(t, c.volumes, texts(volumes))
			assert.Equal(t, c.rates != nil, ok)
		})
	}
}

// TestRuleWorst: the corner, and under ratio the hull.
func TestRuleWorst(t *testing.T) {
	open := spans("1", "4", "2", "6")
	open[1].Bounds.HasHi = false
	cases := []struct {
		rule, name string
		parts      []rule.Part
		lo, hi     string // "" is open
	}{
		{"sum", "both", spans("1", "4", "2", "6"), "3", "10"},
		{"sum", "open above", open, "3", ""},
		{"min", "open above", open, "1", "4"},
		{"max", "open above", open, "2", ""},
		{"ratio", "the hull", spans("1", "4", "2", "6"), "1", "6"},
		{"ratio", "the hull, open", open, "1", ""},
		{"end", "the last", spans("1", "4", "2", "6"), "2", "6"},
		{"sum", "no parts", nil, "", ""},
	}
	for _, c := range cases {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			for upper, want := range map[bool]string{false: c.lo, true: c.hi} {
				v, ok, err := builtin(t, c.rule).Worst(c.parts, upper)
				require.NoError(t, err)
				require.Equal(t, want != "", ok)
				if ok {
					assert.Equal(t, want, v.String())
				}
			}
		})
	}
}
