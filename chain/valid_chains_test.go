package chain_test

import (
	"github.com/shopspring/decimal"

	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// unsaidChoice returns links whose choice, and what follows it, leave After out.
func unsaidChoice() []chain.Link {
	return []chain.Link{
		{Step: "sell"},
		{Step: "pick", Choice: "way", Passes: num("0.5")},
		{Step: "pay", Choice: "way", Passes: num("0.5")},
		{Step: "dock"},
		{Step: "ship"},
	}
}

// saidChoice returns links of which some say what the others leave out.
func saidChoice() []chain.Link {
	links := unsaidChoice()
	links[2].After = []string{"sell"}
	links[3].After = []string{"pay", "pick"}
	return links
}

// badLinks returns models with links that are not valid.
func badLinks() []badModel {
	link := func(k int, edit func(l *chain.Link)) func(*chain.Model) {
		return func(m *chain.Model) { edit(&m.Chains[0].Links[k]) }
	}
	after := func(k int, ids ...string) func(*chain.Model) {
		return link(k, func(l *chain.Link) { l.After = ids })
	}
	late := func(k, j int, id string, class error) chain.Problem {
		return chain.Problem{Path: fmt.Sprintf("chains[0].links[%d].after[%d]", k, j), Code: "KM204",
			Reason: fmt.Sprintf("no earlier step %q", id), Err: class}
	}
	choice := func(edit func(l []chain.Link), chance string) func(*chain.Model) {
		return func(m *chain.Model) {
			m.Chains[0].Links = unsaidChoice()
			m.Chains[0].Links[1].Passes = num(chance)
			edit(m.Chains[0].Links)
		}
	}
	return []badModel{
		{"no links", func(m *chain.Model) { m.Chains[0].Links = nil }, chain.Problem{
			Path: "chains[0].links", Code: "KM202", Reason: "the chain has no links", Err: kpi.ErrParts}},
		{"unknown step", func(m *chain.Model) { m.Chains[0].Links = chain.Sequence("sleep", "pick") },
			unknown("chains[0].links[0].step", `no step "sleep"`)},
		{"step twice in a chain", func(m *chain.Model) {
			m.Chains[0].Links = append(m.Chains[0].Links, chain.Link{Step: "pay"})
		}, chain.Problem{Path: "chains[0].links[5].step", Code: "KM203",
			Reason: `links[2] is step "pay" already`, Err: chain.ErrDuplicate}},

		{"after an unknown step", after(1, "bill"), late(1, 0, "bill", chain.ErrUnknown)},
		{"after a step of no chain", after(3, "pick", ""), late(3, 1, "", chain.ErrUnknown)},
		{"after a later step", after(1, "ship"), late(1, 0, "ship", chain.ErrOrder)},
		{"after itself", after(1, "pick"), late(1, 0, "pick", chain.ErrOrder)},
		{"first after a later step", after(0, "sell"), late(0, 0, "sell", chain.ErrOrder)},
		{"after a step twice", after(3, "pick", "pick"), repeated("chains[0].links[3].after[1]", "pick")},
		{"after the start and a step", after(3, "pick", "start"), chain.Problem{
			Path: "chains[0].links[3].after", Code: "KM205", Err: chain.ErrOrder,
			Reason: `"start" stands among steps: it is the customer's question, before all of them`}},

		{"passes below 0", link(4, func(l *chain.Link) { l.Passes = num("-1.5") }),
			ranged("chains[0].links[4].passes", "KM206", "-1.5 passes are not more than 0")},
		{"passes too long", link(4, func(l *chain.Link) { l.Passes = num("1.0000000000000000000000000000001") }),
			ranged("chains[0].links[4].passes", "KM003", "not a plain decimal of at most 30 digits")},

		{"choice apart", choice(func(l []chain.Link) { l[4].Choice, l[4].Passes, l[4].After = "way", num("0.1"), l[1].After }, "0.4"),
			chain.Problem{Path: "chains[0].links[4].choice", Code: "KM207", Err: chain.ErrOrder,
				Reason: `choice "way" began at links[1]; its links must stand next to each other`}},
		{"choice after other steps", choice(func(l []chain.Link) { l[2].After = []string{"start"} }, "0.5"),
			chain.Problem{Path: "chains[0].links[2].after", Code: "KM208", Err: chain.ErrOrder,
				Reason: `links[1], of the same choice "way", comes after other steps`}},
		{"choice after its own branch", choice(func(l []chain.Link) { l[2].After = []string{"pick"} }, "0.5"),
			chain.Problem{Path: "chains[0].links[2].after", Code: "KM208", Err: chain.ErrOrder,
				Reason: `links[1], of the same choice "way", comes after other steps`}},
		{"chances over 1", choice(func([]chain.Link) {}, "0.50001"), ranged("chains[0].links[1].choice", "KM209",
			`the chances of choice "way" add up to 1.00001, more than 1`)},
		{"chances unsaid", choice(func(l []chain.Link) { l[2].Passes = num("0") }, "0.1"), ranged("chains[0].links[1].choice", "KM209",
			`the chances of choice "way" add up to 1.1, more than 1`)},
	}
}

// badChains returns models with chains that are not valid otherwise.
func badChains() []badModel {
	return []badModel{
		{"unknown satisfaction", func(m *chain.Model) { m.Chains[0].Satisfaction = "joy" },
			unknown("chains[0].satisfaction", `no KPI "joy"`)},
		{"satisfaction with passes", func(m *chain.Model) { m.Chains[0].Satisfaction = "passes" },
			chain.Problem{Path: "chains[0].satisfaction", Code: "KM503",
				Reason: `"passes" is read at a step of a chain only`, Err: chain.ErrUnknown}},
		{"volume below 0", func(m *chain.Model) { m.Chains[0].Volume = num("-1") },
			ranged("chains[0].volume", "KM210", "volume -1 is below 0")},
		{"volume too long", func(m *chain.Model) { m.Chains[0].Volume = decimal.New(1, 30) },
			ranged("chains[0].volume", "KM003", "not a plain decimal of at most 30 digits")},
		{"unknown KPI on a scorecard", func(m *chain.Model) { m.Chains[0].Scorecard.Items[2].KPI = "fun" },
			unknown("chains[0].scorecard.items[2].kpi", `no KPI "fun"`)},
		{"KPI twice on a scorecard", func(m *chain.Model) { m.Chains[0].Scorecard.Items[2].KPI = "lead" },
			chain.Problem{Path: "chains[0].scorecard.items[2].kpi", Code: "KM211",
				Reason: `"lead" is item 1 already`, Err: kpi.ErrParts}},
		{"scorecard's green over 100", func(m *chain.Model) { m.Chains[0].Scorecard.Green = num("101") },
			ranged("chains[0].scorecard.green", "KM211", "101 is more than 100, the highest score")},
	}
}
