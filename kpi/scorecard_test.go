package kpi_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// lit returns a gauge with a goal, as the chain would have made it.
func lit(id string, status kpi.Status, score string) kpi.Gauge {
	return kpi.Gauge{KPI: id, Goal: &kpi.Thresholds{}, Status: status, Score: d(score)}
}

func green(id string) kpi.Gauge { return lit(id, kpi.Green, "100") }
func dark(id string) kpi.Gauge  { return lit(id, kpi.NoData, "0") }

func TestScore(t *testing.T) {
	happy := func(critical bool) kpi.Scorecard {
		return kpi.Scorecard{Items: []kpi.Item{{KPI: "lead"}, {KPI: "happy", Critical: critical}}}
	}
	weighed := kpi.Scorecard{Items: []kpi.Item{{KPI: "a", Weight: d("2")}, {KPI: "b"}}}
	tests := []struct {
		name   string
		card   kpi.Scorecard
		gauges []kpi.Gauge
		want   string
	}{
		{"nothing", kpi.Scorecard{}, nil, "no data 0 0"},
		{"all green", kpi.Scorecard{}, []kpi.Gauge{green("a"), green("b")}, "green 100 1"},
		{"alike", kpi.Scorecard{}, []kpi.Gauge{green("a"), lit("b", kpi.Amber, "60")}, "green 80 1"},
		{"just below green", kpi.Scorecard{}, []kpi.Gauge{green("a"), lit("b", kpi.Amber, "59.99")}, "amber 79.99 1"},
		{"just below amber", kpi.Scorecard{}, []kpi.Gauge{lit("a", kpi.Amber, "99.99"), lit("b", kpi.Red, "0")}, "red 49.99 1"},
		{"red is never averaged away", kpi.Scorecard{}, []kpi.Gauge{green("a"), green("b"), green("c"), lit("d", kpi.Red, "40")}, "amber 85 1"},
		{"no green without a green", kpi.Scorecard{}, []kpi.Gauge{lit("a", kpi.Amber, "95"), lit("b", kpi.Amber, "90")}, "amber 92.5 1"},
		{"rounded down", kpi.Scorecard{}, []kpi.Gauge{green("a"), green("b"), lit("c", kpi.Amber, "99.99")}, "green 99.99 1"},
		{"no data does not count", kpi.Scorecard{}, []kpi.Gauge{green("a"), dark("b"), dark("c")}, "green 100 0.3333"},
		{"no data at all", kpi.Scorecard{}, []kpi.Gauge{dark("a"), dark("b")}, "no data 0 0"},
		{"a gauge without a goal is not on the card", kpi.Scorecard{}, []kpi.Gauge{green("a"), {KPI: "b"}}, "green 100 1"},
		{"only gauges without a goal", kpi.Scorecard{}, []kpi.Gauge{{KPI: "b"}}, "no data 0 0"},

		{"weights", weighed, []kpi.Gauge{lit("a", kpi.Red, "10"), green("b")}, "red 40 1"},
		{"what is not listed does not count", weighed, []kpi.Gauge{green("a"), green("b"), lit("c", kpi.Red, "0")}, "green 100 1"},
		{"listed without a gauge", weighed, []kpi.Gauge{green("b")}, "green 100 0.3333"},
		{"listed without a goal", weighed, []kpi.Gauge{green("b"), {KPI: "a"}}, "green 100 0.3333"},
		{"gauges of one KPI share its weight", weighed, []kpi.Gauge{green("a"), lit("a", kpi.Amber, "50"), lit("b", kpi.Amber, "60")}, "amber 70 1"},
		{"and its coverage", weighed, []kpi.Gauge{green("a"), dark("a"), green("b")}, "green 100 0.6666"},

		{"not critical", happy(false), []kpi.Gauge{green("lead"), lit("happy", kpi.Amber, "90")}, "green 95 1"},
		{"critical", happy(true), []kpi.Gauge{green("lead"), lit("happy", kpi.Amber, "90")}, "amber 95 1"},
		{"critical and red", happy(true), []kpi.Gauge{green("lead"), lit("happy", kpi.Red, "40")}, "red 70 1"},
		{"not critical and red", happy(false), []kpi.Gauge{green("lead"), lit("happy", kpi.Red, "40")}, "amber 70 1"},
		{"critical without data", happy(true), []kpi.Gauge{green("lead"), dark("happy")}, "no data 100 0.5"},
		{"critical without a gauge", happy(true), []kpi.Gauge{green("lead")}, "green 100 0.5"},
		{"critical in several gauges", happy(true), []kpi.Gauge{green("lead"), green("happy"), lit("happy", kpi.Amber, "90"), dark("happy")},
			"amber 98 0.8333"},
		{"two critical ones", kpi.Scorecard{Items: []kpi.Item{{KPI: "a", Critical: true}, {KPI: "b", Critical: true}}},
			[]kpi.Gauge{lit("a", kpi.Amber, "90"), green("b")}, "amber 95 1"},

		{"own bounds", kpi.Scorecard{Green: d("95"), Amber: d("90")}, []kpi.Gauge{green("a"), lit("b", kpi.Amber, "80")}, "amber 90 1"},
		{"on the own green", kpi.Scorecard{Green: d("90"), Amber: d("90")}, []kpi.Gauge{green("a"), lit("b", kpi.Amber, "80")}, "green 90 1"},
		{"below the own amber", kpi.Scorecard{Green: d("95"), Amber: d("90")}, []kpi.Gauge{green("a"), lit("b", kpi.Amber, "79")}, "red 89.5 1"},
		{"numbers that Valid refuses", kpi.Scorecard{Green: gigabyte, Amber: d("-1"), Items: []kpi.Item{{KPI: "a", Weight: d("-3")}}},
			[]kpi.Gauge{green("a")}, "green 100 1"},
		{"a score that is no number of ours", kpi.Scorecard{},
			[]kpi.Gauge{green("a"), {KPI: "b", Goal: &kpi.Thresholds{}, Status: kpi.Green, Score: gigabyte}}, "green 100 0.5"},
		{"a status that does not exist", kpi.Scorecard{}, []kpi.Gauge{green("a"), lit("b", 7, "100"), lit("c", -1, "100")}, "green 100 0.3333"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, show(tt.card.Score(tt.gauges)))
			turned := slices.Clone(tt.gauges)
			slices.Reverse(turned)
			assert.Equal(t, tt.want, show(tt.card.Score(turned)), "in any order")
		})
	}
}

func show(s kpi.Score) string {
	return s.Status.String() + " " + exact.Text(s.Value) + " " + exact.Text(s.Coverage)
}

// card returns generated gauges, and a card that lists most of them.
func card(r *rand.Rand) (kpi.Scorecard, []kpi.Gauge) {
	var s kpi.Scorecard
	var gauges []kpi.Gauge
	for _, id := range []string{"a", "b", "c", "d", "e"}[:1+r.IntN(5)] {
		status := kpi.Status(r.IntN(4))
		score := map[kpi.Status]int64{kpi.Red: r.Int64N(5000), kpi.Amber: 5000 + r.Int64N(5000), kpi.Green: 10000}[status]
		gauges = append(gauges, kpi.Gauge{KPI: id, Goal: &kpi.Thresholds{}, Status: status, Score: decimal.New(score, -2)})
		if r.IntN(4) > 0 {
			s.Items = append(s.Items, kpi.Item{KPI: id, Weight: decimal.New(r.Int64N(5), -1), Critical: r.IntN(5) == 0})
		}
	}
	return s, gauges
}

// TestScoreImproves holds that a better gauge never makes a worse card.
func TestScoreImproves(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		s, gauges := card(r)
		before := s.Score(gauges)
		n := r.IntN(len(gauges))
		if gauges[n].Status == kpi.NoData {
			continue
		}
		better := slices.Clone(gauges)
		better[n] = green(gauges[n].KPI)
		after := s.Score(better)
		require.GreaterOrEqual(t, after.Status, before.Status, "%v, gauge %d of %v", s, n, gauges)
		require.GreaterOrEqual(t, after.Value.Cmp(before.Value), 0)
		require.Zero(t, after.Coverage.Cmp(before.Coverage))
	}
}

func TestScorecardValid(t *testing.T) {
	tests := []struct {
		name string
		card kpi.Scorecard
		want error
	}{
		{"zero value", kpi.Scorecard{}, nil},
		{"bounds at their ends", kpi.Scorecard{Green: d("100"), Amber: d("100"), Items: []kpi.Item{{KPI: "a"}}}, nil},
		{"amber below the green that zero means", kpi.Scorecard{Amber: d("80")}, nil},
		{"no KPI", kpi.Scorecard{Items: []kpi.Item{{}}}, kpi.ErrRange},
		{"a KPI twice", kpi.Scorecard{Items: []kpi.Item{{KPI: "a"}, {KPI: "b"}, {KPI: "a"}}}, kpi.ErrParts},
		{"negative weight", kpi.Scorecard{Items: []kpi.Item{{KPI: "a", Weight: d("-0.1")}}}, kpi.ErrRange},
		{"long weight", kpi.Scorecard{Items: []kpi.Item{{KPI: "a", Weight: digits31}}}, kpi.ErrRange},
		{"green above 100", kpi.Scorecard{Green: d("100.01")}, kpi.ErrRange},
		{"green below zero", kpi.Scorecard{Green: d("-5"), Amber: d("1")}, kpi.ErrRange},
		{"amber below zero", kpi.Scorecard{Amber: d("-5")}, kpi.ErrRange},
		{"amber above green", kpi.Scorecard{Green: d("60"), Amber: d("60.01")}, kpi.ErrRange},
		{"amber above the green that zero means", kpi.Scorecard{Amber: d("80.01")}, kpi.ErrRange},
		{"green below the amber that zero means", kpi.Scorecard{Green: d("49.99")}, kpi.ErrRange},
		{"long green", kpi.Scorecard{Green: gigabyte}, kpi.ErrRange},
		{"long amber", kpi.Scorecard{Amber: gigabyte}, kpi.ErrRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.card.Valid()
			if tt.want == nil {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, tt.want)
		})
	}
}
