package kpi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// TestPublishedLights holds our lights against those that others publish. Where
// theirs differ, ours do so on purpose, and why says so.
func TestPublishedLights(t *testing.T) {
	const serviceNow = "ServiceNow/ServiceNowDocs@0e73f41, target-status-calculation-examples-spw.md"
	quarter := func(start, target string) kpi.Thresholds { // green from 90 % of the way, amber from 75 %
		way := d(target).Sub(d(start))
		at := func(share string) kpi.Band { return kpi.AtLeast(d(start).Add(way.Mul(d(share)))) }
		return kpi.Thresholds{Target: d(target), Green: at("0.9"), Amber: at("0.75")}
	}
	tests := []struct {
		name, source string
		better       kpi.Direction
		goal         kpi.Thresholds
		values       string
		published    string
		want         string
		why          string
	}{
		{name: "three bands upward", source: "Blackbaud CRM help, UFN_KPIINSTANCEVALUE_GETSTATUSCODE",
			goal:   kpi.Thresholds{Target: d("80"), Amber: kpi.AtLeast(d("50"))},
			values: "49.99999 50 79.99999 80", published: "red amber amber green", want: "red amber amber green"},
		{name: "boundary to the worse band", source: "Oracle BI EE 12.2.1.1 user guide, KPI thresholds",
			goal:   kpi.Thresholds{Target: d("100"), Amber: kpi.AtLeast(d("50"))},
			values: "50 100 100.00001", published: "red amber green", want: "amber green green",
			why: "a goal that is met is green: on the boundary the better light"},
		{name: "accepted values", source: "MEGA HOPEX V5, defining indicator statuses", better: kpi.Near,
			goal:   kpi.Thresholds{Target: d("50"), Green: kpi.Between(d("25"), d("75")), Amber: kpi.Between(d("0"), d("100"))},
			values: "-0.1 0 24.9 25 75 75.1 100 100.1", published: "red amber amber green green amber amber red",
			want: "red amber amber green green amber amber red"},
		{name: "banding", source: "ssas-info.com, simple banding function for KPI status",
			goal:   kpi.Thresholds{Target: d("100"), Green: kpi.AtLeast(d("95")), Amber: kpi.AtLeast(d("70"))},
			values: "95 94.999 70 69.999", published: "green amber amber red", want: "green amber amber red"},
		{name: "achievement upward", source: serviceNow, goal: quarter("1.0", "1.5"),
			values: "1.35", published: "red", want: "red"},
		{name: "achievement downward", source: serviceNow, better: kpi.Lower,
			goal:   kpi.Thresholds{Target: d("400"), Green: kpi.AtMost(d("410")), Amber: kpi.AtMost(d("425"))},
			values: "420", published: "amber", want: "amber"},
		{name: "first quarter", source: serviceNow, goal: quarter("0", "250000"), values: "220000", published: "amber", want: "amber"},
		{name: "second quarter", source: serviceNow, goal: quarter("220000", "500000"), values: "480000", published: "green", want: "green"},
		{name: "third quarter", source: serviceNow, goal: quarter("480000", "750000"), values: "710000", published: "amber", want: "amber"},
		{name: "fourth quarter", source: serviceNow, goal: quarter("710000", "1000000"), values: "968000", published: "amber", want: "amber"},
		{name: "between the published bands", source: serviceNow, goal: quarter("0", "100"),
			values: "89.5", published: "none", want: "amber",
			why: `"75-89%" and "90%" leave a gap; no value falls between two lights here`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for value := range strings.FieldsSeq(tt.values) {
				g, err := kpi.Indicator{ID: "x", Better: tt.better}.Gauge(kpi.Of(d(value)), &tt.goal)
				require.NoError(t, err)
				got = append(got, g.Status.String())
			}
			assert.Equal(t, tt.want, strings.Join(got, " "), tt.source)
			assert.Equal(t, tt.published != tt.want, tt.why != "", "say why ours differs from %s, or that it does not", tt.source)
		})
	}
}

// TestPublishedScores holds our scores against interpolated ones.
func TestPublishedScores(t *testing.T) {
	const source = "Teamculture help, how interpolated calculation works"
	goal := kpi.Thresholds{Target: d("20"), Amber: kpi.AtLeast(d("10"))}
	tests := []struct{ value, published, want, why string }{
		{"8", "0", "40", "no cliff below amber: a step nearer to the goal is always worth something"},
		{"10", "80", "50", "the same line, but an amber score never looks green"},
		{"14", "88", "70", "the same line, but an amber score never looks green"},
		{"20", "100", "100", ""},
		{"23", "112", "100", "better than the chain needs earns nothing"},
		{"25", "120", "100", "better than the chain needs earns nothing"},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			g, err := kpi.Indicator{ID: "x"}.Gauge(kpi.Of(d(tt.value)), &goal)
			require.NoError(t, err)
			assert.Equal(t, tt.want, exact.Text(g.Score), source)
			assert.Equal(t, tt.published != tt.want, tt.why != "", "say why")
		})
	}
}

// TestPublishedDeviation: "target 25, actual 20: -5, or -20 %" (fenmen.nl, het
// klassieke dashboard-dilemma). The percentage is left out here: it means nothing
// where the target is zero.
func TestPublishedDeviation(t *testing.T) {
	g, err := kpi.Indicator{ID: "x"}.Gauge(kpi.Of(d("20")), &kpi.Thresholds{Target: d("25")})
	require.NoError(t, err)
	assert.Equal(t, "-5", exact.Text(g.Gap))
}

// TestPublishedRollUp: in ServiceNow's target-status-calculation-examples-spw.md a
// parent is as red as its worst child. Here a red gauge keeps a card from green and
// no more: a whole's light follows from its own figure.
func TestPublishedRollUp(t *testing.T) {
	scores := map[kpi.Status]string{kpi.Green: "100", kpi.Amber: "75", kpi.Red: "25"}
	for _, children := range [][]kpi.Status{
		{kpi.Green, kpi.Red}, {kpi.Red, kpi.Green, kpi.Amber}, {kpi.Amber, kpi.Red},
	} {
		var gauges []kpi.Gauge
		for _, s := range children {
			gauges = append(gauges, kpi.Gauge{KPI: s.String(), Goal: &kpi.Thresholds{}, Status: s, Score: d(scores[s])})
		}
		published, want := kpi.Red, kpi.Amber
		assert.NotEqual(t, published, want)
		assert.Equal(t, want, kpi.Scorecard{}.Score(gauges).Status, "%v", children)
	}
}
