package kpi_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// The goals of the indicators in kpi_test.go.
var (
	rightGoal = kpi.Thresholds{Target: d("0.95"), Green: kpi.AtLeast(d("0.94")), Amber: kpi.AtLeast(d("0.9"))}
	leadGoal  = kpi.Thresholds{Target: d("25"), Amber: kpi.AtMost(d("28"))}
	stockGoal = kpi.Thresholds{Target: d("80"), Green: kpi.Between(d("75"), d("85")), Amber: kpi.Between(d("65"), d("90"))}
)

func TestGauge(t *testing.T) {
	third := "0.333333333333333333333333"
	tests := []struct {
		name      string
		indicator kpi.Indicator
		reading   kpi.Reading
		goal      *kpi.Thresholds
		want      string // without kpi, reading and goal
	}{
		{"green", right, kpi.Per(d("190"), d("200")), &rightGoal,
			`{"status":"green","bounds":{"min":"0.95","max":"0.95"},"score":"100","room":"0.01","coverage":"1"}`},
		{"better than target", right, kpi.Of(d("1")), &rightGoal,
			`{"status":"green","bounds":{"min":"1","max":"1"},"score":"100","gap":"0.05","room":"0.06","coverage":"1"}`},
		{"amber", right, kpi.Per(d("184"), d("200")), &rightGoal,
			`{"status":"amber","bounds":{"min":"0.92","max":"0.92"},"score":"75","gap":"-0.03","room":"0.02","coverage":"1"}`},
		{"red", right, kpi.Of(d("0.88")), &rightGoal,
			`{"status":"red","bounds":{"min":"0.88","max":"0.88"},"score":"25","gap":"-0.07","coverage":"1"}`},
		{"hours", lead, kpi.Of(d("27")), &leadGoal,
			`{"status":"amber","bounds":{"min":"27","max":"27"},"score":"66.66","gap":"-2","room":"1","coverage":"1"}`},
		{"a third", lead, kpi.Per(d("1"), d("3")), &leadGoal,
			`{"status":"green","bounds":{"min":"` + third + `","max":"` + third + `"},"score":"100",` +
				`"gap":"24.666666666666666666666667","room":"24.666666666666666666666666","coverage":"1"}`},
		{"near", stock, kpi.Of(d("60")), &stockGoal,
			`{"status":"red","bounds":{"min":"60","max":"60"},"score":"25","gap":"-20","coverage":"1"}`},
		{"no goal", right, kpi.Of(d("0.88")), nil,
			`{"status":"no data","bounds":{"min":"0.88","max":"0.88"},"coverage":"1"}`},
		{"no data", right, kpi.Reading{}, &rightGoal,
			`{"status":"no data","bounds":{"min":"0","max":"1"}}`},
		{"no data without a domain", stock, kpi.Reading{}, &stockGoal, `{"status":"no data"}`},
		{"no data, but certain", right, kpi.Reading{}, &kpi.Thresholds{Target: d("0"), Amber: kpi.AtLeast(d("-1"))},
			`{"status":"green","bounds":{"min":"0","max":"1"},"score":"100"}`},
		{"no data, and certainly amber", right, kpi.Reading{}, &kpi.Thresholds{Target: d("2"), Amber: kpi.AtLeast(d("-2"))},
			`{"status":"amber","bounds":{"min":"0","max":"1"},"score":"75"}`},
		{"no data and no goal", lead, kpi.Reading{}, nil, `{"status":"no data","bounds":{"min":"0"}}`},
		{"absent", right, kpi.Per(d("0"), d("0")), &rightGoal, `{"status":"no data","coverage":"1"}`},
		{"no volume", right, kpi.Per(d("3"), d("0")), &rightGoal,
			`{"status":"no data","bounds":{"min":"0","max":"1"},"coverage":"1"}`},
		{"no volume is never certain", right, kpi.Per(d("3"), d("0")), &kpi.Thresholds{Target: d("0"), Amber: kpi.AtLeast(d("-1"))},
			`{"status":"no data","bounds":{"min":"0","max":"1"},"coverage":"1"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := tt.indicator.Gauge(tt.reading, tt.goal)
			require.NoError(t, err)
			assert.Equal(t, tt.indicator.ID, g.KPI)
			assert.True(t, tt.reading.Equal(g.Reading))
			assert.Equal(t, tt.goal == nil, g.Goal == nil)
			g.KPI, g.Reading, g.Goal = "", kpi.Reading{}, nil
			writes(t, `{"kpi":"","reading":null,`+tt.want[1:], g)
		})
	}
}

func TestGaugeJudgesTheExactValue(t *testing.T) {
	goal := kpi.Thresholds{Target: d("1")}
	const sixteen = "0.9999999999999999" // 1/3 + 1/3 + 1/3 in sixteen digits
	thirds, err := right.Gauge(kpi.Per(d("3"), d("3")), &goal)
	require.NoError(t, err)
	assert.Equal(t, kpi.Green, thirds.Status)
	rounded, err := right.Gauge(kpi.Of(d(sixteen)), &goal)
	require.NoError(t, err)
	assert.Equal(t, kpi.Red, rounded.Status)

	hair, err := right.Gauge(kpi.Per(d("333333333333333333333333333333"), d("999999999999999999999999999999")), &kpi.Thresholds{
		Target: d("0.333333333333333333333333333333")})
	require.NoError(t, err)
	assert.Equal(t, kpi.Green, hair.Status, "a third is more than thirty threes")
	assert.Equal(t, kpi.Red, judged(t, kpi.Per(d("1"), d("3")), "0.333333333333333333333333333334"))
}

// judged returns the light of a reading held against a target alone.
func judged(t *testing.T, r kpi.Reading, target string) kpi.Status {
	g, err := right.Gauge(r, &kpi.Thresholds{Target: d(target)})
	require.NoError(t, err)
	return g.Status
}

func TestGaugeFillsInTheGoal(t *testing.T) {
	tests := []struct {
		name         string
		better       kpi.Direction
		goal         kpi.Thresholds
		green, amber string
	}{
		{"higher", kpi.Higher, kpi.Thresholds{Target: d("5")}, "at least 5", "at least 5"},
		{"lower", kpi.Lower, kpi.Thresholds{Target: d("5")}, "at most 5", "at most 5"},
		{"near", kpi.Near, kpi.Thresholds{Target: d("5")}, "5 to 5", "5 to 5"},
		{"amber alone", kpi.Higher, kpi.Thresholds{Target: d("5"), Amber: kpi.AtLeast(d("4"))}, "at least 5", "at least 4"},
		{"green alone", kpi.Lower, kpi.Thresholds{Target: d("5"), Green: kpi.AtMost(d("6"))}, "at most 6", "at most 6"},
		{"thirty decimals are kept", kpi.Lower, kpi.Thresholds{Target: d("0"), Green: kpi.AtMost(d("0.000000000000000000000000000001"))},
			"at most 0.000000000000000000000000000001", "at most 0.000000000000000000000000000001"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.goal
			g, err := kpi.Indicator{ID: "x", Better: tt.better}.Gauge(kpi.Reading{}, &tt.goal)
			require.NoError(t, err)
			assert.Equal(t, tt.green, g.Goal.Green.String())
			assert.Equal(t, tt.amber, g.Goal.Amber.String())
			assert.Zero(t, g.Goal.Target.Cmp(tt.goal.Target))
			assert.True(t, before.Green.Equal(tt.goal.Green) && before.Amber.Equal(tt.goal.Amber), "the host's goal stays as it was")
			assert.NotSame(t, &tt.goal, g.Goal)
		})
	}
}

func TestGaugeRefuses(t *testing.T) {
	domain := kpi.Indicator{ID: "x", Domain: kpi.Between(d("2"), d("1"))}
	tests := []struct {
		name      string
		indicator kpi.Indicator
		reading   kpi.Reading
		goal      *kpi.Thresholds
	}{
		{"target outside green", right, kpi.Reading{}, &kpi.Thresholds{Target: d("0.5"), Green: kpi.AtLeast(d("0.6"))}},
		{"green outside amber", right, kpi.Reading{}, &kpi.Thresholds{Target: d("0.5"), Amber: kpi.AtLeast(d("0.6"))}},
		{"green open on the worse side", right, kpi.Reading{}, &kpi.Thresholds{Target: d("0.5"), Green: kpi.AtMost(d("0.6"))}},
		{"amber open on the worse side", lead, kpi.Reading{}, &kpi.Thresholds{Target: d("5"), Amber: kpi.AtLeast(d("-1"))}},
		{"near open on one side", stock, kpi.Reading{}, &kpi.Thresholds{Target: d("5"), Green: kpi.AtLeast(d("4"))}},
		{"long target", right, kpi.Reading{}, &kpi.Thresholds{Target: gigabyte}},
		{"long green", right, kpi.Reading{}, &kpi.Thresholds{Green: kpi.AtLeast(gigabyte.Neg())}},
		{"long amber", lead, kpi.Reading{}, &kpi.Thresholds{Amber: kpi.AtMost(digits31)}},
		{"unknown direction", kpi.Indicator{ID: "x", Better: 7}, kpi.Of(d("1")), &kpi.Thresholds{}},
		{"negative volume", right, kpi.Per(d("1"), d("-1")), nil},
		{"long reading", right, kpi.Of(digits31), nil},
		{"empty domain", domain, kpi.Reading{}, nil},
		{"long domain", kpi.Indicator{ID: "x", Domain: kpi.AtMost(digits31)}, kpi.Reading{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := tt.indicator.Gauge(tt.reading, tt.goal)
			require.ErrorIs(t, err, kpi.ErrRange)
			assert.Equal(t, kpi.Gauge{}, g)
		})
	}
}

// whole returns a decimal of at most two digits.
func whole(r *rand.Rand) decimal.Decimal { return decimal.New(r.Int64N(199)-99, 0) }

func TestGaugeAgreesWithItsBands(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	lit := map[kpi.Status]int{}
	for range 20_000 {
		goal := kpi.Thresholds{Target: whole(r), Green: kpi.AtLeast(whole(r)), Amber: kpi.AtLeast(whole(r))}
		g, err := kpi.Indicator{ID: "x"}.Gauge(kpi.Per(whole(r), decimal.New(r.Int64N(9)+1, 0)), &goal)
		if !goal.Green.Contains(goal.Target) || !goal.Green.Within(goal.Amber) {
			require.ErrorIs(t, err, kpi.ErrRange)
			continue
		}
		require.NoError(t, err)
		low, _ := g.Bounds.Min() // rounded down, so that it is on the value's side of every whole number
		want := kpi.Red
		if goal.Amber.Contains(low) {
			want = kpi.Amber
		}
		if goal.Green.Contains(low) {
			want = kpi.Green
		}
		require.Equal(t, want, g.Status, "%s against %s and %s", g.Reading, goal.Green, goal.Amber)
		lit[g.Status]++
		ahead := low.Cmp(goal.Target) >= 0
		require.Equal(t, ahead, g.Gap.Sign() >= 0, "%s against %s", g.Reading, goal.Target)
	}
	for s := kpi.Red; s <= kpi.Green; s++ {
		assert.Greater(t, lit[s], 100, "%s is among them", s)
	}
}

func TestGaugeJSONRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		goal := kpi.Thresholds{Target: d("3"), Amber: kpi.AtLeast(d("-20"))}
		g, err := kpi.Indicator{ID: "x"}.Gauge(kpi.Per(whole(r).Mul(decimal.New(1, int32(r.IntN(20)))), decimal.New(r.Int64N(40), 0)), &goal)
		require.NoError(t, err)
		written, err := json.Marshal(g)
		require.NoError(t, err)
		var back kpi.Gauge
		require.NoError(t, json.Unmarshal(written, &back), "%s", written)
		writes(t, string(written), back)
	}
}

func TestStructsRefuseWhatTheyDoNotWrite(t *testing.T) {
	tests := map[string]struct {
		into json.Unmarshaler
		text string
	}{
		"gauge, unknown":       {&kpi.Gauge{}, `{"kpi":"x","reading":null,"status":"red","colour":"red"}`},
		"gauge, status":        {&kpi.Gauge{}, `{"kpi":"x","reading":null,"status":"blue"}`},
		"gauge, null":          {&kpi.Gauge{}, `null`},
		"thresholds, number":   {&kpi.Thresholds{}, `{"target":5}`},
		"thresholds, null":     {&kpi.Thresholds{}, `{"target":null}`},
		"indicator, duplicate": {&kpi.Indicator{}, `{"id":"x","id":"y"}`},
		"indicator, direction": {&kpi.Indicator{}, `{"id":"x","better":"up"}`},
		"indicator, case":      {&kpi.Indicator{}, `{"ID":"x"}`},
		"scorecard, weight":    {&kpi.Scorecard{}, `{"items":[{"kpi":"x","weight":2}]}`},
		"item, weight":         {&kpi.Item{}, `{"kpi":"x","weight":2}`},
		"score, value":         {&kpi.Score{}, `{"value":80,"status":"green"}`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Error(t, json.Unmarshal([]byte(tt.text), tt.into))
			assert.Error(t, tt.into.UnmarshalJSON([]byte(tt.text)))
		})
	}
}
