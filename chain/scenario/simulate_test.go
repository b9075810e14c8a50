package scenario_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// d returns the number that s spells, whatever the settings of package decimal.
func d(s string) decimal.Decimal {
	v, err := exact.Parse(s)
	if err != nil {
		panic(err)
	}
	return v
}

// project has a step, then two side by side of a team of two each, then one more, and
// KPIs of every rule.
func project(t testing.TB) *chain.Result {
	t.Helper()
	const low, high = kpi.Lower, kpi.Higher
	m := chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Decimals: 2, Better: low, Along: kpi.Path, Across: kpi.Max},
			{ID: "work", Decimals: 1, Better: low, Along: kpi.Sum, Across: kpi.Sum},
			{ID: "yield", Decimals: 3, Better: high, Along: kpi.Product, Across: kpi.Ratio},
			{ID: "capacity", Better: high, Along: kpi.Bottleneck, Across: kpi.Sum},
			{ID: "worst", Decimals: 1, Better: high, Along: kpi.Min, Across: kpi.Min},
			{ID: "fit", Decimals: 1, Better: kpi.Near, Along: kpi.Ratio, Across: kpi.Ratio},
		},
		Steps: []chain.Step{{ID: "ask"}, {ID: "left"}, {ID: "right"}, {ID: "join"}},
		Chains: []chain.Chain{{ID: "order", Links: []chain.Link{{Step: "ask"}, {Step: "left", Passes: d("1.25")},
			{Step: "right", After: []string{"ask"}, Passes: d("1.25")}, {Step: "join", After: []string{"left", "right"}}}}},
		Goals: []chain.Goal{
			{At: chain.Whole("order"), KPI: "lead", Target: d("21"), Amber: kpi.AtMost(d("23"))},
			{At: chain.Whole("order"), KPI: "work", Target: d("54"), Amber: kpi.AtMost(d("56"))},
			{At: chain.Whole("order"), KPI: "yield", Target: d("0.7"), Amber: kpi.AtLeast(d("0.65"))},
			{At: chain.Whole("order"), KPI: "capacity", Target: d("10")},
			{At: chain.Whole("order"), KPI: "fit", Target: d("8"), Green: kpi.Between(d("7.5"), d("8.5")), Amber: kpi.Between(d("7"), d("9"))},
		},
	}
	var ms []chain.Measurement
	for s := range m.Steps {
		unit := fmt.Sprint("u", s)
		m.Steps[s].By = []chain.Assignment{{Unit: unit}}
		m.Units = append(m.Units, chain.Unit{ID: unit})
		for p := range 2 {
			person := fmt.Sprintf("p%d%d", s, p)
			m.Members = append(m.Members, chain.Member{Person: person, Unit: unit})
			for _, k := range m.KPIs {
				value, volume := d("5"), decimal.New(int64(4+p), 0)
				if k.ID == "yield" {
					value = d("0.9")
				}
				reading := kpi.Of(value)
				if k.Across == kpi.Ratio {
					reading = kpi.Per(value.Mul(volume), volume)
				}
				ms = append(ms, chain.Measurement{At: chain.At(m.Steps[s].ID).By(unit).Who(person), KPI: k.ID, Reading: reading})
			}
		}
	}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	return r
}

// unsure makes the readings of a KPI uncertain, of each person, and how often the right
// step is passed.
func unsure(r *chain.Result, id string) []scenario.Input {
	inputs := []scenario.Input{{At: chain.Place{Chain: "order", Step: "right"}, KPI: chain.Passes, Dist: scenario.Uniform(d("1"), d("1.5"))}}
	for m := range r.Measurements() {
		if m.KPI != id {
			continue
		}
		dist := scenario.Triangular(d("4"), d("5"), d("9"))
		if id == "yield" {
			dist = scenario.Triangular(d("0.8"), d("0.95"), d("1"))
		}
		inputs = append(inputs, scenario.Input{At: m.At, KPI: id, Dist: dist})
	}
	return inputs
}

func simulate(t testing.TB, r *chain.Result, s scenario.Simulation) scenario.Outlook {
	t.Helper()
	o, err := scenario.Simulate(r, s)
	require.NoError(t, err)
	return o
}

// Outlooks are the same bits on every machine: linux/amd64, 32 bits and a browser's
// machine all run this test. Digests of their JSON form.
func TestSimulateBits(t *testing.T) {
	r := project(t)
	for _, c := range []struct{ kpi, want string }{
		{"lead", "6cd4488c9beb50c5"},
		{"work", "2ceade51c7513f54"},
		{"yield", "e1be38020bcc69cf"},
		{"capacity", "bd823c8709602a53"},
		{"worst", "d1379c0a7c7c84a3"},
		{"fit", "307185f79b384217"},
	} {
		t.Run(c.kpi, func(t *testing.T) {
			s := scenario.Simulation{At: chain.Whole("order"), KPI: c.kpi, Inputs: unsure(r, c.kpi), Runs: 2000, Seed: 20250301}
			all := simulate(t, r, s)
			text, err := json.Marshal(all)
			require.NoError(t, err)
			assert.Equal(t, c.want, fmt.Sprintf("%x", sha256.Sum256(text))[:16])

			backwards := s
			backwards.Inputs = slices.Clone(s.Inputs)
			slices.Reverse(backwards.Inputs)
			assert.Equal(t, all, simulate(t, r, backwards), "inputs in another order")

			var parts scenario.Outlook
			for _, split := range [][2]int{{1300, 2000}, {0, 1}, {1, 700}, {700, 1300}} {
				part := s
				part.First, part.Runs = split[0], split[1]-split[0]
				parts = parts.Merge(simulate(t, r, part))
			}
			assert.Equal(t, all, parts, "in parts")

			other := s
			other.Seed++
			assert.NotEqual(t, all.Values, simulate(t, r, other).Values, "another seed")
		})
	}
}

// Every run is what With and Gauge say of the same readings: those that the same draws
// give at the inputs themselves.
func TestSimulateRuns(t *testing.T) {
	r := project(t)
	whole := chain.Whole("order")
	for _, id := range []string{"lead", "work", "yield", "capacity", "worst", "fit"} {
		inputs := unsure(r, id)
		for run := range 40 {
			var ms []chain.Measurement
			for _, in := range inputs {
				at := scenario.Simulation{At: in.At, KPI: in.KPI, Inputs: []scenario.Input{in}, First: run, Runs: 1, Seed: 3}
				v := simulate(t, r, at).Values[0]
				reading := kpi.Of(v)
				if g, _ := r.Gauge(in.At, in.KPI); in.KPI == "yield" || in.KPI == "fit" {
					_, volume, _ := g.Reading.Terms()
					reading = kpi.Per(v.Mul(volume), volume)
				}
				ms = append(ms, chain.Measurement{At: in.At, KPI: in.KPI, Reading: reading})
			}
			with, err := r.With(ms...)
			require.NoError(t, err)
			want, _ := with.Gauge(whole, id)
			got := simulate(t, r, scenario.Simulation{At: whole, KPI: id, Inputs: inputs, First: run, Runs: 1, Seed: 3})
			value, _ := want.Reading.Value()
			assert.Equal(t, []string{value.String()}, texts(got.Values), "%s run %d", id, run)
			one := decimal.New(1, 0)
			assert.True(t, got.Share(want.Status).Equal(one), "%s run %d: %v", id, run, want.Status)
		}
	}
}

func texts(list []decimal.Decimal) []string {
	var all []string
	for _, v := range list {
		all = append(all, v.String())
	}
	return all
}

// moments returns mean and variance.
func moments(o scenario.Outlook) (mean, variance float64) {
	m, _ := o.Mean()
	mean = m.InexactFloat64()
	for _, v := range o.Values {
		apart := v.InexactFloat64() - mean
		variance += apart * apart / float64(len(o.Values))
	}
	return mean, variance
}

// Moments are those of the stated distributions, within four standard errors of 100,000
// runs. Beta-PERT is not offered: people who say least, likely and most mean a triangle
// as often, and its quantiles are not square roots.
func TestSimulateMoments(t *testing.T) {
	r := project(t)
	person := chain.At("left").By("u1").Who("p10")
	for _, c := range []struct {
		name           string
		dist           scenario.Dist
		mean, variance float64
		near, nearly   float64
	}{
		// triangular(5, 8, 17): mean 10, variance 6.5.
		{"triangular", scenario.Triangular(d("5"), d("8"), d("17")), 10, 6.5, 0.033, 0.1},
		// uniform(5, 17): mean 11, variance 12.
		{"uniform", scenario.Uniform(d("5"), d("17")), 11, 12, 0.044, 0.14},
		{"empirical", scenario.Empirical([]kpi.Reading{kpi.Of(d("1")), {}, kpi.Per(d("6"), d("2")), kpi.Of(d("8"))}), 4, 26. / 3, 0.038, 0.1},
	} {
		t.Run(c.name, func(t *testing.T) {
			inputs := []scenario.Input{{At: person, KPI: "lead", Dist: c.dist}}
			mean, variance := moments(simulate(t, r, scenario.Simulation{At: person, KPI: "lead", Inputs: inputs, Runs: 100_000, Seed: 1}))
			assert.InDelta(t, c.mean, mean, c.near)
			assert.InDelta(t, c.variance, variance, c.nearly)
		})
	}
}

// E[xyz] and Var[xyz] of independent x, y and z with means .95 .84 .88 and standard
// deviations .01 .02 .01: .70224 and .0003979546. Each is one deviation above or below
// its mean, so that all may be counted too.
func TestSimulateProduct(t *testing.T) {
	m := chain.Model{
		KPIs:   []kpi.Indicator{{ID: "yield", Decimals: 2, Along: kpi.Product}},
		Steps:  []chain.Step{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Chains: []chain.Chain{{ID: "line", Links: chain.Sequence("a", "b", "c")}},
	}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", nil)
	require.NoError(t, err)
	var inputs []scenario.Input
	for step, values := range map[string][]decimal.Decimal{"a": {d("0.94"), d("0.96")}, "b": {d("0.82"), d("0.86")}, "c": {d("0.87"), d("0.89")}} { // in any order: draws do not depend on it
		inputs = append(inputs, scenario.Input{At: chain.At(step), KPI: "yield", Dist: scenario.Dist{Values: values}})
	}
	o := simulate(t, r, scenario.Simulation{At: chain.Whole("line"), KPI: "yield", Inputs: inputs, Runs: 100_000, Seed: 5})
	mean, variance := moments(o)
	assert.InDelta(t, 0.70224, mean, 4*0.00007)
	assert.InDelta(t, 0.0003979546, variance, 0.000007)
	assert.Equal(t, 100_000, o.NoData, "no goal, no light")
	counts := map[string]int{}
	for _, v := range o.Values {
		counts[v.String()]++
	}
	require.Len(t, counts, 8)
	for v, n := range counts { // in any order
		assert.InDelta(t, 12_500, n, 4*105, v)
	}
}

// Where steps run side by side the mean of the longest is more than the longest of the
// means (merge bias), and never more than all in a row.
func TestSimulateMergeBias(t *testing.T) {
	r := project(t)
	o := simulate(t, r, scenario.Simulation{At: chain.Whole("order"), KPI: "lead", Inputs: unsure(r, "lead"), Runs: 20_000, Seed: 1})
	mean, _ := o.Mean()
	of := func(at chain.Place) decimal.Decimal {
		m, _ := simulate(t, r, scenario.Simulation{At: at, KPI: "lead", Inputs: unsure(r, "lead"), Runs: 20_000, Seed: 1}).Mean()
		return m
	}
	ask, left, right, join := of(chain.At("ask")), of(chain.At("left")), of(chain.At("right")), of(chain.At("join"))
	rework := d("1.25")
	path := ask.Add(decimal.Max(left, right).Mul(rework)).Add(join)
	row := ask.Add(left.Add(right).Mul(rework)).Add(join)
	assert.True(t, mean.Sub(path).GreaterThan(d("0.5")), "%s is more than %s", mean, path)
	assert.True(t, mean.LessThan(row), "%s is less than %s", mean, row)
	assert.True(t, left.GreaterThan(d("6.4")), "the later of two: %s is more than 6, the mean of each", left)
}

func TestSimulateLights(t *testing.T) {
	r := project(t)
	o := simulate(t, r, scenario.Simulation{At: chain.Whole("order"), KPI: "lead", Inputs: unsure(r, "lead"), Runs: 3000, Seed: 1})
	count := map[kpi.Status]int{kpi.Green: 0, kpi.Amber: 0, kpi.Red: 0}
	for _, v := range o.Values {
		switch {
		case v.LessThanOrEqual(d("21")):
			count[kpi.Green]++
		case v.LessThanOrEqual(d("23")):
			count[kpi.Amber]++
		default:
			count[kpi.Red]++
		}
	}
	assert.Equal(t, map[kpi.Status]int{kpi.Green: o.Green, kpi.Amber: o.Amber, kpi.Red: o.Red}, count)
	assert.Positive(t, min(o.Green, o.Amber, o.Red))
	assert.Equal(t, 3000, o.Green+o.Amber+o.Red+o.NoData)
	assert.True(t, slices.IsSortedFunc(o.Values, func(a, b decimal.Decimal) int { return b.Cmp(a) }), "from worst to best")
}

// What does not count at a place changes nothing there.
func TestSimulateStill(t *testing.T) {
	r := project(t)
	before, _ := r.Gauge(chain.Whole("order"), "lead")
	value, _ := before.Reading.Value()
	measured, err := r.With(chain.Measurement{At: chain.At("left"), KPI: "lead", Reading: kpi.Of(d("5"))})
	require.NoError(t, err)
	left := chain.At("left").By("u1").Who("p10")
	for _, c := range []struct {
		name   string
		r      *chain.Result
		inputs []scenario.Input
	}{
		{"nothing drawn", r, nil},
		{"another KPI", r, []scenario.Input{{At: left, KPI: "work", Dist: scenario.Uniform(d("1"), d("9"))}}},
		{"below a place measured itself", measured, []scenario.Input{{At: left, KPI: "lead", Dist: scenario.Uniform(d("1"), d("90"))}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := simulate(t, c.r, scenario.Simulation{At: chain.Whole("order"), KPI: "lead", Inputs: c.inputs, Runs: 3})
			assert.Equal(t, slices.Repeat([]string{value.String()}, 3), texts(o.Values))
		})
	}
}

// Draws are not rounded to the decimals of targets, which are none in the shortest model
// there is: no run can be green here, where all are at least 3.6.
func TestSimulateNotRounded(t *testing.T) {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:   []kpi.Indicator{{ID: "lead", Better: kpi.Lower, Along: kpi.Sum}},
		Steps:  []chain.Step{{ID: "a"}, {ID: "b"}},
		Chains: []chain.Chain{{ID: "line", Links: chain.Sequence("a", "b")}},
		Goals:  []chain.Goal{{At: chain.Whole("line"), KPI: "lead", Target: d("3")}},
	})
	require.NoError(t, err)
	r, err := plan.Evaluate("now", nil)
	require.NoError(t, err)
	o := simulate(t, r, scenario.Simulation{At: chain.Whole("line"), KPI: "lead", Runs: 300, Inputs: []scenario.Input{
		{At: chain.At("a"), KPI: "lead", Dist: scenario.Triangular(d("1.3"), d("1.4"), d("1.45"))},
		{At: chain.At("b"), KPI: "lead", Dist: scenario.Dist{Low: d("2.3"), Mode: decimal.New(1, -2_000_000_000), High: d("2.45"), Uniform: true}},
	}})
	assert.Equal(t, 300, o.Red)
	best, _ := o.Quantile(d("1"))
	assert.True(t, best.GreaterThanOrEqual(d("3.6")), "%s", best)
	mean, _ := o.Mean()
	assert.InDelta(t, 1.38333+2.375, mean.InexactFloat64(), 0.012) // four standard errors
}

func TestSimulateProgress(t *testing.T) {
	r := project(t)
	var told []int
	s := scenario.Simulation{At: chain.Whole("order"), KPI: "lead", Inputs: unsure(r, "lead"), Runs: 2500, Seed: 1}
	s.Progress = func(done int) error {
		told = append(told, done)
		return nil
	}
	simulate(t, r, s)
	require.Len(t, told, 26)
	assert.Equal(t, []int{0, 100, 200}, told[:3])
	assert.Equal(t, 2500, told[25])

	stop := errors.New("enough")
	for _, at := range []int{0, 300} {
		told = nil
		s.Progress = func(done int) error {
			told = append(told, done)
			if done == at {
				return stop
			}
			return nil
		}
		o, err := scenario.Simulate(r, s)
		assert.Equal(t, stop, err)
		assert.Zero(t, o)
		assert.Equal(t, at, told[len(told)-1], "nothing is told after the error")
	}
}

func TestSimulateRefuses(t *testing.T) {
	r := project(t)
	whole := chain.Whole("order")
	left := chain.At("left").By("u1")
	lead := func(dist scenario.Dist) []scenario.Input {
		return []scenario.Input{{At: left, KPI: "lead", Dist: dist}}
	}
	passes := chain.Place{Chain: "order", Step: "right"}
	sure := scenario.Uniform(d("0"), d("0"))
	for _, c := range []struct {
		name string
		s    scenario.Simulation
		want []string
		is   error
	}{
		{"an unknown place", scenario.Simulation{At: chain.Whole("ordre"), KPI: "lead", Runs: 1},
			[]string{`KS101 at: no place "ordre"`}, chain.ErrUnknown},
		{"an unknown KPI", scenario.Simulation{At: whole, KPI: "leed", Runs: 1},
			[]string{`KS102 kpi: no KPI "leed"`}, chain.ErrUnknown},
		{"no runs", scenario.Simulation{At: whole, KPI: "lead"},
			[]string{"KS204 runs: 0 runs: give 1 to 1000000"}, kpi.ErrRange},
		{"too many runs", scenario.Simulation{At: whole, KPI: "lead", Runs: 1_000_001},
			[]string{"KS204 runs: 1000001 runs: give 1 to 1000000"}, kpi.ErrRange},
		{"before the first", scenario.Simulation{At: whole, KPI: "lead", First: -1, Runs: 1},
			[]string{"KS204 first: -1 is before the first run, number 0"}, kpi.ErrRange},
		{"out of order", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: lead(scenario.Triangular(d("5"), d("4"), d("9")))},
			[]string{"KS201 inputs[0].dist: low 5, mode 4 and high 9 are not in order"}, kpi.ErrRange},
		{"uniform out of order", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: lead(scenario.Uniform(d("5"), d("4")))},
			[]string{"KS201 inputs[0].dist: low 5 is more than high 4"}, kpi.ErrRange},
		{"two forms", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: lead(scenario.Dist{High: d("3"), Values: []decimal.Decimal{d("3")}})},
			[]string{"KS202 inputs[0].dist: values are a distribution, and low, mode, high and uniform are another: give one"}, kpi.ErrRange},
		{"no form", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: lead(scenario.Empirical([]kpi.Reading{{}}))},
			[]string{"KS202 inputs[0].dist: no distribution: give low, mode and high, or values"}, kpi.ErrRange},
		{"too long", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: lead(scenario.Uniform(d("0"), decimal.New(1, 18)))},
			[]string{"KS203 inputs[0].dist.high: a number of more than 30 digits, or of more than 18 before the point"}, kpi.ErrRange},
		{"far too long", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: lead(scenario.Dist{Values: []decimal.Decimal{decimal.New(1, 2_000_000_000)}})},
			[]string{"KS203 inputs[0].dist.values[0]: a number of more than 30 digits, or of more than 18 before the point"}, kpi.ErrRange},
		{"outside the domain", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: lead(scenario.Uniform(d("-1"), d("4")))},
			[]string{`KM706 inputs[0].dist: -1 is outside at least 0, where readings of "lead" lie`}, kpi.ErrRange},
		{"the upper end too", scenario.Simulation{At: whole, KPI: "yield", Runs: 1, Inputs: []scenario.Input{{At: left, KPI: "yield", Dist: scenario.Uniform(d("0.9"), d("1.1"))}}},
			[]string{`KM706 inputs[0].dist: 1.1 is outside 0 to 1, where readings of "yield" lie`}, kpi.ErrRange},
		{"every end of every input", scenario.Simulation{At: whole, KPI: "yield", Runs: 1, Inputs: []scenario.Input{
			{At: left, KPI: "yield", Dist: scenario.Uniform(d("-0.1"), d("1.1"))},
			{At: chain.At("ask"), KPI: "yield", Dist: scenario.Uniform(d("0.9"), d("0.8"))},
			{At: chain.At("join"), KPI: "yield", Dist: scenario.Uniform(d("-0.2"), d("0.8"))}}},
			[]string{"KS201 inputs[1].dist: low 0.9 is more than high 0.8",
				`KM706 inputs[0].dist: 1.1 is outside 0 to 1, where readings of "yield" lie`,
				`KM706 inputs[2].dist: -0.2 is outside 0 to 1, where readings of "yield" lie`}, kpi.ErrRange},
		{"passes below none", scenario.Simulation{At: whole, KPI: "yield", Runs: 1, Inputs: []scenario.Input{{At: passes, KPI: chain.Passes, Dist: scenario.Uniform(d("-0.9"), d("1.1"))}}},
			[]string{`KM710 inputs[0].dist: -0.9 is outside at least 0, where readings of "passes" lie`}, kpi.ErrRange},
		{"all at once", scenario.Simulation{KPI: "leed", Runs: -1, Inputs: []scenario.Input{
			{At: left, KPI: "lead", Dist: sure}, {At: left, KPI: "lead", Dist: sure}, {At: left, KPI: "led"}}},
			[]string{`KS101 at: no place ""`, `KS102 kpi: no KPI "leed"`, `KS104 inputs[1]: "lead" at "/left/u1" is an input already`,
				`KS102 inputs[2].kpi: no KPI "led"`, "KS204 runs: -1 runs: give 1 to 1000000"}, chain.ErrDuplicate},
		{"an unknown place of an input", scenario.Simulation{At: whole, KPI: "lead", Runs: 1, Inputs: []scenario.Input{{At: chain.At("lift"), KPI: "lead", Dist: sure}}},
			[]string{`KS101 inputs[0].at: no place "/lift"`}, chain.ErrUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := scenario.Simulate(r, c.s)
			var invalid *chain.InvalidError
			require.ErrorAs(t, err, &invalid)
			var got []string
			for _, p := range invalid.Problems {
				got = append(got, p.Code+" "+p.String())
			}
			assert.Equal(t, c.want, got)
			require.ErrorIs(t, err, c.is)
			assert.Zero(t, o)
		})
	}
}

// fussy adds, and fails on sums between 6 and 7.
type fussy struct{}

func (fussy) Groups() {}

func (fussy) Compose(parts []kpi.Part) (kpi.Reading, error) {
	var sum decimal.Decimal
	for _, p := range parts {
		v, _ := p.Reading.Value()
		sum = sum.Add(v)
	}
	if sum.GreaterThan(d("6")) && sum.LessThan(d("7")) {
		return kpi.Reading{}, errors.New("neither here nor there")
	}
	return kpi.Of(sum), nil
}

// A custom operator is asked in every run, and an error of its ends the simulation.
func TestSimulateOperator(t *testing.T) {
	m := chain.Model{
		KPIs:      []kpi.Indicator{{ID: "work", Decimals: 1, Along: kpi.Sum, Across: "fussy"}},
		Steps:     []chain.Step{{ID: "a", By: []chain.Assignment{{Unit: "u"}}}},
		Units:     []chain.Unit{{ID: "u"}},
		Members:   []chain.Member{{Person: "p", Unit: "u"}, {Person: "q", Unit: "u"}},
		Chains:    []chain.Chain{{ID: "line", Links: chain.Sequence("a")}},
		Operators: map[kpi.Rule]kpi.Operator{"fussy": fussy{}},
	}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", nil)
	require.NoError(t, err)
	at := chain.At("a").By("u")
	s := scenario.Simulation{At: chain.Whole("line"), KPI: "work", Runs: 200, Inputs: []scenario.Input{
		{At: at.Who("p"), KPI: "work", Dist: scenario.Uniform(d("1"), d("2.5"))},
		{At: at.Who("q"), KPI: "work", Dist: scenario.Uniform(d("1"), d("2.5"))},
	}}
	o := simulate(t, r, s)
	mean, _ := o.Mean()
	assert.InDelta(t, 3.5, mean.InexactFloat64(), 0.18) // four standard errors

	s.Inputs[1].Dist = scenario.Uniform(d("1"), d("5"))
	s.Inputs[0].Dist = scenario.Uniform(d("1"), d("5"))
	o, err = scenario.Simulate(r, s)
	require.ErrorIs(t, err, kpi.ErrRule)
	assert.ErrorContains(t, err, "neither here nor there")
	assert.Zero(t, o)
}
