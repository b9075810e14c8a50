package chain

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/kpi"
)

// chainChecks has the checks KK1xx: is a chain a customer's journey. Those of a
// chain as a whole stand here, those of its steps in check_step.go.
func chainChecks() []check {
	return []check{
		noQuestion(),
		noSatisfaction(),
		stepWithoutKPI(),
		stepWithoutPeople(),
		deadEnd(),
		noOwner(),
		oneSided(),
		blindHandover(),
	}
}

func noQuestion() check {
	return check{plan: (*checker).noQuestion, CheckDoc: CheckDoc{
		ID:       NoQuestion,
		Severity: Fault,
		Title:    "A chain without a customer's question",
		Text: "A chain begins with what a customer asks, in the customer's words. One without a question " +
			"begins with a department, and is steered on what that department finds important. Ask a " +
			"customer, and write down the question; where nobody asks anything, it is no chain but a " +
			"part of one.",
		Bad:  amended(`"question": "Can I have it tomorrow?",`, `"question": " ",`),
		Good: sample(),
	}}
}

func (c *checker) noQuestion() {
	for _, chain := range c.model.Chains {
		if strings.TrimSpace(chain.Question) == "" {
			at := Whole(chain.ID)
			c.report(Finding{At: at, Message: fmt.Sprintf(
				"The chain %q begins with no customer's question, so nobody can tell whether it answers one.",
				c.where(at))})
		}
	}
}

func noSatisfaction() check {
	return check{plan: (*checker).noSatisfaction, CheckDoc: CheckDoc{
		ID:       NoSatisfaction,
		Severity: Fault,
		Title:    "A chain without a satisfied customer",
		Text: "A chain ends when the question is answered to the customer's satisfaction. This one names no " +
			"KPI that tells so, or has no goal for it on the chain as a whole: then every step can be in " +
			"time and within its budget while the customer walks away. Name one as the chain's " +
			"satisfaction, and set a goal for it on the chain.",
		Bad:  amended(`"satisfaction": "happy",`, `"satisfaction": "",`),
		Good: sample(),
	}}
}

func (c *checker) noSatisfaction() {
	for n, chain := range c.model.Chains {
		at := Whole(chain.ID)
		k, named := c.names.kpis.Get(chain.Satisfaction)
		switch {
		case !named:
			c.report(Finding{At: at, Message: fmt.Sprintf(
				"The chain %q names no KPI for the customer's satisfaction, so nothing tells whether its "+
					"question was answered.", c.where(at))})
		case c.chainPlans[n].wholes[k].bands == nil:
			c.report(Finding{At: at, KPI: chain.Satisfaction, Message: fmt.Sprintf(
				"The chain %q has no goal for %s, its customers' satisfaction, so nothing tells whether its "+
					"question was answered well enough.", c.where(at), c.title(int(k)))})
		}
	}
}

func noOwner() check {
	return check{plan: (*checker).noOwner, CheckDoc: CheckDoc{
		ID:       NoOwner,
		Severity: Info,
		Title:    "A chain without an owner",
		Text: "Every step has someone who answers for it, the chain as a whole has nobody: what goes wrong " +
			"between two steps is then nobody's to mend. Name an owner, who leads the conversation " +
			"about the chain; it need not be somebody who works in it.",
		Bad:  amended(`"owner": "p9",`+"\n      ", ``),
		Good: sample(),
	}}
}

func (c *checker) noOwner() {
	for _, chain := range c.model.Chains {
		if at := Whole(chain.ID); chain.Owner == "" {
			c.report(Finding{At: at, Message: fmt.Sprintf("Nobody answers for the chain %q as a whole, "+
				"so what goes wrong between its steps is nobody's.", c.where(at))})
		}
	}
}

func oneSided() check {
	return check{plan: (*checker).oneSided, CheckDoc: CheckDoc{
		ID:       OneSided,
		Severity: Warning,
		Title:    "A chain that serves one side only",
		Text: "A chain should be effective for the customer and efficient for the organisation. All goals on " +
			"this one as a whole serve the same side, so that the other pays for it. Add a goal of the " +
			"other side. Goals of the profession (craft) do not count; while a KPI with a goal on the " +
			"chain does not say whom it serves, nothing is reported.",
		Bad: amended(`"amber": {"max": "28"}},`+"\n"+
			`    {"at": {"chain": "order"}, "kpi": "cost", "target": "9000", "amber": {"max": "9500"}, `+
			`"depth": "departments"}`,
			`"amber": {"max": "28"}}`),
		Good: sample(),
	}}
}

func (c *checker) oneSided() {
	for n, chain := range c.model.Chains {
		at := Whole(chain.ID)
		switch c.served(n) {
		case kpi.Customer:
			c.report(Finding{At: at, Message: fmt.Sprintf("All goals on the chain %q serve the customer, "+
				"so nothing says what it may cost the organisation.", c.where(at))})
		case kpi.Internal:
			c.report(Finding{At: at, Message: fmt.Sprintf("All goals on the chain %q serve the organisation, "+
				"so nothing says what it must bring the customer.", c.where(at))})
		}
	}
}

// served returns whose value all goals on a chain as a whole are; Unstated where
// they serve both, where any does not say, and where there is none.
func (c *checker) served(chain int) kpi.Interest {
	var all kpi.Interest
	for k, w := range c.chainPlans[chain].wholes {
		if w.bands == nil || w.flags&flagCraft != 0 {
			continue
		}
		one := c.indicators[k].def.Serves
		if one == kpi.Unstated || all != kpi.Unstated && one != all {
			return kpi.Unstated
		}
		all = one
	}
	return all
}
