package kpi

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// An Attribution is a gap divided: Gap is the sum of the shares, Reserve and
// Unexplained, exactly. Positive made the whole better than its target. All numbers
// are in the KPI's unit, with at most Decimals+2 decimals; one of more than 30 digits is
// written to JSON and not read back. The zero value divides nothing.
type Attribution struct {
	Gap decimal.Decimal `json:"gap"`
	// Shares has one element a part, in order.
	Shares []Share `json:"shares"`
	// Reserve is what the parts promise beyond the whole: what the cascade kept back
	// by rounding, and what pinned parts promise more, or, below zero, less.
	Reserve decimal.Decimal `json:"reserve"`
	// Unexplained is the whole as measured less what its parts compose to: along a
	// chain, often the time lost between the steps.
	Unexplained decimal.Decimal `json:"unexplained"`
}

// A Share is what one part added to a gap. The zero value added nothing.
type Share struct {
	// Gap is the sum of the other three, exactly.
	Gap decimal.Decimal `json:"gap"`
	// Value: it read better or worse than its target.
	Value decimal.Decimal `json:"value"`
	// Passes: it was passed more or less often than planned.
	Passes decimal.Decimal `json:"passes,omitzero"`
	// Mix: volume moved to or from it, against the planned mix, which is Part.Weight
	// times Part.Planned; under [Ratio] only.
	Mix decimal.Decimal `json:"mix,omitzero"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (a Attribution) MarshalJSON() ([]byte, error) { return jsonx.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, a stays as it was.
func (a *Attribution) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, a) }

// MarshalJSON writes the fields with their decimals as strings.
func (s Share) MarshalJSON() ([]byte, error) { return jsonx.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, s stays as it was.
func (s *Share) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, s) }

// Attribute divides a whole's gap over its parts (Dutch: ieders aandeel). whole has
// the reading and the goal; each part has its own. The parts move together along the
// straight line from their targets, at planned passes, to their readings, at measured
// ones (Aumann and Shapley): the split does not depend on the order of parts, is fair
// at zero, and never gives an improvement a negative Value; a part on its target has
// Value zero. For [Product] it is the Shapley value. Min, Max, Bottleneck and Path
// divide by how much of the way a part is the one that counts; those that count
// together share.
//
// A custom operator gets the mean of the parts' given order and its reverse: exact in
// sum, though with three parts or more not the same for every order.
//
// The numbers are rounded once to Decimals+2, so that they add up to the gap rounded
// so, by largest remainder with ties in order, Reserve and Unexplained last. For
// [Near] the gap is how far the whole is from its target, on the side on which it is;
// for one on its target a part that rose made it better.
//
// A part without reading is left out where the rule can do without it (Min, Max, Mean,
// Ratio, custom ones), and counts as on its target elsewhere, or as not there where it
// has none: its Value is zero, its Passes are what they would be on target, and what it
// did beyond that is in Unexplained. An absent part, Per(0, 0), is left out by the same
// rules and Bottleneck, but not Ratio, under which its volume moved away; elsewhere it
// took nothing of a sum or a path and lost nothing of a product, and that is held
// against its target. Where no part that has a say was read, all of the gap is
// Unexplained. An amount over no volume, Per(5, 0), is Value under Ratio.
//
// Errors wrap [ErrParts] for no parts, parts out of order, a whole without goal or
// value, and a part that has a say, is not left out, was read or absent, and has no
// goal; [ErrRule] for no operator, an operator that fails, a choice that the rule has no
// meaning for and a value without volume among several under Ratio; [ErrRange] for numbers out of
// range and chances of a choice over 1, as measured or as planned. The cost is n log n
// in the number of parts, for Product its square, in numbers as long as all readings
// together, for Path that of some compositions for each time that another path
// becomes the longest, and for custom rules 4n compositions.
//
// Source: the design's theory, section 4 (T7 to T10).
func (i Indicator) Attribute(op Operator, whole Gauge, parts []Part) (Attribution, error) {
	if op == nil {
		return Attribution{}, problemf(ErrRule, "kpi %s: there is no operator", quote(i.ID))
	}
	a, err := i.attribute(op, whole, parts)
	if err != nil {
		return Attribution{}, fmt.Errorf("kpi %s: %w", quote(i.ID), err)
	}
	return a, nil
}

func (i Indicator) attribute(op Operator, whole Gauge, parts []Part) (Attribution, error) {
	if i.Decimals < 0 || i.Decimals > maxDecimals {
		return Attribution{}, problemf(ErrRange, "decimals %d are not in 0 to %d", i.Decimals, maxDecimals)
	}
	r := operated(op, parts)
	in, err := exactParts(r, parts)
	if err != nil {
		return Attribution{}, err
	}
	if err := checkChances(r, parts, asPlanned(in)); err != nil {
		return Attribution{}, fmt.Errorf("as planned: %w", err)
	}
	bands, value, err := i.lit(whole)
	if err != nil {
		return Attribution{}, err
	}
	aims, err := i.aims(r, parts, in)
	if err != nil {
		return Attribution{}, err
	}
	if _, err := r.Known(in); err != nil {
		return Attribution{}, classifyRead(r, err)
	}
	split, read, err := r.Split(in, aims)
	if err != nil {
		return Attribution{}, classifyRead(r, err)
	}
	if !read {
		split.From, split.To = bands.Target, bands.Target
	} else if sameRead(split.To, value) {
		value = split.To // it was composed, and rounded to be read
	}
	return i.rounded(split, bands, value), nil
}

// asPlanned returns parts that are passed as often as planned.
func asPlanned(in []rule.Part) []rule.Part {
	in = slices.Clone(in)
	for k := range in {
		in[k].Passes = in[k].Planned
	}
	return in
}

// sameRead reports whether a value is what another one is read as.
func sameRead(exactly, read exact.Num) bool {
	return exactly.Equal(read) || exact.Any(exactly.Out(exact.HalfAway)).Equal(read)
}

// lit returns the bands and the value of a whole that has both.
func (i Indicator) lit(whole Gauge) (light.Bands, exact.Num, error) {
	if whole.Goal == nil {
		return light.Bands{}, exact.Num{}, problemf(ErrParts, "the whole has no goal, so there is no gap to divide")
	}
	bands, err := whole.Goal.bands(i.Better)
	if err != nil {
		return bands, exact.Num{}, fmt.Errorf("whole: %w", err)
	}
	reading, err := whole.Reading.terms()
	if err != nil {
		return bands, exact.Num{}, fmt.Errorf("whole: %w", err)
	}
	value, ok := reading.Value()
	if !ok {
		return bands, value, problemf(ErrParts, "the whole has no value, so there is no gap to divide")
	}
	return bands, value, nil
}

// aims returns what the parts are held against.
func (i Indicator) aims(r *rule.Rule, parts []Part, in []rule.Part) ([]rule.Aim, error) {
	says := r.Counts(in)
	aims := make([]rule.Aim, len(parts))
	for k, p := range parts {
		if p.Goal == nil {
			if (says == nil || says[k]) && r.Compares(in[k].Reading) {
				return nil, problemf(ErrParts, "part %d (%s) has no goal to hold its reading against", k, p.ID)
			}
			continue
		}
		b, err := p.Goal.bands(i.Better)
		if err != nil {
			return nil, fmt.Errorf("goal of part %d (%s): %w", k, p.ID, err)
		}
		if !r.Domain.Contains(b.Target) {
			return nil, problemf(ErrRange, "goal of part %d (%s): %s is outside what rule %s composes, which is %s",
				k, p.ID, exact.Text(p.Goal.Target), r.Name, light.Describe(r.Domain))
		}
		aims[k] = rule.Aim{At: b.Target, Set: true}
	}
	return aims, nil
}

// rounded returns a split as an attribution: turned towards better, and rounded so
// that it adds up.
func (i Indicator) rounded(s rule.Split, b light.Bands, value exact.Num) Attribution {
	places := i.Decimals + attributionPlaces
	gap := rule.Gap{Weight: b.Turn(value), Rounded: b.Gap(value).Round(places, exact.HalfAway)}
	given, reserve, unexplained := gap.Divide(s, b.Target, value, places)
	a := Attribution{Gap: gap.Rounded.Read(), Reserve: reserve.Read(), Unexplained: unexplained.Read(),
		Shares: make([]Share, len(given))}
	for k, g := range given {
		m := g.Rounded
		a.Shares[k] = Share{Gap: m.Sum().Read(), Value: m.Value.Read(), Passes: m.Passes.Read(), Mix: m.Mix.Read()}
	}
	return a
}

// attributionPlaces is how many decimals more than a target an attribution has.
const attributionPlaces = 2
