package chain

import "github.com/shopspring/decimal"

// A Member puts a person (medewerker) in a unit. A person in two teams is two
// members. Person is any stable key, best a pseudonym: the library neither needs
// nor keeps names of people.
type Member struct {
	Person string `json:"person"`
	Unit   string `json:"unit"`
	// Weight is the person's share in the unit, as FTE: below 10^9, with at most 9
	// decimals, and of all members together at most 3·10^9. The zero value means 1.
	Weight decimal.Decimal `json:"weight,omitzero"`
	// Can lists the person's competences, spelled as IDs are.
	Can []string `json:"can,omitempty"`
}
