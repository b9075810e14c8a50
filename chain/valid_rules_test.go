package chain_test

import (
	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// badRules returns models with indicators and rules that are not valid.
func badRules() []badModel {
	problem := func(path, code, reason string) chain.Problem {
		return chain.Problem{Path: path, Code: code, Reason: reason, Err: kpi.ErrRule}
	}
	operators := func(rule kpi.Rule, op kpi.Operator) func(*chain.Model) {
		return func(m *chain.Model) { m.Operators = map[kpi.Rule]kpi.Operator{rule: op} }
	}
	across := func(op kpi.Operator) func(*chain.Model) {
		return func(m *chain.Model) {
			m.KPIs[0].Across = "blend"
			m.Operators = map[kpi.Rule]kpi.Operator{"blend": op}
		}
	}
	const noBlend = `rule "blend" is not built in, and Operators has none of that name`
	kpiEdit := func(edit func(i *kpi.Indicator)) func(*chain.Model) {
		return func(m *chain.Model) { edit(&m.KPIs[0]) }
	}
	return []badModel{
		{"decimals", kpiEdit(func(i *kpi.Indicator) { i.Decimals = 10 }),
			ranged("kpis[0].decimals", "KM401", "10 is outside 0 to 9")},
		{"mean across", kpiEdit(func(i *kpi.Indicator) { i.Across = kpi.Mean }),
			problem("kpis[0].across", "KM401",
				"rule mean does not group, so the value would depend on the organisation chart")},
		{"direction", kpiEdit(func(i *kpi.Indicator) { i.Better = 3 }),
			ranged("kpis[0].better", "KM401", "Direction(3) does not exist")},
		{"interest", kpiEdit(func(i *kpi.Indicator) { i.Serves = -1 }),
			ranged("kpis[0].serves", "KM401", "Interest(-1) does not exist")},
		{"no operator along", func(m *chain.Model) { m.KPIs[0].Along = "blend" },
			problem("kpis[0].along", "KM402", noBlend)},
		{"no operator across", func(m *chain.Model) { m.KPIs[0].Across = "blend" },
			problem("kpis[0].across", "KM402", noBlend)},
		{"no operator over", func(m *chain.Model) { m.KPIs[0].Over = "blend" },
			problem("kpis[0].over", "KM402", noBlend)},
		{"built-in replaced", operators("sum", blend{}),
			problem("operators.sum", "KM403", `rule "sum" is built in and cannot be replaced`)},
		{"operator without name", operators("", blend{}),
			problem(`operators[""]`, "KM403", "the empty name means no rule and has no operator")},
		{"nil operator", operators("a rule", nil),
			problem(`operators["a rule"]`, "KM404", `the operator of rule "a rule" is nil`)},
		{"nil operator in use", across(nil),
			problem("operators.blend", "KM404", `the operator of rule "blend" is nil`)},
		{"operator does not group", across(blend{}),
			problem("kpis[0].across", "KM405",
				`rule "blend" cannot be used across units: its operator has no method Groups`)},
	}
}
