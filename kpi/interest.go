package kpi

// An Interest says whose value a KPI is. Its text is "", "customer" or "internal".
// The zero value is Unstated.
type Interest int8

// The customer comes before the organisation: a chain exists for a question of a
// customer.
const (
	Unstated Interest = iota // nobody said
	Customer                 // the customer's (Dutch: klantwaarde)
	Internal                 // the organisation's own (Dutch: interne waarde)
)

func interestWords() []string { return []string{"", "customer", "internal"} }

// String returns the text of i, or "Interest(7)" for one that does not exist.
func (i Interest) String() string { return wordOf(i, "Interest", interestWords()) }

// MarshalText returns the text of i. It fails for one that does not exist.
func (i Interest) MarshalText() ([]byte, error) {
	return marshalWord(i, "Interest", interestWords())
}

// UnmarshalText reads what MarshalText writes, and nothing else.
func (i *Interest) UnmarshalText(text []byte) error {
	return unmarshalWord(i, "Interest", interestWords(), text)
}
