package scenario_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

var changeD = decimal.RequireFromString

// changeModel is a chain of two steps, one of them by two teams, whose hours must add
// up to 10 at most.
func changeModel() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "hours", Decimals: 2, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio, Domain: kpi.AtLeast(changeD("0"))},
			{ID: "sold"},
		},
		Steps: []chain.Step{
			{ID: "ask"},
			{ID: "do", By: []chain.Assignment{{Unit: "east"}, {Unit: "west"}}},
		},
		Units:  []chain.Unit{{ID: "east"}, {ID: "west"}},
		Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("ask", "do")}},
		Goals: []chain.Goal{{At: chain.Whole("c"), KPI: "hours", Target: changeD("10"),
			Amber: kpi.AtMost(changeD("12"))}},
	}
}

func changeHours(at chain.Place, num, den string) chain.Measurement {
	return chain.Measurement{At: at, KPI: "hours", Reading: kpi.Per(changeD(num), changeD(den))}
}

func changeResult(t *testing.T, m chain.Model, ms ...chain.Measurement) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	return r
}

func TestCompare(t *testing.T) {
	east, west, do, ask, whole := chain.At("do").By("east"), chain.At("do").By("west"), chain.At("do"),
		chain.At("ask"), chain.Whole("c")
	sold := func(value string) chain.Measurement {
		return chain.Measurement{At: whole, KPI: "sold", Reading: kpi.Of(changeD(value))}
	}
	base := []chain.Measurement{changeHours(ask, "30", "10"), changeHours(east, "50", "10"), changeHours(west, "50", "10")}
	r := changeResult(t, changeModel(), base...)
	with := func(ms ...chain.Measurement) *chain.Result { return changeMust(r.With(ms...)) }
	other := changeModel()
	other.Goals[0].Target, other.Goals[0].Amber = changeD("9.00"), kpi.AtMost(changeD("12"))
	other.Chains[0].Links = chain.Sequence("do")
	empty := changeResult(t, changeModel())

	tests := []struct {
		name          string
		before, after *chain.Result
		want          []chain.Place
	}{
		{"the same", r, r, nil},
		{"worked out anew", r, changeResult(t, changeModel(), base...), nil},
		{"written otherwise", r, with(changeHours(east, "50.0", "10.00")), nil},
		{"a reading", r, with(changeHours(east, "70", "10")), []chain.Place{whole, do, east}},
		{"back", with(changeHours(east, "70", "10")), r, []chain.Place{whole, do, east}},
		{"there and back", r, changeMust(with(changeHours(east, "70", "10")).With(base[1])), nil},
		{"a volume alone", r, with(changeHours(east, "5", "1")), []chain.Place{do, east}},
		{"a whole that stays as it was", r, with(changeHours(east, "40", "10"), changeHours(west, "60", "10")), []chain.Place{east, west}},
		{"taken away", r, with(chain.Measurement{At: ask, KPI: "hours"}), []chain.Place{whole, ask}},
		{"the first of two", empty, changeResult(t, changeModel(), base[1]), []chain.Place{do, east}},
		{"a KPI without a goal", r, with(sold("0")), []chain.Place{whole}},
		{"two of them", with(sold("5")), with(sold("5.0"), base[0]), nil},
		{"another plan of the same", r, changeResult(t, changeModel(), base...), nil},
		{"another plan", r, changeResult(t, other, base[1:]...), []chain.Place{whole, ask, do, east, west}},
		{"nothing before", nil, r, []chain.Place{whole, ask, do, east, west}},
		{"nothing after", r, nil, []chain.Place{whole, ask, do, east, west}},
		{"nothing at all", nil, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := []chain.Place{}
			for _, c := range scenario.Compare(tt.before, tt.after) {
				got = append(got, c.At)
				assert.Equal(t, changeGauge(tt.before, c.At, c.Before.KPI), c.Before)
				assert.Equal(t, changeGauge(tt.after, c.At, c.Before.KPI), c.After)
			}
			assert.Equal(t, append([]chain.Place{}, tt.want...), got)
			assert.NotNil(t, scenario.Compare(tt.before, tt.after), "no list")
		})
	}
}

// changeGauge is what a result shows, a zero gauge where that is nothing.
func changeGauge(r *chain.Result, at chain.Place, kpiID string) kpi.Gauge {
	if r == nil {
		return kpi.Gauge{KPI: kpiID}
	}
	g, _ := r.Gauge(at, kpiID)
	g.KPI = kpiID
	return g
}

// A light that is certain before there is a value has a score, which may be all that
// differs.
func TestCompareScoreAlone(t *testing.T) {
	m := changeModel()
	m.KPIs[0] = kpi.Indicator{ID: "hours", Better: kpi.Lower, Along: kpi.Sum, Domain: kpi.Between(changeD("0"), changeD("10"))}
	m.Goals[0].Target, m.Goals[0].Amber = changeD("3"), kpi.AtMost(changeD("20"))
	hours := func(value string) *chain.Result {
		return changeResult(t, m, chain.Measurement{At: chain.At("ask"), KPI: "hours", Reading: kpi.Of(changeD(value))})
	}

	changes := scenario.Compare(hours("5"), hours("6"))

	require.Len(t, changes, 2)
	assert.Equal(t, chain.Whole("c"), changes[0].At)
	assert.Equal(t, []kpi.Status{kpi.Amber, kpi.Amber}, []kpi.Status{changes[0].Before.Status, changes[0].After.Status})
	assert.Equal(t, []string{"no data", "no data"}, []string{changes[0].Before.Reading.String(), changes[0].After.Reading.String()})
	assert.Equal(t, -1, changes[0].After.Score.Cmp(changes[0].Before.Score))
	assert.Empty(t, scenario.Compare(hours("5"), hours("5.0")))
}

// What only the later plan has comes last, in its order.
func TestCompareDifferentPlans(t *testing.T) {
	m := changeModel()
	m.Steps = append([]chain.Step{{ID: "new"}}, m.Steps...)
	m.Chains = append([]chain.Chain{{ID: "b", Links: chain.Sequence("new")}}, m.Chains...)
	before := changeResult(t, changeModel(), changeHours(chain.At("ask"), "1", "1"))
	after := changeResult(t, m, changeHours(chain.At("ask"), "2", "1"), changeHours(chain.At("new"), "3", "1"))

	var got []chain.Place
	for _, c := range scenario.Compare(before, after) {
		got = append(got, c.At)
	}
	assert.Equal(t, []chain.Place{chain.At("ask"), chain.Whole("b"), chain.At("new")}, got)
}

// Goals that ask something else are a change where nothing was read yet.
func TestCompareGoals(t *testing.T) {
	goal := func(target, green, amber string) *chain.Result {
		m := changeModel()
		m.Goals[0].At, m.Goals[0].Target = chain.At("do").By("east"), changeD(target)
		m.Goals[0].Green, m.Goals[0].Amber = kpi.AtMost(changeD(green)), kpi.AtMost(changeD(amber))
		return changeResult(t, m)
	}
	tests := []struct {
		name  string
		after *chain.Result
		want  int
	}{
		{"the same", goal("9", "10.0", "12"), 0},
		{"target", goal("8", "10", "12"), 1},
		{"green", goal("9", "11", "12"), 1},
		{"amber", goal("9", "10", "13"), 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Len(t, scenario.Compare(goal("9", "10", "12"), tt.after), tt.want)
		})
	}
}

func TestChangeJSON(t *testing.T) {
	flip.Decimals(t, 50)
	r := changeResult(t, changeModel(), changeHours(chain.At("ask"), "30.5", "10"))
	for _, want := range scenario.Compare(nil, r) {
		data, err := json.Marshal(want)
		require.NoError(t, err)
		var got scenario.Change
		require.NoError(t, json.Unmarshal(data, &got))
		again, err := json.Marshal(got)
		require.NoError(t, err)
		assert.Equal(t, string(data), string(again))
		assert.Equal(t, want.At, got.At)
	}
	var c scenario.Change
	require.Error(t, json.Unmarshal([]byte(`{"at":{},"then":1}`), &c))
	data, err := json.Marshal(scenario.Compare(nil, r)[:1])
	require.NoError(t, err)
	assert.Contains(t, string(data), `"at":{"chain":"c"},"before":{"kpi":"hours",`)
}
