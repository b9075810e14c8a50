package chain

import "github.com/shopspring/decimal"

// A Step is one stage of the work (processtap), or the handover between two.
type Step struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	// By says who does the step (de opstelling: wie pakt welke positie). Empty: the
	// step is the lowest place.
	By []Assignment `json:"by,omitempty"`
	// Handover marks the wait between two steps (overdracht): nobody does it, so By
	// is empty, and the units of the steps before and after it answer for it
	// together. It is on both their boards (dashboard.Section.Handovers), never on a
	// person's.
	Handover bool `json:"handover,omitempty"`
	// KPIs limits which KPIs are read here; empty: all. A handover has time, but no
	// yield. A goal or a measurement of another KPI at this step is an error.
	KPIs []string `json:"kpis,omitempty"`
	// Needs lists competences that someone who does the step must have, spelled as
	// IDs are; see [Member].Can.
	Needs []string `json:"needs,omitempty"`
}

// An Assignment puts a unit, or one of its people, on a step.
//
// A unit on a step brings all its sub-units and members, unless some of them are
// on the same step by an assignment of their own: then only those. The units
// above it come along as places too, so that a department sees what its team
// does.
type Assignment struct {
	Unit string `json:"unit"`
	// Person narrows the assignment to one member of Unit.
	Person string `json:"person,omitempty"`
	// Weight is the share in the step's targets: below 10^9, with at most 9 decimals,
	// and of all assignments of the step together at most 3·10^9. The zero value means
	// the sum of the weights of the parts: headcount, if nobody states anything; 1
	// without parts. So shares never depend on how people are grouped.
	Weight decimal.Decimal `json:"weight,omitzero"`
	// KPIs limits which KPIs are cascaded here: those that lie within the unit's
	// sphere of influence (invloedssfeer) in this step. Empty: all. A reading of
	// another KPI is kept here as a gauge of its own, and does not count above.
	KPIs []string `json:"kpis,omitempty"`
}
