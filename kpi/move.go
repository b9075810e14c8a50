package kpi

// A Move is the way a trend goes, in terms of better and worse, not up and down. Its
// text is "unclear", "worsening", "steady" or "improving". The zero value is Unclear.
type Move int8

// The moves are ordered from worse to better; Unclear comes before them and is no
// verdict.
const (
	Unclear   Move = iota // too few readings to tell
	Worsening             // verslechtert
	Steady                // stabiel
	Improving             // verbetert
)

func moveWords() []string { return []string{"unclear", "worsening", "steady", "improving"} }

// String returns the text of m, or "Move(7)" for one that does not exist.
func (m Move) String() string { return wordOf(m, "Move", moveWords()) }

// MarshalText returns the text of m. It fails for one that does not exist.
func (m Move) MarshalText() ([]byte, error) { return marshalWord(m, "Move", moveWords()) }

// UnmarshalText reads what MarshalText writes, and nothing else.
func (m *Move) UnmarshalText(text []byte) error { return unmarshalWord(m, "Move", moveWords(), text) }
