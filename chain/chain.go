package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// A Chain is the journey of a customer through the organisation (Dutch:
// klantketen): it begins with a question and ends when that is answered to the
// customer's satisfaction.
type Chain struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	// Question is what the customer asks (klantvraag), in the customer's words. A
	// chain without one begins with a department, not with a customer.
	Question string `json:"question,omitempty"`
	// Satisfaction is the KPI that tells whether the question was answered to the
	// customer's satisfaction. It should have a goal on the chain.
	Satisfaction string `json:"satisfaction,omitempty"`
	// Volume is how many questions are planned in a period. Optional.
	Volume decimal.Decimal `json:"volume,omitzero"`
	// Owner is the person who answers for the chain (keteneigenaar).
	Owner string `json:"owner,omitempty"`
	// Links are the steps in an order in which they can be done (schakels), at least
	// one. The last one ends the chain.
	Links []Link `json:"links"`
	// Scorecard weighs the chain's KPIs, for the chain and for everyone who works in
	// it: one yardstick. KPIs on boards that it does not list do not count towards a
	// score.
	Scorecard kpi.Scorecard `json:"scorecard,omitzero"`
}
