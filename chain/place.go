package chain

import "strings"

// A Place is a spot in the model: a chain, a step, a unit's part in that step, a
// person's part in that unit's. It is comparable and can be a map key. The zero
// value is no complete place; as a pattern it matches every one.
//
// Complete places, as in goals, readings and gauges:
//
//	{Chain}                the whole chain
//	{Chain, Step}          a link of it; holds [Passes] only
//	{Step}                 one step, in whatever chains link it
//	{Step, Unit}           what a department or team does in that step
//	{Step, Unit, Person}   what a person does in that team in that step
//	{Unit}, {Unit, Person} outside any chain: goals left over from the organisation
//	                       chart, kept so that checks can name them
//
// As a pattern, a place matches every complete place whose fields equal the
// pattern's non-empty ones, where {Chain} also matches the places of the chain's
// steps: {Unit: "stock"} is all that department does, {Person: "p17"} all one
// person does, {} is everything. [Plan.Places] and dashboard.For take patterns.
type Place struct {
	Chain  string `json:"chain,omitempty"`
	Step   string `json:"step,omitempty"`
	Unit   string `json:"unit,omitempty"`
	Person string `json:"person,omitempty"`
}

// Whole returns the place of a whole chain.
func Whole(chain string) Place { return Place{Chain: chain} }

// At returns the place of a step.
func At(step string) Place { return Place{Step: step} }

// By returns the place of what a unit does there: At("pick").By("day").
func (p Place) By(unit string) Place {
	p.Unit = unit
	return p
}

// Who returns the place of what a person does there:
// At("pick").By("day").Who("p1").
func (p Place) Who(person string) Place {
	p.Person = person
	return p
}

// String joins the fields with slashes, trailing empty ones left out:
// "/pick/day", "//purchasing"; the zero value is "". For people and logs; IDs may
// contain slashes, so it cannot be parsed.
func (p Place) String() string {
	fields := []string{p.Chain, p.Step, p.Unit, p.Person}
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	return strings.Join(fields, "/")
}
