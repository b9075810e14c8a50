package kpi

// A Direction says which way a KPI is better. Its text is "higher", "lower" or
// "near". The zero value is Higher.
type Direction int8

// Higher comes first because most KPIs of a chain promise at least something.
const (
	Higher Direction = iota // sales, first-time-right, satisfaction
	Lower                   // lead time, cost, complaints
	Near                    // near the target, on either side: occupancy, stock days
)

func directionWords() []string { return []string{"higher", "lower", "near"} }

// String returns the text of d, or "Direction(7)" for one that does not exist.
func (d Direction) String() string { return wordOf(d, "Direction", directionWords()) }

// MarshalText returns the text of d. It fails for one that does not exist.
func (d Direction) MarshalText() ([]byte, error) {
	return marshalWord(d, "Direction", directionWords())
}

// UnmarshalText reads what MarshalText writes, and nothing else.
func (d *Direction) UnmarshalText(text []byte) error {
	return unmarshalWord(d, "Direction", directionWords(), text)
}
