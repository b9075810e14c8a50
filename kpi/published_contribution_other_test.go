package kpi_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// Worked examples of contributions that ours differ from on purpose. Each case holds
// the published figures beside ours, and says why; what all parts add up to is the
// same.

// added adds up numbers written as text.
func added(numbers ...string) (sum decimal.Decimal) {
	for _, n := range numbers {
		sum = sum.Add(d(n))
	}
	return sum
}

// The airport games: a runway is as long as the largest aeroplane needs, and Shapley
// charges each length of it to those that need as much. That is the mean over all
// orders in which the aeroplanes may come.
//
// Ours have no orders: all parts grow together along a straight line, and on it the
// largest aeroplane is the largest all the way. A shorter runway for any other would
// have changed nothing, so that the largest did it all. For Min, Max, Bottleneck and
// Path this is what can be acted on; it is not Shapley (THEORY section 4).
func TestPublished_airport(t *testing.T) {
	const thoughtful = "https://thoughtfulexaminations.com/?p=19583"
	cases := []struct {
		name, source           string
		costs, published, ours []string
	}{
		{"shapley_airport_8_11_13_18",
			"https://stand--sure.blogspot.com/2015/12/understanding-marginal-contribution-and-shapley-values.html",
			[]string{"8", "11", "13", "18"}, []string{"2", "3", "4", "9"}, []string{"0", "0", "0", "18"}},
		{"shapley_airport_1500_2200_3000", thoughtful,
			[]string{"1500", "2200", "3000"}, []string{"500", "850", "1650"}, []string{"0", "0", "3000"}},
		{"shapley_airport_1500_2200_3500", thoughtful,
			[]string{"1500", "2200", "3500"}, []string{"500", "850", "2150"}, []string{"0", "0", "3500"}},
		// Published as 100/3, 190/3 and 310/3.
		{"shapley_airport_100_160_200", "https://math.techqa.club/shapley-values-airport-problem-2541276",
			[]string{"100", "160", "200"}, []string{"33.33333", "63.33333", "103.33334"}, []string{"0", "0", "200"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			all := ofValues(c.costs...)
			for k := range all {
				all[k].Goal = goal("0")
			}
			got := attribute(t, kpi.Max, d("0"), all)
			assert.Equal(t, c.ours, valuesOf(got), c.source)
			assert.NotEqual(t, c.published, valuesOf(got), c.source)
			assert.True(t, added(c.published...).Equal(got.Gap), "both divide the same")
		})
	}
}

// LMDI divides a product by logarithms: what each factor of a segment did is as the
// logarithm of how it grew. The figures are irrational, so that no rounding of theirs is
// exact, and a factor that comes from zero, or goes to zero, takes all: the limit of
// its logarithm. Ours are rational and fair at zero, and those of the other factors do
// not vanish with one.
func TestPublished_logarithmicMeans(t *testing.T) {
	const source = "MatthewHeun/LMDIR@9ffb0457bda33dc8d815dd131d4a870f2bd50463 tests/testthat/test_lmdi.R, test_util.R, R/util.R"
	cases := []struct {
		name            string
		from, to        [3]string
		published, ours []string
	}{
		{"lmdi_lmdir_period_1, segment 1", [3]string{"1", "10", "2"}, [3]string{"4", "5", "3"},
			[]string{"50.47438029", "-25.23719014", "14.76280986"}, []string{"55", "-32.5", "17.5"}},
		{"lmdi_lmdir_period_1, segment 2", [3]string{"4", "5", "3"}, [3]string{"5", "6", "4"},
			[]string{"19.31568569", "15.78206435", "24.90224996"}, []string{"19.333333", "15.833333", "24.833333"}},
		{"lmdi_lmdir_period_2, segment 1", [3]string{"4", "5", "3"}, [3]string{"8", "2", "4"},
			[]string{"42.96021467", "-56.79031473", "17.83010006"}, []string{"48", "-64", "20"}},
		{"lmdi_lmdir_period_2, segment 2", [3]string{"5", "6", "4"}, [3]string{"5", "7", "5"},
			[]string{"0", "22.47128816", "32.52871184"}, []string{"0", "22.5", "32.5"}},
		{"lmdi_lmdir_period_3, segment 1", [3]string{"8", "2", "4"}, [3]string{"10", "1", "5"},
			[]string{"12.6549815", "-39.30996299", "12.6549815"}, []string{"13.333333", "-40.666667", "13.333333"}},
		{"lmdi_lmdir_period_3, segment 2", [3]string{"5", "7", "5"}, [3]string{"6", "8", "6"},
			[]string{"41.35566084", "30.28867832", "41.35566084"}, []string{"41.333333", "30.333333", "41.333333"}},
		{"lmdi_zero_in_base_matrix, segment 1", [3]string{"0", "10", "2"}, [3]string{"4", "5", "3"},
			[]string{"60", "0", "0"}, []string{"73.333333", "-26.666667", "13.333333"}},
		{"lmdi_zero_in_new_matrix, segment 2", [3]string{"4", "5", "3"}, [3]string{"5", "6", "0"},
			[]string{"0", "0", "-60"}, []string{"8", "6.5", "-74.5"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var factors []factor
			for k, from := range c.from {
				factors = append(factors, factor{"", from, c.to[k]})
			}
			got := multiplied(t, factors)
			var ours []string
			for _, n := range got.by {
				ours = append(ours, kpi.Of(n.Round(6)).String())
			}
			assert.Equal(t, c.ours, ours, source)
			assert.NotEqual(t, c.published, ours, source)
			assert.True(t, added(c.published...).Sub(got.to.Sub(got.from)).Abs().LessThan(d("0.0000001")), "both divide the same")
		})
	}
}

// Over both segments, period by period. Ours add up exactly; LMDI's as far as it is
// written out.
func TestPublished_logarithmicMeansPeriods(t *testing.T) {
	cases := []struct {
		name            string
		segments        [][]factor
		published, ours []string
		change          string
	}{
		{"lmdi_lmdir_period_1", [][]factor{
			{{"", "1", "4"}, {"", "10", "5"}, {"", "2", "3"}}, {{"", "4", "5"}, {"", "5", "6"}, {"", "3", "4"}}},
			[]string{"69.79006598", "-9.455125793", "39.66505981"}, []string{"74.33333", "-16.66667", "42.33333"}, "100"},
		{"lmdi_lmdir_period_2", [][]factor{
			{{"", "4", "8"}, {"", "5", "2"}, {"", "3", "4"}}, {{"", "5", "5"}, {"", "6", "7"}, {"", "4", "5"}}},
			[]string{"42.96021467", "-34.31902656", "50.3588119"}, []string{"48", "-41.5", "52.5"}, "59"},
		{"lmdi_lmdir_period_3", [][]factor{
			{{"", "8", "10"}, {"", "2", "1"}, {"", "4", "5"}}, {{"", "5", "6"}, {"", "7", "8"}, {"", "5", "6"}}},
			[]string{"54.01064234", "-9.021284671", "54.01064234"}, []string{"54.66667", "-10.33333", "54.66667"}, "99"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			from, to, by := summed(t, c.segments)
			assert.Equal(t, c.change, kpi.Of(to.Sub(from)).String())
			var ours []string
			sum := decimal.Decimal{}
			for _, n := range by {
				ours, sum = append(ours, kpi.Of(n.Round(5)).String()), sum.Add(n)
			}
			assert.Equal(t, c.ours, ours)
			assert.True(t, sum.Equal(to.Sub(from)), "ours add up")
			assert.NotEqual(t, c.published, ours)
			assert.False(t, added(c.published...).Equal(to.Sub(from)), "theirs do not, to the last digit")
		})
	}
}

// Means over two groups in which both the means and the counts changed. The source
// holds inner changes against the new counts and the mix against the old means, from
// the new mean of all: a convention. Ours take the middle of both ends, so that
// exchanging old and new only turns the signs. The sum is free of convention.
func TestPublished_meanMix(t *testing.T) {
	const source = "carbonfact/icanexplain@59cc532e9498060759c840aa1df51e5b9606bb79 icanexplain/test_mean.py " +
		"and docs/examples/simple-revenue-funnel.md"
	cases := []struct {
		name, change    string
		base, read      [2][2]string // mean, count: Dentist, Psychiatrist
		published, ours []string     // inner, mix
	}{
		{"mean_inner_mix_2022", "-33.132222",
			[2][2]string{{"122.872", "5"}, {"174.48", "4"}}, [2][2]string{{"98.375", "4"}, {"141.28", "2"}},
			[]string{"-16.331333", "1.132815", "-11.066667", "-6.867037"}, []string{"-14.970389", "-2.068809", "-12.911111", "-3.181914"}},
		{"mean_inner_mix_2024", "-50.123042",
			[2][2]string{{"148.365", "20"}, {"222.401", "10"}}, [2][2]string{{"97.6825", "8"}, {"148.15875", "8"}},
			[]string{"-25.34125", "-4.240729", "-37.121125", "16.580063"}, []string{"-29.564792", "4.159733", "-30.934271", "6.216288"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var was, is []kpi.Part
			for k, b := range c.base {
				was = append(was, kpi.Part{Reading: rateOf(b[0], b[1])})
				is = append(is, kpi.Part{Reading: rateOf(c.read[k][0], c.read[k][1]), Weight: d(b[1]), Goal: goal(b[0])})
			}
			got := attribute(t, kpi.Ratio, d(composed(t, kpi.Ratio, was)), is)
			assert.Equal(t, c.change, got.Gap.StringFixed(6), source)
			var ours []string
			for _, s := range got.Shares {
				ours = append(ours, kpi.Of(s.Value.Round(6)).String(), kpi.Of(s.Mix.Round(6)).String())
			}
			assert.Equal(t, c.ours, ours)
			assert.NotEqual(t, c.published, ours)
			assert.True(t, added(c.published...).Sub(got.Gap).Abs().LessThan(d("0.000002")), "both divide the same")
		})
	}
}

// A revenue funnel: impressions, clicks an impression, conversions a click, revenue
// a conversion. Chain substitution moves one factor after another, so that it depends
// on their order, and gives what two did together to the later one. Ours is the mean
// over all orders; the figures are derived from that definition.
func TestPublished_funnel(t *testing.T) {
	const source = "carbonfact/icanexplain@59cc532e9498060759c840aa1df51e5b9606bb79 docs/examples/simple-revenue-funnel.md; shapley: derived"
	cases := []struct {
		name            string
		base, read      [4]int64
		published, ours []string
	}{
		{"funnel_chain_substitution_1A", [4]int64{1000, 150, 120, 8600}, [4]int64{1000, 120, 160, 9055},
			[]string{"0.00", "-1720.00", "4586.67", "-2411.67"}, []string{"0.0000", "-2032.0694", "4637.4722", "-2150.4028"}},
		{"funnel_chain_substitution_1B", [4]int64{2000, 150, 150, 9400}, [4]int64{2150, 200, 145, 8739},
			[]string{"705.00", "2428.33", "-3446.67", "-347.67"}, []string{"664.5123", "1980.4864", "-2947.7748", "-358.2238"}},
		{"funnel_chain_substitution_1C", [4]int64{2500, 250, 125, 10750}, [4]int64{2000, 400, 166, 10147},
			[]string{"-2150.00", "8600.00", "-2924.00", "-4129.00"}, []string{"-2463.8844", "7685.5282", "-2057.8641", "-3766.7797"}},
		{"funnel_chain_substitution_2A", [4]int64{50, 20, 10, 500}, [4]int64{2500, 1000, 500, 50000},
			[]string{"24500.00", "0.00", "0.00", "25000.00"}, []string{"36750.0000", "0.0000", "0.0000", "12750.0000"}},
		{"funnel_chain_substitution_2B", [4]int64{2000, 300, 150, 11400}, [4]int64{2150, 323, 145, 10739},
			[]string{"855.00", "19.00", "-1254.00", "-281.00"}, []string{"801.7724", "17.1688", "-1193.7222", "-286.2190"}},
		{"funnel_chain_substitution_2C", [4]int64{2500, 250, 125, 8750}, [4]int64{2000, 320, 166, 12147},
			[]string{"-1750.00", "4200.00", "420.00", "527.00"}, []string{"-2377.9333", "4916.0200", "389.6034", "469.3098"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			base, read := stages(c.base), stages(c.read)
			var factors []factor
			for k := range base {
				factors = append(factors, factor{"", base[k], read[k]})
			}
			got := multiplied(t, factors)
			for k, n := range got.by {
				// Half a digit of theirs, and a last digit of ours, which adding up may move.
				assert.True(t, n.Sub(d(c.ours[k])).Abs().LessThanOrEqual(d("0.00006")), "%s: %s is not %s", source, n, c.ours[k])
			}
			assert.NotEqual(t, c.published, rounded(got.by, c.published), source)
			moved := decimal.New(c.read[3]-c.base[3], 0)
			for _, all := range [][]string{c.published, c.ours} {
				assert.True(t, added(all...).Sub(moved).Abs().LessThan(d("0.011")), "both divide the same")
			}
		})
	}
}

// stages returns the first number of a funnel and the quotient of each next to the one
// before, with 20 decimals.
func stages(counts [4]int64) []string {
	all := []string{decimal.New(counts[0], 0).String()}
	for k, n := range counts[1:] {
		all = append(all, decimal.New(n, 0).DivRound(decimal.New(counts[k], 0), 20).String())
	}
	return all
}
