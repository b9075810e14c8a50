package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// An Indicator defines a KPI (Dutch: kritische prestatie-indicator): what is
// measured, in which unit, which way is better, and how readings of parts make up
// the reading of a whole in three directions: along the steps of a chain, across
// the units and people inside one step, and over time.
//
// It is plain data. The zero value of every field but ID is usable: no unit, whole
// numbers, higher is better, composing in no direction.
type Indicator struct {
	// ID names the indicator in a model: at most 128 bytes, no control characters.
	ID string `json:"id"`
	// Name is for people; ID where empty.
	Name string `json:"name,omitempty"`
	// Unit is the unit of measure, for people: "h", "EUR", "orders". The unit
	// [Percent] makes Format show the fraction 0.95 as 95 %.
	Unit string `json:"unit,omitempty"`
	// Decimals is the number of decimals that cascaded targets are rounded to, 0 to
	// 9. Readings keep theirs.
	Decimals int32 `json:"decimals,omitempty"`
	// Better says which way is good.
	Better Direction `json:"better,omitzero"`
	// Serves says whose value it is: the customer's (Dutch: klantwaarde) or the
	// organisation's own (Dutch: interne waarde). A chain needs both.
	Serves Interest `json:"serves,omitzero"`

	// Along composes over the steps of a chain. [Ratio] needs readings with volumes
	// of the steps: Across Ratio or None. [None]: it does not add up along a
	// chain; it is read where its goal is set, and steered through the indicators
	// that influence it.
	Along Rule `json:"along,omitempty"`
	// Across composes over units, teams and people inside one step. Only rules that
	// group are allowed ([Sum], [Total], [Product], [Ratio], [Min], [Max] and custom
	// ones that declare it): combining teams and then departments must give what
	// combining all people gives, so that a chain's figures never depend on how the
	// organisation chart is drawn. [None]: goals stop at the step.
	Across Rule `json:"across,omitempty"`
	// Over composes over periods: [Sum] or [Total] for flows, [Ratio] for rates,
	// [End] for stocks, [Min], [Max], a custom rule, or [None]. What is multiplied by
	// [Product] is a fraction, which Sum and Total make none. Where Along or Across is
	// Ratio, only Ratio and End keep the volumes that it needs of several parts.
	Over Rule `json:"over,omitempty"`

	// Domain holds the values it can have at all, such as 0..1 for a yield or 0 and
	// up for a duration: the bounds of what a missing reading may be. The zero value
	// is unbounded, except that [Product] implies 0..1 and [Path] implies 0 and up.
	// It is that of one period: what is added up over several may be outside.
	Domain Band `json:"domain,omitzero"`
	// Coverage is the share of the lowest places below a whole, by weight, that must
	// have a reading before the whole is lit from the ones that do. It never stops a
	// part with little coverage from passing its terms up, so that it does not depend
	// on the chart either. It is a fraction in 0..1, where the zero value means 1,
	// every part. It counts for [Ratio], [Mean], [Min], [Max] and custom rules; the
	// others always need every part, since a partial sum, product or path looks
	// better (or worse) than it is. A step that is covered enough by its people counts
	// as a part for them.
	Coverage decimal.Decimal `json:"coverage,omitzero"`
}

// Percent is the [Indicator] unit for a fraction that people read as a percentage.
const Percent = "%"

// MarshalJSON writes the fields with their decimals as strings.
func (i Indicator) MarshalJSON() ([]byte, error) { return jsonx.Marshal(i) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, i stays as it was.
func (i *Indicator) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, i) }
