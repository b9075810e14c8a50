package scenario

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// A Swing is how far a whole moves when one input alone moves from the low end of what it
// may read to the high end, all else as read: a bar of a tornado. The zero value moves
// nothing.
type Swing struct {
	// At and KPI are the input's.
	At  chain.Place `json:"at"`
	KPI string      `json:"kpi"`
	// Low and High are what the whole reads with the input at its low end and at its
	// high end: where less is more, Low is the higher of the two. No data where the
	// whole has no value then.
	Low  kpi.Reading `json:"low"`
	High kpi.Reading `json:"high"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (s Swing) MarshalJSON() ([]byte, error) { return jsonx.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, s stays as it was.
func (s *Swing) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, s) }

// Tornado tries every input alone at both ends of what it may read, as [chain.Result.With]
// has it, with the volume that it reads now: the least and the largest that [Simulate]
// draws, which are Low and High of a Dist, or the least and the largest of its Values.
// Inputs are of any KPI at any place, chain.Passes too; one that
// reads nothing yet is one like any other, and one that does not move the whole has no
// swing. The largest swing comes first, compared exactly, ties in the order given; then
// inputs with which the whole has no value at one end or both; then those of people, in the
// order given: the library ranks no people. There is one swing for each input; an empty
// slice for none.
//
// The error is a *chain.InvalidError with every problem: it wraps chain.ErrUnknown for a
// place or KPI that the plan does not have, and chain.ErrDuplicate for an input that comes
// twice; kpi.ErrRange for a Dist that Simulate refuses; and,
// once all that is right, what With refuses of the readings at an input's ends, such as
// one outside the Domain.
//
// The cost is that of two times With for each input.
func Tornado(r *chain.Result, at chain.Place, kpiID string, inputs []Input) ([]Swing, error) {
	bad := &problems{}
	bad.lookUp(r.Plan(), "at", at, kpiID)
	samplers := bad.takeInputs(r.Plan(), inputs)
	if err := bad.err(); err != nil {
		return nil, err
	}
	bars := make([]bar, len(inputs))
	for n, in := range inputs {
		bars[n].Swing = Swing{At: in.At, KPI: in.KPI}
		err := bars[n].swing(r, at, kpiID, samplers[n])
		if err := bad.relay(err, func(_ int, field string) string { return ofInputs(n, field) }); err != nil {
			return nil, err
		}
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(bars, bar.compare)
	swings := make([]Swing, len(bars))
	for n := range bars {
		swings[n] = bars[n].Swing
	}
	return swings, nil
}

// A bar is a swing with its exact length; void where an end has no value.
type bar struct {
	Swing
	far  exact.Num
	void bool
}

// swing moves the input from one end to the other.
func (b *bar) swing(r *chain.Result, at chain.Place, kpiID string, s sampler) error {
	low, high := s.ends()
	before, err := b.end(r, at, kpiID, low, &b.Low)
	if err != nil {
		return err
	}
	after, err := b.end(r, at, kpiID, high, &b.High)
	b.far = after.Sub(before).Abs()
	return err
}

// end fills in what the whole reads with the input at one end, and returns it exactly.
func (b *bar) end(r *chain.Result, at chain.Place, kpiID string, value decimal.Decimal,
	into *kpi.Reading) (exact.Num, error) {
	after, err := r.With(chain.Measurement{At: b.At, KPI: b.KPI, Reading: keep(r, b.At, b.KPI, value)})
	if err != nil {
		return exact.Num{}, err
	}
	g, _ := after.Gauge(at, kpiID)
	*into = g.Reading
	s, _, err := look(after, at, kpiID)
	b.void = b.void || !s.Has
	return s.Value, err
}

// compare orders bars: people last, and not among themselves; before them those without
// a length.
func (b bar) compare(o bar) int {
	rank := func(b bar) int {
		switch {
		case b.At.Person != "":
			return 2
		case b.void:
			return 1
		}
		return 0
	}
	if x, y := rank(b), rank(o); x != y || x > 0 {
		return x - y
	}
	return o.far.Cmp(b.far)
}
