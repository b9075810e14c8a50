package chain_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lightsOf evaluates readings of two people against goals of their own.
func lightsOf(t *testing.T, readings ...kpi.Reading) *chain.Result {
	t.Helper()
	p, err := chain.NewPlan(chain.Model{
		KPIs:    []kpi.Indicator{{ID: "x", Decimals: 4, Better: kpi.Lower, Across: kpi.Max}},
		Units:   []chain.Unit{{ID: "u"}},
		Members: []chain.Member{{Person: "a", Unit: "u"}, {Person: "b", Unit: "u"}},
		Steps:   []chain.Step{{ID: "s", By: []chain.Assignment{{Unit: "u"}}}},
		Goals:   []chain.Goal{{At: chain.At("s"), KPI: "x", Target: num("10"), Amber: kpi.AtMost(num("12"))}},
	})
	require.NoError(t, err)
	var ms []chain.Measurement
	for n, r := range readings {
		ms = append(ms, measured(chain.At("s").By("u").Who([]string{"a", "b"}[n]), "x", r))
	}
	r, err := p.Evaluate("now", ms)
	require.NoError(t, err)
	return r
}

func TestLights(t *testing.T) {
	tests := []struct {
		name   string
		a, b   kpi.Reading
		places int32
		want   chain.Light // of a
	}{
		{"words", of("11"), of("9.5"), 2, chain.Light{Status: kpi.Amber, Read: true, Score: 7500, Gap: -100}},
		{"quotients", per("31", "3"), per("20", "2"), 3, chain.Light{Status: kpi.Amber, Read: true, Score: 9166, Gap: -333}},
		{"a half", of("10.05"), of("10.0500"), 1, chain.Light{Status: kpi.Amber, Read: true, Score: 9875, Gap: -1}},
		{"a half, better", of("9.95"), of("10"), 1, chain.Light{Status: kpi.Green, Read: true, Score: 10000, Gap: 1}},
		{"one missing", of("5"), kpi.Reading{}, 0, chain.Light{Status: kpi.Green, Read: true, Score: 10000, Gap: 5}},
		{"nothing read", kpi.Reading{}, kpi.Reading{}, 0, chain.Light{}},
		{"volumes of eighteen decimals", per("1", "0.000000000000000002"), kpi.Reading{}, 0,
			chain.Light{Status: kpi.Red, Read: true, Gap: -499_999_999_999_999_990}},
		{"more than words hold", of("1e29"), of("1"), 0, chain.Light{Status: kpi.Red, Read: true, Gap: math.MinInt64}},
		{"better than words hold", of("-1e29"), of("1"), 0, chain.Light{Status: kpi.Green, Read: true, Score: 10000, Gap: math.MaxInt64}},
		{"finer than words hold", of("20"), of("0"), 18, chain.Light{Status: kpi.Red, Read: true, Gap: math.MinInt64}},
		{"fine", of("10.000000000000000001"), of("1"), 18, chain.Light{Status: kpi.Amber, Read: true, Score: 9999, Gap: -1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lightsOf(t, tt.a, tt.b)
			got := map[chain.Place]chain.Light{}
			roster := rosterOf(r.Plan(), chain.Place{})
			for i, v := range r.Lights(roster, "x", tt.places) {
				got[roster.At(i)] = v
			}
			assert.Len(t, got, 4)
			assert.Equal(t, tt.want, got[chain.At("s").By("u").Who("a")])
			assert.Equal(t, gaugesText(r, chain.Place{}, "x", tt.places), lightsText(r, chain.Place{}, "x", tt.places))
		})
	}
}

// A gap is rounded where its denominator is near the end of what a word holds.
func TestLightsOfLargeVolumes(t *testing.T) {
	p, err := chain.NewPlan(chain.Model{
		KPIs:  []kpi.Indicator{{ID: "x", Decimals: 3, Across: kpi.Ratio}},
		Steps: []chain.Step{{ID: "s"}},
		Goals: []chain.Goal{{At: chain.At("s"), KPI: "x", Target: num("0.364")}},
	})
	require.NoError(t, err)
	for reading, want := range map[string]int64{"0": 0, "7000000000000000": 1, "1000000000000000": 0, "-2000000000000000": -1} { // in any order
		r, err := p.Evaluate("now", []chain.Measurement{measured(chain.At("s"), "x", per(reading, "8000000000000000"))})
		require.NoError(t, err)
		for _, v := range r.Lights(rosterOf(p, chain.At("s")), "x", 0) {
			assert.Equal(t, want, v.Gap, "%s per 8·10^15", reading)
		}
	}
}

// Lights are where a goal is; of what there is none they are none, and one may stop.
func TestLightsListed(t *testing.T) {
	p, err := chain.NewPlan(shop())
	require.NoError(t, err)
	r, err := p.Evaluate("now", nil)
	require.NoError(t, err)
	list := func(match chain.Place, k string, places int32) (at []string) {
		roster := rosterOf(p, match)
		for i := range r.Lights(roster, k, places) {
			at = append(at, fmt.Sprint(roster.At(i)))
		}
		return at
	}
	everything := chain.Place{}
	assert.Equal(t, []string{"order"}, list(everything, "happy", 2))
	assert.Equal(t, []string{"/pick/logistics", "/ship/logistics"}, list(chain.Place{Unit: "logistics"}, "cost", 2))
	assert.NotEmpty(t, list(everything, "lead", 18))
	assert.Empty(t, list(everything, "lead", 19))
	assert.Empty(t, list(everything, "lead", -1))
	assert.Empty(t, list(everything, "no such KPI", 2))
	assert.Empty(t, list(chain.At("no such step"), "lead", 2))
	for i := range r.Lights(rosterOf(p, everything), "lead", 2) {
		assert.Zero(t, i)
		break
	}
	for range r.Lights(nil, "lead", 2) {
		assert.Fail(t, "a light of no places")
	}
}

// Going over lights allocates the same whatever the number of places.
func TestLightsAllocations(t *testing.T) {
	var allocations []float64
	for _, people := range []int{500, 5_000} {
		m := organisation(people)
		p := must(chain.NewPlan(m))
		r := must(p.Evaluate("now", period(m)))
		roster := rosterOf(p, chain.At("step0"))
		allocations = append(allocations, testing.AllocsPerRun(5, func() {
			for range r.Lights(roster, "lead", 4) {
			}
		}))
	}
	assert.LessOrEqual(t, allocations[1], 16.0)
	assert.InDelta(t, allocations[0], allocations[1], 2)
}
