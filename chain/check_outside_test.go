package chain_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
)

func TestCheckOutsideInfluence(t *testing.T) {
	teams := all(unit("day", "warehouse", "p5", "p6"), unit("night", "warehouse", "p7", "p8"))
	by := func(list ...chain.Assignment) func(m *chain.Model) {
		return func(m *chain.Model) { m.Steps[0].By = list }
	}
	only := func(unit, person string, ids ...string) chain.Assignment {
		return chain.Assignment{Unit: unit, Person: person, KPIs: ids}
	}
	warehouse, dayTeam := chain.At("pick").By("warehouse"), chain.At("pick").By("day")
	testChecks(t, []checkCase{
		{"nobody asked", nothing, nil},
		{"a step and a unit that does it", all(set(chain.At("pick"), "lead", "8"), set(warehouse, "cost", "9000")),
			nil},
		{"a unit elsewhere", set(chain.At("pick").By("transport"), "lead", "8"),
			[]string{"KK203 /pick/transport lead"}},
		{"a person elsewhere", set(chain.At("pick").By("transport").Who("p3"), "lead", "8"),
			[]string{"KK203 /pick/transport/p3 lead"}},
		{"a unit at a step of no chain", all(step("talk", "transport"), set(chain.At("talk").By("warehouse"), "lead", "8")),
			[]string{"KK203 /talk/warehouse lead"}},
		{"a unit outside the chains", set(chain.Place{Unit: "transport"}, "cost", "10"), nil},
		{"a person outside the chains", set(chain.Place{Unit: "transport", Person: "p3"}, "cost", "10"), nil},
		{"a team of a department that does it", all(teams, set(dayTeam, "lead", "8")), nil},
		{"a team that the line-up leaves out", all(teams, by(only("night", "")), set(dayTeam, "lead", "8")),
			[]string{"KK203 /pick/day lead"}},
		{"a person whom the line-up leaves out", all(teams, by(only("day", "p5")), set(dayTeam.Who("p6"), "lead", "8")),
			[]string{"KK203 /pick/day/p6 lead"}},
		{"a KPI that is theirs", all(by(only("warehouse", "", "lead")), set(warehouse, "lead", "8")), nil},
		{"a KPI that is not theirs", all(by(only("warehouse", "", "lead")), set(warehouse, "happy", "0.9")),
			[]string{"KK203 /pick/warehouse happy"}},
		{"a KPI that is not a person's", all(by(only("warehouse", "", "lead")), set(warehouse.Who("p1"), "happy", "0.9")),
			[]string{"KK203 /pick/warehouse/p1 happy"}},
		{"a KPI that is not the department's, for a team of it",
			all(teams, by(only("warehouse", "", "lead")), set(dayTeam, "happy", "0.9"), set(dayTeam.Who("p5"), "happy", "0.9")),
			[]string{"KK203 /pick/day happy", "KK203 /pick/day/p5 happy"}},
		{"their own assignment is nearer", all(teams, by(only("warehouse", "", "lead"), only("day", "", "happy")),
			set(dayTeam, "happy", "0.9"), set(dayTeam.Who("p5"), "happy", "0.9"), set(dayTeam, "lead", "8")),
			[]string{"KK203 /pick/day lead"}},
		{"a person's own assignment is nearest", all(teams, by(only("day", "", "lead"), only("day", "p5", "happy"), only("day", "p6")),
			set(dayTeam.Who("p5"), "happy", "0.9"), set(dayTeam.Who("p6"), "happy", "0.9"), set(dayTeam, "happy", "0.9")),
			[]string{"KK203 /pick/day happy"}},
		{"a department that came along has what any team has", all(teams, by(only("day", "", "lead"), only("night", "", "happy")),
			set(warehouse, "happy", "0.9"), set(warehouse, "lead", "8")), nil},
		{"a department that came along lacks what all teams lack", all(teams, by(only("day", "", "lead"), only("night", "", "lead")),
			set(warehouse, "happy", "0.9"), set(warehouse, "lead", "8")), []string{"KK203 /pick/warehouse happy"}},
		{"a part that a goal weighs at nothing", all(teams, func(m *chain.Model) {
			m.Goals = append(m.Goals, chain.Goal{At: warehouse, KPI: "lead", Target: num("8"), Weights: map[string]decimal.Decimal{
				"day": num("0"), "night": num("1"), "p1": num("0"), "p2": num("0")}})
		}, set(dayTeam, "lead", "8")), nil},
	}, chain.OutsideInfluence)
}

func TestCheckOutsideInfluenceMessages(t *testing.T) {
	var got []string
	for _, f := range findingsOf(t, sampleWith(t, all(
		func(m *chain.Model) { m.Steps[0].By[0].KPIs = []string{"lead"} },
		set(chain.At("pick").By("warehouse"), "happy", "0.9"),
		set(chain.At("ship").By("warehouse").Who("p1"), "lead", "8"),
	)), chain.OutsideInfluence) {
		got = append(got, f.Message)
	}
	assert.Equal(t, []string{
		`A goal for Customers satisfied at Pick asks Warehouse, whose assignment there leaves this KPI out: ` +
			`they are judged by what they cannot move.`,
		`A goal for Lead time at Ship asks one person of Warehouse, who do not work there: ` +
			`they are judged by what they cannot move.`,
	}, got)
}

func TestCheckUnitsOutsideChains(t *testing.T) {
	testChecks(t, []checkCase{
		{"none", nothing, nil},
		{"a department", unit("planning", "", "p5"), []string{"KK204 //planning"}},
		{"a department without people", unit("planning", ""), nil},
		{"a department with people below it only, units in any order",
			all(unit("staff", "planning", "p5"), unit("desk", "planning"), unit("planning", "board"), unit("board", "")),
			[]string{"KK204 //board"}},
		{"two of them", all(unit("planning", "", "p5"), unit("legal", "", "p6"), unit("law", "legal", "p7")),
			[]string{"KK204 //planning", "KK204 //legal"}},
		{"a team of a department that works", unit("day", "warehouse", "p5"), nil},
		{"a team that the line-up leaves out", all(unit("day", "warehouse", "p5"), unit("night", "warehouse", "p6"),
			unit("late", "night", "p7"), func(m *chain.Model) { m.Steps[0].By[0].Unit = "day" }), []string{"KK204 //night"}},
		{"at a step of no chain", all(unit("planning", "", "p5"), step("talk", "planning")),
			[]string{"KK204 //planning"}},
		{"where only a goal puts it", all(unit("planning", "", "p5"), set(chain.At("pick").By("planning"), "lead", "8")),
			[]string{"KK204 //planning"}},
		{"one person of it works", all(unit("planning", "", "p5", "p6"), func(m *chain.Model) {
			m.Steps[0].By = append(m.Steps[0].By, chain.Assignment{Unit: "planning", Person: "p5"})
		}), nil},
	}, chain.UnitOutsideChains)
}

func TestCheckIslandChains(t *testing.T) {
	alone := func(m *chain.Model) { m.Steps[2].By[0].Unit = "warehouse" }
	testChecks(t, []checkCase{
		{"two departments", nothing, nil},
		{"one department", alone, []string{"KK205 order > //warehouse"}},
		{"two teams of one department", all(unit("day", "warehouse"), unit("night", "warehouse"), func(m *chain.Model) {
			m.Steps[0].By[0].Unit, m.Steps[2].By[0].Unit = "day", "night"
		}), []string{"KK205 order > //warehouse"}},
		{"one department, then another one too", all(alone, func(m *chain.Model) {
			m.Steps[2].By = append(m.Steps[2].By, chain.Assignment{Unit: "transport"})
		}), nil},
		{"both departments on both steps", func(m *chain.Model) {
			m.Steps[0].By = append(m.Steps[0].By, chain.Assignment{Unit: "transport"})
			m.Steps[2].By = append(m.Steps[2].By, chain.Assignment{Unit: "warehouse"})
		}, nil},
		{"one step", all(alone, func(m *chain.Model) { m.Chains[0].Links = chain.Sequence("pick") }), nil},
		{"one step and a wait", all(alone, func(m *chain.Model) { m.Chains[0].Links = chain.Sequence("pick", "dock") }),
			nil},
		{"waits only", func(m *chain.Model) { m.Chains[0].Links = chain.Sequence("dock") }, nil},
		{"a step that nobody does", all(alone, step("talk"), link(3, chain.Link{Step: "talk"})), nil},
		{"a first step that nobody does", all(alone, step("talk"), link(0, chain.Link{Step: "talk"})), nil},
		{"the second of two chains", all(step("mend", "transport"), second("mend", "ship")),
			[]string{"KK205 repair > //transport"}},
	}, chain.IslandChain)
}
