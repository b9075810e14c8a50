package chain_test

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// longID returns an ID of n bytes.
func longID(n int) string { return strings.Repeat("x", n) }

// badIDs returns models with IDs that are none, reserved, double or unknown.
func badIDs() []badModel {
	step := func(id string) func(*chain.Model) {
		return func(m *chain.Model) { m.Steps = append(m.Steps, chain.Step{ID: id}) }
	}
	invalid := func(path, format string, args ...any) chain.Problem {
		return chain.Problem{Path: path, Code: "KM101", Reason: fmt.Sprintf(format, args...), Err: chain.ErrSyntax}
	}
	twice := func(path, reason string) chain.Problem {
		return chain.Problem{Path: path, Code: "KM103", Reason: reason, Err: chain.ErrDuplicate}
	}
	return []badModel{
		{"empty ID", step(""), invalid("steps[5].id", "the ID is empty")},
		{"long ID", step(longID(129)), invalid("steps[5].id", "the ID has 129 bytes, more than 128")},
		{"ID not UTF-8", step("a\xff"), invalid("steps[5].id", `the ID "a\xff" is not valid UTF-8`)},
		{"ID with a control", step("a\nb"), invalid("steps[5].id", `the ID "a\nb" has a control character`)},
		{"ID with DEL", step("a\x7f"), invalid("steps[5].id", `the ID "a\x7f" has a control character`)},
		{"ID with a wide control", step("é\u0085"), invalid("steps[5].id", `the ID "é\u0085" has a control character`)},
		{"empty KPI", func(m *chain.Model) { m.KPIs = append(m.KPIs, kpi.Indicator{}) },
			invalid("kpis[6].id", "the ID is empty")},
		{"empty chain", func(m *chain.Model) { m.Chains[0].ID, m.Goals = "", nil },
			invalid("chains[0].id", "the ID is empty")},
		{"empty unit", func(m *chain.Model) { m.Units = append(m.Units, chain.Unit{}) },
			invalid("units[6].id", "the ID is empty")},
		{"empty person", func(m *chain.Model) { m.Members[1].Person = "" },
			invalid("members[1].person", "the ID is empty")},
		{"owner with a control", func(m *chain.Model) { m.Chains[0].Owner = "\t" },
			invalid("chains[0].owner", `the ID "\t" has a control character`)},
		{"choice with a control", func(m *chain.Model) { m.Chains[0].Links[1].Choice = "\t" },
			invalid("chains[0].links[1].choice", `the ID "\t" has a control character`)},

		{"KPI passes", func(m *chain.Model) { m.KPIs = append(m.KPIs, kpi.Indicator{ID: "passes"}) },
			chain.Problem{Path: "kpis[6].id", Code: "KM102", Reason: `"passes" is a reserved ID`, Err: chain.ErrDuplicate}},
		{"step start", step("start"),
			chain.Problem{Path: "steps[5].id", Code: "KM102", Reason: `"start" is a reserved ID`, Err: chain.ErrDuplicate}},

		{"KPI twice", func(m *chain.Model) { m.KPIs = append(m.KPIs, m.KPIs[2]) },
			twice("kpis[6].id", `"cost" is the ID of kpis[2] already`)},
		{"step twice", step("pay"), twice("steps[5].id", `"pay" is the ID of steps[2] already`)},
		{"chain twice", func(m *chain.Model) {
			m.Chains = append(m.Chains, chain.Chain{ID: "order", Links: chain.Sequence("dock")})
		}, twice("chains[1].id", `"order" is the ID of chains[0] already`)},
		{"unit twice", func(m *chain.Model) { m.Units = append(m.Units, chain.Unit{ID: "day"}) },
			twice("units[6].id", `"day" is the ID of units[4] already`)},
	}
}

// badTexts returns models with texts that JSON cannot hold.
func badTexts() []badModel {
	const text = "a\xff"
	problem := func(path string) chain.Problem {
		return chain.Problem{Path: path, Code: "KM106", Reason: `"a\xff" is not valid UTF-8`, Err: chain.ErrSyntax}
	}
	return []badModel{
		{"name of a step", func(m *chain.Model) { m.Steps[0].Name = text }, problem("steps[0].name")},
		{"name of a chain", func(m *chain.Model) { m.Chains[0].Name = text }, problem("chains[0].name")},
		{"question", func(m *chain.Model) { m.Chains[0].Question = text }, problem("chains[0].question")},
		{"name of a unit", func(m *chain.Model) { m.Units[0].Name = text }, problem("units[0].name")},
		{"because", func(m *chain.Model) { m.Influences[0].Because = text }, problem("influences[0].because")},
	}
}

// unknown is the problem of an ID that the model does not have.
func unknown(path, reason string) chain.Problem {
	return chain.Problem{Path: path, Code: "KM104", Reason: reason, Err: chain.ErrUnknown}
}

// repeated is the problem of an ID that stands in a list twice.
func repeated(path, id string) chain.Problem {
	return chain.Problem{Path: path, Code: "KM105", Reason: fmt.Sprintf("%q is in the list twice", id), Err: chain.ErrDuplicate}
}

// ranged is the problem of a number out of range.
func ranged(path, code, reason string) chain.Problem {
	return chain.Problem{Path: path, Code: code, Reason: reason, Err: kpi.ErrRange}
}
