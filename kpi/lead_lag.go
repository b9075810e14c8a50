package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// A LeadLag says whether one series ran ahead of another, for testing a presumed
// driver. The zero value compared nothing.
type LeadLag struct {
	// Lag is the number of periods by which the driver precedes the outcome.
	Lag int `json:"lag"`
	// N is the number of pairs compared.
	N int `json:"n"`
	// Sign is 1, -1 or 0: the way the outcome goes when the driver rises.
	Sign int `json:"sign"`
	// R2 is the squared rank correlation, P the share of all circular shifts with at
	// least this R2. Both are 0..1, rounded to 4 decimals.
	R2 decimal.Decimal `json:"r2"`
	P  decimal.Decimal `json:"p"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (l LeadLag) MarshalJSON() ([]byte, error) { return jsonx.Marshal(l) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, l stays as it was.
func (l *LeadLag) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, l) }
