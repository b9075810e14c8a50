package rule_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// Readings of every kind, for tables.
var (
	missing = rule.Reading{}
	absent  = rule.Per(num("0"), num("0"))
	void    = rule.Per(num("3"), num("0"))
)

func of(v string) rule.Reading      { return rule.Of(num(v)) }
func per(n, d string) rule.Reading  { return rule.Per(num(n), num(d)) }
func read(r rule.Reading) string    { v, ok := r.Value(); return shown(v, ok, r.State) }
func frac(n, d int64) rule.Reading  { return rule.Of(exact.Frac(n, d)) }
func once(r rule.Reading) rule.Part { return pass(r, "1") }

func shown(v exact.Num, ok bool, s rule.State) string {
	if ok {
		return v.String()
	}
	return [...]string{"missing", "absent", "void", "bare", "terms"}[s]
}

// pass returns a part of weight 1 that is passed so many times.
func pass(r rule.Reading, passes string) rule.Part {
	return rule.Part{Reading: r, Weight: num("1"), Passes: num(passes), Planned: num("1")}
}

// each returns parts that are passed once.
func each(readings ...rule.Reading) (parts []rule.Part) {
	for _, r := range readings {
		parts = append(parts, once(r))
	}
	return parts
}

func after(p rule.Part, before ...int) rule.Part {
	p.After = before
	return p
}

func choice(p rule.Part, number int) rule.Part {
	p.Choice = number
	return p
}

func weighing(p rule.Part, weight string) rule.Part {
	p.Weight = num(weight)
	return p
}

func TestCompose(t *testing.T) {
	cases := []struct {
		rule, name string
		parts      []rule.Part
		want       string
	}{
		{"sum", "values and terms", each(of("1.5"), per("5", "2")), "4"},
		{"sum", "thirds add up to a whole", each(per("1", "3"), per("1", "3"), per("1", "3")), "1"},
		{"sum", "passes", []rule.Part{pass(of("2"), "0.3"), pass(of("2"), "1.25")}, "31/10"},
		{"sum", "a choice is a mean, no maximum (THEORY 1.1)",
			[]rule.Part{choice(pass(of("24"), "0.7"), 1), choice(pass(of("8"), "0.3"), 1)}, "96/5"},
		{"sum", "one absent", each(of("2"), absent), "2"},
		{"sum", "one missing", each(of("2"), missing), "missing"},
		{"sum", "an amount over no volume", each(of("2"), void), "missing"},
		{"sum", "all absent", each(absent, absent), "absent"},
		{"sum", "no parts", nil, "missing"},
		{"sum", "absent and missing", each(absent, missing), "missing"},
		{"total", "passes count already", []rule.Part{pass(of("2"), "0.3"), pass(of("2"), "1.25")}, "4"},
		{"total", "an amount over no volume counts", each(of("2"), void), "5"},
		{"total", "nothing but that", each(void), "3"},
		{"total", "one missing", each(of("2"), missing), "missing"},
		{"total", "one absent", each(of("2"), absent), "2"},
		{"product", "yields measured as out per in (THEORY 1.1)",
			each(per("950", "1000"), per("931", "950"), per("900", "931")), "9/10"},
		{"product", "rework is a geometric loop (THEORY 1.1)", []rule.Part{pass(of("0.9"), "1.25")}, "36/41"},
		{"product", "passed twice (THEORY 1.1)", []rule.Part{pass(of("0.9"), "2")}, "9/11"},
		{"product", "chance one half, then twice (THEORY 1.1)",
			[]rule.Part{choice(pass(frac(9, 11), "0.5"), 1), choice(pass(of("1"), "0.5"), 1)}, "10/11"},
		{"product", "optional", []rule.Part{pass(of("0.5"), "0.3")}, "17/20"},
		{"product", "never passed", []rule.Part{pass(of("0"), "0"), once(of("0.5"))}, "1/2"},
		{"product", "nothing is right", []rule.Part{pass(of("0"), "1.25"), once(of("0.5"))}, "0"},
		{"product", "a choice with a rest", []rule.Part{choice(pass(of("0.9"), "0.3"), 1), choice(pass(of("0.8"), "0.5"), 1)}, "87/100"},
		{"product", "two choices", []rule.Part{choice(pass(of("0"), "0.5"), 1), choice(pass(of("0"), "0.5"), 2)}, "1/4"},
		{"product", "one absent", each(of("0.5"), absent), "1/2"},
		{"product", "one missing", each(of("0.5"), missing), "missing"},
		{"min", "passes are ignored", []rule.Part{pass(of("3"), "0.1"), pass(per("5", "2"), "9")}, "5/2"},
		{"min", "one missing", each(of("3"), missing), "3"},
		{"min", "one absent is not zero", each(of("3"), absent), "3"},
		{"min", "one void", each(of("3"), void), "3"},
		{"min", "all missing", each(missing, missing), "missing"},
		{"min", "missing and absent", each(missing, absent), "missing"},
		{"max", "values", each(of("-3"), of("-5")), "-3"},
		{"max", "one absent is not zero", each(of("-3"), absent), "-3"},
		{"bottleneck", "per question", []rule.Part{pass(of("12"), "1"), pass(of("10"), "1.25")}, "8"},
		{"bottleneck", "never passed", []rule.Part{pass(of("12"), "1"), pass(of("1"), "0")}, "12"},
		{"bottleneck", "none is passed", []rule.Part{pass(of("12"), "0"), pass(of("1"), "0")}, "absent"},
		{"bottleneck", "one missing", each(of("12"), missing), "missing"},
		{"bottleneck", "one absent", each(of("12"), absent), "12"},
		{"mean", "by weight", []rule.Part{once(of("80")), weighing(once(of("50")), "3")}, "115/2"},
		{"mean", "one absent is left out", each(of("80"), absent), "80"},
		{"mean", "one missing", each(of("80"), missing, of("50")), "65"},
		{"ratio", "sums of terms", each(per("81", "87"), per("192", "263")), "39/50"},
		{"ratio", "an amount over no volume", each(per("1", "2"), void), "2"},
		{"ratio", "nothing but amounts", each(void, void), "void"},
		{"ratio", "one missing", each(per("1", "2"), missing), "1/2"},
		{"ratio", "one absent", each(per("1", "2"), absent), "1/2"},
		{"ratio", "a single value is passed on", each(of("0.7")), "7/10"},
		{"ratio", "all absent", each(absent, absent), "absent"},
		{"ratio", "no parts", nil, "missing"},
		{"path", "the longest way", []rule.Part{once(of("3")), after(once(of("5")), 0), after(once(of("2")), 0), after(once(of("4")), 1, 2)}, "12"},
		{"path", "passes lengthen", []rule.Part{pass(of("3"), "1.25"), after(once(of("1")), 0)}, "19/4"},
		{"path", "a choice is as long as its mean (THEORY 1.1)",
			[]rule.Part{choice(pass(of("24"), "0.7"), 1), choice(pass(of("8"), "0.3"), 1), after(once(of("1")), 1)}, "101/5"},
		{"path", "a choice comes after what any of it comes after",
			[]rule.Part{once(of("3")), choice(pass(of("4"), "0.5"), 1), choice(after(pass(of("2"), "0.5"), 0), 1)}, "6"},
		{"path", "what does not lead to the end", []rule.Part{once(of("3")), once(missing), after(once(of("1")), 0)}, "4"},
		{"path", "a longer way elsewhere", []rule.Part{once(of("3")), once(of("99")), after(once(of("1")), 0)}, "4"},
		{"path", "one missing", []rule.Part{once(of("3")), after(once(missing), 0), after(once(of("1")), 1)}, "missing"},
		{"path", "one absent takes no time", []rule.Part{once(of("3")), after(once(absent), 0), after(once(of("1")), 1)}, "4"},
		{"path", "all that leads to the end is absent", []rule.Part{once(of("3")), once(absent)}, "absent"},
		{"path", "all absent", each(absent, absent), "absent"},
		{"end", "the last alone", each(missing, of("3")), "3"},
		{"end", "the last is missing", each(of("3"), missing), "missing"},
		{"end", "the last is absent", each(of("3"), absent), "absent"},
		{"end", "no parts", nil, "missing"},
	}
	for _, c := range cases {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			got, err := builtin(t, c.rule).Compose(c.parts)
			require.NoError(t, err)
			assert.Equal(t, c.want, read(got))
		})
	}
}

// Under ratio the terms are kept, and a value without any is refused, whatever
// else there is.
func TestComposeRatio(t *testing.T) {
	r := builtin(t, "ratio")
	got, err := r.Compose(each(per("81", "87"), per("192", "263")))
	require.NoError(t, err)
	assert.Equal(t, []string{"273", "350"}, []string{got.Num.String(), got.Den.String()})

	for _, parts := range [][]rule.Part{each(of("0.7"), per("1", "2")), each(of("0.7"), missing), each(absent, of("0.7"))} {
		_, err = r.Compose(parts)
		require.ErrorIs(t, err, rule.ErrVolume)
	}
}

// Known composes what there is, also where the rule cannot do without the rest.
func TestKnown(t *testing.T) {
	got, err := builtin(t, "sum").Known(each(of("2"), missing, of("3")))
	require.NoError(t, err)
	assert.Equal(t, "5", read(got))
	assert.True(t, builtin(t, "sum").Lacks(void))
	assert.False(t, builtin(t, "total").Lacks(void))
	assert.True(t, builtin(t, "total").Lacks(missing))
	assert.False(t, builtin(t, "sum").Lacks(absent))
}

// Counts tells who has a say.
func TestCounts(t *testing.T) {
	parts := []rule.Part{once(of("1")), once(of("1")), choice(pass(of("1"), "0.5"), 1), choice(after(pass(of("1"), "0.5"), 0), 1), after(once(of("1")), 2)}
	cases := []struct {
		rule  string
		parts []rule.Part
		want  []bool
	}{
		{"sum", parts, nil},
		{"end", parts, []bool{false, false, false, false, true}},
		{"path", parts, []bool{true, false, true, true, true}},
		{"path", parts[:4], []bool{true, false, true, true}},
		{"end", nil, nil},
	}
	for _, c := range cases {
		assert.Equal(t, c.want, builtin(t, c.rule).Counts(c.parts), c.rule)
	}
}

// Nested loops multiply, as do nested options: G_r of G_s is G_rs (THEORY 1.1).
func TestPassesNest(t *testing.T) {
	r, random := builtin(t, "product"), rand.New(rand.NewPCG(1, 1))
	g := func(passes, x exact.Num) exact.Num {
		whole, err := r.Compose([]rule.Part{{Reading: rule.Of(x), Weight: num("1"), Passes: passes}})
		require.NoError(t, err)
		return whole.Num
	}
	for range 1000 {
		x := exact.Frac(random.Int64N(11), 10)
		a, b := exact.Frac(10+random.Int64N(30), 10), exact.Frac(10+random.Int64N(30), 10)
		if random.IntN(2) == 0 {
			a, b = a.Inv(), b.Inv()
		}
		want, got := g(a.Mul(b), x), g(a, g(b, x))
		require.Equal(t, want.String(), got.String(), "passes %v and %v of %v", a, b, x)
	}
}

// Rules that group give for groups what they give for all members, in any order.
func TestGroups(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	for _, name := range names {
		r := builtin(t, name)
		if !r.Groups {
			continue
		}
		for range 300 {
			parts := make([]rule.Part, 2+random.IntN(6))
			for i := range parts {
				readings := []rule.Reading{absent, rule.Per(exact.Int(random.Int64N(5)), exact.Int(5+random.Int64N(3)))}
				parts[i] = once(readings[min(1, random.IntN(6))])
			}
			want, err := r.Compose(parts)
			require.NoError(t, err)
			random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			cut := 1 + random.IntN(len(parts)-1)
			first, err1 := r.Compose(parts[:cut])
			second, err2 := r.Compose(parts[cut:])
			require.NoError(t, err1)
			require.NoError(t, err2)
			got, err := r.Compose(each(first, second))
			require.NoError(t, err)
			require.Equal(t, read(want), read(got), "%s: %v", name, parts)
		}
	}
}

// The share of a part is what it takes of the whole's target.
func TestShare_ofATarget(t *testing.T) {
	cases := []struct{ rule, passes, own, whole, weight, all, want string }{
		{"sum", "1.25", "4", "20", "1", "3", "1/4"},
		{"sum", "1", "4", "0", "1", "3", "0"},
		{"total", "1.25", "4", "20", "1", "3", "1/5"},
		{"path", "2", "4", "20", "1", "3", "2/5"},
		{"product", "1", "0.9", "0.8", "1", "4", "1/4"},
		{"mean", "1", "7", "7", "1", "4", "1/4"},
		{"ratio", "1", "7", "7", "1", "4", "1/4"},
		{"min", "1", "7", "7", "1", "4", "1"},
		{"max", "1", "7", "7", "1", "4", "1"},
		{"bottleneck", "1", "7", "7", "1", "4", "1"},
		{"end", "1", "7", "7", "1", "4", "1"},
	}
	for _, c := range cases {
		got := builtin(t, c.rule).Share(num(c.passes), num(c.own), num(c.whole), num(c.weight), num(c.all))
		assert.Equal(t, c.want, got.String(), c.rule)
	}
}

func TestBuiltin(t *testing.T) {
	for _, name := range names {
		assert.Equal(t, name, builtin(t, name).Name)
	}
	for _, name := range []string{"", "Sum", "median"} {
		_, ok := rule.Builtin(name)
		assert.False(t, ok, name)
	}
}
