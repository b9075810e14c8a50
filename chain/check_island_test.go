package chain_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// influenceChecks are the checks of islands and conflicts.
func influenceChecks() []chain.CheckID {
	return []chain.CheckID{chain.SiloKPI, chain.NoLineOfSight, chain.Conflict, chain.MixedEffect, chain.QuantityOnly}
}

// influenceLines returns what the checks of islands and conflicts find, a line each: check,
// severity, place, KPI, and the other place and KPI.
func influenceLines(t *testing.T, m chain.Model) []string {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	lines := []string{}
	for _, f := range findings(plan, influenceChecks()...) {
		line := fmt.Sprintf("%s %s %s %s", f.Check, f.Severity, f.At, f.KPI)
		if f.OtherAt != (chain.Place{}) {
			line += fmt.Sprintf(" > %s %s", f.OtherAt, f.Other)
		}
		lines = append(lines, line)
	}
	return lines
}

// A bad model has the one finding it is there for, a good one none.
func TestInfluenceCatalogue(t *testing.T) {
	for _, doc := range chain.Checks() {
		if !slices.Contains(influenceChecks(), doc.ID) {
			continue
		}
		for text, want := range map[string]int{doc.Bad: 1, doc.Good: 0} {
			m, err := chain.Decode([]byte(text))
			require.NoError(t, err)
			plan, err := chain.NewPlan(m)
			require.NoError(t, err)
			found := plan.Check()
			require.Len(t, found, want, "%s: %v", doc.ID, found)
			for _, f := range found {
				assert.Equal(t, doc.ID, f.Check)
				assert.Equal(t, doc.Severity, f.Severity)
			}
		}
	}
}

// A change of the shop, and what is found after it.
type influenceCase struct {
	name string
	edit func(m *chain.Model)
	want []string
}

func (c influenceCase) run(t *testing.T) {
	t.Run(c.name, func(t *testing.T) {
		m := shop()
		c.edit(&m)
		assert.Equal(t, c.want, influenceLines(t, m))
	})
}

// withGoal adds a goal.
func withGoal(m *chain.Model, at chain.Place, kpiID string) *chain.Goal {
	m.Goals = append(m.Goals, chain.Goal{At: at, KPI: kpiID, Target: num("1")})
	return &m.Goals[len(m.Goals)-1]
}

func withInfluence(m *chain.Model, from, to, effect string) {
	m.Influences = append(m.Influences, chain.Influence{From: from, To: to, Effect: num(effect)})
}

func withKPI(m *chain.Model, i kpi.Indicator) { m.KPIs = append(m.KPIs, i) }

// cut takes influences away from which a KPI starts.
func cut(m *chain.Model, from string) {
	m.Influences = slices.DeleteFunc(m.Influences, func(i chain.Influence) bool { return i.From == from })
}

func TestSiloKPI(t *testing.T) {
	purchasing := chain.Place{Unit: "purchasing"}
	silo := []string{"KK201 warning //purchasing stock"}
	none := []string{}
	for _, c := range []influenceCase{
		{"cut loose", func(m *chain.Model) { cut(m, "stock") }, silo},
		{"it moves what is no goal", func(m *chain.Model) {
			cut(m, "stock")
			withKPI(m, kpi.Indicator{ID: "rent"})
			withInfluence(m, "stock", "rent", "1")
		}, silo},
		{"it moves a goal through what is none", func(m *chain.Model) {
			cut(m, "stock")
			withKPI(m, kpi.Indicator{ID: "rent"})
			withInfluence(m, "stock", "rent", "1")
			withInfluence(m, "rent", "cost", "1")
		}, none},
		{"it is moved, in a loop of its own", func(m *chain.Model) {
			cut(m, "stock")
			withKPI(m, kpi.Indicator{ID: "rent"})
			withInfluence(m, "stock", "rent", "1")
			withInfluence(m, "rent", "stock", "1")
			withInfluence(m, "happy", "stock", "-1")
		}, silo},
		{"passes lead on", func(m *chain.Model) {
			cut(m, "stock")
			withInfluence(m, "stock", chain.Passes, "1")
		}, none},
		{"a goal on the chain too", func(m *chain.Model) {
			cut(m, "stock")
			withGoal(m, chain.Whole("order"), "stock")
		}, none},
		{"a goal of a team in the chain too", func(m *chain.Model) {
			cut(m, "stock")
			withGoal(m, chain.At("pick").By("day"), "stock")
			withInfluence(m, "stock", "happy", "-1")
		}, none},
		{"a goal in the chain that leads nowhere", func(m *chain.Model) {
			cut(m, "stock")
			withGoal(m, chain.At("pick").By("day"), "stock")
		}, []string{silo[0], "KK202 warning /pick/day stock > order "}},
		{"it moves one that leads nowhere", func(m *chain.Model) {
			cut(m, "onshelf")
		}, []string{silo[0], "KK202 warning /sell onshelf > order ", "KK401 fault //purchasing stock > /sell onshelf"}},
		{"a goal of the profession on the chain is none", func(m *chain.Model) {
			cut(m, "stock")
			withGoal(m, chain.Whole("order"), "stock").Craft = true
		}, silo},
		{"a goal of the profession in the chain is none", func(m *chain.Model) {
			cut(m, "stock")
			withGoal(m, chain.At("sell"), "stock").Craft = true
		}, silo},
		{"a goal of the profession is no island", func(m *chain.Model) {
			cut(m, "stock")
			m.Goals[len(m.Goals)-1].Craft = true
		}, none},
		{"a step of no chain is no part of one", func(m *chain.Model) {
			cut(m, "stock")
			m.Steps = append(m.Steps, chain.Step{ID: "idle"})
			withGoal(m, chain.At("idle"), "stock")
		}, silo},
		{"reported at the top", func(m *chain.Model) {
			cut(m, "stock")
			m.Units = append(m.Units, chain.Unit{ID: "fresh", Parent: "purchasing"})
			withGoal(m, chain.Place{Unit: "fresh"}, "stock")
		}, silo},
		{"a team by itself", func(m *chain.Model) {
			cut(m, "stock")
			m.Units = append(m.Units, chain.Unit{ID: "fresh", Parent: "purchasing"})
			m.Goals[len(m.Goals)-1].At = purchasing
			m.KPIs[4].Across = kpi.None
			withGoal(m, chain.Place{Unit: "fresh"}, "stock")
		}, append(slices.Clone(silo), "KK201 warning //fresh stock")},
		{"a unit that works in the chain", func(m *chain.Model) {
			cut(m, "stock")
			m.Goals[len(m.Goals)-1].At = chain.Place{Unit: "sales"}
		}, []string{"KK201 warning //sales stock"}},
	} {
		c.run(t)
	}
}

func TestNoLineOfSight(t *testing.T) {
	// without stock, which works against the others
	tests := []influenceCase{
		{"cut loose", func(m *chain.Model) { cut(m, "onshelf") },
			[]string{"KK202 warning /sell onshelf > order "}},
		{"part of a goal on the chain", func(m *chain.Model) { withGoal(m, chain.At("pick").By("day"), "lead") }, []string{}},
		{"part of none", func(m *chain.Model) {
			m.Goals = slices.Delete(m.Goals, 1, 2)
			withGoal(m, chain.At("pick").By("day"), "lead")
			cut(m, "lead")
		}, []string{"KK202 warning /pick/day lead > order "}},
		{"reported at the top", func(m *chain.Model) {
			m.Goals = slices.Delete(m.Goals, 1, 2)
			withGoal(m, chain.At("pick"), "lead")
			withGoal(m, chain.At("pick").By("day").Who("p1"), "lead")
			cut(m, "lead")
		}, []string{"KK202 warning /pick lead > order "}},
		{"a goal of the profession", func(m *chain.Model) {
			cut(m, "onshelf")
			m.Goals[4].Craft = true
		}, []string{}},
		{"no satisfaction, another goal", func(m *chain.Model) {
			cut(m, "onshelf")
			m.Chains[0].Satisfaction = ""
			withInfluence(m, "onshelf", "cost", "-0.1")
		}, []string{}},
		{"satisfaction without a goal", func(m *chain.Model) { m.Goals = m.Goals[1:] },
			[]string{"KK202 warning /sell onshelf > order "}},
		{"satisfaction as a goal of the profession", func(m *chain.Model) { m.Goals[0].Craft = true }, []string{}},
		{"satisfaction without a goal, another goal", func(m *chain.Model) {
			m.Goals = m.Goals[1:]
			withInfluence(m, "onshelf", "cost", "-0.1")
		}, []string{}},
		{"satisfaction without a goal, of itself", func(m *chain.Model) {
			m.Goals = m.Goals[1:]
			m.Influences = nil
			withInfluence(m, "happy", "stock", "0.1")
			m.Goals[3] = chain.Goal{At: chain.At("pick"), KPI: "happy", Target: num("1")}
		}, []string{"KK202 warning /pick happy > order "}},
		{"a line of sight ends at satisfaction", func(m *chain.Model) {
			withGoal(m, chain.At("pick"), "happy")
			withInfluence(m, "happy", "cost", "-0.1")
		}, []string{"KK202 warning /pick happy > order "}},
		{"a loop back to itself leads nowhere", func(m *chain.Model) {
			m.KPIs[1].Along, m.Influences = kpi.None, nil
			withGoal(m, chain.At("pick"), "right")
			withInfluence(m, "right", "stock", "0.1")
			withInfluence(m, "stock", "right", "0.1")
			withInfluence(m, "onshelf", "right", "0.1")
		}, []string{"KK202 warning /pick right > order "}},
		{"a loop with another goal in it", func(m *chain.Model) {
			m.KPIs[1].Along, m.Influences = kpi.None, nil
			withGoal(m, chain.At("pick"), "right")
			withInfluence(m, "right", "stock", "0.1")
			withInfluence(m, "stock", "lead", "-0.1")
			withInfluence(m, "lead", "right", "-0.1")
			withInfluence(m, "onshelf", "right", "0.1")
		}, []string{}},
		{"passes lead to what the chain composes", func(m *chain.Model) {
			m.Influences = nil
			withInfluence(m, "onshelf", chain.Passes, "-0.1")
		}, []string{}},
		{"a capacity", func(m *chain.Model) {
			withKPI(m, kpi.Indicator{ID: "can", Along: kpi.Bottleneck, Across: kpi.Sum})
			withGoal(m, chain.At("pick").By("day"), "can")
		}, []string{}},
		{"seen in another chain", func(m *chain.Model) {
			cut(m, "onshelf")
			m.Chains = append(m.Chains, chain.Chain{ID: "shelf", Links: chain.Sequence("sell")})
			m.KPIs[2].Along = kpi.Sum
			withGoal(m, chain.Whole("shelf"), "stock")
			withInfluence(m, "onshelf", "stock", "-0.1")
			m.Goals = slices.DeleteFunc(m.Goals, func(g chain.Goal) bool { return g.KPI == "cost" })
		}, []string{}},
		{"the same KPI, but it does not compose", func(m *chain.Model) { withGoal(m, chain.At("pick"), "happy") },
			[]string{"KK202 warning /pick happy > order "}},
		{"who does not do the step is another finding", func(m *chain.Model) {
			cut(m, "onshelf")
			m.Goals[4].At = chain.At("pick").By("sales")
		}, []string{}},
		{"who leaves it out is another finding", func(m *chain.Model) {
			cut(m, "onshelf")
			m.Steps[0].By[0].KPIs = []string{"lead"}
			m.Goals[4].At = chain.At("sell").By("sales")
		}, []string{}},
		{"a step of no chain", func(m *chain.Model) {
			m.Steps = append(m.Steps, chain.Step{ID: "idle"})
			withGoal(m, chain.At("idle"), "lead")
		}, []string{}},
	}
	for _, test := range tests {
		edit := test.edit
		test.edit = func(m *chain.Model) {
			m.Goals = m.Goals[:len(m.Goals)-1]
			cut(m, "stock")
			edit(m)
		}
		test.run(t)
	}
}

// How far one gets.
func TestNoLineOfSightSays(t *testing.T) {
	m := shop()
	m.Goals = append(m.Goals[:1:1], chain.Goal{At: chain.At("pick").By("day"), KPI: "lead", Target: num("4")})
	m.Influences = nil
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	found := findings(plan, chain.NoLineOfSight)
	require.Len(t, found, 1)
	assert.Equal(t, "/pick/day:lead", sightText(found[0].Path))
	assert.Equal(t, "Lead time (day, pick) leads to no goal of the chain \"Order at home\" as a whole: it is no part of "+
		"one, and is not known to move one.", found[0].Message)

	// To a satisfaction without a goal.
	m.Goals = m.Goals[1:]
	withInfluence(&m, "lead", "cost", "0.4")
	withInfluence(&m, "cost", "happy", "-0.4")
	plan, err = chain.NewPlan(m)
	require.NoError(t, err)
	assert.Equal(t, "/pick/day:lead -0.4 -> order:cost --0.4 -> order:happy",
		sightText(findings(plan, chain.NoLineOfSight)[0].Path))
}

// Why a goal is no part of that of the same KPI on the chain.
func TestNoLineOfSightSaysWhy(t *testing.T) {
	weights := func(ids ...string) map[string]decimal.Decimal {
		list := map[string]decimal.Decimal{ids[0]: {}}
		for _, id := range ids[1:] {
			list[id] = num("1")
		}
		return list
	}
	tests := []struct {
		name string
		def  kpi.Indicator
		edit func(m *chain.Model)
		at   chain.Place
		want string
	}{
		{"no rule along", kpi.Indicator{Across: kpi.Ratio}, nothing, chain.At("pick").By("day"),
			"it does not compose along the chain"},
		{"no rule across", kpi.Indicator{Along: kpi.Max}, nothing, chain.At("pick").By("day"),
			"it does not compose across units and people"},
		{"a step without weight", kpi.Indicator{Along: kpi.Max, Across: kpi.Max}, func(m *chain.Model) {
			m.Goals[0].Weights = weights("pick", "sell", "pay", "ship")
		}, chain.At("pick"), "the weights of the chain's goal leave this step out"},
		{"somebody at a step without weight", kpi.Indicator{Along: kpi.Max}, func(m *chain.Model) {
			m.Goals[0].Weights = weights("pick", "sell", "pay", "ship")
		}, chain.At("pick").By("day"), "the weights of the chain's goal leave this step out"},
		{"a unit without weight", kpi.Indicator{Along: kpi.Max, Across: kpi.Max}, func(m *chain.Model) {
			withGoal(m, chain.At("pick").By("logistics"), "tidy").Weights = weights("night", "day")
		}, chain.At("pick").By("night"), "the weights of a goal above leave this part out"},
		{"a path that does not reach the end", kpi.Indicator{Along: kpi.Path, Across: kpi.Ratio}, func(m *chain.Model) {
			for n := range m.Steps {
				m.Steps[n].KPIs = []string{"happy"}
			}
			m.Steps[1].KPIs = []string{"tidy"}
			m.Chains[0].Links[1].After, m.Chains[0].Links[3].After = []string{"sell"}, []string{"pay"}
		}, chain.At("pick"), "no step that reads it leads to the end of the chain"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := shop()
			test.def.ID, test.def.Name = "tidy", "Tidy racks"
			withKPI(&m, test.def)
			m.Goals, m.Influences = nil, nil
			withGoal(&m, chain.Whole("order"), "tidy")
			test.edit(&m)
			withGoal(&m, test.at, "tidy")
			plan, err := chain.NewPlan(m)
			require.NoError(t, err)
			found := findings(plan, chain.NoLineOfSight)
			require.Len(t, found, 1)
			assert.Equal(t, test.at, found[0].At)
			assert.Regexp(t, `^Tidy racks \(.*\) is no part of what the chain "Order at home" aims for as a whole, though both `+
				`have a goal for it: `+test.want+`\.$`, found[0].Message)
		})
	}
}
