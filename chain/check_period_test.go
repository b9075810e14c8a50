package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// greenMonth has readings of the catalogue's sample: all of them, all green.
func greenMonth() map[string]chain.Measurement {
	at := func(at chain.Place, id, value string) chain.Measurement { return measured(at, id, of(value)) }
	return map[string]chain.Measurement{
		"happy":     measured(chain.Whole("order"), "happy", per("92", "100")),
		"pick":      at(chain.At("pick"), "lead", "7.5"),
		"dock":      at(chain.At("dock"), "lead", "8"),
		"ship":      at(chain.At("ship"), "lead", "7"),
		"pick cost": at(chain.At("pick").By("warehouse"), "cost", "4000"),
		"ship cost": at(chain.At("ship").By("transport"), "cost", "4400"),
	}
}

// periodFindings returns what Check finds in the sample's month with some readings
// changed; one of no data takes a reading away.
func periodFindings(t *testing.T, edit func(*chain.Model), changes map[string]chain.Measurement) []chain.Finding {
	t.Helper()
	if edit == nil {
		edit = func(*chain.Model) {}
	}
	plan, err := chain.NewPlan(sampleWith(t, edit))
	require.NoError(t, err)
	month := greenMonth()
	for name, m := range changes {
		month[name] = m
	}
	var ms []chain.Measurement
	for _, m := range month {
		ms = append(ms, m)
	}
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	return r.Check()
}

// said writes findings: ID, severity, place, KPI, cause, other place.
func said(list []chain.Finding) []string {
	lines := []string{}
	for _, f := range list {
		line := string(f.Check) + " " + f.Severity.String() + " " + f.At.String() + " " + f.KPI
		if f.Cause != "" {
			line += " " + f.Cause
		}
		if f.OtherAt != (chain.Place{}) {
			line += " > " + f.OtherAt.String()
		}
		lines = append(lines, line)
	}
	return lines
}

func TestPeriodChecks(t *testing.T) {
	type changes = map[string]chain.Measurement
	lead := func(at chain.Place, value string) chain.Measurement { return measured(at, "lead", of(value)) }
	nothing := func(at chain.Place, id string) chain.Measurement { return measured(at, id, kpi.Reading{}) }
	passed := func(step, times string) chain.Measurement {
		return measured(chain.Place{Chain: "order", Step: step}, chain.Passes, per(times, "100"))
	}
	happy := func(value string) chain.Measurement { return measured(chain.Whole("order"), "happy", of(value)) }
	pick, ship, order := chain.At("pick"), chain.At("ship"), chain.Whole("order")
	soft := func(m *chain.Model) { // green is wider below than above
		for _, step := range []string{"pick", "dock", "ship"} {
			m.Goals = append(m.Goals, chain.Goal{At: chain.At(step), KPI: "lead", Target: num("8"), Green: kpi.AtMost(num("10"))})
		}
	}
	twoChains := func(m *chain.Model) {
		m.Chains = append(m.Chains, m.Chains[0])
		m.Chains[1].ID = "again"
		m.Goals = append(m.Goals, chain.Goal{At: chain.Whole("again"), KPI: "lead", Target: num("24")})
		m.KPIs[2].Along = kpi.Sum // amounts do not add up along two chains that share a step
	}
	mixed := func(m *chain.Model) { // the two people of a team are judged apart
		m.Goals = append(m.Goals,
			chain.Goal{At: pick.By("warehouse").Who("p1"), KPI: "lead", Target: num("4")},
			chain.Goal{At: pick.By("warehouse").Who("p2"), KPI: "lead", Target: num("12")},
			chain.Goal{At: pick.By("warehouse"), KPI: "lead", Target: num("8")})
	}
	twoDrivers := func(at chain.Place) func(*chain.Model) { // and a goal on the second somewhere, if anywhere
		return func(m *chain.Model) {
			m.KPIs = append(m.KPIs, kpi.Indicator{ID: "right", Decimals: 2, Across: kpi.Ratio})
			m.Influences = append(m.Influences, chain.Influence{From: "right", To: "happy", Effect: num("0.5")})
			if at != (chain.Place{}) {
				m.Goals = append(m.Goals, chain.Goal{At: at, KPI: "right", Target: num("0.9"), Depth: chain.Departments})
			}
		}
	}
	cases := []struct {
		name    string
		edit    func(*chain.Model)
		changes changes
		want    []string
	}{
		{"all is read, all is green", nil, nil, []string{}},

		{"a chain that was not read", nil, changes{"happy": nothing(order, "happy")}, []string{"KK701 warning order happy"}},
		{"one step of a chain", nil, changes{"dock": nothing(chain.At("dock"), "lead")},
			[]string{"KK701 warning order lead > /dock", "KK701 info /dock lead"}},
		{"a step of two chains is said once", twoChains, changes{"dock": nothing(chain.At("dock"), "lead")},
			[]string{"KK701 warning order lead > /dock", "KK701 warning again lead > /dock", "KK701 info /dock lead"}},
		{"a step with a goal of its own that stands before the chain's", func(m *chain.Model) {
			m.Goals = append([]chain.Goal{{At: chain.At("dock"), KPI: "lead", Target: num("8")}}, m.Goals...)
		}, changes{"dock": nothing(chain.At("dock"), "lead")}, []string{"KK701 warning order lead > /dock", "KK701 info /dock lead"}},
		{"a chain read as a whole needs no steps", nil,
			changes{"dock": nothing(chain.At("dock"), "lead"), "order": lead(order, "22")}, []string{}},
		{"a goal of its own", func(m *chain.Model) {
			m.Goals = append(m.Goals, chain.Goal{At: chain.Place{Chain: "order", Step: "ship"}, KPI: chain.Passes, Target: num("1")})
		}, nil, []string{"KK701 info order/ship passes"}},
		{"a cost over nothing", nil, changes{"happy": measured(order, "happy", per("1", "0"))}, []string{"KK701 warning order happy"}},
		{"nothing to measure is not missing", nil, changes{"happy": measured(order, "happy", per("0", "0"))}, []string{}},

		{"a step and its unit", nil, changes{"unit": lead(pick.By("warehouse"), "7.6")}, []string{"KK702 warning /pick lead"}},
		{"half of the last digit is rounding", nil, changes{"unit": lead(pick.By("warehouse"), "7.55")}, []string{}},
		{"a chain and its steps", nil, changes{"order": lead(order, "23")}, []string{"KK702 warning order lead"}},
		{"parts that are not all read say nothing", nil,
			changes{"p1": measured(pick.By("warehouse").Who("p1"), "lead", per("9", "1"))}, []string{}},

		{"green drivers of a red KPI", nil, changes{"happy": happy("0.7")}, []string{"KK703 warning order happy"}},
		{"red drivers of a green KPI", nil, changes{"dock": lead(chain.At("dock"), "20")}, []string{"KK703 warning order happy"}},
		{"amber drivers tell no other story", nil,
			changes{"dock": lead(chain.At("dock"), "12"), "happy": happy("0.7")}, []string{}},
		{"one driver of two was not read", twoDrivers(chain.At("ship")), changes{"happy": happy("0.7")},
			[]string{"KK701 info /ship right"}},
		{"a driver that only a unit is steered on", twoDrivers(ship.By("transport")),
			changes{"happy": happy("0.7"), "right": measured(ship.By("transport"), "right", of("0.2"))}, []string{}},
		{"a driver that is steered outside the chains", twoDrivers(chain.Place{Unit: "transport"}),
			changes{"happy": happy("0.7"), "right": measured(chain.Place{Unit: "transport"}, "right", of("0.99"))}, []string{}},
		{"a driver that nobody is steered on", twoDrivers(chain.Place{}), changes{"happy": happy("0.7")},
			[]string{"KK703 warning order happy"}},
		{"no driver was read", nil, changes{"happy": happy("0.7"), "dock": nothing(chain.At("dock"), "lead")},
			[]string{"KK701 warning order lead > /dock", "KK701 info /dock lead"}},

		{"passed too often", nil, changes{"ship passed": passed("ship", "300"), "happy": happy("0.87")},
			[]string{"KK704 warning order lead passes"}},
		{"lost between the steps", nil, changes{"order": lead(order, "40"), "happy": happy("0.87")},
			[]string{"KK702 warning order lead", "KK704 warning order lead between"}},
		{"targets that are too soft", soft,
			changes{"pick": lead(pick, "10"), "dock": lead(chain.At("dock"), "10"), "ship": lead(ship, "10"), "happy": happy("0.87")},
			[]string{"KK704 warning order lead targets"}},
		{"more work for those who are slower", mixed, changes{
			"pick": nothing(pick, "lead"),
			"p1":   measured(pick.By("warehouse").Who("p1"), "lead", per("40", "10")),
			"p2":   measured(pick.By("warehouse").Who("p2"), "lead", per("1200", "100")),
		}, []string{"KK704 warning /pick/warehouse lead mix"}},
		{"one part is not green", nil, changes{"ship": lead(ship, "9"), "ship passed": passed("ship", "300"), "happy": happy("0.87")},
			[]string{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, said(periodFindings(t, c.edit, c.changes)))
		})
	}
}

// Check after With finds what it finds after Evaluate, and the order is fixed.
func TestPeriodChecksAfterWith(t *testing.T) {
	plan, err := chain.NewPlan(sampleWith(t, func(*chain.Model) {}))
	require.NoError(t, err)
	blank, err := plan.Evaluate("now", nil)
	require.NoError(t, err)
	all := []chain.Measurement{}
	for _, m := range greenMonth() {
		all = append(all, m)
	}
	all = append(all, measured(chain.At("pick").By("warehouse"), "lead", of("9.9")))
	patched, err := blank.With(all...)
	require.NoError(t, err)
	whole, err := plan.Evaluate("now", all)
	require.NoError(t, err)
	assert.Equal(t, whole.Check(), patched.Check())
	assert.Equal(t, []string{"KK702 warning /pick lead"}, said(patched.Check()))
	assert.Equal(t, []string{"KK701 warning order happy", "KK701 warning order lead > /pick", "KK701 warning order cost > /pick",
		"KK701 info /pick lead", "KK701 info /pick cost", "KK701 info /dock lead", "KK701 info /ship lead", "KK701 info /ship cost"},
		said(blank.Check()), "nothing was read")
}
