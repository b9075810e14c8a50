package kpichain_test

import (
	"errors"
	"fmt"
	"html/template"
	"os"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// One line makes decimals bearable in hand-written models and tests.
var d = decimal.RequireFromString

// Example is the shortest honest program: one chain, one KPI, one month.
func Example() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:   []kpi.Indicator{{ID: "lead", Unit: "h", Better: kpi.Lower, Along: kpi.Sum}},
		Steps:  []chain.Step{{ID: "sell"}, {ID: "pick"}, {ID: "ship"}},
		Chains: []chain.Chain{{ID: "order", Question: "Can I have it tomorrow?", Links: chain.Sequence("sell", "pick", "ship")}},
		Goals:  []chain.Goal{{At: chain.Whole("order"), KPI: "lead", Target: d("25"), Amber: kpi.AtMost(d("28"))}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	lead := func(step, hours string) chain.Measurement {
		return chain.Measurement{At: chain.At(step), KPI: "lead", Reading: kpi.Of(d(hours))}
	}
	march, err := plan.Evaluate("2025-03", []chain.Measurement{lead("sell", "2"), lead("pick", "16"), lead("ship", "9")})
	if err != nil {
		fmt.Println(err)
		return
	}

	order := chain.Whole("order")
	g, _ := march.Gauge(order, "lead")
	fmt.Println(g.Reading, "h is", g.Status, "gap", g.Gap)
	why, err := march.Attribute(order, "lead", chain.Steps)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range why.Shares {
		t, _ := plan.Target(c.At, "lead")
		fmt.Println(c.At.Step, "target", t.Target, "gave", c.Share.Gap)
	}
	// Output:
	// 27 h is amber gap -2
	// pick target 8 gave -8
	// ship target 8 gave -1
	// sell target 9 gave 7
}

// shop is the model most examples use: an order that runs through four steps, two
// of them in parallel.
func shop() chain.Model {
	return chain.Model{
		Format: chain.Format,
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: "Lead time", Unit: "h", Decimals: 1, Better: kpi.Lower,
				Along: kpi.Path, Across: kpi.Ratio, Over: kpi.Ratio, Coverage: d("0.8")},
			{ID: "right", Name: "Right first time", Unit: kpi.Percent, Decimals: 4,
				Along: kpi.Product, Across: kpi.Ratio, Over: kpi.Ratio},
			{ID: "cost", Name: "Cost", Unit: "EUR", Decimals: 2, Better: kpi.Lower,
				Along: kpi.Total, Across: kpi.Total, Over: kpi.Total},
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 3, Over: kpi.Ratio},
			{ID: "stock", Name: "Stock", Unit: "EUR", Better: kpi.Lower, Across: kpi.Sum, Over: kpi.End},
			{ID: "onshelf", Name: "On the shelf", Unit: kpi.Percent, Decimals: 3, Across: kpi.Ratio, Over: kpi.Ratio},
		},
		Units: []chain.Unit{
			{ID: "sales"}, {ID: "finance"}, {ID: "purchasing"},
			{ID: "logistics"}, {ID: "day", Parent: "logistics"}, {ID: "night", Parent: "logistics"},
		},
		Members: []chain.Member{
			{Person: "p1", Unit: "day"}, {Person: "p2", Unit: "day"}, {Person: "p3", Unit: "day"},
			{Person: "p4", Unit: "night"}, {Person: "p5", Unit: "night"},
			{Person: "p3", Unit: "night", Weight: d("0.5")}, // p3 works in two teams
		},
		Steps: []chain.Step{
			{ID: "sell", By: []chain.Assignment{{Unit: "sales"}}},
			{ID: "pick", By: []chain.Assignment{{Unit: "logistics"}}},
			{ID: "pay", By: []chain.Assignment{{Unit: "finance"}}},
			{ID: "dock", Name: "Waiting for the van", Handover: true, KPIs: []string{"lead"}},
			{ID: "ship", By: []chain.Assignment{{Unit: "night"}}},
		},
		Chains: []chain.Chain{{
			ID: "order", Name: "Order at home", Question: "Can I have it tomorrow?", Satisfaction: "happy", Owner: "p9",
			Links: []chain.Link{
				{Step: "sell"},
				{Step: "pick", After: []string{"sell"}},
				{Step: "pay", After: []string{"sell"}},
				{Step: "dock", After: []string{"pick", "pay"}},
				{Step: "ship", Passes: d("1.25")},
			},
			Scorecard: kpi.Scorecard{Items: []kpi.Item{
				{KPI: "happy", Weight: d("2"), Critical: true}, {KPI: "lead"}, {KPI: "right"}, {KPI: "cost"},
			}},
		}},
		Goals: []chain.Goal{
			{At: chain.Whole("order"), KPI: "happy", Target: d("0.9"), Amber: kpi.AtLeast(d("0.85"))},
			{At: chain.Whole("order"), KPI: "lead", Target: d("24"), Amber: kpi.AtMost(d("28")),
				Weights: map[string]decimal.Decimal{"sell": d("1"), "pick": d("4"), "pay": d("2"), "dock": d("2"), "ship": d("7")}},
			{At: chain.Whole("order"), KPI: "right", Target: d("0.9"), Amber: kpi.AtLeast(d("0.85")), Depth: chain.Teams},
			{At: chain.Whole("order"), KPI: "cost", Target: d("100000"), Green: kpi.AtMost(d("101000")), Amber: kpi.AtMost(d("105000")),
				Depth: chain.Departments},
			{At: chain.At("sell"), KPI: "onshelf", Target: d("0.97"), Amber: kpi.AtLeast(d("0.95"))},
			{At: chain.Place{Unit: "purchasing"}, KPI: "stock", Target: d("400000")}, // left over from the org chart
		},
		Influences: []chain.Influence{
			{From: "lead", To: "happy", Effect: d("-0.4")},
			{From: "right", To: "happy", Effect: d("0.6")},
			{From: "onshelf", To: "happy", Effect: d("0.3")},
			{From: "stock", To: "onshelf", Effect: d("0.7"), Because: "less stock, emptier shelves"},
		},
		MinGroup: 3,
	}
}

// month makes up a month's readings; night is what the night team's p5 took to pick
// 200 orders.
func month(night string) []chain.Measurement {
	m := func(p chain.Place, id, num, den string) chain.Measurement {
		return chain.Measurement{At: p, KPI: id, Reading: kpi.Per(d(num), d(den))}
	}
	return []chain.Measurement{
		m(chain.Whole("order"), "happy", "880", "1000"),
		m(chain.At("sell"), "lead", "1500", "1000"),
		m(chain.At("sell"), "right", "985", "1000"),
		m(chain.At("sell"), "onshelf", "940", "1000"),
		m(chain.At("pay"), "lead", "4000", "1000"),
		m(chain.At("pay"), "right", "999", "1000"),
		m(chain.At("dock"), "lead", "1500", "1000"),
		m(chain.At("ship").By("night"), "lead", "9000", "1000"),
		m(chain.At("ship").By("night"), "right", "970", "1000"),
		m(chain.At("pick").By("day").Who("p1"), "lead", "1400", "200"),
		m(chain.At("pick").By("day").Who("p2"), "lead", "1200", "200"),
		m(chain.At("pick").By("day").Who("p3"), "lead", "700", "100"),
		m(chain.At("pick").By("night").Who("p4"), "lead", "2000", "200"),
		m(chain.At("pick").By("night").Who("p5"), "lead", night, "200"),
		m(chain.At("pick").By("night").Who("p3"), "lead", "1000", "100"),
		m(chain.At("pick").By("day"), "right", "490", "500"),
		m(chain.At("pick").By("night"), "right", "480", "500"),
		m(chain.At("sell").By("sales"), "cost", "26000", "1"),
		m(chain.At("pick").By("logistics"), "cost", "27500", "1"),
		m(chain.At("pay").By("finance"), "cost", "21000", "1"),
		m(chain.At("ship").By("logistics"), "cost", "20800", "1"),
	}
}

// evaluate is what the examples below start from.
func evaluate() *chain.Result {
	plan, err := chain.NewPlan(shop())
	if err != nil {
		panic(err)
	}
	march, err := plan.Evaluate("2025-03", month("2200"))
	if err != nil {
		panic(err)
	}
	return march
}

// Load a model from JSON, and show every problem at once.
func Example_loadJSON() {
	m, err := chain.Decode([]byte(`{
		"format": "kpichain/1",
		"kpis": [{"id": "right", "unit": "%", "decimals": 3, "along": "product"}],
		"steps": [{"id": "answer"}, {"id": "solve"}],
		"chains": [{"id": "call", "question": "Can you help me?", "links": [{"step": "answer"}, {"step": "solve", "after": ["bill"]}]}],
		"goals": [{"at": {"chain": "call"}, "kpi": "right", "target": "95"}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = chain.NewPlan(m)
	if bad := new(chain.InvalidError); errors.As(err, &bad) {
		for _, p := range bad.Problems {
			fmt.Println(p)
		}
	}
	// Output:
	// chains[0].links[1].after[0]: no earlier step "bill"
	// goals[0].target: 95 is not a fraction in 0..1, as rule product needs
}

// The chain at a glance: one card, the gauges behind it, and what each added to the
// gap of one of them. The night team won in shipping what it lost in picking; the wait
// at the dock is nobody's, and stays a step.
func Example_month() {
	march := evaluate()
	order := chain.Whole("order")
	card := march.Score("order", order)
	fmt.Println(march.Period(), card.Status, card.Value)
	for _, g := range march.Gauges(order) {
		i, _ := march.Plan().Indicator(g.KPI)
		fmt.Println(i.Name, i.Format(g.Reading, kpi.Format{}), g.Status)
	}
	for _, by := range []chain.Level{chain.Steps, chain.Teams} {
		a, err := march.Attribute(order, "lead", by)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("lead time gap", a.Gap, "by", by)
		for _, c := range a.Shares {
			fmt.Println(" ", c.At, c.Share.Gap)
		}
	}
	// Output:
	// 2025-03 amber 92
	// Lead time 22.8 h green
	// Right first time 91.90 % green
	// Cost 95300.00 EUR green
	// Customers satisfied 88.0 % amber
	// lead time gap 1.25 by steps
	//   /pick -2.4
	//   /sell 0
	//   /pay 0
	//   /dock 1.5
	//   /ship 2.125
	// lead time gap 1.25 by teams
	//   //day -0.305
	//   //sales 0
	//   //finance 0
	//   //night 0.03
	//   /dock 1.5
}

// A department's dashboard, over all its chains.
func Example_department() {
	b, err := board(chain.Place{Unit: "logistics"}, evaluate())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range b.Sections {
		fmt.Println(s.Question, "-", s.Card.Status)
		for _, t := range s.Own {
			fmt.Println(" ", t.At.Step, t.Name, b.Format(t, kpi.Format{}), t.Gauge.Status)
		}
	}
	// Output:
	// Can I have it tomorrow? - amber
	//   pick Lead time 8.5 h red
	//   pick Cost 27500.00 EUR red
	//   ship Right first time 97.00 % amber
	//   pick Right first time 97.00 % amber
	//   ship Lead time 9.0 h green
	//   ship Cost 20800.00 EUR green
}

// One employee's dashboard: own numbers, and how they reach the customer.
func Example_employee() {
	b, err := board(chain.Place{Person: "p3"}, evaluate())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range b.Sections[0].Own {
		fmt.Println(t.At.Unit, t.Name, b.Format(t, kpi.Format{}), t.Gauge.Status)
		for _, s := range t.Sight[1:] {
			fmt.Println("   ->", s.Hop.At, s.Hop.KPI, s.Status)
		}
	}
	// Output:
	// night Lead time 10.0 h red
	//    -> /pick/night lead red
	//    -> /pick/logistics lead red
	//    -> /pick lead red
	//    -> order lead green
	//    -> order happy amber
	// day Lead time 7.0 h amber
	//    -> /pick/day lead amber
	//    -> /pick/logistics lead red
	//    -> /pick lead red
	//    -> order lead green
	//    -> order happy amber
	// night Lead time no data no data
	//    -> /ship/night lead green
	//    -> /ship/logistics lead green
	//    -> /ship lead green
	//    -> order lead green
	//    -> order happy amber
}

// Explain a target: read the line of sight backwards.
func Example_explainTarget() {
	plan := evaluate().Plan()
	hops, err := plan.LineOfSight("order", chain.At("pick").By("day").Who("p1"), "lead")
	if err != nil {
		fmt.Println(err)
		return
	}
	for k := len(hops) - 1; k >= 0; k-- {
		h := hops[k]
		fmt.Printf("%s %s target %s", h.At, h.KPI, h.Goal.Target)
		if h.Rule != kpi.None {
			fmt.Printf(" (%s, share %s)", h.Rule, h.Share)
		}
		fmt.Println()
	}
	// Output:
	// order happy target 0.9
	// order lead target 24
	// /pick lead target 6.1 (path, share 0.2542)
	// /pick/logistics lead target 6.1 (ratio, share 1)
	// /pick/day lead target 6.1 (ratio, share 0.5455)
	// /pick/day/p1 lead target 6.1 (ratio, share 0.3333)
}

// The engine explains itself: where a reading and its light come from.
func Example_explainReading() {
	fmt.Print(evaluate().Explain(chain.Whole("order"), "lead"))
	// Output:
	// Lead time, Order at home, 2025-03
	//   reads 22.8 h, composed
	//   green: score 100, 1.3 h better than target, room 1.3 h
	//   target 24.0 h (green at most 24.0 h, amber at most 28.0 h), set here
	//   composed by path of
	//     sell: weight 1, target 1.5 h, reads 1.5 h (1500/1000), green
	//     pick: weight 4, target 6.1 h, reads 8.5 h (8500/1000), red
	//     pay: weight 2, target 6.1 h, reads 4.0 h (4000/1000), green
	//     Waiting for the van: weight 2, target 3.0 h, reads 1.5 h (1500/1000), green
	//     ship: weight 7, passed 1.25 times, target 10.7 h, reads 9.0 h (9000/1000), green
}

// What if the night team picked faster? Nothing is evaluated anew but what is
// above it.
func Example_whatIf() {
	march := evaluate()
	faster, err := march.With(chain.Measurement{
		At: chain.At("pick").By("night").Who("p5"), KPI: "lead", Reading: kpi.Per(d("1400"), d("200")),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, at := range []chain.Place{chain.At("pick"), chain.Whole("order")} {
		before, _ := march.Gauge(at, "lead")
		after, _ := faster.Gauge(at, "lead")
		fmt.Println(at, before.Status, "gap", before.Gap, "->", after.Status, "gap", after.Gap)
	}
	// Output:
	// /pick red gap -2.4 -> red gap -1.6
	// order green gap 1.25 -> green gap 2.05
}

// What must be done, at the least, and how sure is it then? The chain of the shortest
// program, red in spring.
func Example_lookAhead() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:   []kpi.Indicator{{ID: "lead", Unit: "h", Better: kpi.Lower, Along: kpi.Sum}},
		Steps:  []chain.Step{{ID: "sell"}, {ID: "pick"}, {ID: "ship"}},
		Chains: []chain.Chain{{ID: "order", Links: chain.Sequence("sell", "pick", "ship")}},
		Goals:  []chain.Goal{{At: chain.Whole("order"), KPI: "lead", Target: d("25"), Amber: kpi.AtMost(d("28"))}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	lead := func(step, hours string) chain.Measurement {
		return chain.Measurement{At: chain.At(step), KPI: "lead", Reading: kpi.Of(d(hours))}
	}
	april, err := plan.Evaluate("2025-04", []chain.Measurement{lead("sell", "4"), lead("pick", "16"), lead("ship", "9")})
	if err != nil {
		fmt.Println(err)
		return
	}

	order := chain.Whole("order")
	least, err := scenario.Least(april, order, "lead")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range least.Moves {
		fmt.Println("the least that makes it green:", m.At.Step, m.From, "->", m.To)
	}

	outlook, err := scenario.Simulate(april, scenario.Simulation{
		At: order, KPI: "lead", Runs: 10_000, Seed: 2025,
		Inputs: []scenario.Input{
			{At: chain.At("pick"), KPI: "lead", Dist: scenario.Triangular(d("9"), d("11"), d("19"))},
			{At: chain.At("ship"), KPI: "lead", Dist: scenario.Uniform(d("8"), d("10"))},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	nine, _ := outlook.Quantile(d("0.1"))
	fmt.Println("and if picking takes 9 to 19 hours: green in", outlook.Share(kpi.Green), "of the runs,")
	fmt.Println("nine in ten of them take less than", nine.Round(1), "h")
	// Output:
	// the least that makes it green: pick 16 -> 12
	// and if picking takes 9 to 19 hours: green in 0.3893 of the runs,
	// nine in ten of them take less than 29.2 h
}

// harmonic composes speeds in series: n parts at v per hour make n/Σ(1/v) together.
type harmonic struct{}

func (harmonic) Compose(parts []kpi.Part) (kpi.Reading, error) {
	slow := decimal.Zero
	for _, p := range parts {
		v, ok := p.Reading.Value()
		if !ok || v.Sign() <= 0 {
			return kpi.Reading{}, fmt.Errorf("%w: speed of %s", kpi.ErrRange, p.ID)
		}
		slow = slow.Add(decimal.NewFromInt(1).DivRound(v, 24))
	}
	return kpi.Of(decimal.NewFromInt(int64(len(parts))).DivRound(slow, 12)), nil
}

// A composition rule of the host's own: one method, cascaded like the built-in
// ones.
func Example_customRule() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs:      []kpi.Indicator{{ID: "speed", Unit: "orders/h", Decimals: 2, Along: "harmonic"}},
		Steps:     []chain.Step{{ID: "pick"}, {ID: "pack"}},
		Chains:    []chain.Chain{{ID: "order", Question: "How fast?", Links: chain.Sequence("pick", "pack")}},
		Goals:     []chain.Goal{{At: chain.Whole("order"), KPI: "speed", Target: d("48")}},
		Operators: map[kpi.Rule]kpi.Operator{"harmonic": harmonic{}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	pick, _ := plan.Target(chain.At("pick"), "speed")
	fmt.Println("pick target", pick.Target)
	r, err := plan.Evaluate("now", []chain.Measurement{
		{At: chain.At("pick"), KPI: "speed", Reading: kpi.Of(d("40"))},
		{At: chain.At("pack"), KPI: "speed", Reading: kpi.Of(d("60"))},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	g, _ := r.Gauge(chain.Whole("order"), "speed")
	fmt.Println(g.Reading, g.Status)
	// Output:
	// pick target 48
	// 48 green
}

// board is what a host does once per set of results, and then once per audience.
func board(audience chain.Place, results ...*chain.Result) (*dashboard.Board, error) {
	boards, err := dashboard.New(results...)
	if err != nil {
		return nil, err
	}
	return boards.For(audience)
}

// Where a group needs four people, what the three who ship read stays with them. So does
// what the five who pick read: the chain's own value less that would tell it.
func Example_privacy() {
	m := shop()
	m.MinGroup = 4
	plan, err := chain.NewPlan(m)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := plan.Evaluate("2025-03", month("2200"))
	if err != nil {
		fmt.Println(err)
		return
	}
	boards, err := dashboard.New(r)
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := boards.For(chain.Whole("order"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range append(b.Sections[0].Own, b.Sections[0].Parts...) {
		if t.KPI == "lead" {
			fmt.Println(t.At, b.Format(t, kpi.Format{}), t.Gauge.Status, "hidden:", t.Hidden, "people:", plan.People(t.At))
		}
	}
	fmt.Println("what an attacker could work out:", boards.Audit())
	// Output:
	// order 22.8 h green hidden: false people: 5
	// /sell 1.5 h green hidden: false people: 0
	// /pay 4.0 h green hidden: false people: 0
	// /dock 1.5 h green hidden: false people: 0
	// /pick  no data hidden: true people: 5
	// /ship  no data hidden: true people: 3
	// what an attacker could work out: []
}

// Render the view model in a UI of one's own.
func Example_ownUI() {
	page := template.Must(template.New("board").Parse(`
{{- range .Sections}}<h2>{{.Question}}</h2>
{{range .Own}}<p class="{{.Gauge.Status}}">{{.Name}} {{if .Hidden}}(kept private){{else}}{{.Gauge.Reading}}{{end}}
{{- with .Gauge.Goal}} of {{.Target}}{{end}}</p>
{{end}}{{end}}`))
	b, err := board(chain.Place{Step: "sell", Unit: "sales"}, evaluate())
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := page.Execute(os.Stdout, b); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <h2>Can I have it tomorrow?</h2>
	// <p class="red">On the shelf 940/1000 of 0.97</p>
	// <p class="amber">Cost 26000/1 of 25000</p>
	// <p class="green">Lead time 1500/1000 of 1.5</p>
	// <p class="green">Right first time 985/1000 of 0.9755</p>
}
