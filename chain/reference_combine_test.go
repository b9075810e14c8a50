package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// This file combines periods by the definition, for one organisation: place by place,
// each over time, and then as one period (THEORY 7).

// refCombine returns the combined readings of periods, and an organisation whose missing
// readings may be what those of several periods may be; nil if they cannot be combined.
func refCombine(o *refOrg, periods []*refPeriod) *refPeriod {
	wide := newRefOrg(o.model)
	for id, ind := range wide.kpis {
		wide.kpis[id] = refOver(ind, int64(len(periods)))
	}
	whole := newRefPeriod(wide, nil)
	for _, p := range o.places {
		for id, ind := range o.kpis {
			if id == chain.Passes {
				ind.Over = kpi.Ratio
			}
			reading, ok := refCombined(p, ind, periods)
			if !ok {
				return nil
			}
			if _, _, some := reading.Terms(); some {
				whole.read[refKey{p.at, id}] = reading
			}
		}
	}
	return whole
}

// refOver is an indicator whose Domain is that of n periods.
func refOver(ind kpi.Indicator, n int64) kpi.Indicator {
	switch ind.Over {
	case kpi.Sum, kpi.Total:
		d := refBand(ind.Domain)
		for _, end := range []*big.Rat{d.lo, d.hi} {
			if end == nil {
				continue
			}
			many := refMul(end, refInt(n))
			switch low := end == d.lo; {
			case low && refLess(many, end), !low && refLess(end, many):
				end.Set(many)
			}
		}
		ind.Domain = d.band()
	case "crest", "blend":
		ind.Domain = kpi.Band{}
	}
	return ind
}

// refCombined combines one KPI at one place; false for a reading without volume that is
// pooled with others.
func refCombined(p *refPlace, ind kpi.Indicator, periods []*refPeriod) (kpi.Reading, bool) {
	if ind.Over == kpi.None {
		return kpi.Reading{}, true
	}
	if ind.Over == kpi.End {
		periods = periods[len(periods)-1:]
	}
	var list []kpi.Reading
	measured := 0
	for _, r := range periods {
		reading, ok := r.read[refKey{p.at, ind.ID}]
		if ok {
			measured++
		} else if f := r.figure(p, ind.ID); p.level <= chain.Steps && len(r.parts(p, ind.ID)) > 0 && refTogether(ind) && r.full(p, ind.ID) {
			reading, ok = f.read(), true
		}
		if ok {
			list = append(list, reading)
		}
	}
	if measured == 0 || len(list) < len(periods) {
		return kpi.Reading{}, true
	}
	return refOverTime(ind.Over, list)
}

// refTogether reports whether time and organisation compose in one way.
func refTogether(ind kpi.Indicator) bool {
	return ind.Across == ind.Over && slices.Contains([]kpi.Rule{kpi.Sum, kpi.Total, kpi.Ratio, kpi.Min, kpi.Max}, ind.Over)
}

// full reports whether a place was composed of all its parts.
func (r *refPeriod) full(p *refPlace, k string) bool {
	if reading, ok := r.read[refKey{p.at, k}]; ok {
		f := refMeasured(reading, refSpan{})
		return f.state == refAbsent || f.counts(r.rule(p, k))
	}
	parts := r.parts(p, k)
	for _, part := range parts {
		if !r.full(part, k) {
			return false
		}
	}
	return len(parts) > 0
}

// read is a figure as a reading.
func (f *refFigure) read() kpi.Reading {
	switch f.state {
	case refMissing:
		return kpi.Reading{}
	case refBare:
		return kpi.Of(refExact(f.num))
	}
	return kpi.Per(refExact(f.num), refExact(f.den))
}

func refOverTime(rule kpi.Rule, list []kpi.Reading) (kpi.Reading, bool) {
	if len(list) == 1 || rule == kpi.End {
		return list[0], true
	}
	num, den := new(big.Rat), new(big.Rat)
	var values []*big.Rat
	for _, reading := range list {
		f := refMeasured(reading, refSpan{})
		switch {
		case f.state == refBare && rule == kpi.Ratio:
			return kpi.Reading{}, false
		case f.state == refAbsent:
			continue
		case !f.counts(rule):
			return kpi.Reading{}, true
		}
		num.Add(num, f.num)
		den.Add(den, f.den)
		values = append(values, refArg{refFigure: f}.amount())
	}
	if rule == kpi.Ratio {
		return kpi.Per(refExact(num), refExact(den)), true
	}
	if len(values) == 0 {
		return kpi.Per(genDec(0, 0), genDec(0, 0)), true
	}
	lo, hi, sum := values[0], values[0], new(big.Rat)
	for _, v := range values {
		if refLess(v, lo) {
			lo = v
		}
		if refLess(hi, v) {
			hi = v
		}
		sum.Add(sum, v)
	}
	switch rule {
	case kpi.Sum, kpi.Total:
		return kpi.Of(refExact(sum)), true
	case kpi.Min:
		return kpi.Of(refExact(lo)), true
	case "blend":
		return kpi.Of(refExact(new(big.Rat).Add(refMul(lo, big.NewRat(3, 4)), refMul(hi, big.NewRat(1, 4))))), true
	}
	return kpi.Of(refExact(hi)), true
}
