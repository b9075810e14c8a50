package chain_test

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// badInfluences returns models with influences that are not valid.
func badInfluences() []badModel {
	first := func(edit func(in *chain.Influence)) func(*chain.Model) {
		return func(m *chain.Model) { edit(&m.Influences[1]) }
	}
	effect := func(effect string) func(*chain.Model) {
		return first(func(in *chain.Influence) { in.Effect = num(effect) })
	}
	const path = "influences[1].curve[1].from"
	falls := func(reason string) chain.Problem {
		return chain.Problem{Path: path, Code: "KM604", Reason: reason, Err: chain.ErrOrder}
	}
	return []badModel{
		{"unknown cause", first(func(in *chain.Influence) { in.From = "fun" }),
			unknown("influences[1].from", `no KPI "fun"`)},
		{"unknown effect", first(func(in *chain.Influence) { in.To = "fun" }),
			unknown("influences[1].to", `no KPI "fun"`)},
		{"cause of itself", first(func(in *chain.Influence) { in.To = "right" }),
			chain.Problem{Path: "influences[1].to", Code: "KM601", Reason: `"right" influences itself`, Err: chain.ErrOrder}},
		{"effect of 0", effect("0.000"), ranged("influences[1].effect", "KM602", "effect 0 is not in -1..1 without 0")},
		{"effect over 1", effect("1.01"), ranged("influences[1].effect", "KM602", "effect 1.01 is not in -1..1 without 0")},
		{"effect under -1", effect("-2"), ranged("influences[1].effect", "KM602", "effect -2 is not in -1..1 without 0")},
		{"effect too long", effect("1e-99"), ranged("influences[1].effect", "KM003", "not a plain decimal of at most 30 digits")},
		{"influence twice", func(m *chain.Model) {
			m.Influences = append(m.Influences, chain.Influence{From: "lead", To: "happy", Effect: num("0.1")})
		}, chain.Problem{Path: "influences[4]", Code: "KM603",
			Reason: `influences[0] leads from "lead" to "happy" already`, Err: chain.ErrDuplicate}},
		{"curve of one point", first(func(in *chain.Influence) { in.Curve = in.Curve[:1] }),
			chain.Problem{Path: "influences[1].curve", Code: "KM604",
				Reason: "a curve has two points or more, or none", Err: kpi.ErrParts}},
		{"curve falls", first(func(in *chain.Influence) { in.Curve[1].From = num("0.7") }),
			falls("0.7 is not more than 0.8, the point before")},
		{"curve stands", first(func(in *chain.Influence) { in.Curve[1].From = num("0.80") }),
			falls("0.8 is not more than 0.8, the point before")},
		{"curve from too long", first(func(in *chain.Influence) { in.Curve[1].From = decimal.New(1, 99) }),
			ranged(path, "KM003", "not a plain decimal of at most 30 digits")},
		{"curve to too long", first(func(in *chain.Influence) { in.Curve[0].To = decimal.New(1, 99) }),
			ranged("influences[1].curve[0].to", "KM003", "not a plain decimal of at most 30 digits")},
	}
}
