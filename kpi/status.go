package kpi

// A Status is the colour of a light. Its text is "no data", "red", "amber" or
// "green". The zero value is NoData.
type Status int8

// The colours are ordered from worse to better, so that the lower of two is the
// worse one; NoData comes before them and is no colour.
const (
	NoData Status = iota // geen: never averaged in, never red, never green
	Red                  // rood
	Amber                // oranje
	Green                // groen
)

func statusWords() []string { return []string{"no data", "red", "amber", "green"} }

// String returns the text of s, or "Status(7)" for one that does not exist.
func (s Status) String() string { return wordOf(s, "Status", statusWords()) }

// MarshalText returns the text of s. It fails for one that does not exist.
func (s Status) MarshalText() ([]byte, error) { return marshalWord(s, "Status", statusWords()) }

// UnmarshalText reads what MarshalText writes, and nothing else.
func (s *Status) UnmarshalText(text []byte) error {
	return unmarshalWord(s, "Status", statusWords(), text)
}
