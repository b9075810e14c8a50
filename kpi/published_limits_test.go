package kpi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// Natural limits that others published. want has ours, from the readings as they are:
// center, low, high and the limit of the moving range. Where others compute with other
// constants, with medians or without what is large, the case says so.

const (
	makingSense = "Wheeler, Making Sense of Data, via mattmccormick/statprocon@02fcbc9872ffebb5f739688ddb7c61fbf59a0ac6 " +
		"tests/test_xmr.py, tests/test_trending.py"
	understanding = "Wheeler, Understanding Statistical Process Control, via " +
		"suanto/pycontrolcharts@2e1cf405b0ee6a3c7d6c00b90f64c8e7641b1432 tests/test_imr_chart.py"
	nhs = "nhs-r-community/NHSRplotthedots@050b07d7eacc011767532732f69b8fd7d6a28fd3 vignettes/deviations.Rmd, " +
		"R/ptd_spc_standard.R, R/ptd_calculate_point_type.R, tests/testthat/test-ptd_calculate_point_type.R"
)

// limitsText writes limits in the order of want.
func limitsText(l *kpi.Limits) string {
	if l == nil {
		return ""
	}
	return strings.Join([]string{kpi.Of(l.Center).String(), kpi.Of(l.Low).String(), kpi.Of(l.High).String(),
		kpi.Of(l.Range).String()}, " ")
}

func TestPublished_naturalLimits(t *testing.T) {
	cases := []struct{ name, source, published, readings, want string }{
		{"wheeler_verification_set", makingSense + `, p. 382 "Data Set to Use When Verifying Software"`,
			"4135.50, 3188.72 to 5082.28, 1163.19",
			"5045 4350 4350 3975 4290 4430 4485 4285 3980 3925 3645 3760 3300 3685 3463 5200",
			"4135.5 3188.7173 5082.2827 1163.1901"},
		{"peak_flow", makingSense, "183.1, 43.8 to 322.3, 171.1; the book prints 43.7, 322.5 and 171.3 from rounded steps",
			"120 140 100 150 260 150 100 120 300 300 275 300 140 170 150 150 190 180",
			"183.0556 43.7967 322.3144 171.0894"},
		{"accident_rates_A", makingSense, "25.6 to 43.9", "43 40 37 33 30 33 34 35 29 33 31 39",
			"34.75 25.5609 43.9391 11.2895"},
		{"uspc_p49", understanding, "41.42, 36.82 to 46.01", "39 41 41 41 43 44 41 42 40 41 44 40",
			"41.4167 36.8221 46.0112 5.6447"},
		{"small_3_4_5", makingSense, "4.000, 1.340 to 6.660, 3.268; three readings are too few for ours", "3 4 5", ""},
		{"trade_deficit_h2_1988", "Wheeler, Understanding Variation; data https://justaaa.com/statistics-and-probability/" +
			"109781-the-us-trade-deficits-for-the-last-half-of-1988",
			"10.3167, 8.1887 to 12.4447; with 3.27 for the range 2.616, ours is 3.268", "10.5 11.2 9.2 10.1 10.4 10.5",
			"10.3167 8.1887 12.4447 2.6144"},
		{"nist_6_3_2_2", "NIST/SEMATECH e-Handbook 6.3.2.2", "50.81, 45.8159 to 55.8041 with 3/1.128; ours is 2.66",
			"49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1", "50.81 45.8151 55.8049 6.1366"},
		{"gtda_p134_phase_A", understanding, "10.6, 2.916785 to 18.283215 with 3/1.128; ours is 2.66",
			"9 14 9 12 10 11 7 9 12 13", "10.6 2.9156 18.2844 9.4409"},
		{"gtda_p134_phase_D", understanding, "13.7, 8.085343 to 19.314657 with 3/1.128; ours is 2.66",
			"12 14 17 12 11 13 15 16 14 13", "13.7 8.0844 19.3156 6.8991"},
		{"median_moving_range", makingSense, "7.467, 0.862 to 14.072 of the median moving range; ours is the mean",
			"2.5 2.3 16.3 6.3 7.6 16.3 7.1 7.8 7.8 9.9 10.5 -4.8", "7.4667 -7.5502 22.4836 18.4493"},
		{"nhs_screened_outliers", nhs, "1.94, -0.72 to 4.6 without moving ranges of 3.267 times their mean; ours keeps all",
			"1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1", "1.9444 -3.0626 6.9515 6.1515"},
	}
	in := kpi.Indicator{ID: "x", Decimals: 2}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, limitsText(in.Trend(fields(c.readings), nil).Limits), "%s: %s", c.source, c.published)
		})
	}
}

// Signals that others published, or would see: conventions differ.
func TestPublished_signals(t *testing.T) {
	type signals = []kpi.Signal
	cases := []struct {
		name, source, published, readings string
		want                              signals
	}{
		{"wheeler_verification_set", makingSense, "5200 is above 5082.28",
			"5045 4350 4350 3975 4290 4430 4485 4285 3980 3925 3645 3760 3300 3685 3463 5200",
			signals{{Index: 15, Rule: kpi.Outside, Better: true}}},
		{"rule2_run_of_8", makingSense, "6 to 13, all of the run; ours is its eighth. The three before it are ours: 3 of 4 far up",
			"21.3 20.2 20.9 21.0 18.8 19.6 18.7 18.6 18.1 18.9 19.2 18.2 17.3 19.0",
			signals{{Index: 3, Rule: kpi.ThreeOf4, Better: true}, {Index: 13, Rule: kpi.Run8}}},
		{"rule3_peak_flow", makingSense, "8 to 11 by points, 7 to 12 by whole windows; ours is where it becomes three of four",
			"120 140 100 150 260 150 100 120 300 300 275 300 140 170 150 150 190 180",
			signals{{Index: 10, Rule: kpi.ThreeOf4, Better: true}}},
		{"nhs_run7_six", nhs, "none", "1 1 1 1 1 1 -6", signals{{Index: 6, Rule: kpi.Outside}}},
		{"nhs_run7_eight", nhs, "6 and 7, by a run of seven; ours is eight, and one", "1 1 1 1 1 1 1 1 -8",
			signals{{Index: 7, Rule: kpi.Run8, Better: true}, {Index: 8, Rule: kpi.Outside}}},
		{"nhs_run7_seven", nhs, "6, by a run of seven; ours is eight", "1 1 1 1 1 1 1 -7", signals{{Index: 7, Rule: kpi.Outside}}},
		{"nhs_run7_below", nhs, "6 and 7, by a run of seven; ours is eight, and one", "-1 -1 -1 -1 -1 -1 -1 -1 8",
			signals{{Index: 7, Rule: kpi.Run8}, {Index: 8, Rule: kpi.Outside, Better: true}}},
		{"tie_on_central_line_conventions", "statprocon passes over it, xmrit/xmrit@e2783c828b49882ffc461dbe0487bfe2a2419fec " +
			"js/main3.ts counts it as below, NHSRplotthedots ends the run, as ours does",
			"7, where a point on the centre is passed over", "1 -1 1 1 1 1 0 1 1 1 1 -7", signals{{Index: 11, Rule: kpi.Outside}}},
		{"on_a_limit_is_not_outside", "derived: moving ranges of 50 on average, limits 0 ± 133", "none",
			"0 133 0 -133 0 4.5 -4.5 0 0 0 0 0", nil},
		{"halfway_to_a_limit_is_not_nearer_to_it", "derived: moving ranges of 100 on average, halfway is 0 ± 133", "none",
			"133 133 133 0 158.5 -158.5 0 -133 -133 -133", nil},
	}
	in := kpi.Indicator{ID: "x", Decimals: 2}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := in.Trend(fields(c.readings), nil)
			require.NotNil(t, got.Limits)
			assert.Equal(t, c.want, got.Signals, "%s: %s; limits %s", c.source, c.published, limitsText(got.Limits))
		})
	}
}

// THEORY's own numbers, in every direction.
func TestSignals_worked(t *testing.T) {
	series := "50 52 48 51 49 50 52 70"
	const want = "52.75 40.59 64.91 14.94"
	higher := kpi.Indicator{ID: "x"}
	got := higher.Trend(fields(series), nil)
	assert.Equal(t, want, limitsText(got.Limits))
	assert.Equal(t, []kpi.Signal{{Index: 7, Rule: kpi.Outside, Better: true}}, got.Signals)

	lower := kpi.Indicator{ID: "x", Better: kpi.Lower}
	assert.Equal(t, []kpi.Signal{{Index: 7, Rule: kpi.Outside}}, lower.Trend(fields(series), nil).Signals)
	near := kpi.Indicator{ID: "x", Better: kpi.Near}
	for target, better := range map[string]bool{"50": false, "61": false, "61.375": false, "61.4": true, "80": true} {
		assert.Equal(t, []kpi.Signal{{Index: 7, Rule: kpi.Outside, Better: better}},
			near.Trend(fields(series), goal(target)).Signals, "70 is nearer to %s than 52.75 is, or not", target)
	}
	assert.Equal(t, []kpi.Signal{{Index: 7, Rule: kpi.Outside}}, near.Trend(fields(series), nil).Signals, "not known")

	gaps := higher.Trend(fields("50 - 52 48 0/0 51 49 50 52 - 70 -"), nil)
	assert.Equal(t, want, limitsText(gaps.Limits), "what lies between counts for nothing")
	assert.Equal(t, []kpi.Signal{{Index: 10, Rule: kpi.Outside, Better: true}}, gaps.Signals)
}

// Limits are clipped to the domain, and signals are not judged by the clip.
func TestLimits_areClipped(t *testing.T) {
	in := kpi.Indicator{ID: "right", Decimals: 2, Domain: kpi.Between(d("0"), d("1"))}
	series := "0.97 0.99 0.98 1 0.96 0.995 0.99"
	free := kpi.Indicator{ID: "right", Decimals: 2}
	assert.Equal(t, "0.9836 0.9259 1.0412 0.0708", limitsText(free.Trend(fields(series), nil).Limits))
	clipped := in.Trend(fields(series), nil)
	assert.Equal(t, "0.9836 0.9259 1 0.0708", limitsText(clipped.Limits))
	assert.Equal(t, free.Trend(fields(series), nil).Signals, clipped.Signals)

	implied := kpi.Indicator{ID: "right", Decimals: 2, Along: kpi.Product}
	assert.Equal(t, clipped.Limits, implied.Trend(fields(series), nil).Limits, "a product implies the domain")
}

func TestLimits_equalReadings(t *testing.T) {
	got := sales.Trend(fields("5 5 5 5 5 5 5 5 5 5"), nil)
	assert.Equal(t, "5 5 5 0", limitsText(got.Limits))
	assert.Empty(t, got.Signals, "a point on the centre is on no side")
}
