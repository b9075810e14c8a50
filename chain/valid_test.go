package chain_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A badModel is the shop with one thing wrong.
type badModel struct {
	name string
	edit func(m *chain.Model)
	want chain.Problem
}

// badModels returns a model for every code of the model itself.
func badModels() []badModel {
	return slices.Concat(
		badIDs(), badTexts(), badRules(), badSteps(), badLinks(), badChains(), badOrganisations(),
		badGoals(), badNumbers(), badInfluences(),
	)
}

// problems returns what an error lists, nil for none.
func problems(t *testing.T, err error) []chain.Problem {
	t.Helper()
	if err == nil {
		return nil
	}
	var bad *chain.InvalidError
	require.ErrorAs(t, err, &bad)
	return bad.Problems
}

func TestValidModels(t *testing.T) {
	for name, edit := range map[string]func(m *chain.Model){
		"shop":                 func(*chain.Model) {},
		"nothing":              func(m *chain.Model) { *m = chain.Model{} },
		"no format":            func(m *chain.Model) { m.Format = "" },
		"a step nobody links":  func(m *chain.Model) { m.Steps = append(m.Steps, chain.Step{ID: "idle"}) },
		"IDs of other letters": func(m *chain.Model) { m.Steps = append(m.Steps, chain.Step{ID: "é/ \u202e 中"}) },
		"an ID of 128 bytes":   func(m *chain.Model) { m.Steps = append(m.Steps, chain.Step{ID: longID(128)}) },
		"one ID in two sections": func(m *chain.Model) {
			m.Units = append(m.Units, chain.Unit{ID: "order"}, chain.Unit{ID: "lead"}, chain.Unit{ID: "passes"})
		},
		"after the start": func(m *chain.Model) { m.Chains[0].Links[1].After = []string{chain.Start} },
		"a choice": func(m *chain.Model) {
			m.Chains[0].Links[1].Choice, m.Chains[0].Links[1].Passes = "way", num("0.3")
			m.Chains[0].Links[2].Choice, m.Chains[0].Links[2].Passes = "way", num("0.7")
		},
		"a choice of one":        func(m *chain.Model) { m.Chains[0].Links[4] = chain.Link{Step: "ship", Choice: "way"} },
		"a choice, after unsaid": func(m *chain.Model) { m.Chains[0].Links = unsaidChoice() },
		"a choice, after said":   func(m *chain.Model) { m.Chains[0].Links = saidChoice() },
		"a goal on passes": func(m *chain.Model) {
			at := chain.Place{Chain: "order", Step: "ship"}
			m.Goals = append(m.Goals, chain.Goal{At: at, KPI: chain.Passes, Target: num("1.1")})
		},
		"passes cause": func(m *chain.Model) {
			m.Influences = append(m.Influences, chain.Influence{From: chain.Passes, To: "happy", Effect: num("-1")})
		},
		"a goal where the unit does not work": func(m *chain.Model) {
			m.Goals = append(m.Goals, chain.Goal{At: chain.At("ship").By("sales"), KPI: "right", Target: num("0.9")})
		},
		"a person outside any chain": func(m *chain.Model) {
			at := chain.Place{Unit: "day", Person: "p1"}
			m.Goals = append(m.Goals, chain.Goal{At: at, KPI: "happy", Target: num("0.9")})
		},
		"total, the shared step leaves it out": func(m *chain.Model) {
			m.Chains = append(m.Chains, chain.Chain{ID: "return", Links: chain.Sequence("dock")})
		},
		"a yield of 1": func(m *chain.Model) {
			m.Goals[2] = chain.Goal{At: chain.Whole("order"), KPI: "right", Target: num("1"), Amber: kpi.AtLeast(num("0"))}
		},
		"an influence of 1": func(m *chain.Model) { m.Influences[0].Effect = num("-1.0") },
		"a goal of 18 digits": func(m *chain.Model) {
			m.Goals[3].Target = num("9999999999999999.99")
			m.Goals[3].Green, m.Goals[3].Amber = kpi.Band{}, kpi.Band{}
		},
		"a weight of 9 decimals": func(m *chain.Model) { m.Members[0].Weight = num("0.000000001") },
		"a weight of 18 digits":  func(m *chain.Model) { m.Members[0].Weight = num("999999999.999999999") },
		"a weight written with more": func(m *chain.Model) {
			m.Members[0].Weight = num("999999999.999999999000000000000")
		},
		"passes of 18 digits":                    func(m *chain.Model) { m.Chains[0].Links[1].Passes = num("999999999999999999") },
		"members of all that they may weigh":     func(m *chain.Model) { m.Members = heavyMembers("0.000000003") },
		"assignments of all that they may weigh": func(m *chain.Model) { m.Steps[1].By = heavyAssignments("0.000000003") },
		"shares of all that they may come to":    func(m *chain.Model) { heavyShares(m, "0.000000003") },
		"weights with zero":                      func(m *chain.Model) { m.Goals[1].Weights["dock"] = num("0") },
		"custom rules": func(m *chain.Model) {
			m.KPIs[4].Over, m.KPIs[4].Across = "blend", "group"
			m.Operators = map[kpi.Rule]kpi.Operator{"blend": blend{}, "group": group{}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := shop()
			edit(&m)
			assert.Empty(t, problems(t, chain.Validate(m)))
		})
	}
}

func TestBadModels(t *testing.T) {
	for _, test := range badModels() {
		t.Run(test.name, func(t *testing.T) {
			m := shop()
			test.edit(&m)
			plan, err := chain.NewPlan(m)
			assert.Nil(t, plan)
			assert.Equal(t, []chain.Problem{test.want}, problems(t, err))
			assert.ErrorIs(t, err, test.want.Err)
		})
	}
}

// Every problem is reported at once, in the order of the model, whatever order
// the checks and maps have.
func TestAllProblemsInOrder(t *testing.T) {
	m := shop()
	m.Format = "kpichain/2"
	m.KPIs = append(m.KPIs, m.KPIs[0])
	m.Steps[1].By[0].Unit = "moon"
	m.Chains[0].Links[1].After = []string{"bill", "ship"}
	m.Units[0].ID = ""
	m.Units[3].Parent = "day"
	m.Members[0].Unit = "moon"
	m.Members[3].Person = "\x00"
	m.Goals[0].Target, m.Goals[0].KPI = num("0.99999"), "sad"
	m.Goals[1].Weights["sell"], m.Goals[1].Weights["pay"] = num("-1"), num("-2")
	m.Influences[0].Effect = num("2")
	m.MinGroup = -1
	m.Operators = map[kpi.Rule]kpi.Operator{"sum": blend{}, "path": blend{}, "": blend{}}
	want := []string{
		"format", "kpis[6].id", "steps[0].by[0].unit", "steps[1].by[0].unit",
		"chains[0].links[1].after[0]", "chains[0].links[1].after[1]",
		"units[0].id", "units[3].parent", "members[0].unit", "members[3].person",
		"goals[0].kpi", `goals[1].weights.pay`, `goals[1].weights.sell`,
		"influences[0].effect", "min_group", `operators[""]`, `operators.path`, `operators.sum`,
	}
	for range 10 {
		var got []string
		_, err := chain.NewPlan(m)
		for _, p := range problems(t, err) {
			got = append(got, p.Path)
		}
		require.Equal(t, want, got)
	}
}

// Several things wrong with one thing are errors too, never a panic: what a check
// needs may itself be bad.
func TestHostileModels(t *testing.T) {
	link := chain.Place{Chain: "order", Step: "ship"}
	for name, edit := range map[string]func(m *chain.Model){
		"passes redefined": func(m *chain.Model) {
			m.KPIs = append(m.KPIs, kpi.Indicator{ID: "passes", Decimals: -5})
			goal(link, "passes", "1.5")(m)
		},
		"indicator twice, the first bad": func(m *chain.Model) {
			m.KPIs = append([]kpi.Indicator{{ID: "lead", Decimals: 99, Better: 7}}, m.KPIs...)
		},
		"indicator twice, the second bad": func(m *chain.Model) {
			m.KPIs = append(m.KPIs, kpi.Indicator{ID: "lead", Decimals: -1})
		},
		"every ID empty": func(m *chain.Model) {
			*m = chain.Model{
				KPIs: make([]kpi.Indicator, 2), Steps: make([]chain.Step, 2), Units: make([]chain.Unit, 2),
				Chains: []chain.Chain{{}, {Links: make([]chain.Link, 2)}}, Members: make([]chain.Member, 2),
				Goals: make([]chain.Goal, 2), Influences: make([]chain.Influence, 2),
			}
			m.Steps[0].By = make([]chain.Assignment, 2)
		},
		"numbers without end": func(m *chain.Model) {
			endless := decimal.New(-1, 2_000_000_000)
			m.Chains[0].Links[1].Passes, m.Chains[0].Links[1].Choice = endless, "way"
			m.Goals[2].Target, m.Goals[2].Green = endless, kpi.AtLeast(endless)
			m.Influences[1].Curve[0].From = endless
			m.KPIs[0].Domain, m.KPIs[0].Coverage = kpi.AtMost(endless), endless
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := shop()
			edit(&m)
			_, err := chain.NewPlan(m)
			assert.NotEmpty(t, problems(t, err))
		})
	}
}

// Validation changes nothing of the model.
func TestValidateLeavesTheModel(t *testing.T) {
	m := shop()
	m.Members[0], m.Members[5] = m.Members[5], m.Members[0]
	require.NoError(t, chain.Validate(m))
	same := shop()
	same.Members[0], same.Members[5] = same.Members[5], same.Members[0]
	assert.Equal(t, same, m)
}

// blend composes nothing, and does not group.
type blend struct{}

func (blend) Compose([]kpi.Part) (kpi.Reading, error) { return kpi.Reading{}, errors.New("no") }

// group composes nothing, and groups.
type group struct{ blend }

func (group) Groups() {}
