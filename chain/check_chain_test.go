package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

func TestCheckChains(t *testing.T) {
	testChecks(t, []checkCase{
		{"all said", nothing, nil},
		{"no question, owner or satisfaction", func(m *chain.Model) {
			m.Chains[0].Question, m.Chains[0].Owner, m.Chains[0].Satisfaction = "", "", ""
		}, []string{"KK101 order", "KK102 order", "KK106 order"}},
		{"a question of white space", func(m *chain.Model) { m.Chains[0].Question = "\t " }, []string{"KK101 order"}},
		{"the second of two chains", all(second("ship"), func(m *chain.Model) {
			m.Chains[1].Question, m.Chains[1].Owner = "", ""
		}), []string{"KK101 repair", "KK106 repair", "KK107 order", "KK107 repair"}},
		{"satisfaction without a goal", func(m *chain.Model) { m.Goals = m.Goals[1:] }, []string{"KK102 order happy"}},
		{"satisfaction with a goal on a step only", func(m *chain.Model) { m.Goals[0].At = chain.At("pick") },
			[]string{"KK102 order happy"}},
		{"satisfaction with a goal of the profession", func(m *chain.Model) { m.Goals[0].Craft = true }, nil},
		{"no goals on the chain", func(m *chain.Model) {
			m.Goals[0].At, m.Goals[1].At, m.Goals[2].At = chain.At("pick"), chain.At("pick"), chain.At("pick")
		}, []string{"KK102 order happy"}},
		{"for the customer only", func(m *chain.Model) { m.KPIs[2].Serves = kpi.Customer }, []string{"KK107 order"}},
		{"for the organisation only", func(m *chain.Model) {
			m.KPIs[0].Serves, m.KPIs[1].Serves = kpi.Internal, kpi.Internal
		}, []string{"KK107 order"}},
		{"the other side of the profession only", func(m *chain.Model) { m.Goals[2].Craft = true },
			[]string{"KK107 order"}},
		{"the other side on a step only", func(m *chain.Model) { m.Goals[2].At = chain.At("pick") },
			[]string{"KK107 order"}},
		{"not all say whom they serve", func(m *chain.Model) {
			m.KPIs[1].Serves, m.KPIs[2].Serves = kpi.Unstated, kpi.Customer
		}, nil},
		{"the first does not say whom it serves", func(m *chain.Model) {
			m.KPIs[0].Serves, m.KPIs[2].Serves = kpi.Unstated, kpi.Customer
		}, nil},
	}, chain.NoQuestion, chain.NoSatisfaction, chain.NoOwner, chain.OneSided)
}

func TestCheckSteps(t *testing.T) {
	only := func(step int, ids ...string) func(m *chain.Model) {
		return func(m *chain.Model) { m.Steps[step].KPIs = ids }
	}
	testChecks(t, []checkCase{
		{"all reached", nothing, nil},
		{"no goal reaches a step", only(0, "happy"), []string{"KK103 /pick"}},
		{"one is set on the step", all(only(0, "happy"), set(chain.At("pick"), "happy", "0.9")), nil},
		{"one is set on a unit there", all(only(0, "happy"), set(chain.At("pick").By("warehouse"), "happy", "0.9")),
			nil},
		{"one is set on a unit that does not work there",
			all(only(0, "happy"), set(chain.At("pick").By("transport"), "happy", "0.9")), []string{"KK103 /pick"}},
		{"one is set on its passes",
			all(only(0, "happy"), set(chain.Place{Chain: "order", Step: "pick"}, "passes", "1")), nil},
		{"one is set on the last step's passes",
			all(only(2, "happy"), set(chain.Place{Chain: "order", Step: "ship"}, "passes", "1")), nil},
		{"one is set on the passes of another step",
			all(only(0, "happy"), set(chain.Place{Chain: "order", Step: "ship"}, "passes", "1")), []string{"KK103 /pick"}},
		{"a chain's goal stops above the steps of others", all(step("talk", "transport"), second("talk", "ship")),
			[]string{"KK103 /talk"}},
		{"a handover", only(1, "happy"), nil},
		{"nobody does a step", func(m *chain.Model) { m.Steps[2].By = nil }, []string{"KK104 /ship"}},
		{"a unit without people does it", all(unit("carrier", ""), func(m *chain.Model) {
			m.Steps[2].By[0].Unit = "carrier"
		}), nil},
		{"a step of no chain", step("talk"), nil},
		{"a step of two chains", all(second("ship"), only(2, "happy"), func(m *chain.Model) {
			m.Steps[2].By, m.Goals[2].At = nil, chain.At("pick")
		}), []string{"KK103 /ship", "KK104 /ship"}},
	}, chain.StepWithoutKPI, chain.StepWithoutPeople)
}

func TestCheckDeadEnds(t *testing.T) {
	choice := func(step, passes string, after ...string) chain.Link {
		return chain.Link{Step: step, Passes: num(passes), Choice: "how", After: after}
	}
	testChecks(t, []checkCase{
		{"one after another", nothing, nil},
		{"the last of two in parallel ends the chain", all(step("bill", "warehouse"),
			link(3, chain.Link{Step: "bill", After: []string{"dock"}})), []string{"KK105 /ship > order"}},
		{"a step that only the start leads to", func(m *chain.Model) { m.Chains[0].Links[1].After = []string{chain.Start} },
			[]string{"KK105 /pick > order"}},
		{"a wait", func(m *chain.Model) { m.Chains[0].Links[2].After = []string{"pick"} },
			[]string{"KK105 /dock > order"}},
		{"alternatives of the last", all(step("fetch", "transport"), func(m *chain.Model) {
			m.Chains[0].Links[2] = choice("ship", "0.7")
			m.Chains[0].Links = append(m.Chains[0].Links, choice("fetch", "0.3"))
		}), nil},
		{"alternatives of which one is named", all(step("fetch", "transport"), step("bill", "warehouse"), func(m *chain.Model) {
			m.Chains[0].Links = append(m.Chains[0].Links[:2], choice("ship", "0.7"), choice("fetch", "0.3"),
				chain.Link{Step: "bill", After: []string{"ship"}})
		}), nil},
		{"alternatives that lead nowhere", all(step("fetch", "transport"), step("bill", "warehouse"), func(m *chain.Model) {
			m.Chains[0].Links = append(m.Chains[0].Links[:2], choice("ship", "0.7"), choice("fetch", "0.3"),
				chain.Link{Step: "bill", After: []string{"dock"}})
		}), []string{"KK105 /ship > order", "KK105 /fetch > order"}},
		{"in two chains", all(second("dock", "pick", "ship"), func(m *chain.Model) {
			m.Chains[0].Links[2].After = []string{"pick"}
			m.Chains[1].Links[1].After = []string{chain.Start}
		}), []string{"KK105 /dock > order", "KK105 /dock > repair"}},
		{"in one of two chains", all(second("pick", "dock"), func(m *chain.Model) {
			m.Chains[0].Links[2].After = []string{"pick"}
		}), []string{"KK105 /dock > order"}},
	}, chain.DeadEnd)
}

func TestCheckHandovers(t *testing.T) {
	unseen := func(m *chain.Model) { m.Chains[0].Links = chain.Sequence("pick", "ship") }
	by := func(step int, units ...string) func(m *chain.Model) {
		return func(m *chain.Model) {
			m.Steps[step].By = nil
			for _, unit := range units {
				m.Steps[step].By = append(m.Steps[step].By, chain.Assignment{Unit: unit})
			}
		}
	}
	testChecks(t, []checkCase{
		{"seen", nothing, nil},
		{"unseen", unseen, []string{"KK108 /pick > /ship"}},
		{"within a department", all(unseen, by(2, "warehouse")), nil},
		{"within a department, between teams", all(unseen, unit("day", "warehouse"), unit("night", "warehouse"),
			by(0, "day"), by(2, "night")), nil},
		{"to nobody known", all(unseen, by(2)), nil},
		{"one more department", all(unseen, by(2, "warehouse", "transport")), []string{"KK108 /pick > /ship"}},
		{"in two chains", all(second("pick", "ship"), unseen, func(m *chain.Model) { m.Chains[1].ID = "again"; m.Goals[3].At.Chain = "again" }),
			[]string{"KK108 /pick > /ship", "KK108 /pick > /ship"}},
		{"seen in one of two chains", second("pick", "ship"), []string{"KK108 /pick > /ship"}},
		{"straight on, too", func(m *chain.Model) { m.Chains[0].Links[2].After = []string{"pick", "dock"} }, nil},
		{"past a wait that others see", all(step("pay", "warehouse"), link(0, chain.Link{Step: "pay"}), func(m *chain.Model) {
			m.Chains[0].Links[3].After = []string{"pay", "dock"}
		}), []string{"KK108 /pay > /ship"}},
		{"a wait at which nothing is read", func(m *chain.Model) {
			m.KPIs, m.Goals, m.Influences, m.Steps[1].KPIs, m.Chains[0].Satisfaction = nil, nil, nil, nil, ""
		}, []string{"KK108 /pick > /ship"}},
	}, chain.BlindHandover)
}

// What the catalogue's examples do not show of the messages.
func TestCheckMessages(t *testing.T) {
	m := sampleWith(t, all(unit("packing", ""), step("talk"), func(m *chain.Model) {
		m.Goals = m.Goals[2:]
		m.Steps[2].By = append(m.Steps[2].By, chain.Assignment{Unit: "warehouse"}, chain.Assignment{Unit: "packing"})
		m.Chains[0].Links = chain.Sequence("pick", "ship", "talk")
		m.Chains[0].Name, m.Steps[3].Name = "", `The "talk"`
	}))
	var got []string
	for _, f := range findingsOf(t, m, chain.NoSatisfaction, chain.StepWithoutPeople, chain.OneSided, chain.BlindHandover) {
		got = append(got, f.String())
	}
	assert.Equal(t, []string{
		`KK102 fault order happy: The chain "order" has no goal for Customers satisfied, its customers' satisfaction, ` +
			`so nothing tells whether its question was answered well enough.`,
		`KK104 warning /talk: Nobody does the step "The \"talk\"", so what the chain asks of it reaches no one.`,
		`KK107 warning order: All goals on the chain "order" serve the organisation, so nothing says what it must ` +
			`bring the customer.`,
		`KK108 info /pick: Between Pick and Ship in the chain "order" work passes from Warehouse to Warehouse, ` +
			`Transport and packing, and no KPI is read there, so what is lost is seen by neither.`,
	}, got)
}

// A model of nothing, and one of bare steps, have their findings and no more.
func TestCheckOfLittle(t *testing.T) {
	assert.Equal(t, []chain.Finding{}, findingsOf(t, chain.Model{}))
	plan, err := chain.NewPlan(chain.Model{
		Steps:  []chain.Step{{ID: "a"}},
		Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("a")}},
	})
	require.NoError(t, err)
	assert.Equal(t, []string{"KK101 c", "KK102 c", "KK103 /a", "KK104 /a", "KK106 c"}, brief(plan.Check()))
}
