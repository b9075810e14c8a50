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
	two := func(m *chain.Model) {
		m.Steps[0].By = []chain.Assignment{{Unit: "warehouse"}, {Unit: "transport"}}
	}
	both := func(m *chain.Model) { m.Steps[2].By[0].Unit = "warehouse" } // the warehouse ships too
	testChecks(t, []checkCase{
		{"no capacity known", can, nil},
		{"just enough", all(can, set(warehouse, "can", "100")), nil},
		{"too little", all(can, set(warehouse, "can", "99")), []string{"KK803 //warehouse can"}},
		{"none at all", all(can, set(warehouse, "can", "0")), []string{"KK803 //warehouse can"}},
		{"nothing planned", all(capacity("can", 0, "0"), set(warehouse, "can", "0")), nil},
		{"a step with too little", all(can, set(pick, "can", "50")), []string{"KK803 //warehouse can"}},
		{"a step with enough", all(can, set(pick, "can", "100")), nil},
		{"a step with a last digit too little", all(can, set(pick, "can", "99")), nil}, // for it is cascaded
		{"a step with two last digits too little", all(can, set(pick, "can", "98")), []string{"KK803 //warehouse can"}},
		{"a step with too little, over the chain's goal", all(can, set(chain.Whole("order"), "can", "100"), set(pick, "can", "50")),
			[]string{"KK803 //warehouse can"}},
		{"a step with too little, and all who do it", all(can, two, set(pick, "can", "90")),
			[]string{"KK803 //warehouse can", "KK803 //transport can"}},
		{"a step with enough, rounded", all(can, two, unit("day", "warehouse", "p5"), set(pick, "can", "100")), nil},
		{"asked of the chain only", all(can, set(chain.Whole("order"), "can", "10")), nil},
		{"asked of the chain, and another unit with enough", all(can, two, set(chain.Whole("order"), "can", "10"),
			set(pick.By("transport"), "can", "50")), nil},
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
		{"a step with too little, where one person can enough", all(can, set(pick, "can", "10"),
			set(warehouse.Who("p1"), "can", "60")), []string{"KK803 //warehouse can"}},
		{"half of the work each", all(can, teams, set(pick.By("day"), "can", "50")), nil},
		{"a team with too little", all(can, teams, set(pick.By("day"), "can", "49")), []string{"KK803 //day can"}},
		{"more of the work by weight", all(can, teams, func(m *chain.Model) { m.Steps[0].By[0].Weight = num("6") },
			set(pick.By("day"), "can", "74")), []string{"KK803 //day can"}},
		{"just enough for more of the work by weight", all(can, teams, func(m *chain.Model) { m.Steps[0].By[0].Weight = num("6") },
			set(pick.By("day"), "can", "75")), nil},
		{"none of the work by a goal's weight", all(can, teams, func(m *chain.Model) {
			m.Goals = append(m.Goals, chain.Goal{At: warehouse, KPI: "can", Target: num("100"),
				Weights: map[string]decimal.Decimal{"day": num("1"), "night": num("0")}})
		}, set(pick.By("night"), "can", "1")), nil},
		{"a department with too little, and so its teams", all(can, teams, set(warehouse, "can", "90")),
			[]string{"KK803 //warehouse can"}},
		{"a team that can little, and the other the rest", all(can, teams, set(warehouse, "can", "100"), set(pick.By("day"), "can", "20")),
			nil},
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

// Where it is known of all parts what they can, they share the work so; else by
// weight.
func TestCheckOverloadedShares(t *testing.T) {
	pick := chain.At("pick")
	by := func(units ...string) func(m *chain.Model) {
		return func(m *chain.Model) {
			m.Steps[0].By = nil
			for _, unit := range units {
				m.Steps[0].By = append(m.Steps[0].By, chain.Assignment{Unit: unit})
			}
		}
	}
	can := func(unit, target string) func(m *chain.Model) { return set(pick.By(unit), "can", target) }
	two := all(capacity("can", 0, "1000"), by("warehouse", "transport"))
	third := all(two, unit("office", "", "p5", "p6"), by("warehouse", "transport", "office"))
	teams := all(two, unit("day", "warehouse", "p5", "p6"), unit("night", "warehouse", "p7", "p8"),
		func(m *chain.Model) { m.Members = m.Members[2:] }) // nobody in the warehouse but in its teams
	left := func(m *chain.Model) { m.Steps[0].By[1].KPIs = []string{"lead"} }
	testChecks(t, []checkCase{
		{"both known, and enough", all(two, can("warehouse", "600"), can("transport", "450")), nil},
		{"both known, and just enough", all(two, can("warehouse", "600"), can("transport", "400")), nil},
		{"both known, and too little", all(two, can("warehouse", "600"), can("transport", "399")),
			[]string{"KK803 //warehouse can", "KK803 //transport can"}},
		{"both known, one of them nothing", all(two, can("warehouse", "1000"), can("transport", "0")), nil},
		{"both known, one of them less than nothing", all(two, can("warehouse", "1000"), can("transport", "-500")), nil},
		{"both known, both nothing", all(two, can("warehouse", "0"), can("transport", "0")),
			[]string{"KK803 //warehouse can", "KK803 //transport can"}},
		{"both known, at another step too", all(two, can("warehouse", "600"), can("transport", "450"),
			set(chain.At("ship").By("transport"), "can", "21000")), nil},
		{"both known, at another step too much", all(two, can("warehouse", "600"), can("transport", "450"),
			set(chain.At("ship").By("transport"), "can", "20999")), []string{"KK803 //transport can"}},
		{"one known", all(two, can("warehouse", "600")), nil},
		{"one known, less than its share", all(two, can("transport", "450")), []string{"KK803 //transport can"}},
		{"two of three known", all(third, can("warehouse", "600"), can("transport", "300")), []string{"KK803 //transport can"}},
		{"all of three known", all(third, can("warehouse", "600"), can("transport", "300"), can("office", "100")), nil},
		{"one left out of the KPI", all(third, left, can("warehouse", "600"), can("office", "400")), nil},
		{"one left out of the KPI, too little", all(third, left, can("warehouse", "600"), can("office", "399")),
			[]string{"KK803 //warehouse can", "KK803 //office can"}},
		{"all teams of one known", all(teams, can("day", "400"), can("night", "200"), can("transport", "400")), nil},
		{"all teams of one known, too little", all(teams, can("day", "400"), can("night", "199"), can("transport", "400")),
			[]string{"KK803 //transport can", "KK803 //day can", "KK803 //night can"}},
		{"one team of one known", all(teams, can("day", "400"), can("transport", "332")), []string{"KK803 //transport can"}},
		{"people, all known", all(capacity("can", 0, "100"), set(pick.By("warehouse").Who("p1"), "can", "70"),
			set(pick.By("warehouse").Who("p2"), "can", "30")), nil},
		{"people, one known", all(capacity("can", 0, "100"), set(pick.By("warehouse").Who("p2"), "can", "30")),
			[]string{"KK803 ///p2 can"}},
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
