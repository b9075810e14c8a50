package chain_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

func TestCheckExposesPeople(t *testing.T) {
	group := func(n int) func(m *chain.Model) { return func(m *chain.Model) { m.MinGroup = n } }
	one := unit("night", "warehouse", "p5")
	depth := func(goal int, d chain.Level) func(m *chain.Model) {
		return func(m *chain.Model) { m.Goals[goal].Depth = d }
	}
	only := func(goals ...int) func(m *chain.Model) { // of the sample's goals
		return func(m *chain.Model) {
			var kept []chain.Goal
			for _, n := range goals {
				kept = append(kept, m.Goals[n])
			}
			m.Goals = kept
		}
	}
	warehouse := chain.At("pick").By("warehouse")
	testChecks(t, []checkCase{
		{"groups large enough", nothing, nil},
		{"groups of two where three are asked", group(3),
			[]string{"KK501 order lead > /pick/warehouse", "KK501 order cost > /pick/warehouse"}},
		{"a chain of four where five are asked", group(0),
			[]string{"KK501 order happy > order", "KK501 order lead > order", "KK501 order cost > order"}},
		{"a team of one", one, []string{"KK501 order lead > /pick/night"}},
		{"a team of one, no groups asked", all(one, group(1)), nil},
		{"a team of one, below the goal's depth", all(one, depth(1, chain.Departments)), nil},
		{"a team of one, within the goal's depth", all(one, depth(1, chain.Teams)),
			[]string{"KK501 order lead > /pick/night"}},
		{"a team of nobody", unit("night", "warehouse"), nil},
		{"a team of one that its assignment leaves out", all(one, func(m *chain.Model) {
			m.Steps[0].By = []chain.Assignment{{Unit: "night", KPIs: []string{"cost"}}, {Unit: "warehouse", Person: "p1"},
				{Unit: "warehouse", Person: "p2"}}
		}), nil},
		{"a team below one that its assignment leaves out", all(unit("night", "warehouse", "p5", "p6"), unit("late", "night", "p7"),
			func(m *chain.Model) {
				m.Steps[0].By = []chain.Assignment{{Unit: "night", KPIs: []string{"cost"}}, {Unit: "warehouse", Person: "p1"},
					{Unit: "warehouse", Person: "p2"}}
			}), nil},
		{"the first in order of links", all(unit("late", "transport", "p6"), one, func(m *chain.Model) {
			m.Chains[0].Links = chain.Sequence("ship", "pick")
		}), []string{"KK501 order lead > /ship/late"}},
		{"a step that the goal weighs at nothing", all(one, func(m *chain.Model) {
			m.Goals[1].Weights = map[string]decimal.Decimal{"pick": num("0"), "dock": num("1"), "ship": num("1")}
		}), nil},
		{"a goal that composes along no chain", all(one, only(0)), nil},
		{"a goal on a step that goes to no units", all(one, only(0), set(chain.At("pick"), "happy", "0.9")), nil},
		{"a goal on a unit that goes to no teams", all(one, only(0), set(warehouse, "happy", "0.9")), nil},
		{"a goal on a unit", all(one, only(0), set(warehouse, "lead", "8")),
			[]string{"KK501 /pick/warehouse lead > /pick/night"}},
		{"a goal on a small team", all(one, only(0), set(chain.At("pick").By("night"), "lead", "8")),
			[]string{"KK501 /pick/night lead > /pick/night"}},
		{"a goal on the team beside it", all(one, unit("day", "warehouse", "p6", "p7"), only(0),
			set(chain.At("pick").By("day"), "lead", "8")), nil},
		{"a goal that a small team pins", all(one, only(0, 1), set(chain.At("pick").By("night"), "lead", "8")),
			[]string{"KK501 order lead > /pick/night", "KK501 /pick/night lead > /pick/night"}},
		{"a goal on a person", all(one, only(0), set(chain.At("pick").By("night").Who("p5"), "lead", "8")), nil},
		{"a goal outside the chains", all(one, only(0), set(chain.Place{Unit: "warehouse"}, "lead", "8")),
			[]string{"KK501 //warehouse lead > //night"}},
		{"a goal where a unit does not work", all(one, only(0), set(chain.At("ship").By("night"), "lead", "8")), nil},
		{"a goal for passes of few", all(group(3), only(0), set(chain.Place{Chain: "order", Step: "ship"}, "passes", "1")),
			[]string{"KK501 order/ship passes > order/ship"}},
		{"a goal for passes of enough", all(only(0), set(chain.Place{Chain: "order", Step: "ship"}, "passes", "1")),
			nil},
		{"a goal of the profession", all(one, func(m *chain.Model) { m.Goals[1].Craft = true }),
			[]string{"KK501 order lead > /pick/night"}},
		{"one person who is all of two teams", all(one, func(m *chain.Model) {
			m.Units = append(m.Units, chain.Unit{ID: "early", Parent: "warehouse"})
			m.Members = append(m.Members, chain.Member{Person: "p5", Unit: "early"})
			m.Steps[0].By = []chain.Assignment{{Unit: "night"}, {Unit: "early"}}
		}), []string{"KK501 order lead > /pick/warehouse", "KK501 order cost > /pick/warehouse"}},
	}, chain.ExposesPeople)
}

// The message counts the groups, and names one of them.
func TestCheckExposesPeopleMessage(t *testing.T) {
	teams := all(unit("night", "warehouse", "p5"), unit("late", "transport", "p6"), unit("extra", "night", "p7", "p8"),
		func(m *chain.Model) { m.Units[2].Name, m.MinGroup = "Night shift", 3 })
	one := func(m *chain.Model) { m.Members = m.Members[:5] } // p5 alone is in a team
	for _, c := range []struct {
		name, want string
		edit       func(m *chain.Model)
	}{
		{"two", "2 groups of fewer than 3 people, the first at extra (Pick); views hide their figures", teams},
		{"one", "Night shift (Pick), a group of fewer than 2 people; views hide its figures",
			all(teams, one, func(m *chain.Model) { m.MinGroup = 2 })},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := findingsOf(t, sampleWith(t, c.edit), chain.ExposesPeople)
			if assert.Len(t, list, 1) {
				assert.Equal(t, "The goal for Lead time (An order at home) reaches "+c.want+
					", which could tell of one person.", list[0].Message)
			}
		})
	}
}

// A place that has one part alone is the same people as that part: they count once,
// and the message says so.
func TestCheckExposesPeopleOnce(t *testing.T) {
	lead := func(m *chain.Model) { m.Goals = m.Goals[1:2] } // the one goal
	four := all(lead, unit("none", ""), func(m *chain.Model) {
		m.MinGroup = 4
		m.Members = append(m.Members, chain.Member{Person: "p5", Unit: "warehouse"}, chain.Member{Person: "p6", Unit: "transport"})
	})
	by := func(list ...chain.Assignment) func(m *chain.Model) {
		return func(m *chain.Model) { m.Steps[0].By = list }
	}
	links := func(steps ...string) func(m *chain.Model) {
		return func(m *chain.Model) { m.Chains[0].Links = chain.Sequence(steps...) }
	}
	depth := func(d chain.Level) func(m *chain.Model) { return func(m *chain.Model) { m.Goals[0].Depth = d } }
	for _, c := range []struct {
		name  string
		edit  func(m *chain.Model)
		first string
		want  string
	}{
		{"two departments, each alone on its step", four, "/pick/warehouse", "reaches 2 groups of"},
		{"the goal stops at the steps", all(four, depth(chain.Steps)), "/pick", "reaches 2 groups of"},
		{"a step with a second department that has nobody", all(four, by(chain.Assignment{Unit: "warehouse"}, chain.Assignment{Unit: "none"})),
			"/pick", "reaches 3 groups of"},
		{"a step that only the second department reads the KPI of", all(four, by(chain.Assignment{Unit: "none", KPIs: []string{"cost"}},
			chain.Assignment{Unit: "warehouse"})), "/pick/warehouse", "reaches 2 groups of"},
		{"a step that only the department without people reads the KPI of", all(four, by(chain.Assignment{Unit: "none"},
			chain.Assignment{Unit: "warehouse", KPIs: []string{"cost"}})), "/pick", "reaches 2 groups of"},
		{"a step with a person beside its department", all(four, unit("tiny", "none", "p7"), func(m *chain.Model) {
			m.Members = append(m.Members, chain.Member{Person: "p8", Unit: "none"})
			m.Steps[0].By = []chain.Assignment{{Unit: "none"}}
		}), "/pick/none", "reaches 3 groups of"},
		{"teams one in another", all(four, unit("team", "none", "p7"), by(chain.Assignment{Unit: "none"})),
			"/pick/team", "reaches 2 groups of"},
		{"teams one in another, the goal stops at departments", all(four, unit("team", "none", "p7"), depth(chain.Departments),
			by(chain.Assignment{Unit: "none"})), "/pick/none", "reaches 2 groups of"},
		{"a chain of one step", all(four, links("pick")), "/pick/warehouse", "reaches Warehouse (Pick), a group of"},
		{"a chain of two steps, of one department", all(four, links("pick", "dock")), "order", "reaches 2 groups of"},
		{"a chain whose KPI nobody modelled is read for", all(four, links("dock", "pick"), func(m *chain.Model) {
			m.Steps[0].KPIs = []string{"cost"}
		}), "order", "reaches An order at home, a group of"},
		{"a KPI that goes to no units", all(four, set(chain.At("pick"), "happy", "0.9"), func(m *chain.Model) {
			m.Goals = m.Goals[1:]
		}), "/pick", "reaches Pick, a group of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := findingsOf(t, sampleWith(t, c.edit), chain.ExposesPeople)
			if assert.Len(t, list, 1) {
				assert.Equal(t, c.first, list[0].OtherAt.String())
				assert.Contains(t, list[0].Message, c.want+" fewer than 4 people")
			}
		})
	}
}

func TestCheckPersonalGoals(t *testing.T) {
	testChecks(t, []checkCase{
		{"none", set(chain.At("pick").By("warehouse"), "lead", "8"), nil},
		{"one, at a step", set(chain.At("pick").By("warehouse").Who("p1"), "lead", "8"),
			[]string{"KK502 /pick/warehouse/p1 lead"}},
		{"two, outside the chains", all(set(chain.Place{Unit: "warehouse", Person: "p2"}, "lead", "8"),
			set(chain.Place{Unit: "warehouse", Person: "p1"}, "cost", "8")),
			[]string{"KK502 //warehouse/p1 cost", "KK502 //warehouse/p2 lead"}},
		{"one of the profession", func(m *chain.Model) {
			m.KPIs = append(m.KPIs, kpi.Indicator{ID: "courses"})
			m.Goals = append(m.Goals, chain.Goal{At: chain.At("pick").By("warehouse").Who("p1"), KPI: "courses", Craft: true})
		}, []string{"KK502 /pick/warehouse/p1 courses"}},
	}, chain.PersonalGoal)
}
