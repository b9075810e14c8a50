package kpi_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// targets cascades a target over weights and returns the parts' targets.
func targets(t testing.TB, i kpi.Indicator, r kpi.Rule, total string, parts []kpi.Part) (all []string) {
	t.Helper()
	got, err := i.Cascade(operator(t, r), *goal(total), parts)
	require.NoError(t, err)
	for _, g := range got {
		all = append(all, kpi.Of(g.Target).String())
	}
	return all
}

// A sum to stay below, in whole numbers, is divided by largest remainder, ties in
// order: the method of Hamilton and Hare for seats.
func TestPublished_largestRemainder(t *testing.T) {
	const apportionment = "martinlackner/apportionment@25f7a872267b549e60d67ca3899f219dff0deff0 tests/test_methods.py"
	cases := []struct {
		name, source, total string
		weights, want       []string
	}{
		{"balinski_young_1", "Balinski & Young 1975, via " + apportionment, "100",
			[]string{"5117", "4400", "162", "161", "160"}, []string{"51", "44", "2", "2", "1"}},
		{"exact_proportional", apportionment, "12", []string{"14", "28", "7", "35"}, []string{"2", "4", "1", "5"}},
		// The source has three weights of 0 besides these, which get 0. Here a
		// Weight of 0 means 1: a part that takes no share is left out.
		{"zero_weights", apportionment, "6", []string{"14", "28"}, []string{"2", "4"}},
		{"fewer_units_than_shares", apportionment, "3", []string{"10", "9", "8", "8", "11", "12"}, []string{"1", "0", "0", "0", "1", "1"}},
		{"tie_broken_by_input_order", apportionment, "2", []string{"2", "1", "1", "2", "2"}, []string{"1", "0", "0", "1", "0"}},
		{"alabama_10", "http://www.reference.com/browse/wiki/Alabama_paradox", "10", []string{"6", "6", "2"}, []string{"4", "4", "2"}},
		{"alabama_11", "http://www.reference.com/browse/wiki/Alabama_paradox", "11", []string{"6", "6", "2"}, []string{"5", "5", "1"}},
		{"alabama_49", "http://cdn.preterhuman.net/texts/computing/internet_information/usenet-a-news/NET.math/82.03.15_unc.1964_net.math.txt",
			"49", []string{"3", "7", "90"}, []string{"2", "3", "44"}},
		{"alabama_51", "http://cdn.preterhuman.net/texts/computing/internet_information/usenet-a-news/NET.math/82.03.15_unc.1964_net.math.txt",
			"51", []string{"3", "7", "90"}, []string{"1", "4", "46"}},
		{"hare_wikipedia", "Wikipedia, Quota method / largest remainders example (memory)", "10",
			[]string{"47000", "16000", "15800", "12000", "6100", "3100"}, []string{"5", "2", "1", "1", "1", "0"}},
		// The source's strict mode reports a tie here. Ours never asks: ties go by
		// order, so that the same goal always gives the same targets.
		{"tie_detectable", apportionment, "4", []string{"11", "11", "11"}, []string{"2", "1", "1"}},
		{"tie_free_exact", apportionment, "3", []string{"12", "12", "11", "12"}, []string{"1", "1", "0", "1"}},
	}
	count := kpi.Indicator{ID: "count", Better: kpi.Lower}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, targets(t, count, kpi.Sum, c.total, weights(c.weights...)), c.source)
		})
	}
}

// A yield to reach over equal steps: its n-th root, rounded so that the product is
// kept. Rounded to the nearest digit it is not; rounded up everywhere it is more
// than needed. Ours rounds up, and loosens again what can be.
//
// Source: t = T^(1/n); derived.
func TestPublished_root(t *testing.T) {
	cases := []struct {
		name, target            string
		decimals                int32
		steps                   int
		nearest, nearestProduct string
		ceiling, ceilingProduct string
		want                    []string
		wantProduct             string
	}{
		{"nth_root_0.95_4", "0.95", 3, 4, "0.987", "0.949005240561", "0.988", "0.952857108736",
			[]string{"0.987", "0.987", "0.988", "0.988"}, "0.950929224336"},
		{"nth_root_0.5_2", "0.5", 4, 2, "0.7071", "0.49999041", "0.7072", "0.50013184",
			[]string{"0.7071", "0.7072"}, "0.50006112"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			repeat := func(v string) []kpi.Part {
				all := make([]kpi.Part, c.steps)
				for i := range all {
					all[i].Reading = of(v)
				}
				return all
			}
			assert.Equal(t, c.nearestProduct, composed(t, kpi.Product, repeat(c.nearest)))
			assert.Equal(t, c.ceilingProduct, composed(t, kpi.Product, repeat(c.ceiling)))
			got := targets(t, kpi.Indicator{ID: "yield", Decimals: c.decimals}, kpi.Product, c.target, make([]kpi.Part, c.steps))
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.wantProduct, composed(t, kpi.Product, ofValues(got...)))
			low, enough, high := decimal.RequireFromString(c.nearestProduct), d(c.wantProduct), d(c.ceilingProduct)
			assert.True(t, low.LessThan(d(c.target)) && enough.GreaterThanOrEqual(d(c.target)) && enough.LessThan(high))
		})
	}
}
