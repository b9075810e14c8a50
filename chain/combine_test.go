package chain_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// monthOf is a month of a model.
func monthOf(t *testing.T, m chain.Model, ms []chain.Measurement) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("month", ms)
	require.NoError(t, err)
	return r
}

// over is a model of a team t of n and o in department d, on steps a and b.
func over(ind kpi.Indicator) chain.Model {
	m := steered(ind, []chain.Assignment{{Unit: "d"}}, "ab")
	m.Units = []chain.Unit{{ID: "d"}, {ID: "t", Parent: "d"}}
	m.Members = []chain.Member{{Person: "n", Unit: "t"}, {Person: "o", Unit: "t"}}
	return m
}

func TestCombine(t *testing.T) {
	type places = map[chain.Place]string
	a, c1 := chain.At("a"), chain.Whole("c1")
	team := a.By("t")
	n, o := team.Who("n"), team.Who("o")
	sum := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum, Over: kpi.Sum})
	most := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum, Over: kpi.Max})
	stock := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum, Over: kpi.End})
	none := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum})
	without := func(m chain.Model, who string) chain.Model {
		m.Members = nil
		for _, p := range []string{"n", "o"} {
			if p != who {
				m.Members = append(m.Members, chain.Member{Person: p, Unit: "t"})
			}
		}
		return m
	}
	shallow := sum
	shallow.Goals = []chain.Goal{{At: c1, KPI: "k", Target: num("9"), Depth: chain.Teams}}
	mostShallow := most
	mostShallow.Goals = shallow.Goals
	both, alone := places{n: "3", o: "4"}, places{n: "5"}
	type month struct {
		m    chain.Model
		read places
	}
	cases := []struct {
		name   string
		plan   chain.Model
		months []month
		want   map[chain.Place]string
	}{
		{"flows add up", sum, []month{{sum, both}, {sum, places{n: "1", o: "2"}}}, places{n: "4", o: "6", team: "10", a: "10"}},
		{"the most of each, then all together", most, []month{{most, places{n: "6", o: "1"}}, {most, places{n: "2", o: "4"}}},
			places{n: "6", o: "4", a: "10"}},
		{"a stock is the last", stock, []month{{stock, both}, {stock, places{n: "1", o: "2"}}}, places{n: "1", a: "3"}},
		{"a stock of who was not read before", stock, []month{{stock, alone}, {stock, both}}, places{o: "4", a: "7"}},
		{"none", none, []month{{none, both}, {none, both}}, places{n: "no data", a: "no data"}},
		{"a hole", sum, []month{{sum, both}, {sum, alone}}, places{n: "8", o: "no data", team: "no data"}},
		{"who joined later", sum, []month{{without(sum, "o"), alone}, {sum, both}}, places{n: "8", o: "4", team: "12"}},
		{"who joined after all of it", sum, []month{{without(sum, "o"), alone}, {without(sum, "o"), alone}},
			places{n: "10", o: "0/0", team: "10"}},
		{"who left", without(sum, "o"), []month{{sum, both}, {without(sum, "o"), alone}}, places{n: "8", team: "12", a: "12"}},
		{"who left with a hole", without(sum, "o"), []month{{sum, both}, {sum, alone}, {without(sum, "o"), alone}},
			places{n: "13", team: "no data", a: "no data"}},
		{"the stock of who left is with others", without(stock, "o"), []month{{stock, both}, {without(stock, "o"), alone}},
			places{n: "5", team: "5"}},
		{"as a whole and at its people", sum, []month{{sum, places{team: "9"}}, {sum, both}}, places{n: "no data", team: "16", a: "16"}},
		{"as a whole and at its people, where that does not add up", most, []month{{most, places{team: "9"}}, {most, both}},
			places{team: "no data"}},
		{"deeper than the goals go", shallow, []month{{sum, both}, {shallow, places{team: "9"}}}, places{team: "16"}},
		{"less deep, where that does not add up", most, []month{{most, both}, {mostShallow, places{team: "9"}}}, places{team: "no data", a: "no data"}},
		{"less deep, and not read", most, []month{{most, both}, {mostShallow, nil}}, places{team: "no data", a: "no data"}},
		{"deeper, where that does not add up", mostShallow, []month{{most, both}, {mostShallow, places{team: "9"}}}, places{team: "no data", a: "no data"}},
		{"deeper, and not read", shallow, []month{{sum, both}, {shallow, nil}}, places{team: "no data", a: "no data"}},
		{"who left and was never read", without(sum, "o"), []month{{sum, alone}, {sum, alone}}, places{n: "10", team: "no data", a: "no data"}},
		{"who left where the whole is read", without(sum, "o"), []month{{sum, places{team: "9"}}, {without(sum, "o"), places{team: "4"}}},
			places{n: "no data", team: "13", a: "13"}},
		{"a stock of who left and was not read", without(stock, "o"), []month{{stock, both}, {stock, alone}},
			places{n: "5", team: "no data"}},
		{"a stock of who left and was never read", without(stock, "o"), []month{{stock, alone}}, places{n: "5", team: "no data"}},
		{"never read, deeper than the goals go", shallow, []month{{sum, alone}, {sum, alone}}, places{team: "no data", a: "no data"}},
		{"passed down past who joined later", sum, []month{{without(sum, "o"), places{a: "9"}}}, places{a: "9", team: "9", n: "no data", o: "0/0"}},
		{"all of it deeper", shallow, []month{{sum, both}, {sum, both}}, places{team: "14", a: "14"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			plan, err := chain.NewPlan(c.plan)
			require.NoError(t, err)
			var months []*chain.Result
			for _, m := range c.months {
				months = append(months, monthOf(t, m.m, read(m.read)))
			}
			quarter, err := plan.Combine("quarter", months...)
			require.NoError(t, err)
			for at, want := range c.want {
				g, _ := quarter.Gauge(at, "k")
				assert.Equal(t, want, g.Reading.String(), "%s", at)
			}
			assert.Equal(t, "quarter", quarter.Period())
			assert.Same(t, plan, quarter.Plan())
		})
	}
}

// The quarter's yield is the product of what each step had right out of all it did, 0.81,
// and not the mean of the months' yields, 0.7875.
func TestCombineProduct(t *testing.T) {
	m := steered(kpi.Indicator{Along: kpi.Product, Over: kpi.Ratio, Decimals: 2}, nil, "ab")
	a, b, c1 := chain.At("a"), chain.At("b"), chain.Whole("c1")
	jan := monthOf(t, m, []chain.Measurement{measured(a, "k", per("75", "100")), measured(b, "k", per("75", "100"))})
	feb := monthOf(t, m, []chain.Measurement{measured(a, "k", per("285", "300")), measured(b, "k", per("285", "300"))})
	plan := jan.Plan()
	quarter, err := plan.Combine("quarter", jan, feb)
	require.NoError(t, err)
	g, _ := quarter.Gauge(c1, "k")
	assert.Equal(t, "0.81", g.Reading.String())
	g, _ = quarter.Gauge(a, "k")
	assert.Equal(t, "360/400", g.Reading.String())
}

func TestCombinePasses(t *testing.T) {
	m := over(kpi.Indicator{Along: kpi.Sum, Over: kpi.Sum})
	link := chain.Place{Chain: "c1", Step: "a"}
	month := func(r kpi.Reading) *chain.Result {
		return monthOf(t, m, append(read(map[chain.Place]string{chain.At("a"): "2", chain.At("b"): "1"}), measured(link, chain.Passes, r)))
	}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	for _, c := range []struct {
		second kpi.Reading
		passes string
		whole  string
	}{
		{per("90", "60"), "120/90", "7.333333333333333333333333"}, // two months of 2, passed 4/3 times, and 2
		{kpi.Reading{}, "no data", "6"},                           // as planned
	} {
		q, err := plan.Combine("quarter", month(per("30", "30")), month(c.second))
		require.NoError(t, err)
		g, _ := q.Gauge(link, chain.Passes)
		assert.Equal(t, c.passes, g.Reading.String())
		g, _ = q.Gauge(chain.Whole("c1"), "k")
		assert.Equal(t, c.whole, g.Reading.String())
	}
	_, err = plan.Combine("quarter", month(of("1")), month(of("1.5")))
	assert.Equal(t, []string{` KM708 "passes" at "c1/a" has a reading without volume, and rule ratio pools it over time: give the terms, as kpi.Per`}, told(t, err))
}

func TestCombineErrors(t *testing.T) {
	m := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Ratio, Over: kpi.Ratio})
	m.Members = m.Members[:1]
	month := monthOf(t, m, read(map[chain.Place]string{chain.At("a"): "2"}))
	for _, results := range [][]*chain.Result{nil, {nil}, {month, nil}, {new(chain.Result)}} {
		r, err := month.Plan().Combine("quarter", results...)
		require.ErrorIs(t, err, kpi.ErrParts)
		assert.Nil(t, r)
	}
	r, err := new(chain.Plan).Combine("quarter", month)
	require.ErrorIs(t, err, kpi.ErrParts)
	assert.Nil(t, r)
	r, err = month.Plan().Combine("quarter", month, month)
	assert.Nil(t, r)
	require.ErrorIs(t, err, kpi.ErrRule)
	assert.Equal(t, []string{` KM708 "k" at "/a" has a reading without volume, and rule ratio pools it over time: give the terms, as kpi.Per`}, told(t, err))
}

// A choice that is made more than once for every question is reported once.
func TestCombineChoice(t *testing.T) {
	m := over(kpi.Indicator{Along: kpi.Sum, Over: kpi.Sum})
	m.Chains[0].Links[0].Choice, m.Chains[0].Links[0].Passes = "x", num("0.5")
	m.Chains[0].Links[1].Choice, m.Chains[0].Links[1].Passes = "x", num("0.5")
	month := func(ms ...chain.Measurement) *chain.Result { return monthOf(t, m, ms) }
	link := func(step string) chain.Place { return chain.Place{Chain: "c1", Step: step} }
	a := month(measured(link("a"), chain.Passes, per("8", "10")), measured(link("b"), chain.Passes, per("1", "10")))
	b := month(measured(link("a"), chain.Passes, per("1", "10")), measured(link("b"), chain.Passes, per("90", "100")))
	_, err := a.Plan().Combine("quarter", a, b)
	require.ErrorIs(t, err, kpi.ErrRule)
	assert.Len(t, told(t, err), 1)
}

// A missing reading of several periods may be as many times what it may be in one.
func TestCombineBounds(t *testing.T) {
	m := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum, Over: kpi.Sum, Better: kpi.Lower, Domain: kpi.Between(num("0"), num("10"))})
	m.Goals = []chain.Goal{{At: chain.Whole("c1"), KPI: "k", Target: num("9")}}
	n := chain.At("a").By("t").Who("n")
	month := monthOf(t, m, read(map[chain.Place]string{n: "3"}))
	q, err := month.Plan().Combine("quarter", month, month, month)
	require.NoError(t, err)
	g, _ := q.Gauge(chain.At("a"), "k")
	assert.Equal(t, kpi.Between(num("9"), num("39")).String(), g.Bounds.String())
	_, err = q.With(measured(n, "k", of("25")))
	require.NoError(t, err)
	_, err = q.With(measured(n, "k", of("31")))
	require.ErrorIs(t, err, kpi.ErrRange)
}

// How periods are grouped makes no difference where one is read as a whole, one at a
// unit and one at its teams.
func TestCombineThreeDepths(t *testing.T) {
	m := steered(kpi.Indicator{Along: kpi.Sum, Across: kpi.Total, Over: kpi.Total}, []chain.Assignment{{Unit: "A"}}, "a")
	m.Units = []chain.Unit{{ID: "A"}, {ID: "a1", Parent: "A"}, {ID: "a2", Parent: "A"}}
	m.Members = nil
	a := chain.At("a")
	type places = map[chain.Place]string
	for _, first := range []places{{a: "2"}, {a: "2", a.By("a1"): "20", a.By("a2"): "30"}} {
		r0, r1 := monthOf(t, m, read(first)), monthOf(t, m, read(places{a.By("A"): "10"}))
		r2 := monthOf(t, m, read(places{a.By("a1"): "3", a.By("a2"): "4"}))
		plan := r0.Plan()
		combine := func(rs ...*chain.Result) *chain.Result {
			r, err := plan.Combine("quarter", rs...)
			require.NoError(t, err)
			return r
		}
		for _, q := range []*chain.Result{combine(r0, r1, r2), combine(r0, combine(r1, r2)), combine(combine(r0, r1), r2),
			combine(r2, combine(r1, r0)), combine(combine(r2, r0), r1), combine(combine(r0, r2), r1)} {
			g, _ := q.Gauge(a, "k")
			assert.Equal(t, "19", g.Reading.String())
		}
	}
}

// A goal of a quarter is cascaded in a plan whose Domain is a quarter's.
func TestCombineQuarterly(t *testing.T) {
	m := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum, Over: kpi.Sum, Domain: kpi.Between(num("0"), num("10"))})
	team := chain.At("a").By("t")
	month := monthOf(t, m, read(map[chain.Place]string{team.Who("n"): "9", team.Who("o"): "8"}))
	m.Goals = []chain.Goal{{At: chain.At("a"), KPI: "k", Target: num("25")}}
	_, err := chain.NewPlan(m)
	require.ErrorIs(t, err, kpi.ErrRange)
	m.KPIs[0].Domain = kpi.Between(num("0"), num("30"))
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	q, err := plan.Combine("quarter", month, month, month)
	require.NoError(t, err)
	g, _ := q.Gauge(chain.At("a"), "k")
	assert.Equal(t, "51", g.Reading.String())
	assert.Equal(t, kpi.Green, g.Status)
}

// What-if on a quarter with the readings of somebody who left.
func TestCombineWith(t *testing.T) {
	m := over(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum, Over: kpi.Sum})
	team := chain.At("a").By("t")
	jan := monthOf(t, m, read(map[chain.Place]string{team.Who("n"): "3", team.Who("o"): "4"}))
	m.Members = m.Members[:1]
	feb := monthOf(t, m, read(map[chain.Place]string{team.Who("n"): "5"}))
	q, err := feb.Plan().Combine("quarter", jan, feb)
	require.NoError(t, err)
	for _, c := range []struct {
		with chain.Measurement
		want string
	}{
		{measured(team.Who("n"), "k", of("10")), "14"},
		{measured(team, "k", of("20")), "20"},
		{measured(team.Who("n"), "k", kpi.Reading{}), "no data"},
	} {
		r, err := q.With(c.with)
		require.NoError(t, err)
		g, _ := r.Gauge(chain.At("a"), "k")
		assert.Equal(t, c.want, g.Reading.String())
	}
}

func BenchmarkCombine(b *testing.B) {
	m := organisation(*people)
	m.KPIs[0].Over, m.KPIs[1].Over, m.KPIs[2].Over = kpi.Ratio, kpi.Total, kpi.Sum
	plan, err := chain.NewPlan(m)
	require.NoError(b, err)
	year := make([]*chain.Result, 12)
	for n := range year {
		year[n], err = plan.Evaluate(fmt.Sprint(n), period(m))
		require.NoError(b, err)
	}
	holes, err := plan.Evaluate("hole", period(m)[1:])
	require.NoError(b, err)
	m.Members = m.Members[1:]
	other, err := chain.NewPlan(m)
	require.NoError(b, err)
	for _, c := range []struct {
		name string
		plan *chain.Plan
		last *chain.Result
	}{{"alike", plan, year[11]}, {"a hole", plan, holes}, {"somebody left", other, year[11]}} {
		b.Run(c.name, func(b *testing.B) {
			year[11] = c.last
			for range b.N {
				_, err := c.plan.Combine("year", year...)
				require.NoError(b, err)
			}
		})
	}
}
