package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// A Scorecard weighs gauges into one light (Dutch: in een oogopslag). The zero
// value weighs every gauge alike.
type Scorecard struct {
	// Items lists what counts. Empty: every gauge with a goal, weight 1. Gauges of a
	// KPI not listed do not count. Several gauges of one KPI share its weight equally.
	Items []Item `json:"items,omitempty"`
	// Green and Amber are the scores from which the card is green and amber,
	// 0 < Amber <= Green <= 100. The zero values mean 80 and 50.
	Green decimal.Decimal `json:"green,omitzero"`
	Amber decimal.Decimal `json:"amber,omitzero"`
}

// An Item is one KPI on a scorecard. The zero value names none.
type Item struct {
	// KPI is the ID of the indicator.
	KPI string `json:"kpi"`
	// Weight is more than zero; the zero value means 1.
	Weight decimal.Decimal `json:"weight,omitzero"`
	// Critical items cap the card: it is never better than this KPI's own light, the
	// worst one where it has several gauges, and NoData while those have no data. On
	// a board where it has no gauge at all it does not count: a department's card is
	// not dark because satisfaction is read at the chain. Meant for the customer's
	// satisfaction.
	Critical bool `json:"critical,omitempty"`
}

// A Score is a scorecard filled in. The zero value is a card without gauges.
type Score struct {
	// Value is the weighted mean of the gauges' scores, 0..100, rounded down to 0.01.
	Value decimal.Decimal `json:"value,omitzero"`
	// Status follows Value, then is capped: at Amber while any gauge on the card is
	// red (a red light is never averaged away), at the best light on the card (no
	// green without a green gauge), and at the light of every Critical item. NoData
	// when no gauge on the card has data, or when those of a Critical item have none.
	Status Status `json:"status"`
	// Coverage is the share of the card's weight that had data, 0..1, rounded down to
	// 4 decimals.
	Coverage decimal.Decimal `json:"coverage,omitzero"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (s Scorecard) MarshalJSON() ([]byte, error) { return jsonx.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, s stays as it was.
func (s *Scorecard) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, s) }

// MarshalJSON writes the fields with their decimals as strings.
func (i Item) MarshalJSON() ([]byte, error) { return jsonx.Marshal(i) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, i stays as it was.
func (i *Item) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, i) }

// MarshalJSON writes the fields with their decimals as strings.
func (s Score) MarshalJSON() ([]byte, error) { return jsonx.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, s stays as it was.
func (s *Score) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, s) }
