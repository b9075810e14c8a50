package chain

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// A Finding is one result of a check: something in the model, or in a period, that
// works against steering by the chain. It judges the model, never people. The zero
// value says nothing.
type Finding struct {
	// Check is one of the constants below [CheckID].
	Check    CheckID  `json:"check"`
	Severity Severity `json:"severity"`
	// At is where it is, as the text of the check says: a complete place, or, where a
	// unit or person is meant over all their places, a pattern; the zero Place for the
	// organisation as a whole.
	At Place `json:"at"`
	// KPI is what it is about; empty where it is about the place.
	KPI string `json:"kpi,omitempty"`
	// Other and OtherAt are the second KPI and place where a check has two: who is
	// hurt.
	Other   string `json:"other,omitempty"`
	OtherAt Place  `json:"other_at,omitzero"`
	// Competence is the one that is missing, for [Uncovered] and [KeyPerson].
	Competence string `json:"competence,omitempty"`
	// Cause says why, for [Watermelon]: "targets", "passes", "mix" or "between".
	Cause string `json:"cause,omitempty"`
	// Message is one English sentence without values of people. Hosts with another
	// language write their own from the other fields.
	Message string `json:"message"`
	// Path leads from the one to the other, or up to the chain, with every hop's
	// reason: what Message says, as data. Paths of the findings of one call may share
	// their goals.
	Path []Hop `json:"path,omitempty"`
	// Example is a set of readings to evaluate that shows it, for [Unsound].
	Example []Measurement `json:"example,omitempty"`
}

// String returns "KK201 warning //purchasing stock: ...".
func (f Finding) String() string {
	text := fmt.Sprintf("%s %s", f.Check, f.Severity)
	if f.At != (Place{}) {
		text += " " + f.At.String()
	}
	if f.KPI != "" {
		text += " " + f.KPI
	}
	return text + ": " + f.Message
}

// MarshalJSON writes the fields with their decimals as strings.
func (f Finding) MarshalJSON() ([]byte, error) { return jsonx.Marshal(f) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, f stays as it was.
func (f *Finding) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, f) }

// Severity grades findings, from worth knowing to harmful. The zero value is
// [Info].
type Severity int8

const (
	// Info: worth knowing.
	Info Severity = iota
	// Warning: likely to steer the wrong way.
	Warning
	// Fault: will steer the wrong way, or cannot be met.
	Fault
)

// severities holds the text of every severity, in order.
func severities() [3]string { return [...]string{"info", "warning", "fault"} }

// known reports whether the severity is one of the constants.
func (s Severity) known() bool { return s >= Info && s <= Fault }

// String returns "info", "warning" or "fault", and "Severity(n)" for any other
// number.
func (s Severity) String() string {
	if !s.known() {
		return "Severity(" + strconv.Itoa(int(s)) + ")"
	}
	return severities()[s]
}

// MarshalText writes what String returns. It is an error that wraps [ErrUnknown]
// if the severity is none of the constants.
func (s Severity) MarshalText() ([]byte, error) {
	if !s.known() {
		return nil, fmt.Errorf("%w: severity %d", ErrUnknown, int(s))
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads what MarshalText writes. Any other text is an error that
// wraps [ErrUnknown], and leaves the severity as it was.
func (s *Severity) UnmarshalText(text []byte) error {
	for k, name := range severities() {
		if name == string(text) {
			*s = Severity(k)
			return nil
		}
	}
	return fmt.Errorf("%w: severity %q is not info, warning or fault", ErrUnknown, text)
}

// sortFindings puts findings in their fixed order: by check, place, KPI, and then
// the other KPI and place. Places stand as [Plan.Places] has them: the
// organisation, chains, steps with their units, units outside; each in model order.
func (p *Plan) sortFindings(list []Finding) {
	type key struct {
		at, other      [5]int
		kpi, otherKPI  int
		id, competence string
	}
	keys := make([]key, len(list))
	order := make([]int, len(list))
	for n, f := range list {
		order[n] = n
		keys[n] = key{p.rankOf(f.At), p.rankOf(f.OtherAt), p.kpiRank(f.KPI), p.kpiRank(f.Other),
			string(f.Check), f.Competence}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &keys[a], &keys[b]
		return cmp.Or(cmp.Compare(x.id, y.id), slices.Compare(x.at[:], y.at[:]), cmp.Compare(x.kpi, y.kpi),
			cmp.Compare(x.otherKPI, y.otherKPI), slices.Compare(x.other[:], y.other[:]),
			cmp.Compare(x.competence, y.competence))
	})
	sorted := make([]Finding, len(list))
	for n, at := range order {
		sorted[n] = list[at]
	}
	copy(list, sorted)
}

// rankOf returns where a place or pattern stands among all.
func (p *Plan) rankOf(at Place) [5]int {
	rank := [5]int{3, -1, -1, -1, -1}
	switch {
	case at == Place{}:
		rank[0] = 0
	case at.Chain != "":
		rank[0] = 1
	case at.Step != "":
		rank[0] = 2
	}
	if k, ok := p.names.chains.Get(at.Chain); ok {
		rank[1] = int(k)
	}
	if k, ok := p.names.steps.Get(at.Step); ok {
		rank[2] = int(p.rank[k])
	}
	if k, ok := p.names.units.Get(at.Unit); ok {
		rank[3] = int(k)
	}
	if k, ok := p.persons.Get(at.Person); ok {
		rank[4] = int(k)
	}
	return rank
}

// kpiRank returns where a KPI stands in the model, -1 for none.
func (p *Plan) kpiRank(id string) int {
	if k, ok := p.names.kpis.Get(id); ok {
		return int(k)
	}
	return -1
}
