package chain_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// small is an order in three steps: sold by a lone unit, picked by two teams of
// two, packed or wrapped.
func small() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Unit: "h", Decimals: 1, Better: kpi.Lower, Along: kpi.Path, Across: kpi.Ratio},
			{ID: "right", Decimals: 3, Along: kpi.Product, Across: kpi.Ratio},
			{ID: "cost", Better: kpi.Lower, Along: kpi.Total, Across: kpi.Total},
			{ID: "pool", Decimals: 2, Along: kpi.Ratio},
		},
		Units:   []chain.Unit{{ID: "sales"}, {ID: "floor"}, {ID: "day", Parent: "floor"}, {ID: "night", Parent: "floor"}},
		Members: []chain.Member{{Person: "p1", Unit: "day"}, {Person: "p2", Unit: "day"}, {Person: "p3", Unit: "night"}, {Person: "p4", Unit: "night"}},
		Steps: []chain.Step{
			{ID: "sell", By: []chain.Assignment{{Unit: "sales"}}},
			{ID: "pick", By: []chain.Assignment{{Unit: "floor"}}},
			{ID: "pack", KPIs: []string{"lead", "pool"}}, {ID: "wrap"},
		},
		Chains: []chain.Chain{{ID: "order", Links: []chain.Link{
			{Step: "sell"}, {Step: "pick", Passes: num("1.25")},
			{Step: "pack", Passes: num("0.7"), Choice: "how"}, {Step: "wrap", Passes: num("0.3"), Choice: "how"},
		}}},
		Goals: []chain.Goal{
			{At: chain.Whole("order"), KPI: "lead", Target: num("24")},
			{At: chain.Whole("order"), KPI: "right", Target: num("0.9"), Depth: chain.Teams},
			{At: chain.Place{Unit: "sales"}, KPI: "cost", Target: num("100")},
		},
	}
}

// measured is a reading at a place.
func measured(at chain.Place, id string, r kpi.Reading) chain.Measurement {
	return chain.Measurement{At: at, KPI: id, Reading: r}
}

func of(v string) kpi.Reading       { return kpi.Of(num(v)) }
func per(n, d string) kpi.Reading   { return kpi.Per(num(n), num(d)) }
func day(person string) chain.Place { return chain.At("pick").By("day").Who(person) }

func TestBadMeasurements(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	huge := decimal.New(1, 1<<30)
	link := chain.Place{Chain: "order", Step: "pack"}
	cases := []struct {
		name string
		ms   []chain.Measurement
		path string
		code string
		why  string
		is   error
	}{
		{"unknown KPI", []chain.Measurement{measured(day("p1"), "speed", of("1"))},
			"[0].kpi", "KM702", `no KPI "speed"`, chain.ErrUnknown},
		{"unknown place", []chain.Measurement{measured(chain.At("fly"), "lead", of("1"))},
			"[0].at", "KM701", `no place "/fly"`, chain.ErrUnknown},
		{"a person of another team", []chain.Measurement{measured(chain.At("pick").By("night").Who("p1"), "lead", of("1"))},
			"[0].at", "KM701", `no place "/pick/night/p1"`, chain.ErrUnknown},
		{"a unit that does not do the step", []chain.Measurement{measured(chain.At("pick").By("sales"), "lead", of("1"))},
			"[0].at", "KM701", `no place "/pick/sales"`, chain.ErrUnknown},
		{"an outside place without goal", []chain.Measurement{measured(chain.Place{Unit: "day"}, "cost", of("1"))},
			"[0].at", "KM701", `no place "//day"`, chain.ErrUnknown},
		{"nothing, at an unknown place", []chain.Measurement{measured(chain.At("fly"), "lead", kpi.Reading{})},
			"[0].at", "KM701", `no place "/fly"`, chain.ErrUnknown},
		{"twice", []chain.Measurement{measured(day("p1"), "lead", per("1", "1")), measured(day("p1"), "lead", per("1", "1"))},
			"[1]", "KM703", `"lead" is measured at "/pick/day/p1" already`, chain.ErrDuplicate},
		{"twice at the chain", []chain.Measurement{measured(chain.Whole("order"), "lead", of("1")), measured(chain.Whole("order"), "lead", of("2"))},
			"[1]", "KM703", `"lead" is measured at "order" already`, chain.ErrDuplicate},
		{"passes twice", []chain.Measurement{measured(link, "passes", of("0.1")), measured(link, "passes", of("0.2"))},
			"[1]", "KM703", `"passes" is measured at "order/pack" already`, chain.ErrDuplicate},
		{"below depth", []chain.Measurement{measured(day("p1"), "right", per("1", "1"))},
			"[0].at", "KM704", `"right" is not read below teams, the depth of its goal, and "/pick/day/p1" is`, kpi.ErrRange},
		{"too long", []chain.Measurement{measured(day("p1"), "lead", kpi.Per(huge, huge))},
			"[0].reading", "KM705", "a number of more than 30 digits", kpi.ErrRange},
		{"no fraction", []chain.Measurement{measured(chain.At("sell"), "right", of("95"))},
			"[0].reading", "KM706", `95 is outside 0 to 1, where readings of "right" lie`, kpi.ErrRange},
		{"more right than done", []chain.Measurement{measured(chain.At("sell"), "right", per("3", "2"))},
			"[0].reading", "KM706", `1.5 is outside 0 to 1, where readings of "right" lie`, kpi.ErrRange},
		{"a negative duration", []chain.Measurement{measured(chain.At("sell"), "lead", of("-1"))},
			"[0].reading", "KM706", `-1 is outside at least 0, where readings of "lead" lie`, kpi.ErrRange},
		{"a negative volume", []chain.Measurement{measured(chain.At("sell"), "cost", per("1", "-2"))},
			"[0].reading", "KM707", "the volume -2 is below 0", kpi.ErrRange},
		{"a bare value among people", []chain.Measurement{measured(day("p1"), "lead", of("3"))},
			"[0].reading", "KM708", `3 has no volume, and "/pick/day" pools it with others by rule ratio: give the terms, as kpi.Per`, kpi.ErrRule},
		{"a bare value of the only team, pooled above", []chain.Measurement{measured(chain.At("pick").By("day"), "lead", of("3")), measured(chain.At("pick").By("night"), "lead", per("1", "2"))},
			"[0].reading", "KM708", `3 has no volume, and "/pick/floor" pools it with others by rule ratio: give the terms, as kpi.Per`, kpi.ErrRule},
		{"a bare value among steps", []chain.Measurement{measured(chain.At("sell"), "pool", of("3"))},
			"[0].reading", "KM708", `3 has no volume, and "order" pools it with others by rule ratio: give the terms, as kpi.Per`, kpi.ErrRule},
		{"not read at the step", []chain.Measurement{measured(chain.At("pack"), "right", of("1"))},
			"[0].kpi", "KM709", `"right" is not read at step "pack", whose kpis leave it out`, chain.ErrUnknown},
		{"passes at a step", []chain.Measurement{measured(chain.At("pack"), "passes", of("1"))},
			"[0].kpi", "KM709", `"passes" is not read at "/pack": only "passes" is read at a link of a chain, and only there`, chain.ErrUnknown},
		{"another KPI at a link", []chain.Measurement{measured(link, "lead", of("1"))},
			"[0].kpi", "KM709", `"lead" is not read at "order/pack": only "passes" is read at a link of a chain, and only there`, chain.ErrUnknown},
		{"negative passes", []chain.Measurement{measured(link, "passes", of("-1"))},
			"[0].reading", "KM710", `-1 is outside at least 0, where readings of "passes" lie`, kpi.ErrRange},
		{"a choice of more than all", []chain.Measurement{measured(link, "passes", of("0.8"))},
			"[0].reading", "KM710", `the passes of the choice that step "pack" is one of add up to more than 1, and a question takes one at most`, kpi.ErrRange},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := plan.Evaluate("now", c.ms)
			require.Nil(t, r)
			assert.Equal(t, []string{c.path + " " + c.code + " " + c.why}, told(t, err))
			require.ErrorIs(t, err, c.is)

			empty, err := plan.Evaluate("now", nil)
			require.NoError(t, err)
			r, err = empty.With(c.ms...)
			require.Nil(t, r)
			assert.Equal(t, []string{c.path + " " + c.code + " " + c.why}, told(t, err), "With")
		})
	}
}

// told lists problems as path, code and reason.
func told(t *testing.T, err error) []string {
	t.Helper()
	var all []string
	for _, p := range problems(t, err) {
		all = append(all, p.Path+" "+p.Code+" "+p.Reason)
	}
	return all
}

// Every problem of a period is reported at once, in the order of the
// measurements, and nothing is made.
func TestAllBadMeasurementsAtOnce(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	_, err = plan.Evaluate("now", []chain.Measurement{
		measured(chain.At("fly"), "lead", of("1")),
		measured(chain.At("sell"), "lead", of("1")),
		measured(chain.At("sell"), "right", of("2")),
		measured(day("p1"), "speed", of("1")),
	})
	assert.Equal(t, []string{
		`[0].at KM701 no place "/fly"`,
		`[2].reading KM706 2 is outside 0 to 1, where readings of "right" lie`,
		`[3].kpi KM702 no KPI "speed"`,
	}, told(t, err))
}

// failing is an operator that fails, in Compose or only for some values.
type failing struct{}

func (failing) Compose(parts []kpi.Part) (kpi.Reading, error) {
	for _, p := range parts {
		if v, _ := p.Reading.Value(); v.Sign() < 0 {
			return kpi.Reading{}, assert.AnError
		}
	}
	return parts[0].Reading, nil
}
func (failing) Groups() {}

func TestOperatorFails(t *testing.T) {
	m := small()
	m.KPIs = []kpi.Indicator{{ID: "odd", Along: "failing", Across: "failing"}}
	m.Steps[2].KPIs, m.Goals = nil, nil
	m.Operators = map[kpi.Rule]kpi.Operator{"failing": failing{}}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	for at, want := range map[chain.Place]string{
		day("p1"):        `[0].reading KM711 the operator of rule "failing" fails for the parts of "/pick/day": ` + assert.AnError.Error(),
		chain.At("sell"): ` KM711 the operator of rule "failing" fails for the steps of chain "order": ` + assert.AnError.Error(),
	} {
		_, err = plan.Evaluate("now", []chain.Measurement{measured(at, "odd", of("-1"))})
		assert.Equal(t, []string{want}, told(t, err))
		require.ErrorIs(t, err, kpi.ErrRule)
	}
}

func TestBadCascades(t *testing.T) {
	goal := func(at chain.Place, id, target string) chain.Goal {
		return chain.Goal{At: at, KPI: id, Target: num(target)}
	}
	edit := func(change func(m *chain.Model)) chain.Model {
		m := small()
		change(&m)
		return m
	}
	cases := []struct {
		name string
		m    chain.Model
		want []string
		is   error
	}{
		{"out of reach", edit(func(m *chain.Model) {
			m.KPIs[2].Domain, m.Goals[2] = kpi.AtLeast(num("40")), goal(chain.At("pick"), "cost", "100")
		}), []string{`goals[2].target KM801 no targets of the parts of "/pick" reach it: the strictest targets give 160, 60 short of 100`}, kpi.ErrRange},
		{"two chains that do not meet", edit(func(m *chain.Model) {
			m.KPIs[0].Better, m.Goals[0].Green = kpi.Near, kpi.Between(num("22"), num("26"))
			m.Chains = append(m.Chains, chain.Chain{ID: "again", Links: chain.Sequence("sell")})
			m.Goals = append(m.Goals, goal(chain.Whole("again"), "lead", "99"))
		}), []string{`goals[3].target KM802 step "sell" is in chains "order" and "again", which leave it no "lead" that is green in both`}, kpi.ErrRange},
		{"a goal below another's depth", edit(func(m *chain.Model) {
			m.Goals = append(m.Goals, goal(day("p1"), "right", "0.9"))
		}), []string{`goals[3].at KM804 "/pick/day/p1" lies below the depth teams that another goal of "right" has there`}, chain.ErrOrder},
		{"a goal below its own depth", edit(func(m *chain.Model) {
			m.Goals = append(m.Goals, chain.Goal{At: chain.At("pick").By("day"), KPI: "lead", Target: num("9"), Depth: chain.Steps})
		}), []string{`goals[3].depth KM804 "/pick/day" lies below steps, the depth of its own goal`}, chain.ErrOrder},
		{"weights of some parts", edit(func(m *chain.Model) {
			m.Goals[0].Weights = map[string]decimal.Decimal{"sell": num("1"), "pick": num("2"), "fly": num("3")}
		}), []string{
			`goals[0].weights KM806 "pack" is a part of "order" and has no weight`,
			`goals[0].weights KM806 "wrap" is a part of "order" and has no weight`,
			`goals[0].weights KM806 "fly" is no part of "order" for this KPI`,
		}, kpi.ErrParts},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p, err := chain.NewPlan(c.m)
			require.Nil(t, p)
			assert.Equal(t, c.want, told(t, err))
			require.ErrorIs(t, err, c.is)
		})
	}
}

// A host that edits its model or measurements afterwards changes nothing.
func TestNothingIsShared(t *testing.T) {
	m := small()
	m.Goals[0].Weights = map[string]decimal.Decimal{"sell": num("1"), "pick": num("2"), "pack": num("3"), "wrap": num("1")}
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	ms := []chain.Measurement{measured(chain.At("sell"), "lead", of("3"))}
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	before := everything(r)

	for _, edited := range []chain.Model{m, plan.Model()} {
		edited.KPIs[0].Better = kpi.Higher
		edited.Steps[0].By[0].Unit = "floor"
		edited.Steps[2].KPIs[0] = "cost"
		edited.Chains[0].Links[0].Step = "pick"
		edited.Units[0].ID, edited.Members[0].Unit = "x", "x"
		edited.Goals[0].Target = num("1")
		edited.Goals[0].Weights["sell"] = num("9")
	}
	ms[0].Reading = of("4")
	for c := range plan.Chains() {
		c.Links[0].Step = "pack"
	}
	assert.Equal(t, before, everything(r))
	again, err := plan.WithGoals(plan.Model().Goals)
	require.NoError(t, err)
	same, err := again.Evaluate("now", []chain.Measurement{measured(chain.At("sell"), "lead", of("3"))})
	require.NoError(t, err)
	assert.Equal(t, before, everything(same))
}

// everything is all that a result says.
func everything(r *chain.Result) string {
	var b strings.Builder
	for at, g := range r.All() {
		text, _ := g.MarshalJSON()
		b.WriteString(at.String() + " " + string(text) + "\n" + r.Explain(at, g.KPI) + r.Plan().Explain(at, g.KPI))
	}
	return b.String()
}

// What is measured comes back, in the order of places.
func TestMeasurements(t *testing.T) {
	plan, err := chain.NewPlan(small())
	require.NoError(t, err)
	ms := []chain.Measurement{
		measured(chain.Whole("order"), "pool", per("0", "0")),
		measured(chain.Place{Chain: "order", Step: "pack"}, "passes", per("6", "10")),
		measured(chain.At("sell"), "lead", of("1.12345678901234567890123456789")),
		measured(chain.At("pick").By("floor"), "cost", per("7", "0")),
		measured(day("p2"), "lead", per("10", "3")),
		measured(chain.Place{Unit: "sales"}, "cost", of("5")),
	}
	shuffled := []chain.Measurement{ms[4], ms[2], ms[0], ms[5], ms[3], ms[1], measured(day("p1"), "lead", kpi.Reading{})}
	r, err := plan.Evaluate("now", shuffled)
	require.NoError(t, err)
	var got []chain.Measurement
	for m := range r.Measurements() {
		got = append(got, m)
	}
	require.Len(t, got, len(ms))
	for n, m := range ms {
		assert.Equal(t, m.At, got[n].At)
		assert.Equal(t, m.KPI, got[n].KPI)
		assert.True(t, m.Reading.Equal(got[n].Reading), "%s: got %s, want %s", m.At, got[n].Reading, m.Reading)
	}
}
