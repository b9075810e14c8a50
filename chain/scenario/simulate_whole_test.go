package scenario_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// A run whose draws are certain is what With says, also where whole numbers do not hold
// it, and where a value has no meaning to the rule.
func TestSimulateWhole(t *testing.T) {
	nines := strings.Repeat("9", 18)
	tests := []struct {
		name          string
		along, across kpi.Rule
		passes        [2]string
		other, input  kpi.Reading
		at            string
	}{
		{"sum", kpi.Sum, kpi.Sum, [2]string{"0.3", "1.25"}, kpi.Of(d("2")), kpi.Of(d("1")), "7.5"},
		{"path", kpi.Path, kpi.Sum, [2]string{"0.3", "1.25"}, kpi.Of(d("2")), kpi.Of(d("1")), "7.5"},
		{"bottleneck", kpi.Bottleneck, kpi.Sum, [2]string{"0.3", "1.25"}, kpi.Of(d("2")), kpi.Of(d("1")), "7.5"},
		{"rework", kpi.Product, kpi.Ratio, [2]string{"0.3", "1.25"}, kpi.Per(d("1"), d("2")), kpi.Per(d("1"), d("7")), "0.5"},
		{"product", kpi.Product, kpi.Ratio, [2]string{"0.3", "1"}, kpi.Per(d("1"), d("2")), kpi.Per(d("1"), d("7")), "0.5"},
		{"product, amber", kpi.Product, kpi.Ratio, [2]string{"0.3", "1"}, kpi.Per(d("1"), d("2")), kpi.Per(d("1"), d("7")), "0.3"},
		{"product, red", kpi.Product, kpi.Ratio, [2]string{"0.3", "1"}, kpi.Per(d("1"), d("2")), kpi.Per(d("1"), d("7")), "0.2"},
		{"over one", kpi.Product, kpi.Ratio, [2]string{"1", "1"}, kpi.Per(d("5"), d("0")), kpi.Per(d("1"), d("7")), "0.5"},
		{"below nothing", kpi.Path, kpi.Ratio, [2]string{"1", "1"}, kpi.Per(d("-5"), d("0")), kpi.Per(d("6"), d("7")), "0.5"},
		{"least", kpi.Sum, kpi.Min, [2]string{"0.3", "1.25"}, kpi.Of(d("2")), kpi.Of(d("1")), "0.1"},
		{"least, of the others", kpi.Sum, kpi.Min, [2]string{"0.3", "1.25"}, kpi.Of(d("0.25")), kpi.Of(d("1")), "7.5"},
		{"least, of thirds", kpi.Path, kpi.Min, [2]string{"0.3", "1.25"}, kpi.Per(d("1"), d("3")), kpi.Of(d("1")), "7.5"},
		{"least of products", kpi.Product, kpi.Min, [2]string{"0.3", "1"}, kpi.Of(d("0.75")), kpi.Of(d("1")), "1"},
		{"most", kpi.Bottleneck, kpi.Max, [2]string{"0.3", "1.25"}, kpi.Of(d("2")), kpi.Of(d("1")), "7.5"},
		{"most, of the others", kpi.Sum, kpi.Max, [2]string{"0.3", "1.25"}, kpi.Of(d("2")), kpi.Of(d("1")), "0.1"},
		{"most, of sevenths", kpi.Min, kpi.Max, [2]string{"0.3", "1.25"}, kpi.Per(d("22"), d("7")), kpi.Of(d("1")), "0.1"},
		{"most, large", kpi.Sum, kpi.Max, [2]string{"1", "9"}, kpi.Of(d(nines)), kpi.Of(d("1")), "1"},
		{"large", kpi.Sum, kpi.Sum, [2]string{"1", "1"}, kpi.Of(d("2")), kpi.Of(d("1")), nines},
		{"large and often", kpi.Sum, kpi.Sum, [2]string{"1", "999999999"}, kpi.Of(d("2")), kpi.Of(d("1")), nines},
		{"large product", kpi.Bottleneck, kpi.Sum, [2]string{"0.000000001", "1"}, kpi.Of(d("2")), kpi.Of(d("1")), nines},
		{"primes", kpi.Sum, kpi.Ratio, [2]string{"1", "1"}, kpi.Per(d("1"), d("1000000007")), kpi.Per(d("1"), d("998244353")), "0.5"},
		{"of thirty digits", kpi.Sum, kpi.Ratio, [2]string{"1", "1"},
			kpi.Per(d("1"), d("100000000000000000000000000007")), kpi.Per(d("1"), d("3")), "0.5"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plan, err := chain.NewPlan(chain.Model{
				KPIs: []kpi.Indicator{{ID: "x", Decimals: 3, Along: test.along, Across: test.across}},
				Steps: []chain.Step{{ID: "a", By: []chain.Assignment{{Unit: "u"}}},
					{ID: "b", By: []chain.Assignment{{Unit: "u"}}}},
				Units:   []chain.Unit{{ID: "u"}},
				Members: []chain.Member{{Person: "p", Unit: "u"}, {Person: "q", Unit: "u"}},
				Goals:   []chain.Goal{{At: chain.Whole("c"), KPI: "x", Target: d("0.425"), Amber: kpi.AtLeast(d("0.25"))}},
				Chains: []chain.Chain{{ID: "c", Links: []chain.Link{
					{Step: "a", Passes: d(test.passes[0])}, {Step: "b", Passes: d(test.passes[1])}}}},
			})
			require.NoError(t, err)
			var ms, tried []chain.Measurement
			var inputs []scenario.Input
			for _, step := range []string{"a", "b"} {
				at := chain.At(step).By("u")
				ms = append(ms, chain.Measurement{At: at.Who("p"), KPI: "x", Reading: test.other},
					chain.Measurement{At: at.Who("q"), KPI: "x", Reading: test.input})
				inputs = append(inputs, scenario.Input{At: at.Who("q"), KPI: "x", Dist: scenario.Uniform(d(test.at), d(test.at))})
				reading := kpi.Of(d(test.at))
				if _, volume, _ := test.input.Terms(); volume.Sign() > 0 {
					reading = kpi.Per(d(test.at).Mul(volume), volume)
				}
				tried = append(tried, chain.Measurement{At: at.Who("q"), KPI: "x", Reading: reading})
			}
			now, err := plan.Evaluate("now", ms)
			require.NoError(t, err)
			then, refused := now.With(tried...)
			got, err := scenario.Simulate(now, scenario.Simulation{At: chain.Whole("c"), KPI: "x", Inputs: inputs, Runs: 2})
			if refused != nil {
				assert.Error(t, err)
				return
			}
			require.NoError(t, err)
			g, _ := then.Gauge(chain.Whole("c"), "x")
			assert.True(t, got.Share(g.Status).Equal(d("1")), "%s: %v", g.Status, got)
			want, ok := g.Reading.Value()
			if !ok {
				assert.Empty(t, got.Values)
				return
			}
			if assert.Len(t, got.Values, 2) {
				assert.True(t, want.Equal(got.Values[0]), "%s, not %s", got.Values[0], want)
			}
		})
	}
}

// Passes that do not go with those of the rest of a choice are the inputs' problem, wherever
// the rest was read.
func TestSimulateChoice(t *testing.T) {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:  []kpi.Indicator{{ID: "x", Decimals: 3, Along: kpi.Sum}},
		Steps: []chain.Step{{ID: "a"}, {ID: "b"}},
		Chains: []chain.Chain{{ID: "c", Links: []chain.Link{
			{Step: "a", Choice: "k", Passes: d("0.3")}, {Step: "b", Choice: "k", Passes: d("0.5")}}}},
	})
	require.NoError(t, err)
	passes := func(step string) chain.Place { return chain.Place{Chain: "c", Step: step} }
	now, err := plan.Evaluate("now", []chain.Measurement{
		{At: chain.At("a"), KPI: "x", Reading: kpi.Of(d("1"))},
		{At: passes("a"), KPI: chain.Passes, Reading: kpi.Per(d("4"), d("10"))},
	})
	require.NoError(t, err)
	_, err = scenario.Simulate(now, scenario.Simulation{At: chain.Whole("c"), KPI: "x", Runs: 10,
		Inputs: []scenario.Input{{At: passes("b"), KPI: chain.Passes, Dist: scenario.Uniform(d("0.1"), d("0.9"))}}})
	var invalid *chain.InvalidError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, "inputs[0].dist", invalid.Problems[0].Path)
	assert.Equal(t, "KM710", invalid.Problems[0].Code)
}
