package chain_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A checkCase is the catalogue's sample, changed, and what checks find in it.
type checkCase struct {
	name string
	edit func(m *chain.Model)
	want []string
}

// testChecks looks in every case for what some checks find, and for nothing else.
func testChecks(t *testing.T, cases []checkCase, ids ...chain.CheckID) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, brief(findingsOf(t, sampleWith(t, c.edit), ids...)))
		})
	}
}

// sampleWith returns the catalogue's sample, changed.
func sampleWith(t testing.TB, edit func(m *chain.Model)) chain.Model {
	t.Helper()
	m, err := chain.Decode([]byte(chain.Sample()))
	require.NoError(t, err)
	edit(&m)
	return m
}

// findingsOf returns what some checks find in a model; none named are all.
func findingsOf(t testing.TB, m chain.Model, ids ...chain.CheckID) []chain.Finding {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	return slices.DeleteFunc(plan.Check(), func(f chain.Finding) bool {
		return len(ids) > 0 && !slices.Contains(ids, f.Check)
	})
}

// brief writes findings without their messages: check, place, KPI, competence, other
// place.
func brief(list []chain.Finding) []string {
	var lines []string
	for _, f := range list {
		words := []string{string(f.Check), f.At.String(), f.KPI, f.Competence}
		if f.OtherAt != (chain.Place{}) {
			words = append(words, "> "+f.OtherAt.String())
		}
		words = slices.DeleteFunc(words, func(word string) bool { return word == "" })
		lines = append(lines, strings.Join(words, " "))
	}
	return lines
}

// nothing changes nothing.
func nothing(*chain.Model) {}

// all makes several changes one.
func all(edits ...func(m *chain.Model)) func(m *chain.Model) {
	return func(m *chain.Model) {
		for _, edit := range edits {
			edit(m)
		}
	}
}

// link puts a step in the sample's chain.
func link(n int, l chain.Link) func(m *chain.Model) {
	return func(m *chain.Model) { m.Chains[0].Links = slices.Insert(m.Chains[0].Links, n, l) }
}

// step adds a step done by some units.
func step(id string, units ...string) func(m *chain.Model) {
	return func(m *chain.Model) {
		s := chain.Step{ID: id}
		for _, unit := range units {
			s.By = append(s.By, chain.Assignment{Unit: unit})
		}
		m.Steps = append(m.Steps, s)
	}
}

// second adds a second chain of some steps.
func second(steps ...string) func(m *chain.Model) {
	return func(m *chain.Model) {
		m.Chains = append(m.Chains, chain.Chain{ID: "repair", Question: "Will it be mended?", Satisfaction: "happy",
			Owner: "p9", Links: chain.Sequence(steps...)})
		m.Goals[2].At = chain.At("ship") // cost adds amounts, which no two chains share
		m.Goals[2].Depth = chain.Departments
		m.Goals = append(m.Goals, chain.Goal{At: chain.Whole("repair"), KPI: "happy", Target: num("0.9")})
	}
}

// unit adds a unit with people.
func unit(id, parent string, people ...string) func(m *chain.Model) {
	return func(m *chain.Model) {
		m.Units = append(m.Units, chain.Unit{ID: id, Parent: parent})
		for _, person := range people {
			m.Members = append(m.Members, chain.Member{Person: person, Unit: id})
		}
	}
}

// set adds a goal.
func set(at chain.Place, id, target string) func(m *chain.Model) {
	return func(m *chain.Model) {
		m.Goals = append(m.Goals, chain.Goal{At: at, KPI: id, Target: num(target)})
	}
}

// Findings do not depend on the order of what has none: goals, influences, and who
// does a step.
func TestFindingsDoNotDependOnOrder(t *testing.T) {
	m := mess(t)
	want := findingsOf(t, m)
	require.Greater(t, len(want), 20)
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		shuffle(rng, m.Goals)
		shuffle(rng, m.Influences)
		for n := range m.Steps {
			shuffle(rng, m.Steps[n].By)
			shuffle(rng, m.Steps[n].Needs)
		}
		require.Equal(t, want, findingsOf(t, m))
	}
}

func shuffle[T any](rng *rand.Rand, list []T) {
	rng.Shuffle(len(list), func(a, b int) { list[a], list[b] = list[b], list[a] })
}

// Findings stand in order of check, place and KPI.
func TestFindingsAreInOrder(t *testing.T) {
	got := brief(findingsOf(t, mess(t), chain.StepWithoutKPI, chain.OutsideInfluence, chain.UnitOutsideChains,
		chain.PersonalGoal, chain.Uncovered, chain.NoOwner, chain.ManyResults))
	assert.Equal(t, []string{
		"KK103 /talk",
		"KK106 order",
		"KK106 repair",
		"KK203 /pick/transport lead",
		"KK203 /pick/transport right",
		"KK203 /ship/warehouse lead",
		"KK204 //planning",
		"KK204 //legal",
		"KK502 /pick/warehouse/p1 lead",
		"KK502 /pick/warehouse/p2 lead",
		"KK502 //planning/p5 lead",
		"KK602",
		"KK801 /pick ladder",
		"KK801 /pick lift",
		"KK801 /ship lift",
	}, got)
}

// mess is a model that much is wrong with.
func mess(t testing.TB) chain.Model {
	m := sampleWith(t, all(
		unit("planning", "", "p5"), unit("legal", "", "p6"), unit("night", "warehouse", "p7", "p8"),
		step("talk"), second("talk", "ship"),
		set(chain.Whole("order"), "right", "0.9"), set(chain.Whole("order"), "stock", "10"),
		set(chain.Whole("order"), "onshelf", "0.9"), set(chain.Whole("repair"), "fast", "10"),
		set(chain.At("ship").By("warehouse"), "lead", "8"),
		set(chain.At("pick").By("transport"), "right", "0.9"), set(chain.At("pick").By("transport"), "lead", "8"),
		set(chain.Place{Unit: "planning", Person: "p5"}, "lead", "8"),
		set(chain.At("pick").By("warehouse").Who("p2"), "lead", "8"),
		set(chain.At("pick").By("warehouse").Who("p1"), "lead", "8"),
	))
	for _, id := range []string{"right", "stock", "onshelf", "fast"} {
		m.KPIs = append(m.KPIs, kpi.Indicator{ID: id, Decimals: 1})
	}
	m.MinGroup = 3
	m.Chains[0].Owner, m.Chains[1].Owner = "", ""
	m.Chains[0].Links = slices.Delete(m.Chains[0].Links, 1, 2)
	m.Steps[0].Needs, m.Steps[2].Needs = []string{"lift", "ladder"}, []string{"lift"}
	m.Steps[3].KPIs = []string{"happy"}
	m.Influences = append(m.Influences, chain.Influence{From: "cost", To: "happy", Effect: num("0.3")},
		chain.Influence{From: "happy", To: "cost", Effect: num("0.1")})
	return m
}

func TestFindingJSON(t *testing.T) {
	full := chain.Finding{
		Check: chain.Conflict, Severity: chain.Fault, At: chain.Place{Unit: "purchasing"}, KPI: "stock",
		Other: "happy", OtherAt: chain.Whole("order"), Competence: "lift", Message: "Less stock empties shelves.",
		Path:    []chain.Hop{{At: chain.Place{Unit: "purchasing"}, KPI: "stock", Effect: num("0.70"), Because: "so"}},
		Example: []chain.Measurement{{At: chain.At("pick"), KPI: "lead", Reading: kpi.Of(num("8"))}},
	}
	for want, f := range map[string]chain.Finding{
		`{"check":"","severity":"info","at":{},"message":""}`: {},
		`{"check":"KK401","severity":"fault","at":{"unit":"purchasing"},"kpi":"stock","other":"happy",` +
			`"other_at":{"chain":"order"},"competence":"lift","message":"Less stock empties shelves.",` +
			`"path":[{"at":{"unit":"purchasing"},"kpi":"stock","effect":"0.7","because":"so"}],` +
			`"example":[{"at":{"step":"pick"},"kpi":"lead","reading":"8"}]}`: full,
	} {
		text := marshal(t, f)
		assert.Equal(t, want, string(text))
		var back chain.Finding
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, want, string(marshal(t, back)))
	}
	for _, bad := range []string{`{"colour":"red"}`, `{"severity":"bad"}`, `{"check":"KK101","check":"KK102"}`} {
		f := full
		require.Error(t, json.Unmarshal([]byte(bad), &f), bad)
		assert.Equal(t, full, f)
	}
}

func TestFindingString(t *testing.T) {
	for want, f := range map[string]chain.Finding{
		" info: ":               {},
		"KK602 info: Too many.": {Check: chain.ManyResults, Message: "Too many."},
		"KK201 warning //purchasing stock: So.": {Check: chain.SiloKPI, Severity: chain.Warning,
			At: chain.Place{Unit: "purchasing"}, KPI: "stock", Message: "So."},
		"KK801 fault /pick: No.": {Check: chain.Uncovered, Severity: chain.Fault, At: chain.At("pick"), Message: "No."},
	} {
		assert.Equal(t, want, f.String())
	}
}

func TestSeverityText(t *testing.T) {
	for want, s := range map[string]chain.Severity{"info": chain.Info, "warning": chain.Warning, "fault": chain.Fault} {
		assert.Equal(t, want, s.String())
		text, err := s.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, want, string(text))
		back := chain.Severity(9)
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, s, back)
	}
	assert.Less(t, chain.Info, chain.Warning)
	assert.Less(t, chain.Warning, chain.Fault)
	for _, s := range []chain.Severity{-1, 3} {
		_, err := s.MarshalText()
		require.ErrorIs(t, err, chain.ErrUnknown)
	}
	assert.Equal(t, "Severity(-1)", chain.Severity(-1).String())
	s := chain.Fault
	require.ErrorIs(t, s.UnmarshalText([]byte("Fault")), chain.ErrUnknown)
	assert.Equal(t, chain.Fault, s)
}

// No message names a person or breaks its line, whatever is wrong with that person's
// goals and whatever people are called.
func TestMessagesNameNobody(t *testing.T) {
	const secret = "somebody-in-particular"
	name := "Pick\n\x1b[31m\u202e"
	m := sampleWith(t, func(m *chain.Model) {
		m.Members[0].Person, m.Members[0].Can = secret, []string{"lift"}
		m.Steps[0].Name, m.Steps[0].Needs = name, []string{"lift", "drive"}
		m.KPIs = append(m.KPIs,
			kpi.Indicator{ID: "stock", Name: name, Better: kpi.Lower}, kpi.Indicator{ID: "seen"},
			kpi.Indicator{ID: "can", Along: kpi.Bottleneck, Across: kpi.Sum},
			kpi.Indicator{ID: "calls", Across: kpi.Sum})
		kpis(8)(m)
		m.Influences = append(m.Influences,
			chain.Influence{From: "stock", To: "happy", Effect: num("0.5"), Because: "less\nstock"},
			chain.Influence{From: "calls", To: "happy", Effect: num("-0.5")},
			chain.Influence{From: "calls", To: "lead", Effect: num("-0.5")})
		m.Chains[0].Volume = num("100")
		m.MinGroup = 3
		own := chain.At("pick").By("warehouse").Who(secret)
		outside := chain.Place{Unit: "warehouse", Person: secret}
		goals(own, 0, 8, 0)(m)
		m.Goals = append(m.Goals, []chain.Goal{
			{At: own, KPI: "lead", Target: num("1")}, {At: own, KPI: "can", Target: num("9")},
			{At: own, KPI: "seen", Target: num("9")}, {At: own, KPI: "calls", Target: num("9")},
			{At: outside, KPI: "stock", Target: num("9")}, {At: outside, KPI: "seen", Target: num("9")},
			{At: outside, KPI: "calls", Target: num("9")},
			{At: chain.At("ship").By("warehouse").Who(secret), KPI: "lead", Target: num("5")},
		}...)
	})
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", []chain.Measurement{measured(chain.At("pick").By("warehouse").Who(secret), "lead", per("9", "1"))})
	require.NoError(t, err)
	list := slices.Concat(plan.Check(), r.Check())
	found := map[chain.CheckID]bool{}
	for _, f := range list {
		assert.NotContains(t, f.Message, secret)
		assert.NotRegexp(t, `[[:cntrl:]\x{202e}]`, f.Message)
		found[f.Check] = found[f.Check] || f.At.Person == secret || f.OtherAt.Person == secret
	}
	for id, person := range found {
		if !person {
			delete(found, id)
		}
	}
	assert.GreaterOrEqual(t, len(found), 9, "checks that find something at that person's places: %v", found)
}
