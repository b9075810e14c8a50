package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/light"
)

// A Gauge is one reading held against its thresholds (Dutch: een metertje). The
// zero value is a gauge of no KPI without data.
//
// Numbers are judged exactly and rounded once, on reading: to 24 decimals, or to
// fewer where they would have more than 30 digits.
type Gauge struct {
	// KPI is the ID of the indicator.
	KPI string `json:"kpi"`
	// Reading is what was measured or composed.
	Reading Reading `json:"reading"`
	// Goal is what it is held against, Green and Amber filled in; nil where no goal
	// is set.
	Goal *Thresholds `json:"goal,omitempty"`
	// Status is the light. It is [NoData] without a goal, or while a missing reading
	// could still make the light one colour or another, unless Indicator.Coverage is
	// met: such a light may change when the rest comes in. A light that is the same
	// over all of Bounds cannot, and shows before anything is read: sales of at least
	// nothing are green.
	Status Status `json:"status"`
	// Bounds is where the value must lie, whatever the missing readings turn out to
	// be: a single point, the value as read, when nothing is missing; else rounded
	// outward. Under [Ratio], whose missing volumes are not known, it reaches from
	// the known rate to the ends of Indicator.Domain. A light that is the same over
	// all of Bounds is certain and shown, even when something is missing.
	Bounds Band `json:"bounds,omitzero"`
	// Score is 0..100 in steps of 0.01 and agrees with the light: 100 is green,
	// [50,100) amber, [0,50) red. It falls in a straight line from 100 at the end of
	// Green to 50 at the end of Amber and on at the same slope to 0; where both ends
	// coincide it is 100 or 0, and where Amber is open it is 99.99. It is rounded
	// down, so it never crosses into a better light. Doing better than the target
	// earns nothing extra: no reward for pushing one meter past what the chain needs.
	// A light that is certain before there is a value scores as the worst end of
	// Bounds does, red with an open end 0. Zero when Status is NoData.
	Score decimal.Decimal `json:"score,omitzero"`
	// Gap is the distance from Target in the KPI's unit: positive when better than
	// Target, negative when worse (never positive for Near). Rounded half away from
	// zero; zero without a value.
	Gap decimal.Decimal `json:"gap,omitzero"`
	// Room is how much worse the value may get before the light changes, in the KPI's
	// unit. Rounded down; zero when Status is NoData or Red, or without a value.
	Room decimal.Decimal `json:"room,omitzero"`
	// Coverage is the share of the parts, by weight, whose readings are in this one: 1
	// for a measured reading, 0 for none. Rounded down to 4 decimals.
	Coverage decimal.Decimal `json:"coverage,omitzero"`
}

// Gauge holds a reading against a goal. A nil goal gives NoData with the reading
// kept; so does Per(n, 0), which has no value, whatever the goal. With no data the
// value may lie anywhere in Domain.
//
// It returns an error that wraps [ErrRange] for a goal out of order (Target outside
// Green, Green outside Amber, or a band open on the side that Better calls worse),
// for a negative volume, for a number of more than 30 digits, for a Better that
// does not exist where there is a goal, and for a Domain that Valid refuses where
// there is no value.
func (i Indicator) Gauge(r Reading, goal *Thresholds) (Gauge, error) {
	g := Gauge{KPI: i.ID, Reading: r}
	bounds, err := i.bounds(r)
	if err != nil {
		return Gauge{}, problemf(ErrRange, "kpi %s: %v", quote(i.ID), err)
	}
	g.Bounds = outward(bounds)
	if v, ok := r.Value(); ok {
		g.Bounds = Between(v, v)
	}
	if r.form != nothing {
		g.Coverage = decimal.New(1, 0)
	}
	if goal == nil {
		return g, nil
	}
	b, err := goal.bands(i.Better)
	if err != nil {
		return Gauge{}, problemf(ErrRange, "kpi %s: goal: %v", quote(i.ID), err)
	}
	g.Goal = goal.filled(i.Better)
	if x, ok := r.exact(); ok {
		g.judge(b, x)
	} else if r.form == nothing {
		g.Status, g.Score = Status(b.Certain(bounds)), b.Worst(bounds).Out(exact.Floor)
	}
	return g, nil
}

// judge fills in what follows from the value.
func (g *Gauge) judge(b light.Bands, x exact.Num) {
	g.Status = Status(b.Status(x))
	g.Score = b.Score(x).Out(exact.Floor)
	g.Gap = b.Gap(x).Out(exact.HalfAway)
	g.Room = b.Room(x).Out(exact.Floor)
}

// bounds returns where the value of a reading lies: a point, or without a value
// anywhere it may. It reports a reading that cannot be used.
func (i Indicator) bounds(r Reading) (exact.Interval, error) {
	if err := r.check(); err != nil {
		return exact.Interval{}, err
	}
	if x, ok := r.exact(); ok {
		return exact.Point(x), nil
	}
	if r.absent() {
		return exact.Interval{}, nil
	}
	return i.domain()
}

// MarshalJSON writes the fields with their decimals as strings.
func (g Gauge) MarshalJSON() ([]byte, error) { return jsonx.Marshal(g) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, g stays as it was.
func (g *Gauge) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, g) }
