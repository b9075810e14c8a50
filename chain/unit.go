package chain

// A Unit is a department (afdeling) or a team: a department has no parent.
type Unit struct {
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`
	Parent string `json:"parent,omitempty"`
}
