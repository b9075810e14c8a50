package chain_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// capacity adds a KPI of capacity, and a volume for the sample's chain.
func capacity(id string, decimals int32, volume string) func(m *chain.Model) {
	return func(m *chain.Model) {
		m.KPIs = append(m.KPIs, kpi.Indicator{ID: id, Decimals: decimals, Along: kpi.Bottleneck, Across: kpi.Sum})
		m.Chains[0].Volume = num(volume)
	}
}

// The hours of THEORY, section 2: 120 questions of half an hour and 80 of three
// quarters, a quarter of which come back, are 135 hours of work in 130 hours. In
// 130 hours one can do 260 of the one or 173.333 of the other.
func TestCheckOverloadedHours(t *testing.T) {
	warehouse := func(step string) chain.Place { return chain.At(step).By("warehouse") }
	hours := func(volume string) func(m *chain.Model) {
		return all(capacity("can", 3, "120"), step("mend", "warehouse"), second("mend"), func(m *chain.Model) {
			m.Chains[1].Volume, m.Chains[1].Links[0].Passes = num(volume), num("1.25")
		}, set(warehouse("pick"), "can", "260"), set(warehouse("mend"), "can", "173.333"))
	}
	testChecks(t, []checkCase{
		{"135 of 130 hours", hours("80"), []string{"KK803 //warehouse can"}},
		{"130.3 of 130 hours", hours("75"), []string{"KK803 //warehouse can"}},
		{"129.4 of 130 hours", hours("74"), nil},
		{"60 of 130 hours", hours("0"), nil},
	}, chain.Overloaded)
	one := all(capacity("can", 3, "200"), step("mend", "warehouse"), func(m *chain.Model) {
		m.Chains[0].Links = []chain.Link{{Step: "pick", Passes: num("0.6"), Choice: "way"},
			{Step: "mend", Passes: num("0.4"), Choice: "way"}, {Step: "ship"}}
	}, set(warehouse("pick"), "can", "260"), set(warehouse("mend"), "can", "138.666"))
	testChecks(t, []checkCase{{"135 of 130 hours, in one chain with a choice", one, []string{"KK803 //warehouse can"}}},
		chain.Overloaded)
}

func TestCheckOverloaded(t *testing.T) {
	can := capacity("can", 0, "100")
	pick, ship := chain.At("pick"), chain.At("ship")
	warehouse := pick.By("warehouse")
	teams := all(unit("day", "warehouse", "p5", "p6"), unit("night", "warehouse", "p7", "p8"), func(m *chain.Model) {
		m.Steps[0].By = []chain.Assignment{{Unit: "day"}, {Unit: "night"}}
	})
	both := func(m *chain.Model) { m.Steps[2].By[0].Unit = "warehouse" } // the warehouse ships too
	testChecks(t, []checkCase{
		{"no capacity known", can, nil},
		{"just enough", all(can, set(warehouse, "can", "100")), nil},
		{"too little", all(can, set(warehouse, "can", "99")), []string{"KK803 //warehouse can"}},
		{"none at all", all(can, set(warehouse, "can", "0")), []string{"KK803 //warehouse can"}},
		{"nothing planned", all(capacity("can", 0, "0"), set(warehouse, "can", "0")), nil},
		{"asked of the step only", all(can, set(pick, "can", "10")), nil},
		{"asked of the chain only", all(can, set(chain.Whole("order"), "can", "10")), nil},
		{"too little at a step of no chain", all(can, step("talk", "warehouse"),
			set(chain.At("talk").By("warehouse"), "can", "1")), nil},
		{"too little where they do not work", all(can, set(ship.By("warehouse"), "can", "1")), nil},
		{"too little outside the chains", all(can, set(chain.Place{Unit: "warehouse"}, "can", "1")), nil},
		{"another KPI", all(can, func(m *chain.Model) { m.KPIs[3].Along = kpi.Min }, set(warehouse, "can", "1")), nil},
		{"another KPI across", all(can, func(m *chain.Model) { m.KPIs[3].Across = kpi.Min },
			set(warehouse, "can", "1")), nil},
		{"two steps that fit together", all(can, both, set(warehouse, "can", "200"),
			set(ship.By("warehouse"), "can", "200")), nil},
		{"two steps that fit one by one", all(can, both, set(warehouse, "can", "200"), set(ship.By("warehouse"), "can", "199")),
			[]string{"KK803 //warehouse can"}},
		{"two steps, each its own KPI", all(can, capacity("trips", 0, "100"), both, set(warehouse, "can", "200"),
			set(ship.By("warehouse"), "trips", "199")), []string{"KK803 //warehouse"}},
		{"one step, two KPIs that fit", all(can, capacity("trips", 0, "100"), set(warehouse, "can", "150"),
			set(warehouse, "trips", "120")), nil},
		{"one step, one of two KPIs that does not", all(can, capacity("trips", 0, "100"), set(warehouse, "can", "150"), set(warehouse, "trips", "99")),
			[]string{"KK803 //warehouse trips"}},
		{"one step, the first of two KPIs that does not", all(can, capacity("trips", 0, "100"), set(warehouse, "can", "99"),
			set(warehouse, "trips", "150")), []string{"KK803 //warehouse can"}},
		{"asked of the step, where one person can enough", all(can, set(pick, "can", "10"),
			set(warehouse.Who("p1"), "can", "60")), nil},
		{"half of the work each", all(can, teams, set(pick.By("day"), "can", "50")), nil},
		{"a team with too little", all(can, teams, set(pick.By("day"), "can", "49")), []string{"KK803 //day can"}},
		{"more of the work by weight", all(can, teams, func(m *chain.Model) { m.Steps[0].By[0].Weight = num("6") },
			set(pick.By("day"), "can", "74"), set(pick.By("night"), "can", "25")), []string{"KK803 //day can"}},
		{"none of the work by a goal's weight", all(can, teams, func(m *chain.Model) {
			m.Goals = append(m.Goals, chain.Goal{At: warehouse, KPI: "can", Target: num("100"),
				Weights: map[string]decimal.Decimal{"day": num("1"), "night": num("0")}})
		}, set(pick.By("night"), "can", "1")), nil},
		{"a department with too little, and so its teams", all(can, teams, set(warehouse, "can", "90")),
			[]string{"KK803 //warehouse can"}},
		{"a team that pins more than it can", all(can, teams, set(warehouse, "can", "100"), set(pick.By("day"), "can", "20")),
			[]string{"KK803 //day can"}},
		{"a team that a pin leaves nothing", all(can, teams, set(warehouse, "can", "100"),
			set(pick.By("day"), "can", "100")), nil},
		{"thirds, rounded", all(can, unit("day", "warehouse", "p5"), set(warehouse, "can", "100")), nil},
		{"a person with too little", all(can, set(warehouse.Who("p1"), "can", "49")), []string{"KK803 ///p1 can"}},
		{"a person of a unit with too little", all(can, set(warehouse, "can", "90"), set(warehouse.Who("p1"), "can", "1")),
			[]string{"KK803 //warehouse can"}},
		{"a person below a unit with too little", all(can, teams, set(warehouse, "can", "90"),
			set(pick.By("day").Who("p5"), "can", "1")), []string{"KK803 //warehouse can"}},
		{"a person at two steps", all(can, both, set(warehouse.Who("p1"), "can", "90"), set(ship.By("warehouse").Who("p1"), "can", "90")),
			[]string{"KK803 ///p1 can"}},
		{"a person at two steps, at one by the department's goal", all(can, teams, both, set(warehouse, "can", "150"),
			set(ship.By("day").Who("p5"), "can", "25")), []string{"KK803 ///p5 can"}},
	}, chain.Overloaded)
}

// What is cascaded to someone who is in two units is what they can with their time
// there, not with all of it.
func TestCheckOverloadedPartTime(t *testing.T) {
	twice := func(weight, other string) func(m *chain.Model) {
		return func(m *chain.Model) {
			m.Members[0].Weight = num(weight)
			m.Members = append(m.Members, chain.Member{Person: "p1", Unit: "transport", Weight: num(other)})
		}
	}
	pick, ship := chain.At("pick").By("warehouse"), chain.At("ship").By("transport")
	units := all(capacity("can", 0, "100"), set(pick, "can", "120"), set(ship, "can", "120"))
	own := func(target string) func(m *chain.Model) { // of a third of the one work and a fifth of the other
		return all(capacity("can", 0, "100"), twice("0.5", "0.5"), set(pick.Who("p1"), "can", target), set(ship.Who("p1"), "can", target))
	}
	testChecks(t, []checkCase{
		{"half and half", all(units, twice("0.5", "0.5")), nil},
		{"nothing said", all(units, twice("0", "0")), nil},
		{"most in one", all(units, twice("0.9", "0.1")), nil},
		{"goals of their own", own("54"), nil},
		{"goals of their own that do not fit together", own("53"), []string{"KK803 ///p1 can"}},
	}, chain.Overloaded)
}

func TestCheckOverloadedMessages(t *testing.T) {
	warehouse := chain.At("pick").By("warehouse")
	list := findingsOf(t, sampleWith(t, all(capacity("can", 0, "100"), set(warehouse.Who("p1"), "can", "49"),
		set(chain.At("ship").By("transport"), "can", "49"))), chain.Overloaded)
	var got []string
	for _, f := range list {
		got = append(got, f.Message)
	}
	assert.Equal(t, []string{
		`The work planned for one person, all steps together, is more than they can do, so customers' questions will wait.`,
		`The work planned for Transport, all steps together, is more than they can do, so customers' questions will wait.`,
	}, got)
}
