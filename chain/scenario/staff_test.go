package scenario_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

var staffD = decimal.RequireFromString

// staffModel is a workshop: reports are taken by the desk, cars repaired by two teams of
// the garage, half of them with parts from the store, and washed by nobody's people.
func staffModel() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "week", Decimals: 1, Along: kpi.Bottleneck, Across: kpi.Sum, Domain: kpi.Between(staffD("0"), staffD("1000"))},
			{ID: "hours", Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio},
		},
		Steps: []chain.Step{
			{ID: "report", By: []chain.Assignment{{Unit: "desk"}}},
			{ID: "order", By: []chain.Assignment{{Unit: "store"}}},
			{ID: "repair", By: []chain.Assignment{{Unit: "early"}, {Unit: "late"}}},
			{ID: "wash", By: []chain.Assignment{{Unit: "machine"}}},
			{ID: "sell", By: []chain.Assignment{{Unit: "desk"}}},
		},
		Units: []chain.Unit{{ID: "desk"}, {ID: "store"}, {ID: "garage"}, {ID: "early", Parent: "garage"},
			{ID: "late", Parent: "garage"}, {ID: "machine"}},
		Members: []chain.Member{
			{Person: "p1", Unit: "desk"}, {Person: "p2", Unit: "desk"},
			{Person: "p3", Unit: "store", Weight: staffD("0.5")},
			{Person: "p4", Unit: "early"}, {Person: "p5", Unit: "early"},
			{Person: "p6", Unit: "late"}, {Person: "p4", Unit: "late", Weight: staffD("0.5")},
		},
		Chains: []chain.Chain{{ID: "stock", Links: []chain.Link{{Step: "order", Passes: staffD("40")}}}, {ID: "car", Links: []chain.Link{
			{Step: "report"}, {Step: "order", Passes: staffD("0.5")}, {Step: "repair"}, {Step: "wash"}}}},
		Goals: []chain.Goal{{At: chain.Whole("car"), KPI: "week", Target: staffD("70"), Amber: kpi.AtLeast(staffD("50"))}},
	}
}

func staffReading(at chain.Place, value string) chain.Measurement {
	return chain.Measurement{At: at, KPI: "week", Reading: kpi.Of(staffD(value))}
}

func staffMeasured() []chain.Measurement {
	repair := chain.At("repair")
	return []chain.Measurement{
		staffReading(chain.At("report").By("desk"), "100"),
		staffReading(chain.At("order").By("store"), "40"),
		staffReading(repair.By("early").Who("p4"), "20"), staffReading(repair.By("early").Who("p5"), "16"),
		staffReading(repair.By("late").Who("p4"), "9"), staffReading(repair.By("late").Who("p6"), "18"),
		staffReading(chain.At("wash").By("machine"), "90"),
	}
}

func staffResult(t *testing.T, m chain.Model, ms ...chain.Measurement) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	return r
}

// staffTold writes gains in a line each.
func staffTold(gains []scenario.Gain) []string {
	list := []string{}
	for _, g := range gains {
		before, after := g.Before.Reading.String(), g.After.Reading.String()
		list = append(list, fmt.Sprintf("%s %s +%s: %s to %s %s", g.Hire.Step, g.Hire.Unit, g.Adds, before, after, g.After.Status))
	}
	return list
}

func staffHire(step, unit string) scenario.Hire { return scenario.Hire{Step: step, Unit: unit} }

func TestStaff(t *testing.T) {
	half := staffHire("repair", "early")
	half.Weight = staffD("0.50")
	report, order, early, late, garage := staffHire("report", "desk"), staffHire("order", "store"),
		staffHire("repair", "early"), staffHire("repair", "late"), staffHire("repair", "garage")
	tests := []struct {
		name  string
		with  []chain.Measurement
		hires []scenario.Hire
		want  []string
	}{
		{"nobody", nil, nil, []string{}},
		{"the bottleneck first", nil, []scenario.Hire{report, early, order}, []string{
			"repair early +18: 63 to 80 green", "order store +80: 63 to 63 amber", "report desk +50: 63 to 63 amber"}},
		{"half a person", nil, []scenario.Hire{half}, []string{"repair early +9: 63 to 72 green"}},
		{"a department, by the FTE of its teams", nil, []scenario.Hire{garage, late}, []string{
			"repair garage +18: 63 to 80 green", "repair late +18: 63 to 80 green"}},
		{"the same twice", nil, []scenario.Hire{early, half, early}, []string{
			"repair early +18: 63 to 80 green", "repair early +18: 63 to 80 green", "repair early +9: 63 to 72 green"}},
		{"a unit as measured", []chain.Measurement{staffReading(chain.At("repair").By("early"), "30")},
			[]scenario.Hire{early}, []string{"repair early +15: 57 to 72 green"}},
		{"a whole above as measured", []chain.Measurement{staffReading(chain.At("repair"), "60")},
			[]scenario.Hire{early}, []string{"repair early +18: 60 to 78 green"}},
		{"and one between", []chain.Measurement{staffReading(chain.At("repair").By("garage"), "60.0")},
			[]scenario.Hire{early}, []string{"repair early +18: 60 to 78 green"}},
		{"the chain as measured is put aside", []chain.Measurement{staffReading(chain.Whole("car"), "5")},
			[]scenario.Hire{early}, []string{"repair early +18: 63 to 80 green"}},
		{"passed down to the only unit", []chain.Measurement{staffReading(chain.At("report"), "40"),
			{At: chain.At("report").By("desk"), KPI: "week"}}, []scenario.Hire{report}, []string{"report desk +20: 40 to 60 amber"}},
		{"a quotient", []chain.Measurement{{At: chain.At("repair").By("early"), KPI: "week", Reading: kpi.Per(staffD("100"), staffD("3"))}},
			[]scenario.Hire{early}, []string{"repair early +16.666666666666666666666667: 60.333333333333333333333333 to 77 green"}},
		{"two bottlenecks: those first, and what adds most", []chain.Measurement{staffReading(chain.At("report").By("desk"), "63")},
			[]scenario.Hire{order, half, early, report}, []string{"report desk +31.5: 63 to 63 amber",
				"repair early +18: 63 to 63 amber", "repair early +9: 63 to 63 amber", "order store +80: 63 to 63 amber"}},
		{"passes as measured", []chain.Measurement{
			{At: chain.Place{Chain: "car", Step: "order"}, KPI: chain.Passes, Reading: kpi.Per(staffD("8"), staffD("10"))}},
			[]scenario.Hire{early, order}, []string{"order store +80: 50 to 63 amber", "repair early +18: 50 to 50 amber"}},
		{"a step that nothing passes comes last", []chain.Measurement{
			{At: chain.Place{Chain: "car", Step: "order"}, KPI: chain.Passes, Reading: kpi.Per(staffD("0"), staffD("10"))}},
			[]scenario.Hire{report, order, early}, []string{"repair early +18: 63 to 81 green",
				"report desk +50: 63 to 63 amber", "order store +80: 63 to 63 amber"}},
		{"whatever the order given", []chain.Measurement{
			{At: chain.Place{Chain: "car", Step: "order"}, KPI: chain.Passes, Reading: kpi.Per(staffD("0"), staffD("10"))}},
			[]scenario.Hire{order, report, order}, []string{"report desk +50: 63 to 63 amber",
				"order store +80: 63 to 63 amber", "order store +80: 63 to 63 amber"}},
		{"nobody does anything", []chain.Measurement{staffReading(chain.At("repair").By("late"), "0")},
			[]scenario.Hire{late, early}, []string{"repair early +18: 36 to 54 amber", "repair late +0: 36 to 36 red"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := staffResult(t, staffModel(), staffMeasured()...)
			r, err := r.With(tt.with...)
			require.NoError(t, err)
			gains, err := scenario.Staff(r, "car", "week", tt.hires)
			require.NoError(t, err)
			require.NotNil(t, gains)
			assert.Equal(t, tt.want, staffTold(gains))
		})
	}
}

func TestStaffErrors(t *testing.T) {
	hire := func(step, unit, weight string) scenario.Hire {
		return scenario.Hire{Step: step, Unit: unit, Weight: staffD(weight)}
	}
	ms := staffMeasured()
	ms[1] = staffReading(chain.At("order").By("store"), "990")
	tests := []struct {
		name, chain, kpi string
		ms               []chain.Measurement
		hires            []scenario.Hire
		want             []string
	}{
		{"all at once", "bike", "none", ms, []scenario.Hire{hire("report", "desk", "-1"), hire("report", "store", "0")}, []string{
			`chain KS101 chain: unknown: no chain "bike"`,
			`kpi KS102 chain: unknown: no KPI "none"`,
			`hires[0].weight KS206 kpi: out of range: the weight -1 is below 0`,
			`hires[1].unit KS101 chain: unknown: no unit "store" on step "report"`}},
		{"no capacity", "car", "hours", ms, nil, []string{
			`kpi KS106 kpi: rule: "hours" is no capacity: its rules are not bottleneck along and sum across`}},
		{"passes", "car", chain.Passes, ms, nil, []string{
			`kpi KS106 kpi: rule: "passes" is no capacity: its rules are not bottleneck along and sum across`}},
		{"places", "car", "week", ms, []scenario.Hire{hire("sell", "desk", "1"), hire("repair", "desk", "1"),
			hire("", "", "1"), hire("repair", "nobody", "1"), hire("report", "", "1")}, []string{
			`hires[0].step KS101 chain: unknown: no step "sell" in chain "car"`,
			`hires[1].unit KS101 chain: unknown: no unit "desk" on step "repair"`,
			`hires[2].step KS101 chain: unknown: no step "" in chain "car"`,
			`hires[3].unit KS101 chain: unknown: no unit "nobody" on step "repair"`,
			`hires[4].unit KS101 chain: unknown: no unit "" on step "report"`}},
		{"weights", "car", "week", ms, []scenario.Hire{hire("report", "desk", "-0.001"), hire("report", "desk", "1e40")}, []string{
			`hires[0].weight KS206 kpi: out of range: the weight -0.001 is below 0`,
			`hires[1].weight KS203 kpi: out of range: a number of more than 30 digits`}},
		{"nobody there", "car", "week", ms, []scenario.Hire{hire("wash", "machine", "1")}, []string{
			`hires[0].unit KS105 chain: no data: unit "machine" has no people on step "wash", so nothing says what one more is worth`}},
		{"nothing read", "car", "week", ms[1:], []scenario.Hire{hire("report", "desk", "1"), hire("repair", "early", "1")}, []string{
			`chain KS105 chain: no data: "week" reads nothing along chain "car"`,
			`hires[0].unit KS105 chain: no data: "week" reads nothing of unit "desk" on step "report"`}},
		{"more than may be", "car", "week", ms, []scenario.Hire{hire("order", "store", "0.001"), hire("order", "store", "1")}, []string{
			`hires[1].unit KM706 kpi: out of range: with this hire, 2970 is outside 0 to 1000, where readings of "week" lie`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			gains, err := scenario.Staff(staffResult(t, staffModel(), tt.ms...), tt.chain, tt.kpi, tt.hires)
			assert.Nil(t, gains)
			var invalid *chain.InvalidError
			require.ErrorAs(t, err, &invalid)
			var got []string
			for _, p := range invalid.Problems {
				got = append(got, fmt.Sprintf("%s %s %v: %s", p.Path, p.Code, p.Err, p.Reason))
				assert.ErrorIs(t, err, p.Err)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestGainJSON(t *testing.T) {
	flip.Decimals(t, 50)
	r := staffResult(t, staffModel(), staffMeasured()...)
	gains, err := scenario.Staff(r, "car", "week", []scenario.Hire{{Step: "repair", Unit: "early", Weight: staffD("0.5")}})
	require.NoError(t, err)
	data, err := json.Marshal(gains[0])
	require.NoError(t, err)
	assert.Contains(t, string(data), `{"hire":{"step":"repair","unit":"early","weight":"0.5"},"adds":"9","before":{"kpi":"week",`)

	var got scenario.Gain
	require.NoError(t, json.Unmarshal(data, &got))
	again, err := json.Marshal(got)
	require.NoError(t, err)
	assert.Equal(t, string(data), string(again))
	require.Error(t, json.Unmarshal([]byte(`{"Step":"x"}`), &got.Hire))
	require.Error(t, json.Unmarshal([]byte(`{"hire":1}`), &got))
	data, err = json.Marshal(scenario.Hire{Step: "repair", Unit: "early"})
	require.NoError(t, err)
	assert.Equal(t, `{"step":"repair","unit":"early"}`, string(data))
}
