package kpi

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// A Course says whether the whole of a horizon, a year of months say, will make its
// target (Dutch: lig je op koers). All gauges are composed with Indicator.Over. The
// zero value is that of no horizon.
type Course struct {
	// ToDate is the periods so far against the targets of those periods; a gauge without
	// goal where there are none.
	ToDate Gauge `json:"to_date"`
	// Forecast is the whole horizon, if what is left goes as what was. Its Bounds are
	// where the horizon can still end, and its Coverage is the share of the periods that
	// were read.
	Forecast Gauge `json:"forecast"`
	// Needed has one reading for every period left, in proportion to its target, with
	// which the horizon just makes its target. Empty when none is left, after a gap, or
	// when no readings in Domain would do it: then OutOfReach.
	Needed []Reading `json:"needed"`
	// OutOfReach reports that the periods left cannot make the target any more: certain,
	// not a forecast, but for a custom rule, where only equal readings are tried. It is
	// about the target, not about Green: where Green is wider, the horizon may still end
	// green, and its forecast be so. False when none is left, whatever was read, after a
	// gap, and under Ratio where the volume to come is 0.
	OutOfReach bool `json:"out_of_reach,omitempty"`
	// Range is how many more periods the rest of the budget lasts at the rate so far
	// (resterende actieradius), rounded down to 0.1; [Sum] and [Total] with Lower only.
	// Zero when what was read has come to the budget, or is over it.
	Range Reading `json:"range"`
	// Left is the number of periods without a reading after the last one with.
	Left int `json:"left"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (c Course) MarshalJSON() ([]byte, error) { return jsonx.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, c stays as it was.
func (c *Course) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, c) }

// Course judges readings against one goal per period of the horizon, both in time order.
// What is missing at the end, not given or no data, is the future; the periods so far end
// with the last reading, an absent one, Per(0, 0), included. op composes where Over is a
// custom rule, and is not looked at where it is built in.
//
// The goal of several periods is their goals composed with Over, each end of the bands by
// itself and open where one of a sum is open; under [Ratio] by the volumes that were, and
// for periods to come by the mean of those, rounded to 9 decimals. The goal of an absent
// period counts, but for Ratio, where it has no volume. Where nothing was read volumes
// are 1.
//
// Later periods are forecast at the mean of the readings so far, absent ones left out.
// For a sum ([Sum], [Total]) that is in proportion to their targets, so that seasons in
// the goals carry over, unless targets have both signs or those so far add up to 0. Under
// Ratio it is the pooled rate, and under [End] the last reading: a stock stays where it
// is. There is no forecast where nothing so far has a value.
//
// Needed is rounded to Decimals on the strict side: read in every period left, it makes
// the target, for Near to within a last digit below it.
//
//	Over           every period left is asked for
//	Sum, Total     a share of what is left, in proportion to its target
//	Ratio          a rate in proportion to its target, over the volume to come; empty
//	               where that volume is 0
//	Min, Max       the horizon's target
//	End            its own target, of which the last counts
//	a custom rule  the same, as near as its operator allows
//
// What is in proportion adds up: one last digit less strict anywhere does not make the
// target. Equal targets get the same, but for that digit. Where nothing was read all get
// their targets. Where Domain stops one period others take the rest. A period with a
// target of zero is asked for nothing. All are asked the same where that does not come to
// what is left, and where all targets left are zero or they have both signs.
//
// Range divides what is left of the budget, the horizon's target, by the mean of the
// readings so far, which is not in proportion to targets. It is no data where no period so
// far counts; else zero where nothing is left, whatever that mean is, as where 0 was read
// against targets of -3; else no data where that mean is not more than zero.
//
// A gap among the readings so far leaves all but Left and the goals without data: a hole
// is not a zero. A gap is no data, or what has no value under the rule: Per(n, 0) but for
// Total and Ratio. A light may still be certain over Bounds, as in [Indicator.Gauge].
//
// Readings may lie outside Domain, which binds what is needed and Bounds only. Lights,
// scores, Needed and Range are exact; numbers are rounded once.
//
// Errors: [ErrRule] when Over is None, a rule that does not compose periods, or a custom
// rule that op does not supply, for an operator that fails or that puts the goals of the
// periods together out of order, and for a value without volume under Ratio with more
// than one period; [ErrParts] for no goals and for more readings than goals; [ErrRange]
// for Decimals, Better and Domain that Valid refuses, goals out of order, negative
// volumes, numbers of more than 30 digits, and, where periods are left, needed readings of
// more than 18 digits and, but for Min, Max and End, a Domain that holds no number of so
// few decimals. That an operator is not monotone is not looked for: Needed and Bounds then
// mean nothing. The cost is that of some compositions and of one [Indicator.Cascade].
//
// Source: the design's theory, section 7.
func (i Indicator) Course(readings []Reading, goals []Thresholds, op Operator) (Course, error) {
	c, err := i.course(readings, goals, op)
	if err != nil {
		return Course{}, fmt.Errorf("kpi %s: %w", quote(i.ID), err)
	}
	return c, nil
}

func (i Indicator) course(readings []Reading, goals []Thresholds, op Operator) (Course, error) {
	h, err := i.horizon(readings, goals, op)
	if err != nil {
		return Course{}, err
	}
	c := Course{Left: len(goals) - h.past, Needed: []Reading{}}
	if c.ToDate, err = h.toDate(); err != nil {
		return Course{}, err
	}
	whole, err := h.aim(len(goals))
	if err != nil {
		return Course{}, err
	}
	if c.Forecast, err = h.forecast(whole); err != nil {
		return Course{}, err
	}
	if h.gap {
		return c, nil
	}
	c.Range = h.budget(whole)
	c.Needed, c.OutOfReach, err = h.needed(whole)
	return c, err
}

// budget returns how many more periods the rest of a budget lasts.
func (h *horizon) budget(whole light.Bands) Reading {
	if h.rule.Closed != rule.Add || h.in.Better != Lower || h.counted == 0 {
		return Reading{}
	}
	rest := whole.Target.Sub(h.sum)
	if rest.Sign() <= 0 {
		return Of(exact.Num{}.Decimal(0, exact.Floor))
	}
	if h.sum.Sign() <= 0 {
		return Reading{}
	}
	lasts := rest.Mul(exact.Int(int64(h.counted))).Quo(h.sum).Decimal(1, exact.Floor)
	if exact.Check(lasts) != nil {
		return Reading{}
	}
	return Of(lasts)
}
