package chain_test

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
)

// badSteps returns models with steps that are not valid.
func badSteps() []badModel {
	by := func(all ...chain.Assignment) func(*chain.Model) {
		return func(m *chain.Model) { m.Steps[1].By = all }
	}
	onSteps := chain.Problem{Path: "steps[3].kpis[0]", Code: "KM503",
		Reason: `"passes" is read at a step of a chain only`, Err: chain.ErrUnknown}
	noMember := chain.Problem{Path: "steps[1].by[0].person", Code: "KM302",
		Reason: `unit "day" has no member "p4"`, Err: chain.ErrUnknown}
	twice := chain.Problem{Path: "steps[1].by[2]", Code: "KM303",
		Reason: "by[0] puts the same unit or person on the step", Err: chain.ErrDuplicate}
	return []badModel{
		{"somebody does a handover", func(m *chain.Model) { m.Steps[3].By = []chain.Assignment{{Unit: "day"}} },
			chain.Problem{Path: "steps[3].by", Code: "KM201", Err: chain.ErrOrder,
				Reason: `nobody does handover "dock": the steps before and after it answer for it`}},
		{"unknown KPI at a step", func(m *chain.Model) { m.Steps[3].KPIs = []string{"lead", "fun"} },
			unknown("steps[3].kpis[1]", `no KPI "fun"`)},
		{"KPI twice at a step", func(m *chain.Model) { m.Steps[3].KPIs = []string{"lead", "cost", "lead"} },
			repeated("steps[3].kpis[2]", "lead")},
		{"passes at a step", func(m *chain.Model) { m.Steps[3].KPIs = []string{"passes"} }, onSteps},
		{"competence without name", func(m *chain.Model) { m.Steps[0].Needs = []string{"a", ""} },
			chain.Problem{Path: "steps[0].needs[1]", Code: "KM306", Reason: "the ID is empty", Err: chain.ErrSyntax}},

		{"unknown unit on a step", by(chain.Assignment{Unit: "moon"}),
			unknown("steps[1].by[0].unit", `no unit "moon"`)},
		{"no unit on a step", by(chain.Assignment{Person: "p1"}),
			unknown("steps[1].by[0].unit", `no unit ""`)},
		{"person of another unit", by(chain.Assignment{Unit: "day", Person: "p4"}), noMember},
		{"person of a unit below", by(chain.Assignment{Unit: "logistics", Person: "p1"}),
			chain.Problem{Path: "steps[1].by[0].person", Code: "KM302",
				Reason: `unit "logistics" has no member "p1"`, Err: chain.ErrUnknown}},
		{"unit twice on a step", by(chain.Assignment{Unit: "day"}, chain.Assignment{Unit: "night"},
			chain.Assignment{Unit: "day"}), twice},
		{"person twice on a step", by(chain.Assignment{Unit: "day", Person: "p1"},
			chain.Assignment{Unit: "day", Person: "p2"}, chain.Assignment{Unit: "day", Person: "p1"}), twice},
		{"unknown KPI of a unit", by(chain.Assignment{Unit: "day", KPIs: []string{"fun"}}),
			unknown("steps[1].by[0].kpis[0]", `no KPI "fun"`)},
		{"KPI twice of a unit", by(chain.Assignment{Unit: "day", KPIs: []string{"lead", "lead"}}),
			repeated("steps[1].by[0].kpis[1]", "lead")},

		{"weight below 0", by(chain.Assignment{Unit: "day", Weight: num("-0.5")}),
			ranged("steps[1].by[0].weight", "KM305", "weight -0.5 is not more than 0")},
		{"weight too fine", by(chain.Assignment{Unit: "day", Weight: num("0.0000000001")}),
			ranged("steps[1].by[0].weight", "KM305", "weight 0.0000000001 has more than 9 decimals")},
		{"weight too long", by(chain.Assignment{Unit: "day", Weight: num("1234567890.123456789")}),
			ranged("steps[1].by[0].weight", "KM305", "weight 1234567890.123456789 is not less than 1000000000")},
		{"weight just too large", by(chain.Assignment{Unit: "day", Weight: num("1000000000")}),
			ranged("steps[1].by[0].weight", "KM305", "weight 1000000000 is not less than 1000000000")},
		{"weight too large", by(chain.Assignment{Unit: "day", Weight: decimal.New(1, 29)}),
			ranged("steps[1].by[0].weight", "KM305", "weight 100000000000000000000000000000 is not less than 1000000000")},
		{"weights too large together", by(heavyAssignments("0.000000004")...),
			ranged("steps[1].by", "KM305", "the weights of all assignments add up to more than 3000000000")},
		{"weight without end", by(chain.Assignment{Unit: "day", Weight: decimal.New(1, 1000000)}),
			ranged("steps[1].by[0].weight", "KM003", "not a plain decimal of at most 30 digits")},
	}
}

// badOrganisations returns models with units and members that are not valid.
func badOrganisations() []badModel {
	loop := func(path, reason string) chain.Problem {
		return chain.Problem{Path: path, Code: "KM301", Reason: reason, Err: chain.ErrOrder}
	}
	return []badModel{
		{"unknown parent", func(m *chain.Model) { m.Units[4].Parent = "moon" },
			unknown("units[4].parent", `no unit "moon"`)},
		{"unit its own parent", func(m *chain.Model) { m.Units[0].Parent = "sales" },
			loop("units[0].parent", `unit "sales" contains itself: "sales" in "sales"`)},
		{"units each other's parents", func(m *chain.Model) { m.Units[3].Parent = "night" },
			loop("units[3].parent", `unit "logistics" contains itself: "logistics" in "night" in "logistics"`)},
		{"loop of many units", func(m *chain.Model) {
			for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
				m.Units = append(m.Units, chain.Unit{ID: id, Parent: m.Units[len(m.Units)-1].ID})
			}
			m.Units[5].Parent = "j"
		}, loop("units[5].parent", `unit "night" contains itself: "night" in "j" in "i" in "h" in "g" in "f" in "e" in "d" in 3 more in "night"`)},

		{"member of no unit", func(m *chain.Model) { m.Members[0].Unit = "" }, unknown("members[0].unit", `no unit ""`)},
		{"member of an unknown unit", func(m *chain.Model) { m.Members[0].Unit = "moon" },
			unknown("members[0].unit", `no unit "moon"`)},
		{"person twice in a unit", func(m *chain.Model) { m.Members[5].Unit = "day" },
			chain.Problem{Path: "members[5]", Code: "KM304", Err: chain.ErrDuplicate,
				Reason: `members[2] puts "p3" in unit "day" already`}},
		{"member's weight below 0", func(m *chain.Model) { m.Members[1].Weight = num("-1") },
			ranged("members[1].weight", "KM305", "weight -1 is not more than 0")},
		{"member's weight too large", func(m *chain.Model) { m.Members[1].Weight = decimal.New(1, 17) },
			ranged("members[1].weight", "KM305", "weight 100000000000000000 is not less than 1000000000")},
		{"members' weights too large together", func(m *chain.Model) { m.Members = heavyMembers("0.000000004") },
			ranged("members", "KM305", "the weights of all members add up to more than 3000000000")},
		{"members' weights too large together, by one that says nothing",
			func(m *chain.Model) { m.Members = heavyMembers("0") },
			ranged("members", "KM305", "the weights of all members add up to more than 3000000000")},
		{"member's competence without name", func(m *chain.Model) { m.Members[1].Can = []string{""} },
			chain.Problem{Path: "members[1].can[0]", Code: "KM306", Reason: "the ID is empty", Err: chain.ErrSyntax}},
		{"smallest group below 0", func(m *chain.Model) { m.MinGroup = -3 },
			ranged("min_group", "KM307", "the smallest group is -3, below 0")},
	}
}
