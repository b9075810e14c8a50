package chain

import "github.com/kpichain/kpichain/kpi"

// Format is the name and version of the JSON form of a [Model].
const Format = "kpichain/1"

// A Model is an organisation seen from its customer chains. It is plain data:
// build it in Go, or read it with [Decode]; encoding/json writes it. Order
// matters only where a comment says so. The zero value is a model of nothing,
// which is valid.
//
// IDs are case sensitive, not empty, at most 128 bytes of valid UTF-8 and free
// of control characters; chains, steps, KPIs and units each have unique ones.
type Model struct {
	// Format is [Format] or empty; Decode requires it.
	Format string `json:"format,omitempty"`
	// KPIs defines the indicators that goals and influences name.
	KPIs []kpi.Indicator `json:"kpis"`
	// Steps are the steps of all chains. A step's figures do not name a chain: two
	// chains that link the same step share its readings, and its targets satisfy
	// both.
	Steps []Step `json:"steps"`
	// Chains are the customer chains.
	Chains []Chain `json:"chains"`
	// Units are departments and teams: the organisation chart.
	Units []Unit `json:"units,omitempty"`
	// Members says who is in which unit.
	Members []Member `json:"members,omitempty"`
	// Goals are the targets people set; all other targets follow from them.
	Goals []Goal `json:"goals,omitempty"`
	// Influences are the causal links between KPIs that arithmetic does not give.
	Influences []Influence `json:"influences,omitempty"`
	// MinGroup is the smallest number of people whose pooled value others may see.
	// The zero value means 5; 1 turns the protection of groups off: then a group of
	// one shows that person's value.
	MinGroup int `json:"min_group,omitempty"`
	// Operators supplies the custom rules that KPIs name. Not part of the JSON form.
	// Built-in names cannot be replaced.
	Operators map[kpi.Rule]kpi.Operator `json:"-"`
}
