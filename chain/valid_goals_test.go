package chain_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// goal returns an edit that adds a goal to the shop's six.
func goal(at chain.Place, kpiID, target string) func(*chain.Model) {
	return func(m *chain.Model) {
		m.Goals = append(m.Goals, chain.Goal{At: at, KPI: kpiID, Target: num(target)})
	}
}

// badGoals returns models with goals at places or of KPIs that cannot have them.
func badGoals() []badModel {
	incomplete := func(place string) chain.Problem {
		return chain.Problem{Path: "goals[6].at", Code: "KM501", Err: chain.ErrUnknown,
			Reason: `"` + place + `" is no complete place: a chain goes alone or with a step, a person with a unit`}
	}
	noMember := func(unit, person string) chain.Problem {
		return chain.Problem{Path: "goals[6].at.person", Code: "KM302",
			Reason: `unit "` + unit + `" has no member "` + person + `"`, Err: chain.ErrUnknown}
	}
	misread := func(code, reason string) chain.Problem {
		return chain.Problem{Path: "goals[6].kpi", Code: code, Reason: reason, Err: chain.ErrUnknown}
	}
	link := func(step string) chain.Place { return chain.Place{Chain: "order", Step: step} }
	return []badModel{
		{"nowhere", goal(chain.Place{}, "happy", "0.9"), incomplete("")},
		{"chain with a unit", goal(chain.Whole("order").By("day"), "happy", "0.9"), incomplete("order//day")},
		{"link with a unit", goal(link("pick").By("day"), "passes", "1"), incomplete("order/pick/day")},
		{"person alone", goal(chain.Place{Person: "p1"}, "happy", "0.9"), incomplete("///p1")},
		{"person at a step", goal(chain.At("pick").Who("p1"), "happy", "0.9"), incomplete("/pick//p1")},
		{"unknown chain", goal(chain.Whole("moon"), "happy", "0.9"), unknown("goals[6].at.chain", `no chain "moon"`)},
		{"unknown step", goal(chain.At("moon"), "happy", "0.9"), unknown("goals[6].at.step", `no step "moon"`)},
		{"unknown unit", goal(chain.At("pick").By("moon"), "happy", "0.9"), unknown("goals[6].at.unit", `no unit "moon"`)},
		{"unknown person", goal(chain.At("pick").By("day").Who("p9"), "happy", "0.9"), noMember("day", "p9")},
		{"person of another unit", goal(chain.Place{Unit: "sales", Person: "p1"}, "happy", "0.9"), noMember("sales", "p1")},
		{"step of no such link", func(m *chain.Model) {
			m.Steps = append(m.Steps, chain.Step{ID: "idle"})
			goal(link("idle"), "passes", "1")(m)
		}, chain.Problem{Path: "goals[6].at.step", Code: "KM502",
			Reason: `chain "order" does not link step "idle"`, Err: chain.ErrUnknown}},

		{"unknown KPI", goal(chain.Whole("order"), "fun", "1"), unknown("goals[6].kpi", `no KPI "fun"`)},
		{"passes at a chain", goal(chain.Whole("order"), "passes", "1"),
			misread("KM503", `"passes" is read at a step of a chain only, not at "order"`)},
		{"passes at a step", goal(chain.At("pick"), "passes", "1"),
			misread("KM503", `"passes" is read at a step of a chain only, not at "/pick"`)},
		{"another KPI at a link", goal(link("pick"), "lead", "1"),
			misread("KM503", `at a step of a chain, as "order/pick" is, only "passes" is read`)},
		{"goal twice", goal(chain.Whole("order"), "right", "0.8"), chain.Problem{Path: "goals[6]", Code: "KM504",
			Reason: `goals[2] is a goal of "right" at "order" already`, Err: chain.ErrDuplicate}},
		{"KPI not read at a step", goal(chain.At("dock"), "right", "0.9"),
			misread("KM509", `"right" is not read at step "dock", whose kpis leave it out`)},
		{"KPI not read at a unit's step", goal(chain.At("dock").By("day"), "right", "0.9"),
			misread("KM509", `"right" is not read at step "dock", whose kpis leave it out`)},
		{"total along a shared step", func(m *chain.Model) {
			m.Chains = append(m.Chains, chain.Chain{ID: "return", Links: chain.Sequence("pay")})
		}, chain.Problem{Path: "goals[3].kpi", Code: "KM512", Err: kpi.ErrRule,
			Reason: `rule total cannot be used along chain "order": step "pay" is another chain's too, and its amounts do not say whose they are`}},
		{"mean along a choice", along(kpi.Mean), chain.Problem{Path: "goals[2].kpi", Code: "KM513", Err: kpi.ErrRule,
			Reason: `rule mean cannot be used along chain "order": it has choice "way"`}},
		{"end along a choice", along(kpi.End), chain.Problem{Path: "goals[2].kpi", Code: "KM513", Err: kpi.ErrRule,
			Reason: `rule end cannot be used along chain "order": it has choice "way"`}},
		{"unknown depth", func(m *chain.Model) { m.Goals[1].Depth = 4 },
			ranged("goals[1].depth", "KM511", "there is no depth 4")},
		{"depth below 0", func(m *chain.Model) { m.Goals[1].Depth = -1 },
			ranged("goals[1].depth", "KM511", "there is no depth -1")},
	}
}

// Other goals of a plan are held against the same steps, units and members.
func TestWithGoalsValidates(t *testing.T) {
	plan, err := chain.NewPlan(shop())
	require.NoError(t, err)
	goals := func(person string) []chain.Goal {
		return []chain.Goal{{At: chain.At("pick").By("day").Who(person), KPI: "right", Target: num("0.9")}}
	}
	_, err = plan.WithGoals(goals("p1"))
	assert.NoError(t, err)
	_, err = plan.WithGoals(goals("p4"))
	assert.Equal(t, []chain.Problem{{Path: "goals[0].at.person", Code: "KM302",
		Reason: `unit "day" has no member "p4"`, Err: chain.ErrUnknown}}, problems(t, err))
}

// along returns an edit that composes the KPI of goals[2] by a rule, along a
// choice.
func along(rule kpi.Rule) func(*chain.Model) {
	return func(m *chain.Model) {
		m.KPIs[1].Along = rule
		m.Chains[0].Links = unsaidChoice()
	}
}

// badNumbers returns models with goals whose numbers are not valid.
func badNumbers() []badModel {
	at := chain.Whole("order")
	right := func(target string, green, amber kpi.Band) func(*chain.Model) {
		return func(m *chain.Model) {
			m.Goals[2] = chain.Goal{At: at, KPI: "right", Target: num(target), Green: green, Amber: amber}
		}
	}
	weights := func(edit func(w map[string]decimal.Decimal)) func(*chain.Model) {
		return func(m *chain.Model) { edit(m.Goals[1].Weights) }
	}
	none := kpi.Band{}
	fraction := func(path, value string) chain.Problem {
		return ranged(path, "KM508", value+" is not a fraction in 0..1, as rule product needs")
	}
	return []badModel{
		{"target too fine", right("0.95001", none, none), ranged("goals[2].target", "KM506", `0.95001 has more than the 4 decimals of "right"`)},
		{"green too fine", right("0.9", kpi.AtLeast(num("0.80001")), none),
			ranged("goals[2].green.min", "KM506", `0.80001 has more than the 4 decimals of "right"`)},
		{"amber too fine", right("0.9", none, kpi.Between(num("0.8"), num("0.99999"))),
			ranged("goals[2].amber.max", "KM506", `0.99999 has more than the 4 decimals of "right"`)},
		{"target without end", func(m *chain.Model) { m.Goals[2].Target = decimal.New(1, 1000000000) }, ranged("goals[2].target", "KM003", "not a plain decimal of at most 30 digits")},
		{"amber without end", right("0.9", none, kpi.AtLeast(decimal.New(1, -1000000000))),
			ranged("goals[2].amber.min", "KM003", "not a plain decimal of at most 30 digits")},
		{"target too long", func(m *chain.Model) {
			m.Goals[3].Target, m.Goals[3].Green, m.Goals[3].Amber = decimal.New(1, 16), none, none
		},
			ranged("goals[3].target", "KM507", "10000000000000000 has more than 18 digits, counted to 2 decimals")},
		{"percentage", right("95", none, none), fraction("goals[2].target", "95")},
		{"just over 1", right("1.0001", none, none), fraction("goals[2].target", "1.0001")},
		{"yield below 0", right("-0.1", none, none), fraction("goals[2].target", "-0.1")},
		{"amber a percentage", right("0.9", none, kpi.Between(num("0.8"), num("100"))), fraction("goals[2].amber.max", "100")},
		{"product across, at a step", func(m *chain.Model) {
			m.KPIs[5].Across = kpi.Product
			m.Goals[4].Target, m.Goals[4].Amber = num("97"), none
		}, fraction("goals[4].target", "97")},
		{"duration below 0", func(m *chain.Model) { m.Goals[1].Target = num("-0.1") },
			ranged("goals[1].target", "KM508", "-0.1 is below 0, which rule path cannot use")},
		{"passes below 0", goal(chain.Place{Chain: "order", Step: "ship"}, "passes", "-0.001"),
			ranged("goals[6].target", "KM508", "-0.001 is below 0, which passes never are")},

		{"target outside green", right("0.9", kpi.AtLeast(num("0.91")), none),
			ranged("goals[2]", "KM505", "target 0.9 lies outside green, which is at least 0.91")},
		{"green outside amber", right("0.9", none, kpi.AtLeast(num("0.95"))),
			ranged("goals[2]", "KM505", "green, which is at least 0.9, lies outside amber, which is at least 0.95")},
		{"green open on the worse side", right("0.9", kpi.AtMost(num("0.95")), none),
			ranged("goals[2]", "KM505", "green, which is at most 0.95, is open below, where values are worse")},
		{"passes, green open above", func(m *chain.Model) {
			goal(chain.Place{Chain: "order", Step: "ship"}, "passes", "1")(m)
			m.Goals[6].Green = kpi.AtLeast(num("0"))
		}, ranged("goals[6]", "KM505", "green, which is at least 0, is open above, where values are worse")},

		{"share below 0", weights(func(w map[string]decimal.Decimal) { w["sell"] = num("-1") }),
			ranged("goals[1].weights.sell", "KM510", "weight -1 is not more than 0")},
		{"share too long", weights(func(w map[string]decimal.Decimal) { w["a b"] = decimal.New(1, 40) }),
			ranged(`goals[1].weights["a b"]`, "KM510", "not a plain decimal of at most 30 digits")},
		{"share too large", weights(func(w map[string]decimal.Decimal) { w["sell"] = num("1000000000") }),
			ranged("goals[1].weights.sell", "KM510", "weight 1000000000 is not less than 1000000000")},
		{"shares too large together", func(m *chain.Model) { heavyShares(m, "0.000000004") },
			ranged("goals[1].weights", "KM510", "the weights of all parts add up to more than 3000000000")},
		{"all shares 0", weights(func(w map[string]decimal.Decimal) {
			for id := range w {
				w[id] = num("0")
			}
		}), ranged("goals[1].weights", "KM510", "all weights are 0, which leaves every part out")},
	}
}
