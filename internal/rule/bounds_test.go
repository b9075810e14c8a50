package rule_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// lacks returns a part that is missing, and what it must lie in.
func lacks(in exact.Interval) rule.Part {
	p := once(missing)
	p.Bounds, p.Lacks = in, true
	return p
}

// known returns a part with its reading as its bounds.
func known(r rule.Reading) rule.Part {
	p := once(r)
	if v, ok := r.Value(); ok {
		p.Bounds = exact.Point(v)
	}
	return p
}

func TestBounds(t *testing.T) {
	from0, to1 := exact.AtLeast(num("0")), exact.Between(num("0"), num("1"))
	all := exact.Interval{}
	cases := []struct {
		rule, name string
		parts      []rule.Part
		domain     exact.Interval
		want       string
	}{
		{"sum", "complete", []rule.Part{known(of("2")), known(of("3"))}, all, "5 to 5"},
		{"sum", "one missing", []rule.Part{known(of("2")), lacks(from0)}, from0, "at least 2"},
		{"sum", "nothing is known of one", []rule.Part{known(of("2")), lacks(all)}, all, "anything"},
		{"sum", "one absent", []rule.Part{known(of("2")), known(absent)}, all, "2 to 2"},
		{"sum", "absent so far, but something is missing", []rule.Part{known(of("2")), {Reading: absent, Passes: num("1"), Bounds: to1, Lacks: true}}, all, "2 to 3"},
		{"product", "one missing", []rule.Part{known(of("0.5")), lacks(to1)}, to1, "0 to 0.5"},
		{"product", "one absent counts for 1", []rule.Part{known(absent), lacks(to1)}, to1, "0 to 1"},
		{"min", "an open end below", []rule.Part{known(of("3")), lacks(all)}, all, "at most 3"},
		{"min", "one missing from 0", []rule.Part{known(of("3")), lacks(from0)}, from0, "0 to 3"},
		{"min", "nothing known", []rule.Part{lacks(from0)}, from0, "at least 0"},
		{"max", "an open end above", []rule.Part{known(of("3")), lacks(from0)}, from0, "at least 3"},
		{"max", "one missing", []rule.Part{known(of("0.5")), lacks(to1)}, to1, "0.5 to 1"},
		{"bottleneck", "an open end above", []rule.Part{known(of("3")), lacks(from0)}, from0, "0 to 3"},
		{"mean", "one missing", []rule.Part{known(of("0.5")), lacks(to1)}, to1, "0.25 to 0.75"},
		{"path", "not on the way", []rule.Part{lacks(all), known(of("3"))}, all, "3 to 3"},
		{"path", "on the way", []rule.Part{lacks(from0), after(known(of("3")), 0)}, from0, "at least 3"},
		{"path", "one absent takes no time", []rule.Part{known(absent), after(known(of("3")), 0)}, from0, "3 to 3"},
		{"end", "the last alone", []rule.Part{lacks(all), known(of("3"))}, all, "3 to 3"},
		{"ratio", "complete", each(per("90", "100"), per("5", "100")), to1, "0.475 to 0.475"},
		{"ratio", "the missing volume may be any (THEORY T2)", []rule.Part{once(per("90", "100")), lacks(to1)}, to1, "0 to 1"},
		{"ratio", "the hull of the rate and the domain", []rule.Part{once(per("30", "10")), lacks(to1)}, to1, "0 to 3"},
		{"ratio", "nothing known", []rule.Part{lacks(to1)}, to1, "0 to 1"},
		{"ratio", "an amount over no volume may raise it without end", []rule.Part{once(void), lacks(to1)}, to1, "at least 0"},
		{"ratio", "or lower it", []rule.Part{once(per("-3", "0")), lacks(to1)}, to1, "at most 1"},
		{"ratio", "a value without volume", []rule.Part{once(of("1")), lacks(to1)}, to1, "0 to 1"},
	}
	for _, c := range cases {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			assert.Equal(t, c.want, light.Describe(builtin(t, c.rule).Bounds(c.parts, c.domain)))
		})
	}
}

// Where a host's operator fails at a corner, that end is open.
func TestBounds_operatorFails(t *testing.T) {
	in := exact.Between(num("-1"), num("1"))
	assert.Equal(t, "at most 3", light.Describe(positive.Bounds([]rule.Part{known(of("2")), lacks(in)}, in)))
}

// TestBounds_everyCompletion composes every completion of missing parts: all lie
// in the bounds, and both ends are reached.
func TestBounds_everyCompletion(t *testing.T) {
	source := rand.New(rand.NewPCG(3, 3))
	for _, name := range names {
		r := builtin(t, name)
		if r.Pools {
			continue
		}
		for k := range 400 {
			c := &random{Rand: source, rule: r}
			parts := c.drawParts(1 + source.IntN(4))
			for i := range parts {
				lo := source.Int64N(5)
				hi := lo + source.Int64N(5-lo)
				parts[i].Bounds, parts[i].Lacks = exact.Between(exact.Frac(lo, 4), exact.Frac(hi, 4)), true
				if source.IntN(6) == 0 {
					parts[i].Reading, parts[i].Bounds, parts[i].Lacks = absent, exact.Interval{}, false
				}
			}
			values := completions(t, r, parts, 0)
			if len(values) == 0 {
				continue
			}
			got := r.Bounds(parts, exact.Interval{})
			least, most := values[0], values[0]
			for _, v := range values {
				least, most = exact.Min(least, v), exact.Max(most, v)
			}
			want := exact.Between(least, most)
			require.True(t, want.Equal(got), "%s, case %d: want %v got %v of %v", name, k, want, got, parts)
		}
	}
}

// completions composes parts with every value, in quarters, that the ones from i
// on can have.
func completions(t *testing.T, r *rule.Rule, parts []rule.Part, i int) (values []exact.Num) {
	if i == len(parts) {
		whole, err := r.Compose(parts)
		require.NoError(t, err)
		if v, ok := whole.Value(); ok {
			values = append(values, v)
		}
		return values
	}
	if parts[i].State == rule.Absent {
		return completions(t, r, parts, i+1)
	}
	filled := append([]rule.Part{}, parts...)
	for v := parts[i].Bounds.Lo; v.Cmp(parts[i].Bounds.Hi) <= 0; v = v.Add(exact.Frac(1, 4)) {
		filled[i].Reading = rule.Of(v)
		values = append(values, completions(t, r, filled, i+1)...)
	}
	return values
}
