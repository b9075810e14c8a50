package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/light"
)

// Thresholds are where a traffic light (Dutch: stoplicht) changes. A value in
// Green is green, one in Amber but not in Green is amber, any other is red: a value
// exactly on a boundary gets the better light, and no value falls between two
// lights. The zero value aims for 0, and has no amber.
type Thresholds struct {
	// Target is what is aimed for (Dutch: streefwaarde). It lies in Green.
	Target decimal.Decimal `json:"target"`
	// Green is the band of on target. The zero value means: Target or better, as
	// Indicator.Better has it; for Near exactly Target.
	Green Band `json:"green,omitzero"`
	// Amber contains Green. The zero value means the same as Green: no amber.
	Amber Band `json:"amber,omitzero"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (t Thresholds) MarshalJSON() ([]byte, error) { return jsonx.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, t stays as it was.
func (t *Thresholds) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, t) }

// bands returns t filled in and checked, for judging.
func (t Thresholds) bands(better Direction) (light.Bands, error) {
	if better < Higher || better > Near {
		return light.Bands{}, problemf(ErrRange, "better: %s does not exist", better)
	}
	target, err := exact.From(t.Target)
	if err != nil {
		return light.Bands{}, problemf(ErrRange, "target: more than 30 digits")
	}
	green, err := t.Green.interval()
	if err != nil {
		return light.Bands{}, problemf(ErrRange, "green: %v", err)
	}
	amber, err := t.Amber.interval()
	if err != nil {
		return light.Bands{}, problemf(ErrRange, "amber: %v", err)
	}
	b, err := light.New(target, green, amber, light.Direction(better))
	if err != nil {
		return light.Bands{}, problemf(ErrRange, "%v", err)
	}
	return b, nil
}

// filled returns t with the bands that its zero values mean.
func (t Thresholds) filled(better Direction) *Thresholds {
	if t.Green.everything() {
		t.Green = orBetter(t.Target, better)
	}
	if t.Amber.everything() {
		t.Amber = t.Green
	}
	return &t
}

// orBetter returns the band of what is at least as good as v.
func orBetter(v decimal.Decimal, better Direction) Band {
	switch better {
	case Lower:
		return AtMost(v)
	case Near:
		return Between(v, v)
	default:
		return AtLeast(v)
	}
}
