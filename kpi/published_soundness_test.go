package kpi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// lightOf returns the light of a reading for a goal.
func lightOf(t testing.TB, i kpi.Indicator, r kpi.Reading, g kpi.Thresholds) kpi.Status {
	t.Helper()
	gauge, err := i.Gauge(r, &g)
	require.NoError(t, err)
	return gauge.Status
}

// All parts green, whole green? Derived cases, with the parts' targets as the
// source has them, and whether they are sound.
func TestPublished_soundness(t *testing.T) {
	count, yield := kpi.Indicator{ID: "count", Better: kpi.Lower}, kpi.Indicator{ID: "yield", Decimals: 3}
	cases := []struct {
		name    string
		in      kpi.Indicator
		rule    kpi.Rule
		target  string
		targets []string
		actuals []kpi.Reading
		whole   string
		green   kpi.Status
	}{
		{"sum_lower_better", count, kpi.Sum, "10", []string{"3", "3", "4"},
			[]kpi.Reading{of("3"), of("2"), of("4")}, "9", kpi.Green},
		// The n-th root rounded to the nearest digit, which is why ours rounds up.
		{"product_needs_upward_rounding", yield, kpi.Product, "0.95", []string{"0.987", "0.987", "0.987", "0.987"},
			[]kpi.Reading{of("0.987"), of("0.987"), of("0.987"), of("0.987")}, "0.949005240561", kpi.Red},
		{"product_needs_upward_rounding, the fix", yield, kpi.Product, "0.95", []string{"0.988", "0.988", "0.988", "0.988"},
			[]kpi.Reading{of("0.988"), of("0.988"), of("0.988"), of("0.988")}, "0.952857108736", kpi.Green},
		{"ratio_equal_targets_sound (mediant inequality)", yield, kpi.Ratio, "0.90", []string{"0.90", "0.90", "0.90"},
			[]kpi.Reading{per("95", "100"), per("9", "10"), per("901", "1000")}, "0.905405405405405405405405", kpi.Green}, // 67/74
		{"min_bottleneck", kpi.Indicator{ID: "capacity"}, kpi.Min, "100", []string{"100", "100", "100"},
			[]kpi.Reading{of("140"), of("100"), of("105")}, "100", kpi.Green},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for i, r := range c.actuals {
				assert.Equal(t, kpi.Green, lightOf(t, c.in, r, *goal(c.targets[i])), "part %d", i)
			}
			whole, err := operator(t, c.rule).Compose(parts(c.actuals...))
			require.NoError(t, err)
			assert.Equal(t, c.whole, composed(t, c.rule, parts(c.actuals...)))
			assert.Equal(t, c.green, lightOf(t, c.in, whole, *goal(c.target)))
		})
	}
}

// TestPublished_soundnessOfOurs: what a cascade gives for the same wholes is sound
// at the very targets.
func TestPublished_soundnessOfOurs(t *testing.T) {
	cases := []struct {
		name   string
		in     kpi.Indicator
		rule   kpi.Rule
		target string
		parts  int
	}{
		{"sum_lower_better", kpi.Indicator{ID: "count", Better: kpi.Lower}, kpi.Sum, "10", 3},
		{"product_needs_upward_rounding", kpi.Indicator{ID: "yield", Decimals: 3}, kpi.Product, "0.95", 4},
		{"min_bottleneck", kpi.Indicator{ID: "capacity"}, kpi.Min, "100", 3},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			at := ofValues(targets(t, c.in, c.rule, c.target, make([]kpi.Part, c.parts))...)
			whole, err := operator(t, c.rule).Compose(at)
			require.NoError(t, err)
			assert.Equal(t, kpi.Green, lightOf(t, c.in, whole, *goal(c.target)))
		})
	}
}

// TestPublished_worst: how bad the whole can be while every part is green at the
// source's targets, and so whether those are sound.
func TestPublished_worst(t *testing.T) {
	count, yield := kpi.Indicator{ID: "count", Better: kpi.Lower}, kpi.Indicator{ID: "yield", Decimals: 3}
	cases := []struct {
		name    string
		in      kpi.Indicator
		rule    kpi.Rule
		target  string
		targets []string
		worst   string
		sound   kpi.Status
	}{
		{"sum_lower_better", count, kpi.Sum, "10", []string{"3", "3", "4"}, "10", kpi.Green},
		{"product_needs_upward_rounding", yield, kpi.Product, "0.95", []string{"0.987", "0.987", "0.987", "0.987"},
			"0.949005240561", kpi.Red},
		{"product_needs_upward_rounding, the fix", yield, kpi.Product, "0.95", []string{"0.988", "0.988", "0.988", "0.988"},
			"0.952857108736", kpi.Green},
		{"ratio_equal_targets_sound, at any volumes", yield, kpi.Ratio, "0.90", []string{"0.90", "0.90", "0.90"}, "0.9", kpi.Green},
		{"min_bottleneck", kpi.Indicator{ID: "capacity"}, kpi.Min, "100", []string{"100", "100", "100"}, "100", kpi.Green},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var promises []kpi.Part
			for _, target := range c.targets {
				promises = append(promises, kpi.Part{Goal: goal(target)})
			}
			worst, err := c.in.Worst(operator(t, c.rule), promises, kpi.Green)
			require.NoError(t, err)
			assert.Equal(t, c.worst, worst.String())
			assert.Equal(t, c.sound, lightOf(t, c.in, worst, *goal(c.target)))
		})
	}
}

// green_tolerance_compounds: every part at 98 % of the fourth root of 0.95 is a
// whole at 92.24 % of its target (0.98^4), which is no longer 98 % of it. So ours
// take green and amber apart on their own, and never as a margin of the target.
func TestPublished_toleranceCompounds(t *testing.T) {
	assert.Equal(t, "0.92236816", composed(t, kpi.Product, ofValues("0.98", "0.98", "0.98", "0.98")))
	assert.True(t, d("0.92236816").Mul(d("0.95")).Equal(d("0.876249752")))

	yield := kpi.Indicator{ID: "yield", Decimals: 9}
	whole := kpi.Thresholds{Target: d("0.95"), Green: kpi.AtLeast(d("0.931"))} // 98 % of it
	assert.Equal(t, kpi.Red, lightOf(t, yield, of("0.876249752"), whole))

	got, err := yield.Cascade(operator(t, kpi.Product), whole, make([]kpi.Part, 4))
	require.NoError(t, err)
	var promises []kpi.Part
	for _, g := range got {
		promises = append(promises, kpi.Part{Goal: g})
	}
	at, err := yield.Worst(operator(t, kpi.Product), promises, kpi.Green)
	require.NoError(t, err)
	assert.Equal(t, kpi.Green, lightOf(t, yield, at, whole))
}
