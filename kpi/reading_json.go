package kpi

import (
	"bytes"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// terms is how a quotient is read. Both are there, or it is none.
type terms struct {
	Num *decimal.Decimal `json:"num"`
	Den *decimal.Decimal `json:"den"`
}

// MarshalJSON writes "46.5", {"num":"182","den":"200"} or null, whatever the host
// set in the package variables of decimal. It fails for a number of more than a
// thousand digits.
func (r Reading) MarshalJSON() ([]byte, error) {
	switch r.form {
	case single:
		return jsonx.Marshal(r.num)
	case quotient:
		return marshalAmounts(amount{"num", r.num}, amount{"den", r.den})
	default:
		return []byte("null"), nil
	}
}

// UnmarshalJSON reads what MarshalJSON writes, and nothing else: plain decimals of
// at most 30 digits, as strings. Where it fails, the reading stays as it was.
func (r *Reading) UnmarshalJSON(data []byte) error {
	data = bytes.Trim(data, " \t\r\n")
	if string(data) == "null" {
		*r = Reading{}
		return nil
	}
	if bytes.HasPrefix(data, []byte("{")) {
		return r.unmarshalTerms(data)
	}
	var value decimal.Decimal
	if err := jsonx.Unmarshal(data, &value); err != nil {
		return err
	}
	*r = Of(value)
	return nil
}

func (r *Reading) unmarshalTerms(data []byte) error {
	var t terms
	if err := jsonx.Unmarshal(data, &t); err != nil {
		return err
	}
	if t.Num == nil || t.Den == nil {
		return problemf(ErrRange, `a quotient has both "num" and "den", as strings`)
	}
	*r = Per(*t.Num, *t.Den)
	return nil
}
