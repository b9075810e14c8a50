package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// A Need is what a lever must read for a whole to read what is wanted, with the proof
// that less does not do. The zero value needs nothing of no place.
type Need struct {
	// At is the lever.
	At chain.Place `json:"at"`
	// Reading is the least good that At may read, in last digits (Decimals) of its
	// KPI, with the volume that it has now. No data where no value does, then
	// OutOfReach; and where every value does and none is the least good.
	Reading kpi.Reading `json:"reading"`
	// Whole is what the whole reads with Reading at the lever. Where no value does it
	// is the best that the lever can make of it, so never what was wanted; no data
	// where the Domain ends nothing on that side. Where every value does it is what
	// the whole reads now.
	Whole kpi.Reading `json:"whole"`
	// Short is what the whole reads with the lever one last digit less good than
	// Reading: worse than wanted, which proves that Reading is the least good. No data
	// where Reading is the end of the Domain, or where the whole has no value then.
	Short kpi.Reading `json:"short"`
	// OutOfReach reports that no value at the lever does.
	OutOfReach bool `json:"out_of_reach,omitempty"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (n Need) MarshalJSON() ([]byte, error) { return jsonx.Marshal(n) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, n stays as it was.
func (n *Need) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, n) }

// Seek finds what a KPI must read at a lever, all else as read, for it to read want or
// better at a whole (Dutch: doelzoeken): the least good value that does, in last digits
// (Decimals) of the KPI, so rounded on the strict side. lever lies anywhere below whole,
// on any level. It is tried as With would have it: measured there, whatever was measured
// below it, with the volume that it reads now. A lever without a reading is one, if the
// whole gets a value with it.
//
// For [kpi.Near] the whole must read no further from its target than want does, on
// either side. The values that do are an interval, and Reading is the end of it that is
// nearer to what the lever reads now: the least change, where it must change, and else
// how far it may drift before the whole is further off. It is the lower end where both
// are as near and where the lever reads nothing, unless the interval has no such end.
//
// Values are those of the KPI's Domain, with what its rules ask (a fraction for
// [kpi.Product], 0 and up for [kpi.Path]), of at most 18 digits counted to Decimals.
// None is clipped to make it do: a yield of 1.0167 is out of reach, and Whole what a
// yield of 1 gives. Wants are compared with exact values, not with rounded ones.
//
// A whole that is measured itself does not move, nor does one in which the lever does
// not count: it is out of reach unless it reads want already. Then every value does, and
// Reading is the bad end of the Domain, or no data where it has none; so it is where
// others stop the whole from getting worse, as under [kpi.Min] and [kpi.Max].
//
// The error is a *chain.InvalidError with every problem: one that wraps
// chain.ErrUnknown for a whole, lever or KPI that the plan does not have, a lever that is
// not below the whole, and for Near a whole without a goal; kpi.ErrRange for a want of
// more than 30 digits; and whatever chain.Result.With refuses of the lever, as below the
// Depth of a goal, or without a volume where parts are pooled. Where a custom operator
// fails the whole has no value, which does not do; under one that is not monotone Short
// still holds, but a value further off may do.
//
// The cost is that of a few dozen evaluations: twice the logarithm of how many last
// digits the answer is away from what the lever reads now.
func Seek(r *chain.Result, whole chain.Place, kpiID string, want decimal.Decimal, lever chain.Place) (Need, error) {
	bad := &problems{}
	band, target := checkSeek(r.Plan(), whole, kpiID, want, lever, bad)
	if err := bad.err(); err != nil {
		return Need{}, err
	}
	ind, _ := r.Plan().Indicator(kpiID)
	k, err := newKnob(r, whole, lever, ind)
	if err != nil {
		return Need{}, refused(err, "lever")
	}
	n, err := k.need(band, target)
	return n, refused(err, "lever")
}

// refused says of an argument that With refused a reading there.
func refused(err error, argument string) error {
	bad := &problems{}
	if err := bad.relay(err, func(int, string) string { return argument }); err != nil {
		return err
	}
	return bad.err()
}

// checkSeek reports what is wrong with a question, and returns where the whole must come
// and, for Near, its target.
func checkSeek(p *chain.Plan, whole chain.Place, kpiID string, want decimal.Decimal, lever chain.Place,
	bad *problems) (band exact.Interval, target exact.Num) {
	bad.lookUp(p, "whole", whole, kpiID)
	x, err := exact.From(want)
	if err != nil {
		bad.add("want", codeLong, kpi.ErrRange, "a number of more than %d digits", exact.MaxDigits)
	}
	switch {
	case !exists(p, lever):
		bad.add("lever", codePlace, chain.ErrUnknown, "no place %q", lever)
	case exists(p, whole) && !below(p, whole, lever):
		bad.add("lever", codeBelow, chain.ErrUnknown, "%q is not below %q", lever, whole)
	}
	ind, _ := p.Indicator(kpiID)
	switch ind.Better {
	case kpi.Lower:
		return exact.AtMost(x), target
	case kpi.Higher:
		return exact.AtLeast(x), target
	}
	goal, ok := p.Target(whole, kpiID)
	if !ok {
		if exists(p, whole) {
			bad.add("whole", codeNone, chain.ErrUnknown, "no goal for %q at %q, to be near to", kpiID, whole)
		}
		return band, target
	}
	target = exact.MustFrom(goal.Target)
	off := x.Sub(target).Abs()
	return exact.Between(target.Sub(off), target.Add(off)), target
}

// need returns what the knob must read for the whole to be within a band.
func (k *knob) need(band exact.Interval, target exact.Num) (Need, error) {
	n := Need{At: k.at}
	lo, hi, ok := k.bring(band)
	if !ok {
		n.OutOfReach = true
		x, some := k.best(target)
		if some {
			n.Whole, _ = k.reads(x) // none where a custom operator fails
		}
		return n, nil
	}
	x, outward, ok := k.worst(lo, hi)
	if !ok {
		g, _ := k.result.Gauge(k.whole, k.ind.ID)
		n.Whole = g.Reading
		return n, nil
	}
	var err error
	n.Reading = k.reading(x)
	if n.Whole, err = k.reads(x); err != nil {
		return Need{}, err
	}
	if less := x + outward; less >= k.from && less <= k.to {
		n.Short, _ = k.reads(less)
	}
	return n, nil
}
