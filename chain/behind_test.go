package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// What a gauge rests on, counted by hand in an order picked by p1 and p2 of one team
// and p3 and p4 of another.
func TestBehind(t *testing.T) {
	order, pick, sell := chain.Whole("order"), chain.At("pick"), chain.At("sell")
	link := chain.Place{Chain: "order", Step: "pick"}
	four := []chain.Measurement{
		measured(day("p1"), "lead", per("5", "1")), measured(day("p2"), "lead", per("7", "1")),
		measured(pick.By("night").Who("p3"), "lead", per("5", "1")), measured(pick.By("night").Who("p4"), "lead", per("5", "1")),
	}
	type rests struct {
		readings, people int
		measured         bool
	}
	cases := []struct {
		name  string
		model chain.Model
		ms    []chain.Measurement
		at    chain.Place
		kpi   string
		want  rests
	}{
		{"all people", small(), four, pick, "lead", rests{4, 4, false}},
		{"of a team", small(), four, pick.By("day"), "lead", rests{2, 2, false}},
		{"one missing", small(), four[1:], pick, "lead", rests{3, 3, false}},
		{"all but one missing", small(), four[:1], pick, "lead", rests{1, 1, false}},
		{"nothing to measure of one", small(), append([]chain.Measurement{measured(day("p1"), "lead", per("0", "0"))}, four[1:]...),
			pick, "lead", rests{3, 3, false}},
		{"a person", small(), four, day("p1"), "lead", rests{1, 1, true}},
		{"nothing of a person", small(), []chain.Measurement{measured(day("p1"), "lead", per("0", "0"))}, day("p1"), "lead", rests{0, 0, true}},
		{"a team as a whole and the people of another", small(), append([]chain.Measurement{
			measured(pick.By("day"), "lead", per("5", "1"))}, four...), pick, "lead", rests{3, 4, false}},
		{"a step as a whole", small(), []chain.Measurement{measured(pick, "lead", of("5"))}, pick, "lead", rests{1, 4, true}},
		{"passed down", small(), []chain.Measurement{measured(pick, "lead", of("5"))}, pick.By("floor"), "lead", rests{1, 4, false}},
		{"not passed down to two teams", small(), []chain.Measurement{measured(pick, "lead", of("5"))}, pick.By("day"), "lead", rests{}},
		{"a chain", small(), append([]chain.Measurement{measured(sell, "lead", of("1"))}, four...), order, "lead", rests{5, 4, false}},
		{"a chain as a whole", small(), []chain.Measurement{measured(order, "lead", of("1"))}, order, "lead", rests{1, 4, true}},
		{"a step never passed", small(), append([]chain.Measurement{measured(link, chain.Passes, of("0")), measured(sell, "lead", of("1"))},
			four...), order, "lead", rests{1, 0, false}},
		{"passes", small(), []chain.Measurement{measured(link, chain.Passes, of("2"))}, link, chain.Passes, rests{1, 4, true}},
		{"an amount over no volume that is not added", small(), []chain.Measurement{measured(sell, "right", per("1", "0"))}, order, "right", rests{}},
		{"an amount over no volume that is", small(), []chain.Measurement{measured(sell, "cost", per("1", "0"))}, order, "cost", rests{1, 0, false}},
		{"unknown place", small(), four, chain.At("fly"), "lead", rests{}},
		{"unknown KPI", small(), four, pick, "speed", rests{}},
		{"nothing measured", small(), nil, pick, "lead", rests{}},
		{"the last step only", steered(kpi.Indicator{Along: kpi.End}, nil, "ab"),
			read(map[chain.Place]string{chain.At("a"): "1", chain.At("b"): "2"}), chain.Whole("c1"), "k", rests{1, 0, false}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			plan, err := chain.NewPlan(c.model)
			require.NoError(t, err)
			r, err := plan.Evaluate("now", c.ms)
			require.NoError(t, err)
			var got rests
			got.readings, got.people, got.measured = r.Behind(c.at, c.kpi)
			assert.Equal(t, c.want, got)

			empty, err := plan.Evaluate("now", nil)
			require.NoError(t, err)
			with, err := empty.With(c.ms...)
			require.NoError(t, err)
			got.readings, got.people, got.measured = with.Behind(c.at, c.kpi)
			assert.Equal(t, c.want, got, "with")
		})
	}
}

// A goal of a department that stops at its teams leaves its own members out.
func TestBehindDepth(t *testing.T) {
	a := chain.At("a")
	m := staffed(steered(hours(kpi.Sum, kpi.Sum), []chain.Assignment{{Unit: "d"}}, "a"))
	m.Goals = []chain.Goal{{At: a.By("d"), KPI: "k", Target: num("9"), Depth: chain.Teams}}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", read(map[chain.Place]string{a.By("t"): "2", a.By("u"): "3"}))
	require.NoError(t, err)
	for _, at := range []chain.Place{a, a.By("d"), chain.Whole("c1")} {
		readings, people, _ := r.Behind(at, "k")
		assert.Equal(t, [2]int{2, 2}, [2]int{readings, people}, "%s", at)
	}
}

// What counts nowhere above is not behind what is above: a gauge rests on what is in it.
func TestBehindCombined(t *testing.T) {
	m := steered(kpi.Indicator{Along: kpi.Ratio, Across: kpi.Ratio, Over: kpi.Ratio}, []chain.Assignment{{Unit: "A"}, {Unit: "B"}}, "a")
	m.Units = []chain.Unit{{ID: "A"}, {ID: "B"}}
	m.Members = []chain.Member{{Person: "p", Unit: "A"}, {Person: "r", Unit: "A"}, {Person: "q", Unit: "B"}, {Person: "x", Unit: "A"}}
	a := chain.At("a")
	month := func(people ...chain.Place) *chain.Result {
		var ms []chain.Measurement
		for _, at := range people {
			ms = append(ms, measured(at, "k", per("3", "10")))
		}
		return monthOf(t, m, ms)
	}
	team, q := a.By("A"), a.By("B").Who("q")
	jan := month(team.Who("p"), team.Who("r"), q, team.Who("x"))
	feb := month(team.Who("p"), team.Who("r"), q)
	m.Members = m.Members[:3]
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	quarter, err := plan.Combine("quarter", jan, feb)
	require.NoError(t, err)
	with, err := quarter.With(measured(team.Who("p"), "k", per("5", "20")))
	require.NoError(t, err)
	whole, err := quarter.With(measured(team, "k", per("5", "20")))
	require.NoError(t, err)
	type rests struct {
		readings, people int
		measured         bool
	}
	for _, c := range []struct {
		name string
		r    *chain.Result
		want map[chain.Place]rests
	}{
		{"a leaver with a hole", quarter, map[chain.Place]rests{team: {}, a: {1, 1, false}, chain.Whole("c1"): {1, 1, false}}},
		{"and a colleague changed", with, map[chain.Place]rests{team: {}, a: {1, 1, false}, chain.Whole("c1"): {1, 1, false}}},
		{"and the whole known", whole, map[chain.Place]rests{team: {1, 2, true}, a: {2, 3, false}, chain.Whole("c1"): {2, 3, false}}},
	} {
		for at, want := range c.want {
			var got rests
			got.readings, got.people, got.measured = c.r.Behind(at, "k")
			assert.Equal(t, want, got, "%s: %s", c.name, at)
		}
	}
}

// One goes by counts where these tell, and does not look at people one by one.
func TestBehindAllocates(t *testing.T) {
	m := organisation(2000)
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", period(m)[3:])
	require.NoError(t, err)
	at := chain.At("step0")
	readings, people, _ := r.Behind(at, "lead")
	assert.Equal(t, plan.People(at)-1, people)
	assert.Equal(t, people, readings)
	assert.Zero(t, testing.AllocsPerRun(10, func() { r.Behind(at, "lead") }))
}

func BenchmarkBehind(b *testing.B) {
	m := organisation(*people)
	plan, err := chain.NewPlan(m)
	require.NoError(b, err)
	all, err := plan.Evaluate("now", period(m))
	require.NoError(b, err)
	ms := period(m)
	ms[0].Reading = per("0", "0")
	uneven, err := plan.Evaluate("now", ms)
	require.NoError(b, err)
	for _, c := range []struct {
		name string
		r    *chain.Result
		at   chain.Place
	}{
		{"step", all, chain.At("step0")}, {"chain", all, chain.Whole("chain0")},
		{"step one by one", uneven, chain.At("step0")}, {"chain one by one", uneven, chain.Whole("chain0")},
	} {
		b.Run(c.name, func(b *testing.B) {
			for range b.N {
				c.r.Behind(c.at, "lead")
			}
			b.ReportMetric(float64(plan.People(c.at)), "people")
		})
	}
}
