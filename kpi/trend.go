package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
)

// A Trend says whether things go the right way (Dutch: ga je de goede kant op). The
// zero value is that of no readings.
type Trend struct {
	// Move is the verdict, in terms of better and worse, not up and down.
	Move Move `json:"move"`
	// Slope is the change per period in the KPI's unit: the median of the slopes
	// between all pairs of readings (Theil-Sen; Sen 1968), rounded to Decimals+2.
	Slope decimal.Decimal `json:"slope,omitzero"`
	// Next is where the line through the readings stands one period on. No data when
	// Move is Unclear.
	Next Reading `json:"next"`
	// Limits are the natural limits of the readings; nil with fewer than 5.
	Limits *Limits `json:"limits,omitempty"`
	// Signals are the readings that are more than noise, by index, first rule first.
	Signals []Signal `json:"signals,omitempty"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (t Trend) MarshalJSON() ([]byte, error) { return jsonx.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, t stays as it was.
func (t *Trend) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, t) }

// Limits are those of a process behaviour chart (XmR; Wheeler): Center is the mean,
// Low and High are Center ± 2.66 times the mean moving range, clipped to
// Indicator.Domain; Range is the upper limit of the moving range, 3.268 times its
// mean. Rounded half away from zero to Decimals+2.
type Limits struct {
	Center decimal.Decimal `json:"center"`
	Low    decimal.Decimal `json:"low"`
	High   decimal.Decimal `json:"high"`
	Range  decimal.Decimal `json:"range"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (l Limits) MarshalJSON() ([]byte, error) { return jsonx.Marshal(l) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, l stays as it was.
func (l *Limits) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, l) }

// A Signal is a reading, or the last of a run, that is more than noise.
type Signal struct {
	Index int        `json:"index"`
	Rule  SignalRule `json:"rule"`
	// Better reports whether it is a signal in the good direction.
	Better bool `json:"better,omitempty"`
}

// A SignalRule says why a reading is a signal.
type SignalRule string

const (
	Outside  SignalRule = "outside"    // one point outside the limits
	Run8     SignalRule = "run8"       // eight in a row on one side of the centre
	ThreeOf4 SignalRule = "three_of_4" // three of four nearer to a limit than to the centre
)
