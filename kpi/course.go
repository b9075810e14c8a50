package kpi

import "github.com/kpichain/kpichain/internal/jsonx"

// A Course says whether the whole of a horizon, a year of months say, will make its
// target (Dutch: lig je op koers). All gauges are composed with Indicator.Over. The
// zero value is that of no horizon.
type Course struct {
	// ToDate is the periods so far against the targets of those periods.
	ToDate Gauge `json:"to_date"`
	// Forecast is the whole horizon, if what is left goes as what was.
	Forecast Gauge `json:"forecast"`
	// Needed has one reading for every period left, in proportion to its target, with
	// which the horizon just makes its target. Empty when none is left, or when no
	// readings in Domain would do it: then OutOfReach.
	Needed     []Reading `json:"needed"`
	OutOfReach bool      `json:"out_of_reach,omitempty"`
	// Range is how many more periods the rest of the budget lasts at the rate so far
	// (resterende actieradius), rounded down to 0.1; Sum with Lower only. Zero when
	// the budget is gone.
	Range Reading `json:"range"`
	// Left is the number of periods without a reading after the last one with.
	Left int `json:"left"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (c Course) MarshalJSON() ([]byte, error) { return jsonx.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, c stays as it was.
func (c *Course) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, c) }
