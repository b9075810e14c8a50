package scenario_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

func sweepNum(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// sweepAxis returns an axis from, to and by.
func sweepAxis(at chain.Place, kpiID, from, to, step string) scenario.Axis {
	return scenario.Axis{At: at, KPI: kpiID, From: sweepNum(from), To: sweepNum(to), Step: sweepNum(step)}
}

// The places of the model below.
var (
	sweepWhole  = chain.Whole("repair")
	sweepFix    = chain.At("fix")
	sweepBench  = chain.At("fix").By("bench")
	sweepPasses = chain.Place{Chain: "repair", Step: "fix"}
	sweepShip   = chain.Place{Chain: "repair", Step: "ship"}
	sweepFetch  = chain.Place{Chain: "repair", Step: "fetch"}
)

// sweepModel is a repair shop: what is fixed may come back, and is sent or fetched.
func sweepModel() chain.Model {
	links := chain.Sequence("ask", "fix", "ship", "fetch")
	links[1].Passes = sweepNum("1.25")
	links[2].Choice, links[2].Passes = "out", sweepNum("0.7")
	links[3].Choice, links[3].Passes = "out", sweepNum("0.3")
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Unit: "h", Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio, Over: kpi.Ratio,
				Domain: kpi.AtLeast(sweepNum("0"))},
			{ID: "right", Unit: kpi.Percent, Decimals: 3, Along: kpi.Product, Across: kpi.Ratio},
			{ID: "near", Decimals: 1, Better: kpi.Near, Along: kpi.Sum},
			{ID: "odd", Decimals: 1, Along: "odd"},
			{ID: "even", Across: "odd"},
		},
		Units:   []chain.Unit{{ID: "shop"}, {ID: "bench", Parent: "shop"}, {ID: "van", Parent: "shop"}},
		Members: []chain.Member{{Person: "p1", Unit: "bench"}, {Person: "p2", Unit: "bench"}, {Person: "p3", Unit: "van"}},
		Steps: []chain.Step{{ID: "ask"}, {ID: "fix", By: []chain.Assignment{{Unit: "shop"}}}, {ID: "ship"}, {ID: "fetch"},
			{ID: "sell"}},
		Chains: []chain.Chain{{ID: "repair", Links: links}},
		Goals: []chain.Goal{
			{At: sweepWhole, KPI: "lead", Target: sweepNum("24"), Amber: kpi.AtMost(sweepNum("30"))},
			{At: sweepWhole, KPI: "right", Target: sweepNum("0.9")},
			{At: sweepWhole, KPI: "near", Target: sweepNum("10"), Green: kpi.Between(sweepNum("9"), sweepNum("11"))},
		},
		Operators: map[kpi.Rule]kpi.Operator{"odd": oddRule{}},
	}
}

// An oddRule adds, but refuses to make 5.
type oddRule struct{}

func (oddRule) Groups() {}

func (oddRule) Compose(parts []kpi.Part) (kpi.Reading, error) {
	var sum decimal.Decimal
	for _, p := range parts {
		v, _ := p.Reading.Value()
		sum = sum.Add(v)
	}
	if sum.Equal(sweepNum("5")) {
		return kpi.Reading{}, errors.New("5 is odd")
	}
	return kpi.Of(sum), nil
}

// sweepResult is a month of the shop.
func sweepResult(t *testing.T) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(sweepModel())
	require.NoError(t, err)
	read := func(at chain.Place, kpiID string, r kpi.Reading) chain.Measurement {
		return chain.Measurement{At: at, KPI: kpiID, Reading: r}
	}
	of := func(v string) kpi.Reading { return kpi.Of(sweepNum(v)) }
	per := func(num, den string) kpi.Reading { return kpi.Per(sweepNum(num), sweepNum(den)) }
	r, err := plan.Evaluate("May", []chain.Measurement{
		read(chain.At("ask"), "lead", per("100", "100")),
		read(sweepBench.Who("p1"), "lead", per("300", "30")),
		read(sweepBench.Who("p2"), "lead", per("200", "20")),
		read(chain.At("fix").By("van"), "lead", per("450", "50")),
		read(chain.At("ship"), "lead", per("700", "70")),
		read(chain.At("fetch"), "lead", per("60", "30")),
		read(chain.At("ask"), "right", per("97", "100")),
		read(sweepBench, "right", per("48", "50")),
		read(chain.At("fix").By("van"), "right", per("46", "50")),
		read(chain.At("ship"), "right", per("69", "70")),
		read(chain.At("fetch"), "right", per("30", "30")),
		read(chain.At("ask"), "near", of("2")),
		read(sweepFix, "near", of("4")),
		read(chain.At("ship"), "near", of("3")),
		read(chain.At("fetch"), "near", of("1")),
		read(chain.At("ask"), "odd", of("1")),
		read(sweepFix, "odd", of("1")),
		read(chain.At("ship"), "odd", of("1")),
		read(chain.At("fetch"), "odd", of("1")),
		read(sweepBench.Who("p1"), "even", of("1")),
		read(chain.At("fix").By("van"), "even", of("1")),
	})
	require.NoError(t, err)
	return r
}

// sweepSlow is Sweep by With and Gauge, a point at a time.
func sweepSlow(t *testing.T, r *chain.Result, at chain.Place, kpiID string, axes []scenario.Axis) [][]string {
	t.Helper()
	points := [][]chain.Measurement{nil}
	for _, a := range axes {
		var longer [][]chain.Measurement
		for _, p := range points {
			for v := a.From; v.LessThanOrEqual(a.To); v = v.Add(a.Step) {
				m := chain.Measurement{At: a.At, KPI: a.KPI, Reading: kpi.Of(v)}
				g, _ := r.Gauge(a.At, a.KPI)
				if _, volume, ok := g.Reading.Terms(); ok && volume.IsPositive() {
					m.Reading = kpi.Per(v.Mul(volume), volume)
				}
				longer = append(longer, append(p[:len(p):len(p)], m))
			}
		}
		points = longer
	}
	var rows [][]string
	for _, ms := range points {
		after, err := r.With(ms...)
		require.NoError(t, err)
		g, _ := after.Gauge(at, kpiID)
		var row []string
		for _, m := range ms {
			v, _ := m.Reading.Value()
			row = append(row, v.String())
		}
		value, ok := g.Reading.Value()
		cells := []string{"", g.Status.String(), ""}
		if ok {
			cells[0] = value.String()
		}
		if ok && g.Goal != nil {
			cells[2] = g.Gap.String()
		}
		rows = append(rows, append(row, cells...))
	}
	return rows
}

// Every point of a sweep is what With and Gauge tell of it.
func TestSweepIsWithAndGauge(t *testing.T) {
	cases := []struct {
		name string
		at   chain.Place
		kpi  string
		axes []scenario.Axis
	}{
		{"a step of a sum", sweepWhole, "lead", []scenario.Axis{sweepAxis(sweepFix, "lead", "0", "20", "1.25")}},
		{"a team with a volume", sweepWhole, "lead", []scenario.Axis{sweepAxis(sweepBench, "lead", "5", "15", "0.7")}},
		{"a person", sweepFix, "lead", []scenario.Axis{sweepAxis(sweepBench.Who("p1"), "lead", "1", "9", "0.013")}},
		{"passes", sweepWhole, "lead", []scenario.Axis{sweepAxis(sweepPasses, chain.Passes, "1", "2", "0.05")}},
		{"passes and a reading", sweepWhole, "lead", []scenario.Axis{
			sweepAxis(sweepPasses, chain.Passes, "1", "1.5", "0.125"), sweepAxis(sweepBench, "lead", "8", "12", "0.5")}},
		{"both passes of a choice", sweepWhole, "lead", []scenario.Axis{
			sweepAxis(sweepShip, chain.Passes, "0.3", "0.7", "0.1"), sweepAxis(sweepFetch, chain.Passes, "0", "0.3", "0.15")}},
		{"a product of fractions", sweepWhole, "right", []scenario.Axis{
			sweepAxis(sweepBench, "right", "0.9", "1", "0.03"), sweepAxis(sweepPasses, chain.Passes, "1", "2", "0.3")}},
		{"from with more decimals than the step", sweepWhole, "near",
			[]scenario.Axis{sweepAxis(sweepFix, "near", "0.125", "3", "0.5")}},
		{"thirds", sweepFix, "lead", []scenario.Axis{sweepAxis(sweepBench.Who("p2"), "lead", "0", "1", "0.333333")}},
		{"near a target", sweepWhole, "near", []scenario.Axis{sweepAxis(sweepFix, "near", "-5", "12", "1")}},
		{"without a goal", sweepWhole, "odd", []scenario.Axis{sweepAxis(sweepFix, "odd", "-4", "0", "1")}},
		{"one point", sweepWhole, "lead", []scenario.Axis{sweepAxis(sweepFix, "lead", "3", "3", "9")}},
	}
	r := sweepResult(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := scenario.Sweep(r, c.at, c.kpi, c.axes...)
			require.NoError(t, err)
			assert.Equal(t, sweepSlow(t, r, c.at, c.kpi, c.axes), got.Rows)
		})
	}
}

// So it is for a result of several periods.
func TestSweepOfCombined(t *testing.T) {
	may := sweepResult(t)
	both, err := may.Plan().Combine("May and June", may, may)
	require.NoError(t, err)
	axes := []scenario.Axis{sweepAxis(sweepBench, "lead", "8", "12", "2"), sweepAxis(sweepShip, chain.Passes, "0.5", "0.7", "0.1")}
	got, err := scenario.Sweep(both, sweepWhole, "lead", axes...)
	require.NoError(t, err)
	assert.Equal(t, sweepSlow(t, both, sweepWhole, "lead", axes), got.Rows)
	assert.NotEqual(t, "", got.Rows[0][2])
}

// What is not read has no value, but may have a light.
func TestSweepWithoutValue(t *testing.T) {
	plan, err := chain.NewPlan(sweepModel())
	require.NoError(t, err)
	r, err := plan.Evaluate("to come", nil)
	require.NoError(t, err)
	got, err := scenario.Sweep(r, sweepWhole, "lead", sweepAxis(chain.At("ask"), "lead", "10", "40", "15"))
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"10", "", "no data", ""}, {"25", "", "no data", ""}, {"40", "", "red", ""}}, got.Rows)
}

func TestSweepTable(t *testing.T) {
	r := sweepResult(t)
	got, err := scenario.Sweep(r, sweepWhole, "near",
		sweepAxis(chain.At("ask"), "near", "1", "2.9", "0.5"), sweepAxis(sweepPasses, chain.Passes, "1.0", "1.5", "0.5"))
	require.NoError(t, err)
	assert.Equal(t, scenario.Table{
		Columns: []scenario.Column{{Name: "near /ask", Number: true}, {Name: "passes repair/fix", Number: true},
			{Name: "value", Number: true}, {Name: "status"}, {Name: "gap", Number: true}},
		Rows: [][]string{
			{"1", "1", "7.4", "red", "-2.6"},
			{"1", "1.5", "9.4", "green", "-0.6"},
			{"1.5", "1", "7.9", "red", "-2.1"},
			{"1.5", "1.5", "9.9", "green", "-0.1"},
			{"2", "1", "8.4", "red", "-1.6"},
			{"2", "1.5", "10.4", "green", "-0.4"},
			{"2.5", "1", "8.9", "red", "-1.1"},
			{"2.5", "1.5", "10.9", "green", "-0.9"},
		},
	}, got)
	before, _ := r.Gauge(sweepWhole, "near")
	assert.Equal(t, "9.4", before.Reading.String(), "nothing changes the result")
}

func TestAxisJSON(t *testing.T) {
	a := sweepAxis(sweepPasses, chain.Passes, "1", "1.5", "0.25")
	data, err := json.Marshal(a)
	require.NoError(t, err)
	assert.Equal(t, `{"at":{"chain":"repair","step":"fix"},"kpi":"passes","from":"1","to":"1.5","step":"0.25"}`, string(data))
	var back scenario.Axis
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, a, back)

	data, err = json.Marshal(scenario.Axis{})
	require.NoError(t, err)
	assert.Equal(t, `{"at":{},"kpi":"","from":"0","to":"0","step":"0"}`, string(data))
	assert.Error(t, json.Unmarshal([]byte(`{"by":"1"}`), &back))
}
