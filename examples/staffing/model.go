package main

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// d makes decimals bearable in models written by hand.
var d = decimal.RequireFromString

// A team does one step: so many people, who can do so much of it in a week.
type team struct {
	id, name, department, step string
	people                     int
	week                       string
}

func teams() []team {
	return []team{
		{"desk", "Service desk", "service", "take", 4, "160"},
		{"inspection", "Inspection", "technical", "cause", 3, "72"},
		{"lab", "Laboratory", "technical", "cause", 2, "24"},
		{"field", "Field engineers", "technical", "visit", 5, "60"},
		{"claims", "Claims", "finance", "pay", 2, "90"},
		{"aftercare", "Aftercare", "service", "tell", 2, "130"},
	}
}

// An office is a model and what was measured of it.
type office struct {
	model chain.Model
	read  []chain.Measurement
}

// supplier is the supplier as it is.
func supplier() office {
	whole := chain.Whole("complaint")
	o := office{model: chain.Model{
		Format: chain.Format,
		KPIs: []kpi.Indicator{
			{ID: "week", Name: "Solved in a week", Decimals: 1, Serves: kpi.Customer,
				Along: kpi.Bottleneck, Across: kpi.Sum},
			{ID: "lead", Name: "Lead time", Unit: "days", Decimals: 1, Better: kpi.Lower, Serves: kpi.Customer,
				Along: kpi.Sum, Across: kpi.Ratio},
		},
		Chains: []chain.Chain{{ID: "complaint", Name: "Complaint to solution", Question: "When does it work again?",
			Links: []chain.Link{
				{Step: "take"}, {Step: "cause"},
				{Step: "visit", Passes: d("0.6")}, // six in ten need a visit
				{Step: "pay", Passes: d("0.8")},   // eight in ten get something back
				{Step: "tell"},
			}}},
		Steps: []chain.Step{
			{ID: "take", Name: "Take the complaint"}, {ID: "cause", Name: "Find the cause"},
			{ID: "visit", Name: "Visit and repair"}, {ID: "pay", Name: "Approve and pay"},
			{ID: "tell", Name: "Tell the customer"},
		},
		Units: []chain.Unit{{ID: "service", Name: "Customer service"},
			{ID: "technical", Name: "Technical service"}, {ID: "finance", Name: "Finance"}},
		Goals: []chain.Goal{
			{At: whole, KPI: "week", Target: d("120"), Amber: kpi.AtLeast(d("100")), Depth: chain.Teams},
			{At: whole, KPI: "lead", Target: d("10"), Amber: kpi.AtMost(d("14")), Depth: chain.Steps},
		},
	}}
	for _, t := range teams() {
		o.model.Units = append(o.model.Units, chain.Unit{ID: t.id, Name: t.name, Parent: t.department})
		step := slices.IndexFunc(o.model.Steps, func(s chain.Step) bool { return s.ID == t.step })
		o.model.Steps[step].By = append(o.model.Steps[step].By, chain.Assignment{Unit: t.id})
		for n := range t.people {
			o.model.Members = append(o.model.Members, chain.Member{Person: fmt.Sprintf("%s-%d", t.id, n+1), Unit: t.id})
		}
		o.read = append(o.read, chain.Measurement{At: chain.At(t.step).By(t.id), KPI: "week", Reading: kpi.Of(d(t.week))})
	}
	for n, days := range []string{"0.5", "5", "3", "6", "1"} {
		at := chain.At(o.model.Steps[n].ID)
		o.read = append(o.read, chain.Measurement{At: at, KPI: "lead", Reading: kpi.Of(d(days))})
	}
	return o
}

// week evaluates what was measured.
func (o office) week(period string) (*chain.Result, error) {
	plan, err := chain.NewPlan(o.model)
	if err != nil {
		return nil, err
	}
	return plan.Evaluate(period, o.read)
}

// hires are one hire in every team.
func hires(weight string) (list []scenario.Hire) {
	for _, t := range teams() {
		list = append(list, scenario.Hire{Step: t.step, Unit: t.id, Weight: d(weight)})
	}
	return list
}

// hire returns the office with one more in it, who can do what the others can.
func (o office) hire(g scenario.Gain) office {
	person := fmt.Sprintf("new-%d", len(o.model.Members))
	o.model.Members = append(slices.Clone(o.model.Members),
		chain.Member{Person: person, Unit: g.Hire.Unit, Weight: g.Hire.Weight})
	return o.add(g.Hire.Unit, g.Adds)
}

// train returns the office with people of the service desk in the inspection, once they
// can do what is done there.
func (o office) train(people int) office {
	o.model.Members = slices.Clone(o.model.Members)
	for n := range people { // the first members are those of the desk
		o.model.Members[n].Unit = "inspection"
	}
	moved := decimal.New(int64(people), 0)
	return o.add("desk", d("-40").Mul(moved)).add("inspection", d("24").Mul(moved))
}

// add returns the office with a team that can do more in a week.
func (o office) add(unit string, more decimal.Decimal) office {
	o.read = slices.Clone(o.read)
	for n, m := range o.read {
		if v, _ := m.Reading.Value(); m.At.Unit == unit && m.KPI == "week" {
			o.read[n].Reading = kpi.Of(v.Add(more))
		}
	}
	return o
}
