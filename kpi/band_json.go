package kpi

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// MarshalJSON writes the ends that are there. It fails for a number of more than a
// thousand digits.
func (b Band) MarshalJSON() ([]byte, error) {
	var ends []amount
	if b.hasMin {
		ends = append(ends, amount{"min", b.min})
	}
	if b.hasMax {
		ends = append(ends, amount{"max", b.max})
	}
	return marshalAmounts(ends...)
}

// An amount is a decimal in an object, by its key, which needs no escapes.
type amount struct {
	key   string
	value decimal.Decimal
}

// marshalAmounts writes an object of decimals, in the order given. Bands and readings
// are most of what a board has, and their fields are not to be looked up each time.
func marshalAmounts(amounts ...amount) ([]byte, error) {
	buf := []byte{'{'}
	for k, a := range amounts {
		text, err := jsonx.Marshal(a.value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.key, err)
		}
		if k > 0 {
			buf = append(buf, ',')
		}
		buf = append(append(append(append(buf, '"'), a.key...), '"', ':'), text...)
	}
	return append(buf, '}'), nil
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
