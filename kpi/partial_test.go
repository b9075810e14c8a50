package kpi_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// mergeRules are those that readings merge by.
var mergeRules = []kpi.Rule{kpi.Sum, kpi.Total, kpi.Product, kpi.Min, kpi.Max, kpi.Ratio}

// mergedBy is an indicator of one rule across.
func mergedBy(r kpi.Rule) kpi.Indicator { return kpi.Indicator{ID: "x", Across: r} }

// partial makes a Partial of a reading that has one.
func partial(t testing.TB, i kpi.Indicator, r kpi.Reading) kpi.Partial {
	t.Helper()
	p, err := i.Partial(r)
	require.NoError(t, err)
	return p
}

// merged merges in order.
func merged(t testing.TB, all ...kpi.Partial) (whole kpi.Partial) {
	t.Helper()
	for _, p := range all {
		var err error
		whole, err = whole.Merge(p)
		require.NoError(t, err)
	}
	return whole
}

// bytesOf are the bytes of a Partial, as text.
func bytesOf(t testing.TB, p kpi.Partial) string {
	t.Helper()
	data, err := p.AppendBinary(nil)
	require.NoError(t, err)
	return string(data)
}

// TestPartial has the readings that must not be taken for each other, under every rule.
func TestPartial(t *testing.T) {
	cases := []struct {
		name, readings                        string
		sum, total, product, low, high, ratio string
	}{
		{"one quotient", "1/4", "0.25", "0.25", "0.25", "0.25", "0.25", "1/4"},
		{"quotients", "1/4 3/4", "1", "1", "0.1875", "0.25", "0.75", "4/8"},
		{"what no decimal holds", "1/3 2/3 1/3", "1.333333333333333333333333", "1.333333333333333333333333",
			"0.074074074074074074074074", "0.333333333333333333333333", "0.666666666666666666666667", "4/9"},
		{"nothing missing at all", "1/3 1/3 1/3", "1", "1", "0.037037037037037037037037",
			"0.333333333333333333333333", "0.333333333333333333333333", "3/9"},
		{"no data", "-", "no data", "no data", "no data", "no data", "no data", "no data"},
		{"absent", "0/0 0/0", "0/0", "0/0", "0/0", "0/0", "0/0", "0/0"},
		{"absent and missing", "0/0 -", "no data", "no data", "no data", "no data", "no data", "no data"},
		{"absent and known", "0/0 1/2", "0.5", "0.5", "0.5", "0.5", "0.5", "1/2"},
		{"missing and known", "- 1/2", "no data", "no data", "no data", "0.5", "0.5", "1/2"},
		{"all three", "0/0 1/2 -", "no data", "no data", "no data", "0.5", "0.5", "1/2"},
		{"an amount over no volume", "5/0", "no data", "5", "no data", "no data", "no data", "5/0"},
		{"an amount and a quotient", "5/0 1/2", "no data", "5.5", "no data", "0.5", "0.5", "6/2"},
		{"amounts that cancel", "5/0 -5/0", "no data", "0", "no data", "no data", "no data", "0/0"},
		{"amounts that cancel, and missing", "5/0 - -5/0", "no data", "no data", "no data", "no data", "no data", "0/0"},
		{"a factor of zero", "0/2 1/2", "0.5", "0.5", "0", "0", "0.5", "1/4"},
		{"a factor of zero and missing", "0/2 -", "no data", "no data", "no data", "0", "0", "0/2"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := fields(c.readings)
			for k, want := range []string{c.sum, c.total, c.product, c.low, c.high, c.ratio} {
				i := mergedBy(mergeRules[k])
				var all []kpi.Partial
				for _, r := range in {
					all = append(all, partial(t, i, r))
				}
				forth := merged(t, all...)
				assert.Equal(t, want, forth.Reading().String(), "%s", i.Across)
				slices.Reverse(all)
				assert.Equal(t, bytesOf(t, forth), bytesOf(t, merged(t, all...)), "%s", i.Across)
			}
		})
	}
}

// TestPartialIsExact: a third is kept as such, and rounded when it is read.
func TestPartialIsExact(t *testing.T) {
	hours := kpi.Indicator{ID: "hours", Across: kpi.Sum}
	third := partial(t, hours, per("1", "3"))
	assert.True(t, merged(t, third, third, third).Reading().Equal(of("1")))
	long := partial(t, hours, kpi.Of(d(strings.Repeat("9", 30))))
	assert.Equal(t, "1"+strings.Repeat("9", 29)+"8", merged(t, long, long).Reading().String(), "whole numbers are not shortened")
	pooled := partial(t, mergedBy(kpi.Ratio), kpi.Per(decimal.New(1, 29), decimal.New(1, -30)))
	assert.Equal(t, "200000000000000000000000000000/0.000000000000000000000000000002",
		merged(t, pooled, pooled).Reading().String())
}

func TestPartialErrors(t *testing.T) {
	yield := kpi.Indicator{ID: "yield", Along: kpi.Product, Across: kpi.Ratio}
	cases := []struct {
		name string
		in   kpi.Indicator
		r    kpi.Reading
		want error
	}{
		{"no rule", mergedBy(kpi.None), of("1"), kpi.ErrRule},
		{"a rule that does not group", mergedBy(kpi.Mean), of("1"), kpi.ErrRule},
		{"a rule of order", mergedBy(kpi.End), of("1"), kpi.ErrRule},
		{"bottleneck", mergedBy(kpi.Bottleneck), of("1"), kpi.ErrRule},
		{"path", mergedBy(kpi.Path), of("1"), kpi.ErrRule},
		{"a custom rule", mergedBy("geometric"), of("1"), kpi.ErrRule},
		{"no ID", kpi.Indicator{Across: kpi.Sum}, of("1"), kpi.ErrRange},
		{"a long ID", kpi.Indicator{ID: strings.Repeat("x", 129), Across: kpi.Sum}, of("1"), kpi.ErrRange},
		{"no volume", mergedBy(kpi.Ratio), of("1"), kpi.ErrRule},
		{"a negative volume", mergedBy(kpi.Sum), per("1", "-1"), kpi.ErrRange},
		{"long", mergedBy(kpi.Sum), kpi.Of(digits31), kpi.ErrRange},
		{"longer", mergedBy(kpi.Ratio), kpi.Per(d("1"), gigabyte), kpi.ErrRange},
		{"no fraction", mergedBy(kpi.Product), of("95"), kpi.ErrRange},
		{"no fraction for the chain", yield, per("3", "2"), kpi.ErrRange},
		{"outside its domain", kpi.Indicator{ID: "x", Across: kpi.Min, Domain: kpi.AtMost(d("5"))}, of("6"), kpi.ErrRange},
		{"a domain of nothing", kpi.Indicator{ID: "x", Across: kpi.Min, Domain: kpi.Between(d("5"), d("4"))}, of("6"), kpi.ErrRange},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p, err := c.in.Partial(c.r)
			require.ErrorIs(t, err, c.want)
			assert.Equal(t, bytesOf(t, kpi.Partial{}), bytesOf(t, p))
		})
	}
	_, err := kpi.Indicator{ID: "x", Across: kpi.Sum, Domain: kpi.AtMost(d("5"))}.Partial(per("6", "0"))
	assert.NoError(t, err, "an amount over no volume has no value to lie outside")
}

func TestPartialMergeErrors(t *testing.T) {
	x := partial(t, mergedBy(kpi.Sum), of("1"))
	_, err := x.Merge(partial(t, kpi.Indicator{ID: "y", Across: kpi.Sum}, of("1")))
	require.ErrorIs(t, err, kpi.ErrParts)
	assert.EqualError(t, err, `kpi "x": merged with one of kpi "y"`)
	_, err = x.Merge(partial(t, mergedBy(kpi.Max), kpi.Reading{}))
	require.ErrorIs(t, err, kpi.ErrRule)
	assert.EqualError(t, err, `kpi "x": merged by sum here and by max there`)
}

// TestPartialGrows: a product grows by the digits of every factor, up to a limit, and a
// refused merge changes nothing.
func TestPartialGrows(t *testing.T) {
	i := mergedBy(kpi.Product)
	p := partial(t, i, of("0.999999999999999989")) // a prime over 10^18: nothing cancels
	last, err := p, error(nil)
	for k := range 12 { // 2^12 factors, of 60 bits each, are too many
		last = p
		if p, err = p.Merge(p); err != nil {
			require.Equal(t, 10, k, "1,024 factors have some 61,000 bits")
			break
		}
	}
	require.ErrorIs(t, err, kpi.ErrRange)
	assert.Equal(t, bytesOf(t, kpi.Partial{}), bytesOf(t, p))
	assert.Greater(t, len(bytesOf(t, last)), 15_000)
	var back kpi.Partial
	require.NoError(t, back.UnmarshalBinary([]byte(bytesOf(t, last))), "the longest has bytes like any other")
	assert.Equal(t, bytesOf(t, last), bytesOf(t, back))
	zero := merged(t, last, partial(t, i, of("0")))
	assert.Equal(t, bytesOf(t, partial(t, i, of("0"))), bytesOf(t, zero))
}

// drawReading draws a reading that a rule has a meaning for: short and long numbers,
// missing, absent, and amounts over no volume.
func drawReading(r *rand.Rand, rule kpi.Rule) kpi.Reading {
	num, den := decimal.New(r.Int64N(2000)-1000, -int32(r.IntN(4))), decimal.New(1+r.Int64N(99), -int32(r.IntN(3)))
	if r.IntN(8) == 0 {
		num = decimal.New(r.Int64()-1<<62, int32(r.IntN(11))-10)
	}
	if rule == kpi.Product {
		num = decimal.New(r.Int64N(101), -2).Mul(den)
	}
	switch r.IntN(12) {
	case 0:
		return kpi.Reading{}
	case 1:
		return per("0", "0")
	case 2:
		return kpi.Per(num.Truncate(-2), decimal.Decimal{}) // that they cancel now and then
	case 3, 4, 5, 6:
		if rule != kpi.Ratio && (rule != kpi.Product || num.Cmp(d("1")) <= 0) {
			return kpi.Of(num)
		}
	}
	return kpi.Per(num, den)
}

// TestPartialLaws: however readings are merged, in any order and any groups, with and
// without the zero value, and through bytes on the way, the whole has the same bytes,
// and reads what the rule composes all of them to at once.
func TestPartialLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for n := range 4000 {
		rule := mergeRules[n%len(mergeRules)]
		var parts []kpi.Part
		var leaves []kpi.Partial
		for range 1 + r.IntN(9) {
			p := kpi.Part{Reading: drawReading(r, rule)}
			parts = append(parts, p)
			leaves = append(leaves, partial(t, mergedBy(rule), p.Reading))
		}
		op, _ := rule.Operator()
		want, err := op.Compose(parts)
		require.NoError(t, err)
		whole := merged(t, leaves...)
		for range 3 {
			got := mergedAnyhow(t, r, leaves)
			require.Equal(t, bytesOf(t, whole), bytesOf(t, got), "%s of %v", rule, parts)
		}
		require.True(t, want.Equal(whole.Reading()), "%s of %v: %s, want %s", rule, parts, whole.Reading(), want)
	}
}

// mergedAnyhow merges any two until one is left.
func mergedAnyhow(t *testing.T, r *rand.Rand, leaves []kpi.Partial) kpi.Partial {
	all := append(slices.Clone(leaves), make([]kpi.Partial, r.IntN(3))...)
	r.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
	for len(all) > 1 {
		k := r.IntN(len(all) - 1)
		p := throughBytes(t, merged(t, all[k], all[k+1]))
		all = slices.Replace(all, k, k+2, p)
	}
	return all[0]
}

// throughBytes writes a Partial and reads it back.
func throughBytes(t *testing.T, p kpi.Partial) (back kpi.Partial) {
	require.NoError(t, back.UnmarshalBinary([]byte(bytesOf(t, p))))
	return back
}

// TestPartialAllocations: what fits is merged and moved without allocating.
func TestPartialAllocations(t *testing.T) {
	for _, rule := range mergeRules {
		p, eighth := partial(t, mergedBy(rule), per("0.25", "1")), per("1", "8")
		q := partial(t, mergedBy(rule), eighth)
		data := make([]byte, 0, 64)
		assert.Zero(t, testing.AllocsPerRun(100, func() {
			whole, _ := p.Merge(q)
			data, _ = whole.AppendBinary(data[:0])
			_ = q.UnmarshalBinary(data)
			q, _ = mergedBy(rule).Partial(eighth)
		}), "%s", rule)
	}
}
