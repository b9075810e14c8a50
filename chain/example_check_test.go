package chain_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A complaint goes from the call centre to the workshop. The model is a plan, and
// what works against its customer is found.
func ExamplePlan_Check() {
	plan, err := chain.NewPlan(chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "lead", Name: "Days until solved", Better: kpi.Lower, Serves: kpi.Customer, Along: kpi.Sum},
			{ID: "cost", Name: "Cost", Better: kpi.Lower, Serves: kpi.Internal, Along: kpi.Total},
		},
		Units: []chain.Unit{{ID: "calls", Name: "Call centre"}, {ID: "shop", Name: "Workshop"}, {ID: "fleet", Name: "Fleet"}},
		Members: []chain.Member{
			{Person: "p1", Unit: "calls"}, {Person: "p2", Unit: "calls"}, {Person: "p3", Unit: "shop"},
			{Person: "p4", Unit: "shop"}, {Person: "p5", Unit: "fleet"},
		},
		Steps: []chain.Step{
			{ID: "hear", Name: "Hear the complaint", By: []chain.Assignment{{Unit: "calls"}}},
			{ID: "mend", Name: "Mend it", By: []chain.Assignment{{Unit: "shop"}}, Needs: []string{"welding"}},
			{ID: "bring", Name: "Bring it back"},
		},
		Chains: []chain.Chain{{ID: "complaint", Name: "From complaint to solution", Owner: "p9",
			Question: "Can you mend it?", Links: chain.Sequence("hear", "mend", "bring")}},
		Goals: []chain.Goal{
			{At: chain.Whole("complaint"), KPI: "lead", Target: num("9")},
			{At: chain.Whole("complaint"), KPI: "cost", Target: num("3000")},
		},
		MinGroup: 2,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range plan.Check() {
		fmt.Println(finding)
	}
	// Output:
	// KK102 fault complaint: The chain "From complaint to solution" names no KPI for the customer's satisfaction, so nothing tells whether its question was answered.
	// KK104 warning /bring: Nobody does the step "Bring it back", so what the chain asks of it reaches no one.
	// KK108 info /hear: Between Hear the complaint and Mend it in the chain "From complaint to solution" work passes from Call centre to Workshop, and no KPI is read there, so what is lost is seen by neither.
	// KK204 info //fleet: The unit "Fleet" has people and does no step of any chain, so nobody can say how its work reaches a customer.
	// KK801 fault /mend: Nobody on the step "Mend it" has the competence "welding" that it needs, so it cannot be done as it should.
}

// The catalogue says of every check what it means and what to do.
func ExampleChecks() {
	for _, doc := range chain.Checks() {
		if doc.ID == chain.BlindHandover {
			fmt.Printf("%s: %s (%s)\n", doc.ID, doc.Title, doc.Severity)
		}
	}
	// Output: KK108: A handover that nobody sees (info)
}
