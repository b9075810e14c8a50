package kpi_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// Worked examples of what each factor, group or part added to a change, that others
// published and that ours agree with to the last digit published. Those that differ
// are in published_contribution_other_test.go.

// dasGupta is where the cases of Das Gupta come from: the book's numbers, by its
// own numbering of the examples. It goes to four factors.
const dasGupta = "Das Gupta 1993, Standardization and Decomposition of Rates (US Census P23-186), via " +
	"josiahpjking/DasGuptR@e6bbdd200a8f2cbdf4d1ed0c232381fa29f3fede README.md"

// finest shows as many decimals as there are.
var finest = kpi.Indicator{ID: "change", Decimals: 9}

// attribute attributes what parts compose to against a target.
func attribute(t testing.TB, r kpi.Rule, target decimal.Decimal, parts []kpi.Part) kpi.Attribution {
	t.Helper()
	op := operator(t, r)
	whole, err := op.Compose(parts)
	require.NoError(t, err)
	a, err := finest.Attribute(op, kpi.Gauge{Reading: whole, Goal: &kpi.Thresholds{Target: target}}, parts)
	require.NoError(t, err)
	require.True(t, a.Reserve.IsZero() && a.Unexplained.IsZero(), "all of the change is the parts'")
	return a
}

// A factor went from one number to another.
type factor struct{ name, from, to string }

// A change is what a whole came from and to, and what each part did.
type change struct {
	from, to decimal.Decimal
	by       []decimal.Decimal
}

// multiplied attributes the change of a product. Product is for fractions in 0..1:
// a factor over 1 is divided by a power of ten and the result multiplied by it, which
// is exact.
func multiplied(t testing.TB, factors []factor) (c change) {
	t.Helper()
	was, is := make([]kpi.Part, len(factors)), make([]kpi.Part, len(factors))
	var tens int32
	for k, f := range factors {
		from, to, shift := d(f.from), d(f.to), int32(0)
		for one := decimal.New(1, 0); decimal.Max(from, to).Shift(-shift).GreaterThan(one); {
			shift++
		}
		was[k] = kpi.Part{ID: f.name, Reading: kpi.Of(from.Shift(-shift))}
		is[k] = kpi.Part{ID: f.name, Reading: kpi.Of(to.Shift(-shift)), Goal: &kpi.Thresholds{Target: from.Shift(-shift)}}
		tens += shift
	}
	base := d(composed(t, kpi.Product, was))
	for _, s := range attribute(t, kpi.Product, base, is).Shares {
		require.True(t, s.Value.Equal(s.Gap), "a factor is not passed and has no mix")
		c.by = append(c.by, s.Value.Shift(tens))
	}
	c.from, c.to = base.Shift(tens), d(composed(t, kpi.Product, is)).Shift(tens)
	return c
}

// rounded writes numbers with as many decimals as those published have.
func rounded(numbers []decimal.Decimal, published []string) []string {
	all := make([]string, len(numbers))
	for k, n := range numbers {
		all[k] = n.StringFixed(decimals(published[k]))
	}
	return all
}

// decimals counts the decimals of a number as written.
func decimals(s string) int32 {
	_, after, _ := strings.Cut(s, ".")
	return int32(len(after))
}

// Products of two to four factors. On a product the straight line is Das Gupta's
// division, which is Shapley's (THEORY T8).
func TestPublished_dasGuptaProducts(t *testing.T) {
	cases := []struct {
		name, note string
		factors    []factor
		from, to   string
		want       []string
	}{
		{"das_gupta_readme_2", "toy of the README", []factor{{"alpha", "0.6", "0.3"}, {"beta", "0.5", "0.45"}},
			"0.3000", "0.1350", []string{"-0.1425", "-0.0225"}},
		{"das_gupta_2_1_earnings", "black to white males, US 1980",
			[]factor{{"avg_earnings", "10930", "16591"}, {"earner_prop", "0.717892", "0.825974"}},
			"7846.560", "13703.73", []string{"4369.913", "1487.262"}},
		{"das_gupta_2_2_birthrate", "Austria to Chile, 1981",
			[]factor{{"birthsw1549", "51.78746", "84.90502"}, {"propw1549", "0.45919", "0.75756"}, {"propw", "0.52638", "0.51065"}},
			"12.51747", "32.84534", []string{"10.4340333", "10.5608476", "-0.6670084"}},
		{"das_gupta_2_3_four_factors", "1971 to 1979",
			[]factor{{"birth_preg", "25.3", "32.7"}, {"preg_actw", "0.214", "0.29"}, {"actw_prop", "0.279", "0.473"}, {"w_prop", "0.949", "0.986"}},
			"1.433523", "4.422663", []string{"0.6889411", "0.8125381", "1.3829055", "0.1047547"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := multiplied(t, c.factors)
			assert.Equal(t, []string{c.from, c.to}, rounded([]decimal.Decimal{got.from, got.to}, []string{c.from, c.to}), dasGupta)
			assert.Equal(t, c.want, rounded(got.by, c.want), "%s: %s", dasGupta, c.note)
		})
	}
}

// das_gupta_3_1_difference: births less deaths. No rule subtracts; a Sum of what is
// gained and, below zero, what is lost does.
func TestPublished_dasGuptaDifference(t *testing.T) {
	got := attribute(t, kpi.Sum, d("8.60"), []kpi.Part{
		{ID: "birth", Reading: of("23.7"), Goal: goal("19.4")}, {ID: "death", Reading: of("-9.5"), Goal: goal("-10.8")}})
	assert.True(t, got.Gap.Equal(d("14.20").Sub(d("8.60"))), dasGupta)
	assert.Equal(t, []string{"4.3", "1.3"}, valuesOf(got))
}

// valuesOf writes the values of the shares.
func valuesOf(a kpi.Attribution) (all []string) {
	for _, s := range a.Shares {
		all = append(all, kpi.Of(s.Value).String())
	}
	return all
}

// das_gupta_4_3_vector_factors: a sum, over seven age groups, of products of three
// factors; Taiwan 1960 to 1970. No rule is a sum of products: level by level the sum
// divides over the groups, and each group's part over its factors. Both add up.
func TestPublished_dasGuptaVectors(t *testing.T) {
	groups := [][]factor{
		{{"bm", "393", "488"}, {"mw", "0.122", "0.082"}, {"wp", "0.043", "0.058"}},
		{{"bm", "407", "452"}, {"mw", "0.622", "0.527"}, {"wp", "0.041", "0.038"}},
		{{"bm", "369", "338"}, {"mw", "0.903", "0.866"}, {"wp", "0.036", "0.032"}},
		{{"bm", "274", "156"}, {"mw", "0.93", "0.941"}, {"wp", "0.032", "0.03"}},
		{{"bm", "184", "63"}, {"mw", "0.916", "0.942"}, {"wp", "0.026", "0.026"}},
		{{"bm", "90", "22"}, {"mw", "0.873", "0.923"}, {"wp", "0.02", "0.023"}},
		{{"bm", "16", "3"}, {"mw", "0.8", "0.876"}, {"wp", "0.018", "0.019"}},
	}
	from, to, by := summed(t, groups)
	assert.Equal(t, []string{"38.77463", "27.20318"}, rounded([]decimal.Decimal{from, to}, []string{"0.00000", "0.00000"}), dasGupta)
	want := []string{"-7.285632", "-2.720633", "-1.565181"}
	assert.Equal(t, want, rounded(by, want))
}

// summed attributes the change of a sum of products over the groups, and each group's
// over its factors; it returns what each factor did in all groups.
func summed(t testing.TB, groups [][]factor) (from, to decimal.Decimal, by []decimal.Decimal) {
	t.Helper()
	by = make([]decimal.Decimal, len(groups[0]))
	var whole []kpi.Part
	var changes []change
	for _, g := range groups {
		c := multiplied(t, g)
		whole = append(whole, kpi.Part{Reading: kpi.Of(c.to), Goal: &kpi.Thresholds{Target: c.from}})
		changes, from, to = append(changes, c), from.Add(c.from), to.Add(c.to)
	}
	for k, s := range attribute(t, kpi.Sum, from, whole).Shares {
		all := decimal.Decimal{}
		for f, n := range changes[k].by {
			all, by[f] = all.Add(n), by[f].Add(n)
		}
		assert.True(t, all.Equal(s.Gap), "the factors of group %d add up to what it did", k)
	}
	return from, to, by
}

// das_gupta_5_1_mix_vs_rate: household headship in thirteen age groups, 1970 to 1985.
// What ours call Value is the effect of the rates, and Mix that of the sizes; the
// division is Kitagawa's.
func TestPublished_dasGuptaMixAndRate(t *testing.T) {
	sizes := [][2]string{{"12.9", "10.1"}, {"10.9", "11.2"}, {"9.5", "11.6"}, {"8.0", "10.9"}, {"7.8", "9.4"}, {"8.4", "7.7"}, {"8.6", "6.3"},
		{"7.8", "6.0"}, {"7.0", "6.3"}, {"5.9", "5.9"}, {"4.7", "5.1"}, {"3.6", "4.0"}, {"4.9", "5.5"}}
	rates := [][2]string{{"1.9", "2.2"}, {"25.8", "24.3"}, {"45.7", "45.8"}, {"49.6", "52.5"}, {"51.2", "56.1"}, {"51.6", "55.6"}, {"51.8", "56.0"},
		{"54.9", "57.4"}, {"58.7", "57.2"}, {"60.4", "61.2"}, {"62.8", "63.9"}, {"66.6", "68.6"}, {"66.8", "72.2"}}
	var was, is []kpi.Part
	for k, s := range sizes {
		was = append(was, kpi.Part{Reading: rateOf(rates[k][0], s[0])})
		is = append(is, kpi.Part{Reading: rateOf(rates[k][1], s[1]), Weight: d(s[0]), Goal: goal(rates[k][0])})
	}
	assert.Equal(t, []string{"44.7268", "47.694"}, []string{composed(t, kpi.Ratio, was), composed(t, kpi.Ratio, is)}, dasGupta)
	got := attribute(t, kpi.Ratio, d("44.7268"), is)
	value, mix := columns(got)
	assert.Equal(t, []string{"1.7403", "1.2269"}, []string{kpi.Of(value).String(), kpi.Of(mix).String()})
}

// rateOf returns the reading of a rate over a volume.
func rateOf(rate, volume string) kpi.Reading { return kpi.Per(d(rate).Mul(d(volume)), d(volume)) }

// columns adds up the values and the mixes of all shares.
func columns(a kpi.Attribution) (value, mix decimal.Decimal) {
	for _, s := range a.Shares {
		value, mix = value.Add(s.Value), mix.Add(s.Mix)
	}
	return value, mix
}

// adtributor_revenue_drop: revenue fell from the 100 forecast to 50. The explanatory
// power of an element is its share of the change, the same in every dimension in
// which revenue adds up. Surprise, which tells a dimension in which all fell alike from
// one in which some did, is not ours.
//
// Source: Bhagwan et al., Adtributor, NSDI 2014: total and 94 % of data center X from
// https://e-com-net.com/article/1403365189155344384.htm; table recalled, not checked.
func TestPublished_adtributor(t *testing.T) {
	cases := []struct {
		dimension      string
		forecast, read []string
		want           []string
	}{
		{"DataCenter X, Y", []string{"94", "6"}, []string{"47", "3"}, []string{"0.94", "0.06"}},
		{"Advertiser A1 to A4", []string{"50", "20", "20", "10"}, []string{"24", "21", "4", "1"}, []string{"0.52", "-0.02", "0.32", "0.18"}},
		{"Device PC, Mobile, Tablet", []string{"50", "25", "25"}, []string{"49", "1", "0"}, []string{"0.02", "0.48", "0.5"}},
	}
	for _, c := range cases {
		t.Run(c.dimension, func(t *testing.T) {
			all := ofValues(c.read...)
			for k := range all {
				all[k].Goal = goal(c.forecast[k])
			}
			got := attribute(t, kpi.Total, d("100"), all)
			assert.Equal(t, "-50", kpi.Of(got.Gap).String())
			var power []string
			for _, s := range got.Shares {
				power = append(power, kpi.Of(s.Gap.Mul(d("-0.02"))).String())
			}
			assert.Equal(t, c.want, power)
		})
	}
}
