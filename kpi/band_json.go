package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// ends is how a band is written.
type ends struct {
	Min *decimal.Decimal `json:"min,omitempty"`
	Max *decimal.Decimal `json:"max,omitempty"`
}

// MarshalJSON writes the ends that are there. It fails for a number of more than a
// thousand digits.
func (b Band) MarshalJSON() ([]byte, error) {
	var e ends
	if b.hasMin {
		e.Min = &b.min
	}
	if b.hasMax {
		e.Max = &b.max
	}
	return jsonx.Marshal(e)
}

// UnmarshalJSON reads what MarshalJSON writes, and nothing else: plain decimals of
// at most 30 digits, as strings. An end that is null is an error, and not open.
// Where it fails, the band stays as it was.
func (b *Band) UnmarshalJSON(data []byte) error {
	var e struct { // no pointers: jsonx would take null for a missing end
		Min limit `json:"min"`
		Max limit `json:"max"`
	}
	if err := jsonx.Unmarshal(data, &e); err != nil {
		return err
	}
	*b = Band{min: e.Min.d, max: e.Max.d, hasMin: e.Min.set, hasMax: e.Max.set}
	return nil
}

// A limit is an end of a band as it is read: there or not.
type limit struct {
	d   decimal.Decimal
	set bool
}

func (l *limit) UnmarshalJSON(data []byte) error {
	l.set = true
	return jsonx.Unmarshal(data, &l.d)
}
