package chain

import "slices"

// A CheckDoc documents one check. The zero value documents none.
type CheckDoc struct {
	ID CheckID
	// Title is a few words, Text says when it finds something and what to do about
	// it, both in English.
	Title, Text string
	// Severity is the usual one; Text says where it is another.
	Severity Severity
	// Bad and Good are models in the JSON form: the one has exactly this finding and
	// no other, the other has none. For checks of results the models have none, and
	// the readings tell.
	Bad, Good string
	// BadReadings and GoodReadings are measurements in the JSON form, for checks of
	// results; empty for those of plans.
	BadReadings, GoodReadings string
}

// Checks returns the catalogue, in order of ID: what each check means, a model that
// breaks it and one that does not. CHECKS.md beside this file is printed from it.
func Checks() []CheckDoc {
	var docs []CheckDoc
	for _, c := range catalogue() {
		docs = append(docs, c.CheckDoc)
	}
	return docs
}

// catalogue has one row a check, in order of ID.
func catalogue() []check {
	return slices.Concat(
		chainChecks(),
		islandChecks(),
		outsideChecks(),
		soundChecks(),
		conflictChecks(),
		peopleChecks(),
		boardChecks(),
		periodChecks(),
		staffChecks(),
	)
}
