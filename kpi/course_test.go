package kpi_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// aims returns goals with the targets that a text has.
func aims(targets string) (all []kpi.Thresholds) {
	for _, t := range strings.Fields(targets) {
		all = append(all, *goal(t))
	}
	return all
}

// courseText writes a course in one line: each gauge as reading, target and light, then
// what is needed, the range and what is left.
func courseText(c kpi.Course) string {
	gauge := func(g kpi.Gauge) string {
		if g.Goal == nil {
			return g.Reading.String() + " of none"
		}
		return g.Reading.String() + " of " + kpi.Of(g.Goal.Target).String() + " " + g.Status.String()
	}
	parts := []string{gauge(c.ToDate), gauge(c.Forecast)}
	needed := "needed"
	for _, r := range c.Needed {
		needed += " " + r.String()
	}
	if c.OutOfReach {
		needed += " out of reach"
	}
	parts = append(parts, needed)
	if !c.Range.Equal(kpi.Reading{}) {
		parts = append(parts, "range "+c.Range.String())
	}
	return strings.Join(append(parts, "left "+strconv.Itoa(c.Left)), "; ")
}

// turned returns an indicator that is better another way.
func turned(i kpi.Indicator, better kpi.Direction) kpi.Indicator {
	i.Better = better
	return i
}

// nearest is a KPI that comes as near as it can, in whole numbers that end somewhere.
func nearest(over kpi.Rule, most string) kpi.Indicator {
	return kpi.Indicator{ID: "near", Over: over, Better: kpi.Near, Domain: kpi.AtMost(d(most))}
}

func TestCourse(t *testing.T) {
	rate := kpi.Indicator{ID: "right", Decimals: 3, Over: kpi.Ratio, Domain: kpi.Between(d("0"), d("1"))}
	cost := kpi.Indicator{ID: "cost", Over: kpi.Ratio, Better: kpi.Lower}
	amount := kpi.Indicator{ID: "cost", Over: kpi.Total, Better: kpi.Lower}
	level := kpi.Indicator{ID: "stock", Over: kpi.End, Better: kpi.Near}
	weak := kpi.Indicator{ID: "weak", Over: kpi.Min, Decimals: 1, Domain: kpi.Between(d("0"), d("10"))}
	peak := kpi.Indicator{ID: "peak", Over: kpi.Max, Better: kpi.Lower, Domain: kpi.Between(d("0"), d("10"))}
	balance := kpi.Indicator{ID: "balance", Over: kpi.Sum, Better: kpi.Near, Domain: kpi.AtLeast(d("0"))}
	capped := kpi.Indicator{ID: "capped", Over: kpi.Sum, Domain: kpi.Between(d("0"), d("12"))}
	const seasons = "80 100 120 100 80 100 120 100 80 100 120 100"
	cases := []struct {
		name            string
		in              kpi.Indicator
		readings, goals string
		want            string
	}{
		{"theory's year", sales, "80 90 110 94 80", seasons,
			"454 of 480 red; 1135 of 1200 red; needed 103 124 104 83 104 124 104; left 7"},
		{"the future only", sales, "", "80 100 120", "no data of none; no data of 300 no data; needed 80 100 120; left 3"},
		{"no data is the future too", sales, "80 - -", "80 100 120", "80 of 80 green; 300 of 300 green; needed 100 120; left 2"},
		{"nothing is left", sales, "80 100 119", "80 100 120", "299 of 300 red; 299 of 300 red; needed; left 0"},
		{"one period", sales, "5", "4", "5 of 4 green; 5 of 4 green; needed; left 0"},
		{"one period to come", sales, "", "4", "no data of none; no data of 4 no data; needed 4; left 1"},
		{"a gap", sales, "80 - 100", "80 100 120 90", "no data of 300 no data; no data of 390 no data; needed; left 1"},
		{"an amount over no volume is a gap in a sum", sales, "80 5/0 100", "80 100 120 90",
			"no data of 300 no data; no data of 390 no data; needed; left 1"},
		{"even at the end", sales, "80 5/0", "80 100 120", "no data of 180 no data; no data of 300 no data; needed; left 1"},
		{"but not in a total", amount, "80 5/0", "80 100 120", "85 of 180 green; 141.666666666666666666666667 of 300 green; " +
			"needed 215; range 5; left 1"},
		{"nothing to measure tells no pace", sales, "50 0/0", "80 100 80", "50 of 180 red; 100 of 260 red; needed 210; left 1"},
		{"nothing to measure at all", sales, "0/0 0/0", "80 100 80", "0/0 of 180 no data; no data of 260 no data; needed 260; left 1"},
		{"equal targets, all alike but for a digit", sales, "", "33 33 33 1", "no data of none; no data of 100 no data; needed 33 33 33 1; left 4"},
		{"rounded to the strict side", sales, "1", "25.25 25.25 25.25 25.25", "1 of 25.25 red; 4 of 101 red; needed 33 33 34; left 3"},
		{"targets of zero", faults, "1 2", "0 0 0 0", "3 of 0 red; 6 of 0 red; needed out of reach; range 0; left 2"},
		{"targets of zero, kept", faults, "0 0", "0 0 0 0", "0 of 0 green; 0 of 0 green; needed 0 0; range 0; left 2"},
		{"targets of zero are asked the same", sales, "1 2", "0 0 0 0", "3 of 0 green; 6 of 0 green; needed -2 -1; left 2"},
		{"a closed month is asked nothing", capped, "8", "10 10 0 10", "8 of 10 red; 24 of 30 red; needed 11 0 11; left 3"},
		{"unless the others cannot make it", capped, "2", "10 10 0 10", "2 of 10 red; 6 of 30 red; needed 9 9 10; left 3"},
		{"or cannot take it", turned(capped, kpi.Lower), "2", "10 30 0 30", "2 of 10 green; 14 of 70 green; needed 12 12 12; range 34; left 3"},
		{"out of reach", capped, "2", "10 10 10 11", "2 of 10 red; 8.2 of 41 red; needed out of reach; left 3"},
		{"just in reach", capped, "2", "10 10 10 8", "2 of 10 red; 7.6 of 38 red; needed 12 12 12; left 3"},
		{"targets of both signs have no seasons", sales, "100", "50 -100 200", "100 of 50 green; 300 of 150 green; needed 25 25; left 2"},
		{"losses", sales, "-50", "-100 -100 -200", "-50 of -100 green; -200 of -400 green; needed -117 -233; left 2"},
		{"a budget", faults, "10 8 9", "10 10 10 10 10 10", "27 of 30 green; 54 of 60 green; needed 11 11 11; range 3.6; left 3"},
		{"a budget gone", faults, "40 20", "10 10 10 10 10 10", "60 of 20 red; 180 of 60 red; needed 0 0 0 0; range 0; left 4"},
		{"a budget overspent", faults, "40 21", "10 10 10 10 10 10", "61 of 20 red; 183 of 60 red; needed out of reach; range 0; left 4"},
		{"a budget not touched has no range", faults, "0 0", "10 10 10", "0 of 20 green; 0 of 30 green; needed 30; left 1"},
		{"near", balance, "7", "10 10 10", "7 of 10 red; 21 of 30 red; needed 12 11; left 2"},
		{"near, to the last digit below", balance, "7.5", "10 10 10", "7.5 of 10 red; 22.5 of 30 red; needed 11 11; left 2"},
		{"near, past it", balance, "31", "10 10 10", "31 of 10 red; 93 of 30 red; needed out of reach; left 2"},
		{"near, a digit out of reach", nearest(kpi.Sum, "10"), "9", "10 10", "9 of 10 red; 18 of 20 red; needed out of reach; left 1"},
		{"near, half a digit out of reach", nearest(kpi.Sum, "10"), "9.5", "10 10", "9.5 of 10 red; 19 of 20 red; needed out of reach; left 1"},
		{"near, just in reach", nearest(kpi.Sum, "10"), "10", "10 10", "10 of 10 green; 20 of 20 green; needed 10; left 1"},
		{"near at the end, out of reach", nearest(kpi.End, "29"), "29", "30 30", "29 of 30 red; 29 of 30 red; needed out of reach; left 1"},
		{"near at the end, a part of a digit", nearest(kpi.End, "29.5"), "29", "30 29.7", "29 of 30 red; 29 of 29.7 red; needed out of reach; left 1"},
		{"near at the end, rounded", nearest(kpi.End, "30"), "29", "30 29.7", "29 of 30 red; 29 of 29.7 red; needed 29; left 1"},
		{"near at least, out of reach", nearest(kpi.Min, "29"), "29", "30 30", "29 of 30 red; 29 of 30 red; needed out of reach; left 1"},
		{"near at least, in reach", nearest(kpi.Min, "30"), "30", "30 30", "30 of 30 green; 30 of 30 green; needed 30; left 1"},
		{"theory's rate", rate, "280/300", "0.95 0.95", "280/300 of 0.95 red; 560/600 of 0.95 red; needed 290.1/300; left 1"},
		{"a rate out of reach", rate, "258/300", "0.95 0.95", "258/300 of 0.95 red; 516/600 of 0.95 red; needed out of reach; left 1"},
		{"a rate by volume", rate, "90/100 190/200", "0.9 0.96 0.9", "280/300 of 0.94 red; 420/450 of 0.926666666666666666666667 green; " +
			"needed 137.1/150; left 1"},
		{"a rate to come", rate, "", "0.9 0.95", "no data of none; no data of 0.925 no data; needed 0.9/1 0.95/1; left 2"},
		{"a rate of nothing", rate, "0/0", "0.9 0.95", "0/0 of 0.9 no data; no data of 0.95 no data; needed 0.95/1; left 1"},
		{"a cost without orders", cost, "500/0", "9 9 9", "500/0 of 9 no data; no data of 9 no data; needed; left 2"},
		{"a cost without orders, then some", cost, "500/0 900/100", "9 9 9", "1400/100 of 9 red; 2100/150 of 9 red; needed -50/50; left 1"},
		{"one rate without volume", rate, "0.9", "0.95", "0.9 of 0.95 red; 0.9 of 0.95 red; needed; left 0"},
		{"the end", level, "8 13", "10 11 12.5 10.5", "13 of 11 red; 13 of 10.5 red; needed 12 10; left 2"},
		{"the least", weak, "7 9", "6 6.05 8", "7 of 6 green; 7 of 6 green; needed 6; left 1"},
		{"the least, rounded", weak, "7", "6.05 6.05", "7 of 6.05 green; 7 of 6.05 green; needed 6.1; left 1"},
		{"the least missed", weak, "5 9", "6 6 8", "5 of 6 red; 5 of 6 red; needed out of reach; left 1"},
		{"the least out of domain", weak, "11", "11 11", "11 of 11 green; 11 of 11 green; needed out of reach; left 1"},
		{"the most", peak, "7 9", "9 9 8", "9 of 9 green; 9 of 9 green; needed 9; left 1"},
		{"the most missed", peak, "7 9.5", "9 9 8", "9.5 of 9 red; 9.5 of 9 red; needed out of reach; left 1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.in.Course(fields(c.readings), aims(c.goals), nil)
			require.NoError(t, err)
			assert.Equal(t, c.want, courseText(got))
			assert.NotNil(t, got.Needed)
			assert.Equal(t, c.in.ID+c.in.ID, got.ToDate.KPI+got.Forecast.KPI)
		})
	}
}

// meanOfPeriods is an operator that reads volumes: the mean of the periods by volume, 1
// where there is none.
type meanOfPeriods struct{}

func (meanOfPeriods) Compose(parts []kpi.Part) (kpi.Reading, error) {
	var sum, weight decimal.Decimal
	for _, p := range parts {
		num, den, _ := p.Reading.Terms()
		if den.IsZero() {
			den = d("1")
		}
		sum, weight = sum.Add(num), weight.Add(den)
	}
	return kpi.Per(sum, weight), nil
}

func TestCourse_custom(t *testing.T) {
	in := kpi.Indicator{ID: "x", Over: "own", Decimals: 1, Domain: kpi.Between(d("0"), d("10"))}
	mean, _ := kpi.Mean.Operator()
	sum, _ := kpi.Sum.Operator()
	cases := []struct {
		name            string
		op              kpi.Operator
		readings, goals string
		want            string
	}{
		{"a mean", mean, "5", "6 7 8", "5 of 6 red; 5 of 7 red; needed 8 8; left 2"},
		{"out of reach", mean, "5", "9 9 9", "5 of 9 red; 5 of 9 red; needed out of reach; left 2"},
		{"a rule of the table by another name", sum, "5", "6 7 8", "5 of 6 red; 17.5 of 21 red; needed 7.5 8.5; left 2"},
		{"half the weakest", weakest{}, "5 7", "6 6 6", "22/4 of 6 red; 33/6 of 6 red; needed 9; left 1"},
		{"it sees volumes of what was", meanOfPeriods{}, "9/3", "6 6 6", "9/3 of 6 red; 15/5 of 6 red; needed out of reach; left 2"},
		{"and of nothing to measure nothing", meanOfPeriods{}, "8/2 0/0", "4 4 5", "8/2 of 4 green; 12/3 of 4.333333333333333333333333 red; " +
			"needed 5; left 1"},
		{"the future only", mean, "", "6 7 8", "no data of none; no data of 7 no data; needed 7 7 7; left 3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := in.Course(fields(c.readings), aims(c.goals), c.op)
			require.NoError(t, err)
			assert.Equal(t, c.want, courseText(got))
		})
	}
}

// Under a custom rule too a last digit is forgiven only to rounding.
func TestCourse_customNear(t *testing.T) {
	sum, _ := kpi.Sum.Operator()
	for readings, want := range map[string]string{
		"9":    "9 of 10 red; 18 of 20 red; needed out of reach; left 1",
		"10":   "10 of 10 green; 20 of 20 green; needed 10; left 1",
		"10.5": "10.5 of 10 red; 21 of 20 red; needed 9; left 1",
	} {
		got, err := nearest("own", "10").Course(fields(readings), aims("10 10"), sum)
		require.NoError(t, err)
		assert.Equal(t, want, courseText(got))
	}
}

// A course is judged exactly, and its gauges are what gauges are.
func TestCourse_gauges(t *testing.T) {
	goals := []kpi.Thresholds{
		{Target: d("10"), Amber: kpi.AtLeast(d("9"))},
		{Target: d("12"), Green: kpi.AtLeast(d("11")), Amber: kpi.AtLeast(d("9.5"))},
		{Target: d("8"), Amber: kpi.AtLeast(d("7.5"))},
	}
	in := kpi.Indicator{ID: "x", Over: kpi.Sum, Domain: kpi.Between(d("0"), d("30"))}
	got, err := in.Course(fields("9 11"), goals, nil)
	require.NoError(t, err)
	toDate := &kpi.Thresholds{Target: d("22"), Green: kpi.AtLeast(d("21")), Amber: kpi.AtLeast(d("18.5"))}
	whole := &kpi.Thresholds{Target: d("30"), Green: kpi.AtLeast(d("29")), Amber: kpi.AtLeast(d("26"))}
	want, err := in.Gauge(of("20"), toDate)
	require.NoError(t, err)
	writes(t, text(t, want), got.ToDate)
	assert.Equal(t, "27.272727272727272727272727", got.Forecast.Reading.String(), "20 of 22, thirty times over")
	want, err = in.Gauge(per("300", "11"), whole)
	require.NoError(t, err)
	want.Coverage, want.Bounds = d("0.6666"), kpi.Between(d("20"), d("50"))
	assert.Equal(t, want.Status, got.Forecast.Status)
	assert.True(t, want.Bounds.Equal(got.Forecast.Bounds), "%s: what it can still be", got.Forecast.Bounds)
	assert.True(t, want.Coverage.Equal(got.Forecast.Coverage))
	assert.True(t, want.Goal.Amber.Equal(got.Forecast.Goal.Amber))
	assert.True(t, want.Score.Equal(got.Forecast.Score))

	certain := kpi.Indicator{ID: "x", Over: kpi.Sum, Better: kpi.Lower, Domain: kpi.AtLeast(d("0"))}
	got, err = certain.Course(fields("30 - 5"), aims("10 10 10 4"), nil)
	require.NoError(t, err)
	assert.Equal(t, "no data of 30 red; no data of 34 red; needed; left 1", courseText(got),
		"35 is too much, whatever the gap was")

	got, err = kpi.Indicator{ID: "x", Over: "own"}.Course(fields("1/1 9/3"), aims("2 2"), meanOfPeriods{})
	require.NoError(t, err)
	assert.Equal(t, "2.5 to 2.5", got.ToDate.Bounds.String(), "what was composed, by volume, and nothing is missing")

	thirds := kpi.Indicator{ID: "x", Over: "own"}
	mean, _ := kpi.Mean.Operator()
	got, err = thirds.Course(fields("1 1 0"), aims("1 1 0"), mean)
	require.NoError(t, err)
	assert.Equal(t, kpi.Green, got.ToDate.Status, "two thirds of two thirds, which no decimal holds")

	open := []kpi.Thresholds{{Target: d("5"), Green: kpi.Between(d("4"), d("6"))}, {Target: d("5")}}
	got, err = kpi.Indicator{ID: "x", Over: kpi.Sum}.Course(nil, open, nil)
	require.NoError(t, err)
	assert.Equal(t, "at least 9", got.Forecast.Goal.Green.String(), "an open end leaves a sum open")
	got, err = kpi.Indicator{ID: "x", Over: kpi.Min}.Course(nil, open, nil)
	require.NoError(t, err)
	assert.Equal(t, "4 to 6", got.Forecast.Goal.Green.String(), "and the least to the others")
}

// text returns the JSON of a value.
func text(t *testing.T, v interface{ MarshalJSON() ([]byte, error) }) string {
	t.Helper()
	b, err := v.MarshalJSON()
	require.NoError(t, err)
	return string(b)
}

// upsideDown is no operator: it falls where a part rises.
type upsideDown struct{}

func (upsideDown) Compose(parts []kpi.Part) (kpi.Reading, error) {
	v, _ := parts[0].Reading.Value()
	return kpi.Of(v.Neg()), nil
}

func TestCourse_errors(t *testing.T) {
	with := func(change func(*kpi.Indicator)) kpi.Indicator {
		i := sales
		change(&i)
		return i
	}
	over := func(r kpi.Rule) kpi.Indicator { return with(func(i *kpi.Indicator) { i.Over = r }) }
	cases := []struct {
		name     string
		in       kpi.Indicator
		readings []kpi.Reading
		goals    []kpi.Thresholds
		op       kpi.Operator
		kind     error
		text     string
	}{
		{"no rule", over(kpi.None), fields("1"), aims("1"), nil, kpi.ErrRule,
			`kpi "sales": over: there is no rule that composes periods`},
		{"a rule that does not", over(kpi.Mean), fields("1"), aims("1"), nil, kpi.ErrRule,
			`kpi "sales": over: rule mean does not compose periods`},
		{"no rule's name", over("a\tb"), fields("1"), aims("1"), weakest{}, kpi.ErrRule,
			`kpi "sales": over: the name of a rule has no control characters: "a\tb"`},
		{"no operator", over("own"), fields("1"), aims("1"), nil, kpi.ErrRule,
			`kpi "sales": over: there is no operator for rule "own"`},
		{"an operator that fails", over("own"), fields("1"), aims("1"), failing, kpi.ErrRule,
			`kpi "sales": the operator fails: the host says no`},
		{"an operator that falls", over("own"), fields("1"), []kpi.Thresholds{{Target: d("1"), Amber: kpi.AtLeast(d("0"))}}, upsideDown{},
			kpi.ErrRule, `kpi "sales": the goals of all periods together: green, which is at least -1, lies outside amber, which is at least 0`},
		{"no volume", over(kpi.Ratio), fields("1/2 0.5"), aims("1 1"), nil, kpi.ErrRule,
			`kpi "sales": period 1 has no volume to be pooled by under rule ratio`},
		{"no goals", sales, nil, nil, nil, kpi.ErrParts, `kpi "sales": there are no goals, and so no periods`},
		{"more readings than goals", sales, fields("1 2 -"), aims("1 1"), nil, kpi.ErrParts,
			`kpi "sales": there are readings of 3 periods and goals of 2`},
		{"a goal out of order", sales, nil, append(aims("1"), kpi.Thresholds{Target: d("1"), Green: kpi.AtLeast(d("2"))}), nil, kpi.ErrRange,
			`kpi "sales": goal of period 1: target 1 lies outside green, which is at least 2`},
		{"a long reading", sales, []kpi.Reading{of("1"), kpi.Of(gigabyte)}, aims("1 1"), nil, kpi.ErrRange,
			`kpi "sales": period 1: reading (more than 1000 digits): more than 30 digits`},
		{"a negative volume", sales, fields("1/-2"), aims("1 1"), nil, kpi.ErrRange,
			`kpi "sales": period 0: reading 1/-2: a volume is not negative`},
		{"decimals", with(func(i *kpi.Indicator) { i.Decimals = 10 }), nil, aims("1"), nil, kpi.ErrRange,
			`kpi "sales": decimals: 10 is outside 0 to 9`},
		{"better", with(func(i *kpi.Indicator) { i.Better = 9 }), nil, aims("1"), nil, kpi.ErrRange,
			`kpi "sales": goal of period 0: better: Direction(9) does not exist`},
		{"domain", with(func(i *kpi.Indicator) { i.Domain = kpi.Between(d("5"), d("4")) }), nil, aims("1"), nil, kpi.ErrRange,
			`kpi "sales": domain: 5 to 4 holds nothing`},
		{"a domain between two targets", with(func(i *kpi.Indicator) { i.Domain = kpi.Between(d("0.2"), d("0.4")) }), nil, aims("1"), nil,
			kpi.ErrRange, `kpi "sales": what is needed from period 0 on: domain 0.2 to 0.4 holds no number of 0 decimals`},
		{"a reading that leaves others too long", sales, fields("-99999999999999999999"), aims("1 1"), nil, kpi.ErrRange,
			`kpi "sales": what is needed from period 1 on: readings of more than 18 digits, counted to 0 decimals`},
		{"needed readings that are too long", sales, nil, []kpi.Thresholds{{Target: decimal.New(1, 25)}}, nil, kpi.ErrRange,
			`kpi "sales": what is needed from period 0 on: readings of more than 18 digits, counted to 0 decimals`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.in.Course(c.readings, c.goals, c.op)
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, c.text)
			assert.Equal(t, kpi.Course{}, got)
		})
	}
}
